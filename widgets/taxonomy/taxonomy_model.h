#pragma once

#include "core/dataset/taxonomy.h"
#include "widgets/common/panel_paint.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace soco::widgets {

class TaxonomyFilter;

// The path of a row of the tree; fields below the row's level are empty.
struct TreeSelection {
    QString superCategory, category, concept_, keypoint;
    friend bool operator==(const TreeSelection &, const TreeSelection &) = default;
};

// A row's score and what it was made from; zeros where that is not known.
struct TreeScore {
    double percent = 0;
    std::int64_t pairs = 0; // that had a point scored
    std::int64_t points = 0;
};

// What a filter leaves of one category.
struct TaxonomyMatch {
    QString category;
    bool whole = false;       // every row of it
    QSet<QString> keypoints; // full names
};

// Super-category > category > concept > keypoint with counts of images and the score of the focused model.
class TaxonomyModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ImagesColumn, ScoreColumn, ColumnCount };
    enum class Level { SuperCategory, Category, Concept, Keypoint };
    enum Role {
        LevelRole = PanelRoleEnd, // int(Level)
        KeyRole,                  // "car/wheel_center", as scores are keyed; "super:transportation"
    };

    explicit TaxonomyModel(QObject *parent = nullptr);

    // Counts alone changed: rows stay and dataChanged is emitted. Otherwise the model is reset.
    void setTaxonomy(std::shared_ptr<const dataset::Taxonomy> taxonomy);
    void setScores(const QHash<QString, TreeScore> &scores, int slot, const QString &criterionName);
    // Keypoints of `category` that the pair on screen shows; the others of that category are muted. Empty: none are.
    void setShownKeypoints(const QString &category, const QSet<QString> &keypoints);

    TreeSelection path(const QModelIndex &index) const;
    QModelIndex indexOfKey(const QString &key) const;
    // The row of a keypoint; `category` empty: the first category that has it.
    QModelIndex indexOfKeypoint(const QString &category, const QString &keypoint) const;
    int categoryCount() const;

    // One value per row (by internalId): whether it or something below it matches.
    std::vector<bool> matching(const TaxonomyFilter &filter) const;
    // The same by category; those without a match are not in it.
    std::vector<TaxonomyMatch> matches(const TaxonomyFilter &filter) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Node {
        Level level = Level::SuperCategory;
        int parent = -1;
        int row = 0;
        QString name;  // as in the data
        QString label; // as shown
        QString kind;
        QString key;
        int images = 0;
        std::optional<TreeScore> score;
        bool muted = false;
        std::vector<int> children;
    };

    static std::vector<Node> nodesOf(const dataset::Taxonomy &taxonomy, std::vector<int> &roots);
    const Node *node(const QModelIndex &index) const;
    QModelIndex indexOfNode(int id, int column = 0) const;
    bool isMatch(const Node &leaf, const TreeSelection &names, const TaxonomyFilter &filter) const;
    QString scoreText(const Node &node) const;
    void applyScores();
    void applyShown();
    void emitColumnChanged(Column first, Column last);

    bool isCounted(const Node &node) const;

    std::vector<Node> m_nodes;
    bool m_counted = false; // down to the keypoints
    std::vector<int> m_roots;
    QHash<QString, int> m_byKey;
    QHash<QString, TreeScore> m_scores;
    QString m_criterion;
    QString m_shownCategory;
    QSet<QString> m_shown;
    int m_slot = 0;
};

// Rows that match the filter, and their ancestors.
class TaxonomyFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    // Empty: every row. Otherwise by internalId of the source's rows.
    void setVisibleRows(std::vector<bool> visible);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::vector<bool> m_visible;
};

} // namespace soco::widgets
