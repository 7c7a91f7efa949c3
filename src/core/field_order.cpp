// The contract's order of fields, for lists of errors.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/ordering.hpp"
#include "core/validate.hpp"

namespace tierwise {

namespace {

using Names = std::vector<std::string_view>;

/// Keys of the object that stands under `parent`, in the contract's order.
Names keysUnder(std::string_view parent) {
  if (parent.empty() || parent == "scenarios") {
    return {"schema",      "name",     "currency", "usdRate", "niche",  "tierScheme", "creators",   "product",
            "measurement", "audience", "costs",    "shock",   "target", "budget",     "simulation", "observed"};
  }
  if (parent == "creators") {
    Names names{"name", "count", "min", "max", "platform", "format", "collaboration", "followers", "posts", "fit"};
    for (const FieldInfo& rate : rateTable()) names.push_back(rate.name);
    names.insert(names.end(), {"delivery", "commission", "contentValue", "boost"});
    return names;
  }
  if (parent == "observed") return {"reach", "engagements", "clicks", "trackedOrders", "orders", "spend", "line", "otherCampaign"};
  if (parent == "fit") return {"values", "audience", "aesthetics"};
  if (parent == "boost") return {"spend", "cpm", "accessFee"};
  if (parent == "target") return {"metric", "value", "confidence"};
  if (parent == "simulation") return {"draws", "seed", "commonShare", "luck"};
  Names names;
  if (parent == "product") names.push_back("event");
  if (parent == "measurement") names.push_back("basis");
  for (const FieldInfo& field : fieldTable()) {
    // product.commission is a plain number and no score dimension, but has its place before newCustomerShare.
    if (field.section == parent && field.name == "newCustomerShare") names.push_back("commission");
    if (field.section == parent) names.push_back(field.name);
  }
  return names;
}

/// The path as ranks: one number a key, its place among its siblings (unknown keys last), and one an array index.
std::vector<std::size_t> ranksOf(std::string_view path) {
  std::vector<std::size_t> ranks;
  std::string_view parent;
  while (!path.empty()) {
    if (path.front() == '[') {
      std::size_t value = 0;
      std::size_t i = 1;
      for (; i < path.size() && path[i] >= '0' && path[i] <= '9'; ++i) value = value * 10 + static_cast<std::size_t>(path[i] - '0');
      ranks.push_back(value);
      path.remove_prefix(std::min(i + 1, path.size()));
    } else {
      if (path.front() == '.') path.remove_prefix(1);
      const auto end = std::min(path.find_first_of(".["), path.size());
      const std::string_view key = path.substr(0, end);
      const Names names = keysUnder(parent);
      ranks.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), key) - names.begin()));
      parent = key;
      path.remove_prefix(end == 0 ? path.size() : end);
    }
  }
  return ranks;
}

}  // namespace

void sortInFieldOrder(Errors& errors) {
  std::vector<std::vector<std::size_t>> ranks;
  ranks.reserve(errors.size());
  for (const Error& error : errors) ranks.push_back(ranksOf(error.path));
  // Equals keep their order, so that of two errors of one path the first found stays: a wrong type hides "missing".
  arrange(errors, orderOf(errors.size(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; }));
  errors.erase(std::unique(errors.begin(), errors.end(), [](const Error& a, const Error& b) { return a.path == b.path; }), errors.end());
}

}  // namespace tierwise
