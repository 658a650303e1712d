#include "core/dataset/json_document.h"
#include "core/quality/rules/rule_text.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace soco::quality::rules {

using dataset::View;
using dataset::json::indexed;

namespace {

class Names
{
public:
    explicit Names(const CheckContext &context) : m_context(context)
    {
        for (const ShownImage &image : context.shown())
            for (const Copy &copy : image.copies)
                namesOf(*copy.view);
    }
    bool has(const View &view, std::string_view name) const { return m_names.at(&view).count(name) > 0; }
    // The image's own annotation has it: then the pair's copy is stale, which copy-differs tells.
    bool originalHas(const View &view, std::string_view name) const
    {
        const ShownImage *image = m_context.shown({view.category, view.image});
        return image && !image->copies.empty() && image->copies.front().view.get() != &view
            && has(*image->copies.front().view, name);
    }

private:
    void namesOf(const View &view)
    {
        auto &names = m_names[&view];
        for (const dataset::Keypoint &keypoint : view.keypoints)
            names.insert(keypoint.name);
    }
    const CheckContext &m_context;
    std::unordered_map<const View *, std::unordered_set<std::string_view>> m_names;
};

} // namespace

std::unique_ptr<Rule> unknownName()
{
    return makeRule(
        {"unknown-name", Severity::Error,
         "A pair lists a keypoint that its view of the image lacks: SOCO's own loader stops there, OmniProbe passes it over",
         "Correct the name, or take it out of semantic_overlap and concept_matches"},
        [](const CheckContext &context, FindingSink &findings) {
            const Names names(context);
            struct Lack {
                Finding finding;
                std::set<std::string> images;
            };
            std::map<std::string, Lack> byName;
            for (const PairFacts &pair : context.pairs()) {
                if (!pair.source || !pair.target)
                    continue;
                const auto look = [&](std::string_view name, const std::string &place, bool source, bool target) {
                    for (const bool isTarget : {false, true}) {
                        const View &view = *pair.view(isTarget);
                        if (!(isTarget ? target : source) || names.has(view, name) || names.originalHas(view, name))
                            continue;
                        Lack &lack = byName[std::string(name)];
                        addPair(lack.finding, pair, place);
                        lack.images.insert(view.category + '/' + view.image);
                        lack.finding.subjects.emplace_back(
                            dataset::KeypointRef{{view.category, view.image}, std::string(name)});
                    }
                };
                for (std::size_t i = 0; i < pair.semanticOverlap.size(); ++i)
                    look(pair.semanticOverlap[i], indexed("semantic_overlap", i), true, true);
                for (std::size_t i = 0; i < pair.conceptMatches.size(); ++i) {
                    const ListedMatch &match = pair.conceptMatches[i];
                    const std::string place = indexed("concept_matches", i);
                    for (std::size_t j = 0; j < match.source.size(); ++j)
                        look(match.source[j], indexed(place + ".src_keypoints", j), true, false);
                    for (std::size_t j = 0; j < match.target.size(); ++j)
                        look(match.target[j], indexed(place + ".trg_keypoints", j), false, true);
                }
            }
            for (auto &[name, lack] : byName) {
                std::set<std::string> files;
                for (const Occurrence &occurrence : lack.finding.occurrences)
                    files.insert(occurrence.file);
                lack.finding.message = inQuotes(name) + " is listed by " + counted(files.size(), "pair")
                    + " and not among the keypoints of " + listed({lack.images.begin(), lack.images.end()}, 2);
                lack.finding.evidence = {
                    {"name", name}, countFact("pairs", files.size()), namesFact("images", lack.images)};
                findings.add(std::move(lack.finding));
            }
        });
}

} // namespace soco::quality::rules
