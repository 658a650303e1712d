#include "widgets/common/count_text.h"

#include "core/base/text.h"

namespace soco::widgets {

QString groupedText(long long number)
{
    return QString::fromStdString(groupedDigits(number));
}

QString countText(long long count, const QString &one, const QString &many)
{
    return (count == 1 ? one : many).arg(groupedText(count));
}

} // namespace soco::widgets
