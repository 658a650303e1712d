#include "widgets/canvas/canvas_picture.h"

#include "core/base/atomic_file.h"
#include "widgets/common/tokens.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <map>

namespace soco::widgets {

namespace {
constexpr int gap = 1; // px between views, as between panes
constexpr double dotsPerMetre = 96 / 0.0254;
}

QImage pictureOfViews(const std::vector<ShownView> &views, int scale, const PaintOver &over)
{
    scale = std::clamp(scale, 1, largestPictureScale);
    // Rows are told apart by the panes' own rows; a view may begin lower than its neighbour, below a line of text.
    std::map<int, int> rowOf; // lower edge of the views -> index
    for (const ShownView &shown : views)
        rowOf.emplace(shown.place.y() + shown.view->height(), 0);
    std::vector<int> heights(rowOf.size(), 0), tops;
    int index = 0;
    for (auto &[bottom, row] : rowOf)
        row = index++;
    for (const ShownView &shown : views) {
        int &height = heights[std::size_t(rowOf.at(shown.place.y() + shown.view->height()))];
        height = std::max(height, shown.view->height());
    }
    int top = 0;
    for (const int height : heights) {
        tops.push_back(top);
        top += height + gap;
    }
    int left = views.empty() ? 0 : views.front().place.x(), right = left;
    for (const ShownView &shown : views) {
        left = std::min(left, shown.place.x());
        right = std::max(right, shown.place.x() + shown.view->width());
    }
    const QSize size(right - left, top - gap);
    if (size.isEmpty())
        return {};

    QImage image(size * scale, QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(scale);
    image.fill(currentTokens().canvas);
    QPainter painter(&image);
    std::vector<QPoint> places;
    for (const ShownView &shown : views) {
        const std::size_t row = std::size_t(rowOf.at(shown.place.y() + shown.view->height()));
        // A view that is less high than its row stands at the lower edge, as it does on screen.
        const QPoint place(shown.place.x() - left, tops[row] + heights[row] - shown.view->height());
        places.push_back(place);
        painter.save();
        painter.translate(place);
        shown.view->paintOn(painter, scale);
        painter.restore();
    }
    if (over)
        over(painter, places);
    painter.end();
    // Not before: the size of fonts follows the resolution of what they are painted on.
    image.setDevicePixelRatio(1);
    image.setColorSpace(QColorSpace::SRgb);
    image.setDotsPerMeterX(qRound(dotsPerMetre * scale));
    image.setDotsPerMeterY(qRound(dotsPerMetre * scale));
    return image;
}

std::optional<Error> writePng(const QImage &image, const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        return Error{.kind = ErrorKind::Unsupported,
                     .message = "the picture could not be packed: " + writer.errorString().toStdString(),
                     .file = path.toStdString()};
    if (const auto written = writeFileAtomically(path.toStdString(), {bytes.constData(), std::size_t(bytes.size())});
        !written)
        return written.error();
    return std::nullopt;
}

} // namespace soco::widgets
