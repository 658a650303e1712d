#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dataset/ids.h"
#include "core/dataset/image_file.h"
#include "core/dataset/pair.h"
#include "core/dataset/refused_link.h"
#include "core/dataset/taxonomy.h"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soco::dataset {

// What a file name alone tells about a pair: {id}-{source stem}-{target stem}.json
struct PairRef {
    PairKind kind = PairKind::Intra;
    std::string group;  // folder
    std::string file;   // bare file name
    std::string source; // stem, "car_12"; empty where the name does not follow the pattern
    std::string target;
    // Whose pictures the stems are, since two categories may have a picture of one name: of the group, or as the stem
    // begins; those of a Dataset also by which pictures are there. Empty where that leaves several.
    std::string sourceCategory = {};
    std::string targetCategory = {};

    PairId id() const { return {kind, group, file}; }
    friend bool operator==(const PairRef &one, const PairRef &other)
    {
        return one.kind == other.kind && one.file == other.file && one.group == other.group; // the rest follows
    }
};
// By {id}-{source stem}-{target stem}.json. A stem with a hyphen of its own is resolved by the group, which is the
// target's category; where that does not help, the stems stay empty.
PairRef pairRefOf(PairKind kind, const std::string &group, const std::string &file);

// "car/car_12": a picture by category and stem, as pair names say it; the bare stem where the category is not known.
std::string pictureKey(const std::string &category, std::string_view stem);
std::string pictureKey(const ImageId &image);

struct DatasetContents;
struct DatasetFiles;

struct OpenOptions {
    // Places outside the dataset that links in its folder may lead to, such as "/mnt/disk/Images". Links within the
    // dataset and into the store beside it (a hub cache's blobs/, .dvc/cache, .git/annex/objects) need no permission.
    std::vector<std::filesystem::path> allowedLinks;
};

// A folder in the SOCOv1 layout, read lazily. Immutable after open(): const functions may be called from any thread.
// Every path that leaves the folder (.., absolute, a link that leads to a place that is not allowed) is an Error.
class Dataset
{
public:
    // Lists folders and file names; reads Metadata/ but no pair. Fails where nothing of a dataset is there or to be
    // read; a part that cannot be read is left out and stands in unreadable().
    static Result<std::shared_ptr<const Dataset>> open(const std::filesystem::path &root, const OpenOptions &options,
                                                       const Task &task = {});
    static Result<std::shared_ptr<const Dataset>> open(const std::filesystem::path &root, const Task &task = {})
    {
        return open(root, OpenOptions(), task);
    }
    // What a reader has found; open() is the way to have that done.
    explicit Dataset(DatasetContents contents);
    ~Dataset();

    // What is there and could not be listed or read when the dataset was opened (rights, a share that is gone, a file
    // in a folder's place, links to places that are not allowed): one Error for each cause, naming folder or file. What
    // does not exist is no error. Counts and lists lack what is named here.
    std::span<const Error> unreadable() const;
    // Of these, what keeps pairs of a kind and of some groups (empty: all) from being known.
    std::vector<Error> unreadablePairs(PairKind kind, std::span<const std::string> groups = {}) const;
    // The places that links lead to and that nobody allowed, for the question whether they may be followed.
    std::span<const RefusedLink> refusedLinks() const;
    const OpenOptions &openOptions() const;

    const std::filesystem::path &root() const;
    // A short name for titles: Metadata/demo_truth.json's or the folder's.
    const std::string &name() const;

    // Sorted by group folder, then by file name, as the official loaders take them.
    std::span<const PairRef> pairs(PairKind kind) const;
    std::size_t pairCount() const; // of all kinds
    std::vector<std::string> groups(PairKind kind) const;
    std::span<const PairRef> pairsOf(PairKind kind, const std::string &group) const;

    std::vector<std::string> categories() const; // folders below Images/, sorted
    std::span<const ImageId> images() const;    // sorted by category, then by number in the name
    std::size_t imageCount(const std::string &category) const;

    std::filesystem::path pairPath(const PairRef &ref) const;
    // The same, checked to lie in the dataset, for readers of the file's own bytes.
    Result<std::filesystem::path> pairPathInside(const PairRef &ref) const;
    // The pair as the official evaluation takes it: sizes are the pictures' own (read from their headers, remembered
    // until the file changes), the group is the folder. Pair::assumptions says what the file leaves open or says
    // otherwise. A picture that is missing or broken is no error here, unless the file does not state its size.
    Result<Pair> loadPair(const PairRef &ref) const;
    // The path of an image, checked to lie in the dataset. The file itself may be missing.
    Result<std::filesystem::path> imagePath(const std::string &category, const std::string &file) const;
    // Size and orientation from the picture's header, remembered until the file changes.
    Result<ImageInfo> imageInfo(const std::string &category, const std::string &file) const;
    // File names below Metadata/, sorted.
    std::span<const std::string> metadataFiles() const;
    // The path of one of them, checked to lie where it may.
    Result<std::filesystem::path> metadataPath(const std::string &file) const;
    // The image's own annotation, from KeypointAnnotations/, read by shape. NotFound where there is none.
    Result<View> loadAnnotation(const std::string &category, const std::string &imageFile) const;
    // XXH64 of a file's bytes, remembered until the file changes; loading a pair or annotation learns it on the way.
    Result<std::uint64_t> contentOf(const PairRef &ref) const;
    Result<std::uint64_t> contentOf(const ImageId &image) const;
    std::vector<std::string> annotatedCategories() const; // folders below KeypointAnnotations/, sorted
    // File names below KeypointAnnotations/<category>/, sorted; empty where there is none.
    std::span<const std::string> annotationFiles(const std::string &category) const;
    Result<std::filesystem::path> annotationPath(const std::string &category, const std::string &file) const;
    // One of them. Image, category and size are what the file says, and may be empty.
    Result<View> loadAnnotationFile(const std::string &category, const std::string &file) const;

    // Built from Metadata/keypoint_taxonomy.json where it can be understood, with counts of images down to categories;
    // how many show a concept or a keypoint is known to taxonomyWithCounts(). Otherwise empty with taxonomyProblem()
    // saying why; then taxonomyWithCounts() builds it from annotations and pairs, off the GUI thread.
    const Taxonomy &taxonomy() const;
    const std::optional<Error> &taxonomyProblem() const;

    // What is known of the files, for the other parts of this folder (dataset_files.h).
    DatasetFiles &files() const;

private:
    Result<void> resolveView(View &view, const std::string &prefix, Pair &pair) const;

    std::unique_ptr<const DatasetContents> m_contents;
};

// Reads every annotation (or, where a category has none, its pairs) in parallel and gives the tree with counts of
// images for every level. Unreadable files are skipped and counted.
Taxonomy taxonomyWithCounts(const Dataset &dataset, const Task &task = {});

} // namespace soco::dataset
