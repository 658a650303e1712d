#include "widgets/taxonomy/taxonomy_model.h"

#include "widgets/common/count_text.h"
#include "widgets/taxonomy/taxonomy_filter.h"

#include <cmath>
#include <limits>

namespace soco::widgets {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

QString capitalised(QString name)
{
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString imagesText(int count)
{
    return countText(count, TaxonomyModel::tr("%1 image"), TaxonomyModel::tr("%1 images"));
}

} // namespace

TaxonomyModel::TaxonomyModel(QObject *parent) : QAbstractItemModel(parent) {}

std::vector<TaxonomyModel::Node> TaxonomyModel::nodesOf(const dataset::Taxonomy &taxonomy, std::vector<int> &roots)
{
    std::vector<Node> nodes;
    const auto add = [&](Level level, int parent, const std::string &name, const QString &key, int images) {
        Node node;
        node.level = level;
        node.parent = parent;
        node.name = QString::fromStdString(name);
        node.label = node.name;
        node.key = key;
        node.images = images;
        std::vector<int> &siblings = parent < 0 ? roots : nodes[std::size_t(parent)].children;
        node.row = int(siblings.size());
        siblings.push_back(int(nodes.size()));
        nodes.push_back(std::move(node));
        return int(nodes.size()) - 1;
    };
    for (const auto &super : taxonomy.superCategories) {
        const int s = add(Level::SuperCategory, -1, super.name, QStringLiteral("super:") + QString::fromStdString(super.name),
                          super.images);
        nodes[std::size_t(s)].label = capitalised(nodes[std::size_t(s)].name);
        for (const auto &category : super.categories) {
            const int c = add(Level::Category, s, category.name, QString::fromStdString(category.name), category.images);
            for (const auto &part : category.concepts) {
                const QString partKey = nodes[std::size_t(c)].key + QLatin1Char('/') + QString::fromStdString(part.name);
                const int p = add(Level::Concept, c, part.name, partKey, part.images);
                for (const auto &keypoint : part.keypoints) {
                    const QString name = QString::fromStdString(keypoint.name);
                    const int k = add(Level::Keypoint, p, keypoint.name, partKey + QLatin1Char('/') + name, keypoint.images);
                    Node &node = nodes[std::size_t(k)];
                    if (!keypoint.identity.empty())
                        node.label = QString::fromStdString(keypoint.identity);
                    node.kind = QString::fromStdString(keypoint.kind);
                }
            }
        }
    }
    return nodes;
}

void TaxonomyModel::setTaxonomy(std::shared_ptr<const dataset::Taxonomy> taxonomy)
{
    std::vector<int> roots;
    std::vector<Node> nodes = taxonomy ? nodesOf(*taxonomy, roots) : std::vector<Node>{};
    m_counted = std::any_of(nodes.begin(), nodes.end(),
                            [](const Node &node) { return node.level == Level::Concept && node.images > 0; });
    bool same = nodes.size() == m_nodes.size() && !nodes.empty();
    for (std::size_t i = 0; same && i < nodes.size(); ++i)
        same = nodes[i].level == m_nodes[i].level && nodes[i].key == m_nodes[i].key;
    if (same) {
        m_nodes = std::move(nodes);
        m_roots = std::move(roots);
        applyScores();
        applyShown();
        emitColumnChanged(NameColumn, ScoreColumn);
        return;
    }
    beginResetModel();
    m_nodes = std::move(nodes);
    m_roots = std::move(roots);
    m_byKey.clear();
    m_byKey.reserve(qsizetype(m_nodes.size()));
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        m_byKey.insert(m_nodes[i].key, int(i));
    applyScores();
    applyShown();
    endResetModel();
}

// Names of files tell how many images a category has; the rest is known once their annotations are read.
bool TaxonomyModel::isCounted(const Node &node) const
{
    return node.level < Level::Concept || m_counted;
}

void TaxonomyModel::applyScores()
{
    for (Node &node : m_nodes)
        node.score = m_scores.contains(node.key) ? std::optional(m_scores.value(node.key)) : std::nullopt;
}

void TaxonomyModel::setScores(const QHash<QString, TreeScore> &scores, int slot, const QString &criterionName)
{
    m_scores = scores;
    m_slot = slot;
    m_criterion = criterionName;
    applyScores();
    emitColumnChanged(ScoreColumn, ScoreColumn);
    Q_EMIT headerDataChanged(Qt::Horizontal, ScoreColumn, ScoreColumn);
}

void TaxonomyModel::applyShown()
{
    for (Node &node : m_nodes)
        node.muted = false;
    const int category = m_byKey.value(m_shownCategory, -1);
    if (category < 0 || m_shown.isEmpty())
        return;
    for (const int part : m_nodes[std::size_t(category)].children) {
        bool any = false;
        for (const int keypoint : m_nodes[std::size_t(part)].children) {
            Node &node = m_nodes[std::size_t(keypoint)];
            node.muted = !m_shown.contains(node.name);
            any = any || !node.muted;
        }
        m_nodes[std::size_t(part)].muted = !any;
    }
}

void TaxonomyModel::setShownKeypoints(const QString &category, const QSet<QString> &keypoints)
{
    if (m_shownCategory == category && m_shown == keypoints)
        return;
    m_shownCategory = category;
    m_shown = keypoints;
    applyShown();
    emitColumnChanged(NameColumn, NameColumn);
}

void TaxonomyModel::emitColumnChanged(Column first, Column last)
{
    const auto emitFor = [&](const std::vector<int> &siblings) {
        if (!siblings.empty())
            Q_EMIT dataChanged(indexOfNode(siblings.front(), first), indexOfNode(siblings.back(), last));
    };
    emitFor(m_roots);
    for (const Node &node : m_nodes)
        emitFor(node.children);
}

const TaxonomyModel::Node *TaxonomyModel::node(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? &m_nodes[std::size_t(index.internalId())] : nullptr;
}

QModelIndex TaxonomyModel::indexOfNode(int id, int column) const
{
    return id < 0 ? QModelIndex() : createIndex(m_nodes[std::size_t(id)].row, column, quintptr(id));
}

TreeSelection TaxonomyModel::path(const QModelIndex &index) const
{
    TreeSelection path;
    for (const Node *at = node(index); at; at = at->parent < 0 ? nullptr : &m_nodes[std::size_t(at->parent)]) {
        switch (at->level) {
        case Level::SuperCategory:
            path.superCategory = at->name;
            break;
        case Level::Category:
            path.category = at->name;
            break;
        case Level::Concept:
            path.concept_ = at->name;
            break;
        case Level::Keypoint:
            path.keypoint = at->name;
            break;
        }
    }
    return path;
}

QModelIndex TaxonomyModel::indexOfKey(const QString &key) const
{
    return indexOfNode(m_byKey.value(key, -1));
}

QModelIndex TaxonomyModel::indexOfKeypoint(const QString &category, const QString &keypoint) const
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Node &at = m_nodes[i];
        if (at.level != Level::Keypoint || at.name != keypoint)
            continue;
        const Node &part = m_nodes[std::size_t(at.parent)];
        if (category.isEmpty() || m_nodes[std::size_t(part.parent)].name == category)
            return indexOfNode(int(i));
    }
    return {};
}

int TaxonomyModel::categoryCount() const
{
    std::size_t count = 0;
    for (const int super : m_roots)
        count += m_nodes[std::size_t(super)].children.size();
    return int(count);
}

bool TaxonomyModel::isMatch(const Node &leaf, const TreeSelection &names, const TaxonomyFilter &filter) const
{
    const bool keypoint = leaf.level == Level::Keypoint;
    return filter.matches({names.superCategory, names.category, names.concept_, names.keypoint,
                           keypoint ? leaf.label : QString(), leaf.kind, leaf.score ? leaf.score->percent : none});
}

std::vector<bool> TaxonomyModel::matching(const TaxonomyFilter &filter) const
{
    std::vector<bool> visible(m_nodes.size(), false);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Node &leaf = m_nodes[i];
        if (!leaf.children.empty() || !isMatch(leaf, path(indexOfNode(int(i))), filter))
            continue;
        for (int at = int(i); at >= 0 && !visible[std::size_t(at)]; at = m_nodes[std::size_t(at)].parent)
            visible[std::size_t(at)] = true;
    }
    return visible;
}

std::vector<TaxonomyMatch> TaxonomyModel::matches(const TaxonomyFilter &filter) const
{
    std::vector<TaxonomyMatch> found;
    QHash<QString, std::size_t> byCategory;
    QSet<QString> partly;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Node &leaf = m_nodes[i];
        if (!leaf.children.empty())
            continue;
        const TreeSelection names = path(indexOfNode(int(i)));
        if (names.category.isEmpty())
            continue;
        if (!isMatch(leaf, names, filter)) {
            partly.insert(names.category);
            continue;
        }
        if (!byCategory.contains(names.category)) {
            byCategory.insert(names.category, found.size());
            found.push_back({.category = names.category, .whole = false, .keypoints = {}});
        }
        if (!names.keypoint.isEmpty())
            found[byCategory.value(names.category)].keypoints.insert(names.keypoint);
    }
    for (TaxonomyMatch &match : found)
        match.whole = !partly.contains(match.category);
    return found;
}

QModelIndex TaxonomyModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    const Node *above = node(parent);
    const std::vector<int> &siblings = above ? above->children : m_roots;
    if (std::size_t(row) >= siblings.size())
        return {};
    return createIndex(row, column, quintptr(siblings[std::size_t(row)]));
}

QModelIndex TaxonomyModel::parent(const QModelIndex &index) const
{
    const Node *at = node(index);
    return at ? indexOfNode(at->parent) : QModelIndex();
}

int TaxonomyModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *above = node(parent);
    return int(above ? above->children.size() : m_roots.size());
}

int TaxonomyModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TaxonomyModel::data(const QModelIndex &index, int role) const
{
    const Node *at = node(index);
    if (!at)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == NameColumn)
            return at->label;
        if (index.column() == ImagesColumn)
            return isCounted(*at) ? QString::number(at->images) : QStringLiteral("–");
        return numberText(at->score ? at->score->percent : none, 1);
    case Qt::AccessibleTextRole:
        if (index.column() == NameColumn)
            return at->level == Level::Keypoint ? at->name : at->label;
        if (index.column() == ImagesColumn)
            return isCounted(*at) ? imagesText(at->images) : tr("not counted yet");
        return scoreText(*at);
    case Qt::ToolTipRole:
        if (index.column() == NameColumn)
            return at->name;
        if (index.column() == ImagesColumn)
            return isCounted(*at) ? imagesText(at->images) : tr("not counted yet");
        return scoreText(*at);
    case Qt::TextAlignmentRole:
        return int((index.column() == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case LevelRole:
        return int(at->level);
    case KeyRole:
        return at->key;
    case MutedRole:
        return at->muted;
    default:
        return {};
    }
}

// "SOC 55.6 %, 23 pairs, 104 points"
QString TaxonomyModel::scoreText(const Node &node) const
{
    if (!node.score || !std::isfinite(node.score->percent))
        return tr("not scored");
    QStringList parts{tr("%1 %2 %").arg(m_criterion, numberText(node.score->percent, 1))};
    if (node.score->pairs > 0)
        parts << countText(node.score->pairs, tr("%1 pair"), tr("%1 pairs"));
    if (node.score->points > 0)
        parts << countText(node.score->points, tr("%1 point"), tr("%1 points"));
    return parts.join(QStringLiteral(", "));
}

QVariant TaxonomyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole) {
        const QString names[] = {tr("Name"), tr("Images"), m_criterion};
        return names[section];
    }
    if (role == Qt::ToolTipRole && section == ScoreColumn)
        return m_criterion;
    if (role == Qt::TextAlignmentRole)
        return int((section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == SlotRole && section == ScoreColumn)
        return m_slot;
    return {};
}

QHash<int, QByteArray> TaxonomyModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert(LevelRole, "level");
    names.insert(KeyRole, "key");
    return names;
}

void TaxonomyFilterModel::setVisibleRows(std::vector<bool> visible)
{
    m_visible = std::move(visible);
    invalidateFilter();
}

bool TaxonomyFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_visible.empty())
        return true;
    const auto id = std::size_t(sourceModel()->index(row, 0, parent).internalId());
    return id < m_visible.size() && m_visible[id];
}

} // namespace soco::widgets
