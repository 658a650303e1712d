#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

namespace {

// Ids of one category's keypoints. An id of 0 counts as none: readers put it where a file has no id.
class Category
{
public:
    void add(const std::string &name, const std::vector<KeypointUse> &uses, const dataset::TaxonomyKeypoint *entry)
    {
        Sayings &sayings = m_sayings[name];
        for (const KeypointUse &use : uses)
            if (use.keypoint().id != 0)
                sayings.add(std::to_string(use.keypoint().id), use);
        if (entry && entry->id != 0)
            m_inTaxonomy[name] = std::to_string(entry->id);
    }

    void report(const std::string &category, FindingSink &findings)
    {
        std::size_t agreeing = 0, compared = 0;
        for (const auto &[name, id] : m_inTaxonomy)
            if (const std::string usual = m_sayings[name].usual(); !usual.empty()) {
                ++compared;
                agreeing += id == usual;
            }
        if (2 * agreeing > compared)
            for (const auto &[name, id] : m_inTaxonomy)
                m_sayings[name].values[id].inTaxonomy = true;
        else if (compared > 0)
            findings.abstain("the taxonomy numbers the keypoints of a category another way", compared);

        std::map<std::string, std::set<std::string>> owners; // id -> names whose usual id it is
        for (const auto &[name, sayings] : m_sayings)
            if (!sayings.values.empty())
                owners[sayings.usual()].insert(name);
        for (const auto &[name, sayings] : m_sayings) {
            const std::string usual = sayings.usual();
            for (const auto &[id, value] : sayings.values) {
                if (id == usual)
                    continue;
                Finding finding;
                addUses(finding, value.uses, ".id");
                std::string text = inQuotes(name) + " of " + category + " has the id " + id + " instead of " + usual;
                if (const auto others = owners.find(id); others != owners.end())
                    text += ", which is that of " + listed({others->second.begin(), others->second.end()}) + ',';
                finding.message = text + " in " + (value.inTaxonomy ? "the taxonomy" : shownFiles(finding));
                if (value.inTaxonomy) {
                    if (!value.uses.empty())
                        finding.message += " and " + shownFiles(finding);
                    finding.occurrences.push_back({taxonomyPath, {}});
                    finding.file = taxonomyPath;
                }
                finding.evidence = {{"name", name}, {"id", id}, {"usual", usual}};
                findings.add(std::move(finding));
            }
        }
        for (const auto &[id, names] : owners) {
            if (names.size() < 2)
                continue;
            Finding finding;
            for (const std::string &name : names)
                addUses(finding, m_sayings[name].values[id].uses, ".id");
            finding.message = "The id " + id + " of " + category + " stands for "
                + listed({names.begin(), names.end()});
            finding.evidence = {{"id", id}, namesFact("names", names)};
            findings.add(std::move(finding));
        }
    }

private:
    std::map<std::string, Sayings> m_sayings; // by name
    std::map<std::string, std::string> m_inTaxonomy;
};

} // namespace

std::unique_ptr<Rule> idClash()
{
    return makeRule(
        {"id-clash", Severity::Warning, "One id stands for two keypoints of a category, or one keypoint has two ids",
         "Give every keypoint of the category one id of its own, the same everywhere"},
        [](const CheckContext &context, FindingSink &findings) {
            std::map<std::string, Category> categories;
            for (const auto &[key, uses] : keypointsByName(context))
                if (!isUnknownKeypoint(context, key, uses))
                    categories[key.first].add(key.second, uses, taxonomyKeypoint(context, key));
            for (auto &[category, entry] : categories)
                entry.report(category, findings);
        });
}

} // namespace soco::quality::rules
