#pragma once

#include "widgets/taxonomy/pair_model.h"

#include <QWidget>

#include <optional>

class QActionGroup;
class QToolButton;

namespace soco::widgets {

class ElidedLabel;

// The pair list's first row: title, what it lists, and buttons to sort and to filter.
class PairTitle : public QWidget
{
    Q_OBJECT

public:
    explicit PairTitle(QWidget *parent = nullptr);

    void setCaption(const QString &caption); // "car, intra · 200"
    // How many of them a filter leaves: "car, intra · 200, 12 shown". Nothing: no filter hides any.
    void setShown(std::optional<int> count);
    // Which order the menu marks; without a signal.
    void setOrder(PairModel::Order order);
    QToolButton *filterButton() const { return m_filter; }

Q_SIGNALS:
    // The user chose it, also where it was in force already.
    void orderChosen(soco::widgets::PairModel::Order order);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildSortMenu(QToolButton *button);

    void showCaption();

    QString m_what; // the caption without the count
    std::optional<int> m_shown;
    ElidedLabel *m_caption;
    QToolButton *m_filter;
    QActionGroup *m_orders;
};

} // namespace soco::widgets
