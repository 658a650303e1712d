#pragma once

#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/selection.h"
#include "widgets/taxonomy/pair_model.h"

#include <QSet>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QActionGroup;
class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace soco::widgets {

class ElidedLabel;
class FilterChip;

// The pairs of what is selected, with thumbnails and right points per model (widgets/README.md, "Panels"). It writes
// the pair that the user chooses into the Selection, and follows it. GUI thread.
class PairPanel : public QWidget
{
    Q_OBJECT

public:
    using PairScoreText = widgets::PairScoreText;

    // `selection` must outlive the panel.
    explicit PairPanel(Selection *selection, QWidget *parent = nullptr);

    // "car, intra · 200" stands in the title. The current pair stays current if it is in the list; otherwise none is.
    // The filter chip of the pairs before goes.
    void setPairs(std::vector<dataset::PairRef> pairs, const QString &caption);
    // The same list with more in it: the place where it is scrolled to stays.
    void growPairs(std::vector<dataset::PairRef> pairs, const QString &caption);
    void setModels(const std::vector<ModelSlot> &models);
    // Asked for every row that is painted, and for all of them when sorted by right points: must be cheap.
    void setPairScores(std::function<std::vector<PairScoreText>(const dataset::PairRef &)> scores);
    void refreshScores();
    // The answer to thumbnailNeeded(), any time later: a picture of any size, or a problem such as
    // "Image missing: car_12.JPEG".
    void setThumbnail(const QString &imageStem, const QImage &image, const QString &problem);
    void clearThumbnails(); // another dataset: the same names are other pictures
    void retryThumbnails(); // pictures that were missing may have come: they are asked for again
    // "DINOv2-B/14 wrong, car" as a removable chip in the filter field; it only says what setPairs() was given.
    // An empty text takes it away, without a signal.
    void addFilterChip(const QString &text);

    // The row with title, caption and the two buttons, 28 high: a dock may take it as its title bar
    // (QDockWidget::setTitleBarWidget); until then it is the panel's first row.
    QWidget *titleRow() const { return m_title; }
    QLineEdit *filterField() const { return m_filter; }
    void showFilter();

    // Rows as shown: filtered and sorted.
    int count() const;
    int currentRow() const; // -1: none
    std::optional<dataset::PairRef> pairAt(int row) const;
    void setCurrentRow(int row);
    void step(int delta); // stops at both ends

Q_SIGNALS:
    // Rows on screen and one screen ahead. Once per picture, until it leaves the memory of thumbnails.
    void thumbnailNeeded(const QString &imageStem);
    void filterChipRemoved();
    // Other rows, or another order of them: count() and currentRow() may have changed.
    void rowsChanged();
    // The user made this pair the current one (the Selection has it already).
    void pairActivated(const dataset::PairRef &ref);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildTitle();
    QWidget *buildFilter();
    void buildSortMenu(QToolButton *button);
    void follow();
    void currentChanged(const QModelIndex &index);
    void askForThumbnails();
    void updateState();
    void clearFilter();
    void keepCurrent(const std::function<void()> &change);

    Selection *m_selection;
    PairModel *m_model;
    QListView *m_view = nullptr;
    QWidget *m_title = nullptr;
    ElidedLabel *m_caption = nullptr;
    QToolButton *m_filterButton = nullptr;
    QWidget *m_filterRow = nullptr;
    QLineEdit *m_filter = nullptr;
    FilterChip *m_chip = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_emptyText = nullptr;
    QWidget *m_clear = nullptr;
    QTimer *m_thumbnailTimer;
    QSet<QString> m_asked;
    QString m_chipText;
    bool m_following = false;
};

} // namespace soco::widgets
