#include "widgets/charts/chart_export.h"

#include "widgets/charts/chart_scene.h"
#include "widgets/charts/scene_canvas.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace soco::widgets {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

constexpr double pngScale = 3;
constexpr double dotsPerInch = 96; // a scene's unit
constexpr double margin = 12;

QSizeF exportSize(const Chart &chart, const ChartFonts &fonts)
{
    return naturalSize(chart, fonts) + QSizeF(2 * margin, 2 * margin);
}

bool paintOn(QPaintDevice &device, const Chart &chart, const ChartFonts &fonts)
{
    const ChartScene scene = layoutChart(chart, naturalSize(chart, fonts), fonts,
                                         {.withTitle = true, .fullProvenance = true, .firstRow = 0});
    return paintScene(device, scene, fonts, tokens(Theme::Light), margin);
}

bool writePdf(QIODevice &out, const Chart &chart, const ChartFonts &fonts)
{
    QPdfWriter writer(&out);
    writer.setTitle(chart.headline());
    writer.setCreator(QCoreApplication::applicationName());
    writer.setResolution(int(dotsPerInch));
    writer.setPageSize(
        QPageSize(exportSize(chart, fonts) * 72 / dotsPerInch, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    return paintOn(writer, chart, fonts);
}

bool writeSvg(QIODevice &out, const Chart &chart, const ChartFonts &fonts)
{
    const QSizeF size = exportSize(chart, fonts);
    QSvgGenerator generator;
    generator.setOutputDevice(&out);
    generator.setTitle(chart.headline());
    generator.setDescription(chart.fullProvenance);
    generator.setResolution(int(dotsPerInch));
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    return paintOn(generator, chart, fonts);
}

} // namespace

QImage chartImage(const Chart &chart, double scale)
{
    const ChartFonts fonts = ChartFonts::current();
    QImage image((exportSize(chart, fonts) * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(scale);
    if (!paintOn(image, chart, fonts))
        return {};
    // Only now: while it is painted on, the density would scale the fonts a second time.
    image.setDotsPerMeterX(int(std::round(dotsPerInch * scale / 0.0254)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    return image;
}

Result<std::string> chartBytes(const Chart &chart, ChartFormat format)
{
    const ChartFonts fonts = ChartFonts::current();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    bool drawn = false;
    switch (format) {
    case ChartFormat::Png: {
        const QImage image = chartImage(chart, pngScale);
        drawn = !image.isNull() && image.save(&buffer, "PNG");
        break;
    }
    case ChartFormat::Pdf:
        drawn = writePdf(buffer, chart, fonts);
        break;
    case ChartFormat::Svg:
        drawn = writeSvg(buffer, chart, fonts);
        break;
    }
    if (!drawn)
        return Error{.kind = ErrorKind::OutOfMemory,
                     .message = Charts::tr("the picture could not be drawn").toStdString(),
                     .remedy = Charts::tr("Save it as PDF or SVG, which take less memory").toStdString()};
    return buffer.data().toStdString();
}

} // namespace soco::widgets
