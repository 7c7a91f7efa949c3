// How long each verb takes natively, text in to text out; the requests of verbs.json, which the WebAssembly bench shares.
#include <benchmark/benchmark.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "json/api.hpp"

int main(int argc, char** argv) {
  std::ifstream file(TIERWISE_BENCH "/verbs.json");
  for (const auto& entry : nlohmann::json::parse(file)) {
    const auto verb = entry["verb"].get<std::string>();
    const auto request = entry["request"].dump();
    benchmark::RegisterBenchmark(entry["name"].get<std::string>().c_str(), [verb, request](benchmark::State& state) {
      for (auto step : state) {
        (void)step;
        benchmark::DoNotOptimize(tierwise::answer(verb, request));
      }
    });
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
