#include "app/studio/layouts/explore/opening_search.h"

#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/common/tokens.h"

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
    void aChoiceOfThePersonStays();

private:
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

QTEST_MAIN(TestOpeningSearch)
#include "tst_opening_search.moc"
