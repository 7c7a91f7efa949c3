// The rules of a scenario: what may stand in each field, alone and together. All errors at once, in the contract's order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"
#include "core/error.hpp"

namespace tierwise {

/// Bounds of the contract.
inline constexpr double kMaxFollowers = 1e10;
inline constexpr double kMaxPosts = 1e3;
inline constexpr double kMaxCount = 1e4;
inline constexpr std::size_t kMaxLines = 1000;
inline constexpr double kMinDraws = 256;
inline constexpr double kMaxDraws = 1048576;
inline constexpr double kMaxSeed = 9007199254740991.0;   ///< 2⁵³ − 1
inline constexpr double kMaxCreatorDraws = 268435456.0;  ///< creators × draws ≤ 2²⁸
inline constexpr double kMinTrackedShare = 1e-6;         ///< where orders are divided by it; below, they would overflow

/// Whose number of draws a scenario takes: its own, or that of another, which is not held against its creators here.
enum class DrawsOf { itself, another };

/// Every rule that the given scenario breaks; missing optional fields are fine (`complete` fills them).
/// Paths are JSON paths as the contract spells them, e.g. `creators[2].followers`. The table knows the tier schemes.
[[nodiscard]] Errors validate(const Scenario& scenario, const BenchmarkTable& table, DrawsOf draws = DrawsOf::itself);

/// A follower count on its own, as `classify` takes it. `path` names the field in the error.
[[nodiscard]] Errors checkFollowers(double followers, std::string_view path);

/// What is said of more than `kMaxLines` lines.
[[nodiscard]] std::string tooManyLines(std::size_t lines);

/// What fits where so many creators are too many for the draws asked for: draws with these creators, or, where not even the fewest
/// do, creators with the fewest draws. `inWords` says it, e.g. "4,096 draws fit".
struct Fitting {
  ErrorDetails details;
  std::string inWords;
};
[[nodiscard]] Fitting fittingDraws(double creators);

/// Sorts errors into the contract's field order and keeps only the first error of each path, so that reading errors
/// (wrong types) and rule errors read as one list.
void sortInFieldOrder(Errors& errors);

}  // namespace tierwise
