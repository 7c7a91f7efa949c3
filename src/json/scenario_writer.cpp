#include "json/scenario_writer.hpp"

#include "json/schema.hpp"

namespace tierwise::json {

namespace {

/// A word of the contract, left out when not set.
template <class Enum>
void word(Writer& w, std::string_view key, const std::optional<Enum>& value) {
  if (value) w.member(key, nameOf(*value));
}

void write(Writer& w, const TierScheme& scheme) {
  w.beginObject();
  w.member("name", scheme.name);
  w.key("tiers");
  w.beginArray();
  for (const Tier& tier : scheme.tiers) {
    w.beginObject();
    w.member("id", tier.id);
    w.member("from", tier.from);
    w.endObject();
  }
  w.endArray();
  w.endObject();
}

void write(Writer& w, const Line& line) {
  w.beginObject();
  w.given("name", line.name);
  w.given("count", line.count);
  w.given("min", line.min);
  w.given("max", line.max);
  word(w, "platform", line.platform);
  word(w, "format", line.format);
  word(w, "collaboration", line.collaboration);
  w.given("followers", line.followers);
  w.given("posts", line.posts);
  if (line.fit) {
    w.key("fit");
    w.beginObject();
    w.given("values", line.fit->values);
    w.given("audience", line.fit->audience);
    w.given("aesthetics", line.fit->aesthetics);
    w.endObject();
  }
  for (std::size_t i = 0; i < kRateCount; ++i) w.given(rateTable()[i].name, line.rates[i]);
  w.given("delivery", line.delivery);
  w.given("commission", line.commission);
  w.given("contentValue", line.contentValue);
  if (line.boost) {
    w.key("boost");
    w.beginObject();
    w.given("spend", line.boost->spend);
    w.given("cpm", line.boost->cpm);
    w.given("accessFee", line.boost->accessFee);
    w.endObject();
  }
  w.endObject();
}

/// One campaign-wide object: `leading` is its first word, if it has one; then the fields of the table in their order.
void section(Writer& w, const Scenario& scenario, std::string_view name, std::string_view leadingKey, std::string_view leading) {
  w.key(name);
  w.beginObject();
  if (!leading.empty()) w.member(leadingKey, leading);
  for (std::size_t i = 0; i < kFieldCount; ++i) {
    const FieldInfo& field = fieldTable()[i];
    if (field.section != name) continue;
    // product.commission is a plain number and no score dimension; the contract puts it before newCustomerShare.
    if (i == index(Field::newCustomerShare)) w.given("commission", scenario.productCommission);
    w.given(field.name, scenario.fields[i]);
  }
  w.endObject();
}

}  // namespace

void write(Writer& w, const Scenario& scenario) {
  w.beginObject();
  w.member("schema", schemaName("scenario", kScenarioVersion));
  w.given("name", scenario.name);
  w.given("currency", scenario.currency);
  w.given("usdRate", scenario.usdRate);
  w.given("niche", scenario.niche);
  if (scenario.tierScheme) {
    w.key("tierScheme");
    write(w, *scenario.tierScheme);
  } else {
    w.given("tierScheme", scenario.tierSchemeName);
  }
  w.key("creators");
  w.beginArray();
  for (const Line& line : scenario.creators) write(w, line);
  w.endArray();
  section(w, scenario, "product", "event", scenario.event ? nameOf(*scenario.event) : "");
  section(w, scenario, "measurement", "basis", scenario.basis ? nameOf(*scenario.basis) : "");
  for (const std::string_view name : {"audience", "costs", "shock"}) section(w, scenario, name, "", "");
  w.key("target");
  w.beginObject();
  word(w, "metric", scenario.target.metric);
  w.given("value", scenario.target.value);
  w.given("confidence", scenario.target.confidence);
  w.endObject();
  w.given("budget", scenario.budget);
  w.key("simulation");
  w.beginObject();
  w.given("draws", scenario.simulation.draws);
  w.given("seed", scenario.simulation.seed);
  w.given("commonShare", scenario.simulation.commonShare);
  w.given("luck", scenario.simulation.luck);
  w.endObject();
  w.endObject();
}

}  // namespace tierwise::json
