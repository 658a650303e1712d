#pragma once

#include "core/dataset/dataset.h"

namespace soco::dataset {

// Below PairAnnotations/: "intra", "cross", "trainsplits/train", "trainsplits/test".
const char *pairsSubfolder(PairKind kind);

} // namespace soco::dataset
