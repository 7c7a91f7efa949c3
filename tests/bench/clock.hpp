// Two clocks, in nanoseconds: the wall's, and the time this thread had the processor, which a busy machine does not lengthen.
#pragma once

#include <time.h>

namespace tierwise {

struct Instant {
  double wall = 0, processor = 0;
};

inline Instant now() {
  const auto read = [](clockid_t id) {
    timespec time{};
    clock_gettime(id, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
  };
  return {read(CLOCK_MONOTONIC), read(CLOCK_THREAD_CPUTIME_ID)};
}

inline Instant operator-(const Instant& a, const Instant& b) { return {a.wall - b.wall, a.processor - b.processor}; }

}  // namespace tierwise
