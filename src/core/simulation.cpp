#include "core/simulation.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/funnel.hpp"
#include "core/input_plan.hpp"
#include "core/math.hpp"
#include "core/money.hpp"
#include "core/poisson.hpp"

namespace tierwise {

namespace {

/// Draws evaluated together: an array of a block is 1 KiB, and what one step touches fits the first-level cache.
constexpr std::size_t kBlock = 128;
constexpr std::size_t kStep = sizeof(Lanes) / sizeof(double);
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Row = std::array<double, kBlock>;

struct LinePlan {
  double followers = 0;
  std::uint32_t posts = 1;
  std::uint32_t count = 1;
  double delivery = 1;
  double commission = 0;
  double contentPerCreator = 0;  ///< k·contentValue, money
  double boostPeople = 0;        ///< people the paid boost could reach
  double boostCost = 0;          ///< money
  RateArray<InputPlan> rates;
};

/// Memory of one block: a row a quantity.
struct Workspace {
  FieldArray<Row> fields;
  RateArray<Row> commonRows;
  RateArray<const double*> common;  ///< √ρ_c·Z_rate
  RateArray<Row> rates;             ///< of the creator at hand
  std::array<Row, kOwnScores> own;
  Row scratch, trackedLuck, untrackedLuck;
  Row dedup, tracked, untracked;  ///< D, T and W − T, with luck where it is on
  // The funnel's sums, fees, content and the largest pool, as rows.
  Row reachShare, effectiveShare, contacts, clicks, orders, commissionOrders, impressions, fees, content, largestPool;
  Row audience, inverseAudience, epsilon, weight;
};

/// The fields of the draws from i on, for the functions of money.hpp.
struct FieldsAt {
  const FieldArray<Row>& rows;
  std::size_t i;
};
Lanes at(const FieldsAt& v, Field field) { return load<Lanes>(&v.rows[index(field)][v.i]); }

}  // namespace

class Simulator::Plan {
 public:
  explicit Plan(const Scenario& scenario);

  void block(Scores& scores, const ScoreChoice& choice, bool luck, const Stretch& stretch, Workspace& w) const;
  void record(const Stretch& stretch, const Layout& layout, const Workspace& w, unsigned wanted, Outcomes& outcomes) const;
  void start(Workspace& w) const;

  FieldArray<InputPlan> fields;
  std::vector<LinePlan> lines;
  double productCommission = 0;
  double creators = 0;  ///< Σ n
  double boostCost = 0;
  double commonWeight = 0;   ///< √ρ_c
  double ownWeight = 0;      ///< √(1 − ρ_c)
  bool clicksCarry = false;  ///< basis "clicks"
  bool luck = true;
  bool rolledDelivery = false;
  unsigned needed = 0;  ///< bit mask of the rates that the basis uses
  Metric metric = Metric::roi;

 private:
  void orders(Scores& scores, bool withLuck, const Stretch& stretch, Workspace& w) const;
  void funnel(Scores& scores, const ScoreChoice& choice, const Stretch& stretch, Workspace& w) const;
  void creatorsOf(std::uint32_t number, const LinePlan& line, Scores& scores, const ScoreChoice& choice, const Stretch& stretch,
                  Workspace& w) const;
  void boostOf(std::uint32_t number, const LinePlan& line, Scores& scores, const ScoreChoice& choice, const Stretch& stretch,
               Workspace& w) const;
  void ratesOf(const LinePlan& line, unsigned which, Scores& scores, ScoreSet set, PadOwner owner, const Stretch& stretch, Workspace& w,
               const double** delivery) const;
  void add(const LinePlan& line, std::uint32_t times, std::size_t count, Workspace& w) const;
  [[nodiscard]] unsigned ownDimensions(const LinePlan& line, unsigned which) const;
};

Simulator::Plan::Plan(const Scenario& scenario) {
  for (std::size_t i = 0; i < kFieldCount; ++i) fields[i] = InputPlan(*scenario.fields[i], fieldTable()[i].kind);
  for (const Line& line : scenario.creators) {
    LinePlan plan;
    plan.followers = *line.followers;
    plan.posts = static_cast<std::uint32_t>(*line.posts);
    plan.count = static_cast<std::uint32_t>(*line.count);
    plan.delivery = *line.delivery;
    plan.commission = *line.commission;
    plan.contentPerCreator = *line.posts * *line.contentValue;
    plan.boostPeople = boostPeople(line);
    plan.boostCost = tierwise::boostCost(line);
    for (std::size_t r = 0; r < kRateCount; ++r) plan.rates[r] = InputPlan(*line.rates[r], rateTable()[r].kind);
    boostCost += plan.boostCost;
    rolledDelivery = rolledDelivery || (plan.delivery > 0 && plan.delivery < 1);
    lines.push_back(plan);
  }
  creators = creatorCount(scenario);
  productCommission = *scenario.productCommission;
  commonWeight = squareRoot(*scenario.simulation.commonShare);
  ownWeight = squareRoot(1 - *scenario.simulation.commonShare);
  clicksCarry = scenario.basis == Basis::clicks;
  luck = *scenario.simulation.luck;
  metric = *scenario.target.metric;
  // Engagement explains and drives nothing; of response and conversion only the basis in use matters.
  for (const Rate rate :
       {Rate::fee, Rate::inMarketShare, Rate::reachRate, Rate::clickThroughRate, clicksCarry ? Rate::conversionRate : Rate::responseRate}) {
    needed |= 1U << index(rate);
  }
}

/// Rows of certain inputs never change within a run.
void Simulator::Plan::start(Workspace& w) const {
  for (std::size_t i = 0; i < kFieldCount; ++i) w.fields[i].fill(fields[i].certain());
}

unsigned Simulator::Plan::ownDimensions(const LinePlan& line, unsigned which) const {
  unsigned dimensions = 0;
  for (std::size_t r = 0; r < kRateCount; ++r) {
    if ((which >> r & 1U) != 0 && line.rates[r].uncertain && ownWeight > 0) dimensions |= 1U << r;
  }
  return dimensions;
}

void Simulator::Plan::ratesOf(const LinePlan& line, unsigned which, Scores& scores, ScoreSet set, PadOwner owner, const Stretch& stretch,
                              Workspace& w, const double** delivery) const {
  unsigned dimensions = ownDimensions(line, which);
  if (delivery != nullptr) dimensions |= 1U << kOwnDelivery;
  std::array<const double*, kOwnScores> own{};
  if (dimensions != 0) scores.own(set, owner, dimensions, stretch, w.own[0].data(), kBlock, own);
  for (std::size_t r = 0; r < kRateCount; ++r) {
    if ((which >> r & 1U) != 0) line.rates[r].at(w.common[r], own[r], ownWeight, stretch.count, w.rates[r].data());
  }
  if (delivery != nullptr) *delivery = own[kOwnDelivery];
}

/// Adds `times` creators that share the rates in w.rates; w.weight says in which draws they post.
void Simulator::Plan::add(const LinePlan& line, std::uint32_t times, std::size_t count, Workspace& w) const {
  const auto rate = [&](Rate r) { return w.rates[index(r)].data(); };
  const double* orderRate = clicksCarry ? rate(Rate::conversionRate) : rate(Rate::responseRate);
  const double n = static_cast<double>(times);
  const double feePosts = n * static_cast<double>(line.posts);
  for (std::size_t i = 0; i < count; i += kStep) {
    const Lanes epsilon = load<Lanes>(&w.epsilon[i]);
    const Lanes reach = load<Lanes>(rate(Rate::reachRate) + i) * load<Lanes>(&w.fields[index(Field::reachShock)][i]);
    const Contact<Lanes> contact = contactOf(line.followers, line.posts, load<Lanes>(rate(Rate::inMarketShare) + i), reach, epsilon);
    const Lanes click = load<Lanes>(rate(Rate::clickThroughRate) + i);
    const Lanes order = load<Lanes>(orderRate + i);
    const Yield<Lanes> yield{click, clicksCarry ? click * order : order, line.commission};
    const Lanes weight = load<Lanes>(&w.weight[i]);
    Funnel<Lanes> one;
    addContacts(one, contact, yield, weight, load<Lanes>(&w.inverseAudience[i]), epsilon);
    const Lanes unit = splat<Lanes>(1.0);
    const Lanes reachShare = times == 1 ? one.reachShare : combineRepeated(one.reachShare, times, unit);
    const Lanes effectiveShare = times == 1 ? one.effectiveShare : combineRepeated(one.effectiveShare, times, epsilon);
    store(&w.reachShare[i], combine(load<Lanes>(&w.reachShare[i]), reachShare, unit));
    store(&w.effectiveShare[i], combine(load<Lanes>(&w.effectiveShare[i]), effectiveShare, epsilon));
    const auto plus = [&](Row& row, Lanes x) { store(&row[i], load<Lanes>(&row[i]) + x); };
    const Lanes many = splat<Lanes>(n);
    plus(w.contacts, many * one.contacts);
    plus(w.clicks, many * one.clicks);
    plus(w.orders, many * one.orders);
    plus(w.commissionOrders, many * one.commissionOrders);
    plus(w.impressions, many * one.impressions);
    plus(w.fees, splat<Lanes>(feePosts) * weight * load<Lanes>(rate(Rate::fee) + i));
    plus(w.content, splat<Lanes>(n * line.contentPerCreator) * weight);
    store(&w.largestPool[i], max(load<Lanes>(&w.largestPool[i]), contact.pool));
  }
}

void Simulator::Plan::creatorsOf(std::uint32_t number, const LinePlan& line, Scores& scores, const ScoreChoice& choice,
                                 const Stretch& stretch, Workspace& w) const {
  if (line.delivery == 0) return;  // nobody posts, nor is anybody's pool a reason to raise the audience
  const bool rolled = line.delivery < 1;
  if (!rolled) std::fill_n(w.weight.data(), stretch.count, line.delivery);
  const bool alike = ownDimensions(line, needed) == 0;
  if (alike && !rolled) {
    // Nothing tells the creators of this line apart: one evaluation stands for all.
    ratesOf(line, needed, scores, choice.own, {number, 0}, stretch, w, nullptr);
    return add(line, line.count, stretch.count, w);
  }
  for (std::uint32_t creator = 0; creator < line.count; ++creator) {
    const double* uniform = nullptr;
    ratesOf(line, needed, scores, choice.own, {number, creator}, stretch, w, rolled ? &uniform : nullptr);
    if (rolled) {
      for (std::size_t i = 0; i < stretch.count; ++i) w.weight[i] = uniform[i] < line.delivery ? 1 : 0;
    }
    add(line, 1, stretch.count, w);
  }
}

/// Paid people: one contact each, with the line's click and order rates in their own draw.
void Simulator::Plan::boostOf(std::uint32_t number, const LinePlan& line, Scores& scores, const ScoreChoice& choice, const Stretch& stretch,
                              Workspace& w) const {
  const Rate orderRate = clicksCarry ? Rate::conversionRate : Rate::responseRate;
  const unsigned which = 1U << index(Rate::clickThroughRate) | 1U << index(orderRate);
  ratesOf(line, which, scores, choice.own, {number, kBoostCreator}, stretch, w, nullptr);
  for (std::size_t i = 0; i < stretch.count; i += kStep) {
    const Lanes people = splat<Lanes>(line.boostPeople);
    const Lanes reached = min(people, load<Lanes>(&w.audience[i]));
    const Lanes click = load<Lanes>(&w.rates[index(Rate::clickThroughRate)][i]);
    const Lanes order = load<Lanes>(&w.rates[index(orderRate)][i]);
    Funnel<Lanes> funnel{load<Lanes>(&w.reachShare[i]), load<Lanes>(&w.effectiveShare[i]), load<Lanes>(&w.contacts[i]),
                         load<Lanes>(&w.clicks[i]),     load<Lanes>(&w.orders[i]),         load<Lanes>(&w.commissionOrders[i]),
                         load<Lanes>(&w.impressions[i])};
    addContacts(funnel, {reached, reached, reached, people}, {click, clicksCarry ? click * order : order, line.commission},
                splat<Lanes>(1.0), load<Lanes>(&w.inverseAudience[i]), load<Lanes>(&w.epsilon[i]));
    store(&w.reachShare[i], funnel.reachShare);
    store(&w.effectiveShare[i], funnel.effectiveShare);
    store(&w.contacts[i], funnel.contacts);
    store(&w.clicks[i], funnel.clicks);
    store(&w.orders[i], funnel.orders);
    store(&w.commissionOrders[i], funnel.commissionOrders);
    store(&w.impressions[i], funnel.impressions);
  }
}

void Simulator::Plan::funnel(Scores& scores, const ScoreChoice& choice, const Stretch& stretch, Workspace& w) const {
  for (Row* row : {&w.reachShare, &w.effectiveShare, &w.contacts, &w.clicks, &w.orders, &w.commissionOrders, &w.impressions, &w.fees,
                   &w.content, &w.largestPool}) {
    std::fill_n(row->data(), stretch.count, 0.0);
  }
  for (std::size_t i = 0; i < stretch.count; i += kStep) store(&w.inverseAudience[i], inverseOf(load<Lanes>(&w.audience[i])));
  for (std::size_t n = 0; n < lines.size(); ++n) {
    const auto number = static_cast<std::uint32_t>(n);
    creatorsOf(number, lines[n], scores, choice, stretch, w);
    if (lines[n].boostPeople > 0) boostOf(number, lines[n], scores, choice, stretch, w);
  }
}

void Simulator::Plan::block(Scores& scores, const ScoreChoice& choice, bool withLuck, const Stretch& stretch, Workspace& w) const {
  for (std::size_t f = 0; f < kFieldCount; ++f) {
    if (!fields[f].uncertain) continue;
    const double* z = scores.shared(choice.shared[f], f, stretch, w.scratch.data());
    fields[f].at(z, nullptr, 0, stretch.count, w.fields[f].data());
  }
  for (std::size_t r = 0; r < kRateCount; ++r) {
    if ((needed >> r & 1U) == 0) continue;
    const std::size_t score = kFieldCount + r;
    Row& row = w.commonRows[r];
    w.common[r] = row.data();
    if (commonWeight == 0 || std::none_of(lines.begin(), lines.end(), [&](const LinePlan& line) { return line.rates[r].uncertain; })) {
      std::fill_n(row.data(), stretch.count, 0.0);
      continue;
    }
    const double* z = scores.shared(choice.shared[score], score, stretch, row.data());
    if (commonWeight == 1) {
      w.common[r] = z;
      continue;
    }
    for (std::size_t i = 0; i < stretch.count; ++i) row[i] = commonWeight * z[i];
  }
  bool raised = false;
  for (std::size_t i = 0; i < stretch.count; ++i) {
    w.epsilon[i] = 1 - w.fields[index(Field::repeatValue)][i];
    w.audience[i] = w.fields[index(Field::audienceSize)][i];
  }
  funnel(scores, choice, stretch, w);
  for (std::size_t i = 0; i < stretch.count; ++i) {
    raised = raised || w.largestPool[i] > w.audience[i];
    w.audience[i] = std::max(w.audience[i], w.largestPool[i]);
  }
  // An audience below the largest pool is known only when all creators have been drawn; then the block is done again.
  if (raised) funnel(scores, choice, stretch, w);
  orders(scores, withLuck, stretch, w);
}

/// T and W − T of each draw: the means of the funnel, and with luck whole numbers around them.
void Simulator::Plan::orders(Scores& scores, bool withLuck, const Stretch& stretch, Workspace& w) const {
  for (std::size_t i = 0; i < stretch.count; i += kStep) {
    Funnel<Lanes> sums;
    sums.effectiveShare = load<Lanes>(&w.effectiveShare[i]);
    sums.contacts = load<Lanes>(&w.contacts[i]);
    const Lanes dedup = deduplication(sums, load<Lanes>(&w.audience[i]));
    const Lanes all = dedup * load<Lanes>(&w.orders[i]);
    const Lanes share = load<Lanes>(&w.fields[index(Field::trackedShare)][i]);
    const Lanes tracked = clicksCarry ? all : all * share;
    store(&w.dedup[i], dedup);
    store(&w.tracked[i], tracked);
    store(&w.untracked[i], clicksCarry ? all / share - all : all - tracked);
  }
  if (!withLuck) return;
  scores.luck(stretch, w.trackedLuck.data(), w.untrackedLuck.data());
  poissonQuantiles(w.trackedLuck.data(), w.tracked.data(), w.tracked.data(), stretch.count);
  poissonQuantiles(w.untrackedLuck.data(), w.untracked.data(), w.untracked.data(), stretch.count);
}

void Simulator::Plan::record(const Stretch& stretch, const Layout& layout, const Workspace& w, unsigned wanted, Outcomes& outcomes) const {
  const std::size_t offset = stretch.scrambling * layout.points() + stretch.first;
  const Lanes none = splat<Lanes>(0.0);
  const Lanes one = splat<Lanes>(1.0);
  const Lanes infinite = splat<Lanes>(kInfinity);
  for (std::size_t i = 0; i < stretch.count; i += kStep) {
    const auto row = [&](const Row& r) { return load<Lanes>(&r[i]); };
    const FieldsAt v{w.fields, i};
    const Lanes rawOrders = row(w.orders);
    const Lanes tracked = row(w.tracked);
    const Lanes untracked = row(w.untracked);
    const Lanes attributed = tracked + untracked;
    const auto ordered = rawOrders > none;
    const Lanes commission = select(ordered, row(w.commissionOrders) / select(ordered, rawOrders, one), splat<Lanes>(productCommission));
    const Lanes content = row(w.content);
    const Lanes fromOrders = contributionOf(orderWorth(v, commission), attributed, tracked);
    const Lanes contribution = fromOrders + content;
    const Lanes loadedFees = row(w.fees) * feeLoad(v);
    const Lanes cost = loadedFees + splat<Lanes>(creators) * perCreatorCost(v) + splat<Lanes>(boostCost) + at(v, Field::fixed);
    const Lanes profit = contribution - cost;
    const Lanes signedInfinity = select(profit > none, infinite, select(profit < none, -infinite, none));
    const auto free = cost <= none;
    const Lanes roi = select(free, signedInfinity, profit / select(free, one, cost));
    const Lanes incremental = at(v, Field::incrementality) * attributed;
    const Lanes reach = row(w.reachShare) * row(w.audience);
    const auto put = [&](Outcome outcome, Lanes x) {
      if ((wanted & bit(outcome)) != 0) store(outcomes.array(outcome) + offset + i, x);
    };
    put(Outcome::reach, reach);
    put(Outcome::clicks, row(w.dedup) * row(w.clicks));
    put(Outcome::trackedOrders, tracked);
    put(Outcome::incrementalOrders, incremental);
    put(Outcome::cost, cost);
    put(Outcome::contribution, contribution);
    put(Outcome::profit, profit);
    put(Outcome::roi, roi);
    const auto pays = fromOrders > none;
    put(Outcome::neededMultiplier, select(pays, (cost - content) / select(pays, fromOrders, one), infinite));
    const Lanes beforeFees = contribution - (cost - loadedFees);
    const auto due = loadedFees > none;
    const Lanes sign = select(beforeFees < none, -infinite, infinite);
    put(Outcome::walkAwayMultiplier, select(due, beforeFees / select(due, loadedFees, one), sign));
    if ((wanted & bit(Outcome::targetMetric)) == 0) continue;
    const auto per = [&](Lanes numerator, Lanes denominator) {
      const auto some = denominator > none;
      return select(some, numerator / select(some, denominator, one), infinite);
    };
    switch (metric) {
      case Metric::roi: put(Outcome::targetMetric, roi); break;
      case Metric::profit: put(Outcome::targetMetric, profit); break;
      case Metric::incrementalOrders: put(Outcome::targetMetric, incremental); break;
      case Metric::reach: put(Outcome::targetMetric, reach); break;
      case Metric::cpm: put(Outcome::targetMetric, per(splat<Lanes>(1000) * cost, row(w.impressions))); break;
      case Metric::costPerIncrementalOrder: put(Outcome::targetMetric, per(cost, incremental)); break;
      case Metric::cac: put(Outcome::targetMetric, per(cost, incremental * at(v, Field::newCustomerShare))); break;
    }
  }
}

void Outcomes::prepare(const Layout& layout, unsigned wanted) {
  if (layout.draws > capacity_) {
    for (auto& array : arrays_) array.reset();
    capacity_ = layout.draws;
  }
  layout_ = layout;
  for (std::size_t o = 0; o < kOutcomeCount; ++o) {
    // Not make_unique, which would write zeros over megabytes that the run writes anyway.
    if ((wanted >> o & 1U) != 0 && !arrays_[o]) arrays_[o].reset(new double[capacity_]);
  }
}

void Outcomes::keepAtMost(std::size_t bytes) {
  if (capacity_ * sizeof(double) * kOutcomeCount <= bytes) return;
  for (auto& array : arrays_) array.reset();
  capacity_ = 0;
}

Simulator::Simulator(const Scenario& scenario) : plan_(std::make_unique<const Plan>(scenario)) {}
Simulator::~Simulator() = default;
Simulator::Simulator(Simulator&&) noexcept = default;
Simulator& Simulator::operator=(Simulator&&) noexcept = default;

bool Simulator::luck() const { return plan_->luck; }

bool Simulator::hasOwnScores() const {
  if (plan_->rolledDelivery) return true;
  if (plan_->ownWeight == 0) return false;
  for (const LinePlan& line : plan_->lines) {
    for (std::size_t r = 0; r < kRateCount; ++r) {
      if ((plan_->needed >> r & 1U) != 0 && line.rates[r].uncertain) return true;
    }
  }
  return false;
}

bool Simulator::moves(std::size_t score) const {
  if (score < kFieldCount) return plan_->fields[score].uncertain;
  const std::size_t rate = score - kFieldCount;
  if (plan_->commonWeight == 0 || (plan_->needed >> rate & 1U) == 0) return false;
  return std::any_of(plan_->lines.begin(), plan_->lines.end(), [&](const LinePlan& line) { return line.rates[rate].uncertain; });
}

void Simulator::run(Scores& scores, const ScoreChoice& choice, bool luck, unsigned wanted, Outcomes& outcomes,
                    const SimulationProgress& progress) const {
  const Layout layout = scores.layout();
  outcomes.prepare(layout, wanted);
  const auto workspace = std::make_unique<Workspace>();
  plan_->start(*workspace);
  for (std::size_t r = 0; r < layout.scramblings; ++r) {
    for (std::size_t first = 0; first < layout.points(); first += kBlock) {
      const Stretch stretch{r, first, std::min(kBlock, layout.points() - first)};
      plan_->block(scores, choice, luck, stretch, *workspace);
      plan_->record(stretch, layout, *workspace, wanted, outcomes);
      if (progress) progress(static_cast<double>(r * layout.points() + first + stretch.count) / static_cast<double>(layout.draws));
    }
  }
}

}  // namespace tierwise
