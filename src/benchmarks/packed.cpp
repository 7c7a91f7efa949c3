#include "benchmarks/packed.hpp"

#include <algorithm>
#include <array>

namespace tierwise {
namespace {

/// Takes what stands before the next `end` from the front of the text.
std::string_view take(std::string_view& text, char end) {
  const std::size_t length = std::min(text.find(end), text.size());
  const std::string_view piece = text.substr(0, length);
  text.remove_prefix(std::min(length + 1, text.size()));
  return piece;
}

/// Whole digits over a power of ten, both exact, so that the quotient is the double nearest to the decimal (Clinger 1990).
double numberOf(std::string_view decimal) {
  double digits = 0;
  double scale = 1;
  bool after = false;
  for (const char c : decimal) {
    if (c == '.') {
      after = true;
      continue;
    }
    digits = digits * 10 + (c - '0');
    if (after) scale *= 10;
  }
  return digits / scale;
}

}  // namespace

Entries::Entries(const PackedEntries& packed) {
  std::vector<std::string_view> texts;
  for (std::string_view rest = packed.texts; !rest.empty();) texts.push_back(take(rest, '\n'));
  std::string_view numbers = packed.numbers;
  const auto number = [&numbers] { return numberOf(take(numbers, ' ')); };
  // All sources and points first: the views of the entries need them to stay where they are.
  std::vector<std::array<std::size_t, 2>> begins;
  for (const PackedEntry& entry : packed.entries) {
    begins.push_back({sources_.size(), points_.size()});
    for (std::string_view ids = texts[entry.sources]; !ids.empty();) sources_.push_back(take(ids, ','));
    for (unsigned i = 0; i < entry.points; ++i) {
      const double followers = number();
      const double low = number();
      const double mid = number();
      points_.push_back({followers, {low, mid, number()}});
    }
  }
  begins.push_back({sources_.size(), points_.size()});
  for (std::size_t i = 0; i < packed.entries.size(); ++i) {
    const PackedEntry& entry = packed.entries[i];
    const auto& [source, point] = begins[i];
    entries_.push_back({texts[entry.field], entry.kind == '%' ? Kind::proportion : Kind::positive, texts[entry.platform],
                        texts[entry.format], texts[entry.niche], entry.grade, texts[entry.note],
                        std::span(sources_).subspan(source, begins[i + 1][0] - source),
                        std::span(points_).subspan(point, begins[i + 1][1] - point)});
  }
}

}  // namespace tierwise
