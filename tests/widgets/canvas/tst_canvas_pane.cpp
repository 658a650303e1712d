#include "widgets/canvas/canvas_pane.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace soco::widgets;

namespace {

const QString longPath = QStringLiteral("/mnt/projects/correspondence/checkpoints/of-a-run-with-a-long-name/dinov3_vitb16_pretrain"
                                        "_lvd1689m-73cec8be.pth: the weights have the wrong shape. Choose another file");

} // namespace

class TestCanvasPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    // As narrow as with nine models in a window of 1280, and wide.
    void whatItSaysIsWholeAtEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("nine panes") << QSize(155, 190);
        QTest::newRow("nine panes, low") << QSize(155, 90);
        QTest::newRow("one pane") << QSize(600, 500);
    }

    void whatItSaysIsWholeAtEverySize()
    {
        QFETCH(QSize, size);
        CanvasPane pane(1);
        pane.resize(size);
        pane.setStandIn(longPath, QStringLiteral("Load again"));
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        auto *text = pane.findChild<PaneText *>(QStringLiteral("text"));
        QCOMPARE(pane.standIn(), longPath);
        QVERIFY(text->isVisible());
        QVERIFY(pane.rect().contains(QRect(text->mapTo(&pane, QPoint(0, 0)), text->size())));
        // Nothing is cut at the side, and what does not fit in height can be scrolled to.
        QCOMPARE(text->horizontalScrollBar()->maximum(), 0);
        QVERIFY(text->document()->size().width() <= text->viewport()->width() + 1);
        QVERIFY(text->document()->size().height() <= text->viewport()->height() + text->verticalScrollBar()->maximum() + 1);
        auto *button = pane.findChild<QPushButton *>(QStringLiteral("button"));
        QVERIFY(pane.rect().contains(QRect(button->mapTo(&pane, QPoint(0, 0)), button->size())));
        QSignalSpy clicked(&pane, &CanvasPane::buttonClicked);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
    }

    void namesOfFilesBreakBetweenTheirParts()
    {
        CanvasPane pane(1);
        pane.resize(175, 500);
        const QString words = QStringLiteral(
            "Put dinov2_vitb14_reg4_pretrain.pth into ~/.cache/torch/hub/checkpoints.");
        pane.setStandIn(words, {});
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        const auto *text = pane.findChild<PaneText *>(QStringLiteral("text"));
        QCOMPARE(text->words(), words);
        QTRY_VERIFY(text->document()->firstBlock().layout()->lineCount() > 2);
        const QTextLayout *layout = text->document()->firstBlock().layout();
        for (int i = 1; i < layout->lineCount(); ++i) {
            const QString before =
                text->document()->firstBlock().text().left(layout->lineAt(i).textStart()).remove(QChar(0x200B));
            QVERIFY2(QStringLiteral(" _./-").contains(before.back()), qPrintable(before));
        }
    }

    void whatItSaysFollowsTheTheme()
    {
        CanvasPane pane(1);
        pane.resize(400, 300);
        pane.setStandIn(QStringLiteral("Not loaded."), QStringLiteral("Load"));
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(*qApp, theme);
            QTRY_COMPARE(pane.grab().toImage().pixelColor(20, 200), tokens(theme).canvas);
            QCOMPARE(pane.findChild<PaneText *>(QStringLiteral("text"))->palette().color(QPalette::Text),
                     tokens(theme).text2);
        }
    }

    void whatItSaysCanBeCopied_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("instead of the picture") << "text";
        QTest::newRow("over the picture") << "message";
        QTest::newRow("under the header") << "notice";
    }

    void whatItSaysCanBeCopied()
    {
        QFETCH(QString, name);
        CanvasPane pane(1);
        pane.resize(260, 300);
        pane.setStandIn(name == "text" ? longPath : QString());
        pane.setRemark(name == "message" ? longPath : QString());
        if (name == "notice")
            pane.showNotice(longPath);
        pane.show();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        PaneText *text = nullptr;
        for (PaneText *found : pane.findChildren<PaneText *>(name))
            text = found->isVisible() ? found : text;
        QVERIFY(text);
        // As one does it: a double click selects a word, Ctrl+A all of it, Ctrl+C copies.
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->viewport()->rect().center());
        QVERIFY(text->hasFocus());
        QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), longPath);
    }

    void wordsThatHaveRoomAgainStandInOneLine()
    {
        CanvasPane pane(1);
        pane.resize(120, 70);
        pane.setRemark(QStringLiteral("Computing features, 1 of 2 layers"));
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        const auto *text = pane.findChild<PaneText *>(QStringLiteral("message"));
        QVERIFY(text->verticalScrollBar()->isVisible());
        pane.resize(400, 300);
        QTRY_VERIFY(!text->verticalScrollBar()->isVisible());
        QVERIFY(text->document()->size().height() < 2 * text->fontMetrics().height());
    }

    void roomUnderTheHeaderMovesTheView()
    {
        CanvasPane pane(1);
        pane.resize(300, 300);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        const QRect before = pane.view()->geometry();
        pane.setTopRoom(20);
        QCOMPARE(pane.view()->geometry(), before.adjusted(0, 20, 0, 0));
        pane.setTopRoom(0);
        QCOMPARE(pane.view()->geometry(), before);
    }
};

QTEST_MAIN(TestCanvasPane)
#include "tst_canvas_pane.moc"
