#include "app/studio/layouts/explore/opening_search.h"

#include "app/studio/workspace/pair_features.h"
#include "app/studio/workspace/workspace.h"

namespace soco::studio {

using benchmark::Verdict;

namespace {
const QString lane = QStringLiteral("opening");
}

TeachingPoint bestTeachingPoint(const std::vector<benchmark::PointJudgement> &points,
                                const widgets::JudgeSettings &judge)
{
    TeachingPoint best;
    for (const benchmark::PointJudgement &point : points) {
        const Verdict own = point.verdict(judge.criterion, judge.alpha);
        if (own == Verdict::NotScored)
            continue;
        Lesson lesson = own == Verdict::Right ? Lesson::Right : Lesson::Scored;
        for (const benchmark::Criterion criterion : benchmark::criteria()) {
            const Verdict other = point.verdict(criterion, judge.alpha);
            if (other != Verdict::NotScored && (other == Verdict::Right) != (own == Verdict::Right))
                lesson = Lesson::TellsTasksApart;
        }
        if (lesson > best.lesson)
            best = {lesson, point.source};
    }
    return best;
}

OpeningSearch::OpeningSearch(Workspace *workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_workspace->executor()->giveWay(lane);
    connect(m_workspace->engine(), &ExploreEngine::pairResult, this, [this](const widgets::PairResult &result) {
        if (!isLooking() || m_judged > 0 || result.slot != m_workspace->selection()->model() || !(result.ref == m_candidates.front()))
            return;
        const auto point = bestTeachingPoint(result.points, m_workspace->judge());
        const auto &pair = m_workspace->engine()->pair();
        const bool named = point.source >= 0 && pair && std::size_t(point.source) < pair->pair.source.keypoints.size();
        take(result.ref, named ? point : TeachingPoint{},
             named ? QString::fromStdString(pair->pair.source.keypoints[std::size_t(point.source)].name) : QString());
    });
}

void OpeningSearch::start(std::vector<dataset::PairRef> candidates)
{
    stop();
    m_candidates = std::move(candidates);
    if (m_candidates.size() > std::size_t(mostPairs))
        m_candidates.resize(std::size_t(mostPairs));
    m_judged = 0;
    m_best = {};
    m_clock.start();
}

void OpeningSearch::stop()
{
    m_candidates.clear();
    ++m_generation;
    m_workspace->executor()->cancel(lane);
}

void OpeningSearch::take(const dataset::PairRef &ref, TeachingPoint point, const QString &keypoint)
{
    if (m_judged == 0)
        m_clock.restart(); // the first had to wait for the model
    ++m_judged;
    if (point.lesson > m_best.point.lesson)
        m_best = {point, ref, keypoint};
    if (m_best.point.lesson == Lesson::TellsTasksApart || m_judged >= m_candidates.size() || m_clock.elapsed() > mostMilliseconds)
        answer();
    else
        judgeNext();
}

void OpeningSearch::judgeNext()
{
    const auto backbone = m_workspace->engine()->backbone(m_workspace->selection()->model());
    if (!backbone) {
        answer();
        return;
    }
    struct Judged {
        TeachingPoint point;
        QString keypoint;
    };
    auto judged = std::make_shared<Judged>();
    const dataset::PairRef ref = m_candidates[m_judged];
    m_workspace->executor()->run({
        .lane = lane,
        .work =
            [judged, ref, backbone, dataset = m_workspace->datasets()->dataset(),
             store = m_workspace->engine()->store(), pictures = m_workspace->engine()->pictures(),
             judge = m_workspace->judge(), matcher = &m_workspace->matcher()](const Task &task) {
                const auto pair = dataset->loadPair(ref);
                if (!pair)
                    return;
                const auto features = computePairFeatures(*dataset, ref, *pair, dataset::matchesOf(*pair), *backbone,
                                                          *store, *pictures, *matcher, judge.alpha, task);
                judged->point = bestTeachingPoint(features.result.points, judge);
                if (judged->point.source >= 0)
                    judged->keypoint = QString::fromStdString(pair->source.keypoints[std::size_t(judged->point.source)].name);
            },
        .receiver = this,
        .done =
            [this, judged, ref, generation = m_generation] {
                if (generation == m_generation)
                    take(ref, judged->point, judged->keypoint);
            },
    });
}

void OpeningSearch::answer()
{
    const Best best = m_best;
    stop();
    if (best.point.lesson != Lesson::Nothing)
        Q_EMIT found(best.pair, best.keypoint);
}

} // namespace soco::studio
