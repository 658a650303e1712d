#pragma once

#include "core/demo/demo.h"
#include "core/demo/writing/pairs.h"

#include <string>

namespace soco::demo {

// The texts of the dataset's JSON files (SOCOv1 layout). Positions with two decimals.

std::string annotationText(const Picture &picture);
std::string pairText(const PairChoice &pair, const Picture &source, const Picture &target);
std::string taxonomyText(const std::vector<const Category *> &categories);
// {category: {name as generated: name in the dataset}}
std::string fileNamesText(const std::vector<Picture> &pictures, std::uint64_t seed);
// What only a demo can know: views, builders' parameters, every keypoint's point in space, visible or not.
std::string truthText(const DemoOptions &options, const std::vector<Picture> &pictures);
// How truthText() begins for these options: tells whose folder it is.
std::string truthHead(const DemoOptions &options);

// Relative to the dataset's folder.
std::string pairPath(const PairChoice &pair, const Picture &source, const Picture &target);

} // namespace soco::demo
