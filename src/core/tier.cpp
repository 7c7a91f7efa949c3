#include "core/tier.hpp"

#include <algorithm>
#include <cmath>

#include "core/math.hpp"
#include "core/words.hpp"

namespace tierwise {

TierPlace placeOf(double followers, const TierScheme& scheme) {
  const auto above = std::find_if(scheme.tiers.begin(), scheme.tiers.end(), [&](const Tier& tier) { return tier.from > followers; });
  const bool emerging = above == scheme.tiers.begin();
  TierPlace place;
  place.tier = emerging ? std::string(kEmerging) : std::prev(above)->id;
  if (above == scheme.tiers.end()) return place;
  place.next = *above;
  place.distance = above->from - followers;
  // A first cut at 0 would put ln 0 below; such a tier has no logarithmic position.
  if (!emerging && std::prev(above)->from > 0) {
    const double from = std::prev(above)->from;
    place.position = log(followers / from) / log(above->from / from);
  }
  return place;
}

Errors checkScheme(const TierScheme& scheme, std::string_view path) {
  Errors errors;
  const std::string prefix(path);
  if (scheme.tiers.empty()) {
    errors.push_back({ErrorCode::emptyList, prefix + ".tiers", "a tier scheme needs at least one tier"});
  }
  for (std::size_t i = 0; i < scheme.tiers.size(); ++i) {
    const Tier& tier = scheme.tiers[i];
    const std::string at = indexed(prefix + ".tiers", i);
    if (tier.id.empty() || tier.id == kEmerging) {
      errors.push_back({ErrorCode::outOfRange, at + ".id", "a tier needs a name of its own (not empty, not \"emerging\")"});
    }
    const auto earlier = scheme.tiers.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(scheme.tiers.begin(), earlier, [&](const Tier& other) { return other.id == tier.id; })) {
      errors.push_back({ErrorCode::inconsistent, at + ".id", "two tiers have the same name \"" + tier.id + "\""});
    }
    if (tier.from < 0 || tier.from != std::floor(tier.from)) {
      errors.push_back({ErrorCode::outOfRange, at + ".from", "from must be a whole number of followers, 0 or more"});
    } else if (i > 0 && tier.from <= scheme.tiers[i - 1].from) {
      errors.push_back({ErrorCode::inconsistent, at + ".from", "each tier must begin above the one before it"});
    }
  }
  return errors;
}

}  // namespace tierwise
