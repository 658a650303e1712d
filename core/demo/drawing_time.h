#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/demo/demo.h"

#include <string>
#include <vector>

namespace soco::demo {

// Seconds of processor time for one picture, by what they are spent on. The grids of a shape are filled where rays
// first come, so that part of the work on the shape is counted where it was asked for.
struct DrawingTime {
    double build = 0;   // shape, camera, light, props
    double observe = 0; // box, visible keypoints
    double render = 0;  // rays
    double post = 0;    // depth of field, bloom, film, grain
    double encode = 0;  // JPEG
    double sum() const { return build + observe + render + post + encode; }
};

struct CategoryTime {
    std::string category;
    int pictures = 0;
    double megapixels = 0; // mean
    DrawingTime mean;
};

// Draws `options.images` pictures of each category on this thread, one after the other, and throws them away.
// Errors: InvalidArgument for options that cannot be; Cancelled.
Result<std::vector<CategoryTime>> measureDrawing(const DemoOptions &options, const Task &task = {});

// Over all pictures; `category` is empty.
CategoryTime overall(const std::vector<CategoryTime> &times);

} // namespace soco::demo
