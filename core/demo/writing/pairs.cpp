#include "core/demo/writing/pairs.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace soco::demo {
namespace {

constexpr int leastShared = 3;

struct Candidate {
    int source, target;
};

// For each keypoint of `from`, the bit of the same name in `to`; 0 where there is none.
std::vector<std::uint64_t> translation(const Category &from, const Category &to)
{
    std::vector<std::uint64_t> bits;
    for (const KeypointDefinition &k : from.keypoints) {
        const int index = takesPart(k, to) ? to.keypointIndex(k.name) : -1;
        bits.push_back(index < 0 ? 0 : std::uint64_t(1) << index);
    }
    return bits;
}

std::uint64_t translated(std::uint64_t visible, const std::vector<std::uint64_t> &bits)
{
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < bits.size(); ++i)
        if (visible >> i & 1)
            out |= bits[i];
    return out;
}

class Planner
{
public:
    Planner(const std::vector<Picture> &pictures, const std::vector<const Category *> &categories, std::uint64_t seed)
        : m_pictures(pictures), m_categories(categories), m_seed(seed)
    {
    }

    void intra(const Category &category, int wanted)
    {
        const std::vector<int> own = picturesOf(category);
        Rng rng(streamKey(m_seed, category.name, 0, "intra pairs"));
        std::vector<Candidate> candidates;
        for (std::size_t a = 0; a < own.size(); ++a)
            for (std::size_t b = a + 1; b < own.size(); ++b) {
                const bool swapped = rng.chance(); // each pair in one direction, drawn
                if (shares(own[a], own[b]))
                    candidates.push_back(swapped ? Candidate{own[b], own[a]} : Candidate{own[a], own[b]});
            }
        shuffle(candidates, rng);
        choose(PairType::Intra, category, std::move(candidates), wanted);
    }

    void cross(const Category &category, int wanted)
    {
        const std::vector<int> own = picturesOf(category);
        std::vector<Candidate> candidates;
        bool hasPartner = false;
        for (const Category *other : m_categories) {
            if (other == &category || other->group != category.group)
                continue;
            hasPartner = true;
            const auto bits = translation(*other, category);
            for (const int source : picturesOf(*other)) {
                const std::uint64_t seen = translated(picture(source).visible, bits);
                for (const int target : own)
                    if (std::popcount(seen & picture(target).visible) >= leastShared)
                        candidates.push_back({source, target});
            }
        }
        Rng rng(streamKey(m_seed, category.name, 0, "cross pairs"));
        shuffle(candidates, rng);
        takePartnersInTurn(candidates);
        if (hasPartner)
            choose(PairType::Cross, category, std::move(candidates), wanted);
        else
            plan.notes.push_back(category.name + " has no partner of its group in this dataset: no cross pairs");
    }

    // The first half of the pictures is for training, the rest for testing.
    void splits(const Category &category, int wanted)
    {
        const std::vector<int> own = picturesOf(category);
        const std::size_t half = (own.size() + 1) / 2;
        split(PairType::Train, category, {own.begin(), own.begin() + std::ptrdiff_t(half)}, wanted);
        split(PairType::Test, category, {own.begin() + std::ptrdiff_t(half), own.end()}, wanted);
    }

    PairPlan plan;

private:
    const Picture &picture(int index) const { return m_pictures[std::size_t(index)]; }
    bool shares(int a, int b) const
    {
        return std::popcount(picture(a).visible & picture(b).visible) >= leastShared;
    }

    std::vector<int> picturesOf(const Category &category) const
    {
        std::vector<int> list;
        for (std::size_t i = 0; i < m_pictures.size(); ++i)
            if (m_pictures[i].category == &category)
                list.push_back(int(i));
        std::sort(list.begin(), list.end(), [&](int a, int b) { return picture(a).number < picture(b).number; });
        return list;
    }

    void split(PairType type, const Category &category, const std::vector<int> &own, int wanted)
    {
        std::vector<Candidate> candidates; // both directions: few pictures give few pairs
        for (const int a : own)
            for (const int b : own)
                if (a != b && shares(a, b))
                    candidates.push_back({a, b});
        Rng rng(streamKey(m_seed, category.name, 0, type == PairType::Train ? "train pairs" : "test pairs"));
        shuffle(candidates, rng);
        choose(type, category, std::move(candidates), wanted);
    }

    static void shuffle(std::vector<Candidate> &candidates, Rng &rng)
    {
        const int count = int(candidates.size());
        for (int i = 0; i < count; ++i)
            std::swap(candidates[std::size_t(i)], candidates[std::size_t(i + rng.index(count - i))]);
    }

    // One of each source category, then a second of each, ...: those that show more points must not crowd out others.
    void takePartnersInTurn(std::vector<Candidate> &candidates) const
    {
        std::map<const Category *, int> taken;
        std::vector<std::pair<int, Candidate>> ranked;
        for (const Candidate &c : candidates)
            ranked.emplace_back(taken[picture(c.source).category]++, c);
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        std::transform(ranked.begin(), ranked.end(), candidates.begin(), [](const auto &r) { return r.second; });
    }

    // The first `wanted` of the candidates.
    void choose(PairType type, const Category &category, std::vector<Candidate> candidates, int wanted)
    {
        const int usable = int(candidates.size());
        const int taken = std::min(usable, wanted);
        if (usable < wanted) {
            static constexpr std::array names{"intra", "cross", "train", "test"};
            plan.notes.push_back(category.name + " has "
                                 + counted(usable, std::string("usable ") + names[std::size_t(type)] + " pair") + ", "
                                 + counted(wanted, "was", "were") + " asked for");
        }
        candidates.resize(std::size_t(taken));
        std::sort(candidates.begin(), candidates.end(), [&](const Candidate &a, const Candidate &b) {
            return orderOf(a) < orderOf(b);
        });
        int id = 0;
        for (const Candidate &c : candidates)
            plan.pairs.push_back({type, ++id, c.source, c.target});
    }

    // By the later picture's number, so that pairs of pictures that are drawn first come first.
    std::array<int, 4> orderOf(const Candidate &c) const
    {
        const int a = picture(c.source).number, b = picture(c.target).number;
        return {std::max(a, b), std::min(a, b), c.source, c.target};
    }

    const std::vector<Picture> &m_pictures;
    const std::vector<const Category *> &m_categories;
    std::uint64_t m_seed;
};

} // namespace

bool takesPart(const KeypointDefinition &keypoint, const Category &other) { return other.hasLevel(keypoint.level); }

PairCounts pairCounts(int pairs, int images)
{
    if (pairs > 0)
        return {pairs, pairs, std::max(1, pairs / 2)};
    return {2 * images, 2 * images, images};
}

PairPlan planPairs(const std::vector<Picture> &pictures, const std::vector<const Category *> &categories,
                   const PairCounts &counts, std::uint64_t seed)
{
    Planner planner(pictures, categories, seed);
    for (const Category *category : categories) {
        planner.intra(*category, counts.intra);
        planner.cross(*category, counts.cross);
        planner.splits(*category, counts.split);
    }
    return std::move(planner.plan);
}

} // namespace soco::demo
