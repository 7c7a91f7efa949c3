// A hash of the bits of numbers: tests compare it with a golden value, so that every compiler and WebAssembly must agree to the bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tierwise::test {

/// FNV-1a over 64-bit words.
class BitHash {
 public:
  void add(double number) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    hash_ = (hash_ ^ bits) * 0x100000001B3U;
    hash_ ^= hash_ >> 32U;
  }
  void add(const double* numbers, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) add(numbers[i]);
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

/// Whether two numbers have the same bits.
[[nodiscard]] inline bool sameBits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

}  // namespace tierwise::test
