#include "widgets/common/fonts.h"

#include "widgets/common/panel_paint.h"

#include <QApplication>

namespace soco::widgets {

QFont bodyFont()
{
    return QApplication::font();
}

QFont smallFont()
{
    return scaledFont(QApplication::font(), 0.92);
}

QFont tickFont()
{
    return scaledFont(QApplication::font(), 0.85);
}

QFont titleFont()
{
    return scaledFont(QApplication::font(), 1.0, QFont::DemiBold);
}

QFont headFont()
{
    return scaledFont(QApplication::font(), 1.08, QFont::DemiBold);
}

QFont mediumFont()
{
    return scaledFont(QApplication::font(), 1.0, QFont::Medium);
}

QFont labelFont()
{
    return scaledFont(QApplication::font(), 0.92, QFont::Medium);
}

} // namespace soco::widgets
