// Published rules that turn a plan into another kind of figure: earned media value, rates by rule of thumb, figures measured in
// the field. They stand beside the model for comparison and never enter it. Compiled in from src/benchmarks/benchmarks.json.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/range.hpp"

namespace tierwise {

/// A creator's rate that scales an amount: × its value / `over`, kept within `least` and `most`.
struct RuleScale {
  std::string_view by;  ///< a creator rate's key: "engagementRate"
  double over, least, most;
};

/// amount of `quantity` / per × rate
struct RuleTerm {
  std::string_view quantity;  ///< `translatedQuantities`, or a count that the model does not have: "likes"
  std::string_view platform;  ///< only of this platform's lines; empty where it holds for all
  Range rate;                 ///< money in the table's currency
  double per;
  std::optional<RuleScale> scale;
};

/// A rule is the sum of its terms.
struct Rule {
  std::string_view id, title;
  std::span<const RuleTerm> terms;
  char grade;  ///< A measured … E judgement
  std::string_view note;
  std::span<const std::string_view> sources;
};

/// One published figure; `of` says of whom or which end of a range: "nano", "low".
struct EstimatorFigure {
  std::string_view of;
  double value;
};

/// A figure that others measured or reported, to hold a plan against.
struct Estimator {
  std::string_view id, title, unit;
  std::optional<double> perUsd;  ///< units of the figures' own currency per unit of the table's; none where they are no money
  std::span<const EstimatorFigure> figures;
  char grade;
  std::string_view note;
  std::span<const std::string_view> sources;
};

struct RuleTable {
  std::span<const Rule> emv;    ///< earned media value of what was published
  std::span<const Rule> rates;  ///< what the posts would be asked for
  std::span<const Estimator> estimators;
};

}  // namespace tierwise
