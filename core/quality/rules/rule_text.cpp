#include "core/quality/rules/rule_text.h"

#include <array>
#include <cstdio>

namespace soco::quality {

std::string inQuotes(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

std::string listed(const std::vector<std::string> &names, std::size_t most)
{
    std::string text;
    const std::size_t shown = names.size() > most ? most : names.size();
    for (std::size_t i = 0; i < shown; ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    if (shown < names.size())
        text += " and " + groupedDigits((long long)(names.size() - shown)) + " more";
    return text;
}

std::string shownNumber(double number)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", number);
    return text.data();
}

std::string shownPoint(const ImagePoint &point)
{
    return '(' + shownNumber(point.x) + ", " + shownNumber(point.y) + ')';
}

std::string shownBox(const dataset::Box &box)
{
    return '[' + shownNumber(box.left) + ", " + shownNumber(box.top) + ", " + shownNumber(box.right) + ", "
        + shownNumber(box.bottom) + ']';
}

std::string shownSize(int width, int height)
{
    return std::to_string(width) + " x " + std::to_string(height);
}

std::string shownUses(const std::vector<ViewUse> &uses)
{
    std::size_t annotations = 0, pairs = 0;
    for (const ViewUse &use : uses)
        ++(use.annotation ? annotations : pairs);
    std::string text = annotations == 1 ? "its annotation" : annotations > 1 ? counted(annotations, "annotation") : "";
    if (pairs > 0)
        text += (text.empty() ? "" : " and ") + counted(pairs, "pair");
    return text;
}

void addUse(Finding &finding, const ViewUse &use, const std::string &place)
{
    finding.occurrences.push_back({use.file(), place});
    if (use.pair)
        finding.subjects.emplace_back(use.pair->ref->id());
}

void addPair(Finding &finding, const PairFacts &pair, const std::string &place)
{
    finding.occurrences.push_back({pair.json.file, place});
    finding.subjects.emplace_back(pair.ref->id());
}

Fact namesFact(std::string name, const std::set<std::string> &names)
{
    return {std::move(name), std::vector<std::string>(names.begin(), names.end())};
}

Fact countFact(std::string name, std::size_t count)
{
    return {std::move(name), std::int64_t(count)};
}

std::string shownRanges(const std::vector<std::int64_t> &sorted)
{
    std::vector<std::string> ranges;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t last = i;
        while (last + 1 < sorted.size() && sorted[last + 1] == sorted[last] + 1)
            ++last;
        ranges.push_back(std::to_string(sorted[i]) + (last > i ? '-' + std::to_string(sorted[last]) : std::string()));
        i = last + 1;
    }
    return listed(ranges, 8);
}

} // namespace soco::quality
