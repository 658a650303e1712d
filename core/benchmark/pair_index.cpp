#include "core/benchmark/pair_index.h"

#include "core/base/parallel.h"
#include "core/benchmark/judge.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string_view>
#include <utility>

namespace soco::benchmark {

using dataset::PairKind;
using dataset::PairRef;

namespace {

// Finds a label by its words, without a copy of them.
struct LabelOrder {
    using is_transparent = void;
    using Words = std::pair<std::string_view, std::string_view>;
    static Words words(const KeypointLabel &label) { return {label.keypoint, label.conceptName}; }
    static Words words(const Words &label) { return label; }
    bool operator()(const auto &a, const auto &b) const { return words(a) < words(b); }
};

} // namespace

std::shared_ptr<const PairIndex> PairIndex::build(std::shared_ptr<const dataset::Dataset> dataset, const Task &task)
{
    auto index = std::make_shared<PairIndex>();
    index->m_dataset = dataset;
    std::map<KeypointLabel, int, LabelOrder> known;
    std::mutex mutex;
    const std::size_t total = dataset->pairCount();
    std::atomic<std::size_t> done{0};
    for (const PairKind kind : dataset::allPairKinds) {
        const auto pairs = dataset->pairs(kind);
        auto &entries = index->m_entries[std::size_t(kind)];
        entries.resize(pairs.size());
        for (std::size_t i = 0; i < pairs.size(); ++i)
            index->m_places.emplace(pairs[i].id(), i);
        parallelFor(
            pairs.size(), 0,
            [&](std::size_t i) {
                if (const auto pair = dataset->loadPair(pairs[i])) {
                    entries[i].annotation = annotationDigest(*pair);
                    const auto matches = dataset::matchesOf(*pair);
                    std::vector<int> labels; // of the source's keypoints
                    {
                        const std::scoped_lock lock(mutex);
                        for (const dataset::Keypoint &keypoint : pair->source.keypoints) {
                            auto it = known.find(
                                std::pair(std::string_view(keypoint.name), std::string_view(keypoint.conceptName)));
                            if (it == known.end()) {
                                it = known
                                         .emplace(KeypointLabel{keypoint.name, keypoint.conceptName}, int(known.size()))
                                         .first;
                                index->m_labels.push_back(it->first);
                            }
                            labels.push_back(it->second);
                        }
                    }
                    for (const Criterion criterion : criteria()) {
                        const std::vector<Question> questions = judgeOf(criterion).questions(matches);
                        std::vector<int> &asked = entries[i].keypoints[criterion];
                        asked.reserve(questions.size());
                        for (const Question &question : questions)
                            asked.push_back(labels[std::size_t(question.source)]);
                    }
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
std::vector<PairRef> PairIndex::pairsWhere(PairKind kind, const std::string &group, std::optional<Criterion> criterion,
                                           Matches matches) const
{
    const std::vector<Criterion> asked = criterion ? std::vector{*criterion} : criteria();
    std::vector<PairRef> found;
    const auto pairs = m_dataset->pairs(kind);
    const auto &entries = m_entries[std::size_t(kind)];
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].group != group)
            continue;
        const bool hit = std::any_of(asked.begin(), asked.end(), [&](Criterion one) {
            const std::vector<int> &keypoints = std::as_const(entries[i].keypoints)[one];
            return std::any_of(keypoints.begin(), keypoints.end(),
                               [&](int keypoint) { return matches(m_labels[std::size_t(keypoint)]); });
        });
        if (hit)
            found.push_back(pairs[i]);
    }
    return found;
}

std::vector<PairRef> PairIndex::pairsWithKeypoint(PairKind kind, const std::string &group, const std::string &keypoint,
                                                  Criterion criterion) const
{
    return pairsWhere(kind, group, criterion, [&](const KeypointLabel &label) { return label.keypoint == keypoint; });
}

std::vector<PairRef> PairIndex::pairsWithAny(PairKind kind, const std::string &group,
                                             const std::set<std::string> &keypoints) const
{
    return pairsWhere(kind, group, {}, [&](const KeypointLabel &label) { return keypoints.contains(label.keypoint); });
}

std::vector<PairRef> PairIndex::pairsWithConcept(PairKind kind, const std::string &group,
                                                 const std::string &conceptName) const
{
    return pairsWhere(kind, group, {}, [&](const KeypointLabel &label) { return label.conceptName == conceptName; });
}

const PairIndex::Entry *PairIndex::entryOf(PairKind kind, const PairScore &score) const
{
    const auto place = m_places.find(dataset::PairId{kind, score.group, score.file});
    return place == m_places.end() ? nullptr : &m_entries[std::size_t(kind)][place->second];
}

bool PairIndex::isStale(PairKind kind, const PairScore &score) const
{
    const Entry *entry = entryOf(kind, score);
    return !entry || (score.annotation != 0 && entry->annotation != score.annotation);
}

std::map<std::string, LevelScore> PairIndex::treeScores(const KindResult &result, Criterion criterion,
                                                        double threshold, Reduction reduction,
                                                        const dataset::Taxonomy &taxonomy) const
{
    struct Tally {
        std::int64_t right = 0, points = 0, pairs = 0;
        std::size_t lastPair = std::size_t(-1);
    };
    std::map<std::string, Tally> tallies;
    for (std::size_t pair = 0; pair < result.scores.size(); ++pair) {
        const PairScore &score = result.scores[pair];
        const ScoredPoints &points = score.points[criterion];
        const std::vector<int> *keypoints = &points.keypoints;
        const std::vector<KeypointLabel> *labels = &result.keypoints;
        if (keypoints->empty()) { // an earlier version did not write them: as the pair has them now
            const Entry *entry = entryOf(result.kind, score);
            if (!entry)
                continue;
            keypoints = &entry->keypoints[criterion];
            labels = &m_labels;
        }
        if (keypoints->size() != points.errors.size())
            continue; // the pair was edited since the run
        for (std::size_t k = 0; k < points.errors.size(); ++k) {
            const KeypointLabel &label = labels->at(std::size_t((*keypoints)[k]));
            const std::string conceptKey = score.group + '/' + label.conceptName;
            const bool right = isRight(points.errors[k], threshold);
            for (const std::string &key : {conceptKey, conceptKey + '/' + label.keypoint}) {
                Tally &tally = tallies[key];
                tally.right += right ? 1 : 0;
                ++tally.points;
                tally.pairs += tally.lastPair == pair ? 0 : 1;
                tally.lastPair = pair;
            }
        }
    }
    std::map<std::string, LevelScore> levels;
    for (const auto &[key, tally] : tallies)
        levels[key] = {100.0 * double(tally.right) / double(tally.points), tally.pairs, tally.points};

    const Score overall = pck(result.scores, criterion, threshold, reduction);
    std::map<std::string, std::pair<LevelScore, int>> superCategories; // summed, and of how many groups
    for (const auto &[group, percent] : overall.byGroup) {
        const LevelScore level{percent, overall.pairsByGroup.at(group), overall.pointsByGroup.at(group)};
        levels[group] = level;
        auto &[sum, groups] = superCategories["super:" + taxonomy.superCategoryOf(group)];
        sum = {sum.percent + level.percent, sum.pairs + level.pairs, sum.points + level.points};
        ++groups;
    }
    for (const auto &[key, entry] : superCategories)
        levels[key] = {entry.first.percent / entry.second, entry.first.pairs, entry.first.points};
    return levels;
}

} // namespace soco::benchmark
