// A campaign in thousands of draws: every uncertain input takes a value in each draw, and the same funnel and money
// functions that give the typical figures give one outcome a draw.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/campaign.hpp"
#include "core/scores.hpp"

namespace tierwise {

/// What is recorded of each draw. Money in the scenario's currency.
enum class Outcome : std::size_t {
  reach,
  clicks,
  trackedOrders,
  incrementalOrders,
  cost,
  contribution,
  profit,
  roi,
  neededMultiplier,    ///< (cost − V)/C₁: factor on all order rates at which the draw breaks even; ∞ where orders bring nothing
  walkAwayMultiplier,  ///< factor on all fees at which it does; ±∞ where no fee is due
  targetMetric,        ///< the metric of the scenario's target
};
inline constexpr std::size_t kOutcomeCount = 11;
[[nodiscard]] constexpr std::size_t index(Outcome outcome) { return static_cast<std::size_t>(outcome); }
/// Bit of an outcome in a mask.
[[nodiscard]] constexpr unsigned bit(Outcome outcome) { return 1U << index(outcome); }
inline constexpr unsigned kAllOutcomes = (1U << kOutcomeCount) - 1;

/// Outcomes of all draws, scrambling by scrambling (see Layout); only those asked for are filled.
class Outcomes {
 public:
  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] std::span<const double> operator[](Outcome outcome) const { return {arrays_[index(outcome)].get(), layout_.draws}; }
  /// The draws of an outcome to keep beyond the next run.
  [[nodiscard]] std::vector<double> copyOf(Outcome outcome) const { return {(*this)[outcome].begin(), (*this)[outcome].end()}; }
  [[nodiscard]] double* array(Outcome outcome) { return arrays_[index(outcome)].get(); }

  /// Room for the outcomes in `wanted`, uninitialised; memory of an earlier run is used again where it is large enough.
  void prepare(const Layout& layout, unsigned wanted);
  /// Gives memory back when it holds more than `bytes`.
  void keepAtMost(std::size_t bytes);

 private:
  Layout layout_;
  std::size_t capacity_ = 0;  ///< draws that each array has room for
  std::array<std::unique_ptr<double[]>, kOutcomeCount> arrays_;
};

/// Which set of scores each input takes: all from `answer` unless a sensitivity mixes in the second.
struct ScoreChoice {
  std::array<ScoreSet, kSharedScores> shared{};
  ScoreSet own = ScoreSet::answer;
};

/// Told the share done, 0 … 1, now and then; may be empty.
using SimulationProgress = std::function<void(double)>;

/// A complete, valid scenario made ready for draws.
class Simulator {
 public:
  explicit Simulator(const Scenario& scenario);
  ~Simulator();
  Simulator(Simulator&&) noexcept;
  Simulator& operator=(Simulator&&) noexcept;
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// Whether the scenario asks for luck (Poisson noise of whole orders).
  [[nodiscard]] bool luck() const;

  /// Whether any own score of a creator matters: an uncertain rate with common share below 1, or an uncertain delivery.
  [[nodiscard]] bool hasOwnScores() const;

  /// Whether a shared score moves the campaign: its input is uncertain and, for rates, the common share is above 0.
  [[nodiscard]] bool moves(std::size_t sharedScore) const;

  /// Computes the outcomes in `wanted` (a mask of bits) for all draws of the scores' layout into `outcomes`, which keeps its
  /// memory between calls. Draw j depends on (seed, j, R) and the scenario only.
  void run(Scores& scores, const ScoreChoice& choice, bool luck, unsigned wanted, Outcomes& outcomes,
           const SimulationProgress& progress = {}) const;

 private:
  class Plan;
  std::unique_ptr<const Plan> plan_;
};

}  // namespace tierwise
