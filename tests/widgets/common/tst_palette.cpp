#include "widgets/common/chips.h"
#include "widgets/common/marks.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QTest>

using namespace soco::widgets;

namespace {

struct Named {
    const char *name;
    QColor Tokens::*colour;
};

constexpr Named surfaces[] = {{"window", &Tokens::window}, {"panel", &Tokens::panel}, {"base", &Tokens::base},
                              {"canvas", &Tokens::canvas}, {"hover", &Tokens::hover}};
constexpr Named selections[] = {{"selection", &Tokens::selection}, {"selectionUnfocused", &Tokens::selectionUnfocused}};

} // namespace

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        const auto row = [](const QByteArray &name, const QColor &ink, const QColor &ground, double least) {
            QTest::newRow(name.constData()) << ink << ground << least;
        };
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            const Tokens &t = tokens(theme);
            const QByteArray head = theme == Theme::Light ? "light: " : "dark: ";
            // All text at least 4.5:1 on its surface. Hints (text 3) do not stand on the canvas, and become text 2 on a
            // selected row.
            for (const Named &ground : surfaces) {
                const bool canvas = ground.colour == &Tokens::canvas;
                for (const Named &ink : {Named{"text1", &Tokens::text1}, Named{"text2", &Tokens::text2},
                                         Named{"text3", &Tokens::text3}}) {
                    if (!canvas || ink.colour != &Tokens::text3)
                        row(head + ink.name + " on " + ground.name, t.*ink.colour, t.*ground.colour, 4.5);
                }
            }
            for (const Named &ground : selections) {
                row(head + "text1 on " + ground.name, t.text1, t.*ground.colour, 4.5);
                row(head + "text2 on " + ground.name, t.text2, t.*ground.colour, 4.5);
            }
            row(head + "text on accent", t.onAccent, t.accent, 4.5);
            // Meanings: text and glyph in panels and lists, selected rows included.
            for (const Named &ink : {Named{"correct", &Tokens::correct}, Named{"wrong", &Tokens::wrong},
                                     Named{"near miss", &Tokens::nearMiss}, Named{"truth", &Tokens::truth},
                                     Named{"edited", &Tokens::edited}, Named{"finding", &Tokens::finding},
                                     Named{"unreviewed", &Tokens::unreviewed}}) {
                row(head + ink.name + " on panel", t.*ink.colour, t.panel, 4.5);
                row(head + ink.name + " on base", t.*ink.colour, t.base, 4.5);
                if (ink.colour != &Tokens::unreviewed)
                    row(head + ink.name + " on selection", t.*ink.colour, t.selection, 4.5);
            }
            // Marks that carry meaning: 3:1.
            for (const Named &ground : surfaces)
                row(head + "focus ring on " + ground.name, t.accent, t.*ground.colour, 3);
            for (int slot = 1; slot <= 9; ++slot) {
                const QColor &series = t.models[std::size_t(slot - 1)];
                row(head + "series " + QByteArray::number(slot) + " on panel", series, t.panel, 3);
                row(head + "series " + QByteArray::number(slot) + " on base", series, t.base, 3);
                row(head + "digit of chip " + QByteArray::number(slot), digitColour(series), series, 4.5);
            }
        }
        // Canvas cores on their casing.
        row("core on casing", marks::core, marks::casing, 5.9);
        row("truth on casing", marks::truth, marks::casing, 5.9);
        row("click on casing", marks::click, marks::casing, 5.9);
        row("select on casing", marks::select, marks::casing, 5.9);
        row("edited on casing", marks::edited, marks::casing, 5.9);
        row("finding on casing", marks::finding, marks::casing, 5.9);
    }

    void contrast()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double found = soco::widgets::contrast(ink, ground);
        QVERIFY2(found >= least, qPrintable(QStringLiteral("%1:1").arg(found, 0, 'f', 2)));
    }

    void contrastOfKnownColours()
    {
        QCOMPARE(soco::widgets::contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(soco::widgets::contrast(Qt::red, Qt::red), 1.0);
        // WebAIM's figure for #767676 on white.
        QVERIFY(std::abs(soco::widgets::contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void digitIsTheBetterOfBlackAndWhite()
    {
        QCOMPARE(digitColour(QColor(0x3D, 0x27, 0x85)), QColor(Qt::white));
        QCOMPARE(digitColour(QColor(0xEA, 0xE7, 0x77)), QColor(Qt::black));
    }

    void themeFillsEveryGroupOfThePalette()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(*qApp, theme);
            QCOMPARE(currentTheme(), theme);
            const Tokens &t = tokens(theme);
            const QPalette palette = QApplication::palette();
            for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
                QCOMPARE(palette.color(group, QPalette::Window), t.window);
            QCOMPARE(palette.color(QPalette::Active, QPalette::Highlight), t.selection);
            QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), t.selectionUnfocused);
            QCOMPARE(palette.color(QPalette::Active, QPalette::HighlightedText), t.text1);
            QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), t.text3);
            QCOMPARE(palette.color(QPalette::Active, QPalette::Mid), t.line);
            QCOMPARE(palette.color(QPalette::Active, QPalette::Dark), t.strongLine);
            QCOMPARE(palette.color(QPalette::Active, QPalette::Link), t.accent);
        }
    }

    void chipShowsItsSlotsColour()
    {
        applyTheme(*qApp, Theme::Light);
        QImage image(32, 32, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintChip(painter, QRectF(8, 8, 16, 16), 3);
        painter.end();
        QCOMPARE(image.pixelColor(10, 12), slotColour(3));
        QCOMPARE(image.pixelColor(4, 4), QColor(Qt::white));
        bool digit = false; // in the middle, bright on dark green
        for (int x = 12; x < 20; ++x)
            digit |= image.pixelColor(x, 16).lightness() > 200;
        QVERIFY(digit);
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
