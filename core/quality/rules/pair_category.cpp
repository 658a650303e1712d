#include "core/quality/rules/pair_facts.h"

namespace soco::quality::rules {

using dataset::PairKind;

std::unique_ptr<Rule> pairCategory()
{
    return makeRule(
        {"pair-category", Severity::Warning,
         "A pair within a category shows another one, or a pair across categories shows one alone",
         "Correct the category, or move the pair to where it belongs"},
        [](const CheckContext &context, FindingSink &findings) {
            struct Odd {
                Finding finding;
                std::set<std::string> files;
            };
            std::map<std::string, Odd> byCause;
            for (const PairFacts &pair : context.pairs()) {
                if (!pair.source || !pair.target)
                    continue;
                const std::string &source = pair.source->category, &target = pair.target->category;
                const bool isCross = pair.ref->kind == PairKind::Cross;
                // A pair with itself, and images that are not there, have rules of their own.
                if (isCross ? source != target || pair.source->image == pair.target->image : source == target)
                    continue;
                if (!context.hasImage(source, pair.source->image) || !context.hasImage(target, pair.target->image))
                    continue;
                const std::string folder = pair.json.file.substr(0, pair.json.file.rfind('/'));
                Odd &odd = byCause[folder + '\n' + source + '\n' + target];
                addPair(odd.finding, pair, "src_category");
                odd.finding.message = isCross ? "both images are of " + inQuotes(source)
                                              : "the images are of " + inQuotes(source) + " and " + inQuotes(target);
                odd.files.insert(pair.json.file);
            }
            for (auto &[cause, odd] : byCause) {
                odd.finding.message = "In " + counted(odd.files.size(), "pair") + ' ' + odd.finding.message;
                odd.finding.evidence = {countFact("pairs", odd.files.size())};
                findings.add(std::move(odd.finding));
            }
        });
}

} // namespace soco::quality::rules
