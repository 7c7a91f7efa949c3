// The filling of defaults: what a scenario leaves out comes from the benchmarks, each value with its path, sources and grade.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/benchmark.hpp"
#include "core/campaign.hpp"
#include "core/error.hpp"

namespace tierwise {

/// The one source id that is no benchmark: a default of the contract itself, like one post or the currency USD.
inline constexpr std::string_view kContractSource = "contract";

/// One default that was filled in. Views point into the benchmark table and live as long as it does.
struct Filled {
  std::string path;                              ///< JSON path, e.g. `creators[0].fee`
  std::variant<Range, std::string, bool> value;  ///< what now stands in the scenario
  std::optional<Range> spread;                   ///< published spread where only its middle is used (a fee is agreed, not drawn)
  std::vector<std::string_view> sources;
  std::optional<char> grade;  ///< none for the contract's own defaults
  std::string_view note;
};

/// Draws of a scenario that asks for none: the contract's default.
inline constexpr double kDefaultDraws = 4096;

/// Something the user should know that is no error.
struct Warning {
  std::string code;     ///< e.g. "negativeMargin"; docs/model.md lists them
  std::string path;     ///< field it is about; empty for the whole campaign
  std::string message;  ///< one English sentence; pages translate by code
};

struct Completed {
  Scenario scenario;           ///< every field set but `budget`, `fit` and `boost`, which may stay absent
  std::vector<Filled> filled;  ///< in the contract's field order
  std::vector<Warning> warnings;
};

/// Fills what a valid scenario leaves out, as docs/model.md says: curves at each line's followers, factors of
/// collaboration and fit on defaults only, orders scaled by order value, money × usdRate. A complete scenario is unchanged.
[[nodiscard]] Completed complete(const Scenario& scenario, const BenchmarkTable& table);

}  // namespace tierwise
