// Every request that the fuzzer found interesting is answered with valid JSON, natively under sanitizers and as WebAssembly.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "fuzz/one_request.hpp"

TEST_CASE("every request of the fuzzing corpus is answered with valid JSON and is no bug of the engine") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(TIERWISE_TESTS "/fuzz/corpus")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    INFO(entry.path().filename().string());
    CHECK(tierwise::fuzz::complaintAbout(bytes) == "");
    ++count;
  }
  CHECK(count > 0);
}
