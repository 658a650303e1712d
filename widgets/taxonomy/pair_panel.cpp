#include "widgets/taxonomy/pair_panel.h"

#include "widgets/common/tokens.h"
#include "widgets/taxonomy/pair_delegate.h"
#include "widgets/taxonomy/pair_title.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace soco::widgets {

PairPanel::PairPanel(Selection *selection, QWidget *parent)
    : QWidget(parent), m_selection(selection), m_model(new PairModel(this)), m_title(new PairTitle(this)),
      m_filters(new PairFilterBar(this)), m_thumbnailTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("pairPanel"));
    setAccessibleName(tr("Pairs"));
    m_thumbnailTimer->setSingleShot(true);
    m_thumbnailTimer->setInterval(0);
    buildPages();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_filters);
    layout->addWidget(m_pages, 1);
    connectParts();
    m_model->setFocusedSlot(m_selection->model());
    updateState();
}

void PairPanel::buildPages()
{
    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("pairList"));
    m_view->setAccessibleName(tr("Pairs"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setItemDelegate(new PairDelegate(m_model, m_view));
    m_view->setModel(m_model);

    auto *empty = new QWidget(this);
    auto *emptyLayout = new QVBoxLayout(empty);
    emptyLayout->setContentsMargins(spacing::panelSide, spacing::large, spacing::panelSide, spacing::large);
    m_emptyText = new QLabel(empty);
    m_emptyText->setObjectName(QStringLiteral("pairsEmpty"));
    m_emptyText->setWordWrap(true);
    auto *clear = new QPushButton(tr("Clear filter"), empty);
    clear->setObjectName(QStringLiteral("pairsClearFilter"));
    m_clear = clear;
    emptyLayout->addWidget(m_emptyText);
    emptyLayout->addWidget(clear, 0, Qt::AlignLeft);
    emptyLayout->addStretch(1);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_view);
    m_pages->addWidget(empty);
    connect(clear, &QPushButton::clicked, this, &PairPanel::clearFilter);
}

void PairPanel::connectParts()
{
    connect(m_title, &PairTitle::orderChosen, this, &PairPanel::sortBy);
    connect(m_title->filterButton(), &QToolButton::toggled, m_filters, &PairFilterBar::setFieldShown);
    connect(m_filters, &PairFilterBar::wordsChanged, this, [this](const QString &words) {
        keepCurrent([&] { m_model->setWords(words); });
        updateState();
    });
    connect(m_filters->field(), &QLineEdit::returnPressed, this, [this] {
        if (currentRow() < 0)
            openFirst();
    });
    connect(m_filters, &PairFilterBar::chipRemoved, this, [this](PairFilter which) {
        updateState();
        Q_EMIT filterChipRemoved(which);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PairPanel::currentChanged);
    connect(m_selection, &Selection::pairChanged, this, &PairPanel::follow);
    connect(m_selection, &Selection::modelChanged, this, [this] {
        keepCurrent([this] { m_model->setFocusedSlot(m_selection->model()); });
    });
    connect(m_thumbnailTimer, &QTimer::timeout, this, &PairPanel::askForThumbnails);
    // The scroll bar says both that rows came and went and that the list was scrolled or resized.
    QScrollBar *bar = m_view->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, m_thumbnailTimer, qOverload<>(&QTimer::start));
    connect(bar, &QScrollBar::rangeChanged, m_thumbnailTimer, qOverload<>(&QTimer::start));
    // A list that becomes lower or is shown at last keeps the current row in view.
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        const int height = m_view->viewport()->height();
        if (std::exchange(m_height, height) != height)
            showCurrent();
    });
}

QWidget *PairPanel::titleRow() const
{
    return m_title;
}

void PairPanel::showFilter()
{
    m_title->filterButton()->setChecked(true);
}

void PairPanel::setPairs(std::vector<dataset::PairRef> pairs, const QString &caption)
{
    m_title->setCaption(caption);
    if (m_orderBefore) {
        m_title->setOrder(*m_orderBefore);
        m_model->setOrder(*std::exchange(m_orderBefore, std::nullopt));
    }
    m_asked.clear();
    m_filters->setChip(PairFilter::Marked, {});
    keepCurrent([&] { m_model->setPairs(std::move(pairs)); });
    updateState();
}

void PairPanel::openPairs(std::vector<dataset::PairRef> pairs, const QString &caption, const QString &chip)
{
    const PairModel::Order before = m_orderBefore.value_or(m_model->order());
    m_orderBefore = PairModel::Order::AsGiven;
    setPairs(std::move(pairs), caption);
    m_orderBefore = before;
    setFilterChip(PairFilter::Marked, chip);
    openFirst();
}

void PairPanel::openFirst()
{
    setCurrentRow(0);
    m_view->scrollToTop();
    Q_EMIT rowsChanged(); // where the first pair was the current one before, nothing else says that it is row 0 now
}

// The pair on screen stays, and its row in view.
void PairPanel::sortBy(PairModel::Order order)
{
    m_orderBefore.reset();
    keepCurrent([&] { m_model->setOrder(order); });
    if (currentRow() < 0)
        m_view->scrollToTop();
    else
        showCurrent();
}

void PairPanel::growPairs(std::vector<dataset::PairRef> pairs, const QString &caption)
{
    QScrollBar *bar = m_view->verticalScrollBar();
    const int place = bar->value();
    setPairs(std::move(pairs), caption);
    m_view->doItemsLayout(); // the bar's range is that of the new rows only now
    bar->setValue(place);
}

void PairPanel::setModels(const std::vector<ModelSlot> &models)
{
    m_model->setModels(models);
}

void PairPanel::setPairScores(std::function<std::vector<PairScoreText>(const dataset::PairRef &)> scores)
{
    keepCurrent([&] { m_model->setScores(std::move(scores)); });
}

void PairPanel::refreshScores()
{
    keepCurrent([this] { m_model->refreshScores(); });
}

void PairPanel::setSwapped(bool swapped)
{
    m_model->setSwapped(swapped ? m_selection->pair() : std::nullopt);
}

void PairPanel::setThumbnail(const QString &pictureKey, const QImage &image, const QString &problem)
{
    m_asked.remove(pictureKey);
    const QSize pixels = PairDelegate::thumbnailSize * int(std::ceil(devicePixelRatioF()));
    m_model->setThumbnail(pictureKey, image, problem, pixels);
    m_view->viewport()->update();
}

void PairPanel::dropThumbnail(const QString &pictureKey)
{
    m_asked.remove(pictureKey);
}

void PairPanel::clearThumbnails()
{
    m_asked.clear();
    m_model->clearThumbnails();
    m_view->viewport()->update();
    m_thumbnailTimer->start();
}

void PairPanel::forgetThumbnails(const QSet<QString> &pictureKeys)
{
    m_asked.clear();
    m_model->forgetThumbnails(pictureKeys);
    m_view->viewport()->update();
    m_thumbnailTimer->start();
}

void PairPanel::setFilter(std::function<bool(const dataset::PairRef &)> accepts)
{
    keepCurrent([&] { m_model->setFilter(std::move(accepts)); });
    updateState();
}

void PairPanel::setFilterChip(PairFilter which, const QString &text)
{
    m_filters->setChip(which, text);
    updateState();
}

int PairPanel::count() const
{
    return m_model->rowCount();
}

int PairPanel::currentRow() const
{
    return m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -1;
}

std::optional<dataset::PairRef> PairPanel::pairAt(int row) const
{
    return row >= 0 && row < count() ? std::optional(m_model->pair(row)) : std::nullopt;
}

void PairPanel::setCurrentRow(int row)
{
    if (row < 0 || row >= count())
        return;
    makeCurrent(row);
    m_view->scrollTo(m_model->index(row));
}

void PairPanel::makeCurrent(int row)
{
    m_view->setAutoScroll(false); // who calls this knows where the row is to stand
    m_view->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
    m_view->setAutoScroll(true);
}

// Where it is not in view, it comes below the one before it, both whole.
void PairPanel::showCurrent()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const QRect place = m_view->visualRect(m_model->index(row)), port = m_view->viewport()->rect();
    if (place.top() >= 0 && place.bottom() <= port.bottom())
        return;
    const bool both = port.height() >= 2 * place.height();
    m_view->verticalScrollBar()->setValue(std::max(0, row - int(both)) * place.height());
}

void PairPanel::step(int delta)
{
    if (count() == 0 || delta == 0)
        return;
    const int row = currentRow();
    setCurrentRow(row < 0 ? 0 : std::clamp(row + delta, 0, count() - 1));
}

void PairPanel::currentChanged(const QModelIndex &index)
{
    if (m_following || !index.isValid())
        return;
    const dataset::PairRef ref = m_model->pair(index.row());
    {
        const QScopedValueRollback following(m_following, true);
        m_selection->setPair(ref);
    }
    Q_EMIT pairActivated(ref);
}

void PairPanel::follow()
{
    if (m_following)
        return;
    const QScopedValueRollback following(m_following, true);
    const int row = m_selection->pair() ? m_model->rowOf(*m_selection->pair()) : -1;
    if (row < 0) {
        m_view->selectionModel()->clear();
        return;
    }
    makeCurrent(row);
    showCurrent();
}

// A change of rows resets the model; the pair on screen stays the current row where it is still there.
void PairPanel::keepCurrent(const std::function<void()> &change)
{
    const QScopedValueRollback following(m_following, true);
    change();
    const int row = m_selection->pair() ? m_model->rowOf(*m_selection->pair()) : -1;
    if (row >= 0 && row != currentRow()) {
        makeCurrent(row);
        showCurrent();
    }
    m_thumbnailTimer->start();
    Q_EMIT rowsChanged();
}

void PairPanel::updateState()
{
    const bool filtered = m_filters->isFiltering();
    m_pages->setCurrentIndex(count() > 0 ? 0 : 1);
    m_emptyText->setText(filtered ? tr("No pair matches this filter.") : tr("No pairs here."));
    m_clear->setVisible(filtered);
    m_title->setShown(std::size_t(count()) < m_model->total() ? std::optional(count()) : std::nullopt);
    m_thumbnailTimer->start();
}

void PairPanel::clearFilter()
{
    m_title->filterButton()->setChecked(false);
    for (const PairFilter which : allPairFilters) {
        if (m_filters->chip(which).isEmpty())
            continue;
        setFilterChip(which, {});
        Q_EMIT filterChipRemoved(which);
    }
}

void PairPanel::askForThumbnails()
{
    if (count() == 0 || !m_view->isVisible())
        return;
    const int height = m_view->viewport()->height();
    const int each = std::max(1, m_view->sizeHintForRow(0));
    const int top = m_view->verticalScrollBar()->value() / each;
    const int screen = height / each + 1;
    const int last = std::min(count() - 1, top + 2 * screen);
    for (int row = top; row <= last; ++row) {
        const dataset::PairRef &ref = m_model->pair(row);
        for (const QString &key : pictureKeys(ref)) {
            if (key.isEmpty() || m_asked.contains(key) || m_model->thumbnail(key) || !m_model->problem(key).isEmpty())
                continue;
            m_asked.insert(key);
            Q_EMIT thumbnailNeeded(key);
        }
    }
}

void PairPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().panel);
}

} // namespace soco::widgets
