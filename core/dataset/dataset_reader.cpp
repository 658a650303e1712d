#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/dataset/dataset_contents.h"
#include "core/dataset/folder_listing.h"
#include "core/dataset/folder_mistake.h"
#include "core/dataset/json_document.h"
#include "core/dataset/json_head.h"
#include "core/dataset/pairs_subfolder.h"
#include "core/dataset/taxonomy_reader.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <unordered_map>

namespace soco::dataset {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> imageEndings{".jpeg", ".jpg", ".png"};

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return result;
}

bool isImageName(std::string_view name)
{
    const auto dot = name.rfind('.');
    return dot != name.npos
        && std::find(imageEndings.begin(), imageEndings.end(), lowered(name.substr(dot))) != imageEndings.end();
}

bool isJsonName(std::string_view name) { return name.ends_with(".json"); }

// Images count 1, 2, ... 10, not 1, 10, 2: the number at the end of the stem, then the name.
std::pair<unsigned long long, std::string_view> imageOrder(std::string_view file)
{
    std::string_view stem = file.substr(0, file.rfind('.'));
    std::size_t start = stem.size();
    while (start > 0 && stem[start - 1] >= '0' && stem[start - 1] <= '9')
        --start;
    unsigned long long number = 0;
    std::from_chars(stem.data() + start, stem.data() + stem.size(), number);
    return {number, file};
}

} // namespace

const char *pairsSubfolder(PairKind kind)
{
    switch (kind) {
    case PairKind::Intra: return "intra";
    case PairKind::Cross: return "cross";
    case PairKind::Train: return "trainsplits/train";
    case PairKind::Test: return "trainsplits/test";
    }
    return "";
}

// Finds what a Dataset holds. Two waves: the folders of every kind, then, in parallel, the files of every folder.
class DatasetReader
{
public:
    DatasetReader(fs::path root, const OpenOptions &options, const Task &task)
        : m_contents(std::move(root), options), m_task(task)
    {
    }

    // Empty where the task was cancelled. Once.
    std::optional<DatasetContents> read()
    {
        findFolders();
        parallelFor(m_folders.size(), 0, [this](std::size_t i) { readFolder(m_folders[i]); }, m_task.stopToken());
        if (m_task.cancelled())
            return {};
        collect();
        settleCategories();
        readMetadata();
        for (RefusedLink &refused : groupedByPlace(std::move(m_refused))) {
            m_contents.unreadable.push_back(refusedLinkError(refused));
            m_contents.refusedLinks.push_back(std::move(refused));
        }
        return std::move(m_contents);
    }

private:
    enum class Content { Pairs, Images, Annotations };
    // What keeps a folder from being read: where it lies behind a link that leads to a place that is not allowed, that.
    struct Obstacle {
        Error error;
        std::optional<RefusedLink> refused = {};
    };
    struct Folder {
        Content content;
        PairKind kind; // of pairs
        std::string name;
        fs::path path;
        std::vector<PairRef> pairs = {};
        std::vector<std::string> files = {};
        std::optional<Obstacle> obstacle = {};
        std::vector<RefusedLink> refused = {}; // links among the files
    };

    std::optional<Obstacle> list(const fs::path &folder, Wanted wanted, std::vector<FolderEntry> &entries) const
    {
        if (auto link = m_contents.files->places.refusedLink(folder))
            return Obstacle{refusedLinkError(*link), std::move(link)};
        auto listed = listFolder(folder, wanted);
        if (!listed)
            return Obstacle{listed.error()};
        entries = std::move(*listed);
        return {};
    }

    Error addObstacle(Obstacle obstacle)
    {
        if (!obstacle.refused)
            return addProblem(std::move(obstacle.error));
        m_refused.push_back(std::move(*obstacle.refused));
        return std::move(obstacle.error);
    }

    // The error of the outermost folder that cannot be listed: one cause is one error.
    Error addProblem(Error error)
    {
        fs::path folder = m_contents.root;
        for (const fs::path &name : fs::path(error.file).lexically_relative(m_contents.root)) {
            folder /= name;
            if (folder.string() == error.file)
                break;
            if (const auto listed = listFolder(folder, Wanted::All); !listed) {
                error = listed.error();
                break;
            }
        }
        std::vector<Error> &known = m_contents.unreadable;
        const auto same = std::find_if(known.begin(), known.end(), [&](const Error &e) { return e.file == error.file; });
        if (same == known.end())
            known.push_back(error);
        return error;
    }

    void addPairsObstacle(PairKind kind, const std::string &group, Obstacle obstacle)
    {
        m_contents.unreadablePairs.push_back({kind, group, addObstacle(std::move(obstacle))});
    }

    void addFolders(Content content, PairKind kind, const fs::path &parent)
    {
        std::vector<FolderEntry> entries;
        if (auto obstacle = list(parent, Wanted::Folders, entries)) {
            if (content == Content::Pairs)
                addPairsObstacle(kind, {}, std::move(*obstacle));
            else
                addObstacle(std::move(*obstacle));
        }
        for (FolderEntry &entry : entries) {
            fs::path path = parent / entry.name;
            m_folders.push_back({content, kind, std::move(entry.name), std::move(path)});
        }
    }

    void findFolders()
    {
        const fs::path &root = m_contents.root;
        for (const PairKind kind : allPairKinds)
            addFolders(Content::Pairs, kind, root / pairsFolder / pairsSubfolder(kind));
        addFolders(Content::Images, PairKind::Intra, root / imagesFolder);
        addFolders(Content::Annotations, PairKind::Intra, root / annotationsFolder);
    }

    void readFolder(Folder &folder)
    {
        std::vector<FolderEntry> entries;
        folder.obstacle = list(folder.path, Wanted::All, entries);
        readNames(entries, folder);
        const std::scoped_lock lock(m_reporting);
        m_task.report({++m_listed, std::int64_t(m_folders.size()), folder.name});
    }

    void readNames(std::vector<FolderEntry> &entries, Folder &folder) const
    {
        std::erase_if(entries, [&](const FolderEntry &entry) {
            return folder.content == Content::Images ? !isImageName(entry.name) : !isJsonName(entry.name);
        });
        for (const FolderEntry &entry : entries)
            if (entry.isLink)
                if (auto link = m_contents.files->places.refusedLink(folder.path / entry.name))
                    folder.refused.push_back(std::move(*link));
        if (folder.content == Content::Images)
            std::sort(entries.begin(), entries.end(),
                      [](const auto &a, const auto &b) { return imageOrder(a.name) < imageOrder(b.name); });
        if (folder.content == Content::Pairs) {
            folder.pairs.reserve(entries.size());
            for (const FolderEntry &entry : entries)
                folder.pairs.push_back(pairRefOf(folder.kind, folder.name, entry.name));
            return;
        }
        folder.files.reserve(entries.size());
        for (FolderEntry &entry : entries)
            folder.files.push_back(std::move(entry.name));
    }

    void collect()
    {
        std::array<std::size_t, allPairKinds.size()> counts{};
        for (const Folder &folder : m_folders)
            counts[std::size_t(folder.kind)] += folder.pairs.size();
        for (std::size_t i = 0; i < counts.size(); ++i)
            m_contents.pairs[i].reserve(counts[i]);
        for (Folder &folder : m_folders) {
            collectProblems(folder);
            auto &pairs = m_contents.pairs[std::size_t(folder.kind)];
            std::move(folder.pairs.begin(), folder.pairs.end(), std::back_inserter(pairs));
            folder.pairs = {};
            if (folder.content == Content::Images) {
                m_contents.categories.push_back(folder.name);
                for (std::string &file : folder.files)
                    m_contents.images.push_back({folder.name, std::move(file)});
            } else if (folder.content == Content::Annotations) {
                m_contents.annotations[folder.name] = std::move(folder.files);
            }
        }
    }

    std::size_t imageCount(const std::string &category) const
    {
        return std::size_t(std::count_if(m_contents.images.begin(), m_contents.images.end(),
                                         [&](const ImageId &image) { return image.category == category; }));
    }

    // The categories of the pictures that pair names speak of: as the name has it where there is such a picture or none at
    // all, else the only category that has a picture of that name.
    void settleCategories()
    {
        std::unordered_map<std::string_view, std::vector<const std::string *>> owners; // by stem
        for (const ImageId &image : m_contents.images)
            owners[std::string_view(image.file).substr(0, image.file.rfind('.'))].push_back(&image.category);
        const auto settle = [&](const std::string &stem, std::string &category) {
            const auto found = owners.find(stem);
            if (found == owners.end())
                return;
            const auto &categories = found->second;
            if (std::none_of(categories.begin(), categories.end(), [&](const auto *one) { return *one == category; }))
                category = categories.size() == 1 ? *categories.front() : std::string();
        };
        for (std::vector<PairRef> &pairs : m_contents.pairs)
            for (PairRef &ref : pairs) {
                settle(ref.source, ref.sourceCategory);
                settle(ref.target, ref.targetCategory);
            }
    }

    void collectProblems(Folder &folder)
    {
        std::move(folder.refused.begin(), folder.refused.end(), std::back_inserter(m_refused));
        if (!folder.obstacle)
            return;
        if (folder.content == Content::Pairs)
            addPairsObstacle(folder.kind, folder.name, std::move(*folder.obstacle));
        else
            addObstacle(std::move(*folder.obstacle));
    }

    Result<fs::path> metadataPlace(const char *file) const
    {
        const auto &files = m_contents.metadataFiles;
        if (!std::binary_search(files.begin(), files.end(), std::string(file)))
            return Error{ErrorKind::NotFound,
                         "There is no such file",
                         (m_contents.root / metadataFolder / file).string(),
                         {},
                         {}};
        return m_contents.files->places.path({metadataFolder, file});
    }

    // Bytes of a file below Metadata/ that the listing has; NotFound where it has none. What else keeps it from being
    // read stands in unreadable().
    // Where it may be read, links followed.
    Result<std::string> metadata(const char *file)
    {
        const fs::path path = m_contents.root / metadataFolder / file;
        const auto allowed = metadataPlace(file);
        const auto stamp = stampOf(path);
        auto bytes = allowed ? readFile(*allowed, json::maxFileSize) : Result<std::string>(allowed.error());
        if (bytes && stamp)
            m_contents.files->contents.remember(path, *stamp, ContentHash().add(*bytes).value());
        if (!bytes && allowed)
            addProblem(bytes.error());
        return bytes;
    }

    void readMetadata()
    {
        const fs::path folder = m_contents.root / metadataFolder;
        std::vector<FolderEntry> entries;
        if (auto obstacle = list(folder, Wanted::All, entries))
            addObstacle(std::move(*obstacle));
        for (FolderEntry &entry : entries) {
            if (entry.isLink)
                if (auto link = m_contents.files->places.refusedLink(folder / entry.name))
                    m_refused.push_back(std::move(*link));
            m_contents.metadataFiles.push_back(std::move(entry.name));
        }
        readName();
        readTaxonomyFile();
        json::giveBackMemory(); // theirs are the largest files
    }

    // The demo writes a name, before all of the megabytes of its file; a downloaded dataset has its folder's.
    void readName()
    {
        constexpr std::uint64_t headLength = 64 * 1024;
        m_contents.name = m_contents.root.filename().string();
        const auto place = metadataPlace("demo_truth.json");
        const auto head = place ? readFileStart(*place, headLength) : Result<std::string>(place.error());
        if (!head && place)
            addProblem(head.error());
        if (const auto name = head ? json::textInHead(*head, "name") : std::nullopt; name && !name->empty())
            m_contents.name = *name;
    }

    void readTaxonomyFile()
    {
        std::set<std::string> known(m_contents.categories.begin(), m_contents.categories.end());
        for (const Folder &folder : m_folders)
            known.insert(folder.name);
        const auto bytes = metadata(taxonomyFile);
        auto reading = bytes ? readTaxonomy(*bytes, known) : Result<TaxonomyReading>(bytes.error());
        if (reading) {
            m_contents.taxonomy = std::move(reading->taxonomy);
            for (TaxonomySuperCategory &superCategory : m_contents.taxonomy.superCategories)
                for (TaxonomyCategory &category : superCategory.categories) {
                    category.images = int(imageCount(category.name));
                    superCategory.images += category.images;
                }
            return;
        }
        Error problem = reading.error();
        if (problem.file.empty())
            problem.file = (m_contents.root / metadataFolder / taxonomyFile).string();
        m_contents.taxonomyProblem = std::move(problem);
    }

    DatasetContents m_contents;
    const Task &m_task;
    std::vector<Folder> m_folders;
    std::vector<RefusedLink> m_refused;
    std::mutex m_reporting;
    std::int64_t m_listed = 0;
};

Result<std::shared_ptr<const Dataset>> Dataset::open(const fs::path &root, const OpenOptions &options,
                                                      const Task &task)
{
    try {
        if (auto mistake = folderMistake(root))
            return std::move(*mistake);
        std::error_code problem;
        fs::path canonical = fs::canonical(root, problem);
        if (problem)
            return Error{ErrorKind::Io, "The folder cannot be examined: " + problem.message(), root.string(), {}, {}};
        auto contents = DatasetReader(std::move(canonical), options, task).read();
        if (!contents)
            return Error{ErrorKind::Cancelled, "Opening was cancelled", root.string(), {}, {}};
        return std::make_shared<const Dataset>(std::move(*contents));
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::OutOfMemory, "There is no memory left to open the dataset", root.string(), {}, {}};
    } catch (const std::exception &problem) { // the file system library's own
        return Error{ErrorKind::Io, problem.what(), root.string(), {}, {}};
    }
}

} // namespace soco::dataset
