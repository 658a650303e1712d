#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace soco::vision {

struct Device {
    enum class Kind { Cpu, Cuda };
    Kind kind = Kind::Cpu;
    int index = 0;
    std::string text() const; // "cpu", "cuda:0"
    friend bool operator==(const Device &, const Device &) = default;
};

// What was found when CUDA was looked for, in words for people.
struct CudaStatus {
    bool available = false;
    int devices = 0;
    std::string deviceName;   // of device 0
    std::string explanation;  // why not: "libtorch_cuda.so could not be loaded: ..." or "no NVIDIA GPU"
};
// Loads libtorch_cuda.so beside libtorch_cpu.so on the first call (dlopen before anything asks LibTorch for CUDA).
const CudaStatus &cudaStatus();

// "auto" (CUDA where it is there, else CPU), "cpu", "cuda", "cuda:1".
Result<Device> deviceFromName(std::string_view name);

// Threads that LibTorch may use on the CPU; 0: all cores.
void setCpuThreads(int threads);
std::string libTorchVersion();

} // namespace soco::vision
