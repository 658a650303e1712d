#include "widgets/canvas/colour_map.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

// Every fifth colour of the published tables of 256. Inferno and Viridis: N. Smith and S. van der Walt, 2015 (CC0);
// Cividis: J. Nuñez, C. Anderton, R. Renslow, PLoS ONE 13(7), 2018.
using Knots = std::array<QRgb, 52>;
constexpr Knots infernoKnots{
    0x000004, 0x02020C, 0x050417, 0x0A0722, 0x10092D, 0x160B39, 0x1E0C45, 0x260C51, 0x2F0A5B, 0x380962,
    0x400A67, 0x490B6A, 0x510E6C, 0x59106E, 0x61136E, 0x69166E, 0x71196E, 0x781C6D, 0x801F6C, 0x88226A,
    0x902568, 0x982766, 0xA02A63, 0xA82E5F, 0xB0315B, 0xB73557, 0xBF3952, 0xC63D4D, 0xCC4248, 0xD34743,
    0xD94D3D, 0xDF5337, 0xE45A31, 0xE9612B, 0xED6925, 0xF1711F, 0xF47918, 0xF78212, 0xF98B0B, 0xFA9407,
    0xFB9D07, 0xFCA60C, 0xFCB014, 0xFBBA1F, 0xFAC42A, 0xF8CD37, 0xF6D746, 0xF4E156, 0xF2EA69, 0xF2F27D,
    0xF5F992, 0xFCFFA4,
};
constexpr Knots viridisKnots{
    0x440154, 0x46085C, 0x471063, 0x481769, 0x481D6F, 0x482475, 0x472A7A, 0x46307E, 0x453781, 0x433D84,
    0x414287, 0x3F4889, 0x3D4E8A, 0x3A538B, 0x38598C, 0x355E8D, 0x33638D, 0x31688E, 0x2E6D8E, 0x2C718E,
    0x2A768E, 0x297B8E, 0x27808E, 0x25848E, 0x23898E, 0x218E8D, 0x20928C, 0x1F978B, 0x1E9C89, 0x1FA188,
    0x21A585, 0x24AA83, 0x28AE80, 0x2EB37C, 0x35B779, 0x3DBC74, 0x46C06F, 0x50C46A, 0x5AC864, 0x65CB5E,
    0x70CF57, 0x7CD250, 0x89D548, 0x95D840, 0xA2DA37, 0xB0DD2F, 0xBDDF26, 0xCAE11F, 0xD8E219, 0xE5E419,
    0xF1E51D, 0xFDE725,
};
constexpr Knots cividisKnots{
    0x00224E, 0x002656, 0x002A5F, 0x002D68, 0x003070, 0x083370, 0x163770, 0x203A6F, 0x273E6E, 0x2E416D,
    0x34456C, 0x3A486C, 0x3F4C6C, 0x444F6C, 0x49536C, 0x4E566C, 0x535A6D, 0x575D6D, 0x5C616E, 0x60646F,
    0x656870, 0x696B71, 0x6D6F72, 0x727274, 0x767676, 0x7A7A78, 0x7E7D78, 0x838179, 0x888578, 0x8D8878,
    0x928C78, 0x969077, 0x9B9476, 0xA09875, 0xA59C74, 0xAAA073, 0xAFA471, 0xB5A86F, 0xBAAC6D, 0xBFB06B,
    0xC4B468, 0xC9B965, 0xCFBD62, 0xD4C15F, 0xDAC65B, 0xDFCA57, 0xE5CF52, 0xEAD34C, 0xF0D846, 0xF6DD3F,
    0xFCE236, 0xFEE838,
};

double between(int a, int b, double t)
{
    return a + (b - a) * t;
}

} // namespace

QRgb colourAt(ColourMap map, double u)
{
    u = std::clamp(u, 0.0, 1.0);
    if (map == ColourMap::Grey) {
        const int grey = int(std::lround(255 * u));
        return qRgb(grey, grey, grey);
    }
    const Knots &knots = map == ColourMap::Inferno ? infernoKnots
                         : map == ColourMap::Viridis ? viridisKnots
                                                     : cividisKnots;
    const double place = u * double(knots.size() - 1);
    const std::size_t index = std::min(std::size_t(place), knots.size() - 2);
    const double t = place - double(index);
    const QRgb a = knots[index], b = knots[index + 1];
    return qRgb(int(std::lround(between(qRed(a), qRed(b), t))), int(std::lround(between(qGreen(a), qGreen(b), t))),
                int(std::lround(between(qBlue(a), qBlue(b), t))));
}

double mapOpacity(MapScale scale, double u)
{
    const bool best = scale == MapScale::BestPart;
    const double clear = best ? 0 : 0.24, full = best ? 0.35 : 0.58;
    const double t = std::clamp((u - clear) / (full - clear), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

double colourPlace(MapScale scale, double u)
{
    return scale == MapScale::BestPart ? 0.3 + 0.7 * u : u;
}

ColourTable colourTable(ColourMap map, double opacity, MapScale scale)
{
    ColourTable table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double u = double(i) / double(table.size() - 1);
        const QRgb colour = colourAt(map, colourPlace(scale, u));
        const int alpha = int(std::lround(255 * std::clamp(opacity, 0.0, 1.0) * mapOpacity(scale, u)));
        table[i] = qPremultiply(qRgba(qRed(colour), qGreen(colour), qBlue(colour), alpha));
    }
    return table;
}

QString colourMapName(ColourMap map)
{
    switch (map) {
    case ColourMap::Inferno:
        return QCoreApplication::translate("ColourMap", "Inferno");
    case ColourMap::Viridis:
        return QCoreApplication::translate("ColourMap", "Viridis");
    case ColourMap::Cividis:
        return QCoreApplication::translate("ColourMap", "Cividis");
    case ColourMap::Grey:
        break;
    }
    return QCoreApplication::translate("ColourMap", "Grey");
}

void paintColourBar(QPainter &painter, const QRect &rect, ColourMap map)
{
    QImage bar(std::max(1, rect.width()), 1, QImage::Format_RGB32);
    for (int x = 0; x < bar.width(); ++x)
        bar.setPixel(x, 0, colourAt(map, bar.width() > 1 ? double(x) / (bar.width() - 1) : 0));
    painter.drawImage(rect, bar);
}

} // namespace soco::widgets
