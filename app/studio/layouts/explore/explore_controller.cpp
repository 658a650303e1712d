#include "app/studio/layouts/explore/explore_controller.h"

#include "core/base/text.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/inspector/explore_inspector.h"
#include "widgets/taxonomy/pair_panel.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <algorithm>
#include <iterator>

namespace soco::studio {

using dataset::PairKind;
using dataset::PairRef;
using widgets::ModelState;

namespace {

const QString scoreLane = QStringLiteral("scores of the tree");

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

QString criterionWord(PairKind kind, benchmark::Criterion criterion)
{
    const bool cross = kind == PairKind::Cross;
    if (criterion == benchmark::Criterion::Cc)
        return cross ? QStringLiteral("Cross-CC") : QStringLiteral("CC");
    return cross ? QStringLiteral("Cross-SOC") : QStringLiteral("SOC");
}

} // namespace

ExploreController::ExploreController(Workspace *workspace, const Panels &panels, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_panels(panels),
      m_thumbnails(workspace->executor(), QStringLiteral("pair pictures"))
{
    connectDataset();
    connectEngine();
    connectPanels();
}

void ExploreController::connectDataset()
{
    connect(m_workspace, &Workspace::opened, this, &ExploreController::openAnother);
    connect(m_workspace, &Workspace::grew, this, [this] {
        m_thumbnails.setDataset(m_workspace->datasets()->dataset());
        if (!m_chipList)
            refillPairs(true);
        m_panels.pairs->retryThumbnails();
        openFirst();
    });
    connect(m_workspace, &Workspace::placeFound, this, &ExploreController::goTo);
    const DatasetController *datasets = m_workspace->datasets();
    connect(datasets, &DatasetController::taxonomyChanged, this, [this, datasets] {
        m_panels.taxonomy->setTaxonomy(datasets->taxonomy());
        if (m_panels.taxonomy->current() == widgets::TreeSelection())
            m_panels.taxonomy->showCategory(m_tree.category);
        m_panels.inspector->setTaxonomy(datasets->taxonomy());
        m_panels.taxonomy->setNotice({}, {});
        if (const auto &problem = datasets->dataset()->taxonomyProblem())
            m_panels.taxonomy->setNotice(tr("%1 The tree is built from the pair files.").arg(QString::fromStdString(problem->text())),
                                         QString::fromStdString(problem->file));
        refreshScores();
    });
    connect(datasets, &DatasetController::indexChanged, this, [this] {
        if (!m_chipList)
            refillPairs();
        refreshScores();
    });
    connect(m_workspace->evaluations(), &EvaluationController::resultsChanged, this, [this] {
        m_panels.pairs->refreshScores();
        refreshScores();
    });
}

void ExploreController::openAnother()
{
    m_panels.pairs->clearThumbnails();
    m_thumbnails.setDataset(m_workspace->datasets()->dataset());
    m_panels.taxonomy->setTaxonomy(nullptr); // no row of the old tree stays the current one
    m_panels.canvas->setEmptyText(tr("Choose a pair in the list."));
    m_chipList = false;
    m_wantedKeypoint.clear();
    m_openedFirst = false;
    m_tree = {};
    Q_EMIT categoryChanged({});
    refillPairs();
    openFirst();
}

// The window opens on something to see: the pair that was asked for, which may still be drawn, or the first.
void ExploreController::openFirst()
{
    if (m_openedFirst || pairCount() == 0)
        return;
    m_openedFirst = true;
    if (const auto first = m_panels.pairs->pairAt(0))
        m_workspace->selection()->setPair(first);
}

void ExploreController::goTo(const PairRef &pair, const QString &keypoint)
{
    m_openedFirst = true;
    m_wantedKeypoint = keypoint;
    setKind(pair.kind);
    focusCategory(QString::fromStdString(pair.group));
    m_workspace->selection()->setPair(pair);
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
        if (const int index = pair->pair.source.indexOf(m_wantedKeypoint.toStdString()); !m_wantedKeypoint.isEmpty() && index >= 0)
            m_workspace->selection()->setPoint(pair->pair.source.keypoints[std::size_t(index)].position, m_wantedKeypoint);
        m_wantedKeypoint.clear();
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
    connect(m_workspace, &Workspace::judgeChanged, this, [this] {
        m_panels.canvas->setJudge(m_workspace->judge());
        m_panels.inspector->setJudge(m_workspace->judge());
        m_panels.pairs->refreshScores();
        refreshScores();
    });
    connect(m_workspace->selection(), &widgets::Selection::pairChanged, this, [this] {
        m_swapped = false;
        m_workspace->engine()->showPair(m_workspace->selection()->pair(), m_swapped);
        Q_EMIT positionChanged(currentRow() + 1, pairCount());
    });
    connect(m_workspace->selection(), &widgets::Selection::pointChanged, this, &ExploreController::pointMoved);
    connect(m_workspace->selection(), &widgets::Selection::hoveredChanged, this, [this] {
        if (!m_workspace->selection()->pin())
            pointMoved();
    });
    connect(m_workspace->selection(), &widgets::Selection::modelChanged, this, &ExploreController::refreshScores);
    connect(m_panels.canvas, &widgets::ExploreCanvas::loadModelRequested, m_workspace->engine(), &ExploreEngine::reloadModel);

    connect(m_panels.taxonomy, &widgets::TaxonomyPanel::selectionChanged, this, &ExploreController::followTree);
    connect(m_panels.taxonomy, &widgets::TaxonomyPanel::keypointActivated, this, [this](const QString &, const QString &keypoint) {
        // The row may have become the current one by following the canvas, which leaves the list as it is.
        followTree(m_panels.taxonomy->current());
        chooseKeypoint(keypoint);
    });
    connect(m_panels.pairs, &widgets::PairPanel::rowsChanged, this, [this] { Q_EMIT positionChanged(currentRow() + 1, pairCount()); });
    connect(m_panels.pairs, &widgets::PairPanel::pairActivated, this, [this](const PairRef &ref) { m_workspace->selection()->setPair(ref); });
    connect(m_panels.pairs, &widgets::PairPanel::filterChipRemoved, this, [this] {
        m_chipList = false;
        refillPairs();
    });
    connect(m_panels.pairs, &widgets::PairPanel::thumbnailNeeded, &m_thumbnails, &Thumbnails::request);
    connect(&m_thumbnails, &Thumbnails::ready, m_panels.pairs, &widgets::PairPanel::setThumbnail);
    m_panels.pairs->setPairScores([this](const PairRef &ref) {
        std::vector<widgets::PairPanel::PairScoreText> texts;
        for (const widgets::ModelSlot &model : m_workspace->engine()->models())
            if (const auto count = m_workspace->evaluations()->pairCount(model.name, ref, m_workspace->judge()))
                texts.push_back({model.slot, count->right, count->of});
        return texts;
    });
    m_panels.canvas->setKeypointLabel([this](const QString &name) { return label(name); });
    m_panels.canvas->setKeypointIdentity([this](const QString &name) { return identity(name); });
}

void ExploreController::followTree(const widgets::TreeSelection &tree)
{
    if (tree == m_tree)
        return;
    const bool otherCategory = tree.category != m_tree.category;
    m_tree = tree;
    m_chipList = false;
    refillPairs();
    if (otherCategory)
        Q_EMIT categoryChanged(tree.category);
}

void ExploreController::chooseKeypoint(const QString &keypoint)
{
    const auto &pair = m_workspace->engine()->pair();
    if (const int index = pair ? pair->pair.source.indexOf(keypoint.toStdString()) : -1; index >= 0) {
        m_workspace->selection()->setPoint(pair->pair.source.keypoints[std::size_t(index)].position, keypoint);
        return;
    }
    m_wantedKeypoint = keypoint;
    // The list now holds only pairs that show it. One of them may be on its way; otherwise the first is opened.
    const int row = currentRow();
    if (const auto first = m_panels.pairs->pairAt(0); first && (row < 0 || (pair && row > 0)))
        m_workspace->selection()->setPair(first);
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
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_chipList = false;
    refillPairs();
    refreshScores();
    Q_EMIT kindChanged();
}

void ExploreController::refillPairs(bool grown)
{
    const auto &dataset = m_workspace->datasets()->dataset();
    if (!dataset) {
        m_panels.pairs->setPairs({}, {});
        return;
    }
    std::vector<PairRef> pairs;
    QString where = m_tree.category;
    const auto &index = m_workspace->datasets()->pairIndex();
    const std::string category = m_tree.category.toStdString();
    if (!m_tree.keypoint.isEmpty() && index) {
        pairs = index->pairsWithKeypoint(m_kind, category, m_tree.keypoint.toStdString());
        where = label(m_tree.keypoint) + ", " + m_tree.category;
    } else if (!m_tree.concept_.isEmpty() && index) {
        pairs = index->pairsWithConcept(m_kind, category, m_tree.concept_.toStdString());
        where = m_tree.concept_ + ", " + m_tree.category;
    } else if (!m_tree.category.isEmpty()) {
        const auto span = dataset->pairsOf(m_kind, category);
        pairs.assign(span.begin(), span.end());
    } else {
        where = m_tree.superCategory.isEmpty() ? tr("all") : m_tree.superCategory;
        const auto span = dataset->pairs(m_kind);
        const std::string superCategory = m_tree.superCategory.toStdString();
        std::copy_if(span.begin(), span.end(), std::back_inserter(pairs), [&](const PairRef &ref) {
            return superCategory.empty() || m_workspace->datasets()->taxonomy()->superCategoryOf(ref.group) == superCategory;
        });
    }
    const QString caption = QStringLiteral("%1, %2 · %3").arg(where, kindWord(m_kind), QString::fromStdString(groupedDigits((long long)pairs.size())));
    if (grown)
        m_panels.pairs->growPairs(std::move(pairs), caption);
    else
        m_panels.pairs->setPairs(std::move(pairs), caption);
}

void ExploreController::showPairs(const QString &title, std::vector<PairRef> pairs)
{
    m_chipList = true;
    const QString count = QString::fromStdString(groupedDigits((long long)pairs.size()));
    m_panels.pairs->setPairs(std::move(pairs), tr("%1 pairs").arg(count));
    m_panels.pairs->addFilterChip(title);
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
    m_wantedKeypoint = m_workspace->selection()->keypoint();
    m_workspace->engine()->showPair(m_workspace->selection()->pair(), m_swapped);
}

void ExploreController::focusCategory(const QString &category)
{
    m_panels.taxonomy->showCategory(category);
    m_tree = m_panels.taxonomy->current();
    if (m_tree.category != category) // hidden by a filter, or the tree is still to come
        m_tree = {{}, category, {}, {}};
    m_chipList = false;
    refillPairs();
    Q_EMIT categoryChanged(category);
}

void ExploreController::refreshScores()
{
    const int generation = ++m_scoreGeneration;
    const int slot = m_workspace->selection()->model();
    QString name;
    for (const auto &model : m_workspace->engine()->models())
        if (model.slot == slot)
            name = model.name;
    const QString criterion = criterionWord(m_kind, m_workspace->judge().criterion);
    const auto result = m_workspace->evaluations()->resultOf(name);
    const auto index = m_workspace->datasets()->pairIndex();
    const auto taxonomy = m_workspace->datasets()->taxonomy();
    if (!result || !index || !taxonomy) {
        m_panels.taxonomy->setScores({}, slot, criterion);
        return;
    }
    auto scores = std::make_shared<QHash<QString, double>>();
    m_workspace->executor()->run({
        .lane = scoreLane,
        .order = Executor::Order::Latest, // only the latest counts
        .work =
            [scores, result, index, taxonomy, kind = m_kind, judge = m_workspace->judge()](const Task &) {
                for (const auto &part : result->kinds)
                    if (part.kind == kind)
                        *scores = index->scores(part, judge.criterion, judge.alpha, *taxonomy);
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
                                            : std::vector{m_tree.category.toStdString()})
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
