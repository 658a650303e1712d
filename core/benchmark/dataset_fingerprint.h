#pragma once

#include "core/dataset/dataset.h"

#include <string>

namespace soco::benchmark {

// Tells datasets apart by which pairs they have and how long their files are, wherever they lie. Asks the file system
// about every pair: off the GUI thread.
std::string datasetFingerprint(const dataset::Dataset &dataset);

} // namespace soco::benchmark
