#pragma once

#include "core/vision/checkpoints/checkpoint.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace soco::vision {

// Which tensors lie in which file: "weight_map" of a model.safetensors.index.json or pytorch_model.bin.index.json, by
// the name of the shard. A shard lies beside its index; a name that leads elsewhere, and a tensor that is named twice,
// are errors. `file` is only for errors. Errors: Malformed.
Result<std::map<std::string, std::vector<std::string>>> parseShardIndex(std::string_view text, const std::string &file);

// The tensors of all shards as one checkpoint; safetensors and files of torch.save, told by content. Only what the
// index names counts.
// Errors: NotFound for a shard that is missing, with all that are; Mismatch for a tensor that is not where the index
// says, that lies in two shards, or for a shard whose number types none of the others has; else as for a single file.
Result<Checkpoint> readSharded(const std::filesystem::path &indexFile);

// The index of which `file` is one shard by its name ("…-00001-of-00002.bin"), where it lies beside it; else empty.
std::filesystem::path indexBeside(const std::filesystem::path &file);

} // namespace soco::vision
