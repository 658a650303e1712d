#include "core/demo/demo.h"

#include "core/base/atomic_file.h"
#include "core/base/nearest_names.h"
#include "core/base/output_place.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/base/user_folders.h"
#include "core/dataset/image_file.h"
#include "core/demo/categories/catalogue.h"
#include "core/demo/rendering/renderer.h"
#include "core/demo/writing/documents.h"
#include "core/demo/writing/quick_file.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <set>

namespace soco::demo {
namespace {

namespace fs = std::filesystem;

constexpr int largestSide = 4096, smallestSide = 32, mostImages = 100000;

Error wrongOption(std::string message, std::string remedy)
{
    return {.kind = ErrorKind::InvalidArgument, .message = std::move(message), .remedy = std::move(remedy)};
}

Error foreignFolder(const fs::path &folder, std::string message)
{
    return {.kind = ErrorKind::InvalidArgument,
            .message = std::move(message),
            .file = folder.string(),
            .remedy = "Choose a folder that is new or empty"};
}

// Runs one dataset's writing: geometry of all pictures first, which decides all text; then the pixels.
class Writer
{
public:
    Writer(const fs::path &folder, const DemoOptions &options, const Task &task)
        : m_folder(folder), m_options(options), m_task(task),
          m_forward(task.stopToken(), [this] { m_stop.request_stop(); })
    {
        const int known = int(categories().size());
        if (m_options.names.empty() && m_options.categories > known) {
            m_report.notes.push_back(std::to_string(m_options.categories) + " categories were asked for, "
                                     + std::to_string(known) + " can be drawn");
            m_options.categories = known;
        }
        if (!m_options.names.empty())
            m_options.categories = DemoOptions{}.categories; // the names alone decide, and say so in the truth
        m_categories = chosenCategories(m_options.categories, m_options.names);
    }

    Result<DemoReport> write()
    {
        if (Result<void> ours = checkFolder(); !ours)
            return ours.error();
        if (Result<void> made = makeFolder("Metadata"); !made) // said before the points are placed, which takes long
            return made.error();
        placeAll();
        if (m_stop.stop_requested())
            return stopped();
        PairPlan plan = planPairs(m_pictures, m_categories, pairCounts(m_options.pairs, m_options.images),
                                  m_options.seed);
        m_pairs = std::move(plan.pairs);
        if (m_options.pairs > 0) // the default asks for what there is
            m_report.notes.insert(m_report.notes.end(), plan.notes.begin(), plan.notes.end());
        if (Result<void> text = writeText(); !text)
            return text.error();
        drawAll();
        if (m_stop.stop_requested())
            return stopped();
        count();
        return m_report;
    }

private:
    std::string truthPath() const { return "Metadata/demo_truth.json"; }

    Error stopped()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_error)
            return *m_error;
        return {.kind = ErrorKind::Cancelled,
                .message = "Drawing was stopped",
                .file = m_folder.string(),
                .remedy = "Run it again to go on"};
    }

    void fail(Error error)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_error)
            m_error = std::move(error);
        m_stop.request_stop();
    }

    // New, empty, or ours with the same options.
    Result<void> checkFolder()
    {
        if (m_folder.empty())
            return wrongOption("No folder was named", "Name a folder that is new or empty");
        std::error_code code;
        const fs::file_status status = fs::status(m_folder, code);
        if (!fs::exists(status))
            return checkFilledFolder(m_folder, "the dataset", MissingFolders::Made);
        if (!fs::is_directory(status))
            return foreignFolder(m_folder, "This is not a folder");
        const fs::path truth = m_folder / truthPath();
        if (fs::exists(truth, code)) {
            const Result<std::string> text = readFile(truth);
            if (!text)
                return text.error();
            if (!text->starts_with(truthHead(m_options)))
                return foreignFolder(m_folder, "The folder holds a demo dataset drawn with other options or by "
                                               "another version");
            m_existingTruth = *text;
            return {};
        }
        for (auto entry = fs::recursive_directory_iterator(m_folder, code);
             !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
            // An interrupted start leaves empty folders and at most a temporary file of the first text.
            const std::string name = entry->path().filename().string();
            const bool isFolder = entry->is_directory(code) && !entry->is_symlink(code);
            if (!isFolder && !name.starts_with(".soco-"))
                return foreignFolder(m_folder, "The folder holds something else (" + entry->path().string() + ")");
        }
        if (code)
            return Error{.kind = ErrorKind::Io, .message = "Could not be listed: " + code.message(),
                         .file = m_folder.string(), .remedy = "Choose a folder that you may read and write"};
        return checkFilledFolder(m_folder, "the dataset", MissingFolders::Made);
    }

    // Picture 1 of every category, picture 2 of every category, ...: early pairs are complete early.
    void placeAll()
    {
        const std::size_t perRound = m_categories.size();
        m_pictures.resize(perRound * std::size_t(m_options.images));
        parallelFor(m_pictures.size(), m_options.threads, [&](std::size_t i) {
            const Category &category = *m_categories[i % perRound];
            m_pictures[i] = describe(sceneOf(category, int(i / perRound) + 1));
            const std::scoped_lock lock(m_mutex);
            m_task.report({0, std::int64_t(m_pictures.size()),
                           "placing the points of " + m_pictures[i].file() + " (" + groupedDigits(++m_placed) + ")"});
        }, m_stop.get_token());
    }

    Scene sceneOf(const Category &category, int number) const
    {
        return makeScene(category, m_options.seed, number, {m_options.width, m_options.height});
    }

    // The truth says whose the folder is. Of two programs that found it empty only one may write it: the other looks
    // again and goes on if it is drawing the same.
    Result<void> claimFolder(const std::string &truth)
    {
        const FolderLock lock(m_folder);
        if (Result<void> ours = checkFolder(); !ours)
            return ours;
        if (m_existingTruth.empty())
            return writeFileAtomically(m_folder / truthPath(), truth); // synced: nothing else tells an owner
        if (m_existingTruth != truth)
            return foreignFolder(m_folder, "The folder holds a demo dataset drawn by another version");
        return {};
    }

    // A folder below ours. Not by way of a link, which could lead anywhere.
    Result<void> makeFolder(const fs::path &relative) const
    {
        std::error_code code;
        fs::path path = m_folder;
        for (const fs::path &part : relative) {
            path /= part;
            if (fs::is_symlink(fs::symlink_status(path, code)))
                return foreignFolder(m_folder, "The folder holds a link in the place of a folder (" + path.string()
                                               + ")");
        }
        if (fs::create_directories(path, code); !code)
            return {};
        return drawingError(path, "Could not be made", code.value());
    }

    // Metadata first, so that the folder is known as ours; then the annotations.
    Result<void> writeText()
    {
        if (Result<void> claimed = claimFolder(truthText(m_options, m_pictures)); !claimed)
            return claimed;
        std::set<fs::path> folders{"Metadata"};
        for (const Category *category : m_categories)
            for (const char *parent : {"Images", "KeypointAnnotations", "PairAnnotations/trainsplits/train",
                                       "PairAnnotations/trainsplits/test"})
                folders.insert(fs::path(parent) / category->name);
        // A category without pairs within it, or across, has no folder there: an empty one would look like a loss.
        for (const PairChoice &pair : m_pairs)
            folders.insert(
                fs::path(pairPath(pair, m_pictures[std::size_t(pair.source)], m_pictures[std::size_t(pair.target)]))
                    .parent_path());
        for (const fs::path &folder : folders) {
            if (Result<void> made = makeFolder(folder); !made)
                return made;
            removeLeftovers(m_folder / folder);
        }
        const std::pair<std::string, std::string> metadata[] = {
            {"Metadata/keypoint_taxonomy.json", taxonomyText(m_categories)},
            {"Metadata/filename_mapping.json", fileNamesText(m_pictures, m_options.seed)},
        };
        for (const auto &[path, text] : metadata)
            if (Result<void> done = keepOrWrite(path, text); !done)
                return done;
        parallelFor(m_pictures.size(), m_options.threads, [&](std::size_t i) {
            const Picture &p = m_pictures[i];
            const std::string path = "KeypointAnnotations/" + p.category->name + "/" + p.stem() + ".json";
            if (Result<void> done = keepOrWrite(path, annotationText(p)); !done)
                fail(done.error());
        }, m_stop.get_token());
        if (m_stop.stop_requested())
            return stopped();
        return {};
    }

    void drawAll()
    {
        m_pairsOf.resize(m_pictures.size());
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            m_pairsOf[std::size_t(m_pairs[i].source)].push_back(i);
            m_pairsOf[std::size_t(m_pairs[i].target)].push_back(i);
        }
        m_ready = std::vector<std::atomic<std::uint8_t>>(m_pairs.size());
        parallelFor(m_pictures.size(), m_options.threads, [&](std::size_t i) {
            if (Result<void> done = drawOne(i); !done)
                fail(done.error());
        }, m_stop.get_token());
    }

    Result<void> drawOne(std::size_t index)
    {
        const Picture &p = m_pictures[index];
        const fs::path path = m_folder / "Images" / p.category->name / p.file();
        if (!isWholeJpeg(path)) {
            const Scene scene = sceneOf(*p.category, p.number);
            const RgbImage image = develop(scene, traceScene(scene));
            const std::string bytes = dataset::encodeJpeg(image, scene.jpegQuality);
            if (Result<void> done = writeQuickly(path, bytes); !done)
                return done;
        }
        for (const std::size_t i : m_pairsOf[index]) {
            if (m_ready[i].fetch_add(1) == 0)
                continue; // the other picture is still missing
            const Picture &source = m_pictures[std::size_t(m_pairs[i].source)];
            const Picture &target = m_pictures[std::size_t(m_pairs[i].target)];
            const std::string path = pairPath(m_pairs[i], source, target);
            if (Result<void> done = keepOrWrite(path, pairText(m_pairs[i], source, target)); !done)
                return done;
        }
        const std::scoped_lock lock(m_mutex);
        m_task.report({++m_finished, std::int64_t(m_pictures.size()), p.file()});
        return {};
    }

    Result<void> keepOrWrite(const std::string &relative, const std::string &text) const
    {
        const fs::path path = m_folder / relative;
        std::error_code code;
        if (fs::file_size(path, code) == text.size() && !code)
            if (const Result<std::string> old = readFile(path); old && *old == text)
                return {};
        return writeQuickly(path, text);
    }

    void count()
    {
        m_report.pictures = int(m_pictures.size());
        for (const PairChoice &pair : m_pairs) {
            switch (pair.type) {
            case PairType::Intra: ++m_report.intraPairs; break;
            case PairType::Cross: ++m_report.crossPairs; break;
            case PairType::Train: ++m_report.trainPairs; break;
            case PairType::Test: ++m_report.testPairs; break;
            }
        }
    }

    fs::path m_folder;
    DemoOptions m_options;
    const Task &m_task;
    std::stop_source m_stop; // the task's request, or a failure of ours
    std::stop_callback<std::function<void()>> m_forward;
    std::vector<const Category *> m_categories;
    std::vector<Picture> m_pictures;
    std::vector<PairChoice> m_pairs;
    std::vector<std::vector<std::size_t>> m_pairsOf; // per picture
    std::vector<std::atomic<std::uint8_t>> m_ready;  // per pair: how many of its pictures are there
    std::string m_existingTruth;
    std::mutex m_mutex;
    std::optional<Error> m_error;
    std::int64_t m_placed = 0, m_finished = 0;
    DemoReport m_report;
};

} // namespace

Result<void> DemoOptions::check() const
{
    for (const std::string &name : names)
        if (!categoryNamed(name))
            return wrongOption("The demo has no category \"" + name + "\"",
                               nearestText(name, catalogue()) + "; soco demo --list names all there are");
    if (categories < 1)
        return wrongOption("The number of categories must be at least 1", "Leave it out for the default");
    if (images < 1 || images > mostImages)
        return wrongOption("The number of images per category must be 1 to " + std::to_string(mostImages),
                           "Leave it out for the default");
    if (pairs < 0)
        return wrongOption("The number of pairs must not be negative", "Use 0 for a default that suits the images");
    if (threads < 0)
        return wrongOption("The number of threads must not be negative", "Use 0 for all cores");
    const bool drawn = width == 0 && height == 0;
    const auto fits = [](int side) { return side >= smallestSide && side <= largestSide; };
    if (!drawn && (!fits(width) || !fits(height)))
        return wrongOption("Pictures can be " + std::to_string(smallestSide) + " to " + std::to_string(largestSide)
                               + " pixels wide and high",
                           "Give both sides, such as 640x480, or none");
    return {};
}

std::vector<std::string> catalogue()
{
    std::vector<std::string> names;
    for (const Category &category : categories())
        names.push_back(category.name);
    return names;
}

std::vector<CatalogueRow> catalogueRows()
{
    std::vector<CatalogueRow> rows;
    for (const Category &category : categories()) {
        const auto shared = std::count_if(category.keypoints.begin(), category.keypoints.end(),
                                          [](const KeypointDefinition &k) { return k.shared; });
        rows.push_back({category.name, superCategoryName(category.superCategory), category.group,
                        int(category.keypoints.size()), int(shared)});
    }
    return rows;
}

std::string folderName(const DemoOptions &options)
{
    const auto chosen = chosenCategories(options.categories, options.names);
    std::string name = "demo-v" + std::to_string(drawingVersion) + "-seed" + std::to_string(options.seed) + "-"
                       + std::to_string(chosen.size()) + "x" + std::to_string(options.images);
    if (options.width > 0)
        name += "-" + std::to_string(options.width) + "x" + std::to_string(options.height);
    if (options.pairs > 0)
        name += "-pairs" + std::to_string(options.pairs);
    if (options.names.empty())
        return name;
    std::string names;
    for (const Category *category : chosen)
        names += "-" + category->name;
    constexpr std::size_t longest = 80; // file systems end at 255
    return name + (names.size() <= longest ? names : "-" + std::to_string(streamKey(0, names, 0, "folder")));
}

std::filesystem::path defaultFolder(const DemoOptions &options)
{
    return userDataFolder() / "soco-studio" / folderName(options);
}

Result<DemoReport> writeDemoDataset(const std::filesystem::path &folder, const DemoOptions &options, const Task &task)
{
    if (Result<void> good = options.check(); !good)
        return good.error();
    return Writer(folder, options, task).write();
}

} // namespace soco::demo
