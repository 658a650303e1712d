#include "core/vision/map_memory.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include <cstddef>

#include <sys/mman.h>

namespace soco::vision {

namespace {

constexpr std::size_t smallestMapping = std::size_t(64) << 10;

} // namespace

at::Tensor mapMemory(std::int64_t rows, std::int64_t columns)
{
    const std::size_t bytes = std::size_t(rows) * std::size_t(columns) * sizeof(float);
    if (bytes < smallestMapping)
        return at::empty({rows, columns}, at::kFloat);
    // All of it is written at once: populated in one go, which is cheaper than a fault for every page.
    void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (memory == MAP_FAILED) // no memory, or more mappings than the system allows: the heap says which
        return at::empty({rows, columns}, at::kFloat);
    return at::from_blob(memory, {rows, columns}, [bytes](void *mapped) { ::munmap(mapped, bytes); }, at::kFloat);
}

} // namespace soco::vision
