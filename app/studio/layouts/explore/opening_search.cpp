#include "app/studio/layouts/explore/opening_search.h"

#include "app/studio/workspace/pair_features.h"
#include "app/studio/workspace/workspace.h"

namespace soco::studio {

using benchmark::Verdict;

namespace {
const QString lane = QStringLiteral("opening");
}

TeachingPoint bestTeachingPoint(const std::vector<benchmark::PointJudgement> &points, double alpha)
{
    TeachingPoint best;
    for (const benchmark::PointJudgement &point : points) {
        const Verdict soc = point.verdict(benchmark::Criterion::Soc, alpha), cc = point.verdict(benchmark::Criterion::Cc, alpha);
        Lesson lesson = Lesson::Nothing;
        if (soc == Verdict::Right)
            lesson = Lesson::Right;
        else if (soc != Verdict::NotScored)
            lesson = cc == Verdict::Right ? Lesson::TellsTasksApart : Lesson::Scored;
        if (lesson > best.lesson)
            best = {lesson, point.source};
    }
    return best;
}

OpeningSearch::OpeningSearch(Workspace *workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    connect(m_workspace->engine(), &ExploreEngine::pairResult, this, [this](const widgets::PairResult &result) {
        if (!isLooking() || m_judged > 0 || result.slot != m_workspace->selection()->model() || !(result.ref == m_candidates.front()))
            return;
        const auto point = bestTeachingPoint(result.points, m_workspace->judge().alpha);
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
            [judged, ref, backbone, dataset = m_workspace->datasets()->dataset(), store = m_workspace->engine()->store(),
             pictures = m_workspace->engine()->pictures(),
             alpha = m_workspace->judge().alpha](const Task &task) {
                const auto pair = dataset->loadPair(ref);
                if (!pair)
                    return;
                const auto features =
                    computePairFeatures(*dataset, ref, *pair, dataset::matchesOf(*pair), *backbone, *store, *pictures, alpha, task);
                judged->point = bestTeachingPoint(features.result.points, alpha);
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
