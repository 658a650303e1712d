#pragma once

#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/selection.h"
#include "widgets/taxonomy/pair_filter_bar.h"
#include "widgets/taxonomy/pair_model.h"

#include <QSet>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;
class QTimer;

namespace soco::widgets {

class PairTitle;

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
    // The chip of marked pairs before goes; those of the other filters stay.
    void setPairs(std::vector<dataset::PairRef> pairs, const QString &caption);
    // The same list with more in it: the place where it is scrolled to stays.
    void growPairs(std::vector<dataset::PairRef> pairs, const QString &caption);
    // Pairs behind a mark of a chart or a dot, worst first as a rule: in the order given whatever the list was sorted
    // by, under a chip that says what they are, the first one current and at the top. The next list is sorted as the one
    // before, unless the user sorts meanwhile.
    void openPairs(std::vector<dataset::PairRef> pairs, const QString &caption, const QString &chip);
    // Makes the first row the current one, with the list scrolled to its top.
    void openFirst();
    void setModels(const std::vector<ModelSlot> &models);
    // Asked for every row that is painted, and for all of them when sorted by right points: must be cheap.
    void setPairScores(std::function<std::vector<PairScoreText>(const dataset::PairRef &)> scores);
    void refreshScores();
    // The current pair is on screen with source and target exchanged, and its row says so; until another is current.
    void setSwapped(bool swapped);
    // Pictures are named by dataset::pictureKey(). The answer to thumbnailNeeded(), any time later: a picture of
    // any size, or a problem such as "Image missing: car_12.JPEG"; what its further lines say is for the tool tip.
    void setThumbnail(const QString &pictureKey, const QImage &image, const QString &problem);
    void dropThumbnail(const QString &pictureKey); // no answer will come: it is asked for again when its row is in view
    void clearThumbnails(); // another dataset: the same names are other pictures
    // These are other pictures now, and those that were missing may have come: they are asked for again.
    void forgetThumbnails(const QSet<QString> &pictureKeys);
    // What else narrows the list, as the words above the tree do; null: nothing. Asked once for every pair.
    void setFilter(std::function<bool(const dataset::PairRef &)> accepts);
    // Says a filter that is in force as a removable chip: the row of the tree that setPairs() followed, the words of
    // setFilter(), the mark of openPairs(). An empty text takes it away, without a signal.
    void setFilterChip(PairFilter which, const QString &text);

    // The row with title, caption and the two buttons, 28 high: a dock may take it as its title bar
    // (QDockWidget::setTitleBarWidget); until then it is the panel's first row.
    QWidget *titleRow() const;
    QLineEdit *filterField() const { return m_filters->field(); }
    void showFilter();

    // Rows as shown: filtered and sorted.
    int count() const;
    int currentRow() const; // -1: none
    std::optional<dataset::PairRef> pairAt(int row) const;
    void setCurrentRow(int row);
    void step(int delta); // stops at both ends

Q_SIGNALS:
    // Rows on screen and one screen ahead. Once per picture, until it leaves the memory of thumbnails.
    void thumbnailNeeded(const QString &pictureKey);
    // The user took a filter away; its chip is gone, what it did is for the listener to undo.
    void filterChipRemoved(soco::widgets::PairFilter which);
    // Other rows, or another order of them: count() and currentRow() may have changed.
    void rowsChanged();
    // The user made this pair the current one (the Selection has it already).
    void pairActivated(const dataset::PairRef &ref);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildPages();
    void connectParts();
    void sortBy(PairModel::Order order);
    void follow();
    void currentChanged(const QModelIndex &index);
    void makeCurrent(int row);
    void showCurrent();
    void askForThumbnails();
    void updateState();
    void clearFilter();
    void keepCurrent(const std::function<void()> &change);

    Selection *m_selection;
    PairModel *m_model;
    PairTitle *m_title;
    PairFilterBar *m_filters;
    QListView *m_view = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_emptyText = nullptr;
    QWidget *m_clear = nullptr;
    QTimer *m_thumbnailTimer;
    QSet<QString> m_asked;
    std::optional<PairModel::Order> m_orderBefore; // that of the list which a mark's pairs took the place of
    int m_height = 0;                              // of the list, when it was last laid out
    bool m_following = false;
};

} // namespace soco::widgets
