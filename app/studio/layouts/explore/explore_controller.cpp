#include "app/studio/layouts/explore/explore_controller.h"

#include "widgets/canvas/explore_canvas.h"
#include "widgets/common/count_text.h"
#include "widgets/common/task_name.h"
#include "widgets/inspector/explore_inspector.h"
#include "widgets/taxonomy/pair_panel.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QLineEdit>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace soco::studio {

using dataset::PairKind;
using dataset::PairRef;

namespace {

const QString scoreLane = QStringLiteral("scores of the tree"), filterLane = QStringLiteral("pair filter");

QString kindWord(PairKind kind)
{
    switch (kind) {
    case PairKind::Intra: return ExploreController::tr("intra");
    case PairKind::Cross: return ExploreController::tr("cross");
    case PairKind::Train: return ExploreController::tr("train split");
    case PairKind::Test: break;
    }
    return ExploreController::tr("test split");
}

} // namespace

ExploreController::ExploreController(Workspace *workspace, const Panels &panels, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_panels(panels),
      m_thumbnails(workspace->executor(), QStringLiteral("pair pictures")), m_opening(workspace)
{
    connectDataset();
    connectEngine();
    connectPanels();
    // What was remembered was in force before anybody listened.
    showJudge();
    refreshModels();
}

void ExploreController::connectDataset()
{
    connect(m_workspace, &Workspace::changed, this, [this](const dataset::DatasetChange &change) {
        if (change.another)
            openAnother();
        else
            follow(change);
    });
    connect(m_workspace, &Workspace::arrived, this, &ExploreController::openFirst);
    connect(&m_opening, &OpeningSearch::found, this, &ExploreController::showLesson);
    connect(m_workspace, &Workspace::placeFound, this, &ExploreController::goTo);
    const DatasetController *datasets = m_workspace->datasets();
    connect(datasets, &DatasetController::taxonomyChanged, this, [this, datasets] {
        m_panels.taxonomy->setTaxonomy(datasets->taxonomy());
        if (m_panels.taxonomy->current() == widgets::TreeSelection())
            m_panels.taxonomy->showCategory(m_scope.row.category);
        m_panels.inspector->setTaxonomy(datasets->taxonomy());
        m_panels.taxonomy->setNotice({}, {});
        const auto &problem = datasets->dataset()->taxonomyProblem();
        const bool isThere = problem && problem->kind != ErrorKind::NotFound; // what is not there cannot be shown
        if (problem && datasets->dataset()->pairCount() > 0)
            m_panels.taxonomy->setNotice(
                tr("%1 The tree is built from the pair files.").arg(QString::fromStdString(problem->text())),
                isThere ? QString::fromStdString(problem->file) : QString());
        refreshScores();
    });
    connect(datasets, &DatasetController::indexChanged, this, [this] {
        if (!m_scope.marked)
            refillPairs();
        if (m_openWhenExact)
            openFirstOfList();
        refilter();
        refreshScores();
    });
    connect(m_workspace->evaluations(), &EvaluationController::resultsChanged, this, [this] {
        m_panels.pairs->refreshScores();
        refreshScores();
    });
}

void ExploreController::follow(const dataset::DatasetChange &change)
{
    m_thumbnails.setDataset(m_workspace->datasets()->dataset());
    const int row = currentRow();
    if (!m_scope.marked)
        refillPairs(true);
    leaveLostPair(row);
    QSet<QString> others;
    for (const dataset::ImageId &image : change.images)
        others.insert(QString::fromStdString(dataset::pictureKey(image)));
    m_panels.pairs->forgetThumbnails(others);
}

// Where the pair on screen is no longer in the dataset, its neighbour takes its place.
void ExploreController::leaveLostPair(int row)
{
    widgets::Selection *selection = m_workspace->selection();
    const auto &shown = selection->pair();
    if (!shown || pairCount() == 0)
        return;
    const auto pairs = m_workspace->datasets()->dataset()->pairs(shown->kind);
    if (std::find(pairs.begin(), pairs.end(), *shown) != pairs.end())
        return;
    const QString name = QString::fromStdString(shown->file);
    selection->setPair(m_panels.pairs->pairAt(std::clamp(row, 0, pairCount() - 1)));
    m_workspace->messages()->say(tr("%1 is no longer in the dataset: its neighbour is shown.").arg(name));
}

void ExploreController::openAnother()
{
    m_panels.pairs->clearThumbnails();
    m_thumbnails.setDataset(m_workspace->datasets()->dataset());
    m_panels.taxonomy->setTaxonomy(nullptr); // no row of the old tree stays the current one
    const DatasetController &datasets = *m_workspace->datasets();
    m_panels.canvas->setEmptyText(datasets.dataset()->pairCount() > 0 || datasets.growing()
                                      ? tr("Choose a pair in the list.")
                                      : tr("There are no pairs in this folder."));
    m_opening.stop();
    m_openedFirst = m_openWhenExact = false;
    m_scope = {.kind = m_scope.kind, .row = {}, .marked = std::nullopt};
    Q_EMIT categoryChanged({});
    refillPairs();
}

// The window opens on something to see: the first pair at once, unless another was asked for, and then the first point
// that teaches something, wherever the search finds it.
void ExploreController::openFirst()
{
    if (m_openedFirst || pairCount() == 0)
        return;
    m_openedFirst = true;
    widgets::Selection *selection = m_workspace->selection();
    if (selection->pair()) {
        if (selection->keypoint().isEmpty())
            m_opening.startWithin(*selection->pair());
        return;
    }
    std::vector<PairRef> candidates{*m_panels.pairs->pairAt(0)};
    selection->setPair(candidates.front());
    if (!selection->keypoint().isEmpty())
        return;
    for (int row = 1; row < std::min(pairCount(), OpeningSearch::mostPairs); ++row)
        candidates.push_back(*m_panels.pairs->pairAt(row));
    m_opening.startAtTop(std::move(candidates), m_scope.kind);
}

void ExploreController::showLesson(const PairRef &pair, const QString &keypoint)
{
    const QScopedValueRollback showing(m_showingLesson, true);
    m_workspace->selection()->setPair(pair); // first: the tree looks for the keypoint in the pair's category
    m_workspace->selection()->setPoint(std::nullopt, keypoint);
    pinByName(); // where the pair is on screen already
}

// A place that was asked for by name: the search for something to begin with stays within its pair.
void ExploreController::goTo(const PairRef &pair, const QString &keypoint)
{
    m_openedFirst = true;
    m_opening.stop();
    setKind(pair.kind);
    showCategory(QString::fromStdString(pair.group));
    m_workspace->selection()->setPair(pair);
    m_workspace->selection()->setPoint(std::nullopt, keypoint);
    if (keypoint.isEmpty())
        m_opening.startWithin(pair);
}

void ExploreController::connectEngine()
{
    connect(m_workspace->engine(), &ExploreEngine::modelsChanged, this, &ExploreController::refreshModels);
    connect(m_workspace->engine(), &ExploreEngine::pairLoading, this, [this](const QString &title) {
        m_panels.canvas->setPairLoading(title);
        m_panels.inspector->setBusy(true);
    });
    connect(m_workspace->engine(), &ExploreEngine::pairLoaded, this, [this](const widgets::LoadedPairPtr &pair) {
        m_panels.inspector->setPair(pair);
        m_panels.canvas->setPair(pair);
        m_panels.inspector->setBusy(false);
        markShownKeypoints();
        if (!pair)
            return;
        Q_EMIT pairShown();
        pinByName();
        pointMoved();
        m_workspace->engine()->prefetch(currentRow() >= 0 ? m_panels.pairs->pairAt(currentRow() + 1) : std::nullopt);
    });
    connect(m_workspace->engine(), &ExploreEngine::pairFailed, this, [this](const QString &text) {
        m_panels.canvas->setPair(nullptr);
        m_panels.canvas->setEmptyText(text);
        m_panels.inspector->setPair(nullptr);
        m_panels.inspector->setBusy(false);
        markShownKeypoints();
        Q_EMIT pairFailed(text);
    });
    connect(m_workspace->engine(), &ExploreEngine::featureProgress, m_panels.canvas, &widgets::ExploreCanvas::setFeatureProgress);
    connect(m_workspace->engine(), &ExploreEngine::pointResults, this, [this](const std::vector<widgets::PointResult> &results) {
        for (const widgets::PointResult &result : results) {
            m_panels.canvas->setPointResult(result);
            m_panels.inspector->setPointResult(result);
        }
    });
    connect(m_workspace->engine(), &ExploreEngine::pairResult, this, [this](const widgets::PairResult &result) {
        m_panels.canvas->setPairResult(result);
        m_panels.inspector->setPairResult(result);
        if (result.error && result.error->kind != ErrorKind::Cancelled)
            Q_EMIT pairFailed(QString::fromStdString(result.error->text()));
    });
}

void ExploreController::connectPanels()
{
    connect(m_workspace, &Workspace::judgeChanged, this, &ExploreController::showJudge);
    connect(m_workspace->selection(), &widgets::Selection::pairChanged, this, [this] {
        m_swapped = false;
        m_panels.pairs->setSwapped(false);
        m_workspace->engine()->showPair(m_workspace->selection()->pair(), m_swapped);
        Q_EMIT positionChanged(currentRow() + 1, pairCount());
    });
    connect(m_workspace->selection(), &widgets::Selection::pointChanged, this, &ExploreController::pointMoved);
    // A choice of the person ends the search for something to begin with.
    const auto chosen = [this] {
        if (!m_showingLesson)
            m_opening.stop();
    };
    connect(m_workspace->selection(), &widgets::Selection::pairChanged, this, chosen);
    connect(m_workspace->selection(), &widgets::Selection::pointChanged, this, chosen);
    connect(m_workspace->selection(), &widgets::Selection::modelChanged, this, chosen);
    connect(m_workspace->selection(), &widgets::Selection::hoveredChanged, this, [this] {
        if (!m_workspace->selection()->pin())
            pointMoved();
    });
    connect(m_workspace->selection(), &widgets::Selection::modelChanged, this, &ExploreController::refreshScores);

    connect(m_panels.taxonomy, &widgets::TaxonomyPanel::selectionChanged, this, &ExploreController::chooseRow);
    connect(m_panels.taxonomy, &widgets::TaxonomyPanel::keypointActivated, this, [this] {
        // The row may have become the current one by following the canvas, which leaves the list as it is.
        if (m_panels.taxonomy->current() != m_scope.row || m_scope.marked)
            chooseRow(m_panels.taxonomy->current());
        else if (currentRow() >= 0)
            pinByName();
    });
    connect(m_panels.taxonomy, &widgets::TaxonomyPanel::filterChanged, this, &ExploreController::refilter);
    connect(m_panels.taxonomy->filterField(), &QLineEdit::returnPressed, this, [this] {
        m_openWhenFiltered = m_filtering;
        if (!m_filtering)
            openUnlessListed();
    });
    connect(m_panels.pairs, &widgets::PairPanel::rowsChanged, this, [this] { Q_EMIT positionChanged(currentRow() + 1, pairCount()); });
    connect(m_panels.pairs, &widgets::PairPanel::pairActivated, this, [this](const PairRef &ref) { m_workspace->selection()->setPair(ref); });
    connect(m_panels.pairs, &widgets::PairPanel::filterChipRemoved, this, &ExploreController::removeFilter);
    connect(m_panels.pairs, &widgets::PairPanel::thumbnailNeeded, &m_thumbnails, &Thumbnails::request);
    connect(&m_thumbnails, &Thumbnails::ready, m_panels.pairs, &widgets::PairPanel::setThumbnail);
    connect(&m_thumbnails, &Thumbnails::dropped, m_panels.pairs, &widgets::PairPanel::dropThumbnail);
    m_panels.pairs->setPairScores([this](const PairRef &ref) {
        std::vector<widgets::PairPanel::PairScoreText> texts;
        const auto index = m_workspace->datasets()->pairIndex();
        for (const widgets::ModelSlot &model : m_workspace->engine()->models())
            if (const auto count = m_workspace->evaluations()->pairCount(model.fingerprint, ref, m_workspace->judge(),
                                                                         index.get()))
                texts.push_back({model.slot, count->right, count->of, count->isStale});
        return texts;
    });
    m_panels.canvas->setKeypointLabel([this](const QString &name) { return label(name); });
    m_panels.canvas->setKeypointIdentity([this](const QString &name) { return identity(name); });
}

void ExploreController::showJudge()
{
    m_panels.canvas->setJudge(m_workspace->judge());
    m_panels.inspector->setJudge(m_workspace->judge());
    m_panels.pairs->refreshScores();
    refreshScores();
}

// A row of the tree is a scope: its pairs, the first of them on screen, and its keypoint pinned there.
void ExploreController::chooseRow(const widgets::TreeSelection &row)
{
    const bool otherCategory = row.category != m_scope.row.category;
    m_scope.row = row;
    m_scope.marked.reset();
    refillPairs();
    if (!row.keypoint.isEmpty())
        m_workspace->selection()->setPoint(std::nullopt, row.keypoint);
    openFirstOfList();
    if (otherCategory)
        Q_EMIT categoryChanged(row.category);
}

void ExploreController::openFirstOfList()
{
    const auto &datasets = *m_workspace->datasets();
    m_openWhenExact = !pairsOf(m_scope, *datasets.dataset(), datasets.taxonomy().get(), datasets.pairIndex().get()).exact;
    if (m_openWhenExact || pairCount() == 0)
        return;
    const auto before = m_workspace->selection()->pair();
    m_panels.pairs->openFirst();
    if (before == m_workspace->selection()->pair())
        pinByName(); // another keypoint of the pair on screen
}

// The selected keypoint, where the source on screen shows it.
void ExploreController::pinByName()
{
    const QString name = m_workspace->selection()->keypoint();
    const auto &pair = m_workspace->engine()->pair();
    if (!pair || name.isEmpty())
        return;
    if (const int index = pair->pair.source.indexOf(name.toStdString()); index >= 0)
        m_workspace->selection()->setPoint(pair->pair.source.keypoints[std::size_t(index)].position, name);
}

void ExploreController::removeFilter(widgets::PairFilter which)
{
    switch (which) {
    case widgets::PairFilter::Marked:
        m_scope.marked.reset();
        break;
    case widgets::PairFilter::Scope:
        m_scope.row = {};
        m_panels.taxonomy->clearCurrent();
        Q_EMIT categoryChanged({});
        break;
    case widgets::PairFilter::Text:
        m_panels.taxonomy->filterField()->clear(); // which says that the filter changed
        break;
    }
    if (which != widgets::PairFilter::Text)
        refillPairs();
    // Once all that are taken away together are gone.
    QMetaObject::invokeMethod(this, &ExploreController::openUnlessListed, Qt::QueuedConnection);
}

// Something of the list is on screen: the first of it, unless what is there already belongs to it.
void ExploreController::openUnlessListed()
{
    if (m_workspace->datasets()->dataset() && currentRow() < 0)
        openFirstOfList();
}

// The words above the tree narrow the list, too. Off this thread: each keypoint that matches is looked up in all pairs.
void ExploreController::refilter()
{
    const auto filter = m_panels.taxonomy->filter();
    if (filter.isEmpty()) {
        m_workspace->executor()->cancel(filterLane);
        ++m_filterGeneration;
        m_filtering = m_openWhenFiltered = false;
        m_panels.pairs->setFilter(nullptr);
        m_panels.pairs->setFilterChip(widgets::PairFilter::Text, {});
        return;
    }
    m_panels.pairs->setFilterChip(widgets::PairFilter::Text, m_panels.taxonomy->filterField()->text().simplified());
    auto accepts = std::make_shared<std::function<bool(const PairRef &)>>();
    m_filtering = true;
    m_workspace->executor()->run({
        .lane = filterLane,
        .order = Executor::Order::Latest,
        .work = [accepts, filter, matches = m_panels.taxonomy->filterMatches(), kind = m_scope.kind,
                 index = m_workspace->datasets()->pairIndex()](
                    const Task &) { *accepts = pairFilter(filter, matches, kind, index.get()); },
        .receiver = this,
        .done =
            [this, accepts, generation = ++m_filterGeneration] {
                if (generation != m_filterGeneration)
                    return;
                m_filtering = false;
                m_panels.pairs->setFilter(*accepts);
                if (std::exchange(m_openWhenFiltered, false))
                    openUnlessListed();
            },
    });
}

void ExploreController::markShownKeypoints()
{
    QSet<QString> names;
    QString category;
    if (const auto &pair = m_workspace->engine()->pair()) {
        category = QString::fromStdString(pair->pair.target.category);
        for (const dataset::View *view : {&pair->pair.source, &pair->pair.target})
            for (const dataset::Keypoint &keypoint : view->keypoints)
                names.insert(QString::fromStdString(keypoint.name));
    }
    m_panels.taxonomy->setShownKeypoints(category, names);
}

void ExploreController::refreshModels()
{
    const auto &models = m_workspace->engine()->models();
    m_panels.canvas->setModels(models);
    m_panels.inspector->setModels(models);
    m_panels.pairs->setModels(models);
    refreshScores();
}

void ExploreController::pointMoved()
{
    const auto &selection = *m_workspace->selection();
    if (selection.pin()) {
        m_workspace->engine()->requestPoint(*selection.pin(), selection.keypoint());
    } else if (selection.hovered()) {
        m_workspace->engine()->requestPoint(*selection.hovered(), {});
    } else {
        m_workspace->engine()->clearPoint();
        m_panels.canvas->clearPointResults();
        m_panels.inspector->clearPointResults();
    }
}

void ExploreController::setKind(PairKind kind)
{
    if (kind == m_scope.kind)
        return;
    m_scope.kind = kind;
    m_scope.marked.reset();
    refillPairs();
    refilter();
    refreshScores();
    Q_EMIT kindChanged();
}

void ExploreController::chooseKind(PairKind kind)
{
    if (kind == m_scope.kind)
        return;
    setKind(kind);
    if (m_workspace->datasets()->dataset())
        openFirstOfList();
}

void ExploreController::refillPairs(bool grown)
{
    const auto &datasets = *m_workspace->datasets();
    if (!datasets.dataset()) {
        m_panels.pairs->setPairs({}, {});
        return;
    }
    auto scoped = pairsOf(m_scope, *datasets.dataset(), datasets.taxonomy().get(), datasets.pairIndex().get());
    const QString row = rowText(m_scope.row, datasets.taxonomy().get());
    const QString caption = QStringLiteral("%1, %2 · %3")
                                .arg(row.isEmpty() ? tr("all") : row, kindWord(m_scope.kind),
                                     widgets::groupedText((long long)scoped.pairs.size()));
    if (grown)
        m_panels.pairs->growPairs(std::move(scoped.pairs), caption);
    else
        m_panels.pairs->setPairs(std::move(scoped.pairs), caption);
    m_panels.pairs->setFilterChip(widgets::PairFilter::Scope, row);
}

void ExploreController::showPairs(const QString &title, std::vector<PairRef> pairs, const QString &category)
{
    if (pairs.empty())
        return;
    setKind(pairs.front().kind);
    followCategory(category);
    m_scope.marked = PairScope::Marked{title, pairs};
    const QString count = widgets::countText((long long)pairs.size(), tr("%1 pair"), tr("%1 pairs"));
    m_panels.pairs->setFilterChip(widgets::PairFilter::Scope, {});
    m_panels.pairs->openPairs(std::move(pairs), count, title);
    Q_EMIT categoryChanged(category);
}

int ExploreController::currentRow() const
{
    return m_panels.pairs->currentRow();
}

int ExploreController::pairCount() const
{
    return m_panels.pairs->count();
}

void ExploreController::step(int delta)
{
    if (currentRow() < 0)
        m_panels.pairs->setCurrentRow(0);
    else
        m_panels.pairs->step(delta);
}

void ExploreController::swapSides()
{
    if (!m_workspace->selection()->pair())
        return;
    m_swapped = !m_swapped;
    m_panels.pairs->setSwapped(m_swapped);
    m_workspace->engine()->showPair(m_workspace->selection()->pair(), m_swapped);
}

void ExploreController::focusCategory(const QString &category)
{
    showCategory(category);
    openFirstOfList();
}

// The tree and the list follow a choice made elsewhere.
void ExploreController::showCategory(const QString &category)
{
    followCategory(category);
    m_scope.marked.reset();
    refillPairs();
    Q_EMIT categoryChanged(category);
}

void ExploreController::followCategory(const QString &category)
{
    if (category.isEmpty()) {
        m_panels.taxonomy->clearCurrent();
        m_scope.row = {};
        return;
    }
    m_panels.taxonomy->showCategory(category);
    m_scope.row = m_panels.taxonomy->current();
    if (m_scope.row.category != category) // hidden by a filter, or the tree is still to come
        m_scope.row = {{}, category, {}, {}};
}

void ExploreController::refreshScores()
{
    const int generation = ++m_scoreGeneration;
    const int slot = m_workspace->selection()->model();
    std::string fingerprint;
    for (const auto &model : m_workspace->engine()->models())
        if (model.slot == slot)
            fingerprint = model.fingerprint;
    const QString criterion = widgets::taskName(m_scope.kind, m_workspace->judge().criterion);
    const auto result = m_workspace->evaluations()->shown(fingerprint, m_scope.kind);
    const auto index = m_workspace->datasets()->pairIndex();
    const auto taxonomy = m_workspace->datasets()->taxonomy();
    if (!result || !index || !taxonomy) {
        m_panels.taxonomy->setScores({}, slot, criterion);
        return;
    }
    auto scores = std::make_shared<QHash<QString, widgets::TreeScore>>();
    m_workspace->executor()->run({
        .lane = scoreLane,
        .order = Executor::Order::Latest, // only the latest counts
        .work =
            [scores, result, index, taxonomy, kind = m_scope.kind, judge = m_workspace->judge()](const Task &) {
                for (const auto &part : result->kinds)
                    if (part.kind == kind && benchmark::isJudgedBy(part, judge.criterion))
                        for (const auto &[level, score] :
                             index->treeScores(part, judge.criterion, judge.alpha, result->reduction, *taxonomy))
                            scores->insert(QString::fromStdString(level), {score.percent, score.pairs, score.points});
            },
        .receiver = this,
        .done =
            [this, scores, slot, criterion, generation] {
                if (generation == m_scoreGeneration)
                    m_panels.taxonomy->setScores(*scores, slot, criterion);
            },
    });
}

const dataset::TaxonomyKeypoint *ExploreController::lookUp(const QString &keypoint) const
{
    const auto &taxonomy = m_workspace->datasets()->taxonomy();
    if (!taxonomy)
        return nullptr;
    const std::string name = keypoint.toStdString();
    const auto &pair = m_workspace->engine()->pair();
    for (const std::string &category : pair ? std::vector{pair->pair.source.category, pair->pair.target.category}
                                            : std::vector{m_scope.row.category.toStdString()})
        if (const auto *entry = taxonomy->category(category))
            if (const auto *found = entry->find(name))
                return found;
    return nullptr;
}

QString ExploreController::label(const QString &keypoint) const
{
    const auto *found = lookUp(keypoint);
    if (!found)
        return keypoint;
    const QString words = QString::fromStdString(found->identity);
    const QString concept_ = QString::fromStdString(found->conceptName);
    return words.isEmpty() ? concept_ : concept_ + "  " + words;
}

QString ExploreController::identity(const QString &keypoint) const
{
    const auto *found = lookUp(keypoint);
    return found ? QString::fromStdString(found->identity) : keypoint;
}

} // namespace soco::studio
