#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>

namespace soco::widgets {

// The tree of the taxonomy panel: rows 24, indent 16, chevrons, the current row with its accent bar.
class TaxonomyView : public QTreeView
{
    Q_OBJECT

public:
    explicit TaxonomyView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    // With the first row whole.
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

    // Width of the two columns of numbers, from the header's words and the numbers; the name takes the rest.
    void layoutColumns();

Q_SIGNALS:
    // The current row was clicked again: it did not change, but the user asks for it.
    void currentClicked(const QModelIndex &index);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintRowOf(QPainter &painter, const QRect &rect, const QModelIndex &index) const;
    void setHovered(const QModelIndex &index);

    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_currentAtPress;
};

class TaxonomyDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace soco::widgets
