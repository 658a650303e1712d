#pragma once

#include "core/base/result.h"
#include "core/vision/checkpoints/byte_source.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Files with weights, as people have them, read without executing anything and without LibTorch: first only what is
// in them (names, types, shapes, where the bytes lie), all of it checked against the file; the numbers later.

namespace soco::vision {

enum class DataType { F64, F32, F16, BF16, F8E5M2, F8E4M3, I64, I32, I16, I8, U64, U32, U16, U8, Bool };

int byteSize(DataType type);
std::string_view dataTypeName(DataType type);

// One tensor in a file. Every element lies inside `source`; no two elements share bytes.
struct StoredTensor {
    DataType type = DataType::F32;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; // in elements
    std::shared_ptr<const ByteSource> source;
    std::uint64_t begin = 0;  // byte of the first element
    std::uint64_t extent = 0; // bytes from there to behind the last element
};

struct Checkpoint {
    std::string file;      // what the user named
    std::string container; // "safetensors", "PyTorch zip", "PyTorch legacy"
    std::map<std::string, StoredTensor> tensors;
    // What a pickle asked Python to call and is no part of a table of tensors ("posix.system"); never executed.
    std::vector<std::string> ignoredCalls;
};

// safetensors, PyTorch zip and legacy files, several of either through their index (model.safetensors.index.json,
// pytorch_model.bin.index.json), or a folder that holds one of these. Told by content, not by name.
// "FILE#a.b" takes the tensors that lie under a.b alone, an inner table or a common beginning of names, without it.
// Errors: NotFound; Malformed with the byte or the tensor; Unsupported (TorchScript, a pickled module, big-endian, or
// several inner tables of which none is the only sensible one, with where the tensors lie).
Result<Checkpoint> readCheckpoint(const std::filesystem::path &path);

// One file, which is no index and no folder. `under` as in readCheckpoint(); empty: what is sensible.
Result<Checkpoint> readWeightFile(const std::filesystem::path &path, const std::string &under = {});

// Row-major strides of `shape`.
std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t> &shape);
// Number of elements; nothing where an extent is negative or the product does not fit.
std::optional<std::uint64_t> elementCount(const std::vector<std::int64_t> &shape);
// "1 x 1370 x 768"
std::string shapeText(const std::vector<std::int64_t> &shape);

} // namespace soco::vision
