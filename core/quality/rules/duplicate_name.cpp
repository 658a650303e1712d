#include "core/dataset/json_document.h"
#include "core/quality/rules/rule_text.h"

#include <map>

namespace soco::quality::rules {

using dataset::json::indexed;

namespace {

void findInViews(const CheckContext &context, FindingSink &findings)
{
    for (const ShownImage &image : context.shown()) {
        std::map<std::string, Finding> byName;
        std::map<std::string, std::vector<ViewUse>> uses;
        for (const Copy &copy : image.copies) {
            std::set<std::string> seen;
            for (std::size_t i = 0; i < copy.view->keypoints.size(); ++i) {
                const std::string &name = copy.view->keypoints[i].name;
                if (seen.insert(name).second)
                    continue;
                for (const ViewUse &use : copy.uses)
                    addUse(byName[name], use, indexed(use.keypointsPlace(), i) + ".name");
                uses[name].insert(uses[name].end(), copy.uses.begin(), copy.uses.end());
            }
        }
        for (auto &[name, finding] : byName) {
            finding.message = "The keypoint " + inQuotes(name) + " of " + shown(image.id) + " is there twice, in "
                + shownUses(uses[name]);
            finding.subjects.emplace_back(dataset::KeypointRef{image.id, name});
            findings.add(std::move(finding));
        }
    }
}

// In one list of one pair; a cause in many pairs is told once a name and list.
void findInLists(const CheckContext &context, FindingSink &findings)
{
    std::map<std::pair<std::string, std::string>, Finding> byName; // list, name
    for (const PairFacts &pair : context.pairs()) {
        const auto look = [&](const std::vector<std::string_view> &names, const std::string &list,
                              const std::string &place) {
            std::set<std::string_view> seen;
            for (std::size_t i = 0; i < names.size(); ++i)
                if (!seen.insert(names[i]).second)
                    addPair(byName[{list, std::string(names[i])}], pair, indexed(place, i));
        };
        look(pair.semanticOverlap, "semantic_overlap", "semantic_overlap");
        for (std::size_t i = 0; i < pair.conceptMatches.size(); ++i) {
            const std::string place = indexed("concept_matches", i);
            look(pair.conceptMatches[i].source, "concept_matches", place + ".src_keypoints");
            look(pair.conceptMatches[i].target, "concept_matches", place + ".trg_keypoints");
        }
    }
    for (auto &[key, finding] : byName) {
        finding.message = inQuotes(key.second) + " is listed twice in " + key.first + " of "
            + counted(finding.subjects.size(), "pair");
        findings.add(std::move(finding));
    }
}

} // namespace

std::unique_ptr<Rule> duplicateName()
{
    return makeRule(
        {"duplicate-name", Severity::Error,
         "An image has a keypoint twice, or a pair lists a name twice and scores it twice", "Take one of the two out"},
        [](const CheckContext &context, FindingSink &findings) {
            findInViews(context, findings);
            findInLists(context, findings);
        });
}

} // namespace soco::quality::rules
