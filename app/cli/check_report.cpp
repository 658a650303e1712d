#include "app/cli/check_report.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/quality/rule_registry.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace soco::cli {

namespace {

using nlohmann::ordered_json;
using quality::Finding;

std::string dumped(const ordered_json &json)
{
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

// The places of a finding besides its own, a few of them.
std::string placesText(const Finding &finding)
{
    constexpr std::size_t most = 3;
    std::string text;
    std::size_t shown = 0, left = 0;
    for (const quality::Occurrence &occurrence : finding.occurrences) {
        if (occurrence.file == finding.file && occurrence.place == finding.place)
            continue;
        if (shown == most) {
            ++left;
            continue;
        }
        ++shown;
        text += "      " + oneLine(occurrence.file + (occurrence.place.empty() ? "" : ": " + occurrence.place)) + '\n';
    }
    return left == 0 ? text : text + "      and " + counted(left, "more place") + '\n';
}

struct SubjectJson {
    ordered_json operator()(const dataset::ImageId &image) const
    {
        return {{"type", "image"}, {"category", image.category}, {"file", image.file}};
    }
    ordered_json operator()(const dataset::PairId &pair) const
    {
        return {
            {"type", "pair"}, {"kind", dataset::pairKindName(pair.kind)}, {"group", pair.group}, {"file", pair.file}};
    }
    ordered_json operator()(const dataset::KeypointRef &keypoint) const
    {
        return {{"type", "keypoint"},
                {"category", keypoint.image.category},
                {"file", keypoint.image.file},
                {"name", keypoint.name}};
    }
};

ordered_json jsonOf(const Finding &finding)
{
    ordered_json json{{"rule", finding.rule},
                      {"severity", quality::severityName(finding.severity)},
                      {"message", finding.message},
                      {"file", finding.file},
                      {"place", finding.place},
                      {"remedy", finding.remedy},
                      {"subjects", ordered_json::array()},
                      {"evidence", ordered_json::object()},
                      {"occurrences", ordered_json::array()}};
    for (const quality::Subject &subject : finding.subjects)
        json["subjects"].push_back(std::visit(SubjectJson(), subject));
    for (const quality::Fact &fact : finding.evidence)
        json["evidence"][fact.name] = std::visit([](const auto &value) { return ordered_json(value); }, fact.value);
    for (const quality::Occurrence &occurrence : finding.occurrences)
        json["occurrences"].push_back({{"file", occurrence.file}, {"place", occurrence.place}});
    return json;
}

} // namespace

std::string checkText(const quality::CheckReport &report, const std::filesystem::path &root)
{
    std::string text, counts;
    std::set<std::string> files;
    for (const quality::RuleOutcome &outcome : report.outcomes) {
        if (outcome.findings == 0)
            continue;
        const quality::RuleInfo &rule = outcome.rule->info();
        text += std::string(rule.name) + " (" + quality::severityName(rule.severity) + "): " + std::string(rule.meaning)
            + ".\n";
        std::size_t ownRemedies = 0;
        for (const Finding &finding : report.findings) {
            if (finding.rule != rule.name)
                continue;
            files.insert(finding.file);
            const Error line{ErrorKind::Malformed, finding.message, finding.file, finding.place, {}};
            text += "  " + oneLine(line.text()) + " [" + finding.rule + "]\n" + placesText(finding);
            if (!finding.remedy.empty())
                text += "    To do: " + finding.remedy + ".\n";
            ownRemedies += !finding.remedy.empty();
        }
        if (ownRemedies < outcome.findings)
            text += "  To do: " + std::string(rule.remedy) + ".\n";
        text += '\n';
        counts += (counts.empty() ? "" : ", ") + groupedDigits((long long)(outcome.findings)) + ' '
            + std::string(rule.name);
    }
    if (report.findings.empty())
        text += "No problems in " + oneLine(root.string()) + ".\n";
    else
        text += counted(report.findings.size(), "problem") + " in " + counted(files.size(), "file") + ": " + counts
            + ".\n";
    std::string undecided;
    for (const quality::RuleOutcome &outcome : report.outcomes)
        for (const auto &[reason, cases] : outcome.abstentions)
            undecided += "  " + std::string(outcome.rule->info().name) + ": " + counted(cases, "case") + ", " + reason
                + '\n';
    if (!undecided.empty())
        text += "Not decided:\n" + undecided;
    return text;
}

std::string checkJson(const quality::CheckReport &report, const std::filesystem::path &root)
{
    ordered_json json{{"format", "soco-check/1"},
                      {"root", root.string()},
                      {"count", report.findings.size()},
                      {"problems", ordered_json::array()},
                      {"rules", ordered_json::array()}};
    for (const Finding &finding : report.findings)
        json["problems"].push_back(jsonOf(finding));
    for (const quality::RuleOutcome &outcome : report.outcomes) {
        const quality::RuleInfo &rule = outcome.rule->info();
        ordered_json abstained = ordered_json::object();
        for (const auto &[reason, cases] : outcome.abstentions)
            abstained[reason] = cases;
        json["rules"].push_back({{"rule", rule.name},
                                 {"severity", quality::severityName(rule.severity)},
                                 {"count", outcome.findings},
                                 {"abstained", std::move(abstained)}});
    }
    return dumped(json);
}

std::string rulesText()
{
    std::size_t width = 0;
    for (const auto &rule : quality::RuleRegistry::instance().rules())
        width = std::max(width, rule->info().name.size());
    std::string text;
    for (const auto &rule : quality::RuleRegistry::instance().rules()) {
        const quality::RuleInfo &info = rule->info();
        const std::string severity = quality::severityName(info.severity);
        text += std::string(info.name) + std::string(width + 2 - info.name.size(), ' ') + severity
            + std::string(std::string("warning").size() + 2 - severity.size(), ' ') + std::string(info.meaning) + '\n';
    }
    return text;
}

std::string rulesJson()
{
    ordered_json json = ordered_json::array();
    for (const auto &rule : quality::RuleRegistry::instance().rules()) {
        const quality::RuleInfo &info = rule->info();
        json.push_back({{"rule", info.name},
                        {"severity", quality::severityName(info.severity)},
                        {"meaning", info.meaning},
                        {"remedy", info.remedy}});
    }
    return dumped(json);
}

} // namespace soco::cli
