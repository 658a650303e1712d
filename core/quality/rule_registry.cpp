#include "core/quality/rule_registry.h"

#include <algorithm>
#include <numeric>

namespace soco::quality {

namespace rules {
#define SOCO_RULE(name) std::unique_ptr<Rule> name();
#include "core/quality/rules/list.inc"
#undef SOCO_RULE
} // namespace rules

namespace {

// Levenshtein's distance: insertions, deletions and replacements of one character each.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

Error unknownRule(const std::string &name, std::span<const std::unique_ptr<Rule>> rules)
{
    std::vector<std::pair<std::size_t, std::string_view>> nearest;
    for (const auto &rule : rules)
        nearest.emplace_back(editDistance(name, rule->info().name), rule->info().name);
    std::stable_sort(nearest.begin(), nearest.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    Error error{ErrorKind::InvalidArgument, "There is no rule \"" + name + '"', {}, {}, {}};
    const std::size_t close = std::max<std::size_t>(2, name.size() / 3);
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, nearest.size()); ++i)
        if (nearest[i].first <= close || i == 0)
            names += (names.empty() ? "" : ", ") + std::string(nearest[i].second);
    error.remedy = "The nearest: " + names + "; soco check --list-rules names all";
    return error;
}

} // namespace

RuleRegistry::RuleRegistry()
{
#define SOCO_RULE(name) m_rules.push_back(rules::name());
#include "core/quality/rules/list.inc"
#undef SOCO_RULE
}

const RuleRegistry &RuleRegistry::instance()
{
    static const RuleRegistry registry;
    return registry;
}

const Rule *RuleRegistry::find(std::string_view name) const
{
    const auto found = std::find_if(m_rules.begin(), m_rules.end(),
                                    [&](const auto &rule) { return rule->info().name == name; });
    return found == m_rules.end() ? nullptr : found->get();
}

Result<std::vector<const Rule *>> RuleRegistry::select(const std::vector<std::string> &only,
                                                       const std::vector<std::string> &ignored) const
{
    for (const auto *names : {&only, &ignored})
        for (const std::string &name : *names)
            if (!find(name))
                return unknownRule(name, m_rules);
    const auto isAmong = [](const std::vector<std::string> &names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    std::vector<const Rule *> chosen;
    for (const auto &rule : m_rules)
        if ((only.empty() || isAmong(only, rule->info().name)) && !isAmong(ignored, rule->info().name))
            chosen.push_back(rule.get());
    return chosen;
}

} // namespace soco::quality
