#pragma once

#include <QString>

namespace soco::widgets {

// "1,600": the digits in groups.
QString groupedText(long long number);

// "1 pair", "1,600 pairs": the number, its digits in groups, in place of the %1 of the text for one or for any other.
// Two texts and not Qt's %n: without a translation, as in English, that has no singular.
QString countText(long long count, const QString &one, const QString &many);

} // namespace soco::widgets
