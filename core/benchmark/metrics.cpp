#include "core/benchmark/metrics.h"

#include <limits>

namespace soco::benchmark {

namespace {

struct GroupSum {
    double pairMeans = 0; // sum over pairs of the mean over points
    std::int64_t pairs = 0;
    std::int64_t points = 0;
    std::int64_t right = 0;

    double percent(Reduction reduction) const
    {
        return reduction == Reduction::Pair ? 100.0 * pairMeans / double(pairs)
                                            : 100.0 * double(right) / double(points);
    }
};

using GroupSums = std::map<std::string, GroupSum>;

GroupSums sumsByGroup(std::span<const PairScore> scores, Criterion criterion, double threshold)
{
    GroupSums sums;
    for (const PairScore &score : scores) {
        const std::vector<float> &errors = score.errors(criterion);
        if (errors.empty())
            continue;
        const std::int64_t right = rightCount(errors, threshold);
        GroupSum &sum = sums[score.group];
        sum.pairMeans += double(right) / double(errors.size());
        sum.pairs += 1;
        sum.points += std::int64_t(errors.size());
        sum.right += right;
    }
    return sums;
}

double meanOverGroups(const GroupSums &sums, Reduction reduction)
{
    if (sums.empty())
        return std::numeric_limits<double>::quiet_NaN();
    double total = 0;
    for (const auto &[group, sum] : sums)
        total += sum.percent(reduction);
    return total / double(sums.size());
}

} // namespace

std::int64_t rightCount(std::span<const float> errors, double threshold)
{
    std::int64_t right = 0;
    for (const float error : errors)
        right += isRight(error, threshold) ? 1 : 0;
    return right;
}

Score pck(std::span<const PairScore> scores, Criterion criterion, double threshold, Reduction reduction)
{
    const GroupSums sums = sumsByGroup(scores, criterion, threshold);
    Score result;
    result.percent = meanOverGroups(sums, reduction);
    for (const auto &[group, sum] : sums) {
        result.pairs += sum.pairs;
        result.points += sum.points;
        result.rightPoints += sum.right;
        result.byGroup[group] = sum.percent(reduction);
        result.pairsByGroup[group] = sum.pairs;
        result.pointsByGroup[group] = sum.points;
    }
    result.droppedPairs = std::int64_t(scores.size()) - result.pairs;
    return result;
}

std::vector<double> pckCurve(std::span<const PairScore> scores, Criterion criterion, std::span<const double> thresholds,
                             Reduction reduction)
{
    // Scored pairs as plain numbers first: the inner loop runs once per threshold and point.
    struct Entry {
        std::size_t group;
        std::span<const float> errors;
    };
    std::map<std::string, std::size_t> groupIndex;
    std::vector<Entry> entries;
    entries.reserve(scores.size());
    for (const PairScore &score : scores) {
        const std::vector<float> &errors = score.errors(criterion);
        if (!errors.empty())
            entries.push_back({groupIndex.try_emplace(score.group, groupIndex.size()).first->second, errors});
    }
    std::vector<std::size_t> byName; // groups in the order that pck() adds them up
    for (const auto &[name, index] : groupIndex)
        byName.push_back(index);

    std::vector<double> curve;
    curve.reserve(thresholds.size());
    for (const double threshold : thresholds) {
        if (entries.empty()) {
            curve.push_back(std::numeric_limits<double>::quiet_NaN());
            continue;
        }
        std::vector<GroupSum> sums(groupIndex.size());
        for (const Entry &entry : entries) {
            const std::int64_t right = rightCount(entry.errors, threshold);
            GroupSum &sum = sums[entry.group];
            sum.pairMeans += double(right) / double(entry.errors.size());
            sum.pairs += 1;
            sum.points += std::int64_t(entry.errors.size());
            sum.right += right;
        }
        double total = 0;
        for (const std::size_t index : byName)
            total += sums[index].percent(reduction);
        curve.push_back(total / double(byName.size()));
    }
    return curve;
}

} // namespace soco::benchmark
