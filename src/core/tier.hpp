// Tiers: names for sizes of following. A scheme cuts whole follower counts into tiers; schemes differ, so each has a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace tierwise {

/// A tier begins at `from` followers and ends one below the next tier's `from`; the last is open.
struct Tier {
  std::string id;
  double from = 0;
};

/// An ordered list of tiers, `from` strictly rising.
struct TierScheme {
  std::string name;
  std::vector<Tier> tiers;
};

/// Below the first tier of every scheme.
inline constexpr std::string_view kEmerging = "emerging";

/// Where a count stands in a scheme.
struct TierPlace {
  std::string tier;                ///< id of the tier, or "emerging"
  std::optional<double> position;  ///< ln(F/from)/ln(nextFrom/from) in [0, 1); none for emerging and the last tier
  std::optional<Tier> next;        ///< the next tier; none in the last
  std::optional<double> distance;  ///< next.from − F followers; none in the last
};

/// The place of `followers` (a whole count >= 0) in a valid scheme.
[[nodiscard]] TierPlace placeOf(double followers, const TierScheme& scheme);

/// Refuses a scheme without tiers, with an empty or repeated id, or with cuts that do not rise; `path` prefixes the errors.
[[nodiscard]] Errors checkScheme(const TierScheme& scheme, std::string_view path);

}  // namespace tierwise
