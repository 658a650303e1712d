#pragma once

#include "core/base/result.h"

#include <string>
#include <type_traits>
#include <utility>

// Internal to core/vision: the boundary at which LibTorch's exceptions become Errors.

namespace soco::vision {

// The exception being handled, as an Error: c10::OutOfMemoryError, std::bad_alloc and LibTorch's own failed CPU
// allocation become OutOfMemory; anything else `kind`. `doing` begins the message: "running dinov2_vitb14".
// Call it only inside a catch block.
Error currentExceptionAsError(const std::string &doing, ErrorKind kind = ErrorKind::Unsupported);

// Calls `function`, which returns Result<T>; what it throws comes back as an Error.
template <class Function>
auto guarded(const std::string &doing, Function &&function, ErrorKind kind = ErrorKind::Unsupported)
    -> std::invoke_result_t<Function>
{
    try {
        return std::forward<Function>(function)();
    } catch (...) {
        return currentExceptionAsError(doing, kind);
    }
}

} // namespace soco::vision
