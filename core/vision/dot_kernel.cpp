#include "core/vision/dot_kernel.h"

#define SOCO_DOT_KERNEL dotKernelPortable
#define SOCO_DOT_WIDTH 4
#include "core/vision/dot_kernel_impl.h"

namespace soco::vision {

#ifdef SOCO_X86_KERNELS
void dotKernelAvx2(const float *, std::size_t, const float *, std::size_t, std::size_t, float *, std::size_t);
void dotKernelAvx512(const float *, std::size_t, const float *, std::size_t, std::size_t, float *, std::size_t);
#endif

std::size_t dotKernels(NamedDotKernel (&kernels)[3])
{
    std::size_t count = 0;
    kernels[count++] = {"portable", dotKernelPortable};
#ifdef SOCO_X86_KERNELS
    if (__builtin_cpu_supports("avx2"))
        kernels[count++] = {"AVX2", dotKernelAvx2};
    if (__builtin_cpu_supports("avx512f"))
        kernels[count++] = {"AVX-512", dotKernelAvx512};
#endif
    return count;
}

DotKernel dotKernel()
{
    static const DotKernel best = [] {
        NamedDotKernel kernels[3];
        return kernels[dotKernels(kernels) - 1].kernel;
    }();
    return best;
}

} // namespace soco::vision
