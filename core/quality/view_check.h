#pragma once

#include "core/dataset/dataset.h"
#include "core/quality/check.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

// The rules of `soco check` for what one file says; internal to this folder.

namespace soco::quality {

using namespace dataset;

// The names that the places in a file are made of: "src_keypoints[3].pos" in a pair, "keypoints[3].pos" in an
// annotation.
struct ViewPlaces {
    std::string keypoints, size, box, image;
    static ViewPlaces ofPair(const std::string &prefix); // "src", "trg"
    static ViewPlaces ofAnnotation();
};

// Collects the problems of one file.
class FileProblems
{
public:
    explicit FileProblems(std::string file) : m_file(std::move(file)) {}
    void add(std::string rule, std::string place, std::string message);
    // A file that cannot be read, by the kind of the error.
    void add(const Error &error);
    std::vector<Problem> take() { return std::move(m_problems); }

private:
    std::string m_file;
    std::vector<Problem> m_problems;
};

// Doubled names, the stated size against the picture's, points and box against the size. `size`: the picture's own,
// empty where it cannot be had.
void checkView(const View &view, const ViewPlaces &places, const std::optional<std::pair<int, int>> &size,
               FileProblems &problems);

// Names in semantic_overlap and concept_matches that a view lacks or a list has twice; the file's name and folder
// against its content.
void checkPairContent(const Pair &pair, const PairRef &ref, FileProblems &problems);

// Every difference between a copy of an image's keypoints and `original`, which lies in `originalFile`.
void checkCopy(const View &copy, const View &original, const std::string &originalFile, const ViewPlaces &places,
               FileProblems &problems);

} // namespace soco::quality
