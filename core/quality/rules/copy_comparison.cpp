#include "core/quality/rules/copy_comparison.h"

#include <algorithm>
#include <map>

namespace soco::quality {

using dataset::Keypoint;
using dataset::View;

namespace {

bool isSound(const dataset::Box &box, const std::optional<Frame> &frame)
{
    return !isEmpty(box) && (!frame || isInside(box, *frame));
}

bool samePlace(const Keypoint &a, const Keypoint &b)
{
    return !differ(a.position.x, b.position.x) && !differ(a.position.y, b.position.y);
}

} // namespace

BoxHolders boxHoldersOf(const CheckContext &context)
{
    BoxHolders holders;
    for (const AnnotationFacts &annotation : context.annotations())
        holders.annotations = holders.annotations || (annotation.view && annotation.view->box);
    for (const PairFacts &pair : context.pairs())
        holders.pairs = holders.pairs || (pair.source && pair.source->box) || (pair.target && pair.target->box);
    return holders;
}

std::vector<CopyDifference> differencesOf(const ShownImage &image, const Copy &copy, const BoxHolders &holders)
{
    using What = CopyDifference::What;
    std::vector<CopyDifference> found;
    const View &here = *copy.view, &there = *image.copies.front().view;
    if (!(image.facts && image.facts->info) && here.stated && there.stated && *here.stated != *there.stated)
        found.push_back({What::Size,
                         {},
                         {},
                         0,
                         "the size is " + shownSize(here.stated->width, here.stated->height) + ", not "
                             + shownSize(there.stated->width, there.stated->height)});
    const auto frame = frameOf(image, copy);
    if (here.box && there.box && differ(*here.box, *there.box) && isSound(*here.box, frame)
        && isSound(*there.box, frame))
        found.push_back({What::Box, {}, {}, 0, "the box is " + shownBox(*here.box) + ", not " + shownBox(*there.box)});
    const bool originalMayHave = image.isAnnotated() ? holders.annotations : holders.pairs;
    if (!here.box && there.box && holders.pairs && isSound(*there.box, frame))
        found.push_back({What::Box, {}, {}, 0, "the box " + shownBox(*there.box) + " is gone"});
    if (here.box && !there.box && originalMayHave && isSound(*here.box, frame))
        found.push_back({What::Box, {}, {}, 0, "the box " + shownBox(*here.box) + " is there"});

    std::map<std::string, const Keypoint *> lost; // of the original, what the copy has not shown
    for (const Keypoint &keypoint : there.keypoints)
        lost[keypoint.name] = &keypoint;
    std::vector<std::size_t> extra;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < here.keypoints.size(); ++i) {
        const Keypoint &keypoint = here.keypoints[i];
        if (!seen.insert(keypoint.name).second)
            continue; // duplicate-name
        const auto original = lost.find(keypoint.name);
        if (original == lost.end()) {
            extra.push_back(i);
            continue;
        }
        const Keypoint &other = *original->second;
        lost.erase(original);
        const bool isPossible = !frame || (isInside(keypoint.position, *frame) && isInside(other.position, *frame));
        if (!samePlace(keypoint, other) && isPossible)
            found.push_back({What::Position,
                             keypoint.name,
                             {},
                             i,
                             inQuotes(keypoint.name) + " is at " + shownPoint(keypoint.position) + ", not at "
                                 + shownPoint(other.position)});
    }
    for (const std::size_t i : extra) {
        const Keypoint &keypoint = here.keypoints[i];
        const auto original = std::find_if(lost.begin(), lost.end(), [&](const auto &entry) {
            return samePlace(*entry.second, keypoint)
                || (entry.second->id != 0 && entry.second->id == keypoint.id
                    && entry.second->conceptName == keypoint.conceptName);
        });
        if (original == lost.end()) {
            found.push_back({What::Extra, keypoint.name, {}, i, inQuotes(keypoint.name) + " is there"});
            continue;
        }
        found.push_back({What::Renamed, keypoint.name, original->first, i,
                         inQuotes(keypoint.name) + " stands for " + inQuotes(original->first)});
        lost.erase(original);
    }
    for (const auto &[name, keypoint] : lost)
        found.push_back({What::Lost, name, {}, 0, inQuotes(name) + " is gone"});
    return found;
}

} // namespace soco::quality
