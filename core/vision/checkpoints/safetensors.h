#pragma once

#include "core/vision/checkpoints/checkpoint.h"

namespace soco::vision {

// The format: 8 bytes little-endian header length, a JSON object {name: {dtype, shape, data_offsets}}, the data.
// Strict, as the format's own implementation is: the header inside the file and at most 100 MB, known types, the
// product of the shape equal to the byte range, ranges in order without gap or overlap up to the end of the file.
Result<Checkpoint> readSafetensors(const std::shared_ptr<const ByteSource> &source);

} // namespace soco::vision
