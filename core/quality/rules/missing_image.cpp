#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <algorithm>
#include <map>

namespace soco::quality::rules {

namespace {

std::vector<ViewUse> usesOf(const ShownImage &image)
{
    std::vector<ViewUse> uses;
    for (const Copy &copy : image.copies)
        uses.insert(uses.end(), copy.uses.begin(), copy.uses.end());
    return uses;
}

// Files of the image's stem in whatever case and format.
std::set<std::string> alikeOf(const CheckContext &context, const std::string &folder, const ShownImage &image)
{
    std::set<std::string> alike;
    if (const auto *listing = context.listing().find(folder))
        for (const std::string &file : listing->files)
            if (lowered(stemOf(file)) == lowered(stemOf(image.id.file)))
                alike.insert(file);
    return alike;
}

void addOne(const CheckContext &context, const std::string &folder, const ShownImage &image, FindingSink &findings)
{
    Finding finding;
    const std::vector<ViewUse> uses = usesOf(image);
    std::size_t pairs = 0;
    for (const ViewUse &use : uses) {
        addUse(finding, use, use.imagePlace());
        pairs += use.pair != nullptr;
    }
    finding.message = "The image " + shown(image.id) + " is not there; " + shownUses(uses)
        + (uses.size() == 1 ? " names it" : " name it");
    const std::set<std::string> alike = alikeOf(context, folder, image);
    if (!alike.empty()) {
        finding.message += ", and " + *alike.begin() + " is there";
        finding.evidence.push_back(namesFact("alike", alike));
    }
    finding.evidence.push_back(countFact("annotations", uses.size() - pairs));
    finding.evidence.push_back(countFact("pairs", pairs));
    finding.file = folder + '/' + image.id.file;
    finding.subjects.emplace_back(image.id);
    // One file alone names it: the name in that file is likelier at fault.
    if (uses.size() == 1) {
        finding.file = uses.front().file();
        finding.place = uses.front().imagePlace();
    }
    findings.add(std::move(finding));
}

struct NamedImages {
    std::size_t named = 0; // by annotations and pairs
    std::vector<const ShownImage *> missing;

    // A download that was cut short, or files that were renamed: one cause, not one for each image.
    bool mostAreMissing() const { return missing.size() >= 8 && 2 * missing.size() > named; }
};

// The folders whose images are mostly gone, as one.
void addMost(const CheckContext &context, const std::map<std::string, NamedImages> &folders, FindingSink &findings)
{
    Finding finding;
    std::vector<std::string> names;
    std::size_t named = 0, missing = 0, renamed = 0;
    for (const auto &[category, images] : folders) {
        if (!images.mostAreMissing())
            continue;
        const std::string folder = std::string(dataset::imagesFolder) + '/' + category;
        names.push_back(category);
        named += images.named;
        missing += images.missing.size();
        for (const ShownImage *image : images.missing) {
            finding.subjects.emplace_back(image->id);
            renamed += !alikeOf(context, folder, *image).empty();
            for (const ViewUse &use : usesOf(*image))
                finding.occurrences.push_back({use.file(), use.imagePlace()});
        }
    }
    if (names.empty())
        return;
    finding.file = dataset::imagesFolder;
    if (names.size() == 1)
        finding.file += '/' + names.front();
    finding.message = "Most images are not there: " + std::to_string(missing) + " of the " + std::to_string(named)
        + " that annotations and pairs name" + (names.size() > 1 ? " in " + listed(names) : std::string());
    if (renamed > 0)
        finding.message += "; " + counted(renamed, "file") + " of the same names in another case or format "
            + (renamed == 1 ? "is" : "are") + " there";
    finding.evidence = {countFact("missing", missing), countFact("named", named), countFact("renamed", renamed)};
    if (names.size() > 1)
        finding.evidence.push_back({"categories", names});
    findings.add(std::move(finding));
}

using Renamed = std::pair<const ShownImage *, std::string>; // what is missing, and the file that is there

// Names written otherwise, as an unpacker or a converter leaves them: one cause.
void addRenamed(const std::vector<Renamed> &images, FindingSink &findings)
{
    Finding finding;
    std::set<std::string> categories, alike;
    for (const auto &[image, file] : images) {
        categories.insert(image->id.category);
        alike.insert(image->id.category + '/' + file);
        finding.subjects.emplace_back(image->id);
        for (const ViewUse &use : usesOf(*image))
            finding.occurrences.push_back({use.file(), use.imagePlace()});
    }
    finding.file = dataset::imagesFolder;
    if (categories.size() == 1)
        finding.file += '/' + *categories.begin();
    const auto &[first, there] = images.front();
    finding.message = counted(images.size(), "image") + " of " + listed({categories.begin(), categories.end()})
        + " are there under names in another case or format: " + first->id.file + " as " + there;
    finding.evidence = {countFact("renamed", images.size()), namesFact("alike", alike)};
    finding.remedy = "Give the files the names that annotations and pairs use";
    findings.add(std::move(finding));
}

void findMissing(const CheckContext &context, FindingSink &findings)
{
    std::map<std::string, NamedImages> folders;
    for (const ShownImage &image : context.shown()) {
        NamedImages &images = folders[image.id.category];
        images.named += !image.copies.empty();
        if (isMissing(context, image))
            images.missing.push_back(&image);
    }
    addMost(context, folders, findings);
    std::vector<Renamed> renamed;
    std::vector<const ShownImage *> alone;
    for (const auto &[category, images] : folders)
        for (const ShownImage *image : images.missing) {
            if (images.mostAreMissing())
                continue;
            const auto alike = alikeOf(context, std::string(dataset::imagesFolder) + '/' + category, *image);
            if (alike.empty())
                alone.push_back(image);
            else
                renamed.emplace_back(image, *alike.begin());
        }
    if (renamed.size() > 1)
        addRenamed(renamed, findings);
    else if (!renamed.empty())
        alone.push_back(renamed.front().first);
    for (const ShownImage *image : alone)
        addOne(context, std::string(dataset::imagesFolder) + '/' + image->id.category, *image, findings);
}

} // namespace

std::unique_ptr<Rule> missingImage()
{
    return makeRule({"missing-image", Severity::Error, "An image that annotations or pairs name is not there",
                     "Fetch the image again, or correct its name"},
                    findMissing);
}

} // namespace soco::quality::rules
