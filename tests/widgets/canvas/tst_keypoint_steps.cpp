#include "widgets/canvas/keypoint_steps.h"

#include <QTest>

using namespace soco;
using namespace soco::widgets;

namespace {

dataset::View viewWith(std::initializer_list<ImagePoint> points)
{
    dataset::View view;
    for (const ImagePoint point : points) {
        dataset::Keypoint keypoint;
        keypoint.name = "k" + std::to_string(view.keypoints.size());
        keypoint.position = point;
        view.keypoints.push_back(keypoint);
    }
    return view;
}

} // namespace

class TestKeypointSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inFileOrder_data()
    {
        QTest::addColumn<QString>("current");
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("next");
        QTest::newRow("the first") << QString() << 1 << 0;
        QTest::newRow("the last") << QString() << -1 << 2;
        QTest::newRow("on") << "k0" << 1 << 1;
        QTest::newRow("round") << "k2" << 1 << 0;
        QTest::newRow("round backwards") << "k0" << -1 << 2;
        QTest::newRow("one that this picture does not show") << "gone" << 1 << 0;
    }

    void inFileOrder()
    {
        QFETCH(QString, current);
        QFETCH(int, direction);
        QTEST(keypointAfter(viewWith({{0, 0}, {1, 1}, {2, 2}}), current, direction), "next");
        QCOMPARE(keypointAfter({}, current, direction), -1);
    }

    void inADirection()
    {
        const dataset::View view = viewWith({{100, 100}, {150, 104}, {120, 160}, {100, 20}});
        QCOMPARE(keypointTowards(view, {100, 100}, 1, 0), 1); // straight on before nearer but aside
        QCOMPARE(keypointTowards(view, {100, 100}, 0, -1), 3);
        QCOMPARE(keypointTowards(view, {100, 100}, 0, 1), 2);
        QCOMPARE(keypointTowards(view, {100, 100}, -1, 0), -1);
    }

    void byACell()
    {
        QCOMPARE(oneCellOn({100, 100}, 1, 0, {570, 300}, 57), (ImagePoint{110, 100}));
        QCOMPARE(oneCellOn({565, 4}, 1, -1, {570, 300}, 57), (ImagePoint{569, 0})); // kept in the picture
        QCOMPARE(oneCellOn({5, 5}, 0, 1, {0, 0}, 0), (ImagePoint{0, 0}));
    }
};

QTEST_GUILESS_MAIN(TestKeypointSteps)
#include "tst_keypoint_steps.moc"
