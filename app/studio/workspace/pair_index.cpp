#include "app/studio/workspace/pair_index.h"

#include "core/base/parallel.h"

#include <atomic>
#include <map>
#include <mutex>

namespace soco::studio {

using dataset::PairKind;
using dataset::PairRef;

std::shared_ptr<const PairIndex> PairIndex::build(std::shared_ptr<const dataset::Dataset> dataset, const Task &task)
{
    auto index = std::make_shared<PairIndex>();
    index->m_dataset = dataset;
    std::map<std::pair<std::string, std::string>, int> ids;
    std::mutex mutex;
    const std::size_t total = dataset->pairCount();
    std::atomic<std::size_t> done{0};
    for (const PairKind kind : dataset::allPairKinds) {
        const auto pairs = dataset->pairs(kind);
        auto &entries = index->m_entries[std::size_t(kind)];
        entries.resize(pairs.size());
        parallelFor(
            pairs.size(), 0,
            [&](std::size_t i) {
                const auto pair = dataset->loadPair(pairs[i]);
                if (pair) {
                    const auto matches = dataset::matchesOf(*pair);
                    const std::scoped_lock lock(mutex);
                    const auto idOf = [&](int source) {
                        const dataset::Keypoint &keypoint = pair->source.keypoints[std::size_t(source)];
                        const auto [it, isNew] = ids.try_emplace({keypoint.name, keypoint.conceptName}, int(ids.size()));
                        if (isNew)
                            index->m_names.push_back({keypoint.name, keypoint.conceptName});
                        return it->second;
                    };
                    for (const auto &[source, target] : matches.semantic)
                        entries[i].semantic.push_back(idOf(source));
                    for (const auto &concept_ : matches.concepts)
                        entries[i].concepts.push_back(idOf(concept_.source));
                }
                if (const std::size_t n = ++done; n % 64 == 0 || n == total) {
                    const std::scoped_lock lock(mutex);
                    task.report({std::int64_t(n), std::int64_t(total), pairs[i].file});
                }
            },
            task.stopToken());
    }
    return index;
}

template <class Matches>
std::vector<PairRef> PairIndex::pairsWhere(PairKind kind, const std::string &group, bool semanticOnly, Matches matches) const
{
    std::vector<PairRef> found;
    const auto pairs = m_dataset->pairs(kind);
    const auto &entries = m_entries[std::size_t(kind)];
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].group != group)
            continue;
        const auto hit = [&](const std::vector<int> &ids) {
            return std::any_of(ids.begin(), ids.end(), [&](int id) { return matches(m_names[std::size_t(id)]); });
        };
        if (hit(entries[i].semantic) || (!semanticOnly && hit(entries[i].concepts)))
            found.push_back(pairs[i]);
    }
    return found;
}

std::vector<PairRef> PairIndex::pairsWithKeypoint(PairKind kind, const std::string &group, const std::string &keypoint) const
{
    return pairsWhere(kind, group, true, [&](const Name &name) { return name.keypoint == keypoint; });
}

std::vector<PairRef> PairIndex::pairsWithConcept(PairKind kind, const std::string &group, const std::string &conceptName) const
{
    return pairsWhere(kind, group, false, [&](const Name &name) { return name.conceptName == conceptName; });
}

QHash<QString, double> PairIndex::scores(const benchmark::KindResult &result, benchmark::Criterion criterion,
                                         double alpha, const dataset::Taxonomy &taxonomy) const
{
    struct Tally {
        int right = 0, all = 0;
    };
    QHash<QString, Tally> tallies;
    const bool soc = criterion == benchmark::Criterion::Soc;
    const auto &entries = m_entries[std::size_t(result.kind)];
    std::map<std::pair<std::string, std::string>, std::size_t> position;
    const auto pairs = m_dataset->pairs(result.kind);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        position.emplace(std::pair(pairs[i].group, pairs[i].file), i);
    for (const benchmark::PairScore &score : result.scores) {
        const auto found = position.find({score.group, score.file});
        if (found == position.end())
            continue;
        const auto &ids = soc ? entries[found->second].semantic : entries[found->second].concepts;
        const auto &errors = soc ? score.socErrors : score.ccErrors;
        if (ids.size() != errors.size())
            continue; // the pair was edited since the run
        for (std::size_t k = 0; k < ids.size(); ++k) {
            const Name &name = m_names[std::size_t(ids[k])];
            const QString category = QString::fromStdString(score.group);
            const QString concept_ = category + '/' + QString::fromStdString(name.conceptName);
            const int right = errors[k] < float(alpha) ? 1 : 0;
            for (const QString &key : {concept_, concept_ + '/' + QString::fromStdString(name.keypoint)}) {
                Tally &tally = tallies[key];
                tally.right += right;
                ++tally.all;
            }
        }
    }
    QHash<QString, double> percent;
    for (auto it = tallies.cbegin(); it != tallies.cend(); ++it)
        percent.insert(it.key(), 100.0 * it->right / it->all);
    const benchmark::Score score = benchmark::pck(result.scores, criterion, alpha);
    std::map<std::string, std::pair<double, int>> superCategories;
    for (const auto &[group, value] : score.byGroup) {
        percent.insert(QString::fromStdString(group), value);
        auto &[sum, count] = superCategories[taxonomy.superCategoryOf(group)];
        sum += value;
        ++count;
    }
    for (const auto &[name, sumAndCount] : superCategories)
        percent.insert("super:" + QString::fromStdString(name), sumAndCount.first / sumAndCount.second);
    return percent;
}

} // namespace soco::studio
