#include "app/studio/layouts/explore/pair_scope.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace soco::studio {

using dataset::PairRef;

ScopedPairs pairsOf(const PairScope &scope, const dataset::Dataset &dataset, const dataset::Taxonomy *taxonomy,
                    const benchmark::PairIndex *index)
{
    if (scope.marked)
        return {scope.marked->pairs, true};
    const widgets::TreeSelection &row = scope.row;
    const std::string category = row.category.toStdString();
    const bool needsIndex = !row.concept_.isEmpty() || !row.keypoint.isEmpty();
    if (needsIndex && index)
        return {row.keypoint.isEmpty() ? index->pairsWithConcept(scope.kind, category, row.concept_.toStdString())
                                       : index->pairsWithKeypoint(scope.kind, category, row.keypoint.toStdString()),
                true};
    ScopedPairs found;
    found.exact = !needsIndex;
    if (!category.empty()) {
        const auto span = dataset.pairsOf(scope.kind, category);
        found.pairs.assign(span.begin(), span.end());
        return found;
    }
    const auto span = dataset.pairs(scope.kind);
    const std::string superCategory = row.superCategory.toStdString();
    std::copy_if(span.begin(), span.end(), std::back_inserter(found.pairs), [&](const PairRef &ref) {
        return superCategory.empty() || (taxonomy && taxonomy->superCategoryOf(ref.group) == superCategory);
    });
    return found;
}

QString rowText(const widgets::TreeSelection &row, const dataset::Taxonomy *taxonomy)
{
    if (row.category.isEmpty())
        return row.superCategory;
    QStringList path{row.category};
    if (!row.concept_.isEmpty())
        path << row.concept_;
    if (!row.keypoint.isEmpty()) {
        const auto *category = taxonomy ? taxonomy->category(row.category.toStdString()) : nullptr;
        const auto *keypoint = category ? category->find(row.keypoint.toStdString()) : nullptr;
        // A keypoint without siblings has no words of its own: its concept says it.
        if (!keypoint)
            path << row.keypoint;
        else if (!keypoint->identity.empty())
            path << QString::fromStdString(keypoint->identity);
    }
    return path.join(QStringLiteral(" › "));
}

std::function<bool(const PairRef &)> pairFilter(const widgets::TaxonomyFilter &filter,
                                                const std::vector<widgets::TaxonomyMatch> &matches,
                                                dataset::PairKind kind, const benchmark::PairIndex *index)
{
    struct Left {
        std::unordered_set<std::string> categories;
        std::unordered_set<dataset::PairId> pairs;
    };
    auto left = std::make_shared<Left>();
    for (const widgets::TaxonomyMatch &match : matches) {
        const std::string category = match.category.toStdString();
        if (match.whole || !index) {
            left->categories.insert(category);
            continue;
        }
        for (const QString &keypoint : match.keypoints)
            for (const PairRef &ref : index->pairsWithKeypoint(kind, category, keypoint.toStdString()))
                left->pairs.insert(ref.id());
    }
    return [left, filter](const PairRef &ref) {
        return left->categories.contains(ref.group) || left->pairs.contains(ref.id())
            || filter.matchesWords(QString::fromStdString(ref.source + ' ' + ref.target));
    };
}

} // namespace soco::studio
