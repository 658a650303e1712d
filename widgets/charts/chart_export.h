#pragma once

#include "core/base/result.h"
#include "widgets/charts/chart.h"

#include <QImage>

#include <string>

namespace soco::widgets {

// The chart as it is exported: on white, in the light colours, with its title and the whole provenance line, at its
// natural size whatever the window's.
enum class ChartFormat { Png, Pdf, Svg };

// Null where there is no memory for it.
QImage chartImage(const Chart &chart, double scale);
// A whole file's bytes: PNG at 288 dots an inch, PDF and SVG as vectors with text as text.
Result<std::string> chartBytes(const Chart &chart, ChartFormat format);

} // namespace soco::widgets
