#pragma once

#include "core/base/result.h"
#include "core/quality/rule.h"

#include <span>
#include <string>
#include <vector>

namespace soco::quality {

// Every rule there is, in the order of rules/list.inc, which is the order of reports.
class RuleRegistry
{
public:
    static const RuleRegistry &instance();

    std::span<const std::unique_ptr<Rule>> rules() const { return m_rules; }
    const Rule *find(std::string_view name) const;

    // The rules named by `only` (all where it is empty) without those in `ignored`, in the registry's order.
    // InvalidArgument where a name is unknown, with the nearest ones.
    Result<std::vector<const Rule *>> select(const std::vector<std::string> &only,
                                             const std::vector<std::string> &ignored) const;

private:
    RuleRegistry();
    std::vector<std::unique_ptr<Rule>> m_rules;
};

} // namespace soco::quality
