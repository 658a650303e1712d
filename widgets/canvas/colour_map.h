#pragma once

#include "widgets/common/explore_data.h"

#include <QRgb>
#include <QString>

#include <array>

class QPainter;
class QRect;

namespace soco::widgets {

// Colour maps of similarity: lightness rises from 0 to 1 in every one of them.

// The opaque colour at u (clamped to 0 to 1).
QRgb colourAt(ColourMap map, double u);

// How much of the map is seen at u before the slider: smoothstep(0.24, 0.58, u). Low similarity leaves the picture clear.
double mapOpacity(double u);

// Premultiplied ARGB by u, opacity included; `opacity` is the slider, 0 to 1.
using ColourTable = std::array<QRgb, 1024>;
ColourTable colourTable(ColourMap map, double opacity);

QString colourMapName(ColourMap map);
// The whole range at full opacity, low at the left: swatches of selectors.
void paintColourBar(QPainter &painter, const QRect &rect, ColourMap map);

} // namespace soco::widgets
