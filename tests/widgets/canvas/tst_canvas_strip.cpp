#include "part_painting.h"

#include "widgets/canvas/canvas_strip.h"
#include "widgets/canvas/colour_map.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>
#include <QTranslator>

using namespace soco::widgets;

namespace {

StripContent threeModels()
{
    StripContent content;
    content.map.scale = MapScale::RawShared;
    content.peaks = {{1, 0.81}, {2, 0.67}, {3, 0.32}};
    content.values = {{1, 0.33}, {2, 0.24}, {3, -0.17}};
    content.position = QPointF(415.24, 431);
    content.cell = QPoint(24, 25);
    return content;
}

bool near(const QColor &a, const QColor &b, int tolerance)
{
    return std::abs(a.red() - b.red()) <= tolerance && std::abs(a.green() - b.green()) <= tolerance
           && std::abs(a.blue() - b.blue()) <= tolerance;
}

// As a language where "Map" is longer than "Cosine".
class LongMapWord : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return qstrcmp(source, "Map") == 0 ? QStringLiteral("Similarity map") : QString();
    }
};

} // namespace

class TestCanvasStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void ticksLieAtQuarters_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("0 to 1") << 0.0 << 1.0 << QStringList{"0.00", "0.25", "0.50", "0.75", "1.00"};
        QTest::newRow("fitted") << -0.12 << 0.9 << QStringList{"-0.12", "0.14", "0.39", "0.65", "0.90"};
        QTest::newRow("no minus zero") << -0.001 << 0.8 << QStringList{"0.00", "0.20", "0.40", "0.60", "0.80"};
        QTest::newRow("near each other") << 0.99 << 0.994 << QStringList{"0.990", "0.991", "0.992", "0.993", "0.994"};
    }

    void ticksLieAtQuarters()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(QStringList, texts);
        QCOMPARE(CanvasStrip::tickTexts(CanvasStrip::ticks(low, high)), texts);
    }

    void digitsKeepApart_data()
    {
        QTest::addColumn<std::vector<double>>("at");
        QTest::addColumn<std::vector<double>>("placed");
        using Numbers = std::vector<double>;
        QTest::newRow("far apart") << Numbers{10, 40, 90} << Numbers{10, 40, 90};
        QTest::newRow("pushed") << Numbers{10, 12, 14} << Numbers{10, 25, 40};
        QTest::newRow("at the upper end") << Numbers{98, 99, 100} << Numbers{70, 85, 100};
        QTest::newRow("below the lower end") << Numbers{-5, 50} << Numbers{0, 50};
        QTest::newRow("none") << Numbers{} << Numbers{};
    }

    void digitsKeepApart()
    {
        QFETCH(std::vector<double>, at);
        QFETCH(std::vector<double>, placed);
        QCOMPARE(CanvasStrip::pushedApart(at, 15, 0, 100), placed);
    }

    void readOut()
    {
        StripContent content = threeModels();
        CanvasStrip strip([&] { return content; });
        QCOMPARE(strip.readOut(), QStringLiteral("x 415.2 y 431.0 cell 24, 25 [1] 0.33 [2] 0.24 [3] -0.17"));
        content.position.reset();
        content.cell.reset();
        for (StripContent::Value &value : content.values)
            value.cosine.reset();
        QCOMPARE(strip.readOut(), QStringLiteral("x – y – cell –, – [1] – [2] – [3] –"));
        content.padding = true;
        QCOMPARE(strip.readOut(), QStringLiteral("padding [1] – [2] – [3] –"));
    }

    void legendIsTheMapOverTheCanvasColour()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(*qApp, theme);
            StripContent content = threeModels();
            CanvasStrip strip([&] { return content; });
            strip.resize(1000, 36);
            const QRect bar = strip.legendBar();
            QCOMPARE(bar.size(), QSize(236, 8));
            const QImage image = strip.grab().toImage();
            const QColor canvas = tokens(theme).canvas;
            // Below 0.24 the map is clear; at 0.8 it is 90 % of its colour.
            QVERIFY(near(image.pixelColor(bar.left() + 24, bar.center().y()), canvas, 1));
            const int x = bar.left() + 188;
            const QColor colour(colourAt(ColourMap::Inferno, 188.5 / 236));
            const auto mixed = [](int over, int under) { return int(0.9 * over + 0.1 * under); };
            QVERIFY(near(image.pixelColor(x, bar.center().y()),
                         QColor(mixed(colour.red(), canvas.red()), mixed(colour.green(), canvas.green()),
                                mixed(colour.blue(), canvas.blue())),
                         4));
            // A triangle in the slot's colour above its highest cosine.
            const int peak = bar.left() + qRound(236 * 0.67);
            QVERIFY(near(image.pixelColor(peak, bar.top() - 4), slotColour(2), 12));
            // No map: no legend.
            content.map.visible = false;
            QVERIFY(near(strip.grab().toImage().pixelColor(x, bar.center().y()), tokens(theme).panel, 1));
        }
    }

    void theLegendLeavesRoomForItsWord()
    {
        LongMapWord translator;
        QCoreApplication::installTranslator(&translator);
        StripContent content = threeModels();
        content.map.scale = MapScale::BestPart;
        CanvasStrip strip([&] { return content; });
        strip.resize(1000, 36);
        const int left = strip.legendBar().left();
        QVERIFY(left > 16 + QFontMetrics(smallFont()).horizontalAdvance(QStringLiteral("Similarity map")));
        content.map.scale = MapScale::RawShared;
        QCOMPARE(strip.legendBar().left(), left);
    }

    void theBestPartHasNoCosines()
    {
        StripContent content = threeModels();
        content.map.scale = MapScale::BestPart;
        content.coloured = {{1, 217, 2166}, {2, 150, 1500}};
        CanvasStrip strip([&] { return content; });
        strip.resize(1000, 36);
        strip.show();
        QCOMPARE(strip.legendText(), QStringLiteral("best 10 % of each picture"));
        QCOMPARE(strip.legendBar().width(), 236);
        // No triangle above the bar.
        const QImage image = strip.grab().toImage();
        for (int x = strip.legendBar().left(); x < strip.legendBar().right(); ++x)
            QCOMPARE(image.pixelColor(x, strip.legendBar().top() - 4), currentTokens().panel);
        // The percentage says what it counts.
        QHelpEvent help(QEvent::ToolTip, strip.legendBar().center(), strip.mapToGlobal(strip.legendBar().center()));
        QApplication::sendEvent(&strip, &help);
        QTRY_VERIFY(QToolTip::text().contains(QLatin1String("[1] 217 of 2,166 cells")));
        content.map.scale = MapScale::RawShared;
        QCOMPARE(strip.legendText(), QStringLiteral("Cosine 0.00 to 1.00"));
    }

    // As wide as the canvas of a window of 1600 with three models.
    void everyScaleLeavesRoomForTheKey()
    {
        for (const MapScale scale :
             {MapScale::BestPart, MapScale::RawShared, MapScale::RawFitted, MapScale::Stretched}) {
            StripContent content = threeModels();
            content.map.scale = scale;
            CanvasStrip strip([&] { return content; });
            strip.resize(1024, 36);
            const auto inTruth = [&] {
                const QImage image = strip.grab().toImage();
                int count = 0;
                for (int x = strip.legendBar().right() + 20; x < strip.width(); ++x)
                    for (int y = 4; y < strip.height(); ++y)
                        count += near(image.pixelColor(x, y), currentTokens().truth, 20);
                return count;
            };
            QVERIFY2(inTruth() > 10, QByteArray::number(int(scale)));
            content.keyVisible = false;
            QCOMPARE(inTruth(), 0);
        }
    }

    // As wide as the canvas of a window of 1280: key and read-out take two rows each.
    void theKeyStaysOnANarrowCanvas_data()
    {
        QTest::addColumn<int>("models");
        for (const int models : {1, 3, 4, 6})
            QTest::addRow("%d models", models) << models;
    }

    void theKeyStaysOnANarrowCanvas()
    {
        QFETCH(int, models);
        StripContent content = threeModels();
        content.values.clear();
        for (int slot = 1; slot <= models; ++slot)
            content.values.push_back({slot, 0.1 * slot});
        CanvasStrip strip([&] { return content; });
        strip.resize(784, 36);
        const auto count = [&](const QColor &colour, int tolerance) {
            const QImage image = strip.grab().toImage();
            int pixels = 0;
            for (int x = strip.legendBar().right() + 20; x < strip.width(); ++x)
                for (int y = 1; y < strip.height(); ++y)
                    pixels += near(image.pixelColor(x, y), colour, tolerance);
            return pixels;
        };
        QVERIFY(count(currentTokens().truth, 20) > 20);
        QVERIFY(count(slotColour(models), 0) > 40); // the read-out is whole
        content.keyVisible = false;
        QCOMPARE(count(currentTokens().truth, 20), 0);
    }

    void trianglesOfOneCosineDoNotOverprint()
    {
        applyTheme(*qApp, Theme::Light);
        StripContent content = threeModels();
        content.peaks = {{1, 0.80}, {2, 0.80}, {3, 0.80}};
        CanvasStrip strip([&] { return content; });
        strip.resize(1000, 36);
        const QImage image = strip.grab().toImage();
        const QRect bar = strip.legendBar();
        for (int slot = 1; slot <= 3; ++slot) {
            int wide = 0; // of the triangle's base
            for (int x = bar.left() - 10; x < bar.right() + 40; ++x)
                wide += near(image.pixelColor(x, bar.top() - 6), slotColour(slot), 40);
            QVERIFY2(wide >= 4, qPrintable(QStringLiteral("%1: %2").arg(slot).arg(wide)));
        }
    }

    void columnsStay()
    {
        applyTheme(*qApp, Theme::Light);
        StripContent content = threeModels();
        CanvasStrip strip([&] { return content; });
        strip.resize(1000, 36);
        // Chips are where they were, whatever the numbers: compare the columns of one row through the chips.
        const auto chips = [&] {
            const QImage image = strip.grab().toImage();
            QList<int> columns;
            for (int x = 500; x < 1000; ++x) {
                if (image.pixelColor(x, 12) == slotColour(1) || image.pixelColor(x, 12) == slotColour(2)
                    || image.pixelColor(x, 12) == slotColour(3))
                    columns << x;
            }
            return columns;
        };
        const QList<int> before = chips();
        QVERIFY(before.size() >= 30);
        content.position = QPointF(1.1, 11.1);
        content.cell = QPoint(0, 1);
        content.values[0].cosine = -1;
        QCOMPARE(chips(), before);
        content.position.reset();
        content.cell.reset();
        content.padding = true;
        content.values[0].cosine.reset();
        QCOMPARE(chips(), before);
    }

    void nineModelsOnANarrowCanvasKeepTheReadOut()
    {
        StripContent content = threeModels();
        content.values.clear();
        for (int slot = 1; slot <= 9; ++slot)
            content.values.push_back({slot, 0.1 * slot});
        CanvasStrip strip([&] { return content; });
        strip.resize(784, 36);
        const QImage image = strip.grab().toImage();
        for (int slot = 1; slot <= 9; ++slot) {
            int pixels = 0;
            for (int x = strip.legendBar().right() + 2; x < 784; ++x) {
                for (int y = 1; y < 36; ++y)
                    pixels += image.pixelColor(x, y) == slotColour(slot);
            }
            QVERIFY2(pixels > 40, qPrintable(QString::number(slot)));
        }
    }

    void otherValuesLookAsPaintedWhole_data()
    {
        QTest::addColumn<int>("scale");
        QTest::addColumn<int>("models");
        QTest::addColumn<int>("width");
        for (const MapScale scale :
             {MapScale::BestPart, MapScale::RawShared, MapScale::RawFitted, MapScale::Stretched}) {
            for (const int models : {1, 3, 9}) {
                for (const int width : {1280, 784})
                    QTest::addRow("scale %d, %d models, %d px", int(scale), models, width)
                        << int(scale) << models << width;
            }
        }
    }

    // A strip that paints what the mouse changes looks like one that was painted whole.
    void otherValuesLookAsPaintedWhole()
    {
        QFETCH(int, scale);
        QFETCH(int, models);
        QFETCH(int, width);
        StripContent content;
        content.map.scale = MapScale(scale);
        int moves = 0;
        const auto move = [&] {
            ++moves;
            content.position = QPointF(41.3 * moves, 17.7 * moves);
            content.cell = QPoint(moves, 2 * moves);
            content.map.high = 0.8 + 0.01 * moves;
            content.values.clear();
            content.peaks.clear();
            for (int slot = 1; slot <= models; ++slot) {
                content.values.push_back({slot, 0.11 * slot - 0.3 * (moves & 1)});
                content.peaks.push_back({slot, 0.1 * slot + 0.01 * moves});
            }
        };
        move();
        CanvasStrip strip([&] { return content; });
        strip.resize(width, 36);
        fixture::PartPainting screen(&strip);
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        const auto looksWhole = [&] {
            strip.updateValues();
            const QImage shown = screen.shown();
            CanvasStrip fresh([&] { return content; });
            fresh.resize(width, 36);
            return shown == fixture::PartPainting::whole(fresh);
        };
        QVERIFY(looksWhole());
        for (int i = 0; i < 5; ++i) {
            move();
            QVERIFY(looksWhole());
            int pixels = 0;
            for (const QRect &rect : screen.painted())
                pixels += rect.width() * rect.height();
            QVERIFY2(pixels < width * 36, qPrintable(QString::number(pixels)));
        }
        content.padding = true;
        QVERIFY(looksWhole());
        content.padding = false;
        content.position.reset();
        content.cell.reset();
        QVERIFY(looksWhole());
        content.remark = QStringLiteral("No box: the radius is taken from the image.");
        QVERIFY(looksWhole());
        move();
        content.values.push_back({9, 0.5});
        QVERIFY(looksWhole());
    }
};

QTEST_MAIN(TestCanvasStrip)
#include "tst_canvas_strip.moc"
