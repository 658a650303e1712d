#include "widgets/canvas/colour_map.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace soco::widgets;

Q_DECLARE_METATYPE(ColourMap)
Q_DECLARE_METATYPE(MapScale)

namespace {

// CIE 1976 lightness of an sRGB colour.
double lightness(QRgb colour)
{
    const auto linear = [](int channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

} // namespace

class TestColourMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lightnessRises_data()
    {
        QTest::addColumn<ColourMap>("map");
        for (const ColourMap map : {ColourMap::Inferno, ColourMap::Viridis, ColourMap::Cividis, ColourMap::Grey})
            QTest::newRow(qPrintable(colourMapName(map))) << map;
    }

    void lightnessRises()
    {
        QFETCH(ColourMap, map);
        double before = -1;
        for (int i = 0; i <= 250; ++i) {
            const double now = lightness(colourAt(map, i / 250.0));
            // Channels are whole numbers: a step may round to the same colour, or dip by that rounding.
            QVERIFY2(now > before - 0.25, qPrintable(QStringLiteral("%1 at %2").arg(now).arg(i)));
            before = std::max(before, now);
        }
        QVERIFY(lightness(colourAt(map, 1)) - lightness(colourAt(map, 0)) > 60);
    }

    void publishedColours_data()
    {
        QTest::addColumn<ColourMap>("map");
        QTest::addColumn<double>("u");
        QTest::addColumn<QColor>("colour");
        // Rows 0, 128 and 255 of the published tables.
        QTest::newRow("inferno low") << ColourMap::Inferno << 0.0 << QColor(0, 0, 4);
        QTest::newRow("inferno middle") << ColourMap::Inferno << 128 / 255.0 << QColor(188, 55, 84);
        QTest::newRow("inferno high") << ColourMap::Inferno << 1.0 << QColor(252, 255, 164);
        QTest::newRow("viridis low") << ColourMap::Viridis << 0.0 << QColor(68, 1, 84);
        QTest::newRow("viridis middle") << ColourMap::Viridis << 128 / 255.0 << QColor(33, 145, 140);
        QTest::newRow("viridis high") << ColourMap::Viridis << 1.0 << QColor(253, 231, 37);
        QTest::newRow("cividis low") << ColourMap::Cividis << 0.0 << QColor(0, 34, 78);
        QTest::newRow("cividis middle") << ColourMap::Cividis << 128 / 255.0 << QColor(125, 124, 120);
        QTest::newRow("cividis high") << ColourMap::Cividis << 1.0 << QColor(254, 232, 56);
        QTest::newRow("grey middle") << ColourMap::Grey << 0.5 << QColor(128, 128, 128);
        QTest::newRow("below") << ColourMap::Viridis << -3.0 << QColor(68, 1, 84);
        QTest::newRow("above") << ColourMap::Viridis << 3.0 << QColor(253, 231, 37);
    }

    void publishedColours()
    {
        QFETCH(ColourMap, map);
        QFETCH(double, u);
        QFETCH(QColor, colour);
        const QColor found(colourAt(map, u));
        QVERIFY2(std::abs(found.red() - colour.red()) <= 1 && std::abs(found.green() - colour.green()) <= 1
                     && std::abs(found.blue() - colour.blue()) <= 1,
                 qPrintable(found.name()));
    }

    void opacityIsASmoothStep_data()
    {
        QTest::addColumn<MapScale>("scale");
        QTest::addColumn<double>("clear");
        QTest::addColumn<double>("full");
        QTest::newRow("best part") << MapScale::BestPart << 0.0 << 0.35;
        QTest::newRow("raw, shared") << MapScale::RawShared << 0.24 << 0.58;
        QTest::newRow("raw, fitted") << MapScale::RawFitted << 0.24 << 0.58;
        QTest::newRow("stretched") << MapScale::Stretched << 0.24 << 0.58;
    }

    void opacityIsASmoothStep()
    {
        QFETCH(MapScale, scale);
        QFETCH(double, clear);
        QFETCH(double, full);
        QCOMPARE(mapOpacity(scale, -1.0), 0.0);
        QCOMPARE(mapOpacity(scale, clear), 0.0);
        QVERIFY(std::abs(mapOpacity(scale, (clear + full) / 2) - 0.5) < 1e-12);
        // A quarter of the way: 3/16 - 2/64.
        QVERIFY(std::abs(mapOpacity(scale, clear + (full - clear) / 4) - 0.15625) < 1e-12);
        QCOMPARE(mapOpacity(scale, full), 1.0);
        QCOMPARE(mapOpacity(scale, 2.0), 1.0);
    }

    void theBestPartBeginsInColour()
    {
        QCOMPARE(colourPlace(MapScale::RawShared, 0.4), 0.4);
        QVERIFY(std::abs(colourPlace(MapScale::BestPart, 0) - 0.3) < 1e-12);
        QVERIFY(std::abs(colourPlace(MapScale::BestPart, 0.5) - 0.65) < 1e-12);
        QVERIFY(std::abs(colourPlace(MapScale::BestPart, 1) - 1) < 1e-12);
        const ColourTable table = colourTable(ColourMap::Viridis, 1, MapScale::BestPart);
        QCOMPARE(qAlpha(table.front()), 0);
        const QRgb middle = qUnpremultiply(table[512]);
        const QRgb expected = colourAt(ColourMap::Viridis, 0.3 + 0.7 * 512 / 1023.0);
        QCOMPARE(qAlpha(middle), 255);
        QVERIFY(std::abs(qRed(middle) - qRed(expected)) <= 1 && std::abs(qGreen(middle) - qGreen(expected)) <= 1);
    }

    void tableHoldsOpacityAndSlider()
    {
        const ColourTable table = colourTable(ColourMap::Inferno, 0.9, MapScale::RawShared);
        QCOMPARE(table.front(), qRgba(0, 0, 0, 0));
        QCOMPARE(qAlpha(table.back()), int(std::lround(0.9 * 255)));
        const QRgb high = qUnpremultiply(table.back());
        QVERIFY(std::abs(qRed(high) - 252) <= 1 && std::abs(qBlue(high) - 164) <= 1);
        const QRgb nothing = colourTable(ColourMap::Inferno, 0, MapScale::RawShared).back();
        QCOMPARE(qAlpha(nothing), 0);
    }

    void barRunsFromLowToHigh()
    {
        QImage image(72, 10, QImage::Format_RGB32);
        QPainter painter(&image);
        paintColourBar(painter, image.rect(), ColourMap::Viridis);
        painter.end();
        QCOMPARE(image.pixel(0, 5), colourAt(ColourMap::Viridis, 0));
        QCOMPARE(image.pixel(71, 5), colourAt(ColourMap::Viridis, 1));
    }
};

QTEST_GUILESS_MAIN(TestColourMap)
#include "tst_colour_map.moc"
