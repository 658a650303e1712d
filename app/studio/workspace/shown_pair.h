#pragma once

#include "core/vision/pictures.h"
#include "widgets/common/explore_data.h"

namespace soco::studio {

// Reads a pair and decodes both its pictures, source and target exchanged where `swapped`. A picture that cannot be
// read leaves a message in its place; only a pair that cannot be read is an error. Any thread.
Result<widgets::LoadedPairPtr> loadShownPair(const dataset::Dataset &dataset, vision::Pictures &pictures,
                                             const dataset::PairRef &ref, bool swapped);

// How many of the two pictures could not be read.
int missingPictures(const widgets::LoadedPair &pair);

// The pair with source and target exchanged: what matches what is exchanged too.
dataset::Pair swappedPair(const dataset::Pair &pair);

} // namespace soco::studio
