#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace soco {

int threadCount(int wanted)
{
    constexpr int most = 256; // a slip of the finger must not bring the machine to its knees
    if (wanted > 0)
        return std::min(wanted, most);
    return std::max(1, int(std::thread::hardware_concurrency()));
}

void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)> &body,
                 const std::stop_token &stop)
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr firstException;
    std::mutex exceptionMutex;
    const auto work = [&] {
        while (!stop.stop_requested() && !failed) {
            const std::size_t i = next++;
            if (i >= count)
                return;
            try {
                body(i);
            } catch (...) {
                const std::scoped_lock lock(exceptionMutex);
                if (!firstException)
                    firstException = std::current_exception();
                failed = true;
            }
        }
    };
    const std::size_t helpers = std::min<std::size_t>(std::size_t(threadCount(threads)), count);
    {
        std::vector<std::jthread> pool;
        try {
            for (std::size_t i = 1; i < helpers; ++i)
                pool.emplace_back(work);
        } catch (const std::system_error &) {
            // The system gives no more threads: those that started, and this one, do the work.
        }
        work();
    }
    if (firstException)
        std::rethrow_exception(firstException);
}

} // namespace soco
