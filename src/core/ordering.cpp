#include "core/ordering.hpp"

#include <algorithm>
#include <numeric>

namespace tierwise {

std::vector<std::size_t> orderOf(std::size_t count, const std::function<bool(std::size_t, std::size_t)>& before) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return before(a, b) || (a < b && !before(b, a)); });
  return order;
}

}  // namespace tierwise
