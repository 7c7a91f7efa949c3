#include "json/simulated_answer.hpp"

#include <optional>

namespace tierwise::json {

namespace {

void writeAtConfidence(Writer& writer, std::string_view name, const AtConfidence& figure, const Ratio& unit) {
  const auto each = [&](const auto& write) {
    write("evenOdds", figure.evenOdds);
    write("confident", figure.confident);
    write("target", figure.target);
  };
  const auto scaled = [&](const Ratio& value) { return value && unit ? Ratio(*value * *unit) : std::nullopt; };
  writer.key(name);
  writer.beginObject();
  each([&](std::string_view key, const Estimate& estimate) { writer.member(key, scaled(estimate.value)); });
  writer.key("standardError");
  writer.beginObject();
  each([&](std::string_view key, const Estimate& estimate) { writer.member(key, scaled(estimate.standardError)); });
  writer.endObject();
  writer.endObject();
}

}  // namespace

void writeSummary(Writer& writer, const Summary& summary) {
  const auto put = [&](std::string_view name, const auto& figure) { writer.member(name, figure); };
  writer.beginObject();
  visitFigures(summary.value, put);
  writer.key("standardError");
  writer.beginObject();
  visitFigures(summary.standardError, put);
  writer.endObject();
  writer.endObject();
}

void writeSimulated(Writer& writer, const Simulated& simulated, const Typical& typical) {
  writer.key("simulated");
  writer.beginObject();
  for (std::size_t i = 0; i < kReportedCount; ++i) {
    writer.key(nameOf(kReported[i]));
    writeSummary(writer, simulated.summaries[i]);
  }
  writer.key("probability");
  writer.beginObject();
  writer.member("profit", simulated.profitChance.value);
  writer.member("target", simulated.targetChance.value);
  writer.key("standardError");
  writer.beginObject();
  writer.member("profit", simulated.profitChance.standardError);
  writer.member("target", simulated.targetChance.standardError);
  writer.endObject();
  writer.endObject();
  writer.member("worstFivePercentMean", simulated.worstFivePercentMean.value);
  writer.key("standardError");
  writer.beginObject();
  writer.member("worstFivePercentMean", simulated.worstFivePercentMean.standardError);
  writer.endObject();
  writer.key("dots");
  writer.beginArray();
  for (const double dot : simulated.dots) writer.value(dot);
  writer.endArray();
  writeAtConfidence(writer, "neededOrdersPerThousand", simulated.neededMultiplier, typical.ordersPerThousandReached);
  writeAtConfidence(writer, "walkAwayFeeMultiplier", simulated.walkAwayMultiplier, 1.0);
  writer.endObject();
}

}  // namespace tierwise::json
