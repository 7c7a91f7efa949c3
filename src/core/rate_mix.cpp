#include "core/rate_mix.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/math.hpp"
#include "core/validate.hpp"

namespace tierwise {

LineSpan linesOf(const Scenario& scenario, const Scope& scope) {
  return scope ? LineSpan{*scope, *scope + 1} : LineSpan{0, scenario.creators.size()};
}

void RateMix::add(const Range& range, double weight) {
  weight_ += weight;
  if (range.isCertain()) {
    certain_ += weight * range.mid;
  } else if (weight > 0) {
    parts_.push_back({slopesOf(range, kind_), weight});
  }
}

double RateMix::at(double z) const {
  double sum = certain_;
  for (const Part& part : parts_) {
    const double g = part.slopes.centre + z * (z < 0 ? part.slopes.below : part.slopes.above);
    sum += part.weight * (kind_ == Kind::positive ? exp(g) : logistic(g));
  }
  return sum;
}

Contact<double> ReachCurve::Creator::contactAt(double z) const { return contactOf(followers, posts, inMarketShare, reach.at(z), 1.0); }

ReachCurve::ReachCurve(const Scenario& complete, const Scope& scope)
    : audience_(complete.fields[index(Field::audienceSize)]->mid), whole_(!scope) {
  const LineSpan span = linesOf(complete, scope);
  for (std::size_t i = 0; i < complete.creators.size(); ++i) {
    const Line& line = complete.creators[i];
    Creator creator{RateMix(Kind::positive),
                    *line.followers,
                    line.rates[index(Rate::inMarketShare)]->mid,
                    *line.delivery,
                    boostPeople(line),
                    static_cast<std::uint32_t>(*line.count),
                    static_cast<std::uint32_t>(*line.posts)};
    creator.reach.add(*line.rates[index(Rate::reachRate)], complete.fields[index(Field::reachShock)]->mid);
    if (i >= span.first && i < span.last) {
      creators_.push_back(std::move(creator));
    } else if (creator.delivery > 0) {
      audience_ = std::max(audience_, creator.contactAt(0).pool);
    }
  }
}

double ReachCurve::at(double z) const {
  double audience = audience_;
  std::vector<double> unique;
  unique.reserve(creators_.size());
  for (const Creator& c : creators_) {
    const Contact<double> contact = c.contactAt(z);
    if (c.delivery > 0) audience = std::max(audience, contact.pool);
    unique.push_back(c.delivery * contact.unique);
  }
  const double inverse = inverseOf(audience);
  double people = 0;
  double share = 0;
  for (std::size_t i = 0; i < creators_.size(); ++i) {
    const Creator& c = creators_[i];
    const double boosted = std::min(audience, c.boosted);
    people += c.count * unique[i] + boosted;
    share = combine(share, combineRepeated(unique[i] * inverse, c.count, 1.0), 1.0);
    share = combine(share, boosted * inverse, 1.0);
  }
  return whole_ ? share * audience : people;
}

Range rangeAt(const Range& range, Kind kind, double low, double mid, double high) {
  // Far out a logistic rounds to 1 and an exponential to 0 or beyond any quantity; a range stays inside.
  const double top = kind == Kind::proportion ? 1 - std::numeric_limits<double>::epsilon() / 2 : kMaxQuantity;
  const auto point = [&](double z) { return std::clamp(valueAt(range, kind, z), std::numeric_limits<double>::min(), top); };
  return {point(low), point(mid), point(high)};
}

}  // namespace tierwise
