// Numbers as text and back: the shortest decimal that reads back to the same double (of the shortest the closest), and the
// double nearest to a decimal. Exact integer arithmetic only: no locale, no printf, no strtod (whose long double alone would be a
// tenth of the WASM module), the same on every machine, also where Grisu gives up.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tierwise {

/// A positive finite double as 0.d₁d₂… × 10^exponent, d₁ ≠ 0.
struct Decimal {
  std::array<char, 17> digits{};  ///< '0' … '9'; 17 are always enough for a double
  int count = 0;
  int exponent = 0;
};

/// The shortest digits that read back to `value` (finite, > 0). Source: Steele & White 1990, Dragon4 with the exact
/// scaling of Burger & Dybvig 1996.
[[nodiscard]] Decimal shortestDecimal(double value);

/// The double nearest to digits × 10^power, ties to even; infinity beyond the largest, 0 below half the smallest. `digits` are
/// '0' … '9', as many as there are. Source: Clinger 1990, AlgorithmM.
[[nodiscard]] double nearestDouble(std::string_view digits, int power);

/// Appends a finite number as JavaScript writes it: 0.001, 1234567, 1e-7, 1.5e+21; −0 as 0.
void appendNumber(std::string& text, double value);

/// Appends a whole number, e.g. an index.
void appendWhole(std::string& text, std::size_t value);

}  // namespace tierwise
