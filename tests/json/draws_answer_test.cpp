// The verb `draws` through its door: the worlds that the figures of a projection were made from.
#include <algorithm>
#include <cmath>
#include <vector>

#include "catch.hpp"
#include "door.hpp"

using namespace tierwise;
using door::Json;
using door::Lines;

TEST_CASE("draws lists the worlds that a projection counts") {
  Json request = door::sparse();
  request["simulation"] = {{"draws", 1024}};
  const Json answer = door::ask("draws", request);
  const Json projection = door::ask("project", request);
  CHECK(answer["schema"] == "tierwise/draws@1");
  CHECK(answer["stamp"] == projection["stamp"]);
  Lines names;
  for (const auto& [name, values] : answer["outcomes"].items()) {
    names.push_back(name);
    CHECK(values.size() == 1024);
  }
  CHECK(names == Lines{"reach", "clicks", "trackedOrders", "incrementalOrders", "cost", "contribution", "profit", "roi"});
  const auto& profit = answer["outcomes"]["profit"];
  const auto pays = std::count_if(profit.begin(), profit.end(), [](const Json& x) { return x.get<double>() > 0; });
  CHECK(static_cast<double>(pays) / 1024 == projection["simulated"]["probability"]["profit"].get<double>());
  double sum = 0;
  for (const Json& x : profit) sum += x.get<double>();
  CHECK(sum / 1024 == Approx(projection["simulated"]["profit"]["mean"].get<double>()).epsilon(1e-12));
}

TEST_CASE("draws keeps each world's figures at one place") {
  Json request = door::sparse();
  request["simulation"] = {{"draws", 256}};
  const Json outcomes = door::ask("draws", request)["outcomes"];
  for (std::size_t j = 0; j < 256; ++j) {
    const double contribution = outcomes["contribution"][j];
    const double cost = outcomes["cost"][j];
    const double profit = outcomes["profit"][j];
    const double roi = outcomes["roi"][j];
    CHECK(profit == Approx(contribution - cost).margin(1e-9 * (std::abs(contribution) + cost)));
    CHECK(roi == Approx(profit / cost).epsilon(1e-9).margin(1e-9));
  }
}

TEST_CASE("the first draws of a longer list are those of a shorter one") {
  Json request = door::sparse();
  request["simulation"] = {{"draws", 4096}};
  const Json few = door::ask("draws", request)["outcomes"]["profit"];
  request["simulation"] = {{"draws", 8192}};
  const Json many = door::ask("draws", request)["outcomes"]["profit"];
  for (std::size_t j = 0; j < 4096; ++j) REQUIRE(few[j] == many[j]);
}

TEST_CASE("draws refuses a list that no page could hand on") {
  Json request = door::sparse();
  request["simulation"] = {{"draws", 131072}};
  CHECK(door::errorsOf("draws", request) == Lines{"tooLarge simulation.draws: at most 65,536 draws can be listed; ask for fewer"});
}
