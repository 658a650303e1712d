#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace soco::vision {

// Where programs of the Python world keep what they downloaded. Only environment variables and the file system.

// HF_HUB_CACHE, else HF_HOME/hub, else XDG_CACHE_HOME/huggingface/hub, else ~/.cache/huggingface/hub.
std::filesystem::path huggingFaceCache();
// TORCH_HOME/hub/checkpoints, else XDG_CACHE_HOME/torch/hub/checkpoints, else ~/.cache/torch/hub/checkpoints.
std::filesystem::path torchHubCache();

// The weights of "owner/name" in the Hugging Face cache, models--owner--name/snapshots/REVISION/: the revision that
// refs/main names first, then the newest. model.safetensors, its sharded index, or pytorch_model.bin. Empty if none;
// a link whose blob was deleted does not count.
std::filesystem::path findInHuggingFaceCache(const std::string &repository);
// A file of the Torch Hub cache, or empty.
std::filesystem::path findInTorchHubCache(const std::string &fileName);

} // namespace soco::vision
