#include "core/benchmark/metrics.h"

#include <algorithm>
#include <limits>
#include <numeric>

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
    const std::string *group = nullptr; // pairs of a group come in a row: it is looked up once
    GroupSum *sum = nullptr;
    for (const PairScore &score : scores) {
        const std::vector<float> &errors = score.errors(criterion);
        if (errors.empty())
            continue;
        if (!group || *group != score.group) {
            group = &score.group;
            sum = &sums[score.group];
        }
        const std::int64_t right = rightCount(errors, threshold);
        sum->pairMeans += double(right) / double(errors.size());
        sum->pairs += 1;
        sum->points += std::int64_t(errors.size());
        sum->right += right;
    }
    return sums;
}

// The index of the first threshold at which the error is right; their number where it is at none. A search by halves
// without branches, which would be taken by chance: three times as fast as std::partition_point.
std::size_t firstThatIsRight(float error, const std::vector<double> &ascending)
{
    std::size_t first = 0;
    for (std::size_t left = ascending.size(); left > 0;) {
        const std::size_t half = (left + 1) / 2;
        first += std::size_t(!isRight(error, ascending[first + half - 1])) * half;
        left -= half;
    }
    return first;
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
    std::vector<std::size_t> order(thresholds.size()); // ascending
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return thresholds[a] < thresholds[b]; });
    std::vector<double> ascending;
    for (const std::size_t i : order)
        ascending.push_back(thresholds[i]);

    // An error is right from one threshold on. So each is looked up once and counted there, and what is right at a
    // threshold is the sum of the counts up to it, added up in the order of pck() and so to the same number.
    struct GroupCurve {
        explicit GroupCurve(std::size_t count) : pairMeans(count), right(count) {}
        std::int64_t pairs = 0, points = 0;
        std::vector<double> pairMeans; // at each threshold
        std::vector<std::int64_t> right;
    };
    std::map<std::string, GroupCurve> byGroup; // in the order that pck() adds groups up
    GroupCurve *sum = nullptr;
    const std::string *group = nullptr;
    std::vector<int> firstRight(ascending.size() + 1);
    for (const PairScore &score : scores) {
        const std::vector<float> &errors = score.errors(criterion);
        if (errors.empty())
            continue;
        if (!group || *group != score.group) {
            group = &score.group;
            sum = &byGroup.try_emplace(score.group, ascending.size()).first->second;
        }
        std::fill(firstRight.begin(), firstRight.end(), 0);
        for (const float error : errors) {
            ++firstRight[firstThatIsRight(error, ascending)];
        }
        sum->pairs += 1;
        sum->points += std::int64_t(errors.size());
        std::int64_t right = 0;
        double mean = 0;
        for (std::size_t i = 0; i < ascending.size(); ++i) {
            if (firstRight[i] > 0) {
                right += firstRight[i];
                mean = double(right) / double(errors.size()); // a division takes as long as all the rest of this loop
            }
            sum->pairMeans[i] += mean;
            sum->right[i] += right;
        }
    }

    std::vector<double> curve(thresholds.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < order.size() && !byGroup.empty(); ++i) {
        double total = 0;
        for (const auto &[name, each] : byGroup)
            total += GroupSum{each.pairMeans[i], each.pairs, each.points, each.right[i]}.percent(reduction);
        curve[order[i]] = total / double(byGroup.size());
    }
    return curve;
}

} // namespace soco::benchmark
