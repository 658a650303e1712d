#pragma once

#include "app/studio/pair_index.h"
#include "core/dataset/dataset.h"
#include "core/demo/demo.h"
#include "widgets/jobs/job_queue.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace soco::studio {

// Opens datasets in the background and keeps what is known of the open one: its tree with counts and the contents of
// its pairs. Draws the demo dataset and follows it while it grows. GUI thread.
class DatasetController : public QObject
{
    Q_OBJECT

public:
    // `remembers`: what was opened goes into the list of recent folders.
    DatasetController(widgets::JobQueue *jobs, bool remembers, QObject *parent = nullptr);

    void open(const QString &folder);
    // Draws the demo dataset there and shows it from its first pair on.
    void openDemo(const QString &folder, const demo::DemoOptions &options = {});

    const std::shared_ptr<const dataset::Dataset> &dataset() const { return m_dataset; }
    const std::shared_ptr<const dataset::Taxonomy> &taxonomy() const { return m_taxonomy; }
    // Null until the pairs were read.
    const std::shared_ptr<const PairIndex> &pairIndex() const { return m_index; }
    bool busy() const { return m_opening || m_drawing; }

    // Where the demo dataset is kept unless somebody says otherwise.
    static QString defaultDemoFolder();
    static QStringList recentFolders();

Q_SIGNALS:
    void opened();          // another dataset
    void grew();            // the same folder, with more in it
    void taxonomyChanged(); // names at once, counts later
    void indexChanged();
    void failed(const QString &message);

private:
    void load(const QString &folder, bool announceFailure);
    void take(const std::shared_ptr<const dataset::Dataset> &dataset);
    void readContents();
    void remember() const;
    void lookForPictures();

    widgets::JobQueue *m_jobs;
    const bool m_remembers;
    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::shared_ptr<const dataset::Taxonomy> m_taxonomy;
    std::shared_ptr<const PairIndex> m_index;
    QTimer m_growth;
    QString m_demoFolder; // being drawn and followed; empty once another dataset was asked for
    std::size_t m_knownImages = 0;
    int m_generation = 0;         // of the folder that was asked for last
    int m_contentsGeneration = 0; // of the dataset whose contents are read
    int m_openingJob = 0;
    std::vector<int> m_contentJobs;
    bool m_opening = false;
    bool m_drawing = false;
};

} // namespace soco::studio
