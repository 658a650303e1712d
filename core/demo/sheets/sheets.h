#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"
#include "core/base/task.h"
#include "core/demo/demo.h"

namespace soco::demo {

// Categories, seed and threads come from `options`; pictures have the sizes that a dataset of these options would give
// them. Both draw every picture anew. Errors: InvalidArgument for options that cannot be; Cancelled.

// Four pictures of each category, two categories a row, with their names.
Result<RgbImage> contactSheet(const DemoOptions &options, const Task &task = {});

// One picture of each category with its box, its visible keypoints and their names: of the first pictures the one that
// shows most.
Result<RgbImage> keypointSheet(const DemoOptions &options, const Task &task = {});

} // namespace soco::demo
