#pragma once

#include <cstdint>
#include <filesystem>

namespace soco::benchmark {

// A run state that a complete run no longer needs.
struct FinishedState {
    std::filesystem::path path;
    std::uint64_t bytes = 0; // whose pairs were looked at: one that has grown since is somebody's
    bool isOwn = false;      // of that run itself
};

} // namespace soco::benchmark
