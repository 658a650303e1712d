#include "core/vision/device.h"

#include "core/base/parallel.h"
#include "core/vision/start_directory.h"

#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <torch/headeronly/version.h>

#include <dlfcn.h>
#include <link.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <string>

namespace soco::vision {

namespace {

[[maybe_unused]] const bool startsAnywhere = startedOutsideVanishedDirectories();

// The folder that libtorch_cpu.so was loaded from; libtorch_cuda.so lies beside it where it is installed.
std::string libTorchFolder()
{
    std::string folder;
    dl_iterate_phdr(
        [](dl_phdr_info *info, std::size_t, void *out) {
            const std::string path = info->dlpi_name ? info->dlpi_name : "";
            const std::size_t slash = path.rfind('/');
            if (slash == std::string::npos || path.substr(slash + 1) != "libtorch_cpu.so")
                return 0;
            *static_cast<std::string *>(out) = path.substr(0, slash);
            return 1;
        },
        &folder);
    return folder;
}

std::string lastLoaderError()
{
    const char *text = dlerror();
    return text ? text : "unknown reason";
}

// What the NVIDIA driver says, asked directly: its interface is stable, and it can tell what is missing.
struct Driver {
    int devices = 0;
    std::string firstName;
    std::string problem;
};

Driver askDriver()
{
    Driver driver;
    void *library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        driver.problem = "no NVIDIA driver on this machine (libcuda.so.1 was not found)";
        return driver;
    }
    const auto init = reinterpret_cast<int (*)(unsigned)>(dlsym(library, "cuInit"));
    const auto count = reinterpret_cast<int (*)(int *)>(dlsym(library, "cuDeviceGetCount"));
    const auto name = reinterpret_cast<int (*)(char *, int, int)>(dlsym(library, "cuDeviceGetName"));
    if (!init || !count || !name) {
        driver.problem = "the NVIDIA driver library libcuda.so.1 lacks functions that every version has";
        return driver;
    }
    if (const int code = init(0); code != 0) {
        driver.problem = "the NVIDIA driver did not start (CUDA error " + std::to_string(code) + ")";
        return driver;
    }
    if (count(&driver.devices) != 0 || driver.devices < 1) {
        driver.devices = 0;
        driver.problem = "the NVIDIA driver sees no GPU";
        return driver;
    }
    char text[256] = {};
    if (name(text, int(sizeof text) - 1, 0) == 0)
        driver.firstName = text;
    return driver;
}

CudaStatus lookForCuda()
{
    CudaStatus status;
    const std::string folder = libTorchFolder();
    const std::string path = folder.empty() ? "libtorch_cuda.so" : folder + "/libtorch_cuda.so";
    // Before anything asks LibTorch for CUDA, because it remembers the first answer. Never closed.
    const bool loaded = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL) != nullptr;
    const std::string loaderError = loaded ? std::string() : lastLoaderError();
    const Driver driver = askDriver();
    status.deviceName = driver.firstName;
    if (!loaded) {
        status.explanation = "libtorch_cuda.so could not be loaded: " + loaderError;
        if (driver.devices > 0)
            status.explanation += ". There is a GPU (" + driver.firstName
                + "): packaging/setup.sh --cuda installs the libraries it needs";
        else
            status.explanation += "; " + driver.problem;
        return status;
    }
    if (driver.devices < 1) {
        status.explanation = driver.problem;
        return status;
    }
    try {
        status.devices = at::detail::getCUDAHooks().hasCUDA() ? at::detail::getCUDAHooks().getNumGPUs() : 0;
    } catch (const std::exception &error) {
        const std::string text = error.what();
        status.explanation = "CUDA did not start: " + text.substr(0, text.find('\n'));
        return status;
    }
    status.available = status.devices > 0;
    if (!status.available)
        status.explanation = "LibTorch finds no CUDA device that it can use; the driver may be too old for CUDA 13";
    return status;
}

} // namespace

std::string Device::text() const
{
    return kind == Kind::Cpu ? std::string("cpu") : std::string("cuda:").append(std::to_string(index));
}

const CudaStatus &cudaStatus()
{
    static const CudaStatus status = lookForCuda();
    return status;
}

Result<Device> deviceFromName(std::string_view name)
{
    if (name == "cpu")
        return Device{};
    if (name == "auto")
        return cudaStatus().available ? Device{Device::Kind::Cuda, 0} : Device{};
    const Error unknown{.kind = ErrorKind::InvalidArgument,
                        .message = "unknown device \"" + std::string(name) + "\"",
                        .remedy = "Devices are auto, cpu, cuda and cuda:N"};
    if (!name.starts_with("cuda"))
        return unknown;
    int index = 0;
    if (const std::string_view rest = name.substr(4); !rest.empty()) {
        const char *end = rest.data() + rest.size();
        if (rest.size() < 2 || rest[0] != ':' || rest[1] < '0' || rest[1] > '9')
            return unknown;
        if (const auto [last, code] = std::from_chars(rest.data() + 1, end, index); code != std::errc() || last != end)
            return unknown;
    }
    const CudaStatus &status = cudaStatus();
    if (!status.available)
        return Error{.kind = ErrorKind::NotFound,
                     .message = "CUDA cannot be used here: " + status.explanation,
                     .remedy = "Use --device cpu or --device auto"};
    if (index >= status.devices)
        return Error{.kind = ErrorKind::NotFound,
                     .message = "there is no GPU " + std::to_string(index) + " here; they are numbered 0 to "
                         + std::to_string(status.devices - 1),
                     .remedy = "Use --device cuda:0"};
    return Device{Device::Kind::Cuda, index};
}

void setCpuThreads(int threads)
{
    try {
        at::set_num_threads(threadCount(threads));
    } catch (const std::exception &) {
        // LibTorch refuses only what is not positive; the number it has stays.
    }
}

std::string libTorchVersion()
{
    return TORCH_VERSION;
}

} // namespace soco::vision
