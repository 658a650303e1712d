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

// How much of the map is seen at u before the slider. Low similarity leaves the picture clear: smoothstep(0.24, 0.58, u)
// where u is a cosine on a raw scale, smoothstep(0, 0.35, u) where u runs from the low end of the best part.
double mapOpacity(MapScale scale, double u);

// Where on the colour map u is drawn: u, but 0.3 + 0.7 u for the best part, whose low end is no black.
double colourPlace(MapScale scale, double u);

// Premultiplied ARGB by u, opacity included; `opacity` is the slider, 0 to 1.
using ColourTable = std::array<QRgb, 1024>;
ColourTable colourTable(ColourMap map, double opacity, MapScale scale);

QString colourMapName(ColourMap map);
// The whole range at full opacity, low at the left: swatches of selectors.
void paintColourBar(QPainter &painter, const QRect &rect, ColourMap map);

} // namespace soco::widgets
