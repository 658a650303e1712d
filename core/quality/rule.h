#pragma once

#include "core/quality/finding.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace soco::quality {

class CheckContext;

struct RuleInfo {
    std::string_view name; // kebab-case; stable, people write it into scripts
    Severity severity;
    std::string_view meaning; // one sentence that a person understands who knows no code
    std::string_view remedy;  // what to do
};

// Takes what one rule finds.
class FindingSink
{
public:
    explicit FindingSink(const RuleInfo &rule) : m_rule(rule) {}

    // Rule and severity are filled in; occurrences are sorted, and give file and place where the finding has none.
    void add(Finding finding);
    // The rule cannot decide a case. Counted by reason, so that silence is not taken for soundness.
    void abstain(const std::string &reason, std::size_t cases = 1) { m_abstentions[reason] += cases; }

    std::vector<Finding> takeFindings() { return std::move(m_findings); }
    const std::map<std::string, std::size_t> &abstentions() const { return m_abstentions; }

private:
    const RuleInfo &m_rule;
    std::vector<Finding> m_findings;
    std::map<std::string, std::size_t> m_abstentions;
};

// Looks at what CheckContext has read, opens no file itself. Stateless: any thread.
//
// A rule is one file in core/quality/rules/ with one function that makes it, and one line in rules/list.inc. What
// belongs to which rule is settled by their meanings, not by the order in which they run: a defect has one rule, and a
// cause that shows in many files is one finding.
class Rule
{
public:
    virtual ~Rule() = default;
    virtual const RuleInfo &info() const = 0;
    virtual void check(const CheckContext &context, FindingSink &findings) const = 0;
};

// A rule that is a function.
std::unique_ptr<Rule> makeRule(const RuleInfo &info, std::function<void(const CheckContext &, FindingSink &)> check);

} // namespace soco::quality
