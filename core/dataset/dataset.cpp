#include "core/dataset/dataset.h"

#include "core/base/atomic_file.h"
#include "core/dataset/annotation_reader.h"
#include "core/dataset/dataset_contents.h"
#include "core/dataset/folder_mistake.h"
#include "core/dataset/json_document.h"
#include "core/dataset/pair_reader.h"
#include "core/dataset/pairs_subfolder.h"

#include <algorithm>
#include <new>

namespace soco::dataset {

namespace fs = std::filesystem;

namespace {

// Runs `read` on the bytes of a file inside the dataset, names the file in what goes wrong, lets nothing be thrown.
template <class Value, class Read>
Result<Value> readInside(const Result<fs::path> &path, FileMemo<std::uint64_t> &contents, Read read)
{
    if (!path)
        return path.error();
    const auto named = [&](Error error) {
        if (error.file.empty())
            error.file = path->string();
        return error;
    };
    try {
        const auto stamp = stampOf(*path); // before reading: a later change makes another one
        const auto bytes = readFile(*path, json::maxFileSize);
        if (!bytes)
            return bytes.error();
        if (stamp)
            contents.remember(*path, *stamp, ContentHash().add(*bytes).value());
        Result<Value> value = read(*bytes);
        return value ? std::move(value) : Result<Value>(named(value.error()));
    } catch (const std::bad_alloc &) {
        return named({ErrorKind::OutOfMemory, "There is no memory left to read the file", {}, {}, {}});
    }
}

// "car_1.JPEG" -> "car_1"
std::string_view stemOf(std::string_view file) { return file.substr(0, file.rfind('.')); }

// "motor_scooter_3" -> "motor_scooter"; empty where the stem is not <category>_<n>.
std::string categoryInStem(const std::string &stem)
{
    const auto end = stem.rfind('_');
    const bool numbered = end != stem.npos && end + 1 < stem.size()
        && stem.find_first_not_of("0123456789", end + 1) == stem.npos;
    return numbered ? stem.substr(0, end) : std::string();
}

Error atPlace(Error error, const std::string &place)
{
    error.place = place;
    return error;
}

std::string shown(const ImageSize &size) { return std::to_string(size.width) + " x " + std::to_string(size.height); }

} // namespace

Dataset::Dataset(DatasetContents contents) : m_contents(std::make_unique<const DatasetContents>(std::move(contents))) {}

Dataset::~Dataset() = default;

std::span<const Error> Dataset::unreadable() const
{
    return m_contents->unreadable;
}
std::span<const RefusedLink> Dataset::refusedLinks() const
{
    return m_contents->refusedLinks;
}
const OpenOptions &Dataset::openOptions() const
{
    return m_contents->options;
}
const fs::path &Dataset::root() const
{
    return m_contents->root;
}
const std::string &Dataset::name() const
{
    return m_contents->name;
}
std::span<const std::string> Dataset::metadataFiles() const
{
    return m_contents->metadataFiles;
}
const Taxonomy &Dataset::taxonomy() const
{
    return m_contents->taxonomy;
}
const std::optional<Error> &Dataset::taxonomyProblem() const
{
    return m_contents->taxonomyProblem;
}
DatasetFiles &Dataset::files() const
{
    return *m_contents->files;
}

std::string pictureKey(const std::string &category, std::string_view stem)
{
    std::string key = category;
    if (!key.empty())
        key += '/';
    return key.append(stem);
}

std::string pictureKey(const ImageId &image)
{
    return pictureKey(image.category, stemOf(image.file));
}

PairRef pairRefOf(PairKind kind, const std::string &group, const std::string &file)
{
    PairRef ref{kind, group, file, {}, {}, {}, {}};
    std::string_view name = file;
    if (name.ends_with(".json"))
        name.remove_suffix(std::string_view(".json").size());
    const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
    if (digits == 0 || digits == name.size() || name[digits] != '-')
        return ref;
    name.remove_prefix(digits + 1);
    std::size_t split = name.find('-');
    if (split != name.npos && name.find('-', split + 1) != name.npos) {
        const std::string target = '-' + group + '_';
        split = name.find(target);
        if (split != name.npos && name.find(target, split + 1) != name.npos)
            return ref;
    }
    if (split == name.npos || split == 0 || split + 1 == name.size())
        return ref;
    ref.source = name.substr(0, split);
    ref.target = name.substr(split + 1);
    const bool cross = kind == PairKind::Cross;
    ref.sourceCategory = cross ? categoryInStem(ref.source) : group;
    ref.targetCategory = cross ? categoryInStem(ref.target) : group;
    if (ref.targetCategory.empty())
        ref.targetCategory = group;
    return ref;
}

std::size_t Dataset::pairCount() const
{
    std::size_t count = 0;
    for (const std::vector<PairRef> &pairs : m_contents->pairs)
        count += pairs.size();
    return count;
}

std::span<const PairRef> Dataset::pairs(PairKind kind) const
{
    return m_contents->pairs[std::size_t(kind)];
}

std::vector<std::string> Dataset::groups(PairKind kind) const
{
    std::vector<std::string> names;
    for (const PairRef &ref : pairs(kind))
        if (names.empty() || names.back() != ref.group)
            names.push_back(ref.group);
    return names;
}

std::span<const PairRef> Dataset::pairsOf(PairKind kind, const std::string &group) const
{
    const auto &all = m_contents->pairs[std::size_t(kind)];
    const auto first = std::lower_bound(all.begin(), all.end(), group,
                                        [](const PairRef &ref, const std::string &name) { return ref.group < name; });
    const auto last = std::find_if(first, all.end(), [&](const PairRef &ref) { return ref.group != group; });
    return {first, last};
}

std::vector<std::string> Dataset::categories() const
{
    return m_contents->categories;
}

std::span<const ImageId> Dataset::images() const
{
    return m_contents->images;
}

std::size_t Dataset::imageCount(const std::string &category) const
{
    return std::size_t(std::count_if(m_contents->images.begin(), m_contents->images.end(),
                                     [&](const ImageId &image) { return image.category == category; }));
}

fs::path Dataset::pairPath(const PairRef &ref) const
{
    return m_contents->root / pairsFolder / pairsSubfolder(ref.kind) / ref.group / ref.file;
}

Result<fs::path> Dataset::pairPathInside(const PairRef &ref) const
{
    const bool split = ref.kind == PairKind::Train || ref.kind == PairKind::Test;
    const char *kind = pairKindName(ref.kind);
    return split ? files().places.path({pairsFolder, "trainsplits", kind, ref.group, ref.file})
                 : files().places.path({pairsFolder, kind, ref.group, ref.file});
}

Result<fs::path> Dataset::annotationPath(const std::string &category, const std::string &file) const
{
    return files().places.path({annotationsFolder, category, file});
}

Result<Pair> Dataset::loadPair(const PairRef &ref) const
{
    return readInside<Pair>(pairPathInside(ref), files().contents, [&](const std::string &bytes) -> Result<Pair> {
        auto pair = readPair(bytes);
        if (!pair)
            return pair;
        if (pair->statedGroup != ref.group)
            pair->assumptions.push_back(
                {"pair_group", pair->statedGroup.empty()
                                   ? "The group is missing; the folder of the file, \"" + ref.group + "\", is taken"
                                   : "The group is \"" + pair->statedGroup + "\"; scores are averaged by the folder of "
                                         "the file, \"" + ref.group + "\", as in the official evaluation"});
        pair->group = ref.group;
        if (const auto resolved = resolveView(pair->source, "src", *pair); !resolved)
            return resolved.error();
        if (const auto resolved = resolveView(pair->target, "trg", *pair); !resolved)
            return resolved.error();
        if (!pair->target.box)
            pair->assumptions.push_back({"trg_bndbox", "There is no box; the threshold is a share of the longer side of "
                                                       "the whole picture"});
        return pair;
    });
}

// Names that leave the folder never get beyond this point.
Result<void> Dataset::resolveView(View &view, const std::string &prefix, Pair &pair) const
{
    const auto path = imagePath(view.category, view.image);
    if (!path)
        return atPlace(path.error(), prefix + "_image");
    const std::string place = prefix + "_imsize";
    const auto info = files().images.of(*path, probeImage);
    if (!info) {
        if (view.stated)
            return {};
        Error error = atPlace(info.error(), place);
        error.message = "The size is missing here, and the picture's own cannot be had: " + error.message;
        return error;
    }
    view.width = info->width;
    view.height = info->height;
    const ImageSize own{info->width, info->height};
    if (!view.stated)
        pair.assumptions.push_back({place, "The size is missing; the picture's own, " + shown(own) + ", is taken"});
    else if (*view.stated != own)
        pair.assumptions.push_back({place, "It says " + shown(*view.stated) + ", the picture is " + shown(own)
                                               + "; points are measured in the picture, as in the official evaluation"});
    return {};
}

std::vector<Error> Dataset::unreadablePairs(PairKind kind, std::span<const std::string> groups) const
{
    std::vector<Error> errors;
    for (const DatasetContents::UnreadablePairs &part : m_contents->unreadablePairs)
        if (part.kind == kind
            && (groups.empty() || part.group.empty() || std::find(groups.begin(), groups.end(), part.group) != groups.end()))
            errors.push_back(part.error);
    return errors;
}

Result<ImageInfo> Dataset::imageInfo(const std::string &category, const std::string &file) const
{
    const auto path = imagePath(category, file);
    return path ? files().images.of(*path, probeImage) : Result<ImageInfo>(path.error());
}

Result<std::uint64_t> DatasetFiles::contentOf(const Result<fs::path> &path, const std::stop_token &stop)
{
    if (!path)
        return path.error();
    return contents.of(*path, [&](const fs::path &file) { return contentHashOfFile(file, stop); });
}

Result<std::uint64_t> Dataset::contentOf(const PairRef &ref) const
{
    return files().contentOf(pairPathInside(ref));
}

Result<std::uint64_t> Dataset::contentOf(const ImageId &image) const
{
    return files().contentOf(imagePath(image.category, image.file));
}

Result<fs::path> Dataset::metadataPath(const std::string &file) const
{
    return files().places.path({metadataFolder, file});
}

Result<fs::path> Dataset::imagePath(const std::string &category, const std::string &file) const
{
    return files().places.path({imagesFolder, category, file});
}

std::vector<std::string> Dataset::annotatedCategories() const
{
    std::vector<std::string> names;
    for (const auto &[category, files] : m_contents->annotations)
        names.push_back(category);
    return names;
}

std::span<const std::string> Dataset::annotationFiles(const std::string &category) const
{
    const auto files = m_contents->annotations.find(category);
    return files == m_contents->annotations.end() ? std::span<const std::string>() : std::span(files->second);
}

Result<View> Dataset::loadAnnotationFile(const std::string &category, const std::string &file) const
{
    return readInside<View>(annotationPath(category, file), files().contents, readAnnotation);
}

Result<View> Dataset::loadAnnotation(const std::string &category, const std::string &imageFile) const
{
    const auto completed = [&](Result<View> view) {
        if (view) {
            view->category = category;
            view->image = imageFile;
        }
        return view;
    };
    const auto files = annotationFiles(category);
    for (const std::string &file : {std::string(stemOf(imageFile)) + ".json", imageFile + ".json"})
        if (std::binary_search(files.begin(), files.end(), file))
            return completed(loadAnnotationFile(category, file));
    // How the files are named is not published: else the one that names the image inside.
    for (const std::string &file : files)
        if (auto view = loadAnnotationFile(category, file); view && stemOf(view->image) == stemOf(imageFile))
            return completed(std::move(view));
    return Error{ErrorKind::NotFound,
                 "There is no annotation of the image " + imageFile,
                 (m_contents->root / annotationsFolder / category).string(),
                 {},
                 {}};
}

} // namespace soco::dataset
