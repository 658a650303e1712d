#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/dataset/contained_path.h"
#include "core/dataset/dataset.h"
#include "core/dataset/folder_mistake.h"
#include "core/dataset/json_document.h"
#include "core/dataset/pairs_subfolder.h"
#include "core/dataset/taxonomy_reader.h"

#include <algorithm>
#include <atomic>
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

// Sorted names below a folder, hidden ones left out. What cannot be listed is taken as empty: a dataset that is being
// filled has no such folder yet. Where files are wanted a folder is named too: in a file's place it is an error of
// reading, not a file fewer.
std::vector<std::string> namesIn(const fs::path &folder, bool onlyFolders)
{
    std::vector<std::string> names;
    std::error_code problem;
    for (fs::directory_iterator it(folder, problem), end; !problem && it != end; it.increment(problem)) {
        std::string name = it->path().filename().string();
        std::error_code unknown;
        if (!name.starts_with('.') && (!onlyFolders || it->is_directory(unknown)))
            names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

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
    DatasetReader(fs::path root, const Task &task) : m_dataset(new Dataset), m_task(task)
    {
        m_dataset->m_root = std::move(root);
    }

    std::shared_ptr<const Dataset> read()
    {
        findFolders();
        parallelFor(m_folders.size(), 0, [this](std::size_t i) { listFolder(m_folders[i]); }, m_task.stopToken());
        if (m_task.cancelled())
            return nullptr;
        collect();
        readName();
        readTaxonomyFile();
        return m_dataset;
    }

private:
    enum class Content { Pairs, Images, Annotations };
    struct Folder {
        Content content;
        PairKind kind; // of pairs
        std::string name;
        fs::path path;
        std::vector<PairRef> pairs;
        std::vector<std::string> files;
    };

    void addFolders(Content content, PairKind kind, const fs::path &parent)
    {
        for (std::string &name : namesIn(parent, true)) {
            fs::path path = parent / name;
            m_folders.push_back({content, kind, std::move(name), std::move(path), {}, {}});
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

    void listFolder(Folder &folder)
    {
        std::vector<std::string> names = namesIn(folder.path, false);
        std::erase_if(names, [&](const std::string &name) {
            return folder.content == Content::Images ? !isImageName(name) : !isJsonName(name);
        });
        if (folder.content == Content::Images)
            std::sort(names.begin(), names.end(),
                      [](const auto &a, const auto &b) { return imageOrder(a) < imageOrder(b); });
        if (folder.content == Content::Pairs) {
            folder.pairs.reserve(names.size());
            for (const std::string &name : names)
                folder.pairs.push_back(pairRefOf(folder.kind, folder.name, name));
        } else {
            folder.files = std::move(names);
        }
        const std::scoped_lock lock(m_reporting);
        m_task.report({++m_listed, std::int64_t(m_folders.size()), folder.name});
    }

    void collect()
    {
        std::array<std::size_t, allPairKinds.size()> counts{};
        for (const Folder &folder : m_folders)
            counts[std::size_t(folder.kind)] += folder.pairs.size();
        for (std::size_t i = 0; i < counts.size(); ++i)
            m_dataset->m_pairs[i].reserve(counts[i]);
        for (Folder &folder : m_folders) {
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

    // The demo writes a name; a downloaded dataset has its folder's.
    void readName()
    {
        const fs::path &root = m_dataset->m_root;
        m_dataset->m_name = root.filename().string();
        const auto path = containedPath(root, {metadataFolder, "demo_truth.json"});
        const auto bytes = path ? readFile(*path, json::maxFileSize) : Result<std::string>(path.error());
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
        const auto path = containedPath(m_dataset->m_root, {metadataFolder, taxonomyFile});
        const auto bytes = path ? readFile(*path, json::maxFileSize) : Result<std::string>(path.error());
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
            problem.file = path->string();
        m_dataset->m_taxonomyProblem = std::move(problem);
    }

    std::shared_ptr<Dataset> m_dataset;
    const Task &m_task;
    std::vector<Folder> m_folders;
    std::mutex m_reporting;
    std::int64_t m_listed = 0;
};

Result<std::shared_ptr<const Dataset>> Dataset::open(const fs::path &root, const Task &task)
{
    try {
        if (auto mistake = folderMistake(root))
            return std::move(*mistake);
        std::error_code problem;
        fs::path canonical = fs::canonical(root, problem);
        if (problem)
            return Error{ErrorKind::Io, "The folder cannot be examined: " + problem.message(), root.string(), {}, {}};
        auto dataset = DatasetReader(std::move(canonical), task).read();
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
