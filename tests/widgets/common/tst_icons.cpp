#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace soco::widgets;

namespace {

// Mean colour of the pixels that are drawn, and the highest opacity.
struct Ink {
    QColor colour;
    int opacity = 0;
    int pixels = 0;
};

Ink inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    Ink ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            ink.pixels += qAlpha(pixel) > 0;
            if (qAlpha(pixel) > ink.opacity) {
                ink.opacity = qAlpha(pixel);
                ink.colour = QColor(pixel);
            }
        }
    }
    return ink;
}

bool near(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) <= 3 && std::abs(a.green() - b.green()) <= 3 && std::abs(a.blue() - b.blue()) <= 3;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QIcon::setThemeName(QStringLiteral("no-such-theme")); }

    void everyIconIsDrawn_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"document-open", "folder-open", "go-previous", "go-next", "swap-panels", "link",
                                 "zoom-fit-best", "zoom-original", "crosshairs", "view-visible", "view-hidden",
                                 "list-add", "edit-find", "view-filter", "view-sort", "application-menu",
                                 "overflow-menu", "document-export", "window-pin", "window-close", "process-stop",
                                 "dialog-warning", "tag", "edit-copy", "view-refresh", "help-contents"})
            QTest::newRow(name) << QByteArray(name);
    }

    void everyIconIsDrawn()
    {
        QFETCH(QByteArray, name);
        const QIcon drawn = icon(name.constData());
        QVERIFY(!drawn.isNull());
        const Ink ink = inkOf(drawn.pixmap(QSize(16, 16)));
        QVERIFY2(ink.pixels >= 8 && ink.pixels <= 200, qPrintable(QString::number(ink.pixels)));
        QVERIFY(ink.opacity > 120);
    }

    void unknownNameGivesNoIcon() { QVERIFY(icon("no-such-icon").isNull()); }

    void tintFollowsThemeAndState()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(*qApp, theme);
            const Tokens &t = tokens(theme);
            const QIcon cross = icon("list-add");
            QVERIFY(near(inkOf(cross.pixmap(QSize(16, 16))).colour, t.text2));
            QVERIFY(near(inkOf(cross.pixmap(QSize(16, 16), QIcon::Normal, QIcon::On)).colour, t.text1));
            const Ink disabled = inkOf(cross.pixmap(QSize(16, 16), QIcon::Disabled));
            QVERIFY(std::abs(disabled.opacity - 0.45 * 255) <= 3);
        }
    }

    void linesAreCrispAtOnceAndTwice()
    {
        // The plus is two lines of one pixel: at 1x one column is fully inked and its neighbours are empty.
        const QImage once = icon("list-add").pixmap(QSize(16, 16), 1.0).toImage().convertToFormat(QImage::Format_ARGB32);
        QCOMPARE(once.size(), QSize(16, 16));
        QCOMPARE(qAlpha(once.pixel(7, 5)), 255);
        QCOMPARE(qAlpha(once.pixel(6, 5)), 0);
        QCOMPARE(qAlpha(once.pixel(8, 5)), 0);
        const QPixmap twice = icon("list-add").pixmap(QSize(16, 16), 2.0);
        QCOMPARE(twice.size(), QSize(32, 32));
        QCOMPARE(twice.devicePixelRatio(), 2.0);
        const QImage large = twice.toImage().convertToFormat(QImage::Format_ARGB32);
        QCOMPARE(qAlpha(large.pixel(14, 10)), 255);
        QCOMPARE(qAlpha(large.pixel(15, 10)), 255);
        QCOMPARE(qAlpha(large.pixel(13, 10)), 0);
        QCOMPARE(qAlpha(large.pixel(16, 10)), 0);
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
