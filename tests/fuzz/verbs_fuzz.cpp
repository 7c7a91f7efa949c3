// libFuzzer over every verb: build/fuzz/tests/fuzz/tierwise_fuzz tests/fuzz/corpus
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "one_request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string complaint = tierwise::fuzz::complaintAbout({reinterpret_cast<const char*>(data), size});
  if (!complaint.empty()) {
    std::fprintf(stderr, "%s\n", complaint.c_str());
    std::abort();  // how a libFuzzer target says that it found something
  }
  return 0;
}
