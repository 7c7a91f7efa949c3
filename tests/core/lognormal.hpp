// A campaign whose every statistic is closed form: one creator, no overlap, profit = contribution − fee with a lognormal contribution, the
// product of three lognormal inputs.
#pragma once

#include <cmath>

#include "core/math.hpp"
#include "core/sample.hpp"

namespace tierwise::sample {

inline constexpr Range kLognormalReach{0.1, 0.2, 0.4};
inline constexpr Range kLognormalOrderValue{40, 60, 90};
inline constexpr Range kLognormalShock{0.7, 0.9539392014169457, 1.3};
inline constexpr double kLognormalFee = 180;

/// Orders per unit of reach, order value and shock: followers · in-market share · clicks · conversions · margin.
inline constexpr double kLognormalScale = 40000 * 0.8 * 0.02 * 0.03 * 0.6;

/// Complete; no luck.
inline Scenario lognormalCampaign(double draws, double seed, double commonShare = 1) {
  Scenario s = sparse(40000);
  Line& line = s.creators[0];
  set(line, Rate::fee, kLognormalFee);
  set(line, Rate::inMarketShare, 0.8);
  line.rates[index(Rate::reachRate)] = kLognormalReach;
  set(line, Rate::engagementRate, 0.03);
  set(line, Rate::clickThroughRate, 0.02);
  set(line, Rate::conversionRate, 0.03);
  set(line, Rate::responseRate, 0.0006);
  for (auto& range : s.fields) range = Range::certain(0);
  s.fields[index(Field::averageOrderValue)] = kLognormalOrderValue;
  s.fields[index(Field::reachShock)] = kLognormalShock;
  set(s, Field::grossMargin, 0.6);
  set(s, Field::trackedShare, 1);
  set(s, Field::incrementality, 1);
  set(s, Field::audienceSize, 1e12);  // so large that overlap vanishes
  s.basis = Basis::clicks;
  s.simulation = {draws, seed, commonShare, false};
  return completed(s);
}

/// sd of the logarithm of a symmetric range: the two slopes are equal.
inline double logSd(const Range& range) { return std::log(range.high / range.low) / (2 * kZ95); }

/// E[max(0, X − fee)] − max(0, E[X] − fee) for X lognormal with this mean and this sd of its logarithm (Black's formula).
inline double optionValue(double mean, double sd, double fee) {
  const double d = std::log(mean / fee) / sd;
  return mean * normalCdf(d + sd / 2) - fee * normalCdf(d - sd / 2) - std::fmax(0.0, mean - fee);
}

/// The campaign's expected contribution.
inline double lognormalMean() {
  double mean = kLognormalScale;
  for (const Range& range : {kLognormalReach, kLognormalOrderValue, kLognormalShock})
    mean *= range.mid * std::exp(logSd(range) * logSd(range) / 2);
  return mean;
}

}  // namespace tierwise::sample
