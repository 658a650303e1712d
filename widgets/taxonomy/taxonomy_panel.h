#pragma once

#include "widgets/common/selection.h"
#include "widgets/taxonomy/taxonomy_filter.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace soco::widgets {

class TaxonomyView;

// The tree super-category > category > concept > keypoint with its filter field (widgets/README.md, "Panels"). No
// title: it lies in a dock. GUI thread.
class TaxonomyPanel : public QWidget
{
    Q_OBJECT

public:
    // `selection` must outlive the panel; the panel only reads it.
    explicit TaxonomyPanel(Selection *selection, QWidget *parent = nullptr);

    // Keeps expansion and current row where the rows are still there. A null pointer is an empty tree.
    void setTaxonomy(std::shared_ptr<const dataset::Taxonomy> taxonomy);
    void setEmptyState(); // takes the notice away too
    // A line above the tree with [Show file]; `file` may be empty, an empty `text` takes the line away.
    void setNotice(const QString &text, const QString &file);
    // Per cent of the focused model for the judged task; a missing key shows an en dash. Keys: "car",
    // "car/wheel_center", "car/wheel_center/vehicle_wheel_front_left_center", "super:transportation".
    void setScores(const QHash<QString, TreeScore> &scores, int slot, const QString &criterionName);
    // What the pair on screen shows of `category`: its other keypoints turn to text 3. Empty: nothing is marked.
    void setShownKeypoints(const QString &category, const QSet<QString> &keypoints);

    // Makes the category's row the current one, as the follower of a choice made elsewhere: without a signal.
    void showCategory(const QString &category);

    // No row is the current one any more; without a signal.
    void clearCurrent();

    QLineEdit *filterField() const { return m_filter; }
    // What the words in the field mean; a filter that is not empty narrows the tree now.
    TaxonomyFilter filter() const;
    // What they leave, by category, for whoever filters by them, too; empty where no row matches.
    std::vector<TaxonomyMatch> filterMatches() const;
    // The path of the current row; empty where there is none.
    TreeSelection current() const;

Q_SIGNALS:
    // The user made another row the current one. Not emitted when the row merely follows Selection::keypoint.
    void selectionChanged(const TreeSelection &selection);
    // The user chose a keypoint's row, also when it was the current one already.
    void keypointActivated(const QString &category, const QString &keypoint);
    // The words changed, or what they leave: a score that they ask for, another tree.
    void filterChanged();
    void openDatasetRequested();
    void createDemoRequested();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildTree();
    void applyFilter();
    void showProblems();
    void currentChanged(const QModelIndex &index);
    void announceKeypoint(const QModelIndex &index);
    void reveal();
    void makeCurrent(const QString &key, bool scroll);
    void expandFirstTime();
    QStringList expandedKeys() const;
    void expandKeys(const QStringList &keys);
    QString currentKey() const;

    Selection *m_selection;
    TaxonomyModel *m_model;
    TaxonomyFilterModel *m_rows;
    TaxonomyView *m_view = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_nothing = nullptr;
    QWidget *m_notice = nullptr;
    QLabel *m_noticeText = nullptr;
    QPushButton *m_noticeButton = nullptr;
    QStackedWidget *m_pages = nullptr;
    QStringList m_expandedBeforeFilter;
    QString m_noticeFile;
    bool m_filtering = false;
    bool m_following = false; // the current row is being set by the panel, not by the user
};

} // namespace soco::widgets

Q_DECLARE_METATYPE(soco::widgets::TreeSelection)
