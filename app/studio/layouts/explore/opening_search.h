#pragma once

#include "core/base/task.h"
#include "core/benchmark/evaluation_result.h"
#include "core/benchmark/judge.h"
#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <span>
#include <vector>

namespace soco::studio {

class Workspace;

// How much a point of a pair teaches about the judges: what is right for one and wrong for another, as for CC and SOC,
// shows their difference. A point that the judge in force does not score teaches nothing. Beside other models, one that is
// right for the focused model and wrong for another teaches most.
enum class Lesson { Nothing, Scored, Right, TellsTasksApart, TellsModelsApart };
struct TeachingPoint {
    Lesson lesson = Lesson::Nothing;
    int source = -1; // index into the source's keypoints
};
// The most that a pair has; the first of several. `others`: the same points by other models.
TeachingPoint bestTeachingPoint(const std::vector<benchmark::PointJudgement> &points,
                                const widgets::JudgeSettings &judge,
                                std::span<const std::vector<benchmark::PointJudgement>> others = {});

// A few of the pairs, from as many groups as possible, those spread over all groups; in their order. Pairs of a group lie
// side by side. The same answer for the same pairs.
std::vector<dataset::PairRef> spreadOverGroups(std::span<const dataset::PairRef> pairs, int most);

// The clearest point of a run on this kind of pairs that one judge calls right and another wrong, by the scores that the
// run holds: closest for the one, of those that are no near miss for the other. Nothing where it holds none, or does not
// know its keypoints.
struct StoredPoint {
    dataset::PairRef pair;
    QString keypoint;
};
std::optional<StoredPoint> clearestStoredPoint(const benchmark::KindResult &result, double alpha);

// Looks for the pair and the point that a dataset opens on. The first candidate is on screen and judged there; the
// others are judged in the background, a few and for a short time only, unless a complete run has judged all pairs of
// their kind. Answers once, and not at all after stop(), which whoever notices a choice of the person calls. GUI thread.
class OpeningSearch : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostPairs = 8;
    static constexpr int mostMilliseconds = 4000; // begins no further pair after that
    static constexpr int mostMillisecondsForResults = 1000; // of these, for earlier results to be read

    explicit OpeningSearch(Workspace *workspace, QObject *parent = nullptr);

    void start(std::vector<dataset::PairRef> candidates);
    // With the first pairs of the list, the very first of them on screen. A demo dataset is for learning the program: the
    // first of these with a point that the focused model finds and another one on screen does not. Else the first and a
    // few of all groups.
    void startAtTop(std::vector<dataset::PairRef> list, dataset::PairKind kind);
    void startWithin(const dataset::PairRef &pair); // a point of this pair, whatever others show
    void stop();
    bool isLooking() const { return !m_candidates.empty(); }

Q_SIGNALS:
    void found(const soco::dataset::PairRef &pair, const QString &keypoint);

private:
    void take(const dataset::PairRef &ref, TeachingPoint point, const QString &keypoint);
    void goOn();
    void endWait();
    void judgeNext();
    bool lookUpStored(); // false: there is no such run
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
    Lesson m_wanted = Lesson::TellsTasksApart; // ends the search
    bool m_comparing = false;                  // the first candidate is being judged by all models
    bool m_lookedUp = false;                   // the scores of earlier runs
    bool m_waits = false;                      // until those are read
    bool m_hasWaited = false;
};

} // namespace soco::studio
