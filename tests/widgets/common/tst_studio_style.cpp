#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QPainter>
#include <QStyleOption>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace soco::widgets;

class TestStudioStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(*qApp, Theme::Light); }

    void sizesAreTheSpecifications()
    {
        // For a font whose line is 16 px or less; a taller line makes taller rows.
        const int line = QFontMetrics(QApplication::font()).height();
        QMenuBar menus;
        menus.addMenu(QStringLiteral("File"));
        QCOMPARE(menus.sizeHint().height(), std::max(28, line + 12));
        QTabBar tabs;
        tabs.addTab(QStringLiteral("Charts"));
        QCOMPARE(tabs.sizeHint().height(), std::max(28, line + 12));
        QLineEdit field;
        QCOMPARE(field.sizeHint().height(), std::max(26, line + 10));
        QToolButton button;
        button.setText(QString());
        QVERIFY(button.sizeHint().width() >= 28 && button.sizeHint().height() >= 28);
        QCOMPARE(field.style()->pixelMetric(QStyle::PM_SmallIconSize), 16);
        QCOMPARE(field.style()->pixelMetric(QStyle::PM_TreeViewIndentation), 16);
    }

    void currentTabCarriesTheAccentAndDoesNotMoveOthers()
    {
        QTabBar tabs;
        tabs.addTab(QStringLiteral("Charts"));
        tabs.addTab(QStringLiteral("Findings"));
        tabs.resize(tabs.sizeHint());
        tabs.show();
        const QRect second = tabs.tabRect(1);
        const QImage first = tabs.grab().toImage();
        const Tokens &t = currentTokens();
        QCOMPARE(first.pixelColor(tabs.tabRect(0).center().x(), 0), t.accent);
        QCOMPARE(first.pixelColor(second.center().x(), 0), t.window);
        tabs.setCurrentIndex(1);
        QCOMPARE(tabs.tabRect(1), second);
        QCOMPARE(tabs.grab().toImage().pixelColor(second.center().x(), 0), t.accent);
    }

    void focusRingIsTheAccent()
    {
        QWidget window;
        QLineEdit field(&window);
        QLineEdit other(&window);
        field.setGeometry(10, 10, 120, 26);
        other.setGeometry(10, 50, 120, 26);
        window.resize(200, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field.setFocus();
        const Tokens &t = currentTokens();
        const QImage image = window.grab().toImage();
        QCOMPARE(image.pixelColor(70, 10), t.accent);
        QCOMPARE(image.pixelColor(70, 11), t.accent);
        QCOMPARE(image.pixelColor(70, 12), t.base);
        QCOMPARE(image.pixelColor(70, 50), t.strongLine);
        QCOMPARE(image.pixelColor(70, 51), t.base);
    }

    void spinBoxesAreFieldsToo()
    {
        QWidget window;
        QSpinBox box(&window), other(&window);
        box.setGeometry(10, 10, 120, 26);
        other.setGeometry(10, 50, 120, 26);
        window.resize(200, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        box.setFocus();
        const Tokens &t = currentTokens();
        const QImage image = window.grab().toImage();
        QCOMPARE(image.pixelColor(70, 10), t.accent);
        QCOMPARE(image.pixelColor(70, 50), t.strongLine);
        QCOMPARE(image.pixelColor(70, 52), t.base);
    }

    void selectedRowHasTheTokensColour()
    {
        QListWidget list;
        list.addItems({QString(), QString()});
        list.setCurrentRow(1);
        list.resize(120, 80);
        list.show();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        const QRect row = list.visualItemRect(list.item(1));
        const QPoint inside = list.viewport()->mapTo(&list, QPoint(row.right() - 4, row.center().y()));
        QTRY_COMPARE(list.grab().toImage().pixelColor(inside), currentTokens().selection);
    }

    void primaryButtonIsTheAccent()
    {
        QPushButton plain(QStringLiteral("Close")), primary(QStringLiteral("Open"));
        primary.setDefault(true);
        primary.resize(100, 26);
        plain.resize(100, 26);
        const Tokens &t = currentTokens();
        QCOMPARE(plain.grab().toImage().pixelColor(8, 13), t.base);
        // A default button outside a dialog is one all the same.
        QStyleOptionButton option;
        option.initFrom(&primary);
        option.features = QStyleOptionButton::DefaultButton;
        QImage image(100, 26, QImage::Format_RGB32);
        image.fill(t.window);
        QPainter painter(&image);
        primary.style()->drawPrimitive(QStyle::PE_PanelButtonCommand, &option, &painter, &primary);
        painter.end();
        QCOMPARE(image.pixelColor(50, 13), t.accent);
    }

    void progressAndSliderShowTheirValue()
    {
        const Tokens &t = currentTokens();
        QProgressBar bar;
        bar.setRange(0, 100);
        bar.setValue(50);
        bar.setTextVisible(false);
        bar.resize(200, 20);
        const QImage image = bar.grab().toImage();
        QCOMPARE(image.pixelColor(40, 9), t.accent);
        QCOMPARE(image.pixelColor(160, 9), t.track);
        QSlider slider(Qt::Horizontal);
        slider.setRange(0, 100);
        slider.setValue(75);
        slider.resize(200, 20);
        const QImage drawn = slider.grab().toImage();
        int accent = 0, track = 0;
        for (int x = 0; x < 200; ++x) {
            accent += drawn.pixelColor(x, 9) == t.accent;
            track += drawn.pixelColor(x, 9) == t.track;
        }
        QVERIFY2(accent > 120 && track > 25 && track < 60, qPrintable(QStringLiteral("%1 %2").arg(accent).arg(track)));
    }

    void scrollBarHandleIsAsLongAsItsPart_data()
    {
        QTest::addColumn<int>("maximum");
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("value");
        QTest::addColumn<QRect>("handle");
        QTest::newRow("top") << 300 << 100 << 0 << QRect(0, 0, 10, 50);
        QTest::newRow("bottom") << 300 << 100 << 300 << QRect(0, 150, 10, 50);
        QTest::newRow("never too short to grab") << 100000 << 100 << 0 << QRect(0, 0, 10, 24);
        QTest::newRow("nothing to scroll") << 0 << 100 << 0 << QRect(0, 0, 10, 200);
    }

    void scrollBarHandleIsAsLongAsItsPart()
    {
        QFETCH(int, maximum);
        QFETCH(int, page);
        QFETCH(int, value);
        QFETCH(QRect, handle);
        QScrollBar bar(Qt::Vertical);
        bar.setRange(0, maximum);
        bar.setPageStep(page);
        bar.setValue(value);
        bar.resize(10, 200);
        QStyleOptionSlider option;
        option.initFrom(&bar);
        option.orientation = Qt::Vertical;
        option.minimum = 0;
        option.maximum = maximum;
        option.pageStep = page;
        option.sliderPosition = value;
        QCOMPARE(bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar), handle);
    }

    void fontsFollowTheScale()
    {
        const double body = QFontInfo(bodyFont()).pixelSize();
        QVERIFY(std::abs(QFontInfo(smallFont()).pixelSize() - 0.92 * body) <= 1);
        QVERIFY(std::abs(QFontInfo(tickFont()).pixelSize() - 0.85 * body) <= 1);
        QVERIFY(QFontInfo(tickFont()).pixelSize() >= 0.73 * body);
        QCOMPARE(titleFont().weight(), int(QFont::DemiBold));
        QCOMPARE(labelFont().weight(), int(QFont::Medium));
    }
};

QTEST_MAIN(TestStudioStyle)
#include "tst_studio_style.moc"
