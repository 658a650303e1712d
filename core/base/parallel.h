#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace soco {

// Threads that a request for `wanted` gets: at least one, all cores for 0, never more than 256.
int threadCount(int wanted = 0);

// Calls body(i) once for every i in [0, count), on up to `threads` threads (0: all cores), in no fixed order.
// Stops handing out work when asked to; calls under way finish. Returns when all have. An exception leaves on the
// calling thread after the others have finished. Bodies must not call parallelFor themselves.
void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)> &body,
                 const std::stop_token &stop = {});

} // namespace soco
