// The same plan in the words of published rules: earned media value, and rates by rule of thumb. Not money: no figure of the model
// uses them. README, "What it does not do"; docs/model.md, "Other rules".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"
#include "core/rules.hpp"

namespace tierwise {

/// One count that rules may price, of the whole plan at typical inputs.
struct TranslatedQuantity {
  std::string_view name;  ///< followerPosts, organicImpressions, engagements, clicks
  double amount = 0;
};

struct TranslatedTerm {
  const RuleTerm* rule = nullptr;
  std::optional<double> amount;  ///< of the quantity on the term's platform, scaled; none where the model does not count it
  Range rate;                    ///< in the scenario's currency
};

struct TranslatedRule {
  const Rule* rule = nullptr;
  std::string formula;                    ///< in names and in the scenario's currency: "organicImpressions / 1000 × 10.8"
  std::optional<Range> value;             ///< money in the scenario's currency; none where a count is missing
  std::vector<TranslatedTerm> terms;      ///< as the rule has them
  std::vector<std::string_view> missing;  ///< the counts that the model does not have, each once
};

struct Translation {
  std::vector<TranslatedQuantity> quantities;
  std::vector<TranslatedRule> emv, rates;
};

/// Evaluates every rule for a complete scenario at its typical inputs: value = Σ amount / per × rate × usdRate, where an amount is
/// summed over the lines of the term's platform. With n creators of delivery d, k posts and F followers on a line:
/// followerPosts = n·d·k·F, organicImpressions = n·d·k·F·a·x (what a boost buys is neither earned nor asked for), engagements =
/// n·d·k·F·e, clicks as projected.
[[nodiscard]] Translation translate(const Scenario& scenario, const BenchmarkTable& table, const RuleTable& rules);

}  // namespace tierwise
