#include "widgets/taxonomy/pair_model.h"

#include "widgets/common/count_text.h"
#include "widgets/common/model_labels.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace soco::widgets {

namespace {

// Some 20 screens of pairs; a picture of 108 x 72 is 31 kB.
constexpr int keptThumbnails = 800;

QString names(const dataset::PairRef &ref)
{
    if (ref.source.empty() || ref.target.empty())
        return QString::fromStdString(ref.file);
    return QString::fromStdString(ref.source) + QStringLiteral(" → ") + QString::fromStdString(ref.target);
}

dataset::PairRef exchanged(dataset::PairRef ref)
{
    std::swap(ref.source, ref.target);
    std::swap(ref.sourceCategory, ref.targetCategory);
    return ref;
}

// car_3 before car_12: every run of digits is preceded by its length. (QCollator does this only where Qt has ICU.)
std::string naturalKey(const dataset::PairRef &ref)
{
    std::string key;
    for (const std::string &name : {ref.source, ref.target, ref.file}) {
        for (std::size_t i = 0; i < name.size();) {
            std::size_t end = i;
            while (end < name.size() && name[end] >= '0' && name[end] <= '9')
                ++end;
            if (end == i) {
                key += name[i++];
                continue;
            }
            while (i + 1 < end && name[i] == '0')
                ++i;
            key += '0';
            key += char('0' + std::min<std::size_t>(end - i, 70));
            key.append(name, i, end - i);
            i = end;
        }
        key += '\0';
    }
    return key;
}

// Scaled and cut to fill `size`, as the frames of the list are all of one shape.
QPixmap filled(const QImage &image, const QSize &size)
{
    const QImage scaled = image.convertToFormat(QImage::Format_ARGB32_Premultiplied).scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QPoint corner((scaled.width() - size.width()) / 2, (scaled.height() - size.height()) / 2);
    return QPixmap::fromImage(scaled.copy(QRect(corner, size)));
}

} // namespace

std::array<QString, 2> pictureKeys(const dataset::PairRef &ref)
{
    const auto key = [](const std::string &category, const std::string &stem) {
        return stem.empty() ? QString() : QString::fromStdString(dataset::pictureKey(category, stem));
    };
    return {key(ref.sourceCategory, ref.source), key(ref.targetCategory, ref.target)};
}

PairModel::PairModel(QObject *parent) : QAbstractListModel(parent), m_thumbnails(keptThumbnails) {}

void PairModel::setPairs(std::vector<dataset::PairRef> pairs)
{
    beginResetModel();
    m_pairs = std::move(pairs);
    m_rows = arranged();
    endResetModel();
}

void PairModel::rebuild()
{
    std::vector<int> rows = arranged();
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

std::vector<int> PairModel::arranged() const
{
    std::vector<int> rows(m_pairs.size());
    std::iota(rows.begin(), rows.end(), 0);
    if (!m_words.isEmpty()) {
        std::erase_if(rows, [this](int i) {
            const QString text = names(m_pairs[std::size_t(i)]);
            return !std::all_of(m_words.begin(), m_words.end(),
                                [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        });
    }
    if (m_accepts)
        std::erase_if(rows, [this](int i) { return !m_accepts(m_pairs[std::size_t(i)]); });
    if (m_order == Order::Name) {
        std::vector<std::string> keys(m_pairs.size());
        for (const int i : rows)
            keys[std::size_t(i)] = naturalKey(m_pairs[std::size_t(i)]);
        std::stable_sort(rows.begin(), rows.end(),
                         [&](int a, int b) { return keys[std::size_t(a)] < keys[std::size_t(b)]; });
    } else if (m_order != Order::AsGiven) {
        std::vector<double> shares(m_pairs.size());
        for (const int i : rows)
            shares[std::size_t(i)] = shareOf(i);
        const bool lowest = m_order == Order::LowestShare;
        std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) {
            const double first = shares[std::size_t(a)], second = shares[std::size_t(b)];
            if ((first < 0) != (second < 0))
                return second < 0;
            return lowest ? first < second : first > second;
        });
    }
    return rows;
}

// 0 to 1; negative where nothing was scored.
double PairModel::shareOf(int pair) const
{
    if (m_scores) {
        for (const PairScoreText &score : m_scores(m_pairs[std::size_t(pair)]))
            if (score.slot == m_focused && score.of > 0)
                return double(score.right) / score.of;
    }
    return -1;
}

void PairModel::setWords(const QString &words)
{
    const QStringList split = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (split == m_words)
        return;
    m_words = split;
    rebuild();
}

void PairModel::setFilter(Accepts accepts)
{
    if (!accepts && !m_accepts)
        return;
    m_accepts = std::move(accepts);
    rebuild();
}

void PairModel::setOrder(Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    rebuild();
}

void PairModel::setModels(std::vector<ModelSlot> models)
{
    m_models = std::move(models);
    m_labels.clear();
    for (const ModelLabel &label : modelLabels(m_models))
        m_labels.push_back(label.text());
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

void PairModel::setFocusedSlot(int slot)
{
    if (slot == m_focused)
        return;
    m_focused = slot;
    refreshScores();
}

void PairModel::setScores(Scores scores)
{
    m_scores = std::move(scores);
    refreshScores();
}

void PairModel::setSwapped(const std::optional<dataset::PairRef> &pair)
{
    const auto before = std::exchange(m_swapped, pair);
    for (const auto &changed : {before, pair})
        if (const int row = changed ? rowOf(*changed) : -1; row >= 0)
            Q_EMIT dataChanged(index(row), index(row));
}

void PairModel::refreshScores()
{
    if (m_order == Order::LowestShare || m_order == Order::HighestShare)
        rebuild();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

const dataset::PairRef &PairModel::pair(int row) const
{
    return m_pairs[std::size_t(m_rows[std::size_t(row)])];
}

std::vector<PairScoreText> PairModel::scores(int row) const
{
    return m_scores ? m_scores(pair(row)) : std::vector<PairScoreText>{};
}

int PairModel::rowOf(const dataset::PairRef &ref) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](int i) {
        const dataset::PairRef &other = m_pairs[std::size_t(i)];
        return other.file == ref.file && other == ref;
    });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void PairModel::setThumbnail(const QString &key, const QImage &image, const QString &problem, const QSize &size)
{
    if (!problem.isEmpty() || image.isNull()) {
        m_thumbnails.remove(key);
        m_problems.insert(key, problem.isEmpty() ? tr("Image missing: %1").arg(key.section('/', -1)) : problem);
    } else {
        m_problems.remove(key);
        m_thumbnails.insert(key, new QPixmap(filled(image, size)));
    }
}

void PairModel::clearThumbnails()
{
    m_thumbnails.clear();
    m_problems.clear();
}

void PairModel::forgetThumbnails(const QSet<QString> &keys)
{
    for (const QString &key : keys)
        m_thumbnails.remove(key);
    m_problems.clear();
}

int PairModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const dataset::PairRef &ref = pair(index.row());
    const bool swapped = isSwapped(index.row());
    if (role == Qt::DisplayRole)
        return swapped ? names(exchanged(ref)) : names(ref);
    if (role == Qt::ToolTipRole) {
        QStringList lines{names(ref), QString::fromStdString(ref.group + '/' + ref.file)};
        if (swapped)
            lines << tr("Source and target are exchanged (T). Scores count the pair as it is stored.");
        lines.removeDuplicates();
        for (const PairScoreText &score : scores(index.row()))
            lines << scoreText(score);
        for (const QString &key : pictureKeys(ref))
            lines << m_problems.value(key);
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{swapped ? names(exchanged(ref)) : names(ref)};
        if (swapped)
            parts << tr("source and target exchanged");
        for (const PairScoreText &score : scores(index.row()))
            parts << scoreText(score);
        for (const QString &key : pictureKeys(ref))
            parts << m_problems.value(key).section(QLatin1Char('\n'), 0, 0);
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

// "DINOv2-B/14: 5 of 9 points right (55.6 %)"; empty for a model that is not shown.
QString PairModel::scoreText(const PairScoreText &score) const
{
    const auto model =
        std::find_if(m_models.begin(), m_models.end(), [&](const ModelSlot &m) { return m.slot == score.slot; });
    if (model == m_models.end())
        return {};
    const QString &label = m_labels[std::size_t(model - m_models.begin())];
    if (score.of == 0)
        return tr("%1: no point of this pair is scored").arg(label);
    const QString text = tr("%1: %2 of %3 right (%4 %)")
                             .arg(label)
                             .arg(score.right)
                             .arg(countText(score.of, tr("%1 point"), tr("%1 points")))
                             .arg(numberText(100.0 * score.right / score.of, 1));
    return score.isStale ? tr("%1, before its last change").arg(text) : text;
}

} // namespace soco::widgets
