#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace soco::quality {

// Metadata/filename_mapping.json: what the images were called in the sets that they come from. Its shape is inferred
// (core/dataset/README.md): {category: {source name: image}}. Which of the two names is the image's is not certain, so
// both are kept.
struct FilenameMapping {
    struct Entry {
        std::string category; // the outer key; empty where the file has no outer level
        std::string key;
        std::string value;
        std::string place; // "car.n0123.JPEG"
    };
    std::vector<std::string> categories; // the outer keys, in file order
    std::vector<Entry> entries;          // in file order
    std::size_t notUnderstood = 0;       // members of another shape
};

// Errors carry a place and no file name. Malformed where the file is no object.
Result<FilenameMapping> readFilenameMapping(std::string_view bytes);

} // namespace soco::quality
