#include "core/dataset/taxonomy.h"

#include "core/dataset/taxonomy_builder.h"

#include <algorithm>
#include <set>

namespace soco::dataset {

namespace {

constexpr const char *otherName = "other";

std::vector<std::string> wordsOf(const std::string &name)
{
    std::vector<std::string> words;
    std::size_t start = 0;
    while (start <= name.size()) {
        const std::size_t end = std::min(name.find('_', start), name.size());
        if (end > start)
            words.push_back(name.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

template <class Words>
std::string joined(const Words &words)
{
    std::string text;
    for (const std::string &word : words)
        if (!word.empty())
            text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string sentenceFrom(const Language &language)
{
    const std::string part = joined(std::vector{language.partPosition, language.part});
    if (language.position.empty())
        return part.empty() ? std::string() : "the " + part;
    return part.empty() ? "the " + language.position : "the " + language.position + " of the " + part;
}

void complete(TaxonomyKeypoint &known, TaxonomyKeypoint more)
{
    const auto fill = [](auto &target, auto &source) {
        if (target == std::decay_t<decltype(target)>{})
            target = std::move(source);
    };
    fill(known.id, more.id);
    fill(known.conceptName, more.conceptName);
    fill(known.kind, more.kind);
    fill(known.shared, more.shared);
    fill(known.language.position, more.language.position);
    fill(known.language.part, more.language.part);
    fill(known.language.partPosition, more.language.partPosition);
    fill(known.language.sentence, more.language.sentence);
}

} // namespace

const TaxonomyKeypoint *TaxonomyCategory::find(const std::string &keypointName) const
{
    for (const TaxonomyConcept &entry : concepts)
        for (const TaxonomyKeypoint &keypoint : entry.keypoints)
            if (keypoint.name == keypointName)
                return &keypoint;
    return nullptr;
}

const TaxonomyCategory *Taxonomy::category(const std::string &name) const
{
    for (const TaxonomySuperCategory &superCategory : superCategories)
        for (const TaxonomyCategory &category : superCategory.categories)
            if (category.name == name)
                return &category;
    return nullptr;
}

std::string Taxonomy::superCategoryOf(const std::string &category) const
{
    for (const TaxonomySuperCategory &superCategory : superCategories)
        for (const TaxonomyCategory &entry : superCategory.categories)
            if (entry.name == category)
                return superCategory.name;
    return {};
}

void setIdentities(std::vector<TaxonomyKeypoint> &siblings)
{
    if (siblings.size() < 2) {
        for (TaxonomyKeypoint &only : siblings)
            only.identity.clear();
        return;
    }
    std::vector<std::vector<std::string>> words;
    for (const TaxonomyKeypoint &sibling : siblings)
        words.push_back(wordsOf(sibling.name));
    const auto isCommon = [&](const std::string &word) {
        return std::all_of(words.begin(), words.end(), [&](const auto &other) {
            return std::find(other.begin(), other.end(), word) != other.end();
        });
    };
    std::multiset<std::string> taken;
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        std::vector<std::string> own;
        for (const std::string &word : words[i])
            if (!isCommon(word))
                own.push_back(word);
        siblings[i].identity = joined(own);
        taken.insert(siblings[i].identity);
    }
    // What is left may be nothing ("wheel" beside "wheel_left") or the same twice; then the whole name tells them
    // apart.
    for (std::size_t i = 0; i < siblings.size(); ++i)
        if (siblings[i].identity.empty() || taken.count(siblings[i].identity) > 1)
            siblings[i].identity = joined(words[i]);
}

std::string siblingLabel(const TaxonomyKeypoint &keypoint)
{
    return keypoint.identity.empty() ? keypoint.conceptName : keypoint.conceptName + ", " + keypoint.identity;
}

TaxonomyBuilder::TaxonomyBuilder(const Taxonomy &start)
{
    for (const TaxonomySuperCategory &superCategory : start.superCategories)
        for (const TaxonomyCategory &category : superCategory.categories) {
            addCategory(category.name);
            setSuperCategory(category.name, superCategory.name);
            for (const TaxonomyConcept &entry : category.concepts)
                for (const TaxonomyKeypoint &keypoint : entry.keypoints)
                    addKeypoint(category.name, keypoint);
        }
}

void TaxonomyBuilder::setSuperCategory(const std::string &category, const std::string &superCategory)
{
    if (!superCategory.empty() && !category.empty())
        m_categories[category].superCategory = superCategory;
}

void TaxonomyBuilder::addCategory(const std::string &category) { m_categories[category]; }

void TaxonomyBuilder::addKeypoint(const std::string &category, TaxonomyKeypoint keypoint)
{
    auto &keypoints = m_categories[category].keypoints;
    const auto known = keypoints.find(keypoint.name);
    if (known != keypoints.end()) {
        complete(known->second, std::move(keypoint));
        return;
    }
    std::string name = keypoint.name;
    keypoints.emplace(std::move(name), std::move(keypoint));
}

Taxonomy TaxonomyBuilder::build() const
{
    std::map<std::string, TaxonomySuperCategory> superCategories;
    for (const auto &[name, entry] : m_categories) {
        std::map<std::string, TaxonomyConcept> concepts;
        for (const auto &[keypointName, known] : entry.keypoints) {
            TaxonomyKeypoint keypoint = known;
            if (keypoint.conceptName.empty())
                keypoint.conceptName = otherName;
            if (keypoint.language.sentence.empty())
                keypoint.language.sentence = sentenceFrom(keypoint.language);
            concepts[keypoint.conceptName].keypoints.push_back(std::move(keypoint));
        }
        TaxonomyCategory category;
        category.name = name;
        for (auto &[conceptName, found] : concepts) {
            found.name = conceptName;
            std::stable_sort(found.keypoints.begin(), found.keypoints.end(),
                             [](const auto &a, const auto &b) { return a.id < b.id; });
            setIdentities(found.keypoints);
            category.concepts.push_back(std::move(found));
        }
        TaxonomySuperCategory &parent = superCategories[entry.superCategory.empty() ? otherName : entry.superCategory];
        parent.categories.push_back(std::move(category));
    }
    Taxonomy taxonomy;
    for (auto &[name, superCategory] : superCategories) {
        superCategory.name = name;
        taxonomy.superCategories.push_back(std::move(superCategory));
    }
    return taxonomy;
}

} // namespace soco::dataset
