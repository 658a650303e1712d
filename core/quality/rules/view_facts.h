#pragma once

#include "core/quality/rules/rule_text.h"

#include <cmath>
#include <optional>
#include <utility>

// Where points and boxes may lie; internal to core/quality.

namespace soco::quality {

using Frame = std::pair<int, int>; // width, height

inline bool isInside(const ImagePoint &point, const Frame &frame)
{
    return point.x >= 0 && point.y >= 0 && point.x < frame.first && point.y < frame.second;
}

inline bool isEmpty(const dataset::Box &box)
{
    return !(box.width() > 0 && box.height() > 0);
}

inline bool isInside(const dataset::Box &box, const Frame &frame)
{
    return box.left >= 0 && box.top >= 0 && box.right <= frame.first && box.bottom <= frame.second;
}

// The frame that points and box of this copy must lie in: the picture's; where the copy states another size, which is
// size-mismatch's finding, the larger of both, so that one wrong size is not told as many wrong points.
std::optional<Frame> frameOf(const ShownImage &image, const Copy &copy);

// Files may round: a hundredth of a pixel is no difference.
inline bool differ(double a, double b)
{
    return std::abs(a - b) > 0.0101;
}
inline bool differ(const dataset::Box &a, const dataset::Box &b)
{
    return differ(a.left, b.left) || differ(a.top, b.top) || differ(a.right, b.right) || differ(a.bottom, b.bottom);
}

// One finding an image for boxes of which `isWrong(box, frame)`; the frame is empty where it is not known.
template <class IsWrong>
void reportBoxes(const CheckContext &context, FindingSink &findings, const char *what, IsWrong isWrong)
{
    for (const ShownImage &image : context.shown()) {
        Finding finding;
        std::vector<ViewUse> uses;
        std::set<std::string> boxes;
        std::string size;
        for (const Copy &copy : image.copies) {
            const auto frame = frameOf(image, copy);
            if (!copy.view->box || !isWrong(*copy.view->box, frame))
                continue;
            if (frame)
                size = " of " + shownSize(frame->first, frame->second);
            boxes.insert(shownBox(*copy.view->box));
            for (const ViewUse &use : copy.uses) {
                addUse(finding, use, use.boxPlace());
                uses.push_back(use);
            }
        }
        if (uses.empty())
            continue;
        finding.message = "The box " + listed({boxes.begin(), boxes.end()}) + " of " + shown(image.id) + ' ' + what
            + size + ", in " + shownUses(uses);
        finding.subjects.emplace_back(image.id);
        finding.evidence = {namesFact("boxes", boxes)};
        findings.add(std::move(finding));
    }
}

} // namespace soco::quality
