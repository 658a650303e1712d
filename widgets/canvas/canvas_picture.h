#pragma once

#include "core/base/error.h"
#include "widgets/canvas/picture_view.h"

#include <QImage>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace soco::widgets {

inline constexpr int largestPictureScale = 4;

// What the views of a canvas show, at the places where they stand in it, without what is around them: rows without
// their headers. Painted anew at `scale` pixels a pixel of the canvas (1 to 4), so that marks and maps are as sharp as
// the scale allows; sRGB, with the resolution that gives it the size it has on screen (96 dots per inch at scale 1).
// Views of one row stand side by side; where a view spans several rows, all stand as on screen. `over` paints over all of
// it, in pixels of the picture at scale 1, given where each view ended up. Null without views.
struct ShownView {
    PictureView *view = nullptr;
    QPoint place; // of the view's upper left corner, in the canvas
};
using PaintOver = std::function<void(QPainter &painter, const std::vector<QPoint> &places)>;
QImage pictureOfViews(const std::vector<ShownView> &views, int scale, const PaintOver &over = {});

// The picture that pictureOfViews() made at `scale` with words under it, as many lines as they take.
QImage withCaption(const QImage &picture, const QString &caption, int scale);

// Writes a PNG whole or not at all. The error names the file and what to do.
std::optional<Error> writePng(const QImage &image, const QString &path);

} // namespace soco::widgets
