// What the window was left with is in force everywhere when it is opened again, however the dataset is named.

#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/canvas/canvas_pane.h"
#include "widgets/common/tokens.h"
#include "widgets/inspector/section_title.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QComboBox>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

using namespace soco;
using test::OpenWindow;

class TestRememberedChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void theJudgeIsOneFromTheFirstFrame();
    void theMapIsAsItWas();
    void thePairComesBack_data();
    void thePairComesBack();
    void aPlaceThatIsAskedForWins();

private:
    // On the second pair with its last keypoint pinned, the map off, judged by CC; what is then on screen.
    QString leave()
    {
        OpenWindow w(true);
        if (!w.open(m_builder.rootText()))
            return {};
        auto *canvas = w.find<QWidget>("exploreCanvas");
        QTest::keyClick(canvas, Qt::Key_D);
        if (!w.wait())
            return {};
        QTest::keyClick(canvas, Qt::Key_C);
        w.trigger("view.map");
        const auto &source = w.workspace.engine()->pair()->pair.source;
        w.workspace.selection()->setPoint(source.keypoints.back().position,
                                          QString::fromStdString(source.keypoints.back().name));
        const bool settled = w.wait();
        w.window.close();
        return settled ? place(w) : QString();
    }
    static QString place(const OpenWindow &w)
    {
        return w.currentRow() + ", " + w.find<QWidget>("inspectorHead")->accessibleName();
    }
    static void start(OpenWindow &w, const QString &folder, const QString &demo = {})
    {
        w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
        w.window.show();
        w.window.start(folder, demo);
        QTRY_VERIFY(w.workspace.datasets()->dataset() && w.settled());
    }

    test::DatasetBuilder m_builder;
    QTemporaryDir m_settings;
};

void TestRememberedChoices::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("soco-studio-tests");
    QCoreApplication::setApplicationName("tst_RememberedChoices");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestRememberedChoices::theJudgeIsOneFromTheFirstFrame()
{
    QVERIFY(!leave().isEmpty());
    OpenWindow w(true);
    start(w, {});
    QVERIFY(w.find<QWidget>("judgeBy")->accessibleName().contains("CC"));
    QVERIFY(
        w.tree()->model()->headerData(widgets::TaxonomyModel::ScoreColumn, Qt::Horizontal).toString().contains("CC"));
    const QString hint = w.find<widgets::SectionTitle>("pairTitle")->hint();
    QVERIFY2(hint.endsWith(", CC"), qPrintable(hint));
    const auto verdicts = w.window.findChild<widgets::CanvasPane *>("targetPane1")->header()->content().verdicts;
    QVERIFY(!verdicts.empty());
    QVERIFY(verdicts.back().criterion == benchmark::Criterion::Cc); // the one in force stands last
}

void TestRememberedChoices::theMapIsAsItWas()
{
    QVERIFY(!leave().isEmpty());
    OpenWindow w(true);
    start(w, {});
    QVERIFY(!w.window.actions()->action("view.map")->isChecked());
    QVERIFY(w.window.findChild<widgets::CanvasPane *>("targetPane1")
                ->header()
                ->content()
                .ends.isEmpty()); // no map, no ends
}

void TestRememberedChoices::thePairComesBack_data()
{
    QTest::addColumn<QString>("written");
    QTest::newRow("not named") << QString();
    QTest::newRow("named") << m_builder.rootText();
    QTest::newRow("named with a slash") << m_builder.rootText() + '/';
    QTest::newRow("named by a detour") << m_builder.rootText() + "/Images/..";
    QTest::newRow("named from here") << QDir::current().relativeFilePath(m_builder.rootText());
}

void TestRememberedChoices::thePairComesBack()
{
    QFETCH(QString, written);
    const QString left = leave();
    QVERIFY2(left.contains("vehicle_"), qPrintable(left));
    OpenWindow w(true);
    start(w, written);
    QCOMPARE(place(w), left);
    QVERIFY(!w.window.actions()->action("view.map")->isChecked());
}

void TestRememberedChoices::aPlaceThatIsAskedForWins()
{
    QVERIFY(!leave().isEmpty());
    OpenWindow w(true);
    w.workspace.showWhenThere("intra/car/00001-car_1-car_2.json/vehicle_numberplate_front");
    start(w, m_builder.rootText());
    QCOMPARE(place(w), "car_1 → car_2, vehicle_numberplate_front");
}

QTEST_MAIN(TestRememberedChoices)
#include "tst_remembered_choices.moc"
