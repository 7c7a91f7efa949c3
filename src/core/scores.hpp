// Normal scores of a run: one number a draw for every uncertain input, before anything of the scenario is known.
// They depend on the seed and the number of draws only, so they are computed once and kept, within a bound, between runs.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "core/campaign.hpp"

namespace tierwise {

/// How the draws of a run lie in memory: scrambling by scrambling. Draw j of the model, point ⌊j/R⌋ of scrambling j mod R,
/// stands at (j mod R)·points + ⌊j/R⌋.
struct Layout {
  std::size_t draws = 0;        ///< a power of two from 256
  std::size_t scramblings = 0;  ///< R: 32 from 4,096 draws on, else 8
  [[nodiscard]] std::size_t points() const { return draws / scramblings; }
};
[[nodiscard]] Layout layoutOf(std::size_t draws);

/// Two independent sets of scores exist: `answer` for projections, `second` for variance-based sensitivities.
enum class ScoreSet : std::uint32_t { answer, second };

/// Score dimensions shared by the whole campaign: its fields, then the common score of each creator rate.
inline constexpr std::size_t kSharedScores = kFieldCount + kRateCount;
[[nodiscard]] constexpr std::size_t sharedScore(Field field) { return index(field); }
[[nodiscard]] constexpr std::size_t sharedScore(Rate rate) { return kFieldCount + index(rate); }

/// Own dimensions of one creator: normal scores of its rates, then the uniform of its delivery; two pads of four.
inline constexpr std::size_t kOwnScores = 8;
inline constexpr std::size_t kOwnDelivery = 7;

/// Who owns a pad. The boost of a line is one more creator; luck belongs to the campaign.
struct PadOwner {
  std::uint32_t line = 0;
  std::uint32_t creator = 0;
};
inline constexpr std::uint32_t kBoostCreator = 0xFFFFFFFFU;
inline constexpr PadOwner kLuck{0xFFFFFFFFU, 0};

/// A stretch of draws within one scrambling.
struct Stretch {
  std::size_t scrambling = 0;
  std::size_t first = 0;  ///< first point
  std::size_t count = 0;
};

/// Scores of one seed and layout. Pointers stay valid until the next call with the same scratch.
class Scores {
 public:
  /// `keep` bounds the memory kept between runs, in bytes.
  Scores(std::uint64_t seed, Layout layout, std::size_t keep);

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

  /// Normal scores of a shared dimension over the stretch; `scratch` holds at least `count` numbers.
  const double* shared(ScoreSet set, std::size_t dimension, const Stretch& stretch, double* scratch);

  /// Normal scores of rates 0 … 6 and the delivery uniform of one creator: out[d] is set for each d in the bit mask
  /// `dimensions`. `scratch` holds kOwnScores times `stride` numbers, stride ≥ count.
  void own(ScoreSet set, PadOwner owner, unsigned dimensions, const Stretch& stretch, double* scratch, std::size_t stride,
           std::array<const double*, kOwnScores>& out);

  /// The two uniforms of luck: tracked and untracked orders.
  void luck(const Stretch& stretch, double* tracked, double* untracked);

 private:
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;  ///< set, line, creator, dimension
  double* kept(const Key& key, bool& fresh);

  std::uint64_t seed_;
  Layout layout_;
  std::size_t keep_;
  std::size_t kept_ = 0;
  std::map<Key, std::unique_ptr<double[]>> arrays_;
};

/// The scores of the last few seeds and layouts, so that dragging a slider computes them once.
class ScoreCache {
 public:
  /// `bytes` bounds what is kept in all.
  explicit ScoreCache(std::size_t bytes) : bytes_(bytes) {}
  [[nodiscard]] Scores& at(std::uint64_t seed, std::size_t draws);

 private:
  std::size_t bytes_;
  std::vector<std::unique_ptr<Scores>> recent_;  ///< most recently used first
};

}  // namespace tierwise
