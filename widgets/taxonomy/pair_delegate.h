#pragma once

#include <QStyledItemDelegate>

namespace soco::widgets {

class PairModel;

// One pair: two thumbnails 54 x 36, the names, right points per model; 62 high (widgets/README.md, "Tokens").
class PairDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr QSize thumbnailSize{54, 36};

    explicit PairDelegate(const PairModel *model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintThumbnail(QPainter &painter, const QRectF &frame, const QString &key) const;
    void paintProblem(QPainter &painter, const QRectF &rect, const QString &problem, bool twoLines) const;
    void paintScores(QPainter &painter, const QRectF &rect, int row) const;

    const PairModel *m_model;
};

} // namespace soco::widgets
