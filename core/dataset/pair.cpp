#include "core/dataset/pair.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace soco::dataset {

namespace {

// Index by name, the last one of a doubled name.
std::unordered_map<std::string_view, int> indexByName(const View &view)
{
    std::unordered_map<std::string_view, int> index;
    for (std::size_t i = 0; i < view.keypoints.size(); ++i)
        index[view.keypoints[i].name] = int(i);
    return index;
}

} // namespace

int View::thresholdSide() const
{
    return stated ? std::max({stated->width, stated->height, 1}) : std::max({width, height, 1});
}

int View::indexOf(const std::string &name) const
{
    for (std::size_t i = keypoints.size(); i > 0; --i)
        if (keypoints[i - 1].name == name)
            return int(i - 1);
    return -1;
}

int PairMatches::semanticTarget(int source) const
{
    const auto found = std::find_if(semantic.begin(), semantic.end(),
                                    [source](const auto &match) { return match.first == source; });
    return found == semantic.end() ? -1 : found->second;
}

const std::vector<int> *PairMatches::conceptTargets(int source) const
{
    const auto found = std::find_if(concepts.begin(), concepts.end(),
                                    [source](const ConceptTargets &entry) { return entry.source == source; });
    return found == concepts.end() ? nullptr : &found->targets;
}

PairMatches matchesOf(const Pair &pair)
{
    const auto sources = indexByName(pair.source), targets = indexByName(pair.target);
    PairMatches matches;
    for (const std::string &name : pair.semanticOverlap) {
        const auto source = sources.find(name), target = targets.find(name);
        if (source == sources.end() || target == targets.end())
            ++matches.droppedNames;
        else
            matches.semantic.emplace_back(source->second, target->second);
    }

    std::map<int, std::set<int>> concepts;
    for (const ConceptMatch &match : pair.conceptMatches) {
        std::set<int> valid;
        for (const std::string &name : match.target) {
            if (const auto target = targets.find(name); target != targets.end())
                valid.insert(target->second);
            else
                ++matches.droppedNames;
        }
        for (const std::string &name : match.source) {
            const auto source = sources.find(name);
            if (source == sources.end())
                ++matches.droppedNames;
            else if (!valid.empty())
                concepts[source->second].insert(valid.begin(), valid.end());
        }
    }
    for (const auto &[source, valid] : concepts)
        matches.concepts.push_back({source, {valid.begin(), valid.end()}});
    return matches;
}

} // namespace soco::dataset
