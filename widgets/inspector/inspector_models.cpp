#include "widgets/inspector/inspector_models.h"

#include "widgets/common/chips.h"
#include "widgets/common/count_text.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/task_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace soco::widgets {

namespace {

constexpr auto textRight = int(Qt::AlignRight | Qt::AlignVCenter);
constexpr auto textLeft = int(Qt::AlignLeft | Qt::AlignVCenter);
constexpr auto textCentre = int(Qt::AlignHCenter | Qt::AlignVCenter);

QString optionalText(const std::optional<double> &value)
{
    return numberText(value.value_or(std::numeric_limits<double>::quiet_NaN()), 2);
}

QVariant verdictData(const std::optional<benchmark::Verdict> &verdict, int role)
{
    if (role == VerdictRole)
        return verdict ? QVariant(int(*verdict)) : QVariant();
    if (role == Qt::AccessibleTextRole)
        return verdict ? verdictWord(*verdict) : QCoreApplication::translate("Verdict", "not judged yet");
    return {};
}

} // namespace

void MatchesModel::setRows(std::vector<Row> rows)
{
    const bool same = rows.size() == m_rows.size()
                      && std::equal(rows.begin(), rows.end(), m_rows.begin(),
                                    [](const Row &a, const Row &b) { return a.slot == b.slot; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows.swap(rows);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i] != rows[i])
            Q_EMIT dataChanged(index(int(i), 0), index(int(i), columnCount() - 1));
}

void MatchesModel::setPairKind(dataset::PairKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    Q_EMIT headerDataChanged(Qt::Horizontal, FirstVerdictColumn, columnCount() - 1);
}

int MatchesModel::rowOfSlot(int slot) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [slot](const Row &row) { return row.slot == slot; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int MatchesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MatchesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstVerdictColumn + int(benchmark::judges().size());
}

QVariant MatchesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == MutedRole)
        return row.muted;
    switch (index.column()) {
    case ModelColumn:
        if (role == SlotRole)
            return row.slot;
        if (role == BriefRole)
            return row.brief;
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return row.title;
        if (role == Qt::AccessibleTextRole)
            return tr("%1, model %2").arg(row.title).arg(row.slot);
        break;
    case CosineColumn:
    case ErrorColumn: {
        const QString text = optionalText(index.column() == CosineColumn ? row.cosine : row.error);
        if (role == Qt::DisplayRole)
            return text;
        if (role == Qt::TextAlignmentRole)
            return textRight;
        if (role == Qt::AccessibleTextRole)
            return index.column() == CosineColumn ? tr("cosine %1").arg(text) : tr("error %1 radii").arg(text);
        break;
    }
    default:
        const auto place = std::size_t(index.column() - FirstVerdictColumn);
        return verdictData(place < row.verdicts.size() ? row.verdicts[place] : std::nullopt, role);
    }
    return {};
}

QVariant MatchesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == ModelColumn ? textLeft : section < FirstVerdictColumn ? textRight : textCentre;
    if (section < FirstVerdictColumn) {
        const QString names[] = {tr("Model"), tr("cos"), tr("error")};
        return role == Qt::DisplayRole ? names[section] : QVariant();
    }
    const benchmark::Criterion criterion = benchmark::criteria()[std::size_t(section - FirstVerdictColumn)];
    if (role == Qt::DisplayRole)
        return taskName(dataset::PairKind::Intra, criterion);
    if (role == Qt::AccessibleTextRole)
        return taskName(m_kind, criterion);
    if (role == Qt::ToolTipRole)
        return tr("%1: %2").arg(taskName(m_kind, criterion), judgeMeaning(criterion));
    return {};
}

void BestMatchesModel::setRows(std::vector<Row> rows)
{
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else if (rows != m_rows) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    }
}

int BestMatchesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BestMatchesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BestMatchesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == MutedRole)
        return row.muted || index.column() == RankColumn || (index.column() == NameColumn && row.name.isEmpty());
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case RankColumn:
            return QString::number(index.row() + 1);
        case NameColumn:
            return row.name.isEmpty() ? tr("no keypoint within α") : row.name;
        case BarColumn:
            return row.cosine;
        case CosineColumn:
            return numberText(row.cosine, 2);
        default:
            break;
        }
    }
    if (role == Qt::TextAlignmentRole)
        return index.column() == CosineColumn ? textRight : textLeft;
    if (role == Qt::AccessibleTextRole && index.column() == CosineColumn)
        return tr("cosine %1").arg(numberText(row.cosine, 2));
    if (role == Qt::ToolTipRole && index.column() == NameColumn)
        return row.name;
    return {};
}

void PairMatrixModel::setContent(std::vector<int> slots_, std::vector<QString> titles, std::vector<Row> rows)
{
    const bool same = slots_ == m_slots && rows.size() == m_rows.size() && !rows.empty();
    if (!same) {
        beginResetModel();
        m_slots = std::move(slots_);
        m_titles = std::move(titles);
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_titles = std::move(titles);
    m_rows.swap(rows);
    bool changed = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i] == rows[i])
            continue;
        changed = true;
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), columnCount() - 1));
    }
    if (changed)
        Q_EMIT dataChanged(index(int(m_rows.size()), 0), index(int(m_rows.size()), columnCount() - 1));
}

int PairMatrixModel::slotOfColumn(int column) const
{
    return column > 0 && std::size_t(column) <= m_slots.size() ? m_slots[std::size_t(column) - 1] : 0;
}

int PairMatrixModel::columnOfSlot(int slot) const
{
    const auto found = std::find(m_slots.begin(), m_slots.end(), slot);
    return found == m_slots.end() ? -1 : int(found - m_slots.begin()) + 1;
}

int PairMatrixModel::rowOfKeypoint(const QString &keypoint) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.keypoint == keypoint; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int PairMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_rows.empty() ? 0 : int(m_rows.size()) + 1;
}

int PairMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_slots.size()) + 1;
}

QVariant PairMatrixModel::total(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return column == 0 ? textLeft : textCentre;
    if (role == TotalRole)
        return true;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    if (column == 0)
        return tr("Right");
    int right = 0, judged = 0;
    for (const Row &row : m_rows) {
        const auto &verdict = row.verdicts[std::size_t(column) - 1];
        judged += verdict && *verdict != benchmark::Verdict::NotScored;
        right += verdict == benchmark::Verdict::Right;
    }
    if (judged == 0)
        return role == Qt::DisplayRole ? QStringLiteral("–") : tr("not judged yet");
    if (role == Qt::DisplayRole)
        return QString::number(right);
    return tr("%1: %2 of %3 right (%4 %)")
        .arg(m_titles[std::size_t(column) - 1])
        .arg(right)
        .arg(countText(judged, tr("%1 point"), tr("%1 points")))
        .arg(numberText(100.0 * right / judged, 1));
}

QVariant PairMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (index.row() == int(m_rows.size()))
        return total(index.column(), role);
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == KeypointRole)
        return row.keypoint;
    if (index.column() == 0) {
        switch (role) {
        case Qt::DisplayRole:
            return row.label.name;
        case DetailRole:
            return row.label.identity;
        case Qt::ToolTipRole:
            return row.keypoint;
        case Qt::AccessibleTextRole:
            return row.label.joined();
        default:
            return {};
        }
    }
    if (role == SlotRole)
        return slotOfColumn(index.column());
    return verdictData(row.verdicts[std::size_t(index.column()) - 1], role);
}

QVariant PairMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == 0 ? textLeft : textCentre;
    if (section == 0)
        return role == Qt::DisplayRole ? QVariant(tr("Keypoint")) : QVariant();
    if (role == SlotRole)
        return slotOfColumn(section);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return m_titles[std::size_t(section) - 1];
    return {};
}

Qt::ItemFlags PairMatrixModel::flags(const QModelIndex &index) const
{
    if (index.isValid() && index.row() == int(m_rows.size()))
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return QAbstractTableModel::flags(index);
}

} // namespace soco::widgets
