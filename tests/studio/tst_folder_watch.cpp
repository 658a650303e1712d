// Files of the dataset that change on disk while it is open.

#include "app/studio/workspace/folder_watch.h"

#include "app/studio/shell/message_bar.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace soco;
using studio::FolderWatch;
using test::OpenWindow;

class TestFolderWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatChangesElsewhereIsSaidAndReadOnDemand_data();
    void whatChangesElsewhereIsSaidAndReadOnDemand();
    void aLostPairGivesWayToItsNeighbour();
    void whatIsReadAnywayIsNotSaid();
    void filesOfOthersAreNoChange();

private:
    static bool isSaid(const OpenWindow &w)
    {
        const auto *bar = w.window.findChild<studio::MessageBar *>();
        return bar->isVisible() && bar->text().contains("changed on disk");
    }
};

void TestFolderWatch::initTestCase()
{
#ifndef Q_OS_LINUX
    QSKIP("Folders are watched on Linux");
#endif
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestFolderWatch::whatChangesElsewhereIsSaidAndReadOnDemand_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("said");
    QTest::newRow("another pair") << "PairAnnotations/intra/car/00003-car_2-car_3.json"
                                  << "1 pair changed.";
    QTest::newRow("a new pair") << "PairAnnotations/intra/car/00099-car_3-car_1.json"
                                << "1 pair changed.";
    QTest::newRow("another picture") << "Images/car/car_3.JPEG"
                                     << "1 picture changed.";
    QTest::newRow("an annotation") << "KeypointAnnotations/car/car_3.json"
                                   << "1 picture changed.";
    QTest::newRow("the taxonomy") << "Metadata/keypoint_taxonomy.json"
                                  << "the taxonomy changed.";
    QTest::newRow("a category") << "Images/zebra/zebra_1.JPEG"
                                << "1 picture changed.";
}

void TestFolderWatch::whatChangesElsewhereIsSaidAndReadOnDemand()
{
    QFETCH(QString, file);
    QFETCH(QString, said);
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QTest::mouseClick(w.list()->viewport(), Qt::LeftButton, {},
                      w.list()->visualRect(w.list()->model()->index(0, 0)).center());
    QVERIFY(w.wait()); // bus_1 and bus_2 are on screen
    QVERIFY(!isSaid(w));
    const auto before = w.workspace.datasets()->dataset();
    builder.write(file.toStdString(), "{}");
    QTRY_VERIFY(isSaid(w));
    QVERIFY(w.workspace.datasets()->dataset() == before); // whose reading is the person's choice
    QTest::mouseClick(w.find<QPushButton>("messageAction"), Qt::LeftButton);
    QVERIFY(w.wait());
    QVERIFY(w.workspace.datasets()->dataset() != before);
    QVERIFY(!isSaid(w));
    QCOMPARE(w.status(), "Read again: " + said);
    QTest::keyClick(&w.window, Qt::Key_F5);
    QVERIFY(w.wait());
    QCOMPARE(w.status(), QStringLiteral("Read again: nothing has changed."));
}

void TestFolderWatch::aLostPairGivesWayToItsNeighbour()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QTest::mouseClick(w.list()->viewport(), Qt::LeftButton, {},
                      w.list()->visualRect(w.list()->model()->index(1, 0)).center());
    QVERIFY(w.wait());
    const auto lost = *w.workspace.selection()->pair();
    builder.remove("PairAnnotations/intra/" + lost.group + '/' + lost.file);
    w.trigger("file.reload");
    QVERIFY(w.wait());
    QVERIFY(w.workspace.selection()->pair());
    QVERIFY(w.workspace.selection()->pair()->file != lost.file);
    QVERIFY(w.workspace.engine()->pair());
    QCOMPARE(w.list()->currentIndex().row(), 1);
    const auto *bar = w.find<QWidget>("messageBar");
    const QString said = bar->isVisible() ? bar->accessibleDescription() : QString();
    QVERIFY2(!said.contains(QString::fromStdString(lost.file)), qPrintable(said));
}

void TestFolderWatch::whatIsReadAnywayIsNotSaid()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QSignalSpy heard(w.workspace.findChild<FolderWatch *>(), &FolderWatch::changed);
    builder.write("Images/car/car_3.JPEG", "other bytes");
    QTRY_VERIFY(w.workspace.findChild<FolderWatch *>()->millisecondsSinceChange() >= 0);
    w.trigger("file.reload");
    QVERIFY(w.wait());
    QTRY_VERIFY(heard.count() > 0);
    QVERIFY(!isSaid(w));
}

void TestFolderWatch::filesOfOthersAreNoChange()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QSignalSpy heard(w.workspace.findChild<FolderWatch *>(), &FolderWatch::changed);
    builder.write("Images/car/.car_3.JPEG.tmp", "half");
    builder.write("Images/car/notes.txt", "to do");
    auto *watch = w.workspace.findChild<FolderWatch *>();
    watch->watch(builder.root()); // hears what waits, and watches anew
    QVERIFY(watch->millisecondsSinceChange() < 0);
    QVERIFY(w.wait());
    builder.write("Metadata/keypoint_taxonomy.json", "{}");
    QTRY_COMPARE(heard.count(), 1);
}

QTEST_MAIN(TestFolderWatch)
#include "tst_folder_watch.moc"
