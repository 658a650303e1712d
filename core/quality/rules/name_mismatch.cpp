#include "core/quality/rules/pair_facts.h"

#include <array>
#include <cstdio>

namespace soco::quality::rules {

namespace {

// "00003-car_2-car_3.json", as the files of SOCO are named.
std::string nameOf(const PairFacts &pair)
{
    std::array<char, 32> digits{};
    const auto number = pair.id ? pair.id : numberOf(pair.ref->file);
    std::snprintf(digits.data(), digits.size(), "%05lld", static_cast<long long>(number.value_or(0)));
    return digits.data() + ('-' + std::string(stemOf(pair.source->image))) + '-'
        + std::string(stemOf(pair.target->image)) + ".json";
}

} // namespace

std::unique_ptr<Rule> nameMismatch()
{
    return makeRule(
        {"name-mismatch", Severity::Warning, "A pair's file name says another number or other images than the file",
         "Rename the file, or correct what it says"},
        [](const CheckContext &context, FindingSink &findings) {
            const auto repeated = repeatedPairs(context);
            for (const PairFacts &pair : context.pairs()) {
                if (!pair.source || !pair.target || repeated.count(&pair))
                    continue;
                const std::string &file = pair.ref->file, expected = nameOf(pair);
                const auto number = numberOf(file);
                const std::size_t dash = file.find('-'), expectedDash = expected.find('-');
                const bool sameNumber = number && (!pair.id || *number == *pair.id);
                const bool sameImages = dash != file.npos && file.substr(dash) == expected.substr(expectedDash);
                if (sameNumber && sameImages)
                    continue;
                Finding finding;
                std::vector<std::string> told;
                const auto tell = [&](const std::string &place, const std::string &text) {
                    told.push_back(text);
                    finding.occurrences.push_back({pair.json.file, place});
                };
                if (!number)
                    tell({}, "the name begins with no number");
                else if (!sameNumber)
                    tell("pair_id",
                         "it is number " + std::to_string(*pair.id) + ", the name says " + std::to_string(*number));
                if (!sameImages && pair.ref->source != stemOf(pair.source->image))
                    tell("src_image",
                         "the source is " + pair.source->image
                             + (pair.ref->source.empty() ? "" : ", the name says " + pair.ref->source));
                if (!sameImages && pair.ref->target != stemOf(pair.target->image))
                    tell("trg_image",
                         "the target is " + pair.target->image
                             + (pair.ref->target.empty() ? "" : ", the name says " + pair.ref->target));
                finding.file = pair.json.file;
                finding.place = finding.occurrences.empty() ? std::string() : finding.occurrences.front().place;
                finding.message = "The name should be " + expected + ": " + listed(told);
                finding.subjects = {pair.ref->id()};
                finding.evidence = {{"expected", expected}};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
