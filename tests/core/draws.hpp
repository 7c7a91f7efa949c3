// Draws of many shapes for tests, from integers and exactly rounded arithmetic only: the same bits on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace tierwise::test {

/// Uniform numbers in (0, 1): Marsaglia's xorshift64.
class Uniform {
 public:
  explicit Uniform(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  double operator()() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return (static_cast<double>(state_ >> 12U) + 0.5) * 0x1p-52;
  }

 private:
  std::uint64_t state_;
};

/// Nearly standard normal: twelve uniforms.
inline double bell(Uniform& uniform) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += uniform();
  return sum;
}

/// Skewed to the right like a campaign's profit: a heavy positive tail minus a cost.
inline double skewed(Uniform& uniform) {
  double product = 40;
  for (int i = 0; i < 6; ++i) product *= 0.4 + 1.6 * uniform() * uniform();
  return product / (0.02 + uniform()) - 50;
}

struct Shape {
  std::string name;
  std::function<double(Uniform&, std::size_t)> draw;  // of the i-th draw
};

inline std::vector<Shape> shapes() {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  return {
      {"uniform", [](Uniform& u, std::size_t) { return u(); }},
      {"bell", [](Uniform& u, std::size_t) { return bell(u); }},
      {"skewed right", [](Uniform& u, std::size_t) { return skewed(u); }},
      {"skewed left", [](Uniform& u, std::size_t) { return -skewed(u); }},
      {"heavy tails",
       [](Uniform& u, std::size_t) {
         const double x = u();
         return (x - 0.5) / (x * (1 - x));
       }},
      {"very heavy tail",
       [](Uniform& u, std::size_t) {
         const double x = 1 / u();
         return x * x * x * x;
       }},
      {"whole numbers", [](Uniform& u, std::size_t) { return static_cast<double>(static_cast<int>(3 / u())); }},
      {"two values", [](Uniform& u, std::size_t) { return u() < 0.3 ? -1.5 : 2.5; }},
      {"mostly zero", [](Uniform& u, std::size_t) { return u() < 0.97 ? 0.0 : bell(u); }},
      {"zeros of both signs",
       [](Uniform& u, std::size_t) {
         const double x = u();
         return x < 0.4 ? -0.0 : x < 0.8 ? 0.0 : bell(u);
       }},
      {"all equal", [](Uniform&, std::size_t) { return 0.1; }},
      {"all equal but the last few", [](Uniform& u, std::size_t i) { return i % 97 == 96 ? u() : 0.1; }},
      {"rising", [](Uniform&, std::size_t i) { return static_cast<double>(i); }},
      {"falling", [](Uniform&, std::size_t i) { return -static_cast<double>(i); }},
      {"a narrow crowd the sample sees beside far outliers",
       [](Uniform& u, std::size_t i) { return i % 7 == 0 ? 1e9 * u() : 1 + 1e-9 * u(); }},
      {"far from zero", [](Uniform& u, std::size_t) { return 1e15 + bell(u); }},
      {"infinite above", [](Uniform& u, std::size_t) { return u() < 0.3 ? kInfinity : skewed(u); }},
      {"infinite on both sides",
       [](Uniform& u, std::size_t) {
         const double x = u();
         return x < 0.3 ? -kInfinity : x < 0.8 ? kInfinity : bell(u);
       }},
      {"only infinities", [](Uniform& u, std::size_t) { return u() < 0.5 ? -kInfinity : kInfinity; }},
      {"the largest doubles", [](Uniform& u, std::size_t) { return (u() - 0.5) * 2 * std::numeric_limits<double>::max(); }},
      {"the smallest doubles",
       [](Uniform& u, std::size_t) {
         return static_cast<double>(static_cast<int>(100 * u()) - 50) * std::numeric_limits<double>::denorm_min();
       }},
      {"some not a number", [](Uniform& u, std::size_t) { return u() < 0.05 ? kNan : bell(u); }},
  };
}

inline std::vector<double> drawn(const Shape& shape, std::size_t count, std::uint64_t seed) {
  Uniform uniform(seed);
  std::vector<double> draws(count);
  for (std::size_t i = 0; i < count; ++i) draws[i] = shape.draw(uniform, i);
  return draws;
}

}  // namespace tierwise::test
