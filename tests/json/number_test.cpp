#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "catch.hpp"
#include "core/decimal.hpp"
#include "core/sample.hpp"

using namespace tierwise;

namespace {

std::string written(double value) {
  std::string text;
  appendNumber(text, value);
  return text;
}

double withBits(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/// Doubles over the whole range, whole numbers, few digits, and neighbours of powers of two.
double anyDouble(sample::Numbers& n) {
  switch (n.next() % 4) {
    case 0: return withBits(n.next() & 0x7FEFFFFFFFFFFFFFU);
    case 1: return std::floor(n.scale(1, 1e17));
    case 2: return std::round(n.scale(1, 1e6)) / 1000;
    default: return withBits(((n.next() % 2046) << 52U) + n.next() % 3 - (n.chance(0.3) ? 1 : 0));
  }
}

}  // namespace

TEST_CASE("numbers are written as a browser writes them") {
  CHECK(written(0) == "0");
  CHECK(written(-0.0) == "0");
  CHECK(written(25000) == "25000");
  CHECK(written(-5) == "-5");
  CHECK(written(0.1) == "0.1");
  CHECK(written(0.1 + 0.2) == "0.30000000000000004");
  CHECK(written(1e21) == "1e+21");
  CHECK(written(123456789012345680000.0) == "123456789012345680000");
  CHECK(written(1e-6) == "0.000001");
  CHECK(written(1.5e-7) == "1.5e-7");
  CHECK(written(9007199254740991.0) == "9007199254740991");
  CHECK(written(5e-324) == "5e-324");
  CHECK(written(1.7976931348623157e308) == "1.7976931348623157e+308");
  CHECK(written(2.2250738585072014e-308) == "2.2250738585072014e-308");
  // Grisu writes 17 digits here where 16 do.
  CHECK(written(5.0e-324 * 2) == "1e-323");
  CHECK(written(9.5367431640625e-7) == "9.5367431640625e-7");
  CHECK(written(2.0e23) == "2e+23");
  CHECK(written(1e23) == "1e+23");
  CHECK(written(5.684341886080802e-14) == "5.684341886080802e-14");
}

TEST_CASE("a written number reads back to the same double, and no shorter one does") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    sample::Numbers numbers(seed);
    for (int i = 0; i < 6000; ++i) {
      const double value = anyDouble(numbers);
      if (!(value > 0) || std::isinf(value)) continue;
      const std::string text = written(value);
      INFO(text);
      REQUIRE(std::strtod(text.c_str(), nullptr) == value);
      const Decimal decimal = shortestDecimal(value);
      REQUIRE(decimal.digits[0] != '0');
      REQUIRE(decimal.digits[static_cast<std::size_t>(decimal.count - 1)] != '0');
      if (decimal.count == 1) continue;
      char shorter[40];
      std::snprintf(shorter, sizeof shorter, "%.*e", decimal.count - 2, value);  // the closest with one digit less
      REQUIRE(std::strtod(shorter, nullptr) != value);
    }
  }
}

TEST_CASE("a decimal is read to the nearest double, as the C library reads it") {
  for (const std::uint64_t seed : {4U, 5U, 6U}) {
    sample::Numbers numbers(seed);
    for (int i = 0; i < 5000; ++i) {
      std::string digits;
      const int count = static_cast<int>(numbers.whole(1, numbers.chance(0.1) ? 60 : 20));
      for (int k = 0; k < count; ++k) digits += static_cast<char>('0' + numbers.next() % 10);
      const int power = static_cast<int>(numbers.chance(0.5) ? numbers.whole(-30, 30) : numbers.whole(-360, 320));
      const std::string text = digits + "e" + std::to_string(power);
      INFO(text);
      REQUIRE(nearestDouble(digits, power) == std::strtod(text.c_str(), nullptr));
    }
  }
}

TEST_CASE("decimals halfway between two doubles round to the even one, however many digits they have") {
  CHECK(nearestDouble("9007199254740993", 0) == 9007199254740992.0);  // 2^53 + 1
  CHECK(nearestDouble("9007199254740995", 0) == 9007199254740996.0);  // 2^53 + 3
  CHECK(nearestDouble("90071992547409930000000000000000000000001", -25) == 9007199254740994.0);
  // Half of the smallest double, exactly and a little more: 2^-1075 has 751 digits.
  char exact[1200];
  std::snprintf(exact, sizeof exact, "%.1074f", 5e-324);
  std::string digits(exact);
  digits = digits.substr(digits.find_first_not_of("0."));
  const int power = -1074;
  CHECK(nearestDouble(digits, power) == 5e-324);
  std::string half;  // digits / 2
  int carry = 0;
  for (const char c : digits + "0") {
    const int value = carry * 10 + (c - '0');
    half += static_cast<char>('0' + value / 2);
    carry = value % 2;
  }
  CHECK(nearestDouble(half, power - 1) == 0);
  CHECK(nearestDouble(half + "1", power - 2) == 5e-324);
  CHECK(nearestDouble(half + std::string(2000, '0') + "1", power - 2002) == 5e-324);
  CHECK(nearestDouble("17976931348623158079372897140530341507993413271003782693617377898044", 308 - 67) ==
        std::numeric_limits<double>::max());
  CHECK(std::isinf(nearestDouble("17976931348623159077293051907890247336179769789423065727343008115773", 308 - 67)));
  CHECK(std::isinf(nearestDouble("1", 999)));
  CHECK(nearestDouble("1", -999) == 0);
  CHECK(nearestDouble("0000", 999) == 0);
}
