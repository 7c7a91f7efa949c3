// The benchmark table as JSON, in the shape of src/benchmarks/benchmarks.json.
#include <string_view>

#include "json/answers.hpp"

namespace tierwise::json {

namespace {

template <class List, class Each>
void objects(Writer& w, std::string_view name, const List& elements, Each&& each) {
  w.key(name);
  w.beginArray();
  for (const auto& entry : elements) {
    w.beginObject();
    each(entry);
    w.endObject();
  }
  w.endArray();
}

void words(Writer& w, std::string_view name, std::span<const std::string_view> texts) {
  w.key(name);
  w.beginArray();
  for (const std::string_view text : texts) w.value(text);
  w.endArray();
}

/// A word that an entry may leave open: left out when it holds for all.
void restriction(Writer& w, std::string_view name, std::string_view text) {
  if (!text.empty()) w.member(name, text);
}

template <class Entry>
void evidence(Writer& w, const Entry& entry) {
  w.member("grade", std::string_view(&entry.grade, 1));
  w.member("note", entry.note);
  words(w, "sources", entry.sources);
}

/// A value that does not depend on followers is a curve of one point at 0.
bool isCurve(const Benchmark& entry) { return entry.points.front().followers > 0; }

void entries(Writer& w, std::string_view name, const BenchmarkTable& table, bool curves) {
  w.key(name);
  w.beginArray();
  for (const Benchmark& entry : table.entries) {
    if (isCurve(entry) != curves) continue;
    w.beginObject();
    w.member("field", entry.field);
    w.member("kind", entry.kind == Kind::positive ? "positive" : "proportion");
    restriction(w, "platform", entry.platform);
    restriction(w, "format", entry.format);
    restriction(w, "niche", entry.niche);
    if (curves) {
      objects(w, "points", entry.points, [&w](const CurvePoint& point) {
        w.member("followers", point.followers);
        w.member("low", point.value.low);
        w.member("mid", point.value.mid);
        w.member("high", point.value.high);
      });
    } else {
      w.member("value", entry.points.front().value);
    }
    evidence(w, entry);
    w.endObject();
  }
  w.endArray();
}

}  // namespace

void writeBenchmarks(Writer& w, const BenchmarkTable& table) {
  w.member("edition", table.edition);
  w.member("sha256", table.sha256);
  w.member("currency", table.currency);
  objects(w, "tierSchemes", table.tierSchemes, [&w](const TierSchemeBenchmark& scheme) {
    w.member("name", scheme.name);
    objects(w, "tiers", scheme.tiers, [&w](const TierCut& cut) {
      w.member("id", cut.id);
      w.member("from", cut.from);
    });
  });
  entries(w, "curves", table, true);
  entries(w, "values", table, false);
  objects(w, "collaborations", table.collaborations, [&w](const CollaborationBenchmark& form) {
    w.member("id", form.id);
    w.member("clickThrough", form.clickThrough);
    w.member("conversion", form.conversion);
    w.member("fee", form.fee);
    w.member("engagement", form.engagement);
    w.member("delivery", form.delivery);
    evidence(w, form);
  });
  objects(w, "events", table.events, [&w](const EventBenchmark& event) {
    w.member("id", event.id);
    w.member("word", event.word);
    words(w, "zero", event.zero);
  });
  objects(w, "shocks", table.shocks, [&w](const ShockBenchmark& shock) {
    w.member("id", shock.id);
    w.member("value", shock.value);
    w.member("note", shock.note);
    words(w, "sources", shock.sources);
  });
  objects(w, "orderEvidence", table.orderEvidence, [&w](const OrderEvidence& dot) {
    w.member("ordersPerThousandReached", dot.ordersPerThousandReached);
    w.member("publisher", dot.publisher);
    w.member("counts", dot.counts);
    words(w, "sources", dot.sources);
  });
}

}  // namespace tierwise::json
