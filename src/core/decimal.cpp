#include "core/decimal.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace tierwise {

namespace {

/// A natural number below 2^4096: the largest that occurs is 10^1100 · 2^110, reading the longest decimal that can matter.
class Natural {
 public:
  explicit Natural(std::uint64_t value) {
    for (; value != 0; value >>= 32U) limbs_[size_++] = static_cast<std::uint32_t>(value);
  }

  /// *this · factor + summand
  void multiply(std::uint32_t factor, std::uint32_t summand = 0) {
    std::uint64_t carry = summand;
    for (std::size_t i = 0; i < size_; ++i) {
      carry += std::uint64_t{limbs_[i]} * factor;
      limbs_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    if (carry != 0) limbs_[size_++] = static_cast<std::uint32_t>(carry);
  }

  void multiplyPower(std::uint32_t base, int power) {
    for (; power > 0; --power) multiply(base);
  }

  void shiftLeft(int bits) {
    for (; bits >= 31; bits -= 31) multiply(1U << 31U);
    multiply(1U << static_cast<unsigned>(bits));
  }

  /// Needs *this >= other.
  void subtract(const Natural& other) {
    std::int64_t borrow = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      const std::int64_t difference = std::int64_t{limbs_[i]} - std::int64_t{other.limbs_[i]} + borrow;
      limbs_[i] = static_cast<std::uint32_t>(difference);
      borrow = difference < 0 ? -1 : 0;
    }
    while (size_ > 0 && limbs_[size_ - 1] == 0) --size_;
  }

  /// Below 0, 0 or above 0 as a + b is less than, equal to or greater than c.
  [[nodiscard]] static int compareSum(const Natural& a, const Natural& b, const Natural& c) {
    const std::size_t size = std::max({a.size_, b.size_, c.size_}) + 1;
    std::uint64_t carry = 0;
    int order = 0;
    for (std::size_t i = 0; i < size; ++i) {
      carry += std::uint64_t{a.limbs_[i]} + b.limbs_[i];
      const auto limb = static_cast<std::uint32_t>(carry);
      if (limb != c.limbs_[i]) order = limb < c.limbs_[i] ? -1 : 1;  // the highest limb that differs decides, so the last one
      carry >>= 32U;
    }
    return order;
  }
  [[nodiscard]] int compare(const Natural& other) const {
    for (std::size_t i = std::max(size_, other.size_); i-- > 0;) {
      if (limbs_[i] != other.limbs_[i]) return limbs_[i] < other.limbs_[i] ? -1 : 1;
    }
    return 0;
  }

  [[nodiscard]] int bits() const { return size_ == 0 ? 0 : static_cast<int>(size_) * 32 - __builtin_clz(limbs_[size_ - 1]); }
  [[nodiscard]] bool isZero() const { return size_ == 0; }

 private:
  std::array<std::uint32_t, 128> limbs_{};  // zero above size_, always
  std::size_t size_ = 0;
};

/// value = numerator/denominator; half a step to the neighbouring doubles is below/denominator and above/denominator.
struct Scaled {
  Natural numerator, denominator, below, above;
  bool even;  ///< an even significand also wins ties, so the interval includes its ends

  /// Whether value + above reaches 1.
  [[nodiscard]] bool reachesOne() const {
    const int order = Natural::compareSum(numerator, above, denominator);
    return even ? order >= 0 : order > 0;
  }
  [[nodiscard]] bool isNearZero() const {
    const int order = numerator.compare(below);
    return even ? order <= 0 : order < 0;
  }
  void timesTen() {
    for (Natural* part : {&numerator, &below, &above}) part->multiply(10);
  }
};

constexpr std::uint64_t kHiddenBit = std::uint64_t{1} << 52U;
constexpr int kLeastPower = -1074;  // of the last bit of a double's significand
constexpr int kMostPower = 971;

Scaled scaledFrom(std::uint64_t significand, int power, bool lowerIsCloser) {
  Scaled s{Natural(significand), Natural(1), Natural(1), Natural(1), significand % 2 == 0};
  // Everything doubled, so that half steps are whole; doubled again where the step below is half the step above.
  const int extra = lowerIsCloser ? 2 : 1;
  s.numerator.shiftLeft(extra + (power > 0 ? power : 0));
  s.denominator.shiftLeft(extra + (power < 0 ? -power : 0));
  s.below.shiftLeft(power > 0 ? power : 0);
  s.above.shiftLeft((power > 0 ? power : 0) + extra - 1);
  return s;
}

// For numbers from kLeastNear to below kEndOfNear the same in one word: their denominator is a power of two, so a step to the next digit is
// five times everything else and half of that. Nearly every number of an answer lies there, and is written in a twentieth of the time.
constexpr double kLeastNear = 0x1p-11;
constexpr double kEndOfNear = 0x1p53;

/// significand/2^bits, bits from 0 to 63, between those two; a fraction in it has equal steps to either side.
Decimal nearDecimal(std::uint64_t significand, unsigned bits) {
  Decimal result;
  const std::uint64_t whole = significand >> bits;
  for (std::uint64_t rest = whole; rest != 0; rest /= 10) ++result.count;
  result.exponent = result.count;
  auto place = static_cast<std::size_t>(result.count);
  for (std::uint64_t rest = whole; rest != 0; rest /= 10) result.digits[--place] = static_cast<char>('0' + rest % 10);

  std::uint64_t fraction = 2 * (significand - (whole << bits));  // doubled, so that half a step is whole
  std::uint64_t half = 1;
  if (fraction == 0) {
    while (result.digits[static_cast<std::size_t>(result.count - 1)] == '0') --result.count;
    return result;
  }
  for (bool low = false, high = false; !low && !high; --bits) {
    const std::uint64_t one = std::uint64_t{1} << bits;
    fraction *= 5;
    half *= 5;
    auto digit = static_cast<char>(fraction >> bits);
    fraction &= one - 1;
    if (digit == 0 && result.count == 0) {
      --result.exponent;
      continue;
    }
    low = significand % 2 == 0 ? fraction <= half : fraction < half;
    high = significand % 2 == 0 ? fraction + half >= one : fraction + half > one;
    if (high && (!low || 2 * fraction > one || (2 * fraction == one && digit % 2 != 0))) ++digit;  // as in shortestDecimal
    result.digits[static_cast<std::size_t>(result.count++)] = static_cast<char>('0' + digit);
  }
  return result;
}

}  // namespace

Decimal shortestDecimal(double value) {
  const auto bits = __builtin_bit_cast(std::uint64_t, value);
  const int biased = static_cast<int>((bits >> 52U) & 0x7FFU);
  const std::uint64_t fraction = bits & (kHiddenBit - 1);
  const std::uint64_t significand = biased == 0 ? fraction : fraction | kHiddenBit;
  const int power = (biased == 0 ? 1 : biased) - 1075;
  if (value >= kLeastNear && value < kEndOfNear && (fraction != 0 || value >= 1)) {
    return nearDecimal(significand, static_cast<unsigned>(-power));
  }
  Scaled s = scaledFrom(significand, power, fraction == 0 && biased > 1);

  // A guess of ⌈log₁₀ value⌉ that is right or one too small; log₁₀ 2 = 0.30103 is enough over 2^±1100.
  const int width = 64 - __builtin_clzll(significand);
  const double guess = static_cast<double>(power + width - 1) * 0.30102999566398 - 1e-10;
  Decimal result;
  result.exponent = static_cast<int>(guess) + (guess > 0 ? 1 : 0);
  if (result.exponent > 0) s.denominator.multiplyPower(10, result.exponent);
  for (int i = result.exponent; i < 0; ++i) s.timesTen();
  if (s.reachesOne()) {
    ++result.exponent;
    s.denominator.multiply(10);
  }

  for (bool low = false, high = false; !low && !high;) {
    s.timesTen();
    char digit = '0';
    while (s.numerator.compare(s.denominator) >= 0) {
      s.numerator.subtract(s.denominator);
      ++digit;
    }
    low = s.isNearZero();
    high = s.reachesOne();
    if (high) {
      const int middle = Natural::compareSum(s.numerator, s.numerator, s.denominator);
      const bool odd = (digit - '0') % 2 != 0;
      if (!low || middle > 0 || (middle == 0 && odd)) ++digit;  // the closer of the two, the even one at the very middle
    }
    result.digits[static_cast<std::size_t>(result.count++)] = digit;
  }
  return result;
}

namespace {

/// No point halfway between two doubles has more digits, so what follows these matters only as "a little more".
constexpr std::size_t kDigitsThatMatter = 768;

/// quotient · 2^power as a double; `rest` is what is left over, as less than, equal to or more than half of the last bit.
double rounded(std::uint64_t quotient, int power, int rest) {
  if (rest > 0 || (rest == 0 && quotient % 2 != 0)) ++quotient;
  if (quotient == 2 * kHiddenBit) {
    quotient = kHiddenBit;
    ++power;
  }
  if (power > kMostPower) return std::numeric_limits<double>::infinity();
  // Below the hidden bit the number is subnormal and its exponent field is 0; adding the hidden bit makes the field 1.
  return __builtin_bit_cast(double, (static_cast<std::uint64_t>(power - kLeastPower) << 52U) + quotient);
}

/// The same of a quotient of 54 bits, the last of which is a half.
double halved(std::uint64_t quotient, int power, bool exact) {
  return rounded(quotient / 2, power + 1, quotient % 2 == 0 ? -1 : (exact ? 0 : 1));
}

/// numerator/denominator to 53 bits, or fewer where doubles have fewer.
double divided(Natural& numerator, Natural& denominator) {
  const int power = std::max(numerator.bits() - denominator.bits() - 53, kLeastPower);
  numerator.shiftLeft(power < 0 ? -power : 0);
  denominator.shiftLeft(power > 0 ? power : 0);
  // Long division in binary: the quotient has at most 54 bits.
  constexpr int kBits = 54;
  denominator.shiftLeft(kBits);
  std::uint64_t quotient = 0;
  for (int i = 0; i <= kBits; ++i) {
    if (i > 0) numerator.multiply(2);
    quotient *= 2;
    if (numerator.compare(denominator) < 0) continue;
    numerator.subtract(denominator);
    ++quotient;
  }
  if (quotient >= 2 * kHiddenBit) return halved(quotient, power, numerator.isZero());
  return rounded(quotient, power, Natural::compareSum(numerator, numerator, denominator));
}

// The decimals that programs write have at most 17 digits, few of them zeros in front. Those take one word: the same division in a
// hundredth of the time. 5^27 is the largest power below 2^63, so that a doubled remainder fits.
constexpr std::size_t kNearDigits = 19;  // below 2^64
constexpr int kNearPower = 27;

/// whole/10^places, for whole > 0 and quotients by 5^places below 2^54 (0 for larger ones).
double dividedNear(std::uint64_t whole, int places) {
  std::uint64_t divisor = 1;
  for (int i = 0; i < places; ++i) divisor *= 5;
  std::uint64_t quotient = whole / divisor;
  std::uint64_t rest = whole % divisor;
  int power = -places;
  if (quotient >= 4 * kHiddenBit) return 0;
  for (; quotient < 2 * kHiddenBit; --power) {
    rest *= 2;
    const bool one = rest >= divisor;
    rest -= one ? divisor : 0;
    quotient = 2 * quotient + (one ? 1 : 0);
  }
  return halved(quotient, power, rest == 0);
}

}  // namespace

double nearestDouble(std::string_view digits, int power) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty()) return 0;
  const int size = static_cast<int>(digits.size()) + power;  // 10^(size−1) <= value < 10^size
  if (size > 310) return std::numeric_limits<double>::infinity();
  if (size < -330) return 0;
  if (digits.size() <= 15 && power >= -22 && power <= 22) {
    // Both are exact doubles, so one rounding gives the nearest.
    double whole = 0;
    double scale = 1;
    for (const char digit : digits) whole = whole * 10 + (digit - '0');
    for (int i = 0; i < (power < 0 ? -power : power); ++i) scale *= 10;
    return power < 0 ? whole / scale : whole * scale;
  }
  if (digits.size() <= kNearDigits && power < 0 && power >= -kNearPower) {
    std::uint64_t whole = 0;
    for (const char digit : digits) whole = whole * 10 + static_cast<std::uint64_t>(digit - '0');
    if (const double near = dividedNear(whole, -power); near > 0) return near;
  }
  Natural numerator(0);
  const std::string_view used = digits.substr(0, kDigitsThatMatter);
  const std::string_view rest = digits.substr(used.size());
  for (const char digit : used) numerator.multiply(10, static_cast<std::uint32_t>(digit - '0'));
  power += static_cast<int>(rest.size());
  if (rest.find_first_not_of('0') != std::string_view::npos) {
    numerator.multiply(10, 1);
    --power;
  }
  Natural denominator(1);
  (power >= 0 ? numerator : denominator).multiplyPower(10, power >= 0 ? power : -power);
  return divided(numerator, denominator);
}

void appendWhole(std::string& text, std::size_t value) {
  std::array<char, 20> digits{};
  std::size_t count = 0;
  do digits[count++] = static_cast<char>('0' + value % 10);
  while ((value /= 10) != 0);
  while (count > 0) text += digits[--count];
}

void appendNumber(std::string& text, double value) {
  if (value == 0) {
    text += '0';
    return;
  }
  if (value < 0) text += '-';
  const Decimal d = shortestDecimal(value < 0 ? -value : value);
  const std::string_view digits(d.digits.data(), static_cast<std::size_t>(d.count));
  // The bounds between plain and exponent form are those of JavaScript's Number::toString.
  if (d.exponent > 21 || d.exponent < -5) {
    text += digits[0];
    if (d.count > 1) text.append(1, '.').append(digits.substr(1));
    text += d.exponent > 0 ? "e+" : "e-";
    appendWhole(text, static_cast<std::size_t>(d.exponent > 0 ? d.exponent - 1 : 1 - d.exponent));
  } else if (d.exponent <= 0) {
    text.append("0.").append(static_cast<std::size_t>(-d.exponent), '0').append(digits);
  } else if (d.exponent >= d.count) {
    text.append(digits).append(static_cast<std::size_t>(d.exponent - d.count), '0');
  } else {
    const auto whole = static_cast<std::size_t>(d.exponent);
    text.append(digits.substr(0, whole)).append(1, '.').append(digits.substr(whole));
  }
}

}  // namespace tierwise
