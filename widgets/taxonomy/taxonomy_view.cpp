#include "widgets/taxonomy/taxonomy_view.h"

#include "widgets/common/fonts.h"
#include "widgets/common/panel_paint.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int indent = 16;
constexpr int textGap = 6; // between the indent and the name

bool isSuperCategory(const QModelIndex &index)
{
    return index.data(TaxonomyModel::LevelRole).toInt() == int(TaxonomyModel::Level::SuperCategory);
}

} // namespace

TaxonomyView::TaxonomyView(QWidget *parent) : QTreeView(parent)
{
    auto *header = new PanelHeader(indent + textGap, spacing::listSide, false, this);
    setHeader(header);
    header->setSectionsMovable(false);
    setItemDelegate(new TaxonomyDelegate(this));
    setIndentation(indent);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setExpandsOnDoubleClick(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAllColumnsShowFocus(true);
    setAnimated(false);
}

void TaxonomyView::layoutColumns()
{
    if (!model() || header()->count() != TaxonomyModel::ColumnCount)
        return;
    // Numbers up to 99,999 and "100.0"; the heads may be longer in another language.
    const QFontMetricsF metrics(smallFont());
    const auto widthOf = [&](int column, const QString &widest) {
        return int(std::ceil(std::max<qreal>(header()->sectionSizeHint(column), numberWidth(metrics, widest))));
    };
    const int room = viewport()->width();
    const int score = std::max(52, widthOf(TaxonomyModel::ScoreColumn, QStringLiteral("100.0")) + 4) + spacing::listSide;
    const int images = std::max(44, widthOf(TaxonomyModel::ImagesColumn, QStringLiteral("00000")) + 4);
    // Long words in the heads must not squeeze the names out: they elide instead.
    const int numbers = std::min(score + images, room * 3 / 5);
    const int scoreWidth = numbers * score / (score + images);
    for (int column = 0; column < TaxonomyModel::ColumnCount; ++column)
        header()->setSectionResizeMode(column, QHeaderView::Fixed);
    header()->resizeSection(TaxonomyModel::NameColumn, std::max(0, room - numbers));
    header()->resizeSection(TaxonomyModel::ImagesColumn, numbers - scoreWidth);
    header()->resizeSection(TaxonomyModel::ScoreColumn, scoreWidth);
}

void TaxonomyView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::headerDataChanged, this,
            &TaxonomyView::layoutColumns); // "Cross-SOC" is longer than "CC"
}

void TaxonomyView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    QTreeView::scrollTo(index, hint);
    const int row = rowHeight(index), cut = row > 0 ? bar->value() % row : 0;
    if (bar->value() != before && cut > 0)
        bar->setValue(bar->value() + row - cut);
}

void TaxonomyView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layoutColumns();
}

void TaxonomyView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layoutColumns();
}

void TaxonomyView::paintRowOf(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const bool current = currentIndex().isValid() && index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0);
    paintRow(painter, rect, {current, m_hovered == index.siblingAtColumn(0), isActiveWindow()});
}

void TaxonomyView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintRowOf(*painter, QRect(0, option.rect.top(), viewport()->width(), option.rect.height()), index);
    // The row is painted; the style would fill the selected cells once more.
    QStyleOptionViewItem cells = option;
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        cells.palette.setBrush(group, QPalette::Highlight, Qt::NoBrush);
    QTreeView::drawRow(painter, cells, index);
}

void TaxonomyView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    // The style has just filled this part once more, with the colour of a view without the focus.
    paintRowOf(*painter, rect, index);
    if (!model()->hasChildren(index))
        return;
    const QPointF centre(rect.right() + 1 - 4, rect.center().y() + 0.5);
    QPainterPath chevron;
    if (isExpanded(index)) {
        chevron.moveTo(centre + QPointF(-3.5, -1.75));
        chevron.lineTo(centre + QPointF(0, 1.75));
        chevron.lineTo(centre + QPointF(3.5, -1.75));
    } else {
        chevron.moveTo(centre + QPointF(-1.75, -3.5));
        chevron.lineTo(centre + QPointF(1.75, 0));
        chevron.lineTo(centre + QPointF(-1.75, 3.5));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(currentTokens().text2, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(chevron);
    painter->restore();
}

void TaxonomyView::mousePressEvent(QMouseEvent *event)
{
    m_currentAtPress = currentIndex().siblingAtColumn(0);
    QTreeView::mousePressEvent(event);
}

void TaxonomyView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint()).siblingAtColumn(0);
    if (event->button() == Qt::LeftButton && index.isValid() && m_currentAtPress == index
        && event->position().x() >= visualRect(index).left())
        Q_EMIT currentClicked(index);
    m_currentAtPress = QModelIndex();
}

void TaxonomyView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(indexAt(event->position().toPoint()).siblingAtColumn(0));
    QTreeView::mouseMoveEvent(event);
}

void TaxonomyView::leaveEvent(QEvent *event)
{
    setHovered({});
    QTreeView::leaveEvent(event);
}

void TaxonomyView::setHovered(const QModelIndex &index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
}

void TaxonomyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = currentTokens();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool current = view && view->currentIndex().isValid()
                         && index.siblingAtColumn(0) == view->currentIndex().siblingAtColumn(0);
    painter->save();
    if (index.column() == TaxonomyModel::NameColumn) {
        QFont font = option.font;
        if (isSuperCategory(index))
            font.setWeight(QFont::DemiBold);
        else if (current)
            font.setWeight(QFont::Medium);
        painter->setFont(font);
        const QColor quiet = current ? t.text2 : t.text3;
        painter->setPen(index.data(MutedRole).toBool() ? quiet : t.text1);
        // Counts are short: a long name may go on into their column.
        const QModelIndex images = index.siblingAtColumn(TaxonomyModel::ImagesColumn);
        const qreal count = numberWidth(QFontMetricsF(smallFont(), painter->device()), images.data().toString());
        const qreal beyond = view ? view->visualRect(images).width() - count - spacing::small : 0;
        const QRectF rect = QRectF(option.rect).adjusted(textGap, 0, beyond, 0);
        const QFontMetricsF metrics(font, painter->device());
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                          metrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    } else {
        painter->setFont(smallFont());
        painter->setPen(current ? t.text1 : t.text2);
        const int side = index.column() == TaxonomyModel::ScoreColumn ? spacing::listSide : 0;
        paintNumber(*painter, QRectF(option.rect).adjusted(0, 0, -side, 0), index.data().toString());
    }
    painter->restore();
}

QSize TaxonomyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {64, rowHeight(QFontMetricsF(option.font), 24)};
}

} // namespace soco::widgets
