#pragma once

#include "app/studio/workspace/dataset_controller.h"
#include "app/studio/workspace/evaluation_controller.h"
#include "app/studio/workspace/executor.h"
#include "app/studio/workspace/explore_engine.h"
#include "app/studio/workspace/folder_watch.h"
#include "app/studio/workspace/memory.h"
#include "app/studio/workspace/messages.h"
#include "app/studio/workspace/shown_files.h"
#include "widgets/common/desktop.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/selection.h"
#include "widgets/jobs/job_queue.h"

#include <QObject>
#include <QPointF>

#include <chrono>
#include <optional>

namespace soco::studio {

class FirstEvaluation;

// What every layout shares: the open dataset, models, feature store, runs, the selection and how things are judged and
// drawn, background work, messages, and what is remembered. Windows, measurements and tests are its users; it knows
// none of them. GUI thread.
class Workspace : public QObject
{
    Q_OBJECT

public:
    struct Setup {
        QString results = {};     // JSONL file or folder; empty: the user's own
        vision::Device device = {};
        std::uint64_t memory = 0; // bytes for features; 0: a quarter of the machine's
        bool remembers = false;
        widgets::Desktop *desktop = nullptr; // null: the system's; must outlive the workspace
    };
    explicit Workspace(const Setup &setup, QObject *parent = nullptr);
    ~Workspace() override;

    Executor *executor() const { return m_executor; }
    widgets::JobQueue *jobs() const { return m_jobs; }
    widgets::Selection *selection() const { return m_selection; }
    DatasetController *datasets() const { return m_datasets; }
    ExploreEngine *engine() const { return m_engine; }
    EvaluationController *evaluations() const { return m_evaluations; }
    Messages *messages() const { return m_messages; }
    const Memory &memory() const { return m_memory; }
    widgets::Desktop &desktop() const { return *m_desktop; }

    const widgets::JudgeSettings &judge() const { return m_judge; }
    void setJudge(const widgets::JudgeSettings &judge);
    // How points are matched, one of benchmark::matchers().
    const benchmark::Matcher &matcher() const { return *m_matcher; }
    void setMatcher(const benchmark::Matcher &matcher);
    const widgets::MapSettings &map() const { return m_map; }
    void setMap(const widgets::MapSettings &map);

    // The models that were asked for; where none were, those that are remembered of this kind of dataset, else dense_sift
    // and, beside a demo dataset alone, ToyNet, once the dataset is there. One that is asked for twice is shown once, and
    // said.
    void addModels(const QStringList &wanted);
    // Writes what is to be remembered: models, how things are judged and drawn, and the place on screen.
    void remember() const;
    // Before a dataset is opened: it comes to the place that is remembered of it, if that is still there, unless another
    // place was asked for.
    void returnTo(const QString &folder);
    // PAIR or PAIR/KEYPOINT, such as 00001-car_3-car_7/vehicle_mirror_left, or the pair's file below PairAnnotations in
    // place of PAIR, intra/car/00001-car_3-car_7.json: shown as soon as it is there (placeFound), or said not to be
    // (placeMissing).
    void showWhenThere(const QString &place);

    // The session ends: all work in the background is asked to end and none is begun any more. True when nothing runs
    // after `patience` at most. What it writes is whole at every moment.
    bool stopWork(std::chrono::milliseconds patience = {});

    // Nothing is being loaded, drawn, computed or evaluated.
    bool settled() const;

Q_SIGNALS:
    // What is on disk differs from what was shown, or was read again: engine and runs know it. Where it is another
    // dataset nothing is selected.
    void changed(const soco::dataset::DatasetChange &change);
    // After changed(), once a place that was asked for is found or cannot be.
    void arrived();
    void judgeChanged();
    void matcherChanged();
    void mapChanged();
    void placeFound(const soco::dataset::PairRef &pair, const QString &keypoint);
    void placeMissing(const QString &text);

private:
    struct Place {
        QString pair, keypoint;
        std::optional<QPointF> point; // of the source picture, where it is at no keypoint
        std::optional<dataset::PairRef> found;
        bool remembered = false; // not asked for: nobody has to be told that it is gone
        QString folder = {};     // "intra/car", where the pair was named by it
    };
    void follow(const dataset::DatasetChange &change);
    void lookForPlace();
    void checkPoint(const widgets::LoadedPairPtr &pair);
    void filesChanged();
    void watchFiles(const widgets::LoadedPairPtr &pair);
    void restore();
    void chooseModels();
    void add(const QStringList &names);
    void rememberModels(bool demo) const;

    widgets::Desktop *m_desktop;
    Memory m_memory;
    Executor *m_executor;
    Messages *m_messages;
    widgets::JobQueue *m_jobs;
    widgets::Selection *m_selection;
    ExploreEngine *m_engine;
    DatasetController *m_datasets;
    EvaluationController *m_evaluations;
    ShownFiles *m_shownFiles;
    FolderWatch *m_folders;
    FirstEvaluation *m_first;
    widgets::JudgeSettings m_judge;
    const benchmark::Matcher *m_matcher = &benchmark::standardMatcher();
    widgets::MapSettings m_map;
    bool m_choosesModels = false;          // nobody has named the models
    std::optional<bool> m_modelsChosenFor; // for a demo dataset or for another
    bool m_addedToyNet = false;            // by itself, not by anybody
    std::optional<Place> m_place; // asked for and not on screen yet
};

} // namespace soco::studio
