#include "core/demo/modelling/kernels_impl.h"

#include <atomic>

namespace soco::demo {

#ifdef SOCO_X86_KERNELS
extern const Kernels avx2Kernels; // kernels_avx2.cpp
#endif

namespace {

constexpr Kernels portableKernels = makeKernels<Packet<laneCount, 4>>("portable");

const Kernels &quickest()
{
    const Kernels *available[2];
    return *available[availableKernels(available) - 1];
}

std::atomic<const Kernels *> &current()
{
    static std::atomic<const Kernels *> chosen = &quickest();
    return chosen;
}

} // namespace

const Kernels &kernels() { return *current().load(std::memory_order_relaxed); }

int availableKernels(const Kernels *(&available)[2])
{
    int count = 0;
    available[count++] = &portableKernels;
#ifdef SOCO_X86_KERNELS
    if (__builtin_cpu_supports("avx2"))
        available[count++] = &avx2Kernels;
#endif
    return count;
}

void useKernels(const Kernels &chosen) { current() = &chosen; }

} // namespace soco::demo
