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

ExploreController::ExploreController(const Parts &parts, QObject *parent) : QObject(parent), m(parts)
{
    m_scoring.setMaxThreadCount(1);
    connectEngine();
    connectPanels();

    connect(m.datasets, &DatasetController::opened, this, [this] {
        m.pairs->clearThumbnails();
        m.engine->setDataset(m.datasets->dataset());
        m.evaluations->setDataset(m.datasets->dataset());
        m_thumbnails.setDataset(m.datasets->dataset());
        m.taxonomy->setTaxonomy(nullptr); // no row of the old tree stays the current one
        m.canvas->setEmptyText(tr("Choose a pair in the list."));
        m_chipList = false;
        m_wantedKeypoint.clear();
        m.selection->setPoint(std::nullopt, {});
        m.selection->setPair(std::nullopt);
        m_tree = {};
        Q_EMIT categoryChanged({});
        refillPairs();
    });
    connect(m.datasets, &DatasetController::grew, this, [this] {
        m.engine->setDataset(m.datasets->dataset());
        m.engine->lookForMissingPictures();
        m.evaluations->setDataset(m.datasets->dataset());
        m_thumbnails.setDataset(m.datasets->dataset());
        if (!m_chipList)
            refillPairs(true);
        m.pairs->retryThumbnails();
    });
    connect(m.datasets, &DatasetController::taxonomyChanged, this, [this] {
        m.taxonomy->setTaxonomy(m.datasets->taxonomy());
        if (m.taxonomy->current() == widgets::TreeSelection())
            m.taxonomy->showCategory(m_tree.category);
        m.inspector->setTaxonomy(m.datasets->taxonomy());
        const auto &problem = m.datasets->dataset()->taxonomyProblem();
        m.taxonomy->setNotice({}, {});
        if (problem)
            m.taxonomy->setNotice(tr("%1 The tree is built from the pair files.").arg(QString::fromStdString(problem->text())),
                                  QString::fromStdString(problem->file));
        refreshScores();
    });
    connect(m.datasets, &DatasetController::indexChanged, this, [this] {
        if (!m_chipList)
            refillPairs();
        refreshScores();
    });
    connect(m.evaluations, &EvaluationController::resultsChanged, this, [this] {
        m.pairs->refreshScores();
        refreshScores();
    });
}

void ExploreController::connectEngine()
{
    connect(m.engine, &ExploreEngine::modelsChanged, this, &ExploreController::refreshModels);
    connect(m.engine, &ExploreEngine::pairLoading, this, [this](const QString &title) {
        m.canvas->setPairLoading(title);
        m.inspector->setBusy(true);
    });
    connect(m.engine, &ExploreEngine::pairLoaded, this, [this](const widgets::LoadedPairPtr &pair) {
        m.inspector->setPair(pair);
        m.canvas->setPair(pair);
        m.inspector->setBusy(false);
        markShownKeypoints();
        if (!pair)
            return;
        if (const int index = pair->pair.source.indexOf(m_wantedKeypoint.toStdString()); !m_wantedKeypoint.isEmpty() && index >= 0)
            m.selection->setPoint(pair->pair.source.keypoints[std::size_t(index)].position, m_wantedKeypoint);
        m_wantedKeypoint.clear();
        pointMoved();
        m.engine->prefetch(currentRow() >= 0 ? m.pairs->pairAt(currentRow() + 1) : std::nullopt);
    });
    connect(m.engine, &ExploreEngine::pairFailed, this, [this](const QString &text) {
        m.canvas->setPair(nullptr);
        m.canvas->setEmptyText(text);
        m.inspector->setPair(nullptr);
        m.inspector->setBusy(false);
        markShownKeypoints();
        Q_EMIT problem(text);
    });
    connect(m.engine, &ExploreEngine::featureProgress, m.canvas, &widgets::ExploreCanvas::setFeatureProgress);
    connect(m.engine, &ExploreEngine::pointResults, this, [this](const std::vector<widgets::PointResult> &results) {
        for (const widgets::PointResult &result : results) {
            m.canvas->setPointResult(result);
            m.inspector->setPointResult(result);
        }
    });
    connect(m.engine, &ExploreEngine::pairResult, this, [this](const widgets::PairResult &result) {
        m.canvas->setPairResult(result);
        m.inspector->setPairResult(result);
        if (result.error && result.error->kind != ErrorKind::Cancelled)
            Q_EMIT problem(QString::fromStdString(result.error->text()));
    });
}

void ExploreController::connectPanels()
{
    connect(m.selection, &widgets::Selection::pairChanged, this, [this] {
        m_swapped = false;
        m.engine->showPair(m.selection->pair(), m_swapped);
        Q_EMIT positionChanged(currentRow() + 1, pairCount());
    });
    connect(m.selection, &widgets::Selection::pointChanged, this, &ExploreController::pointMoved);
    connect(m.selection, &widgets::Selection::hoveredChanged, this, [this] {
        if (!m.selection->pin())
            pointMoved();
    });
    connect(m.selection, &widgets::Selection::modelChanged, this, &ExploreController::refreshScores);
    connect(m.canvas, &widgets::ExploreCanvas::loadModelRequested, m.engine, &ExploreEngine::reloadModel);

    connect(m.taxonomy, &widgets::TaxonomyPanel::selectionChanged, this, &ExploreController::followTree);
    connect(m.taxonomy, &widgets::TaxonomyPanel::keypointActivated, this, [this](const QString &, const QString &keypoint) {
        // The row may have become the current one by following the canvas, which leaves the list as it is.
        followTree(m.taxonomy->current());
        chooseKeypoint(keypoint);
    });
    connect(m.pairs, &widgets::PairPanel::rowsChanged, this, [this] { Q_EMIT positionChanged(currentRow() + 1, pairCount()); });
    connect(m.pairs, &widgets::PairPanel::pairActivated, this, [this](const PairRef &ref) { m.selection->setPair(ref); });
    connect(m.pairs, &widgets::PairPanel::filterChipRemoved, this, [this] {
        m_chipList = false;
        refillPairs();
    });
    connect(m.pairs, &widgets::PairPanel::thumbnailNeeded, &m_thumbnails, &Thumbnails::request);
    connect(&m_thumbnails, &Thumbnails::ready, m.pairs, &widgets::PairPanel::setThumbnail);
    m.pairs->setPairScores([this](const PairRef &ref) {
        std::vector<widgets::PairPanel::PairScoreText> texts;
        for (const widgets::ModelSlot &model : m.engine->models())
            if (const auto count = m.evaluations->pairCount(model.name, ref, m_judge))
                texts.push_back({model.slot, count->right, count->of});
        return texts;
    });
    m.canvas->setKeypointLabel([this](const QString &name) { return label(name); });
    m.canvas->setKeypointIdentity([this](const QString &name) { return identity(name); });
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
    const auto &pair = m.engine->pair();
    if (const int index = pair ? pair->pair.source.indexOf(keypoint.toStdString()) : -1; index >= 0) {
        m.selection->setPoint(pair->pair.source.keypoints[std::size_t(index)].position, keypoint);
        return;
    }
    m_wantedKeypoint = keypoint;
    // The list now holds only pairs that show it. One of them may be on its way; otherwise the first is opened.
    const int row = currentRow();
    if (const auto first = m.pairs->pairAt(0); first && (row < 0 || (pair && row > 0)))
        m.selection->setPair(first);
}

void ExploreController::markShownKeypoints()
{
    QSet<QString> names;
    QString category;
    if (const auto &pair = m.engine->pair()) {
        category = QString::fromStdString(pair->pair.target.category);
        for (const dataset::View *view : {&pair->pair.source, &pair->pair.target})
            for (const dataset::Keypoint &keypoint : view->keypoints)
                names.insert(QString::fromStdString(keypoint.name));
    }
    m.taxonomy->setShownKeypoints(category, names);
}

void ExploreController::refreshModels()
{
    const auto &models = m.engine->models();
    m.canvas->setModels(models);
    m.inspector->setModels(models);
    m.pairs->setModels(models);
    const bool focusedIsThere = std::any_of(models.begin(), models.end(), [&](const auto &model) { return model.slot == m.selection->model(); });
    if (!focusedIsThere && !models.empty())
        m.selection->setModel(models.front().slot);
    else
        refreshScores();
}

void ExploreController::pointMoved()
{
    const auto &selection = *m.selection;
    if (selection.pin()) {
        m.engine->requestPoint(*selection.pin(), selection.keypoint());
    } else if (selection.hovered()) {
        m.engine->requestPoint(*selection.hovered(), {});
    } else {
        m.engine->clearPoint();
        m.canvas->clearPointResults();
        m.inspector->clearPointResults();
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

void ExploreController::setJudge(const widgets::JudgeSettings &judge)
{
    if (judge == m_judge)
        return;
    m_judge = judge;
    m.engine->setAlpha(judge.alpha);
    m.canvas->setJudge(judge);
    m.inspector->setJudge(judge);
    m.pairs->refreshScores();
    refreshScores();
    Q_EMIT judgeChanged();
}

void ExploreController::setMapSettings(const widgets::MapSettings &settings)
{
    if (settings == m_map)
        return;
    m_map = settings;
    m.canvas->setMapSettings(settings);
    Q_EMIT mapSettingsChanged();
}

void ExploreController::refillPairs(bool grown)
{
    const auto &dataset = m.datasets->dataset();
    if (!dataset) {
        m.pairs->setPairs({}, {});
        return;
    }
    std::vector<PairRef> pairs;
    QString where = m_tree.category;
    const auto &index = m.datasets->pairIndex();
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
            return superCategory.empty() || m.datasets->taxonomy()->superCategoryOf(ref.group) == superCategory;
        });
    }
    const QString caption = QStringLiteral("%1, %2 · %3").arg(where, kindWord(m_kind), QString::fromStdString(groupedDigits((long long)pairs.size())));
    if (grown)
        m.pairs->growPairs(std::move(pairs), caption);
    else
        m.pairs->setPairs(std::move(pairs), caption);
}

void ExploreController::showPairs(const QString &title, std::vector<PairRef> pairs)
{
    m_chipList = true;
    const QString count = QString::fromStdString(groupedDigits((long long)pairs.size()));
    m.pairs->setPairs(std::move(pairs), tr("%1 pairs").arg(count));
    m.pairs->addFilterChip(title);
}

int ExploreController::currentRow() const
{
    return m.pairs->currentRow();
}

int ExploreController::pairCount() const
{
    return m.pairs->count();
}

void ExploreController::step(int delta)
{
    if (currentRow() < 0)
        m.pairs->setCurrentRow(0);
    else
        m.pairs->step(delta);
}

void ExploreController::swapSides()
{
    if (!m.selection->pair())
        return;
    m_swapped = !m_swapped;
    m_wantedKeypoint = m.selection->keypoint();
    m.engine->showPair(m.selection->pair(), m_swapped);
}

void ExploreController::focusCategory(const QString &category)
{
    m.taxonomy->showCategory(category);
    m_tree = m.taxonomy->current();
    if (m_tree.category != category) // hidden by a filter, or the tree is still to come
        m_tree = {{}, category, {}, {}};
    m_chipList = false;
    refillPairs();
    Q_EMIT categoryChanged(category);
}

void ExploreController::selectFirst()
{
    if (const auto first = m.pairs->pairAt(0))
        m.selection->setPair(first);
}

bool ExploreController::select(const QString &text)
{
    const auto &dataset = m.datasets->dataset();
    const QString wanted = text.section('/', 0, 0), keypoint = text.section('/', 1);
    if (!dataset)
        return false;
    for (const PairKind kind : dataset::allPairKinds) {
        for (const PairRef &ref : dataset->pairs(kind)) {
            QString file = QString::fromStdString(ref.file);
            file.chop(5); // .json
            if (file != wanted && QString::fromStdString(ref.source + '-' + ref.target) != wanted)
                continue;
            m_wantedKeypoint = keypoint;
            setKind(kind);
            focusCategory(QString::fromStdString(ref.group));
            m.selection->setPair(ref);
            return true;
        }
    }
    return false;
}

void ExploreController::refreshScores()
{
    const int generation = ++m_scoreGeneration;
    const int slot = m.selection->model();
    QString name;
    for (const auto &model : m.engine->models())
        if (model.slot == slot)
            name = model.name;
    const QString criterion = criterionWord(m_kind, m_judge.criterion);
    const auto result = m.evaluations->resultOf(name);
    const auto index = m.datasets->pairIndex();
    const auto taxonomy = m.datasets->taxonomy();
    if (!result || !index || !taxonomy) {
        m.taxonomy->setScores({}, slot, criterion);
        return;
    }
    m_scoring.clear(); // only the latest counts
    m_scoring.start([this, generation, slot, criterion, result, index, taxonomy, kind = m_kind, judge = m_judge] {
        QHash<QString, double> scores;
        for (const auto &part : result->kinds)
            if (part.kind == kind)
                scores = index->scores(part, judge.criterion, judge.alpha, *taxonomy);
        QMetaObject::invokeMethod(
            this,
            [this, generation, slot, criterion, scores] {
                if (generation == m_scoreGeneration)
                    m.taxonomy->setScores(scores, slot, criterion);
            },
            Qt::QueuedConnection);
    });
}

const dataset::TaxonomyKeypoint *ExploreController::lookUp(const QString &keypoint) const
{
    const auto &taxonomy = m.datasets->taxonomy();
    if (!taxonomy)
        return nullptr;
    const std::string name = keypoint.toStdString();
    const auto &pair = m.engine->pair();
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
