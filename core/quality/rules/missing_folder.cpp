#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace soco::quality::rules {

using namespace dataset;

namespace {

class Search
{
public:
    Search(const CheckContext &context, FindingSink &findings)
        : m_context(context), m_listing(context.listing()), m_findings(findings)
    {}

    void run()
    {
        const std::string images = imagesFolder, annotations = annotationsFolder, pairs = pairsFolder;
        if (!m_listing.has(images))
            add(images, "The folder is gone; " + counted(m_context.pairs().size(), "pair") + " need its pictures");
        else
            findImageFolders(images);
        if (!m_listing.has(annotations))
            add(annotations,
                "The folder is gone; " + counted(m_context.images().size(), "image") + " have no annotation");
        else
            findAnnotationFolders(annotations);
        if (!m_listing.has(pairs))
            add(pairs, "The folder is gone: there is no pair to score");
        else
            findPairFolders();
    }

private:
    void add(const std::string &path, std::string message, std::vector<Fact> evidence = {})
    {
        Finding finding;
        finding.file = path;
        finding.message = std::move(message);
        finding.evidence = std::move(evidence);
        m_findings.add(std::move(finding));
    }

    std::set<std::string> mostImagesAtLeast(std::size_t count) const
    {
        std::set<std::string> categories;
        for (const std::string &category : m_context.dataset().categories())
            if (m_context.dataset().imageCount(category) >= count)
                categories.insert(category);
        return categories;
    }

    void findImageFolders(const std::string &images)
    {
        if (m_listing.isUnknown(images)) {
            m_findings.abstain("a folder cannot be listed");
            return;
        }
        std::set<std::string> known;
        for (const auto &category : m_context.dataset().annotatedCategories())
            known.insert(category);
        for (const PairFacts &pair : m_context.pairs())
            known.insert(pair.ref->group);
        std::set<std::string> gone;
        for (const std::string &category : known)
            if (!m_listing.has(images + '/' + category) && expectsImagesFolder(m_context, category))
                gone.insert(category);
        // Several at once have one cause, such as a download that was cut short.
        if (gone.size() >= 3)
            addImageFolders(images, gone);
        else
            for (const std::string &category : gone)
                addImageFolders(images + '/' + category, {category});
        std::vector<std::string> onlyInTaxonomy;
        for (const auto &super : m_context.taxonomy().superCategories)
            for (const auto &category : super.categories)
                if (!m_listing.has(images + '/' + category.name) && !known.count(category.name))
                    onlyInTaxonomy.push_back(category.name);
        if (!onlyInTaxonomy.empty())
            add(images + '/' + onlyInTaxonomy.front(),
                "The taxonomy has " + listed(onlyInTaxonomy) + ", of which nothing else is there",
                {{"categories", onlyInTaxonomy}});
    }

    void addImageFolders(const std::string &path, const std::set<std::string> &categories)
    {
        std::size_t annotations = 0, pairs = 0;
        for (const PairFacts &pair : m_context.pairs())
            pairs += (pair.source && categories.count(pair.source->category))
                || (pair.target && categories.count(pair.target->category));
        for (const std::string &category : categories)
            annotations += m_context.dataset().annotationFiles(category).size();
        std::vector<Fact> evidence{countFact("annotations", annotations), countFact("pairs", pairs)};
        if (categories.size() > 1)
            evidence.push_back(namesFact("categories", categories));
        add(path,
            (categories.size() == 1 ? std::string("The folder is gone; ")
                                    : std::to_string(categories.size()) + " folders are gone, "
                     + listed({categories.begin(), categories.end()}) + "; ")
                + counted(annotations, "annotation") + " and " + counted(pairs, "pair") + " need "
                + (categories.size() == 1 ? "its pictures" : "their pictures"),
            std::move(evidence));
    }

    void findAnnotationFolders(const std::string &annotations)
    {
        if (m_listing.isUnknown(annotations) || m_context.dataset().annotatedCategories().empty())
            return;
        for (const std::string &category : m_context.dataset().categories())
            if (!m_listing.has(annotations + '/' + category) && m_context.hasImages(category)
                && m_context.hasPairs(category))
                add(annotations + '/' + category,
                    "The folder is gone, other categories have theirs; "
                        + counted(m_context.dataset().imageCount(category), "image") + " have no annotation");
    }

    bool hasGroups(PairKind kind) const
    {
        const auto *folder = m_listing.find(pairsPath(kind));
        return folder && (!folder->folders.empty() || folder->unreadable);
    }

    void findPairFolders()
    {
        if (m_listing.isUnknown(pairsFolder)) {
            m_findings.abstain("a folder cannot be listed");
            return;
        }
        const bool mayPair = !mostImagesAtLeast(2).empty();
        if (!hasGroups(PairKind::Intra) && mayPair)
            add(pairsPath(PairKind::Intra), "The pairs within the categories are gone");
        if (!hasGroups(PairKind::Cross) && mostImagesAtLeast(1).size() > 1 && relatedCategories())
            add(pairsPath(PairKind::Cross), "The pairs across the categories are gone");
        const bool train = hasGroups(PairKind::Train), test = hasGroups(PairKind::Test);
        // Two pairs without a picture in common need four.
        if (!train && !test && !mostImagesAtLeast(4).empty())
            add(std::string(pairsFolder) + "/trainsplits", "The pairs to train and to test probes with are gone");
        else if (train != test)
            add(pairsPath(train ? PairKind::Test : PairKind::Train),
                std::string("The folder is gone, that of the ") + (train ? "training" : "test") + " pairs is there");
        if (hasGroups(PairKind::Intra))
            findGroups(PairKind::Intra, mostImagesAtLeast(2));
        if (hasGroups(PairKind::Cross))
            findGroups(PairKind::Cross, sourcesOfOthers());
        if (train && test) {
            findGroups(PairKind::Train, groups(PairKind::Test));
            findGroups(PairKind::Test, groups(PairKind::Train));
        }
    }

    // Categories of one super-category, as far as is known: others may have nothing to share.
    bool relatedCategories() const
    {
        if (m_context.taxonomy().empty())
            return true;
        for (const auto &super : m_context.taxonomy().superCategories)
            if (std::count_if(super.categories.begin(), super.categories.end(),
                              [&](const auto &category) { return m_context.hasImages(category.name); })
                > 1)
                return true;
        return false;
    }

    std::set<std::string> groups(PairKind kind) const
    {
        const auto names = m_context.dataset().groups(kind);
        return {names.begin(), names.end()};
    }

    std::set<std::string> sourcesOfOthers() const
    {
        std::set<std::string> sources;
        for (const PairFacts &pair : m_context.pairs())
            if (pair.ref->kind == PairKind::Cross && pair.source)
                sources.insert(pair.source->category);
        return sources;
    }

    void findGroups(PairKind kind, const std::set<std::string> &expected)
    {
        // A folder under another name says so itself: group-mismatch.
        std::set<std::string> stated;
        for (const PairFacts &pair : m_context.pairs())
            if (pair.ref->kind == kind)
                stated.insert(pair.statedGroup);
        for (const std::string &category : expected)
            if (!m_listing.has(pairsPath(kind) + '/' + category) && !stated.count(category)
                && !m_listing.isUnknown(pairsPath(kind)) && m_context.hasPairs(category))
                add(pairsPath(kind) + '/' + category, "The folder is gone, other categories have theirs");
    }

    const CheckContext &m_context;
    const FolderListing &m_listing;
    FindingSink &m_findings;
};

} // namespace

std::unique_ptr<Rule> missingFolder()
{
    return makeRule({"missing-folder", Severity::Error, "A whole folder is gone that the rest of the dataset counts on",
                     "Fetch or unpack it again"},
                    [](const CheckContext &context, FindingSink &findings) { Search(context, findings).run(); });
}

} // namespace soco::quality::rules
