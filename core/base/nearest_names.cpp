#include "core/base/nearest_names.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace soco {

namespace {

bool isAccentAlone(char32_t letter)
{
    return (letter >= 0x300 && letter <= 0x36F) || letter == 0x3099 || letter == 0x309A;
}

// Bytes that are not UTF-8 stand for themselves.
std::u32string lettersOf(std::string_view text)
{
    std::u32string letters;
    const bool decodes = isUtf8(text);
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        char32_t letter = lead;
        if (decodes && lead >= 0xC0) {
            const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
            letter = lead & (0x3F >> more);
            for (int k = 0; k < more; ++k)
                letter = (letter << 6) | (static_cast<unsigned char>(text[i++]) & 0x3F);
        }
        if (!isAccentAlone(letter))
            letters += letter;
    }
    return letters;
}

// Levenshtein's distance: insertions, deletions and replacements of one letter each.
std::size_t editDistance(std::u32string_view a, std::u32string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

std::vector<std::string> nearestNames(std::string_view name, std::span<const std::string> names)
{
    constexpr std::size_t most = 3;
    const std::u32string letters = lettersOf(name);
    std::vector<std::pair<std::size_t, const std::string *>> ranked;
    for (const std::string &one : names)
        ranked.emplace_back(editDistance(letters, lettersOf(one)), &one);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    const std::size_t close = std::max<std::size_t>(2, letters.size() / 3);
    std::vector<std::string> nearest;
    for (const auto &[distance, one] : ranked)
        if (nearest.empty() || (distance <= close && nearest.size() < most))
            nearest.push_back(*one);
    return nearest;
}

std::string nearestText(std::string_view name, std::span<const std::string> names)
{
    std::string text;
    bool isPlain = isAscii(name);
    for (const std::string &one : nearestNames(name, names)) {
        text += (text.empty() ? "The nearest: " : ", ") + one;
        isPlain = isPlain && isAscii(one);
    }
    if (!text.empty() && !isPlain)
        text += " (letters that look the same may differ: copy the name)";
    return text;
}

} // namespace soco
