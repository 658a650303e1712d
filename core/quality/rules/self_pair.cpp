#include "core/quality/rules/pair_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> selfPair()
{
    return makeRule({"self-pair", Severity::Warning, "A pair's source and target are the same image",
                     "Remove the pair, or correct an image's name"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const PairFacts &pair : context.pairs()) {
                            if (!pair.source || !pair.target || pair.source->category != pair.target->category
                                || pair.source->image != pair.target->image)
                                continue;
                            Finding finding;
                            addPair(finding, pair, "trg_image");
                            finding.message = pair.source->category + '/' + pair.source->image
                                + " is matched with itself";
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
