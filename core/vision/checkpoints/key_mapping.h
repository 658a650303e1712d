#pragma once

#include "core/vision/checkpoints/checkpoint.h"

#include <map>
#include <string>
#include <vector>

namespace soco::vision {

// A tensor under one name, whatever the file calls it. Parts are concatenated along the first axis: Hugging Face keeps
// query, key and value apart, everyone else fuses them in this order.
struct MappedTensor {
    struct Part {
        std::string name; // in the file
        StoredTensor tensor;
    };
    std::vector<Part> parts;

    std::vector<std::int64_t> shape() const; // of the whole
    std::string name() const;                // of the first part, for errors
};

// Canonical names: patch.weight, patch.bias, cls, pos, registers, norm.{weight,bias}, and for every block N
// blocks.N.{norm1,qkv,proj,norm2,fc1,fc2}.{weight,bias} and blocks.N.{ls1,ls2}. SwiGLU's fused input and
// output are fc1 and fc2.
struct MappedCheckpoint {
    std::string file;
    std::string schema; // "timm / DINOv2", "Hugging Face DINOv2"
    std::map<std::string, MappedTensor> tensors;
    std::string prefix = {}; // of all names, "backbone."

    // What the file calls the tensor of a canonical name; of one that it lacks, what its scheme would call it, in the
    // variant that its other blocks use.
    std::string storedName(const std::string &canonical) const;
};

// Do these names hold a vision transformer of a recognised naming scheme, below whatever prefix?
bool holdsKnownTransformer(const std::vector<std::string> &names);

// Recognises the naming scheme (core/vision/README.md, "Names of tensors": A with timm's variants and chunked blocks,
// and D), below any of the usual prefixes ("module.", "backbone.", …), else below the only prefix there is ("0.",
// "feature_extractor."). What a backbone does not need is left out.
// Errors: Unsupported for a scheme that is recognised but not built in, or not recognised, or that is there below
// several prefixes of which none is usual; Malformed where two tensors claim one place.
Result<MappedCheckpoint> mapKeys(const Checkpoint &checkpoint);

} // namespace soco::vision
