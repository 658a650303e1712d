#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/vision/backbones/vit_config.h"
#include "core/vision/checkpoints/key_mapping.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

// Internal to core/vision: this header needs LibTorch.

namespace soco::vision {

// Float32, contiguous, on the CPU as loaded; shapes as parameterShapes() says.
struct VitWeights {
    struct Block {
        at::Tensor norm1Weight, norm1Bias, qkvWeight, qkvBias, projWeight, projBias, ls1;
        at::Tensor norm2Weight, norm2Bias, fc1Weight, fc1Bias, fc2Weight, fc2Bias, ls2;
    };
    at::Tensor patchWeight, patchBias, cls, pos, registers;
    std::vector<Block> blocks;
    std::string warning;     // weights that are all zero, in words; empty where all is well
    std::string contentHash; // of names and numbers as loaded: the same for every container and naming scheme

    void moveTo(const at::Device &device);
};

// Does the file hold what the configuration needs, in these shapes? Only names and shapes are looked at.
// Errors: Mismatch naming the tensor, what was expected and what was found; missing tensors are listed.
Result<void> checkShapes(const VitConfig &config, const MappedCheckpoint &checkpoint, const std::string &modelName);

// Reads and converts the numbers. Errors: as checkShapes; Malformed for NaN or infinity; Unsupported for integers;
// Io; Cancelled. `task` reports tensors. Throws c10::Error where memory is short (see guard.h).
Result<VitWeights> loadVitWeights(const VitConfig &config, const MappedCheckpoint &checkpoint,
                                  const std::string &modelName, const Task &task);

// Weights from a seed, of the size of trained ones: for measuring speed and for comparing devices.
VitWeights randomVitWeights(const VitConfig &config, std::uint64_t seed);

} // namespace soco::vision
