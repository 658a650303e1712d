#include "core/quality/check.h"

#include "core/quality/check_context.h"
#include "core/quality/rule_registry.h"

#include <algorithm>
#include <tuple>

namespace soco::quality {

CheckReport checkDataset(const dataset::Dataset &dataset, const CheckOptions &options, const Task &task)
{
    CheckReport report;
    std::vector<const Rule *> rules = options.rules;
    if (rules.empty())
        for (const auto &rule : RuleRegistry::instance().rules())
            rules.push_back(rule.get());
    const CheckContext context(dataset, {options.threads, options.decodePictures}, task);
    for (const Rule *rule : rules) {
        if (task.cancelled())
            return {{}, {}, true};
        FindingSink sink(rule->info());
        rule->check(context, sink);
        std::vector<Finding> findings = sink.takeFindings();
        std::sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) {
            return std::tie(a.file, a.place, a.message) < std::tie(b.file, b.place, b.message);
        });
        report.outcomes.push_back({rule, findings.size(), sink.abstentions()});
        std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
    }
    report.cancelled = task.cancelled();
    return report.cancelled ? CheckReport{{}, {}, true} : std::move(report);
}

} // namespace soco::quality
