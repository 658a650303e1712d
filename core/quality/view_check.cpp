#include "core/quality/view_check.h"

#include "core/dataset/json_document.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace soco::quality {

namespace {

using json::indexed;

// Files may round: a hundredth of a pixel is no difference.
constexpr double sameCoordinate = 0.0101;

std::string shownNumber(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", number);
    return text.data();
}

std::string shownPoint(const ImagePoint &point)
{
    return '(' + shownNumber(point.x) + ", " + shownNumber(point.y) + ')';
}

std::string shownBox(const Box &box)
{
    return '[' + shownNumber(box.left) + ", " + shownNumber(box.top) + ", " + shownNumber(box.right) + ", "
        + shownNumber(box.bottom) + ']';
}

std::string shownSize(int width, int height) { return std::to_string(width) + " x " + std::to_string(height); }

bool differ(double a, double b) { return std::abs(a - b) > sameCoordinate; }

bool differ(const Box &a, const Box &b)
{
    return differ(a.left, b.left) || differ(a.top, b.top) || differ(a.right, b.right) || differ(a.bottom, b.bottom);
}

std::string quoted(const std::string &name) { return '"' + name + '"'; }

void checkNames(const std::vector<std::string> &names, const std::string &place,
                const std::vector<std::pair<const std::unordered_set<std::string_view> *, const char *>> &lists,
                FileProblems &problems)
{
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!seen.insert(names[i]).second)
            problems.add("duplicate-name", indexed(place, i), quoted(names[i]) + " is listed twice");
        for (const auto &[known, list] : lists)
            if (!known->count(names[i]))
                problems.add("unknown-name", indexed(place, i), quoted(names[i]) + " is not among " + list);
    }
}

std::unordered_set<std::string_view> namesOf(const View &view)
{
    std::unordered_set<std::string_view> names;
    for (const Keypoint &keypoint : view.keypoints)
        names.insert(keypoint.name);
    return names;
}

std::string_view stemOf(std::string_view file) { return file.substr(0, file.rfind('.')); }

void checkFileName(const Pair &pair, const PairRef &ref, FileProblems &problems)
{
    if (!pair.statedGroup.empty() && pair.statedGroup != ref.group)
        problems.add("group-mismatch", "pair_group",
                     quoted(pair.statedGroup) + " is not the folder that the file lies in, " + quoted(ref.group));
    if (ref.source.empty())
        return;
    std::int64_t id = 0;
    std::from_chars(ref.file.data(), ref.file.data() + ref.file.size(), id);
    if (id != pair.id)
        problems.add("name-mismatch", "pair_id", "It is " + std::to_string(pair.id) + ", the file name says "
                                                     + std::to_string(id));
    if (stemOf(pair.source.image) != ref.source)
        problems.add("name-mismatch", "src_image",
                     quoted(pair.source.image) + " is not the image of the file name, " + ref.source);
    if (stemOf(pair.target.image) != ref.target)
        problems.add("name-mismatch", "trg_image",
                     quoted(pair.target.image) + " is not the image of the file name, " + ref.target);
}

} // namespace

ViewPlaces ViewPlaces::ofPair(const std::string &prefix)
{
    return {prefix + "_keypoints", prefix + "_imsize", prefix + "_bndbox", prefix + "_image"};
}

ViewPlaces ViewPlaces::ofAnnotation() { return {"keypoints", "size", "box", "image"}; }

void FileProblems::add(std::string rule, std::string place, std::string message)
{
    m_problems.push_back({std::move(rule), m_file, std::move(place), std::move(message)});
}

void FileProblems::add(const Error &error)
{
    const char *rule = error.kind == ErrorKind::InvalidArgument ? "path-escape"
                     : error.kind == ErrorKind::Malformed       ? "bad-json"
                                                                : "unreadable-file";
    add(rule, error.place, error.message);
}

void checkView(const View &view, const ViewPlaces &places, const std::optional<std::pair<int, int>> &size,
               FileProblems &problems)
{
    int width = view.width, height = view.height;
    if (size) {
        if (view.stated && *size != std::pair(view.stated->width, view.stated->height))
            problems.add("size-mismatch", places.size,
                         "It says " + shownSize(view.stated->width, view.stated->height) + ", the image is "
                             + shownSize(size->first, size->second));
        std::tie(width, height) = *size;
    }
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < view.keypoints.size(); ++i) {
        const Keypoint &keypoint = view.keypoints[i];
        const std::string place = indexed(places.keypoints, i);
        if (!seen.insert(keypoint.name).second)
            problems.add("duplicate-name", place + ".name", quoted(keypoint.name) + " is there twice");
        const auto [x, y] = keypoint.position;
        if (width > 0 && (x < 0 || y < 0 || x >= width || y >= height))
            problems.add("point-outside", place + ".pos",
                         quoted(keypoint.name) + " at " + shownPoint(keypoint.position) + " lies outside the image of "
                             + shownSize(width, height));
    }
    if (!view.box)
        return;
    if (!(view.box->width() > 0 && view.box->height() > 0))
        problems.add("box-empty", places.box, "The box " + shownBox(*view.box) + " has no area");
    else if (width > 0
             && (view.box->left < 0 || view.box->top < 0 || view.box->right > width || view.box->bottom > height))
        problems.add("box-outside", places.box,
                     "The box " + shownBox(*view.box) + " leaves the image of " + shownSize(width, height));
}

void checkPairContent(const Pair &pair, const PairRef &ref, FileProblems &problems)
{
    const auto sources = namesOf(pair.source), targets = namesOf(pair.target);
    checkNames(pair.semanticOverlap, "semantic_overlap", {{&sources, "src_keypoints"}, {&targets, "trg_keypoints"}},
               problems);
    for (std::size_t i = 0; i < pair.conceptMatches.size(); ++i) {
        const std::string place = indexed("concept_matches", i);
        checkNames(pair.conceptMatches[i].source, place + ".src_keypoints", {{&sources, "src_keypoints"}}, problems);
        checkNames(pair.conceptMatches[i].target, place + ".trg_keypoints", {{&targets, "trg_keypoints"}}, problems);
    }
    checkFileName(pair, ref, problems);
}

void checkCopy(const View &copy, const View &original, const std::string &originalFile, const ViewPlaces &places,
               FileProblems &problems)
{
    const auto report = [&](std::string place, const std::string &message) {
        problems.add("copy-differs", std::move(place), message + " in " + originalFile);
    };
    if (copy.stated && original.stated && *copy.stated != *original.stated)
        report(places.size, "The size is " + shownSize(copy.stated->width, copy.stated->height) + " here and "
                                + shownSize(original.stated->width, original.stated->height));
    if (copy.box && original.box && differ(*copy.box, *original.box))
        report(places.box, "The box is " + shownBox(*copy.box) + " here and " + shownBox(*original.box));

    std::unordered_map<std::string_view, const Keypoint *> originals;
    for (const Keypoint &keypoint : original.keypoints)
        originals[keypoint.name] = &keypoint;
    for (std::size_t i = 0; i < copy.keypoints.size(); ++i) {
        const Keypoint &here = copy.keypoints[i];
        const std::string place = indexed(places.keypoints, i);
        const auto found = originals.find(here.name);
        if (found == originals.end()) {
            report(place + ".name", quoted(here.name) + " is here, but not");
            continue;
        }
        const Keypoint &there = *found->second;
        originals.erase(found);
        if (differ(here.position.x, there.position.x) || differ(here.position.y, there.position.y))
            report(place + ".pos", quoted(here.name) + " is at " + shownPoint(here.position) + " here and at "
                                       + shownPoint(there.position));
        if (!there.conceptName.empty() && here.conceptName != there.conceptName)
            report(place + ".concept_name", quoted(here.name) + " is of the concept " + quoted(here.conceptName)
                                                + " here and of " + quoted(there.conceptName));
        if (!there.kind.empty() && here.kind != there.kind)
            report(place + ".kind",
                   quoted(here.name) + " is " + quoted(here.kind) + " here and " + quoted(there.kind));
    }
    std::set<std::string_view> missing;
    for (const auto &[name, keypoint] : originals)
        missing.insert(name);
    for (const std::string_view name : missing)
        report(places.keypoints, quoted(std::string(name)) + " is missing here, but is");
}

} // namespace soco::quality
