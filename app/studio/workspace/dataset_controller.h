#pragma once

#include "app/studio/workspace/executor.h"
#include "app/studio/workspace/memory.h"
#include "core/benchmark/pair_index.h"
#include "core/dataset/dataset_snapshot.h"
#include "core/demo/demo.h"
#include "widgets/jobs/job_queue.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace soco::studio {

// A demo dataset to be drawn.
struct DemoRequest {
    QString folder;
    demo::DemoOptions options;
};

// Opens datasets in the background and keeps what is known of the open one: its tree with counts and the contents of
// its pairs. Draws demo datasets and follows the one on screen while it grows. GUI thread.
class DatasetController : public QObject
{
    Q_OBJECT

public:
    // What was opened goes into the memory's list of recent folders.
    DatasetController(widgets::JobQueue *jobs, Executor *executor, const Memory &memory, QObject *parent = nullptr);
    ~DatasetController() override;

    void open(const QString &folder);
    // Links of the open dataset may lead there, from now on: it is read again.
    void allowLinks(const QStringList &places);
    // The same for every dataset of this session.
    void setAllowedLinks(const QStringList &places) { m_allowedLinks = places; }
    // The same where files of the open dataset are known to have changed. What is on screen stays where it cannot be read.
    void readAgain();
    // Draws the demo dataset there, or goes on with it, and shows it from its first pair on.
    void openDemo(const QString &folder, const demo::DemoOptions &options = {});

    const std::shared_ptr<const dataset::Dataset> &dataset() const { return m_dataset; }
    const std::shared_ptr<const dataset::Taxonomy> &taxonomy() const { return m_taxonomy; }
    // How the open dataset was drawn; nothing where it is no demo dataset.
    const std::optional<demo::DemoOrigin> &origin() const { return m_origin; }
    // The open dataset is being drawn: what is missing will come.
    bool growing() const { return m_followed != 0; }
    // What goes on with the open dataset where it is a demo dataset with pictures missing that nobody is drawing.
    std::optional<DemoRequest> unfinished() const;
    // Null until the pairs were read.
    const std::shared_ptr<const benchmark::PairIndex> &pairIndex() const { return m_index; }
    // Since the files of the open dataset were last begun to be read; negative: they were not yet.
    qint64 millisecondsSinceReading() const { return m_read.isValid() ? m_read.elapsed() : -1; }
    bool busy() const { return m_opening || m_looking || !m_drawing.isEmpty(); }

    // Where the demo dataset is kept unless somebody says otherwise.
    static QString defaultDemoFolder();
    Executor *executor() const { return m_executor; }

Q_SIGNALS:
    // Another dataset is open, or the open one was read again: because it is being drawn, because somebody asked, or
    // because files changed. Empty where nothing differs.
    void changed(const soco::dataset::DatasetChange &change);
    // The open dataset was read again, after all of changed(): by F5, or because files were seen to change and did.
    void wasReadAgain(const soco::dataset::DatasetChange &change);
    void taxonomyChanged(); // names at once, counts later
    void indexChanged();
    void failed(const QString &message);
    void drawingBegan(const soco::studio::DemoRequest &request);
    // The drawing ended with an error. `worthRetrying`: the same again may succeed once the reason is gone.
    void drawingFailed(const soco::studio::DemoRequest &request, const QString &message, bool worthRetrying);
    // What is open, or was to be, has only some of its pictures, and nobody is drawing the others.
    void drawingUnfinished(const soco::studio::DemoRequest &request, long long drawn, long long total);

private:
    struct State { // what is open, and how its files stood: null until that was looked at
        std::shared_ptr<const dataset::Dataset> dataset;
        std::shared_ptr<const dataset::DatasetSnapshot> snapshot;
    };
    struct Opened : State {
        std::optional<demo::DemoOrigin> origin;
        dataset::DatasetChange change;
    };
    enum class Reason { Asked, Changed, Grown, Drawn, Stopped, Failed };
    static Result<Opened> read(const QString &folder, const dataset::OpenOptions &options, State before,
                               const Task &task);
    dataset::OpenOptions optionsFor(const QString &folder) const;

    void load(const QString &folder, Reason reason);
    bool isOpen(const QString &folder) const;
    void take(const Opened &opened, Reason reason);
    void lookAtFiles();
    void stopReadingContents();
    void readContents();
    void remember() const;
    void follow(int job);
    void stopFollowing();
    void lookForPictures();
    void drawingEnded(int job, const Result<QString> &result);

    widgets::JobQueue *m_jobs;
    QPointer<Executor> m_executor;
    Memory m_memory;
    QStringList m_allowedLinks;
    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::shared_ptr<const dataset::DatasetSnapshot> m_snapshot; // of m_dataset; null until its files were looked at
    std::shared_ptr<const dataset::Taxonomy> m_taxonomy;
    std::shared_ptr<const benchmark::PairIndex> m_index;
    std::optional<demo::DemoOrigin> m_origin;
    QHash<int, DemoRequest> m_requests; // by job, also of those that have ended: they may be tried again
    QSet<int> m_drawing;                // jobs under way
    int m_followed = 0;                 // the one whose pictures are shown as they come; 0: none
    qint64 m_picturesSeen = 0;          // of it, when it was last looked at
    QTimer m_look;
    QElapsedTimer m_read;
    int m_generation = 0;         // of the folder that was asked for last
    int m_contentsGeneration = 0; // of the dataset whose contents are read
    int m_openingJob = 0;
    std::vector<int> m_contentJobs;
    bool m_opening = false;
    bool m_looking = false;
    std::stop_source m_stopLooking;
};

} // namespace soco::studio
