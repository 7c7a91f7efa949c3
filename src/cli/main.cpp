// tierwise VERB [FILE|-]: the verbs on files, for scripts and for looking. Writes exactly the bytes that the WASM module answers.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

#include "json/api.hpp"

namespace {

constexpr int kAnswered = 0;
constexpr int kRefused = 1;  // the error answer stands on standard output
constexpr int kUsage = 2;    // no whole answer stands on standard output; the reason stands on standard error

void printUsage(std::FILE* to) {
  std::fputs(
      "usage: tierwise VERB [FILE|-]\n\nReads a JSON request from FILE (- is standard input) and writes the JSON answer to standard "
      "output.\nverbs:",
      to);
  for (const std::string_view verb : tierwise::verbs()) std::fprintf(to, " %.*s", static_cast<int>(verb.size()), verb.data());
  std::fputs(
      "\nexit: 0 answered, 1 refused (the answer says why), 2 no answer (standard error says why)\n\nexample: echo '{\"followers\": "
      "25000}' | tierwise classify "
      "-\n",
      to);
}

bool readAll(const char* name, std::string& text) {
  const bool standard = std::strcmp(name, "-") == 0;
  std::FILE* file = standard ? stdin : std::fopen(name, "rb");
  if (file == nullptr) return false;
  std::array<char, 65536> buffer{};
  for (std::size_t taken = 0; (taken = std::fread(buffer.data(), 1, buffer.size(), file)) > 0;) text.append(buffer.data(), taken);
  const bool complete = std::ferror(file) == 0;
  if (!standard) std::fclose(file);
  return complete;
}

}  // namespace

int main(int count, char** words) {
  if (count == 2 && (std::strcmp(words[1], "--help") == 0 || std::strcmp(words[1], "-h") == 0)) {
    printUsage(stdout);
    return kAnswered;
  }
  if (count < 2 || count > 3) {
    printUsage(stderr);
    return kUsage;
  }
  std::string request;
  if (count == 3 && !readAll(words[2], request)) {
    std::fprintf(stderr, "tierwise: cannot read %s\n", words[2]);
    return kUsage;
  }
  const std::string answer = tierwise::answer(words[1], request);
  bool written = std::fwrite(answer.data(), 1, answer.size(), stdout) == answer.size();
  if (isatty(STDOUT_FILENO) != 0)
    written = std::fputc('\n', stdout) != EOF && written;  // for a person; a file or a pipe gets the answer's bytes only
  if (std::fflush(stdout) != 0 || !written) {
    std::fprintf(stderr, "tierwise: cannot write the answer\n");
    return kUsage;
  }
  constexpr std::string_view kOk = "{\"ok\":true";
  return std::string_view(answer).substr(0, kOk.size()) == kOk ? kAnswered : kRefused;
}
