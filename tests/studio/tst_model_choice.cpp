// Which models a window shows before anybody chooses, and that ToyNet stays with the toys that it was trained on.

#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "tests/studio/small_demo.h"
#include "widgets/common/tokens.h"

#include <QSettings>
#include <QStandardPaths>

#include <map>

using namespace soco;
using test::OpenWindow;

class TestModelChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }
    void whatADatasetBeginsWith_data();
    void whatADatasetBeginsWith();
    void toyNetComesAndGoesWithTheDemo();
    void whatSomebodyAddedStays();
    void toyNetThatSomebodyAddedStays();
    void whatIsLeftBehindIsRemembered();
    void namedModelsStay();
    void eachKindRemembersItsOwn();
    void theDemoOpensOnWhatTellsTheModelsApart();
    void theDemoIsEvaluatedByItself_data();
    void theDemoIsEvaluatedByItself();

private:
    static bool show(OpenWindow &w, const QString &folder)
    {
        w.window.show();
        w.workspace.datasets()->open(folder);
        return QTest::qWaitFor(
            [&] {
                const auto &dataset = w.workspace.datasets()->dataset();
                return dataset && QString::fromStdString(dataset->root().string()) == folder && w.settled();
            },
            60'000);
    }
    static QStringList models(const OpenWindow &w)
    {
        QStringList names;
        for (const widgets::ModelSlot &model : w.workspace.engine()->models())
            names << model.name;
        return names;
    }
    QString demo() const { return m_folder.filePath("demo"); }
    QString photographs() const { return m_photographs.rootText(); }

    QTemporaryDir m_folder, m_settings;
    test::DatasetBuilder m_photographs;
};

void TestModelChoice::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("soco-studio-tests");
    QCoreApplication::setApplicationName("tst_ModelChoice");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    widgets::applyTheme(*qApp, widgets::Theme::Light);
    demo::DemoOptions options = test::smallDemo(2, 3);
    options.width = 320;
    options.height = 240;
    test::drawDemo(demo(), options);
}

void TestModelChoice::whatADatasetBeginsWith_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("demo") << demo() << QStringList{"toynet", "dense_sift"};
    QTest::newRow("photographs") << photographs() << QStringList{"dense_sift"};
}

void TestModelChoice::whatADatasetBeginsWith()
{
    QFETCH(QString, folder);
    QFETCH(QStringList, expected);
    OpenWindow w;
    w.workspace.addModels({});
    QVERIFY(models(w).isEmpty()); // which dataset it will be is not known
    QVERIFY(show(w, folder));
    QCOMPARE(models(w), expected);
    QCOMPARE(w.workspace.selection()->model(), 1);
}

void TestModelChoice::toyNetComesAndGoesWithTheDemo()
{
    OpenWindow w;
    w.workspace.addModels({});
    QVERIFY(show(w, demo()));
    QVERIFY(show(w, photographs()));
    QCOMPARE(models(w), QStringList{"dense_sift"});
    QVERIFY(w.workspace.selection()->model() == w.workspace.engine()->models().front().slot);
    QVERIFY(show(w, demo()));
    QStringList both = models(w);
    both.sort();
    QCOMPARE(both, (QStringList{"dense_sift", "toynet"}));
}

void TestModelChoice::whatSomebodyAddedStays()
{
    OpenWindow w;
    w.workspace.addModels({});
    QVERIFY(show(w, demo()));
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
    QVERIFY(show(w, photographs()));
    QCOMPARE(models(w), (QStringList{"dense_sift", "colour"}));
}

void TestModelChoice::toyNetThatSomebodyAddedStays()
{
    OpenWindow w;
    w.workspace.addModels({});
    QVERIFY(show(w, photographs()));
    w.workspace.engine()->addModel({"toynet", {}});
    QVERIFY(show(w, demo()));
    QVERIFY(show(w, photographs()));
    QCOMPARE(models(w), (QStringList{"dense_sift", "toynet"}));
}

// The models of the kind of dataset that is left are written then, not only those at the end.
void TestModelChoice::whatIsLeftBehindIsRemembered()
{
    {
        OpenWindow w(true);
        w.workspace.addModels({});
        QVERIFY(show(w, photographs()));
        w.workspace.engine()->addModel({"dinov2_vits14", m_folder.filePath("none.pth").toStdString()});
        QVERIFY(show(w, demo()));
        w.workspace.engine()->removeModel(w.workspace.engine()->slotOf({"toynet", {}}));
        QVERIFY(show(w, photographs()));
        QVERIFY(show(w, demo()));
        QVERIFY(!models(w).contains("toynet")); // it was taken away there
        w.workspace.remember();
    }
    OpenWindow w(true);
    w.workspace.addModels({});
    QVERIFY(show(w, photographs()));
    QCOMPARE(models(w), (QStringList{"dense_sift", "dinov2_vits14"}));
}

void TestModelChoice::namedModelsStay()
{
    OpenWindow w;
    w.workspace.addModels({"toynet"});
    QVERIFY(show(w, photographs()));
    QCOMPARE(models(w), QStringList{"toynet"});
    QVERIFY(show(w, demo()));
    QCOMPARE(models(w), QStringList{"toynet"});
}

void TestModelChoice::eachKindRemembersItsOwn()
{
    {
        OpenWindow w(true);
        w.workspace.addModels({});
        QVERIFY(show(w, demo()));
        w.workspace.engine()->removeModel(w.workspace.engine()->slotOf({"dense_sift", {}}));
        w.workspace.remember();
    }
    OpenWindow w(true);
    w.workspace.addModels({});
    QVERIFY(show(w, photographs()));
    QCOMPARE(models(w), QStringList{"dense_sift"});
    OpenWindow again(true);
    again.workspace.addModels({});
    QVERIFY(show(again, demo()));
    QCOMPARE(models(again), QStringList{"toynet"});
}

void TestModelChoice::theDemoOpensOnWhatTellsTheModelsApart()
{
    OpenWindow w;
    std::map<int, widgets::PairResult> results; // the last of each slot is what is on screen
    connect(w.workspace.engine(), &studio::ExploreEngine::pairResult, this,
            [&](const widgets::PairResult &result) { results[result.slot] = result; });
    w.workspace.addModels({});
    QVERIFY(show(w, demo()));
    QTRY_VERIFY(w.workspace.selection()->pin() && w.settled());
    const auto verdict = [&](int slot) {
        const int source = results[slot].pair->pair.source.indexOf(w.workspace.selection()->keypoint().toStdString());
        for (const benchmark::PointJudgement &point : results[slot].points)
            if (point.source == source)
                return point.verdict(w.workspace.judge().criterion, w.workspace.judge().alpha);
        return benchmark::Verdict::NotScored;
    };
    QVERIFY(verdict(1) == benchmark::Verdict::Right);
    QVERIFY(verdict(2) == benchmark::Verdict::Wrong);
}

void TestModelChoice::theDemoIsEvaluatedByItself_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("remembers");
    QTest::addColumn<QStringList>("named");
    QTest::addColumn<int>("runs");
    QTest::newRow("demo") << demo() << true << QStringList() << 2;
    QTest::newRow("photographs") << photographs() << true << QStringList() << 0;
    QTest::newRow("for a picture or a measurement") << demo() << false << QStringList() << 0;
    QTest::newRow("with models that somebody named") << demo() << true << QStringList{"toynet"} << 0;
}

void TestModelChoice::theDemoIsEvaluatedByItself()
{
    QFETCH(QString, folder);
    QFETCH(bool, remembers);
    QFETCH(QStringList, named);
    QFETCH(int, runs);
    OpenWindow w(remembers);
    w.workspace.addModels(named);
    QVERIFY(show(w, folder));
    QTRY_COMPARE_WITH_TIMEOUT(int(w.workspace.evaluations()->runs().runs().size()), runs, 60'000);
    QVERIFY(w.wait());
    QCOMPARE(int(w.workspace.evaluations()->runs().runs().size()), runs);
    if (runs == 0)
        return;
    // Once: what was stopped or thrown away is the person's own to begin again.
    QVERIFY(show(w, photographs()));
    QVERIFY(show(w, demo()));
    QVERIFY(w.wait());
    QCOMPARE(int(w.workspace.evaluations()->runs().runs().size()), runs);
}

QTEST_MAIN(TestModelChoice)
#include "tst_model_choice.moc"
