#pragma once

#include "widgets/inspector/name_parts.h"

#include <QStyledItemDelegate>
#include <QTableView>

#include <functional>
#include <vector>

namespace soco::widgets {

// A table of the inspector: as high as its rows, never scrolling, rows from edge to edge, text with the panel's side
// padding. One column stretches; the others have widths of their own that shrink before the names vanish. A row whose
// name needs it is a line higher.
class SectionTable : public QTableView
{
    Q_OBJECT

public:
    struct ColumnWidths {
        int stretch = 0;                                   // index of the column that takes the rest
        std::function<int(int column, int total)> widthOf; // of the others, without side padding
    };

    // `row` is the height of a row for a line of 16 px. `head`: with column heads.
    SectionTable(int row, bool head, QWidget *parent = nullptr);

    void setColumnWidths(ColumnWidths widths);
    // Rows and columns changed, or the font did.
    void layOut();
    // What stands in the name's cell of a row that is painted in this font, where it has that room.
    std::vector<NameParts> nameLines(const QModelIndex &index, const QFont &font, qreal room) const;
    // Rows for which this holds are lower in their look: a line above, no hover (the totals).
    bool isTotal(const QModelIndex &index) const;
    void setCurrentRow(int row); // -1: none; does not take the focus
    int hoveredRow() const { return m_hovered; }
    int currentRow() const { return m_current; }

    // A row in words, a column between tabs: what Ctrl+C and the context menu copy.
    QString rowText(int row) const;
    QString text() const; // heads and rows

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // A click, or Enter or Space on the cell with the focus.
    void chosen(const QModelIndex &index);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    int contentHeight() const;
    void layOutRows(int first, int last);

    int m_rowHeight;
    bool m_head;
    int m_hovered = -1;
    int m_current = -1;
    ColumnWidths m_widths;
};

// Names with a chip or a detail, numbers, verdict glyphs, bars: whatever the model's roles say.
class SectionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, bool current) const;
};

} // namespace soco::widgets
