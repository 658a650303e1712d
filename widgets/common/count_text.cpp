#include "widgets/common/count_text.h"

#include "core/base/text.h"

namespace soco::widgets {

QString countText(long long count, const QString &one, const QString &many)
{
    return (count == 1 ? one : many).arg(QString::fromStdString(groupedDigits(count)));
}

} // namespace soco::widgets
