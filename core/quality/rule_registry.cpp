#include "core/quality/rule_registry.h"

#include "core/base/nearest_names.h"

#include <algorithm>

namespace soco::quality {

namespace rules {
#define SOCO_RULE(name) std::unique_ptr<Rule> name();
#include "core/quality/rules/list.inc"
#undef SOCO_RULE
} // namespace rules

namespace {

Error unknownRule(const std::string &name, std::span<const std::unique_ptr<Rule>> rules)
{
    std::vector<std::string> names;
    for (const auto &rule : rules)
        names.emplace_back(rule->info().name);
    return {ErrorKind::InvalidArgument,
            "There is no rule \"" + name + '"',
            {},
            {},
            nearestText(name, names) + "; soco check --list-rules names all"};
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
