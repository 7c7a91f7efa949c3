// How JavaScript hears of a long computation.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "json/api.hpp"

namespace tierwise {

/// What is told the share done, from 0 to 1: a function, or undefined for nobody.
inline Progress toProgress(const emscripten::val& listener) {
  if (listener.isUndefined()) return {};
  return [listener](double done) { listener(done); };
}

}  // namespace tierwise
