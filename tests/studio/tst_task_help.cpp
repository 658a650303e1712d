#include "app/studio/pages/task_help.h"

#include "widgets/common/marks.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace soco;

class TestTaskHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageDrawsAndSaysBothTasks_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void thePageDrawsAndSaysBothTasks()
    {
        QFETCH(bool, dark);
        widgets::applyTheme(*qApp, dark ? widgets::Theme::Dark : widgets::Theme::Light);
        QWidget parent;
        parent.show();
        studio::showTaskHelp(&parent);
        auto *dialog = parent.findChild<QDialog *>("taskHelp");
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(!dialog->isModal()); // the canvas stays usable beside it
        auto *figure = dialog->findChild<studio::TaskFigure *>();
        QVERIFY(!figure->accessibleName().isEmpty());
        // With the canvas' own marks: the pin in the source, a truth in each target.
        const QImage image = figure->grab().toImage();
        int pin = 0, truthInLast = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                pin += x < image.width() / 3 && image.pixelColor(x, y) == widgets::marks::click;
                truthInLast += x > image.width() * 2 / 3 && image.pixelColor(x, y) == widgets::marks::truth;
            }
        }
        QVERIFY(pin > 20 && truthInLast > 20);
        const QString text = dialog->findChild<QLabel *>("taskHelpText")->text();
        for (const char *said : {"CC, concept correspondence", "SOC, semantic object correspondence", "Cross-SOC", "α"})
            QVERIFY2(text.contains(QString::fromUtf8(said)), said);
        // Asked for again it is the same page; closed, it is gone.
        studio::showTaskHelp(&parent);
        QCOMPARE(parent.findChildren<QDialog *>("taskHelp").size(), 1);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Close), Qt::LeftButton);
        QTRY_VERIFY(!parent.findChild<QDialog *>("taskHelp"));
    }

    void nothingIsCutInANarrowPage()
    {
        widgets::applyTheme(*qApp, widgets::Theme::Light);
        studio::TaskFigure figure;
        // As wide as the dialog makes it: the captions are on as many lines as they need, none elided.
        QVERIFY(figure.heightForWidth(480) - 480 * 2 / 9 > figure.heightForWidth(1200) - 1200 * 2 / 9);
        for (const int width : {480, 720, 1200}) {
            figure.resize(width, figure.heightForWidth(width));
            const QImage image = figure.grab().toImage();
            // The last line of words is above the lower edge: its last row is empty.
            for (int x = 0; x < image.width(); ++x)
                QCOMPARE(image.pixelColor(x, image.height() - 1), image.pixelColor(0, image.height() - 1));
        }
    }
};

QTEST_MAIN(TestTaskHelp)
#include "tst_task_help.moc"
