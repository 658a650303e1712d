#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <map>

namespace soco::quality::rules {

using namespace dataset;

namespace {

std::string lastPart(const std::string &path)
{
    return path.substr(path.find_last_of('/') + 1);
}

class Known
{
public:
    explicit Known(const CheckContext &context)
    {
        for (const ImageFacts &image : context.images())
            for (const std::string &category : {image.id.category, std::string()}) {
                m_names.insert({category, image.id.file});
                m_names.insert({category, std::string(stemOf(image.id.file))});
            }
    }
    bool has(const std::string &category, const std::string &name) const
    {
        const std::string file = lastPart(name);
        return m_names.count({category, file}) || m_names.count({category, std::string(stemOf(file))});
    }

private:
    std::set<std::pair<std::string, std::string>> m_names; // category or "", file or stem
};

} // namespace

std::unique_ptr<Rule> staleMapping()
{
    return makeRule(
        {"stale-mapping", Severity::Warning, "The filename mapping names an image or a category that is gone",
         "Fetch the image again, or take the line out of Metadata/filename_mapping.json"},
        [](const CheckContext &context, FindingSink &findings) {
            if (!context.mapping() || !context.listing().has(imagesFolder))
                return;
            const FilenameMapping &mapping = *context.mapping();
            if (mapping.notUnderstood > 0)
                findings.abstain("the entry is no pair of names", mapping.notUnderstood);
            const std::string file = std::string(metadataFolder) + "/filename_mapping.json";
            const Known known(context);
            std::map<std::string, std::vector<const FilenameMapping::Entry *>> stale;
            std::map<std::string, std::size_t> entries;
            std::size_t staleEntries = 0;
            for (const FilenameMapping::Entry &entry : mapping.entries) {
                ++entries[entry.category];
                if (known.has(entry.category, entry.value) || known.has(entry.category, entry.key))
                    continue;
                stale[entry.category].push_back(&entry);
                ++staleEntries;
            }
            const auto add = [&](const std::string &place, std::string message, std::vector<Fact> evidence,
                                 std::vector<Subject> subjects) {
                Finding finding;
                finding.file = file;
                finding.place = place;
                finding.message = std::move(message);
                finding.evidence = std::move(evidence);
                finding.subjects = std::move(subjects);
                findings.add(std::move(finding));
            };
            if (staleEntries == mapping.entries.size() && staleEntries > 1 && !context.images().empty()) {
                add({}, "None of its " + counted(staleEntries, "entry", "entries") + " names an image that is there",
                    {countFact("entries", staleEntries)}, {});
                return;
            }
            for (const std::string &category : mapping.categories) {
                const std::string folder = std::string(imagesFolder) + '/' + category;
                if (entries[category] == 0 && !context.listing().has(folder))
                    add(category, "There is no category " + inQuotes(category), {}, {});
            }
            for (const auto &[category, gone] : stale) {
                const std::string folder = std::string(imagesFolder) + '/' + category;
                if (!category.empty() && (context.listing().isUnknown(folder) || expectsImagesFolder(context, category))
                    && !context.hasImages(category))
                    continue; // the folder's own matter
                if (gone.size() == entries[category] && (gone.size() > 1 || !context.listing().has(folder))
                    && !category.empty()) {
                    add(category,
                        "None of the " + counted(gone.size(), "image") + " of " + inQuotes(category) + " is there",
                        {countFact("entries", gone.size())}, {});
                    continue;
                }
                for (const FilenameMapping::Entry *entry : gone) {
                    const ShownImage *image = context.shown({category, lastPart(entry->value)});
                    if (image && isMissing(context, *image))
                        continue; // missing-image
                    add(entry->place, "The image " + inQuotes(entry->value) + " is not there",
                        {{"image", entry->value}, {"source", entry->key}}, {ImageId{category, lastPart(entry->value)}});
                }
            }
        });
}

} // namespace soco::quality::rules
