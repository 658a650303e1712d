#include "core/quality/rule.h"

#include <algorithm>
#include <utility>

namespace soco::quality {

namespace {

class FunctionRule final : public Rule
{
public:
    FunctionRule(const RuleInfo &info, std::function<void(const CheckContext &, FindingSink &)> check)
        : m_info(info), m_check(std::move(check))
    {}
    const RuleInfo &info() const override { return m_info; }
    void check(const CheckContext &context, FindingSink &findings) const override { m_check(context, findings); }

private:
    RuleInfo m_info;
    std::function<void(const CheckContext &, FindingSink &)> m_check;
};

} // namespace

const char *severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Hint: return "hint";
    }
    return "";
}

void FindingSink::add(Finding finding)
{
    finding.rule = m_rule.name;
    finding.severity = m_rule.severity;
    auto &occurrences = finding.occurrences;
    std::sort(occurrences.begin(), occurrences.end());
    occurrences.erase(std::unique(occurrences.begin(), occurrences.end()), occurrences.end());
    std::sort(finding.subjects.begin(), finding.subjects.end());
    finding.subjects.erase(std::unique(finding.subjects.begin(), finding.subjects.end()), finding.subjects.end());
    if (finding.file.empty() && !occurrences.empty()) {
        finding.file = occurrences.front().file;
        finding.place = occurrences.front().place;
    }
    m_findings.push_back(std::move(finding));
}

std::unique_ptr<Rule> makeRule(const RuleInfo &info, std::function<void(const CheckContext &, FindingSink &)> check)
{
    return std::make_unique<FunctionRule>(info, std::move(check));
}

} // namespace soco::quality
