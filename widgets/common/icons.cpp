#include "widgets/common/icons.h"

namespace soco::widgets {

QIcon icon(const char *freedesktopName)
{
    return QIcon::fromTheme(QString::fromLatin1(freedesktopName));
}

} // namespace soco::widgets
