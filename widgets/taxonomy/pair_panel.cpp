#include "widgets/taxonomy/pair_panel.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/elided_label.h"
#include "widgets/taxonomy/filter_chip.h"
#include "widgets/taxonomy/pair_delegate.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
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

namespace soco::widgets {

namespace {

class TitleRow : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), currentTokens().window);
        painter.fillRect(QRect(0, 0, width(), 1), currentTokens().line);
        painter.fillRect(QRect(0, height() - 1, width(), 1), currentTokens().line);
    }
};

QToolButton *titleButton(const char *iconName, const QString &name, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setFixedSize(24, 24);
    button->setAutoRaise(true);
    button->setAccessibleName(what);
    button->setToolTip(what);
    return button;
}

} // namespace

PairPanel::PairPanel(Selection *selection, QWidget *parent)
    : QWidget(parent), m_selection(selection), m_model(new PairModel(this)), m_thumbnailTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("pairPanel"));
    setAccessibleName(tr("Pairs"));
    m_thumbnailTimer->setSingleShot(true);
    m_thumbnailTimer->setInterval(0);

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
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTitle());
    layout->addWidget(buildFilter());
    layout->addWidget(m_pages, 1);

    connect(clear, &QPushButton::clicked, this, &PairPanel::clearFilter);
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
    m_model->setFocusedSlot(m_selection->model());
    updateState();
}

QWidget *PairPanel::buildTitle()
{
    m_title = new TitleRow(this);
    m_title->setObjectName(QStringLiteral("pairTitle"));
    m_title->setFixedHeight(rowHeight(QFontMetricsF(font()), 28));
    auto *name = new ElidedLabel(ElidedLabel::Tone::Content, m_title);
    name->setFont(titleFont());
    name->setText(tr("Pairs"));
    m_caption = new ElidedLabel(ElidedLabel::Tone::Quiet, m_title);
    m_caption->setObjectName(QStringLiteral("pairCaption"));
    m_caption->setFont(smallFont());
    auto *sort = titleButton("view-sort", QStringLiteral("pairSort"), tr("Sort the pairs"), m_title);
    buildSortMenu(sort);
    m_filterButton = titleButton("view-filter", QStringLiteral("pairFilterButton"), tr("Filter the pairs"), m_title);
    m_filterButton->setCheckable(true);
    auto *layout = new QHBoxLayout(m_title);
    layout->setContentsMargins(spacing::listSide, 0, spacing::small, 0);
    layout->setSpacing(spacing::tiny);
    layout->addWidget(name);
    layout->addSpacing(spacing::tiny);
    layout->addWidget(m_caption, 1);
    layout->addWidget(sort);
    layout->addWidget(m_filterButton);
    return m_title;
}

void PairPanel::buildSortMenu(QToolButton *button)
{
    auto *menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("pairSortMenu"));
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, PairModel::Order order) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(order == m_model->order());
        action->setData(int(order));
        group->addAction(action);
    };
    add(tr("In the order of the files"), PairModel::Order::File);
    add(tr("By name"), PairModel::Order::Name);
    add(tr("By points right, fewest first"), PairModel::Order::FewestRight);
    add(tr("By points right, most first"), PairModel::Order::MostRight);
    connect(group, &QActionGroup::triggered, this, [this](QAction *action) {
        keepCurrent([&] { m_model->setOrder(PairModel::Order(action->data().toInt())); });
        if (currentRow() >= 0)
            m_view->scrollTo(m_view->currentIndex());
    });
    connect(button, &QToolButton::clicked, menu,
            [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
}

QWidget *PairPanel::buildFilter()
{
    m_filterRow = new QWidget(this);
    m_filter = new QLineEdit(m_filterRow);
    m_filter->setObjectName(QStringLiteral("pairFilter"));
    m_filter->setAccessibleName(tr("Filter the pairs by name"));
    m_filter->setPlaceholderText(tr("Names, such as car_12"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setTextMargins(spacing::tiny, 0, 0, 0);
    m_filter->setFixedHeight(rowHeight(QFontMetricsF(font()), 26));
    m_chip = new FilterChip(m_filterRow);
    m_chip->setObjectName(QStringLiteral("pairFilterChip"));
    m_chip->hide();
    auto *layout = new QVBoxLayout(m_filterRow);
    layout->setContentsMargins(spacing::small, spacing::small, spacing::small, spacing::small);
    layout->setSpacing(spacing::tiny);
    auto *chipRow = new QHBoxLayout; // a chip that is shorter than the row stands at its left
    chipRow->addWidget(m_chip);
    chipRow->addStretch(1);
    layout->addLayout(chipRow);
    layout->addWidget(m_filter);
    m_filter->hide();
    m_filterRow->hide();
    connect(m_filterButton, &QToolButton::toggled, this, [this](bool on) {
        m_filter->setVisible(on);
        m_filterRow->setVisible(on || !m_chipText.isEmpty());
        if (on)
            m_filter->setFocus(Qt::OtherFocusReason);
        else
            m_filter->clear();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        keepCurrent([&] { m_model->setFilter(text); });
        updateState();
    });
    connect(m_chip, &FilterChip::clicked, this, [this] {
        addFilterChip({});
        Q_EMIT filterChipRemoved();
    });
    return m_filterRow;
}

void PairPanel::showFilter()
{
    m_filterButton->setChecked(true);
}

void PairPanel::setPairs(std::vector<dataset::PairRef> pairs, const QString &caption)
{
    m_caption->setText(caption);
    m_asked.clear();
    addFilterChip({});
    keepCurrent([&] { m_model->setPairs(std::move(pairs)); });
    updateState();
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

void PairPanel::setThumbnail(const QString &imageStem, const QImage &image, const QString &problem)
{
    m_asked.remove(imageStem);
    const QSize pixels = PairDelegate::thumbnailSize * int(std::ceil(devicePixelRatioF()));
    m_model->setThumbnail(imageStem, image, problem, pixels);
    m_view->viewport()->update();
}

void PairPanel::clearThumbnails()
{
    m_asked.clear();
    m_model->clearThumbnails();
    m_view->viewport()->update();
    m_thumbnailTimer->start();
}

void PairPanel::retryThumbnails()
{
    m_asked.clear();
    m_model->forgetProblems();
    m_view->viewport()->update();
    m_thumbnailTimer->start();
}

void PairPanel::addFilterChip(const QString &text)
{
    m_chipText = text;
    m_chip->setText(text);
    m_chip->updateGeometry();
    m_chip->setAccessibleName(tr("Remove the filter: %1").arg(text));
    m_chip->setVisible(!text.isEmpty());
    m_filterRow->setVisible(m_filterButton->isChecked() || !text.isEmpty());
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
    m_view->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(m_model->index(row));
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
    if (row < 0)
        m_view->selectionModel()->clear();
    else
        setCurrentRow(row);
}

// A change of rows resets the model; the pair on screen stays the current row where it is still there.
void PairPanel::keepCurrent(const std::function<void()> &change)
{
    const QScopedValueRollback following(m_following, true);
    change();
    const int row = m_selection->pair() ? m_model->rowOf(*m_selection->pair()) : -1;
    if (row >= 0 && row != currentRow())
        setCurrentRow(row);
    m_thumbnailTimer->start();
    Q_EMIT rowsChanged();
}

void PairPanel::updateState()
{
    const bool filtered = !m_filter->text().trimmed().isEmpty() || !m_chipText.isEmpty();
    m_pages->setCurrentIndex(count() > 0 ? 0 : 1);
    m_emptyText->setText(filtered ? tr("No pair matches this filter.") : tr("No pairs here."));
    m_clear->setVisible(filtered);
    m_thumbnailTimer->start();
}

void PairPanel::clearFilter()
{
    m_filter->clear();
    m_filterButton->setChecked(false);
    if (m_chipText.isEmpty())
        return;
    addFilterChip({});
    Q_EMIT filterChipRemoved();
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
        for (const std::string *stem : {&ref.source, &ref.target}) {
            const QString name = QString::fromStdString(*stem);
            if (name.isEmpty() || m_asked.contains(name) || m_model->thumbnail(name) || !m_model->problem(name).isEmpty())
                continue;
            m_asked.insert(name);
            Q_EMIT thumbnailNeeded(name);
        }
    }
}

void PairPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().panel);
}

void PairPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_title)
        m_title->setFixedHeight(rowHeight(QFontMetricsF(font()), 28));
}

} // namespace soco::widgets
