// Sorting by places instead of values: one compiled sort serves every list, which a visitor would otherwise download once per list.
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace tierwise {

/// A number as it takes part in an order: NaN has no place in one and counts as −∞.
[[nodiscard]] inline double ordered(double x) { return x == x ? x : -HUGE_VAL; }

/// The places 0 … count − 1 in the order that `before(a, b)` (a strict weak order) asks for; equals keep their order.
[[nodiscard]] std::vector<std::size_t> orderOf(std::size_t count, const std::function<bool(std::size_t, std::size_t)>& before);

/// The places 0 … count − 1 from the largest value to the smallest; NaN stands last, equals keep their order.
[[nodiscard]] std::vector<std::size_t> largestFirst(std::size_t count, const std::function<double(std::size_t)>& valueOf);

/// The elements of `list` in the order of their places as `orderOf` gives them.
template <class T>
void arrange(std::vector<T>& list, const std::vector<std::size_t>& order) {
  std::vector<T> arranged;
  arranged.reserve(order.size());
  for (const std::size_t place : order) arranged.push_back(std::move(list[place]));
  list = std::move(arranged);
}

}  // namespace tierwise
