// How the defaults travel inside the engine: as text, which compresses to a third of ready-made structures; made into them once.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/benchmark.hpp"

namespace tierwise {

/// One default; texts are line numbers in PackedEntries::texts.
struct PackedEntry {
  char kind;   ///< '%' a proportion, '+' positive
  char grade;  ///< A … E
  std::uint8_t field, platform, format, niche, note;
  std::uint8_t sources;  ///< ids joined by commas
  std::uint8_t points;   ///< how many points of the number list are its curve
};

struct PackedEntries {
  std::string_view texts;    ///< each distinct text once, each ended by a line break; the first is empty
  std::string_view numbers;  ///< followers, low, mid, high of one point after the other, at most 15 digits each, each ended by a space
  std::span<const PackedEntry> entries;
};

/// The same as values. Its views point into the packed texts and into itself: it is made once and stays where it is.
class Entries {
 public:
  explicit Entries(const PackedEntries& packed);
  Entries(const Entries&) = delete;
  Entries& operator=(const Entries&) = delete;

  [[nodiscard]] std::span<const Benchmark> all() const { return entries_; }

 private:
  std::vector<std::string_view> sources_;
  std::vector<CurvePoint> points_;
  std::vector<Benchmark> entries_;
};

}  // namespace tierwise
