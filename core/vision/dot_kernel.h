#pragma once

#include <cstddef>

// Internal to core/vision. The dot products behind every similarity on the CPU.
//
// Why not LibTorch's matrix products: their sums depend on the number of threads, on the instruction set and on
// whether one point or many are asked for. Here one dot product is one fixed sequence of float32 operations, 16
// running sums (channel i goes to sum i % 16) that are then added in a tree, multiplied and added without contraction.
// So the map of one point and the matches of many agree bit for bit, on every machine and for any number of threads.

namespace soco::vision {

// scores[p * stride + c] = <points[p], cells[c]> for p < pointCount, c < cellCount; rows of `channels` floats each.
using DotKernel = void (*)(const float *cells, std::size_t cellCount, const float *points, std::size_t pointCount,
                           std::size_t channels, float *scores, std::size_t stride);

// The fastest variant this processor runs.
DotKernel dotKernel();

// All variants this processor runs, the portable one first; for tests and benchmarks.
struct NamedDotKernel {
    const char *name;
    DotKernel kernel;
};
std::size_t dotKernels(NamedDotKernel (&kernels)[3]);

} // namespace soco::vision
