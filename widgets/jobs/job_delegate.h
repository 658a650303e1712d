#pragma once

#include <QStyledItemDelegate>

namespace soco::widgets {

class JobQueue;

// Draws a job: title and state, bar, numbers, and a word to click at the right, "Cancel" or "Retry".
class JobDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit JobDelegate(JobQueue *queue, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

    // Where the word to click is, in a row's rectangle; empty where there is none.
    QRect actionRect(const QRect &row, const QFont &font, int id) const;
    // Where what the job is at is said, right of bar or sign.
    QRect detailRect(const QRect &row, const QFont &font, int id) const;

private:
    QString actionWord(int id) const;

    JobQueue *m_queue;
    int m_pressed = 0;
};

} // namespace soco::widgets
