#include "core/scores.hpp"

#include <algorithm>

#include "core/math.hpp"
#include "core/sequence.hpp"

namespace tierwise {

namespace {

constexpr std::size_t kPad = 4;                      ///< dimensions of one pad
constexpr std::uint32_t kSharedOwner = 0xFFFFFFFEU;  ///< stands for "the campaign" in keys of kept arrays
constexpr std::uint32_t kSecondSetDimension = 32;    ///< the second set takes the shared dimensions from here on …
constexpr std::uint32_t kSecondSetPad = 2;           ///< … and the pads of a creator from here on
static_assert(kSharedScores <= kSecondSetDimension);

void toScores(double* uniforms, std::size_t count) { normalScores(uniforms, uniforms, count); }

}  // namespace

Layout layoutOf(std::size_t draws) { return {draws, scramblingsOf(draws)}; }

Scores::Scores(std::uint64_t seed, Layout layout, std::size_t keep) : seed_(seed), layout_(layout), keep_(keep) {}

/// The kept array of the key, or null when the bound leaves no room; `fresh` says that it is new and still empty.
double* Scores::kept(const Key& key, bool& fresh) {
  fresh = false;
  if (const auto found = arrays_.find(key); found != arrays_.end()) return found->second.get();
  const std::size_t bytes = layout_.draws * sizeof(double);
  if (kept_ + bytes > keep_) return nullptr;
  kept_ += bytes;
  fresh = true;
  // Not make_unique, which would write zeros first: of all the time that new scores take, a sixth.
  return arrays_.emplace(key, std::unique_ptr<double[]>(new double[layout_.draws])).first->second.get();
}

const double* Scores::shared(ScoreSet set, std::size_t dimension, const Stretch& stretch, double* scratch) {
  const auto number = static_cast<std::uint32_t>(dimension) + (set == ScoreSet::second ? kSecondSetDimension : 0);
  bool fresh = false;
  double* array = kept({static_cast<std::uint32_t>(set), kSharedOwner, 0, number}, fresh);
  if (array == nullptr) {
    sharedUniforms(seed_, number, stretch.scrambling, stretch.first, stretch.count, scratch);
    toScores(scratch, stretch.count);
    return scratch;
  }
  if (fresh) {
    for (std::size_t r = 0; r < layout_.scramblings; ++r)
      sharedUniforms(seed_, number, r, 0, layout_.points(), array + r * layout_.points());
    toScores(array, layout_.draws);
  }
  return array + stretch.scrambling * layout_.points() + stretch.first;
}

void Scores::own(ScoreSet set, PadOwner owner, unsigned dimensions, const Stretch& stretch, double* scratch, std::size_t stride,
                 std::array<const double*, kOwnScores>& out) {
  for (std::uint32_t pad = 0; pad < kOwnScores / kPad; ++pad) {
    const unsigned wanted = dimensions >> (pad * kPad) & ((1U << kPad) - 1);
    if (wanted == 0) continue;
    const PadKey key{seed_, owner.line, owner.creator, pad + (set == ScoreSet::second ? kSecondSetPad : 0)};
    std::array<double*, kPad> arrays{};
    unsigned fresh = 0;
    unsigned loose = 0;
    for (std::uint32_t d = 0; d < kPad; ++d) {
      if ((wanted >> d & 1U) == 0) continue;
      bool isFresh = false;
      arrays[d] = kept({static_cast<std::uint32_t>(set), owner.line, owner.creator, pad * static_cast<std::uint32_t>(kPad) + d}, isFresh);
      if (isFresh) fresh |= 1U << d;
      if (arrays[d] == nullptr) loose |= 1U << d;
    }
    if (fresh != 0) {
      for (std::size_t r = 0; r < layout_.scramblings; ++r) {
        std::array<double*, kPad> rows{};
        for (std::size_t d = 0; d < kPad; ++d) rows[d] = (fresh >> d & 1U) != 0 ? arrays[d] + r * layout_.points() : nullptr;
        padUniforms(key, r, 0, layout_.points(), rows);
      }
    }
    std::array<double*, kPad> rows{};
    for (std::size_t d = 0; d < kPad; ++d) rows[d] = (loose >> d & 1U) != 0 ? scratch + (pad * kPad + d) * stride : nullptr;
    if (loose != 0) padUniforms(key, stretch.scrambling, stretch.first, stretch.count, rows);
    for (std::size_t d = 0; d < kPad; ++d) {
      if ((wanted >> d & 1U) == 0) continue;
      const std::size_t dimension = pad * kPad + d;
      // Delivery stays a uniform: it is compared with a chance.
      if ((fresh >> d & 1U) != 0 && dimension != kOwnDelivery) toScores(arrays[d], layout_.draws);
      if ((loose >> d & 1U) != 0 && dimension != kOwnDelivery) toScores(rows[d], stretch.count);
      out[dimension] = arrays[d] != nullptr ? arrays[d] + stretch.scrambling * layout_.points() + stretch.first : rows[d];
    }
  }
}

void Scores::luck(const Stretch& stretch, double* tracked, double* untracked) {
  padUniforms(PadKey{seed_, kLuck.line, kLuck.creator, 0}, stretch.scrambling, stretch.first, stretch.count,
              {tracked, untracked, nullptr, nullptr});
}

Scores& ScoreCache::at(std::uint64_t seed, std::size_t draws) {
  const auto found = std::find_if(recent_.begin(), recent_.end(),
                                  [&](const auto& scores) { return scores->seed() == seed && scores->layout().draws == draws; });
  if (found != recent_.end()) {
    std::rotate(recent_.begin(), found, found + 1);
  } else {
    recent_.insert(recent_.begin(), std::make_unique<Scores>(seed, layoutOf(draws), bytes_ / 2));
    // Two at most, half of the bound each: the draws of a drag and of its release.
    if (recent_.size() > 2) recent_.pop_back();
  }
  return *recent_.front();
}

}  // namespace tierwise
