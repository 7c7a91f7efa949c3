#include "core/ordering.hpp"

#include <algorithm>
#include <numeric>

namespace tierwise {

std::vector<std::size_t> orderOf(std::size_t count, const std::function<bool(std::size_t, std::size_t)>& before) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto first = [&](std::size_t a, std::size_t b) { return before(a, b) || (a < b && !before(b, a)); };
  // A heap rather than std::sort: a fifth of the code, and the order is the same as no two are equal.
  std::make_heap(order.begin(), order.end(), first);
  std::sort_heap(order.begin(), order.end(), first);
  return order;
}

std::vector<std::size_t> largestFirst(std::size_t count, const std::function<double(std::size_t)>& valueOf) {
  return orderOf(count, [&](std::size_t a, std::size_t b) { return ordered(valueOf(a)) > ordered(valueOf(b)); });
}

}  // namespace tierwise
