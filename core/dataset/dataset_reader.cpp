#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/dataset/dataset_files.h"
#include "core/dataset/folder_listing.h"
#include "core/dataset/folder_mistake.h"
#include "core/dataset/json_document.h"
#include "core/dataset/pairs_subfolder.h"
#include "core/dataset/taxonomy_reader.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <new>
#include <set>

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

// Fills a Dataset. Two waves: the folders of every kind, then, in parallel, the files of every folder.
class DatasetReader
{
public:
    DatasetReader(fs::path root, const OpenOptions &options, const Task &task)
        : m_dataset(new Dataset(std::move(root), options)), m_task(task)
    {
    }

    std::shared_ptr<const Dataset> read()
    {
        findFolders();
        parallelFor(m_folders.size(), 0, [this](std::size_t i) { readFolder(m_folders[i]); }, m_task.stopToken());
        if (m_task.cancelled())
            return nullptr;
        collect();
        readMetadata();
        for (RefusedLink &refused : groupedByPlace(std::move(m_refused))) {
            m_dataset->m_unreadable.push_back(refusedLinkError(refused));
            m_dataset->m_refusedLinks.push_back(std::move(refused));
        }
        return m_dataset;
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
        if (auto link = m_dataset->m_files->places.refusedLink(folder))
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
        fs::path folder = m_dataset->m_root;
        for (const fs::path &name : fs::path(error.file).lexically_relative(m_dataset->m_root)) {
            folder /= name;
            if (folder.string() == error.file)
                break;
            if (const auto listed = listFolder(folder, Wanted::All); !listed) {
                error = listed.error();
                break;
            }
        }
        std::vector<Error> &known = m_dataset->m_unreadable;
        const auto same = std::find_if(known.begin(), known.end(), [&](const Error &e) { return e.file == error.file; });
        if (same == known.end())
            known.push_back(error);
        return error;
    }

    void addPairsObstacle(PairKind kind, const std::string &group, Obstacle obstacle)
    {
        m_dataset->m_unreadablePairs.push_back({kind, group, addObstacle(std::move(obstacle))});
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
        const fs::path &root = m_dataset->m_root;
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
                if (auto link = m_dataset->m_files->places.refusedLink(folder.path / entry.name))
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
            m_dataset->m_pairs[i].reserve(counts[i]);
        for (Folder &folder : m_folders) {
            collectProblems(folder);
            auto &pairs = m_dataset->m_pairs[std::size_t(folder.kind)];
            std::move(folder.pairs.begin(), folder.pairs.end(), std::back_inserter(pairs));
            folder.pairs = {};
            if (folder.content == Content::Images) {
                m_dataset->m_categories.push_back(folder.name);
                for (std::string &file : folder.files)
                    m_dataset->m_images.push_back({folder.name, std::move(file)});
            } else if (folder.content == Content::Annotations) {
                m_dataset->m_annotations[folder.name] = std::move(folder.files);
            }
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

    // Bytes of a file below Metadata/ that the listing has; NotFound where it has none. What else keeps it from being
    // read stands in unreadable().
    Result<std::string> metadata(const char *file)
    {
        const auto &files = m_dataset->m_metadataFiles;
        const fs::path path = m_dataset->m_root / metadataFolder / file;
        if (!std::binary_search(files.begin(), files.end(), std::string(file)))
            return Error{ErrorKind::NotFound, "There is no such file", path.string(), {}, {}};
        const auto allowed = m_dataset->metadataPath(file);
        const auto stamp = stampOf(path);
        auto bytes = allowed ? readFile(*allowed, json::maxFileSize) : Result<std::string>(allowed.error());
        if (bytes && stamp)
            m_dataset->m_files->contents.remember(path, *stamp, ContentHash().add(*bytes).value());
        if (!bytes && allowed)
            addProblem(bytes.error());
        return bytes;
    }

    void readMetadata()
    {
        const fs::path folder = m_dataset->m_root / metadataFolder;
        std::vector<FolderEntry> entries;
        if (auto obstacle = list(folder, Wanted::All, entries))
            addObstacle(std::move(*obstacle));
        for (FolderEntry &entry : entries) {
            if (entry.isLink)
                if (auto link = m_dataset->m_files->places.refusedLink(folder / entry.name))
                    m_refused.push_back(std::move(*link));
            m_dataset->m_metadataFiles.push_back(std::move(entry.name));
        }
        readName();
        readTaxonomyFile();
    }

    // The demo writes a name; a downloaded dataset has its folder's.
    void readName()
    {
        m_dataset->m_name = m_dataset->m_root.filename().string();
        const auto bytes = metadata("demo_truth.json");
        if (!bytes)
            return;
        const auto document = json::parse(*bytes);
        json::Object object;
        json::Value name;
        if (document && !document->get(object) && !object["name"].get(name))
            if (const auto word = json::text(name); word && !word->empty())
                m_dataset->m_name = *word;
    }

    void readTaxonomyFile()
    {
        std::set<std::string> known(m_dataset->m_categories.begin(), m_dataset->m_categories.end());
        for (const Folder &folder : m_folders)
            known.insert(folder.name);
        const auto bytes = metadata(taxonomyFile);
        auto reading = bytes ? readTaxonomy(*bytes, known) : Result<TaxonomyReading>(bytes.error());
        if (reading) {
            m_dataset->m_taxonomy = std::move(reading->taxonomy);
            for (TaxonomySuperCategory &superCategory : m_dataset->m_taxonomy.superCategories)
                for (TaxonomyCategory &category : superCategory.categories) {
                    category.images = int(m_dataset->imageCount(category.name));
                    superCategory.images += category.images;
                }
            return;
        }
        Error problem = reading.error();
        if (problem.file.empty())
            problem.file = (m_dataset->m_root / metadataFolder / taxonomyFile).string();
        m_dataset->m_taxonomyProblem = std::move(problem);
    }

    std::shared_ptr<Dataset> m_dataset;
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
        auto dataset = DatasetReader(std::move(canonical), options, task).read();
        if (!dataset)
            return Error{ErrorKind::Cancelled, "Opening was cancelled", root.string(), {}, {}};
        return dataset;
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::OutOfMemory, "There is no memory left to open the dataset", root.string(), {}, {}};
    } catch (const std::exception &problem) { // the file system library's own
        return Error{ErrorKind::Io, problem.what(), root.string(), {}, {}};
    }
}

} // namespace soco::dataset
