#include "json/stamp.hpp"

#include <cstdint>
#include <string_view>

#include "core/decimal.hpp"
#include "json/scenario_writer.hpp"
#include "json/version.hpp"
#include "json/writer.hpp"

namespace tierwise::json {

namespace {

constexpr std::string_view kBetween = " · ";

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return hash;
}

}  // namespace

std::string stampOf(const Scenario& complete, const BenchmarkTable& table) {
  std::string stamp(kEngineVersion);
  stamp.append(kBetween).append(table.edition).append(kBetween);
  appendNumber(stamp, complete.simulation.seed.value_or(0));
  stamp.append(kBetween);
  Writer canonical;
  write(canonical, complete);
  const std::uint64_t hash = fnv1a(canonical.text());
  for (unsigned shift = 64; shift > 0;) {
    shift -= 4;
    stamp += "0123456789abcdef"[(hash >> shift) & 15U];
  }
  return stamp;
}

}  // namespace tierwise::json
