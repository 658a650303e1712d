#include "core/vision/guard.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>

namespace soco::vision {

namespace {

Error outOfMemory(const std::string &doing, const std::string &detail)
{
    return {.kind = ErrorKind::OutOfMemory,
            .message = doing + ": not enough memory (" + detail + ")",
            .remedy = "Close other programs, choose a smaller model, or run on the CPU with --device cpu"};
}

std::string firstLine(const std::string &text)
{
    return text.substr(0, text.find('\n'));
}

} // namespace

Error currentExceptionAsError(const std::string &doing, ErrorKind kind)
{
    try {
        throw;
    } catch (const c10::OutOfMemoryError &error) {
        return outOfMemory(doing, firstLine(error.what_without_backtrace()));
    } catch (const c10::Error &error) {
        const std::string detail = firstLine(error.what_without_backtrace());
        // LibTorch's CPU allocator throws a plain c10::Error, told apart by its text only.
        if (detail.find("DefaultCPUAllocator") != std::string::npos)
            return outOfMemory(doing, detail);
        return {.kind = kind, .message = doing + ": " + detail};
    } catch (const std::bad_alloc &) {
        return outOfMemory(doing, "std::bad_alloc");
    } catch (const std::exception &error) {
        return {.kind = kind, .message = doing + ": " + firstLine(error.what())};
    } catch (...) {
        return {.kind = kind, .message = doing + ": an unknown exception"};
    }
}

} // namespace soco::vision
