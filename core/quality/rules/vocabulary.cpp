#include "core/quality/rules/vocabulary.h"

#include "core/dataset/json_document.h"

#include <algorithm>

namespace soco::quality {

using namespace dataset;

const char *const taxonomyPath = "Metadata/keypoint_taxonomy.json";

std::map<KeypointKey, std::vector<KeypointUse>> keypointsByName(const CheckContext &context)
{
    std::map<KeypointKey, std::vector<KeypointUse>> found;
    for (const ShownImage &image : context.shown()) {
        std::map<std::string_view, std::size_t> copiesWith;
        for (const Copy &copy : image.copies) {
            std::set<std::string_view> names;
            for (const Keypoint &keypoint : copy.view->keypoints)
                if (names.insert(keypoint.name).second)
                    ++copiesWith[keypoint.name];
        }
        for (const Copy &copy : image.copies)
            for (std::size_t i = 0; i < copy.view->keypoints.size(); ++i)
                if (copiesWith[copy.view->keypoints[i].name] == image.copies.size())
                    found[{image.id.category, copy.view->keypoints[i].name}].push_back({&image, &copy, i});
    }
    return found;
}

void Sayings::add(const std::string &value, const KeypointUse &use)
{
    Value &entry = values[value];
    entry.uses.push_back(use);
    entry.images.insert(use.image->id);
    entry.files += use.copy->uses.size();
}

std::string Sayings::usual() const
{
    const auto most = std::max_element(values.begin(), values.end(), [](const auto &a, const auto &b) {
        const auto weight = [](const Value &value) {
            return std::pair(value.images.size() + (value.inTaxonomy ? 1 : 0), value.files);
        };
        return weight(a.second) < weight(b.second);
    });
    return most == values.end() ? std::string() : most->first;
}

void addUses(Finding &finding, const std::vector<KeypointUse> &uses, const std::string &suffix)
{
    for (const KeypointUse &use : uses) {
        finding.subjects.emplace_back(KeypointRef{use.image->id, use.keypoint().name});
        for (const ViewUse &place : use.copy->uses)
            addUse(finding, place, json::indexed(place.keypointsPlace(), use.index) + suffix);
    }
}

std::string shownFiles(const Finding &finding)
{
    std::set<std::string> files;
    for (const Occurrence &occurrence : finding.occurrences)
        files.insert(occurrence.file);
    return counted(files.size(), "file");
}

const TaxonomyKeypoint *taxonomyKeypoint(const CheckContext &context, const KeypointKey &key)
{
    const TaxonomyCategory *category = context.taxonomy().category(key.first);
    return category ? category->find(key.second) : nullptr;
}

Concepts::Concepts(const CheckContext &context) : m_keypoints(keypointsByName(context))
{
    std::map<std::string, std::set<ImageId>> images;
    for (const auto &[key, uses] : m_keypoints) {
        Sayings sayings;
        for (const KeypointUse &use : uses)
            if (const std::string &name = use.keypoint().conceptName; !name.empty()) {
                sayings.add(name, use);
                images[name].insert(use.image->id);
            }
        const TaxonomyKeypoint *entry = taxonomyKeypoint(context, key);
        m_expected[key] = entry && !entry->conceptName.empty() ? entry->conceptName : sayings.usual();
    }
    for (const auto &[name, shownBy] : images)
        if (shownBy.size() > 1)
            m_known.insert(name);
    for (const auto &super : context.taxonomy().superCategories)
        for (const auto &category : super.categories)
            for (const auto &entry : category.concepts)
                m_known.insert(entry.name);
}

const std::string &Concepts::expected(const KeypointKey &key) const
{
    static const std::string nothing;
    const auto found = m_expected.find(key);
    return found == m_expected.end() ? nothing : found->second;
}

bool isTaxonomyKnown(const CheckContext &context)
{
    const auto &problem = context.dataset().taxonomyProblem();
    return !problem || problem->kind == ErrorKind::NotFound;
}

bool isUnknownKeypoint(const CheckContext &context, const KeypointKey &key, const std::vector<KeypointUse> &uses)
{
    std::set<ImageId> images;
    std::size_t files = 0;
    for (const KeypointUse &use : uses) {
        images.insert(use.image->id);
        files += use.copy->uses.size();
    }
    if (context.taxonomy().empty())
        return images.size() == 1 && files == 1; // what two files agree in may be right and rare
    if (taxonomyKeypoint(context, key))
        return false;
    if (images.size() == 1)
        return true;
    for (const auto &super : context.taxonomy().superCategories)
        for (const auto &category : super.categories)
            if (category.find(key.second))
                return false; // inherited, as far as anybody can tell
    return true;
}

} // namespace soco::quality
