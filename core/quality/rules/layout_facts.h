#pragma once

#include "core/quality/rules/rule_text.h"

// What is gone, so that several rules agree on whose it is; internal to core/quality.

namespace soco::quality {

// "PairAnnotations/intra", "PairAnnotations/trainsplits/test"
std::string pairsPath(dataset::PairKind kind);

// Other parts of the dataset know the category well enough that its folder below Images/ must be there.
bool expectsImagesFolder(const CheckContext &context, const std::string &category);

// Images that something names and that are not there, where that is not their whole folder's matter.
bool isMissing(const CheckContext &context, const ShownImage &image);

// A file below Images/<category>/ of the stem of a missing image, in whatever case and format: most likely that image.
bool standsForMissingImage(const CheckContext &context, const std::string &category, const std::string &file);

// Should have an annotation of its own, as its siblings do, and has none.
bool lacksAnnotation(const CheckContext &context, const ShownImage &image);

std::string lowered(std::string_view text); // ASCII

} // namespace soco::quality
