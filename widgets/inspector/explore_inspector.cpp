#include "widgets/inspector/explore_inspector.h"

#include "widgets/common/fonts.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/model_labels.h"
#include "widgets/common/panel_paint.h"
#include "widgets/common/task_name.h"
#include "widgets/common/tokens.h"
#include "widgets/inspector/head_section.h"
#include "widgets/inspector/inspector_content.h"
#include "widgets/inspector/note.h"
#include "widgets/inspector/section_table.h"
#include "widgets/inspector/section_title.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::widgets {

namespace {

constexpr int staleDelay = 150; // ms

class Panel : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), currentTokens().panel);
    }
};

} // namespace

ExploreInspector::ExploreInspector(Selection *selection, QWidget *parent)
    : QWidget(parent), m_selection(selection), m_staleTimer(new QTimer(this)), m_matches(new MatchesModel(this)),
      m_best(new BestMatchesModel(this)), m_matrix(new PairMatrixModel(this))
{
    setObjectName(QStringLiteral("exploreInspector"));
    setAccessibleName(tr("Inspector"));
    m_staleTimer->setSingleShot(true);
    m_staleTimer->setInterval(staleDelay);

    auto *content = new Panel(this);
    m_empty = new QLabel(tr("Click a part in the source image."), content);
    m_empty->setObjectName(QStringLiteral("inspectorEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setMargin(spacing::panelSide);
    m_head = new HeadSection(content);
    m_pointPart = new QWidget(content);
    buildPoint(m_pointPart);
    m_pairPart = new QWidget(content);
    buildPair(m_pairPart);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, spacing::medium);
    layout->setSpacing(0);
    layout->addWidget(m_empty);
    layout->addWidget(m_head);
    layout->addWidget(m_pointPart);
    layout->addWidget(m_pairPart);
    layout->addStretch(1);

    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("inspectorScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_bar = new BusyBar(this);

    connect(m_staleTimer, &QTimer::timeout, this, [this] {
        m_showStale = true;
        refreshPoint();
    });
    connect(m_selection, &Selection::pointChanged, this, &ExploreInspector::pointChanged);
    connect(m_selection, &Selection::modelChanged, this, &ExploreInspector::focusedChanged);
    refresh();
}

void ExploreInspector::buildPoint(QWidget *part)
{
    m_matchesTitle = new SectionTitle(tr("Matches of this point"), part);
    m_matchesTitle->setObjectName(QStringLiteral("matchesTitle"));
    m_matchesTitle->setHint(tr("error in α radii"));
    m_matchesTable = new SectionTable(26, true, part);
    m_matchesTable->setObjectName(QStringLiteral("matchesTable"));
    m_matchesTable->setAccessibleName(tr("Matches of this point"));
    m_matchesTable->setModel(m_matches);
    m_matchesTable->setColumnWidths(
        {MatchesModel::ModelColumn, [this](int column, int total) {
             // In a narrow panel no wider than what stands there, for the sake of the names.
             static constexpr int wide[] = {0, 40, 48};
             const int head = m_matchesTable->horizontalHeader()->sectionSizeHint(column) + 8;
             const bool number = column == MatchesModel::CosineColumn || column == MatchesModel::ErrorColumn;
             const int content = number
                 ? int(std::ceil(numberWidth(QFontMetricsF(bodyFont()), QStringLiteral("0.00")))) + 6
                 : 18;
             const int verdict = column == m_matches->columnCount() - 1 ? 28 : 36; // the last has the margin
             const int least = total < 300 ? content : number ? wide[column] : verdict;
             return std::min(std::max(least, head), std::max(least, total / 5));
         }});
    m_rule = new Note(Note::Tone::Quiet, QStringLiteral("inspectorRule"), part);
    m_errors = new Note(Note::Tone::Wrong, QStringLiteral("inspectorErrors"), part);
    m_details = new QPushButton(part);
    m_details->setObjectName(QStringLiteral("inspectorDetails"));
    m_details->setText(tr("Details"));
    m_details->setCheckable(true);
    auto *detailsRow = new QVBoxLayout;
    detailsRow->setContentsMargins(spacing::panelSide, spacing::tiny, spacing::panelSide, 0);
    detailsRow->addWidget(m_details, 0, Qt::AlignLeft);

    m_bestTitle = new SectionTitle(tr("Best matches"), part);
    m_bestTitle->setObjectName(QStringLiteral("bestTitle"));
    m_bestTable = new SectionTable(22, false, part);
    m_bestTable->setObjectName(QStringLiteral("bestTable"));
    m_bestTable->setAccessibleName(tr("Best matches"));
    m_bestTable->setFocusPolicy(Qt::NoFocus);
    m_bestTable->setModel(m_best);
    m_bestTable->setColumnWidths({BestMatchesModel::NameColumn, [](int column, int total) {
        static constexpr int widths[] = {18, 0, 52, 36};
        return column == BestMatchesModel::BarColumn && total < 300 ? 36 : widths[column];
    }});
    m_bestNote = new Note(Note::Tone::Quiet, QStringLiteral("inspectorBestNote"), part);

    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_matchesTitle);
    layout->addWidget(m_matchesTable);
    layout->addWidget(m_rule);
    layout->addWidget(m_errors);
    layout->addLayout(detailsRow);
    layout->addSpacing(spacing::medium);
    layout->addWidget(m_bestTitle);
    layout->addWidget(m_bestTable);
    layout->addWidget(m_bestNote);
    layout->addSpacing(spacing::medium);

    connect(m_matches, &QAbstractItemModel::modelReset, m_matchesTable, &SectionTable::layOut);
    connect(m_best, &QAbstractItemModel::modelReset, m_bestTable, &SectionTable::layOut);
    connect(m_matchesTable, &SectionTable::chosen, this, [this](const QModelIndex &index) {
        m_selection->setModel(m_matches->rows()[std::size_t(index.row())].slot);
    });
    connect(m_details, &QPushButton::toggled, this, &ExploreInspector::refreshErrors);
}

void ExploreInspector::buildPair(QWidget *part)
{
    m_pairTitle = new SectionTitle(tr("This pair"), part);
    m_pairTitle->setObjectName(QStringLiteral("pairTitle"));
    m_matrixTable = new SectionTable(22, true, part);
    m_matrixTable->setObjectName(QStringLiteral("matrixTable"));
    m_matrixTable->setAccessibleName(tr("This pair, keypoints by models"));
    m_matrixTable->setModel(m_matrix);
    m_matrixTable->setColumnWidths({0, [this](int, int total) {
        const int models = std::max(1, m_matrix->columnCount() - 1);
        return std::clamp(total * 11 / 20 / models, 16, 30);
    }});
    m_pairNote = new Note(Note::Tone::Quiet, QStringLiteral("inspectorPairNote"), part);
    m_assumptions = new Note(Note::Tone::Quiet, QStringLiteral("inspectorAssumptions"), part);
    auto *key = new KeyRow(part);
    key->setObjectName(QStringLiteral("inspectorKey"));
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pairTitle);
    layout->addWidget(m_matrixTable);
    layout->addWidget(m_pairNote);
    layout->addWidget(m_assumptions);
    layout->addSpacing(spacing::tiny);
    layout->addWidget(key);
    connect(m_matrix, &QAbstractItemModel::modelReset, m_matrixTable, &SectionTable::layOut);
    connect(m_matrixTable, &SectionTable::chosen, this, &ExploreInspector::chooseCell);
}

void ExploreInspector::setTaxonomy(std::shared_ptr<const dataset::Taxonomy> taxonomy)
{
    m_taxonomy = std::move(taxonomy);
    refresh();
}

void ExploreInspector::setModels(const std::vector<ModelSlot> &models)
{
    m_models = models;
    m_labels.clear();
    m_briefs.clear();
    for (const ModelLabel &label : modelLabels(m_models)) {
        m_labels.push_back(label.text());
        m_briefs.push_back(label.brief);
    }
    const auto gone = [this](int slot) {
        return std::none_of(m_models.begin(), m_models.end(), [slot](const ModelSlot &m) { return m.slot == slot; });
    };
    m_points.removeIf([&](const std::pair<const int &, PointResult &> &entry) { return gone(entry.first); });
    m_results.removeIf([&](const std::pair<const int &, PairResult &> &entry) { return gone(entry.first); });
    refresh();
}

void ExploreInspector::setPair(const LoadedPairPtr &pair)
{
    if (pair != m_pair) {
        m_points.clear();
        m_results.clear();
        m_stale.clear();
    }
    m_pair = pair;
    refresh();
}

void ExploreInspector::setPointResult(const PointResult &result)
{
    if (!m_pair || result.pair != m_pair)
        return;
    m_points.insert(result.slot, result);
    m_stale.remove(result.slot);
    refreshPoint();
}

void ExploreInspector::clearPointResults()
{
    m_points.clear();
    m_stale.clear();
    refreshPoint();
}

void ExploreInspector::setPairResult(const PairResult &result)
{
    if (!m_pair || result.pair != m_pair)
        return;
    m_results.insert(result.slot, result);
    refreshPair();
    refreshErrors();
}

void ExploreInspector::setJudge(const JudgeSettings &judge)
{
    if (judge == m_judge)
        return;
    m_judge = judge;
    refreshPoint();
    refreshPair();
}

void ExploreInspector::setBusy(bool busy)
{
    m_bar->setBusy(busy);
    if (busy) {
        markStale();
        return;
    }
    // What was not computed again is not old if it is of the point on screen.
    for (const PointResult &result : std::as_const(m_points))
        if (m_selection->pin() == result.point)
            m_stale.remove(result.slot);
    refreshPoint();
}

void ExploreInspector::markStale()
{
    for (const PointResult &result : std::as_const(m_points))
        m_stale.insert(result.slot);
    if (m_stale.isEmpty() || m_staleTimer->isActive())
        return;
    m_showStale = false;
    m_staleTimer->start();
}

void ExploreInspector::pointChanged()
{
    markStale();
    refreshHead();
    m_matrixTable->setCurrentRow(m_matrix->rowOfKeypoint(m_selection->keypoint()));
    bringIntoView(m_matrixTable);
}

void ExploreInspector::focusedChanged()
{
    m_matchesTable->setCurrentRow(m_matches->rowOfSlot(m_selection->model()));
    refreshBest();
    bringIntoView(m_matchesTable);
}

// The current row of a table that is on screen, if only in part: whoever looks at another part keeps that.
void ExploreInspector::bringIntoView(const SectionTable *table)
{
    // After the layout has taken in what comes and goes with the point.
    const auto scroll = [this, table] {
        const int row = table->currentRow();
        const bool showsHead = m_scroll->verticalScrollBar()->value() == 0; // the name, which is what was chosen
        if (row < 0 || showsHead || table->visibleRegion().isEmpty())
            return;
        const int height = table->rowHeight(row);
        const QPoint top = table->viewport()->mapTo(m_scroll->widget(), QPoint(0, table->rowViewportPosition(row)));
        m_scroll->ensureVisible(0, top.y() + height / 2, 0, height / 2 + spacing::tiny);
    };
    QMetaObject::invokeMethod(this, scroll, Qt::QueuedConnection);
}

void ExploreInspector::refresh()
{
    refreshHead();
    refreshPoint();
    refreshPair();
}

bool ExploreInspector::hasPoint() const
{
    return m_pair && (m_selection->pin() || !m_selection->keypoint().isEmpty());
}

const ModelSlot *ExploreInspector::focused() const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [this](const ModelSlot &model) { return model.slot == m_selection->model(); });
    return found == m_models.end() ? nullptr : &*found;
}

QString ExploreInspector::labelOfSlot(int slot) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(),
                                    [slot](const ModelSlot &model) { return model.slot == slot; });
    return found == m_models.end() ? QString() : m_labels[std::size_t(found - m_models.begin())];
}

void ExploreInspector::refreshHead()
{
    const bool point = hasPoint();
    const QString name = m_selection->keypoint();
    // A keypoint stays selected from pair to pair; where it is in neither picture there is nothing to say of it.
    const bool elsewhere = point && !name.isEmpty() && !isOfPair(*m_pair, name);
    m_empty->setVisible(!point);
    m_head->setVisible(point);
    m_pointPart->setVisible(point && !elsewhere);
    m_pairPart->setVisible(m_pair != nullptr);
    if (m_pointOld)
        refreshPoint();
    if (!point)
        return;
    const HeadContent content = name.isEmpty() ? freePointContent(*m_selection->pin())
                                               : keypointContent(*m_pair, m_taxonomy.get(), name);
    m_head->setContent(content.name, content.sentence, content.rows);
    m_rule->setText(name.isEmpty() ? QString() : ruleText(m_pair->pair, m_judge)); // a free point is not judged
}

void ExploreInspector::refreshPoint()
{
    // While the mouse moves and nothing is pinned, results come with every move and none of this is seen.
    m_pointOld = m_pointPart->isHidden();
    if (m_pointOld)
        return;
    std::vector<MatchesModel::Row> rows;
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        const ModelSlot &model = m_models[i];
        const auto result = m_points.constFind(model.slot);
        MatchesModel::Row row = matchRow(model, result == m_points.cend() ? nullptr : &*result, m_judge);
        row.title = m_labels[i];
        row.brief = m_briefs[i];
        row.muted = muted(model.slot) || model.state != ModelState::Ready;
        rows.push_back(std::move(row));
    }
    m_matches->setRows(std::move(rows));
    m_matches->setPairKind(pairKind());
    const bool cross = pairKind() == dataset::PairKind::Cross;
    m_matchesTitle->setTitle(cross ? tr("Matches, %1").arg(andText(judgeNames(pairKind())))
                                   : tr("Matches of this point"));
    m_matchesTable->setCurrentRow(m_matches->rowOfSlot(m_selection->model()));
    m_rule->setText(m_pair && !m_selection->keypoint().isEmpty() ? ruleText(m_pair->pair, m_judge) : QString());
    refreshBest();
    refreshErrors();
}

dataset::PairKind ExploreInspector::pairKind() const
{
    return m_pair ? m_pair->ref.kind : dataset::PairKind::Intra;
}

void ExploreInspector::refreshBest()
{
    const ModelSlot *model = focused();
    m_bestTitle->setHint(model ? labelOfSlot(model->slot) : QString());
    std::vector<BestMatchesModel::Row> rows;
    const auto result = model ? m_points.constFind(model->slot) : m_points.cend();
    if (m_pair && result != m_points.cend() && result->map) {
        rows = bestMatchRows(*m_pair, *result, model->inputSize, m_taxonomy.get(), m_judge.alpha);
        for (BestMatchesModel::Row &row : rows)
            row.muted = muted(model->slot);
    }
    m_bestNote->setText(model && rows.empty() ? noMapText(*model, labelOfSlot(model->slot)) : QString());
    m_best->setRows(std::move(rows));
}

void ExploreInspector::refreshPair()
{
    std::vector<int> slotNumbers;
    for (const ModelSlot &model : m_models)
        slotNumbers.push_back(model.slot);
    std::vector<PairMatrixModel::Row> rows;
    if (m_pair)
        rows = matrixRows(*m_pair, m_results, slotNumbers, m_taxonomy.get(), m_judge);
    m_pairTitle->setHint(
        tr("%n shared, %1", nullptr, int(rows.size())).arg(taskName(pairKind(), m_judge.criterion)));
    m_pairNote->setText(m_pair && rows.empty() ? tr("The two pictures share no keypoint, so nothing is scored.")
                                               : QString());
    m_assumptions->setText(m_pair ? assumptionsText(m_pair->pair) : QString());
    m_matrix->setContent(std::move(slotNumbers), m_labels, std::move(rows));
    m_matrixTable->setCurrentRow(m_matrix->rowOfKeypoint(m_selection->keypoint()));
}

QString ExploreInspector::errorText(const ModelSlot &model, const Error &error) const
{
    if (m_details->isChecked())
        return tr("%1: %2").arg(labelOfSlot(model.slot), QString::fromStdString(error.text()));
    const QString file = QString::fromStdString(error.file).section(QLatin1Char('/'), -1);
    const QString what = QString::fromStdString(error.message);
    return file.isEmpty() ? tr("No result: %1 failed (%2).").arg(labelOfSlot(model.slot), what)
                          : tr("No result: %1 failed on %2 (%3).").arg(labelOfSlot(model.slot), file, what);
}

void ExploreInspector::refreshErrors()
{
    QStringList lines;
    bool hasDetails = false;
    for (const ModelSlot &model : m_models) {
        const auto point = m_points.constFind(model.slot);
        const auto pair = m_results.constFind(model.slot);
        if (point != m_points.cend() && point->error)
            lines << errorText(model, *point->error);
        else if (pair != m_results.cend() && pair->error)
            lines << errorText(model, *pair->error);
        else if (model.state == ModelState::Failed && !model.detail.isEmpty())
            lines << tr("No result: %1 failed (%2).").arg(labelOfSlot(model.slot), model.detail);
        else
            continue;
        hasDetails = true;
    }
    for (const ModelSlot &model : m_models) {
        const auto point = m_points.constFind(model.slot);
        if (m_pair && point != m_points.cend() && point->map && !point->error
            && isFlat(*point->map, m_pair->pair.target))
            lines << tr("%1 has one value all over the target: its best cell is no match.").arg(labelOfSlot(model.slot));
    }
    m_errors->setText(lines.join(QLatin1Char('\n')));
    m_details->setVisible(hasDetails);
}

void ExploreInspector::chooseCell(const QModelIndex &index)
{
    const int slot = m_matrix->slotOfColumn(index.column());
    if (slot > 0)
        m_selection->setModel(slot);
    if (!m_pair || index.data(TotalRole).toBool())
        return;
    const PairMatrixModel::Row &row = m_matrix->rows()[std::size_t(index.row())];
    const ImagePoint place = m_pair->pair.source.keypoints[std::size_t(row.source)].position;
    m_selection->setPoint(place, row.keypoint);
}

void ExploreInspector::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_bar->setGeometry(0, 0, width(), 2);
}

} // namespace soco::widgets
