#pragma once

#include "core/vision/backbone.h"
#include "core/vision/backbones/vit_models.h"

#include <filesystem>
#include <memory>

namespace soco::vision {

// A vision transformer with the weights in `file` (checkpoint.h), for square inputs of model.inputSize.
// Errors: as readCheckpoint(), mapKeys() and loadVitWeights(); a Mismatch names the built-in model that would fit.
Result<std::shared_ptr<Backbone>> loadVitBackbone(const VitModel &model, const std::filesystem::path &file,
                                                  const Device &device, const Task &task = {});

// The same with random weights: for measuring speed and for comparing devices.
Result<std::shared_ptr<Backbone>> makeRandomVitBackbone(const VitModel &model, std::uint64_t seed,
                                                        const Device &device);

} // namespace soco::vision
