#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <map>

namespace soco::quality::rules {

std::unique_ptr<Rule> nameCollision()
{
    return makeRule(
        {"name-collision", Severity::Warning,
         "Two names in a folder differ in case or ending alone: one is lost on Windows and macOS, and pairs cannot tell them apart",
         "Rename one of them, and what names it"},
        [](const CheckContext &context, FindingSink &findings) {
            for (const auto &[path, folder] : context.listing().folders) {
                const bool holdsImages = path.starts_with(std::string(dataset::imagesFolder) + '/');
                const std::string category = path.substr(path.rfind('/') + 1);
                std::map<std::string, std::vector<std::string>> alike;
                for (const auto *names : {&folder.folders, &folder.files})
                    for (const std::string &name : *names)
                        alike[lowered(holdsImages ? stemOf(name) : std::string_view(name))].push_back(name);
                for (auto &[key, names] : alike) {
                    if (holdsImages) // others are stray files
                        std::erase_if(names, [&](const auto &name) { return !context.hasImage(category, name); });
                    if (names.size() < 2)
                        continue;
                    Finding finding;
                    for (const std::string &name : names)
                        finding.occurrences.push_back({path.empty() ? name : path + '/' + name, {}});
                    finding.message = listed(names) + " cannot be told apart everywhere";
                    finding.evidence = {{"names", names}};
                    findings.add(std::move(finding));
                }
            }
        });
}

} // namespace soco::quality::rules
