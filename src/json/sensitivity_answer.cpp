#include "json/sensitivity_answer.hpp"

namespace tierwise::json {

namespace {

template <class List, class Each>
void writeList(Writer& writer, std::string_view name, const List& entries, const Each& each) {
  writer.key(name);
  writer.beginArray();
  for (const auto& entry : entries) {
    writer.beginObject();
    each(entry);
    writer.endObject();
  }
  writer.endArray();
}

/// An object under `name` whose members `write` writes.
template <class Write>
void writeObject(Writer& writer, std::string_view name, const Write& write) {
  writer.key(name);
  writer.beginObject();
  write();
  writer.endObject();
}

void writeEnds(Writer& writer, std::string_view name, double low, double high) {
  writeObject(writer, name, [&] {
    writer.member("low", low);
    writer.member("high", high);
  });
}

void writeSpread(Writer& writer, const SpreadRow& row) {
  writer.member("creators", static_cast<double>(row.creators));
  writer.member("followers", row.followers);
  writeObject(writer, "probability", [&] {
    writer.member("profit", row.chanceOfProfit.value);
    writeObject(writer, "standardError", [&] { writer.member("profit", row.chanceOfProfit.standardError); });
  });
  writeObject(writer, "profit", [&] {
    writer.member("p5", row.p5.value);
    writer.member("p50", row.p50.value);
    writer.member("p95", row.p95.value);
    writeObject(writer, "standardError", [&] {
      writer.member("p5", row.p5.standardError);
      writer.member("p50", row.p50.standardError);
      writer.member("p95", row.p95.standardError);
    });
  });
}

}  // namespace

void writeSensitivity(Writer& writer, const Sensitivity& sensitivity) {
  writer.member("draws", static_cast<double>(sensitivity.draws));
  writer.member("typicalProfit", sensitivity.typicalProfit);
  writeList(writer, "tornado", sensitivity.tornado, [&](const TornadoBar& bar) {
    writer.member("path", bar.path);
    writeEnds(writer, "input", bar.low, bar.high);
    writeEnds(writer, "profit", bar.profitAtLow, bar.profitAtHigh);
    writer.member("span", bar.span());
  });
  writeList(writer, "sobol", sensitivity.sobol, [&](const VarianceShare& share) {
    writer.member("path", share.path);
    const SobolIndices indices = share.indices.value_or(SobolIndices{});
    const auto orNull = [&](std::string_view name, const auto& figure) {
      share.indices ? writer.member(name, figure) : writer.member(name, std::optional<double>());
    };
    orNull("first", indices.first.value);
    orNull("total", indices.total.value);
    writeObject(writer, "standardError", [&] {
      orNull("first", indices.first.standardError);
      orNull("total", indices.total.standardError);
    });
  });
  writer.member("evpi", sensitivity.evpi.value);
  writeObject(writer, "standardError", [&] { writer.member("evpi", sensitivity.evpi.standardError); });
  writeList(writer, "evppi", sensitivity.evppi, [&](const InformationWorth& worth) {
    writer.member("path", worth.path);
    writer.member("value", worth.value.value);
    writer.member("standardError", worth.value.standardError);
  });
  writer.member("spreadDraws", static_cast<double>(sensitivity.spreadDraws));
  writeList(writer, "spread", sensitivity.spread, [&](const SpreadRow& row) { writeSpread(writer, row); });
}

}  // namespace tierwise::json
