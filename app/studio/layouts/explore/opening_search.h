#pragma once

#include "core/base/task.h"
#include "core/benchmark/judge.h"
#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <vector>

namespace soco::studio {

class Workspace;

// How much a point of a pair teaches about the judges: what is right for one and wrong for another, as for CC and SOC,
// shows their difference. A point that the judge in force does not score teaches nothing.
enum class Lesson { Nothing, Scored, Right, TellsTasksApart };
struct TeachingPoint {
    Lesson lesson = Lesson::Nothing;
    int source = -1; // index into the source's keypoints
};
// The most that a pair has; the first of several.
TeachingPoint bestTeachingPoint(const std::vector<benchmark::PointJudgement> &points,
                                const widgets::JudgeSettings &judge);

// Looks for the pair and the point that a dataset opens on. The first candidate is on screen and judged there; the
// others are judged in the background, a few and for a short time only. Answers once, and not at all after stop(), which
// whoever notices a choice of the person calls. GUI thread.
class OpeningSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPairs = 8;
    static constexpr int mostMilliseconds = 4000; // begins no further pair after that

    explicit OpeningSearch(Workspace *workspace, QObject *parent = nullptr);

    void start(std::vector<dataset::PairRef> candidates);
    void stop();
    bool isLooking() const { return !m_candidates.empty(); }

Q_SIGNALS:
    void found(const soco::dataset::PairRef &pair, const QString &keypoint);

private:
    void take(const dataset::PairRef &ref, TeachingPoint point, const QString &keypoint);
    void judgeNext();
    void answer();

    struct Best {
        TeachingPoint point;
        dataset::PairRef pair;
        QString keypoint;
    };
    Workspace *m_workspace;
    std::vector<dataset::PairRef> m_candidates;
    std::size_t m_judged = 0;
    Best m_best;
    QElapsedTimer m_clock;
    int m_generation = 0;
};

} // namespace soco::studio
