#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soco {

// "a,b,c" -> {"a", "b", "c"}; empty pieces are dropped, spaces around pieces trimmed.
std::vector<std::string> splitList(std::string_view text, char separator = ',');

// The same of names that may hold a comma: \, is one, and \\ a backslash, which any other backslash is as well.
std::vector<std::string> splitNames(std::string_view text);

// 1234567 -> "1,234,567"
std::string groupedDigits(long long number);

// "1 pair", "1,204 pairs"; `many` where an s does not do: counted(n, "pair is", "pairs are").
// Never negative; a damaged file may claim 2^64 - 1.
std::string counted(unsigned long long count, std::string_view one, std::string_view many = {});

// The shortest decimal text that reads back as exactly this number, whatever the locale: "0.1", "1e-07". For keys and files.
std::string exactText(double number);

// Seconds as a person says them: "0:07", "3:20", "1:02:30".
std::string durationText(double seconds);

// "1.3 GB", decimal units, as the status bar shows them.
std::string bytesText(unsigned long long bytes);

// One line that is safe to show in a terminal, whatever it quotes: tabs and line ends become spaces, other control
// characters (C0, DEL and, in UTF-8, C1) question marks.
std::string oneLine(std::string_view text);

// "a, b, c, d and 3 more".
std::string listed(std::span<const std::string> names, std::size_t most = 4);

// What may stand before UTF-8 text in a file.
inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// Valid UTF-8? Text from files is checked before it is shown or written back.
bool isUtf8(std::string_view text);

} // namespace soco
