#pragma once

#include "widgets/common/explore_data.h"
#include "widgets/common/panel_paint.h"
#include "widgets/inspector/keypoint_names.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace soco::widgets {

// What a name is in short, shown where the whole name has no room; empty or none where there is no shorter form.
constexpr int BriefRole = PanelRoleEnd + 32;

// One row per model: chip and title, cosine, error in α radii, the verdict of each judge.
class MatchesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ModelColumn, CosineColumn, ErrorColumn, FirstVerdictColumn };

    struct Row {
        int slot = 0;
        QString title;
        QString brief; // what tells the model from another of its title, for where the title has no room; may be empty
        std::optional<double> cosine;
        std::optional<double> error; // in radii; infinity and nothing are an en dash
        std::vector<std::optional<benchmark::Verdict>> verdicts; // by criterion; a missing one is not judged yet
        bool muted = false; // the values are of the point before
        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    // Same slots: rows stay and only what changed is painted again.
    void setRows(std::vector<Row> rows);
    // What the verdicts are called in full goes by the kind of the pair: "Cross-CC", "Cross-SOC".
    void setPairKind(dataset::PairKind kind);
    static int columnOf(benchmark::Criterion criterion) { return FirstVerdictColumn + criterion.index; }
    const std::vector<Row> &rows() const { return m_rows; }
    int rowOfSlot(int slot) const; // -1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Row> m_rows;
    dataset::PairKind m_kind = dataset::PairKind::Intra;
};

// The focused model's highest cells: rank, the target keypoint there, cosine.
class BestMatchesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RankColumn, NameColumn, BarColumn, CosineColumn, ColumnCount };

    struct Row {
        QString name; // empty: no keypoint within α
        double cosine = 0;
        bool muted = false;
        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<Row> rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    // BarColumn: the cosine as a double in DisplayRole.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<Row> m_rows;
};

// Keypoints of the pair x models, as verdicts of the judged criterion; the last row counts what is right.
class PairMatrixModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        KeypointRole = PanelRoleEnd, // full name
    };

    struct Row {
        int source = -1; // index into the source view's keypoints
        QString keypoint;
        KeypointLabel label;
        std::vector<std::optional<benchmark::Verdict>> verdicts; // by column of models; nothing: not judged yet
        friend bool operator==(const Row &a, const Row &b)
        {
            return a.source == b.source && a.keypoint == b.keypoint && a.label.name == b.label.name
                   && a.label.identity == b.label.identity && a.verdicts == b.verdicts;
        }
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setContent(std::vector<int> slots_, std::vector<QString> titles, std::vector<Row> rows);
    const std::vector<Row> &rows() const { return m_rows; }
    int slotOfColumn(int column) const; // 0 for the column of names
    int columnOfSlot(int slot) const;   // -1
    int rowOfKeypoint(const QString &keypoint) const; // -1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QVariant total(int column, int role) const;

    std::vector<int> m_slots;
    std::vector<QString> m_titles;
    std::vector<Row> m_rows;
};

} // namespace soco::widgets
