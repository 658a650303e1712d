#pragma once

#include <cstddef>
#include <span>
#include <vector>

// In which order to evaluate pairs so that few images are forwarded more than once while only `capacity` feature maps
// fit into memory. Plain numbers, no files, no LibTorch.

namespace soco::benchmark {

// Images by index; source and target may be the same.
struct ImagePair {
    std::size_t source = 0;
    std::size_t target = 0;
};

// One stretch of work: let go of `drop`, bring in `load`, then do `pairs`, whose images are all in memory.
struct Batch {
    std::vector<std::size_t> drop;
    std::vector<std::size_t> load;
    std::vector<std::size_t> pairs; // indices, ascending
};

// Greedy: the next image is the one with most open pairs among those in memory; where memory is full, the image with
// the most open pairs leaves (it has to come back anyway, one that is nearly done need not). With room for all, every
// image is loaded once. Each pair appears in exactly one batch; never more than max(capacity, 2) images are in memory.
// Up to `loadsPerBatch` images come in together, so that they can be worked on in parallel. Same input, same plan.
std::vector<Batch> planBatches(std::size_t imageCount, std::span<const ImagePair> pairs, std::size_t capacity,
                               std::size_t loadsPerBatch = 1);

} // namespace soco::benchmark
