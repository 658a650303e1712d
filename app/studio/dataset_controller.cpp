#include "app/studio/dataset_controller.h"

#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace soco::studio {

namespace {

constexpr auto recentKey = "recentDatasets";
constexpr int recentCount = 8;

QString counted(long long number)
{
    return QString::fromStdString(groupedDigits(number));
}

} // namespace

DatasetController::DatasetController(widgets::JobQueue *jobs, bool remembers, QObject *parent)
    : QObject(parent), m_jobs(jobs), m_remembers(remembers)
{
    m_growth.setInterval(1000);
    connect(&m_growth, &QTimer::timeout, this, &DatasetController::lookForPictures);
}

QString DatasetController::defaultDemoFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/soco-studio/demo";
}

QStringList DatasetController::recentFolders()
{
    return QSettings().value(recentKey).toStringList();
}

void DatasetController::remember() const
{
    if (!m_remembers || !m_dataset)
        return;
    const QString folder = QString::fromStdString(m_dataset->root().string());
    QSettings settings;
    QStringList folders = settings.value(recentKey).toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    settings.setValue(recentKey, QStringList(folders.mid(0, recentCount)));
}

void DatasetController::open(const QString &folder)
{
    // Another dataset: the one that is still being drawn must not take its place when it is done.
    if (QFileInfo(folder) != QFileInfo(m_demoFolder)) {
        m_growth.stop();
        m_demoFolder.clear();
    }
    load(folder, true);
}

void DatasetController::load(const QString &folder, bool announceFailure)
{
    if (m_opening && !announceFailure)
        return;
    m_opening = true;
    const int generation = ++m_generation;
    auto opened = std::make_shared<std::shared_ptr<const dataset::Dataset>>();
    auto problem = std::make_shared<std::optional<Error>>();
    if (m_openingJob)
        m_jobs->cancel(m_openingJob);
    m_openingJob = m_jobs->start(
        tr("Opening %1").arg(QDir(folder).dirName()), "dataset",
        [folder, opened, problem](const Task &task) -> Result<QString> {
            auto result = dataset::Dataset::open(folder.toStdString(), task);
            if (!result) {
                *problem = result.error();
                return result.error();
            }
            *opened = *result;
            return tr("%1 images, %2 pairs").arg(counted((long long)(*opened)->images().size()), counted((long long)(*opened)->pairCount()));
        },
        [this, generation, folder, opened, problem, announceFailure](const Result<QString> &result) {
            if (generation != m_generation)
                return;
            m_opening = false;
            m_openingJob = 0;
            if (result && *opened)
                take(*opened);
            else if (announceFailure && result.error().kind != ErrorKind::Cancelled)
                Q_EMIT failed(QString::fromStdString((problem->has_value() ? **problem : result.error()).text()));
        });
}

void DatasetController::take(const std::shared_ptr<const dataset::Dataset> &dataset)
{
    const bool same = m_dataset && m_dataset->root() == dataset->root();
    ++m_contentsGeneration;
    for (const int job : m_contentJobs)
        m_jobs->cancel(job);
    m_contentJobs.clear();
    m_dataset = dataset;
    m_knownImages = dataset->images().size();
    if (!same) {
        m_index.reset();
        m_taxonomy = std::make_shared<const dataset::Taxonomy>(dataset->taxonomy());
        Q_EMIT opened();
        Q_EMIT taxonomyChanged();
    } else {
        Q_EMIT grew();
    }
    // While pictures are still being drawn, contents are read once, at the end.
    if (m_growth.isActive())
        return;
    remember();
    readContents();
}

void DatasetController::readContents()
{
    const int generation = m_contentsGeneration;
    auto taxonomy = std::make_shared<dataset::Taxonomy>();
    m_contentJobs.push_back(m_jobs->start(
        tr("Counting keypoints"), "contents",
        [dataset = m_dataset, taxonomy](const Task &task) -> Result<QString> {
            *taxonomy = dataset::taxonomyWithCounts(*dataset, task);
            if (task.cancelled()) // half the counts are no counts
                return Error{ErrorKind::Cancelled, "Cancelled"};
            return tr("Counted the keypoints of %1 images").arg(counted((long long)dataset->images().size()));
        },
        [this, generation, taxonomy](const Result<QString> &result) {
            if (generation != m_contentsGeneration || !result)
                return;
            m_taxonomy = taxonomy;
            Q_EMIT taxonomyChanged();
        }));
    auto index = std::make_shared<std::shared_ptr<const PairIndex>>();
    m_contentJobs.push_back(m_jobs->start(
        tr("Reading pairs"), "contents",
        [dataset = m_dataset, index](const Task &task) -> Result<QString> {
            *index = PairIndex::build(dataset, task);
            if (task.cancelled())
                return Error{ErrorKind::Cancelled, "Cancelled"};
            return tr("Read the pairs");
        },
        [this, generation, index](const Result<QString> &result) {
            if (generation != m_contentsGeneration || !result)
                return;
            m_index = *index;
            Q_EMIT indexChanged();
        }));
}

void DatasetController::openDemo(const QString &folder, const demo::DemoOptions &options)
{
    m_demoFolder = folder;
    m_drawing = true;
    m_growth.start();
    m_jobs->start(
        tr("Drawing the demo dataset"), "demo",
        [folder, options](const Task &task) -> Result<QString> {
            QDir().mkpath(QFileInfo(folder).absolutePath());
            const auto report = demo::writeDemoDataset(folder.toStdString(), options, task);
            if (!report)
                return report.error();
            return tr("%1 pictures in %2").arg(report->pictures).arg(folder);
        },
        [this, folder](const Result<QString> &result) {
            m_drawing = false;
            if (m_demoFolder == folder) {
                m_growth.stop();
                // What is there after a stop is shown whole, too.
                const bool cancelled = !result && result.error().kind == ErrorKind::Cancelled;
                if (result || (cancelled && m_dataset))
                    load(folder, !cancelled);
            }
            if (!result && result.error().kind != ErrorKind::Cancelled)
                Q_EMIT failed(QString::fromStdString(result.error().text()));
        });
}

void DatasetController::lookForPictures()
{
    // A look at the folder's names costs next to nothing for a dataset of this size.
    int pictures = 0;
    const QDir images(m_demoFolder + "/Images");
    for (const QString &category : images.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        pictures += int(QDir(images.filePath(category)).entryList({"*.JPEG"}, QDir::Files).size());
    if (std::size_t(pictures) > m_knownImages && QDir(m_demoFolder + "/PairAnnotations").exists())
        load(m_demoFolder, false);
}

} // namespace soco::studio
