#include "widgets/canvas/canvas_picture.h"

#include "core/base/atomic_file.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFontMetrics>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <map>

namespace soco::widgets {

namespace {
constexpr int gap = 1; // px between views, as between panes
constexpr double dotsPerMetre = 96 / 0.0254;

// Where the views stand in their picture, in the order given, and how large it is.
struct Placing {
    std::vector<QPoint> places;
    QSize size;
};

Placing placed(const std::vector<ShownView> &views)
{
    QRect all;
    // Rows are told apart by the panes' own rows; a view may begin lower than its neighbour, below a line of text.
    std::map<int, int> rowOf; // lower edge of the views -> index
    for (const ShownView &shown : views) {
        all = all.united({shown.place, shown.view->size()});
        rowOf.emplace(shown.place.y() + shown.view->height(), 0);
    }
    const auto bottomOf = [](const ShownView &shown) { return shown.place.y() + shown.view->height(); };
    const auto spansRows = [&](const ShownView &shown) {
        return rowOf.upper_bound(shown.place.y()) != rowOf.find(bottomOf(shown));
    };
    Placing placing;
    if (std::any_of(views.begin(), views.end(), spansRows)) {
        for (const ShownView &shown : views)
            placing.places.push_back(shown.place - all.topLeft());
        placing.size = all.size();
        return placing;
    }
    std::vector<int> heights(rowOf.size(), 0), tops;
    int index = 0;
    for (auto &[bottom, row] : rowOf)
        row = index++;
    for (const ShownView &shown : views) {
        int &height = heights[std::size_t(rowOf.at(bottomOf(shown)))];
        height = std::max(height, shown.view->height());
    }
    int top = 0;
    for (const int height : heights) {
        tops.push_back(top);
        top += height + gap;
    }
    for (const ShownView &shown : views) {
        // A view that is less high than its row stands at the lower edge, as it does on screen.
        const std::size_t row = std::size_t(rowOf.at(bottomOf(shown)));
        placing.places.emplace_back(shown.place.x() - all.left(), tops[row] + heights[row] - shown.view->height());
    }
    placing.size = {all.width(), top - gap};
    return placing;
}

} // namespace

QImage pictureOfViews(const std::vector<ShownView> &views, int scale, const PaintOver &over)
{
    scale = std::clamp(scale, 1, largestPictureScale);
    const auto [places, size] = placed(views);
    if (size.isEmpty())
        return {};

    QImage image(size * scale, QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(scale);
    image.fill(currentTokens().canvas);
    QPainter painter(&image);
    for (std::size_t i = 0; i < views.size(); ++i) {
        painter.save();
        painter.translate(places[i]);
        views[i].view->paintOn(painter, scale);
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

QImage withCaption(const QImage &picture, const QString &caption, int scale)
{
    if (picture.isNull() || caption.isEmpty())
        return picture;
    const QFont font = smallFont();
    const int inner = std::max(1, picture.width() / scale - 2 * spacing::small);
    constexpr int flags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
    // Measured on a picture, whose fonts may be of another size than the screen's.
    QImage image(1, 1, QImage::Format_RGB32);
    const QRect words = QFontMetrics(font, &image).boundingRect(QRect(0, 0, inner, 10'000), flags, caption);
    image = QImage(picture.width(), picture.height() + scale * (words.height() + 2 * spacing::tiny),
                   QImage::Format_RGB32);
    if (image.isNull())
        return picture;
    image.fill(currentTokens().panel);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    painter.setFont(font);
    painter.setPen(currentTokens().text1);
    painter.drawText(QRect(spacing::small, picture.height() / scale + spacing::tiny, inner, words.height()), flags,
                     caption);
    painter.end();
    image.setDevicePixelRatio(1);
    QPainter pasting(&image);
    pasting.drawImage(0, 0, picture);
    pasting.end();
    image.setColorSpace(picture.colorSpace());
    image.setDotsPerMeterX(picture.dotsPerMeterX());
    image.setDotsPerMeterY(picture.dotsPerMeterY());
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
