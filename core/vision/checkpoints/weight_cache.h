#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace soco::vision {

// Where programs of the Python world keep what they downloaded. Only environment variables and the file system.

// HF_HUB_CACHE, else HF_HOME/hub, else XDG_CACHE_HOME/huggingface/hub, else ~/.cache/huggingface/hub.
std::filesystem::path huggingFaceCache();
// TORCH_HOME/hub/checkpoints, else XDG_CACHE_HOME/torch/hub/checkpoints, else ~/.cache/torch/hub/checkpoints.
std::filesystem::path torchHubCache();

// "facebook/dinov2-base" -> "models--facebook--dinov2-base"
std::string huggingFaceFolder(const std::string &repository);
// One of the names that the hub's programs give to weights: model.safetensors, pytorch_model.bin or an index of either.
bool isWeightFileOfHub(std::string_view name);

// The weights of "owner/name" in the Hugging Face cache, models--owner--name/snapshots/REVISION/: the revision that
// refs/main names first, then the newest. model.safetensors, its sharded index, pytorch_model.bin or its sharded index. Empty if none;
// a link whose blob was deleted does not count.
std::filesystem::path findInHuggingFaceCache(const std::string &repository);
// A file of the Torch Hub cache, or empty.
std::filesystem::path findInTorchHubCache(const std::string &fileName);

} // namespace soco::vision
