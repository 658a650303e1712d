#include "app/studio/layouts/explore/opening_search.h"

#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/common/tokens.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardPaths>

#include <limits>

using namespace soco;
using studio::Lesson;
using test::OpenWindow;

class TestOpeningSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theBestPointOfAPair_data();
    void theBestPointOfAPair();
    void theWindowOpensOnAPinnedPointWithAMap();
    void candidatesAreOfAsManyCategoriesAsThereAre_data();
    void candidatesAreOfAsManyCategoriesAsThereAre();
    void theClearestStoredPoint();
    void aChoiceOfThePersonStays();
    void theTreeShowsTheFoundPointInItsCategory();
    void theNamedPairStays();
    void theNamedPairStaysWhereARunKnowsABetterOne();

private:
    // White all over: nothing in it can be found.
    static void emptyPicture(const test::DatasetBuilder &builder, const char *name)
    {
        const QString path = builder.rootText() + "/Images/bus/" + name + ".JPEG";
        QImage picture(path);
        picture.fill(Qt::white);
        if (!picture.save(path, "JPEG"))
            qFatal("Cannot write %s", qPrintable(path));
    }

    // White all over, but for the cell of the wheel that the builder puts at this part of the width.
    static void paintWheel(const test::DatasetBuilder &builder, const char *name, double x)
    {
        const QString path = builder.rootText() + "/Images/car/" + name + ".JPEG";
        QImage picture(path);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        painter.fillRect(
            QRectF(x * picture.width(), 0.67 * picture.height(), 0.125 * picture.width(), 0.16 * picture.height()),
            Qt::red);
        painter.end();
        if (!picture.save(path, "JPEG", 95))
            qFatal("Cannot write %s", qPrintable(path));
    }

    // In car_1 to car_2 the front wheel looks as the rear one: right for CC, wrong for SOC.
    static void paintWheelsThatDeceive(const test::DatasetBuilder &builder)
    {
        paintWheel(builder, "car_1", 0.25);
        paintWheel(builder, "car_2", 0.75);
    }

    test::DatasetBuilder m_builder;
};

void TestOpeningSearch::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestOpeningSearch::theBestPointOfAPair_data()
{
    constexpr double none = std::numeric_limits<double>::infinity();
    QTest::addColumn<QList<QPointF>>("errors"); // x: SOC, y: CC
    QTest::addColumn<int>("lesson");
    QTest::addColumn<int>("source");
    const auto row = [](const char *name, const QList<QPointF> &errors, Lesson lesson, int source) {
        QTest::newRow(name) << errors << int(lesson) << source;
    };
    row("nothing is scored for SOC", {{none, none}, {none, 0.01}}, Lesson::Nothing, -1);
    row("all wrong: the first that is scored", {{none, none}, {0.9, 0.9}, {0.8, 0.8}}, Lesson::Scored, 1);
    row("right", {{0.9, 0.9}, {0.05, 0.05}, {0.04, 0.04}}, Lesson::Right, 1);
    row("right for CC, wrong for SOC", {{0.05, 0.05}, {0.9, 0.05}, {0.8, 0.04}}, Lesson::TellsTasksApart, 1);
}

void TestOpeningSearch::theBestPointOfAPair()
{
    QFETCH(QList<QPointF>, errors);
    QFETCH(int, lesson);
    QFETCH(int, source);
    std::vector<benchmark::PointJudgement> points;
    for (const QPointF &error : errors) {
        benchmark::PointJudgement point;
        point.source = int(points.size());
        point.outcomes[benchmark::Criterion::Soc].error = float(error.x());
        point.outcomes[benchmark::Criterion::Cc].error = float(error.y());
        points.push_back(point);
    }
    const auto best = studio::bestTeachingPoint(points, {});
    QCOMPARE(int(best.lesson), lesson);
    QCOMPARE(best.source, source);
}

void TestOpeningSearch::theWindowOpensOnAPinnedPointWithAMap()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QTRY_VERIFY(w.workspace.selection()->pin().has_value());
    QVERIFY(w.wait());
    QVERIFY(!w.workspace.selection()->keypoint().isEmpty());
    // The pane says what the model made of it, so there is a map.
    const QString spoken = w.pane("targetPane1")->accessibleName();
    QVERIFY2(spoken.contains("cosine"), qPrintable(spoken));
    QVERIFY(!w.currentRow().isEmpty());
}

void TestOpeningSearch::candidatesAreOfAsManyCategoriesAsThereAre_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<int>("pairsOfEach");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("many") << 20 << 30 << "0/0 5/0 10/0 15/0";
    QTest::newRow("few") << 3 << 30 << "0/0 1/0 2/0 0/1";
    QTest::newRow("one") << 1 << 30 << "0/0 0/1 0/2 0/3";
    QTest::newRow("fewer pairs than that") << 1 << 2 << "0/0 0/1";
    QTest::newRow("none") << 0 << 0 << QString();
}

void TestOpeningSearch::candidatesAreOfAsManyCategoriesAsThereAre()
{
    QFETCH(int, categories);
    QFETCH(int, pairsOfEach);
    QFETCH(QString, chosen);
    std::vector<dataset::PairRef> pairs;
    for (int category = 0; category < categories; ++category)
        for (int i = 0; i < pairsOfEach; ++i) {
            dataset::PairRef ref;
            ref.group = std::to_string(category);
            ref.file = std::to_string(i);
            pairs.push_back(ref);
        }
    QStringList words;
    for (const dataset::PairRef &ref : studio::spreadOverGroups(pairs, 4))
        words << QString::fromStdString(ref.group + '/' + ref.file);
    QCOMPARE(words.join(' '), chosen);
}

void TestOpeningSearch::theClearestStoredPoint()
{
    const auto score = [](const char *file, std::vector<float> cc, std::vector<float> soc) {
        benchmark::PairScore made;
        made.group = "car";
        made.file = file;
        made.points[benchmark::Criterion::Cc] = {std::move(cc), {0, 1, 2}};
        made.points[benchmark::Criterion::Soc] = {std::move(soc), {1, 2}}; // the target lacks the first
        return made;
    };
    benchmark::KindResult result;
    result.keypoints = {{"a", "x"}, {"b", "x"}, {"c", "x"}};
    result.scores = {score("1-car_1-car_2.json", {0.01f, 0.05f, 0.05f}, {0.05f, 0.05f})};
    QVERIFY(!studio::clearestStoredPoint(result, 0.1));
    result.scores.push_back(
        score("2-car_1-car_3.json", {0.5f, 0.01f, 0.08f}, {0.15f, 0.9f})); // the second is a near miss
    auto found = studio::clearestStoredPoint(result, 0.1);
    QVERIFY(found);
    QCOMPARE(found->keypoint, "c");
    QCOMPARE(found->pair.file, "2-car_1-car_3.json");
    result.scores.push_back(score("3-car_1-car_4.json", {0.5f, 0.02f, 0.5f}, {0.9f, 0.5f}));
    found = studio::clearestStoredPoint(result, 0.1);
    QCOMPARE(found->keypoint, "b");
    QCOMPARE(found->pair.file, "3-car_1-car_4.json");
    for (benchmark::PairScore &old : result.scores) // of an earlier version
        for (const benchmark::Criterion criterion : benchmark::criteria())
            old.points[criterion].keypoints.clear();
    QVERIFY(!studio::clearestStoredPoint(result, 0.1));
}

void TestOpeningSearch::aChoiceOfThePersonStays()
{
    OpenWindow w;
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
    w.window.show();
    w.workspace.datasets()->open(m_builder.rootText());
    QTRY_VERIFY(w.workspace.selection()->pair() && w.list()->model()->rowCount() > 1);
    // Another pair, while the search runs or just after it has ended: from then on it changes nothing.
    const QString keypointBefore = w.workspace.selection()->keypoint();
    const QModelIndex second = w.list()->model()->index(1, 0);
    QTest::mouseClick(w.list()->viewport(), Qt::LeftButton, {}, w.list()->visualRect(second).center());
    const auto chosen = w.workspace.selection()->pair();
    QVERIFY(w.wait());
    QVERIFY(w.workspace.selection()->pair() == chosen);
    QCOMPARE(w.workspace.selection()->keypoint(), keypointBefore);
}

// Buses, which are the first of the list, have a point of the same name.
void TestOpeningSearch::theTreeShowsTheFoundPointInItsCategory()
{
    const test::DatasetBuilder builder;
    paintWheelsThatDeceive(builder);
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QTRY_COMPARE(QString::fromStdString(w.workspace.selection()->pair()->file), "00001-car_1-car_2.json");
    QVERIFY(w.wait());
    QStringList path;
    for (QModelIndex row = w.tree()->currentIndex().siblingAtColumn(0); row.isValid(); row = row.parent())
        path.prepend(row.data().toString());
    QVERIFY2(path.size() >= 3 && path.contains("car"), qPrintable(path.join(" > ")));
}

// Also the first of the list, which is on screen already while others that teach more are looked for.
void TestOpeningSearch::theNamedPairStays()
{
    const test::DatasetBuilder builder;
    emptyPicture(builder, "bus_2");
    for (const char *name : {"00001-bus_1-bus_2", "00001-car_1-car_2"}) {
        OpenWindow w;
        w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
        w.window.show();
        w.workspace.datasets()->open(builder.rootText());
        QTRY_VERIFY(w.workspace.selection()->pair().has_value());
        w.workspace.showWhenThere(name);
        QTRY_VERIFY(w.workspace.selection()->pin().has_value());
        QVERIFY(w.wait());
        QCOMPARE(QString::fromStdString(w.workspace.selection()->pair()->file), QLatin1String(name) + ".json");
    }
}

void TestOpeningSearch::theNamedPairStaysWhereARunKnowsABetterOne()
{
    const test::DatasetBuilder builder;
    paintWheelsThatDeceive(builder);
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    const auto run = w.workspace.evaluations()->shown(w.workspace.engine()->models().front().fingerprint,
                                                      dataset::PairKind::Intra);
    QVERIFY(run);
    const auto better = studio::clearestStoredPoint(*benchmark::kindOf(*run, dataset::PairKind::Intra), 0.1);
    QVERIFY(better);
    QCOMPARE(QString::fromStdString(better->pair.file), "00001-car_1-car_2.json");
    for (const char *name : {"00001-bus_1-bus_2", "00002-bus_1-bus_3", "00003-car_2-car_3"}) {
        w.workspace.showWhenThere(name);
        QVERIFY(w.wait());
        QTRY_VERIFY(w.workspace.selection()->pin().has_value());
        QCOMPARE(QString::fromStdString(w.workspace.selection()->pair()->file), QLatin1String(name) + ".json");
    }
}

QTEST_MAIN(TestOpeningSearch)
#include "tst_opening_search.moc"
