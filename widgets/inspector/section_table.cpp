#include "widgets/inspector/section_table.h"

#include "widgets/common/chips.h"
#include "widgets/common/copy_text.h"
#include "widgets/common/desktop.h"
#include "widgets/common/fonts.h"
#include "widgets/common/panel_paint.h"
#include "widgets/common/tokens.h"
#include "widgets/inspector/inspector_models.h"
#include "widgets/inspector/name_parts.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int chipSide = 16;
constexpr int chipGap = 6;
constexpr int glyphSide = 11;
constexpr int barHeight = 6;

// Names of the rows that only their names tell from this one.
QStringList siblingNames(const QModelIndex &index)
{
    QStringList names;
    const QString detail = index.data(DetailRole).toString();
    for (int row = 0; row < index.model()->rowCount(); ++row) {
        const QModelIndex other = index.siblingAtRow(row);
        if (row != index.row() && other.data(DetailRole).toString() == detail)
            names << other.data().toString();
    }
    return names;
}

// Of a cell without the panel's sides and what keeps a name from the next column.
QRectF nameArea(const QRect &cell, int column, int columns)
{
    return QRectF(cell).adjusted(column == 0 ? spacing::panelSide : 0, 0,
                                 (column == columns - 1 ? -spacing::panelSide : 0) - 4, 0);
}

} // namespace

SectionTable::SectionTable(int row, bool head, QWidget *parent) : QTableView(parent), m_rowHeight(row), m_head(head)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumWidth(0);
    viewport()->setAutoFillBackground(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    setHorizontalHeader(new PanelHeader(spacing::panelSide, spacing::panelSide, true, this));
    horizontalHeader()->setVisible(head);
    setItemDelegate(new SectionDelegate(this));
}

void SectionTable::setColumnWidths(ColumnWidths widths)
{
    m_widths = std::move(widths);
    layOut();
}

void SectionTable::layOut()
{
    if (const int height = widgets::rowHeight(QFontMetricsF(bodyFont()), m_rowHeight);
        height != verticalHeader()->defaultSectionSize())
        verticalHeader()->setDefaultSectionSize(height);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    if (!model() || !m_widths.widthOf)
        return;
    const int columns = model()->columnCount();
    const int total = viewport()->width();
    int rest = total;
    for (int column = 0; column < columns; ++column) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        if (column == m_widths.stretch)
            continue;
        const int side = (column == 0 ? spacing::panelSide : 0) + (column == columns - 1 ? spacing::panelSide : 0);
        const int width = m_widths.widthOf(column, total) + side;
        horizontalHeader()->resizeSection(column, width);
        rest -= width;
    }
    if (m_widths.stretch < columns)
        horizontalHeader()->resizeSection(m_widths.stretch, std::max(0, rest));
    layOutRows(0, model()->rowCount() - 1);
}

// As high as the name's lines in the weight of a current row, so that no row changes when it becomes that.
void SectionTable::layOutRows(int first, int last)
{
    QFont font = bodyFont();
    font.setWeight(QFont::Medium);
    const int one = verticalHeader()->defaultSectionSize(), line = int(std::ceil(QFontMetricsF(font).height()));
    const int column = m_widths.stretch;
    const qreal room = nameArea(QRect(0, 0, columnWidth(column), one), column, model()->columnCount()).width();
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, column);
        const std::size_t lines = isTotal(index) ? 1 : nameLines(index, font, room).size();
        if (const int height = one + line * (int(lines) - 1); height != rowHeight(row))
            verticalHeader()->resizeSection(row, height);
    }
    setFixedHeight(contentHeight());
}

std::vector<NameParts> SectionTable::nameLines(const QModelIndex &index, const QFont &font, qreal room) const
{
    if (index.data(SlotRole).toInt() > 0)
        room -= chipSide + chipGap;
    const QFontMetricsF metrics(font, viewport()), body(bodyFont(), viewport());
    const QString detail = index.data(DetailRole).toString(), brief = index.data(BriefRole).toString();
    const QStringList siblings = siblingNames(index);
    std::vector<NameParts> lines = widgets::nameLines(metrics, body, siblings, index.data().toString(), detail, room);
    if (!brief.isEmpty() && !isWhole(lines))
        lines = widgets::nameLines(metrics, body, siblings, brief, detail, room);
    return lines;
}

void SectionTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    if (topLeft.column() <= m_widths.stretch && m_widths.widthOf)
        layOutRows(topLeft.row(), bottomRight.row());
}

int SectionTable::contentHeight() const
{
    const int rows = model() && model()->rowCount() > 0 ? verticalHeader()->length() : 0;
    return rows + (m_head ? horizontalHeader()->sizeHint().height() : 0);
}

QSize SectionTable::sizeHint() const
{
    return {240, contentHeight()};
}

QSize SectionTable::minimumSizeHint() const
{
    return {0, contentHeight()};
}

bool SectionTable::isTotal(const QModelIndex &index) const
{
    return index.siblingAtColumn(0).data(TotalRole).toBool();
}

void SectionTable::setCurrentRow(int row)
{
    if (row == m_current)
        return;
    m_current = row;
    viewport()->update();
}

void SectionTable::paintEvent(QPaintEvent *event)
{
    if (model()) {
        QPainter painter(viewport());
        for (int row = 0; row < model()->rowCount(); ++row) {
            const QRect rect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
            const bool total = isTotal(model()->index(row, 0));
            paintRow(painter, rect, {row == m_current, row == m_hovered && !total, isActiveWindow()});
            if (total)
                painter.fillRect(QRect(spacing::panelSide, rect.top(), rect.width() - 2 * spacing::panelSide, 1),
                                 currentTokens().line);
        }
    }
    QTableView::paintEvent(event);
}

void SectionTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void SectionTable::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint().y());
    if (row != m_hovered) {
        m_hovered = row;
        viewport()->update();
    }
    QTableView::mouseMoveEvent(event);
}

QString SectionTable::rowText(int row) const
{
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex index = model()->index(row, column);
        QString text = index.data(Qt::AccessibleTextRole).toString();
        if (text.isEmpty())
            text = index.data().toString();
        cells << text;
    }
    return cells.join(QLatin1Char('\t'));
}

QString SectionTable::text() const
{
    QStringList lines;
    for (int row = 0; row < model()->rowCount(); ++row)
        lines << rowText(row);
    return lines.join(QLatin1Char('\n'));
}

void SectionTable::contextMenuEvent(QContextMenuEvent *event)
{
    offerCopy(this, text(), event->globalPos());
}

void SectionTable::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    viewport()->update();
    QTableView::leaveEvent(event);
}

void SectionTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex())
        Q_EMIT chosen(index);
}

void SectionTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Desktop::of(this).copyText(currentIndex().isValid() ? rowText(currentIndex().row()) : text());
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (enter && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void SectionTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        layOut();
}

void SectionTable::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the panel scrolls, not the table
}

void SectionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *table = qobject_cast<const SectionTable *>(option.widget);
    const bool current = table && table->currentRow() == index.row();
    const bool total = table && table->isTotal(index);
    const bool muted = index.data(MutedRole).toBool();
    const Tokens &t = currentTokens();
    const int last = index.model()->columnCount(index.parent()) - 1;
    const QRectF area = QRectF(option.rect).adjusted(index.column() == 0 ? spacing::panelSide : 0, 0,
                                                     index.column() == last ? -spacing::panelSide : 0, 0);
    painter->save();
    painter->setFont(total ? titleFont() : bodyFont());
    const QVariant verdict = index.data(VerdictRole);
    const QVariant value = index.data();
    if (verdict.isValid()) {
        painter->setOpacity(muted ? 0.5 : 1.0);
        const qreal side = std::min<qreal>(glyphSide, area.width());
        paintVerdict(*painter, QRectF(area.center().x() - side / 2, area.center().y() - side / 2, side, side),
                     benchmark::Verdict(verdict.toInt()));
    } else if (value.userType() == QMetaType::Double) {
        const QRectF bar(area.left(), std::round(area.center().y() - barHeight / 2.0), area.width(), barHeight);
        painter->fillRect(bar, t.track);
        const qreal part = std::clamp(value.toDouble(), 0.0, 1.0);
        painter->fillRect(QRectF(bar.left(), bar.top(), bar.width() * part, barHeight), muted ? t.strongLine : t.text3);
    } else if (value.isValid()) {
        const bool nothing = value.toString() == QStringLiteral("–");
        painter->setPen(!muted && !nothing ? t.text1 : current ? t.text2 : t.text3);
        const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        if (alignment & Qt::AlignRight)
            paintNumber(*painter, area, value.toString());
        else if (alignment & Qt::AlignHCenter)
            painter->drawText(area, Qt::AlignCenter, value.toString());
        else
            paintName(*painter, option, index, current);
    } else if (index.column() > 0) {
        painter->setPen(t.text3);
        painter->drawText(area, Qt::AlignCenter, QStringLiteral("–")); // not judged yet
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        // Where the keyboard is: Enter chooses this cell.
        painter->setOpacity(1);
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(index.column() == 0 ? 4 : 1, 1, -1, -1));
    }
    painter->restore();
}

void SectionDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                bool current) const
{
    const auto *table = qobject_cast<const SectionTable *>(option.widget);
    QRectF rect = nameArea(option.rect, index.column(), index.model()->columnCount(index.parent()));
    if (current) {
        QFont font = painter.font();
        font.setWeight(QFont::Medium);
        painter.setFont(font);
    }
    const QFont nameFont = painter.font();
    const QColor nameColour = painter.pen().color();
    const std::vector<NameParts> lines = table ? table->nameLines(index, nameFont, rect.width())
                                               : std::vector<NameParts>{{index.data().toString(), {}, 0}};
    if (const int slot = index.data(SlotRole).toInt(); slot > 0) {
        paintChip(painter, QRectF(rect.left(), std::round(rect.center().y() - chipSide / 2.0), chipSide, chipSide),
                  slot);
        rect.setLeft(rect.left() + chipSide + chipGap);
    }
    const qreal height = lines.size() == 1 ? rect.height() : QFontMetricsF(nameFont, painter.device()).height();
    QRectF line(rect.left(), rect.center().y() - height * qreal(lines.size()) / 2, rect.width(), height);
    for (const NameParts &parts : lines) {
        painter.setFont(nameFont);
        painter.setPen(nameColour);
        if (!parts.name.isEmpty())
            painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, parts.name);
        painter.setFont(bodyFont());
        painter.setPen(currentTokens().text2);
        if (!parts.detail.isEmpty())
            painter.drawText(line.adjusted(parts.detailLeft, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, parts.detail);
        line.translate(0, height);
    }
}

} // namespace soco::widgets
