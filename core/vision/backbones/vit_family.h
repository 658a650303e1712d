#pragma once

#include "core/vision/model_family.h"

namespace soco::vision {

// The vision transformers of vitModels(), with the Hugging Face cache (HF_HUB_CACHE, HF_HOME, ~/.cache/huggingface/hub)
// and the Torch Hub cache (TORCH_HOME, ~/.cache/torch/hub/checkpoints) searched for their weights.
const ModelFamily &vitFamily();

} // namespace soco::vision
