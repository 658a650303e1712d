#include "app/studio/workspace/dataset_controller.h"

#include "app/studio/workspace/lanes.h"
#include "core/base/heap.h"
#include "core/base/text.h"
#include "widgets/common/count_text.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace soco::studio {

using widgets::countText;

namespace {

const QString linksKey = QStringLiteral("allowedLinks"); // folder -> places
// How often a growing folder is looked at, in ms: opening it shall take a tenth of the time at most.
constexpr int shortestLook = 300, longestLook = 20'000, lookPause = 10;

} // namespace

DatasetController::DatasetController(widgets::JobQueue *jobs, Executor *executor, const Memory &memory, QObject *parent)
    : QObject(parent), m_jobs(jobs), m_executor(executor), m_memory(memory)
{
    m_look.setInterval(shortestLook);
    connect(&m_look, &QTimer::timeout, this, &DatasetController::lookForPictures);
    // A drawing may be tried again from the list of jobs.
    connect(m_jobs, &widgets::JobQueue::changed, this, [this](int id) {
        if (!m_requests.contains(id) || m_drawing.contains(id) || !m_jobs->job(id)->active())
            return;
        m_drawing.insert(id);
        if (!m_dataset || isOpen(m_requests[id].folder))
            follow(id);
    });
}

DatasetController::~DatasetController()
{
    m_stopLooking.request_stop();
}

QString DatasetController::defaultDemoFolder()
{
    return QString::fromStdString(demo::defaultFolder({}).string());
}

void DatasetController::remember() const
{
    if (m_dataset)
        m_memory.addRecentFolder(QString::fromStdString(m_dataset->root().string()),
                                 QString::fromStdString(m_dataset->name()));
}

bool DatasetController::isOpen(const QString &folder) const
{
    return m_dataset && QFileInfo(QString::fromStdString(m_dataset->root().string())) == QFileInfo(folder);
}

void DatasetController::open(const QString &folder)
{
    // Another dataset: the one that is being drawn must not take its place when it is done.
    stopFollowing();
    for (const int id : std::as_const(m_drawing))
        if (QFileInfo(folder) == QFileInfo(m_requests[id].folder))
            follow(id);
    load(folder, Reason::Asked);
}

void DatasetController::allowLinks(const QStringList &places)
{
    if (!m_dataset)
        return;
    const QString folder = QString::fromStdString(m_dataset->root().string());
    m_allowedLinks += places;
    QVariantMap remembered = m_memory.value(linksKey).toMap();
    remembered[folder] = remembered.value(folder).toStringList() + places;
    m_memory.setValue(linksKey, remembered);
    open(folder);
}

dataset::OpenOptions DatasetController::optionsFor(const QString &folder) const
{
    dataset::OpenOptions options;
    for (const QString &place : m_allowedLinks + m_memory.value(linksKey).toMap().value(folder).toStringList())
        options.allowedLinks.emplace_back(place.toStdString());
    return options;
}

void DatasetController::readAgain()
{
    if (!m_dataset)
        return;
    if (growing()) {
        m_picturesSeen = -1;
        lookForPictures();
    } else {
        load(QString::fromStdString(m_dataset->root().string()), Reason::Changed);
    }
}

Result<DatasetController::Opened> DatasetController::read(const QString &folder, const dataset::OpenOptions &options,
                                                          State before, const Task &task)
{
    using dataset::DatasetSnapshot;
    const auto dataset = dataset::Dataset::open(folder.toStdString(), options, task);
    if (!dataset)
        return dataset.error();
    // Folders are text here: one whose name is none would be taken for another.
    if (const std::string root = (*dataset)->root().string(); !isUtf8(root))
        return Error{ErrorKind::Unsupported,
                     "The path has bytes that are no UTF-8, which the window cannot show",
                     root,
                     {},
                     "Rename the folder; the command line (soco) takes it as it is"};
    Opened opened;
    opened.dataset = *dataset;
    opened.origin = demo::readDemoOrigin((*dataset)->root());
    if (!before.dataset || before.dataset->root() != (*dataset)->root()) {
        // Its first pair does not wait for a look at all its files.
        opened.change.another = true;
        opened.change.revision = 1;
        return opened;
    }
    if (!before.snapshot)
        before.snapshot = DatasetSnapshot::record(before.dataset, nullptr, task);
    if (before.snapshot)
        opened.snapshot = DatasetSnapshot::record(*dataset, before.snapshot.get(), task);
    if (!opened.snapshot)
        return Error{ErrorKind::Cancelled, "Cancelled"};
    opened.change = DatasetSnapshot::changeBetween(*before.snapshot, *opened.snapshot);
    return opened;
}

void DatasetController::load(const QString &folder, Reason reason)
{
    m_opening = true;
    m_read.start();
    // Changes from before are heard of in this turn of the event loop, timers come after them.
    QTimer::singleShot(0, this, [this] { m_read.start(); });
    const int generation = ++m_generation;
    auto opened = std::make_shared<Opened>();
    if (m_openingJob)
        m_jobs->cancel(m_openingJob);
    m_openingJob = m_jobs->start(
        (reason == Reason::Changed ? tr("Reading %1 again") : tr("Opening %1")).arg(QDir(folder).dirName()), "dataset",
        [folder, opened, options = optionsFor(folder),
         before = State{m_dataset, m_snapshot}](const Task &task) -> Result<QString> {
            auto result = read(folder, options, before, task);
            if (!result)
                return result.error();
            *opened = *result;
            return tr("%1, %2").arg(
                countText((long long)opened->dataset->images().size(), tr("%1 image"), tr("%1 images")),
                countText((long long)opened->dataset->pairCount(), tr("%1 pair"), tr("%1 pairs")));
        },
        [this, generation, opened, reason](const Result<QString> &result) {
            if (generation != m_generation)
                return;
            m_opening = false;
            m_openingJob = 0;
            if (result)
                take(*opened, reason);
            else if ((reason == Reason::Asked || reason == Reason::Changed)
                     && result.error().kind != ErrorKind::Cancelled)
                Q_EMIT failed(QString::fromStdString(result.error().text()));
        },
        widgets::JobQueue::Unit::Folders);
}

void DatasetController::take(const Opened &opened, Reason reason)
{
    const dataset::DatasetChange &change = opened.change;
    // A picture alone says nothing of keypoints and pairs.
    const bool sameContents = reason == Reason::Changed && change.pairs.empty() && !change.taxonomy;
    if (!sameContents)
        stopReadingContents();
    m_dataset = opened.dataset;
    m_snapshot = opened.snapshot;
    m_origin = opened.origin;
    if (!m_snapshot)
        lookAtFiles();
    const bool recounted = change.another || (m_followed && !m_dataset->taxonomy().empty());
    if (recounted)
        m_taxonomy = std::make_shared<const dataset::Taxonomy>(m_dataset->taxonomy());
    if (change.another)
        m_index.reset();
    // While pictures are still being drawn, contents are read once, at the end. They are begun before others hear of the
    // change: who reads the same files then finds them read.
    if (!m_followed && !sameContents)
        readContents();
    Q_EMIT changed(change);
    if (recounted)
        Q_EMIT taxonomyChanged();
    if (m_followed)
        return;
    remember();
    if (!change.another && (reason == Reason::Asked || (reason == Reason::Changed && !change.empty())))
        Q_EMIT wasReadAgain(change);
    if (reason != Reason::Asked && reason != Reason::Stopped)
        return;
    if (const auto request = unfinished())
        Q_EMIT drawingUnfinished(*request, (long long)m_dataset->images().size(), m_origin->pictures());
}

std::optional<DemoRequest> DatasetController::unfinished() const
{
    if (growing() || !m_origin || !m_origin->canGoOn || (long long)m_dataset->images().size() >= m_origin->pictures())
        return std::nullopt;
    return DemoRequest{QString::fromStdString(m_dataset->root().string()), m_origin->options};
}

// So that a later state can be told from this one.
void DatasetController::lookAtFiles()
{
    auto snapshot = std::make_shared<std::shared_ptr<const dataset::DatasetSnapshot>>();
    m_executor->run({
        .lane = QStringLiteral("files of the dataset"),
        .order = Executor::Order::Latest,
        .work = [snapshot, dataset = m_dataset](
                    const Task &task) { *snapshot = dataset::DatasetSnapshot::record(dataset, nullptr, task); },
        .receiver = this,
        .done =
            [this, snapshot, dataset = m_dataset] {
                if (dataset == m_dataset)
                    m_snapshot = *snapshot;
            },
    });
}

void DatasetController::stopReadingContents()
{
    ++m_contentsGeneration;
    for (const int job : m_contentJobs)
        m_jobs->cancel(job);
    m_contentJobs.clear();
}

void DatasetController::readContents()
{
    const int generation = m_contentsGeneration;
    auto taxonomy = std::make_shared<dataset::Taxonomy>();
    m_contentJobs.push_back(m_jobs->start(
        tr("Counting keypoints"), contentsLane,
        [dataset = m_dataset, taxonomy](const Task &task) -> Result<QString> {
            *taxonomy = dataset::taxonomyWithCounts(*dataset, task);
            if (task.cancelled()) // half the counts are no counts
                return Error{ErrorKind::Cancelled, "Cancelled"};
            return countText((long long)dataset->images().size(), tr("Counted the keypoints of %1 image"),
                             tr("Counted the keypoints of %1 images"));
        },
        [this, generation, taxonomy](const Result<QString> &result) {
            if (generation != m_contentsGeneration || !result)
                return;
            m_taxonomy = taxonomy;
            Q_EMIT taxonomyChanged();
        },
        widgets::JobQueue::Unit::Files));
    auto index = std::make_shared<std::shared_ptr<const benchmark::PairIndex>>();
    m_contentJobs.push_back(m_jobs->start(
        tr("Reading pairs"), contentsLane,
        [dataset = m_dataset, index](const Task &task) -> Result<QString> {
            *index = benchmark::PairIndex::build(dataset, task);
            giveBackFreeHeap(); // of the bytes of all these files
            if (task.cancelled())
                return Error{ErrorKind::Cancelled, "Cancelled"};
            return tr("Read the pairs");
        },
        [this, generation, index](const Result<QString> &result) {
            if (generation != m_contentsGeneration || !result)
                return;
            m_index = *index;
            Q_EMIT indexChanged();
        },
        widgets::JobQueue::Unit::Pairs));
}

void DatasetController::openDemo(const QString &folder, const demo::DemoOptions &options)
{
    // What was being opened is not wanted any more.
    ++m_generation;
    m_jobs->cancel(std::exchange(m_openingJob, 0));
    m_opening = false;
    for (const int job : std::as_const(m_drawing)) {
        const DemoRequest &request = m_requests[job];
        if (QFileInfo(folder) == QFileInfo(request.folder) && isSame(options, request.options))
            return follow(job);
    }
    auto id = std::make_shared<int>(0);
    // One folder, one drawing at a time.
    *id = m_jobs->start(
        tr("Drawing the demo dataset"), "demo " + folder,
        [folder, options](const Task &task) -> Result<QString> {
            QDir().mkpath(QFileInfo(folder).absolutePath());
            const auto report = demo::writeDemoDataset(folder.toStdString(), options, task);
            if (!report)
                return report.error();
            return tr("%1 in %2").arg(countText(report->pictures, tr("%1 picture"), tr("%1 pictures")), folder);
        },
        [this, id](const Result<QString> &result) { drawingEnded(*id, result); }, widgets::JobQueue::Unit::Pictures);
    m_requests.insert(*id, {folder, options});
    m_drawing.insert(*id);
    follow(*id);
}

void DatasetController::follow(int job)
{
    m_followed = job;
    m_picturesSeen = -1;
    m_look.start(shortestLook);
    lookForPictures(); // something may be there from an earlier time
    Q_EMIT drawingBegan(m_requests[job]);
}

void DatasetController::stopFollowing()
{
    m_followed = 0;
    m_look.stop();
}

void DatasetController::lookForPictures()
{
    const auto *job = m_jobs->job(m_followed);
    if (!job || m_opening || m_looking || job->done == m_picturesSeen)
        return;
    m_picturesSeen = job->done;
    m_looking = true;
    // Too often for a row in the list of jobs.
    struct Look {
        std::optional<Result<Opened>> result;
        qint64 milliseconds = 0;
    };
    auto look = std::make_shared<Look>();
    m_executor->run({
        .lane = QStringLiteral("growing dataset"),
        .work =
            [look, folder = m_requests[m_followed].folder, options = optionsFor(m_requests[m_followed].folder),
             before = State{m_dataset, m_snapshot}](const Task &task) {
                QElapsedTimer clock;
                clock.start();
                look->result = read(folder, options, before, Task({}, task.stopToken()));
                look->milliseconds = clock.elapsed();
            },
        .receiver = this,
        .done =
            [this, id = m_followed, look] {
                m_looking = false;
                if (id != m_followed || m_opening)
                    return;
                m_look.start(int(std::clamp<qint64>(look->milliseconds * lookPause, shortestLook, longestLook)));
                if (look->result && *look->result && !(*look->result)->dataset->images().empty())
                    take(**look->result, Reason::Grown);
            },
        .stop = m_stopLooking.get_token(),
    });
}

void DatasetController::drawingEnded(int job, const Result<QString> &result)
{
    m_drawing.remove(job);
    const DemoRequest request = m_requests[job];
    const bool cancelled = !result && result.error().kind == ErrorKind::Cancelled;
    if (m_followed == job) {
        stopFollowing();
        // What is there after a stop is shown whole, too.
        if (result || m_jobs->job(job)->done > 0 || isOpen(request.folder))
            load(request.folder, result ? Reason::Drawn : cancelled ? Reason::Stopped : Reason::Failed);
        else if (cancelled)
            Q_EMIT drawingUnfinished(request, 0, pictureCount(request.options));
    }
    if (!result && !cancelled) {
        const ErrorKind kind = result.error().kind;
        // A place that is missing, like a full disk, may be there the next time; a folder with other things in it stays.
        Q_EMIT drawingFailed(request, QString::fromStdString(result.error().text()),
                             kind == ErrorKind::Io || kind == ErrorKind::NotFound);
    }
}

} // namespace soco::studio
