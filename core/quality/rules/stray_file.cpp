#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <algorithm>

namespace soco::quality::rules {

using namespace dataset;

namespace {

bool isPictureName(const std::string &name)
{
    const std::string lower = lowered(name);
    return lower.ends_with(".jpg") || lower.ends_with(".jpeg") || lower.ends_with(".png");
}

class Strays
{
public:
    Strays(const CheckContext &context, FindingSink &findings) : m_context(context), m_findings(findings) {}

    void run()
    {
        const std::string images = imagesFolder, annotations = annotationsFolder, pairs = pairsFolder;
        for (const auto &[path, folder] : m_context.listing().folders) {
            if (path.empty() || path == metadataFolder)
                continue;
            if (path == pairs || path == pairs + "/trainsplits") {
                for (const std::string &name : folder.folders)
                    if (!isExpectedFolder(path, name))
                        add(path + '/' + name, "Nothing reads this folder");
                addAll(path, folder.files);
                continue;
            }
            const bool isOuter = path == images || path == annotations
                || std::any_of(allPairKinds.begin(), allPairKinds.end(),
                               [&here = path](PairKind kind) { return here == pairsPath(kind); });
            if (isOuter) {
                addAll(path, folder.files);
                continue;
            }
            const bool holdsImages = path.starts_with(images + '/');
            const std::string category = path.substr(path.rfind('/') + 1);
            for (const std::string &name : folder.files)
                if (!(holdsImages ? isPictureName(name) : name.ends_with(".json"))
                    && !isAccountedFor(path, category, name))
                    add(path + '/' + name,
                        std::string("Nothing reads this file: ")
                            + (holdsImages ? "pictures end in .JPEG, .jpg or .png" : "the files here end in .json"));
            for (const std::string &name : folder.folders)
                if (!(holdsImages ? isPictureName(name) : name.ends_with(".json")))
                    add(path + '/' + name, "Nothing reads a folder in this one");
        }
    }

private:
    static bool isExpectedFolder(const std::string &path, const std::string &name)
    {
        if (path == pairsFolder && name == "trainsplits")
            return true;
        return std::any_of(allPairKinds.begin(), allPairKinds.end(),
                           [&](PairKind kind) { return path + '/' + name == pairsPath(kind); });
    }

    // The rule about what is missing there names this file.
    bool isAccountedFor(const std::string &path, const std::string &category, const std::string &name) const
    {
        if (path.starts_with(std::string(imagesFolder) + '/'))
            return standsForMissingImage(m_context, category, name) || !m_context.hasImages(category); // empty-folder
        if (path.starts_with(std::string(annotationsFolder) + '/')) {
            if (m_context.dataset().annotationFiles(category).empty())
                return true;
            return std::any_of(m_context.shown().begin(), m_context.shown().end(), [&](const ShownImage &image) {
                return image.id.category == category && stemOf(image.id.file) == stemOf(name)
                    && lacksAnnotation(m_context, image);
            });
        }
        return false;
    }

    void addAll(const std::string &path, const std::vector<std::string> &names)
    {
        for (const std::string &name : names)
            add(path + '/' + name, "Nothing reads a file here: it belongs into the folder of a category");
    }

    void add(const std::string &file, std::string message)
    {
        Finding finding;
        finding.file = file;
        finding.message = std::move(message);
        m_findings.add(std::move(finding));
    }

    const CheckContext &m_context;
    FindingSink &m_findings;
};

} // namespace

std::unique_ptr<Rule> strayFile()
{
    return makeRule(
        {"stray-file", Severity::Hint, "A file or folder lies where nothing reads it: a wrong ending, a wrong place",
         "Rename it or move it to where it belongs, or remove it"},
        [](const CheckContext &context, FindingSink &findings) { Strays(context, findings).run(); });
}

} // namespace soco::quality::rules
