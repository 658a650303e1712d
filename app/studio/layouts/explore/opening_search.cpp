#include "app/studio/layouts/explore/opening_search.h"

#include "app/studio/workspace/pair_features.h"
#include "app/studio/workspace/workspace.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace soco::studio {

using benchmark::Verdict;

namespace {
const QString lane = QStringLiteral("opening");
}

TeachingPoint bestTeachingPoint(const std::vector<benchmark::PointJudgement> &points,
                                const widgets::JudgeSettings &judge,
                                std::span<const std::vector<benchmark::PointJudgement>> others)
{
    const auto isWrongElsewhere = [&](int source) {
        return std::any_of(others.begin(), others.end(), [&](const std::vector<benchmark::PointJudgement> &theirs) {
            return std::any_of(theirs.begin(), theirs.end(), [&](const benchmark::PointJudgement &point) {
                return point.source == source && point.verdict(judge.criterion, judge.alpha) == Verdict::Wrong;
            });
        });
    };
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
        if (own == Verdict::Right && isWrongElsewhere(point.source))
            lesson = Lesson::TellsModelsApart;
        if (lesson > best.lesson)
            best = {lesson, point.source};
    }
    return best;
}

std::vector<dataset::PairRef> spreadOverGroups(std::span<const dataset::PairRef> pairs, int most)
{
    std::vector<std::span<const dataset::PairRef>> groups;
    for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
        while (end < pairs.size() && pairs[end].group == pairs[begin].group)
            ++end;
        groups.push_back(pairs.subspan(begin, end - begin));
    }
    const std::size_t wanted = std::min(pairs.size(), std::size_t(std::max(0, most)));
    std::vector<dataset::PairRef> chosen;
    if (groups.size() >= wanted) {
        for (std::size_t i = 0; i < wanted; ++i)
            chosen.push_back(groups[i * groups.size() / wanted].front());
        return chosen;
    }
    for (std::size_t row = 0; chosen.size() < wanted; ++row)
        for (const auto &group : groups)
            if (row < group.size() && chosen.size() < wanted)
                chosen.push_back(group[row]);
    return chosen;
}

std::optional<StoredPoint> clearestStoredPoint(const benchmark::KindResult &result, double alpha)
{
    struct Clearest {
        float error;
        const benchmark::PairScore *score;
        int keypoint;
    };
    std::optional<Clearest> clearest;
    const auto isWrong = [alpha](const benchmark::PairScore &score, benchmark::Criterion criterion, int keypoint) {
        const benchmark::ScoredPoints &points = score.points[criterion];
        const auto found = std::find(points.keypoints.begin(), points.keypoints.end(), keypoint);
        if (found == points.keypoints.end())
            return false;
        benchmark::Outcome outcome;
        outcome.error = points.errors[std::size_t(found - points.keypoints.begin())];
        return outcome.verdict(alpha) == Verdict::Wrong;
    };
    for (const benchmark::PairScore &score : result.scores) {
        for (const benchmark::Criterion criterion : benchmark::criteria()) {
            const benchmark::ScoredPoints &points = score.points[criterion];
            if (points.keypoints.size() != points.errors.size())
                continue;
            for (std::size_t i = 0; i < points.errors.size(); ++i) {
                if (!benchmark::isRight(points.errors[i], alpha) || (clearest && points.errors[i] >= clearest->error))
                    continue;
                for (const benchmark::Criterion other : benchmark::criteria())
                    if (other != criterion && isWrong(score, other, points.keypoints[i]))
                        clearest = {points.errors[i], &score, points.keypoints[i]};
            }
        }
    }
    if (!clearest || std::size_t(clearest->keypoint) >= result.keypoints.size())
        return std::nullopt;
    return StoredPoint{dataset::pairRefOf(result.kind, clearest->score->group, clearest->score->file),
                       QString::fromStdString(result.keypoints[std::size_t(clearest->keypoint)].keypoint)};
}

OpeningSearch::OpeningSearch(Workspace *workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_workspace->executor()->giveWay(lane);
    connect(m_workspace->evaluations(), &EvaluationController::resultsChanged, this, [this] {
        if (!m_workspace->evaluations()->readsResults())
            endWait();
    });
    connect(m_workspace->engine(), &ExploreEngine::pairResult, this, [this](const widgets::PairResult &result) {
        if (!isLooking() || m_judged > 0 || result.slot != m_workspace->selection()->model()
            || !(result.pair->ref == m_candidates.front()))
            return;
        if (m_wanted == Lesson::TellsModelsApart) {
            if (!std::exchange(m_comparing, true))
                judgeNext(); // by all models
            return;
        }
        const auto point = bestTeachingPoint(result.points, m_workspace->judge());
        const auto &keypoints = result.pair->pair.source.keypoints;
        take(result.pair->ref, point,
             point.source >= 0 ? QString::fromStdString(keypoints[std::size_t(point.source)].name) : QString());
    });
}

void OpeningSearch::start(std::vector<dataset::PairRef> candidates)
{
    stop();
    m_candidates = std::move(candidates);
    if (m_candidates.size() > std::size_t(mostPairs))
        m_candidates.resize(std::size_t(mostPairs));
    m_judged = 0;
    m_lookedUp = m_waits = m_hasWaited = m_comparing = false;
    m_best = {};
    m_wanted = Lesson::TellsTasksApart;
    m_clock.start();
}

void OpeningSearch::startAtTop(std::vector<dataset::PairRef> list, dataset::PairKind kind)
{
    const DatasetController &datasets = *m_workspace->datasets();
    if (datasets.origin() && m_workspace->engine()->models().size() > 1) {
        start(std::move(list));
        m_wanted = Lesson::TellsModelsApart;
        m_lookedUp = true; // which runs do not tell
        return;
    }
    std::vector<dataset::PairRef> candidates{list.front()};
    for (const dataset::PairRef &ref : spreadOverGroups(datasets.dataset()->pairs(kind), mostPairs))
        if (!(ref == candidates.front()))
            candidates.push_back(ref);
    start(std::move(candidates));
}

void OpeningSearch::startWithin(const dataset::PairRef &pair)
{
    start({pair});
    m_lookedUp = true;
    const ExploreEngine &engine = *m_workspace->engine();
    // What is on screen has perhaps been judged already, and nobody says so again.
    if (engine.pair() && engine.pair()->ref == pair && engine.backbone(m_workspace->selection()->model()))
        judgeNext();
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
    goOn();
}

void OpeningSearch::goOn()
{
    if (!m_lookedUp && !m_hasWaited && m_workspace->evaluations()->readsResults()) {
        m_hasWaited = m_waits = true;
        QTimer::singleShot(mostMillisecondsForResults, this, [this, generation = m_generation] {
            if (generation == m_generation)
                endWait();
        });
        return;
    }
    if (!m_lookedUp && lookUpStored())
        return;
    if (m_best.point.lesson >= m_wanted || m_judged >= m_candidates.size() || m_clock.elapsed() > mostMilliseconds)
        answer();
    else
        judgeNext();
}

void OpeningSearch::endWait()
{
    if (std::exchange(m_waits, false) && isLooking())
        goOn();
}

bool OpeningSearch::lookUpStored()
{
    std::string fingerprint;
    for (const widgets::ModelSlot &model : m_workspace->engine()->models())
        if (model.slot == m_workspace->selection()->model())
            fingerprint = model.fingerprint;
    const dataset::PairKind kind = m_candidates.front().kind;
    const EvaluationController &evaluations = *m_workspace->evaluations();
    const auto run = evaluations.shown(fingerprint, kind);
    const std::string &now = evaluations.datasetFingerprint(); // known some time after the dataset is open
    const benchmark::KindResult *result = run ? benchmark::kindOf(*run, kind) : nullptr;
    if (!result || !benchmark::isWhole(*run, *result) || (!now.empty() && run->datasetFingerprint != now))
        return false;
    m_lookedUp = true;
    auto found = std::make_shared<std::optional<StoredPoint>>();
    m_workspace->executor()->run({
        .lane = lane,
        .work = [found, run, result,
                 alpha = m_workspace->judge().alpha](const Task &) { *found = clearestStoredPoint(*result, alpha); },
        .receiver = this,
        .done =
            [this, found, generation = m_generation] {
                if (generation != m_generation)
                    return;
                if (!*found)
                    return goOn();
                m_best = {{Lesson::TellsTasksApart, -1}, (*found)->pair, (*found)->keypoint};
                answer();
            },
    });
    return true;
}

void OpeningSearch::judgeNext()
{
    const auto backbone = m_workspace->engine()->backbone(m_workspace->selection()->model());
    if (!backbone) {
        answer();
        return;
    }
    std::vector<std::shared_ptr<const vision::Backbone>> others;
    for (const widgets::ModelSlot &model : m_workspace->engine()->models())
        if (m_wanted == Lesson::TellsModelsApart && model.slot != m_workspace->selection()->model())
            if (auto other = m_workspace->engine()->backbone(model.slot))
                others.push_back(std::move(other));
    if (m_wanted == Lesson::TellsModelsApart && others.empty()) { // none is loaded: as where there is one model
        m_wanted = Lesson::TellsTasksApart;
        m_lookedUp = false;
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
            [judged, ref, backbone, others, dataset = m_workspace->datasets()->dataset(),
             store = m_workspace->engine()->store(), pictures = m_workspace->engine()->pictures(),
             judge = m_workspace->judge(), matcher = &m_workspace->matcher()](const Task &task) {
                const auto pair = dataset->loadPair(ref);
                if (!pair)
                    return;
                const auto pointsOf = [&](const vision::Backbone &model) {
                    return computePairFeatures(*dataset, *pair, dataset::matchesOf(*pair), model, *store, *pictures,
                                               *matcher, judge.alpha, task)
                        .result.points;
                };
                std::vector<std::vector<benchmark::PointJudgement>> theirs;
                for (const auto &other : others)
                    theirs.push_back(pointsOf(*other));
                judged->point = bestTeachingPoint(pointsOf(*backbone), judge, theirs);
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
