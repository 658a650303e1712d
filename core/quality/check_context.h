#pragma once

#include "core/base/error.h"
#include "core/base/task.h"
#include "core/dataset/dataset.h"
#include "core/dataset/image_file.h"
#include "core/quality/filename_mapping.h"
#include "core/quality/finding.h"
#include "core/quality/folder_listing.h"
#include "core/quality/name_pool.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What the rules look at: the whole dataset, read once.

namespace soco::quality {

enum class FileFault {
    None,
    Unreadable, // rights, I/O, no regular file
    Escapes,    // a path or link that leaves the dataset
    NotUtf8,
    NotFinite, // NaN or Infinity
    NotJson,   // else
    BadFields, // JSON, but not what such a file holds
};

// What any JSON file of the dataset is like.
struct JsonFacts {
    std::string file; // relative to the root
    FileFault fault = FileFault::None;
    std::optional<Error> error; // where there is a fault; `file` is that of this object
    bool byteOrderMark = false;
    std::vector<std::string> doubledKeys; // places of keys that an object has twice
};

struct ImageFacts {
    dataset::ImageId id;
    std::string file;                       // relative to the root
    bool escapes = false;                   // by a link: then nothing else is known
    bool isNoFile = false;                  // a folder, a pipe or a device stands in its place
    std::optional<Error> problem;           // of the header or, where pictures are decoded, of the pixels
    std::optional<dataset::ImageInfo> info; // of the header
    std::string format;                     // "JPEG", "PNG"; empty where it is neither
    std::vector<std::string> leniencies;    // what was forgiven, as Pillow forgives it
};

struct AnnotationFacts {
    std::string category; // folder
    std::string name;     // bare file name
    JsonFacts json;
    std::shared_ptr<const dataset::View> view; // empty where the file has a fault
    std::string image;                         // that it belongs to, by what it says or by its name; may be empty
    bool imageIsThere = false;
};

// Names are views into the context's pool.
struct ListedMatch {
    std::string_view conceptName;
    std::vector<std::string_view> source, target;
};

struct PairFacts {
    const dataset::PairRef *ref = nullptr;
    JsonFacts json;
    // The rest is empty where the file has a fault.
    std::optional<std::int64_t> id;
    std::string statedGroup;
    std::shared_ptr<const dataset::View> source, target; // one object for all equal copies of an image's view
    std::vector<std::string_view> semanticOverlap;
    std::vector<ListedMatch> conceptMatches;

    const dataset::View *view(bool isTarget) const { return (isTarget ? target : source).get(); }
};

// Where a view stands: in an annotation or on one side of a pair.
struct ViewUse {
    const AnnotationFacts *annotation = nullptr;
    const PairFacts *pair = nullptr;
    bool isTarget = false;

    const std::string &file() const { return annotation ? annotation->json.file : pair->json.file; }
    // The names of the fields there: "src_keypoints[3].pos" in a pair, "keypoints[3].pos" in an annotation.
    std::string keypointsPlace() const { return annotation ? "keypoints" : prefix() + "_keypoints"; }
    std::string sizePlace() const { return annotation ? "imsize" : prefix() + "_imsize"; }
    std::string boxPlace() const { return annotation ? "bndbox" : prefix() + "_bndbox"; }
    std::string imagePlace() const { return annotation ? "image" : prefix() + "_image"; }
    std::string prefix() const { return isTarget ? "trg" : "src"; }
};

// One version of what an image shows, and everywhere it stands.
struct Copy {
    std::shared_ptr<const dataset::View> view;
    std::vector<ViewUse> uses; // annotations first, then pairs in order; never empty
};

// An image that is there or that something names.
struct ShownImage {
    dataset::ImageId id;
    const ImageFacts *facts = nullptr; // empty where there is no such file
    // The original first: the annotation's version, without one that which most pairs have.
    std::vector<Copy> copies;

    bool isAnnotated() const { return !copies.empty() && copies.front().uses.front().annotation; }
    // The picture's own, else what the original says; empty where neither is known.
    std::optional<std::pair<int, int>> size() const;
};

struct ReadOptions {
    int threads = 0;
    bool decodePictures = true;
};

// What the reader has found, as plain data; everything is in a fixed order, whichever thread read it.
struct CheckContents {
    NamePool names;
    std::vector<ImageFacts> images;
    std::vector<AnnotationFacts> annotations;
    std::vector<PairFacts> pairs; // by kind, group and name
    std::vector<JsonFacts> metadata;
    std::vector<const JsonFacts *> oddFiles;
    std::vector<ShownImage> shown;
    std::set<std::string> pairedCategories; // that a pair shows or a folder of pairs is named after
    std::optional<FilenameMapping> mapping;
    std::size_t taxonomyLeftOut = 0;
    FolderListing listing;
};

// Immutable once made. Cancelled: what was read so far.
class CheckContext
{
public:
    CheckContext(const dataset::Dataset &dataset, const ReadOptions &options, const Task &task);

    const dataset::Dataset &dataset() const { return m_dataset; }
    std::string relative(const std::filesystem::path &path) const;

    std::span<const ImageFacts> images() const { return m_contents->images; }
    std::span<const AnnotationFacts> annotations() const { return m_contents->annotations; }
    std::span<const PairFacts> pairs() const { return m_contents->pairs; } // by kind, group and name
    std::span<const JsonFacts> metadata() const { return m_contents->metadata; }
    // The JSON files of all kinds that have a fault, a byte order mark or doubled keys, sorted by file.
    std::span<const JsonFacts *const> oddFiles() const { return m_contents->oddFiles; }

    // By category and file name.
    std::span<const ShownImage> shown() const { return m_contents->shown; }
    const ShownImage *shown(const dataset::ImageId &id) const;
    bool hasImage(const std::string &category, const std::string &file) const;
    bool hasImages(const std::string &category) const; // any
    bool hasPairs(const std::string &category) const { return m_contents->pairedCategories.count(category) > 0; }

    const dataset::Taxonomy &taxonomy() const { return m_dataset.taxonomy(); }
    std::size_t taxonomyKeypointsLeftOut() const { return m_contents->taxonomyLeftOut; }
    const std::optional<FilenameMapping> &mapping() const { return m_contents->mapping; }
    const FolderListing &listing() const { return m_contents->listing; }

private:
    const dataset::Dataset &m_dataset;
    std::unique_ptr<const CheckContents> m_contents;
};

// "car_1.JPEG" -> "car_1"
std::string_view stemOf(std::string_view file);
// "car/car_1.JPEG"
std::string shown(const dataset::ImageId &id);

} // namespace soco::quality
