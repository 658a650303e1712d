#pragma once

#include "core/vision/model_family.h"

#include <memory>

namespace soco::vision {

// Dense RootSIFT, a matcher without weights: the white-padded square at 800 x 800, descriptors of keypoint sizes 6
// and 12 at the centres of a 50 x 50 grid, each root-normalised (square root of the L1-normalised descriptor), the two
// joined to 256 channels. On the CPU. Same numbers for any number of threads.
// What it measures on the demo dataset: core/demo/README.md, "How hard it is".
std::shared_ptr<Backbone> makeDenseSift();

// The same as the registry has it, under the name dense_sift.
const ModelFamily &denseSiftFamily();

} // namespace soco::vision
