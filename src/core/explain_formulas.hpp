// The table behind `explain`: every quantity of the model with its unit and its formula in names.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/campaign.hpp"
#include "core/funnel.hpp"
#include "core/money.hpp"
#include "core/projection.hpp"

namespace tierwise {

/// One line at typical inputs, as the formulas name it.
struct ExplainedLine {
  const Line* line = nullptr;
  Contact<double> contact{};   ///< of one creator
  double chance = 0;           ///< that one post reaches one of the pool
  double paidImpressions = 0;  ///< of the boost
  double paidPeople = 0;       ///< of the boost, at most the audience
  double contacts = 0;         ///< count × delivery × contacts of one creator, and the paid ones
  double orderRate = 0;        ///< orders per contact by the basis in use
  double missed = 1;           ///< share of the audience that the line does not reach
  double missedWorth = 1;      ///< the same with repeats at their worth
};

/// What the formulas speak about: the projection and the quantities between it and the inputs.
struct ExplainedFacts {
  const Scenario* scenario = nullptr;
  TypicalProjection projection;
  Values<double> values{};
  std::vector<ExplainedLine> lines;
  double largestPool = 0;
  double audience = 0;
  double contacts = 0;
  double contentValue = 0;
  double creatorCount = 0;
  double commission = 0;
  OrderWorth<double> worth{};

  [[nodiscard]] double value(Field field) const { return at(values, field); }
};

/// Evaluates the facts of a complete scenario. Source of the formulas: docs/model.md.
[[nodiscard]] ExplainedFacts explainedFacts(const Scenario& scenario, const BenchmarkTable& table);

/// One row. `when` chooses between forms of one quantity (the first that holds is used; null always holds); `value` is null
/// for the figures of the projection, which are found by their name. `line` is used by quantities of a line only.
struct Formula {
  std::string_view name;
  std::string_view unit;
  std::string_view text;
  bool (*when)(const ExplainedFacts& facts, std::size_t line) = nullptr;
  double (*value)(const ExplainedFacts& facts, std::size_t line) = nullptr;
};
[[nodiscard]] std::span<const Formula> campaignFormulas();
[[nodiscard]] std::span<const Formula> lineFormulas();

}  // namespace tierwise
