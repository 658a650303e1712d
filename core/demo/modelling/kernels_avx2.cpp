// Compiled for AVX2 whatever the rest is compiled for; without FMA, which would round otherwise.
#include "core/demo/modelling/kernels_impl.h"

namespace soco::demo {

extern const Kernels avx2Kernels;
constexpr Kernels avx2Kernels = makeKernels<Packet<laneCount, 8>>("AVX2");

} // namespace soco::demo
