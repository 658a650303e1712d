#include "core/quality/rules/view_facts.h"

#include <algorithm>

namespace soco::quality {

std::optional<Frame> frameOf(const ShownImage &image, const Copy &copy)
{
    std::optional<Frame> frame = image.size();
    if (frame && copy.view->stated)
        frame = Frame(std::max(frame->first, copy.view->stated->width),
                      std::max(frame->second, copy.view->stated->height));
    return frame;
}

} // namespace soco::quality
