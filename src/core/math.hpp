// The engine's own mathematics in one include: exp, log, logistic, logit, and the normal distribution.
#pragma once

#include "core/elementary.hpp"
#include "core/normal.hpp"
