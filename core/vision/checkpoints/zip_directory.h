#pragma once

#include "core/vision/checkpoints/byte_source.h"

#include <map>
#include <string>

namespace soco::vision {

struct ZipEntry {
    std::uint64_t begin = 0; // first byte of its data in the file
    std::uint64_t size = 0;
};

// The central directory of a zip file whose entries are stored, not compressed, as torch.save writes them (zip64 too).
// Every range lies inside the file and no name occurs twice. Errors: Malformed, Unsupported (compressed, encrypted).
Result<std::map<std::string, ZipEntry>> readZipDirectory(const ByteSource &source);

} // namespace soco::vision
