#include "core/benchmark/judge.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace soco;
using namespace soco::benchmark;

namespace {

dataset::Keypoint keypoint(const char *name, double x, double y)
{
    dataset::Keypoint result;
    result.name = name;
    result.position = {x, y};
    return result;
}

// A 100 x 100 target with a 50 x 40 box, so that scale is 0.5 and a radius of 0.1 is 0.05 of the square.
// Source: 0 wheel left, 1 wheel right, 2 roof, 3 handle. Target: 0 wheel left, 1 wheel right, 2 roof.
// SOC: 0->0, 2->2. CC: 0->{0,1}, 1->{0,1}. The handle has no target.
struct Fixture {
    dataset::Pair pair;
    dataset::PairMatches matches;

    Fixture()
    {
        pair.source.width = pair.source.height = pair.target.width = pair.target.height = 100;
        pair.target.box = dataset::Box{10, 20, 60, 60};
        pair.source.keypoints = {keypoint("wheel_left", 20, 50), keypoint("wheel_right", 40, 50),
                                 keypoint("roof", 30, 20), keypoint("handle", 35, 35)};
        pair.target.keypoints = {keypoint("wheel_left", 20, 50), keypoint("wheel_right", 50, 50),
                                 keypoint("roof", 30, 20)};
        matches.semantic = {{0, 0}, {2, 2}};
        matches.concepts = {{0, {0, 1}}, {1, {0, 1}}};
    }
};

} // namespace

class TestJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoTruncations_data();
    void twoTruncations();
    void scale_data();
    void scale();
    void errorIsPyTorchsFloat32_data();
    void errorIsPyTorchsFloat32();
    void verdicts_data();
    void verdicts();
    void conceptTakesTheNearestValidTarget();
    void nearestTargetIsAnyKeypoint();
    void scoresFollowTheLists();
    void degenerateBoxIsWrongNotUnscored();
    void scoresNameTheirKeypoints();
    void metricsAreNamed();
    void digestSeesWhatIsJudged_data();
    void digestSeesWhatIsJudged();
};

void TestJudge::twoTruncations_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("inputSize");
    QTest::addColumn<float>("u");
    // Worked out with numpy: int(x), then int32(float32(x0 * S) / float32(L)), then / S.
    QTest::newRow("whole") << 250.0 << 500 << 400 << 800 << 0.5f;
    QTest::newRow("first truncation") << 250.99 << 500 << 400 << 800 << 0.5f;
    QTest::newRow("second truncation") << 101.0 << 500 << 333 << 798 << 161.0f / 798.0f; // 161.196
    QTest::newRow("portrait divides by the height") << 101.0 << 333 << 500 << 798 << 161.0f / 798.0f;
    QTest::newRow("upscaled") << 33.7 << 100 << 100 << 798 << 263.0f / 798.0f; // 33 * 7.98 = 263.34
    QTest::newRow("toward zero") << -0.9 << 100 << 100 << 800 << 0.0f;
    QTest::newRow("negative") << -3.5 << 100 << 100 << 798 << -23.0f / 798.0f; // -23.94
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << 100 << 100 << 800 << 0.0f;
}

void TestJudge::twoTruncations()
{
    QFETCH(double, x);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, inputSize);
    QFETCH(float, u);
    dataset::Pair pair;
    pair.source.width = pair.target.width = width;
    pair.source.height = pair.target.height = height;
    pair.source.keypoints = {keypoint("a", x, 0)};
    pair.target.keypoints = {keypoint("a", 0, x)};
    const PairGeometry geometry = geometryOf(pair, inputSize);
    QCOMPARE(geometry.source.at(0), (UnitPoint{u, 0}));
    QCOMPARE(geometry.target.at(0), (UnitPoint{0, u}));
}

void TestJudge::scale_data()
{
    QTest::addColumn<bool>("box");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::addColumn<float>("scale");
    QTest::newRow("no box") << false << 0.0 << 0.0 << 1.0f;
    QTest::newRow("wide box") << true << 300.0 << 20.0 << 0.6f;
    QTest::newRow("tall box") << true << 20.0 << 333.0 << float(333.0 / 500.0);
}

void TestJudge::scale()
{
    QFETCH(bool, box);
    QFETCH(double, width);
    QFETCH(double, height);
    QFETCH(float, scale);
    dataset::Pair pair;
    pair.source.width = pair.source.height = 80; // the source's size does not matter
    pair.target.width = 400;
    pair.target.height = 500;
    if (box)
        pair.target.box = dataset::Box{5, 7, 5 + width, 7 + height};
    const PairGeometry geometry = geometryOf(pair, 798);
    QCOMPARE(geometry.scale, scale);
    QCOMPARE(geometry.hasBox, box);
}

void TestJudge::errorIsPyTorchsFloat32_data()
{
    QTest::addColumn<float>("dx");
    QTest::addColumn<float>("dy");
    QTest::addColumn<float>("norm");
    // torch.linalg.vector_norm(torch.tensor([[dx, dy]]), dim=1), PyTorch 2.11; rows where plain float32 differs.
    QTest::newRow("1") << 0.175605237f << 0.949182868f << 0.965290308f;
    QTest::newRow("2") << 0.121255279f << 0.114795804f << 0.166975811f;
    QTest::newRow("3") << 0.429064095f << 0.941834688f << 1.03496301f;
    QTest::newRow("4") << 0.766475618f << 0.72361213f << 1.05408692f;
}

void TestJudge::errorIsPyTorchsFloat32()
{
    QFETCH(float, dx);
    QFETCH(float, dy);
    QFETCH(float, norm);
    const float error = errorOf({dx, dy}, {0, 0}, 1.0f);
    QVERIFY2(error == norm, qPrintable(QString::number(error, 'g', 12)));
    QVERIFY(errorOf({dx, dy}, {0, 0}, 0.3f) == norm / 0.3f);
}

void TestJudge::verdicts_data()
{
    QTest::addColumn<float>("x");
    QTest::addColumn<Verdict>("verdict");
    // Truth at 0.2; one radius is 0.05 of the square.
    QTest::newRow("on the point") << 0.2f << Verdict::Right;
    QTest::newRow("inside") << 0.249f << Verdict::Right;
    QTest::newRow("just outside") << 0.2501f << Verdict::NearMiss;
    QTest::newRow("below two radii") << 0.299f << Verdict::NearMiss;
    QTest::newRow("beyond two radii") << 0.3001f << Verdict::Wrong;
    QTest::newRow("far") << 0.9f << Verdict::Wrong;
}

void TestJudge::verdicts()
{
    QFETCH(float, x);
    QFETCH(Verdict, verdict);
    const Fixture f;
    const std::vector<UnitPoint> predicted(4, UnitPoint{x, 0.5f});
    const std::vector<float> cosines{0.9f, 0.8f, 0.7f, 0.6f};
    const auto judgements = judgePair(f.pair, f.matches, geometryOf(f.pair, 800), predicted, cosines, 0.1);
    QCOMPARE(judgements.size(), std::size_t(4));
    QCOMPARE(judgements[0].verdict(Criterion::Soc, 0.1), verdict);
    QCOMPARE(judgements[0].cosine, 0.9f);
    QCOMPARE(judgements[1].verdict(Criterion::Soc, 0.1), Verdict::NotScored); // only a concept target
    QVERIFY(std::isinf(judgements[1].error(Criterion::Soc)));
    QCOMPARE(judgements[2].verdict(Criterion::Cc, 0.1), Verdict::NotScored); // only a semantic target
    QCOMPARE(judgements[3].verdict(Criterion::Soc, 0.1), Verdict::NotScored);
    QCOMPARE(judgements[3].verdict(Criterion::Cc, 0.1), Verdict::NotScored);
    QCOMPARE(judgements[3].source, 3);
}

void TestJudge::conceptTakesTheNearestValidTarget()
{
    const Fixture f;
    // The left wheel is predicted on the right one: wrong keypoint, right concept.
    const std::vector<UnitPoint> predicted(4, UnitPoint{0.5f, 0.5f});
    const auto judgements = judgePair(f.pair, f.matches, geometryOf(f.pair, 800), predicted, {}, 0.1);
    QCOMPARE(judgements[0].verdict(Criterion::Soc, 0.1), Verdict::Wrong);
    QCOMPARE(judgements[0].verdict(Criterion::Cc, 0.1), Verdict::Right);
    QCOMPARE(judgements[0].target(Criterion::Cc), 1);
    QCOMPARE(judgements[0].error(Criterion::Cc), 0.0f);
    QCOMPARE(judgements[3].target(Criterion::Cc), -1);
}

void TestJudge::nearestTargetIsAnyKeypoint()
{
    const Fixture f;
    const std::vector<UnitPoint> predicted{{0.3f, 0.2f}, {0.32f, 0.2f}, {0.8f, 0.8f}, {0.5f, 0.5f}};
    const auto judgements = judgePair(f.pair, f.matches, geometryOf(f.pair, 800), predicted, {}, 0.1);
    QCOMPARE(judgements[0].nearestTarget, 2); // the roof, though it is no valid target
    QCOMPARE(judgements[1].nearestTarget, 2);
    QCOMPARE(judgements[2].nearestTarget, -1);
    QCOMPARE(judgements[3].nearestTarget, 1);
}

void TestJudge::scoresFollowTheLists()
{
    Fixture f;
    f.matches.semantic = {{0, 0}, {2, 2}, {0, 0}}; // a name that the list has twice counts twice
    const std::vector<UnitPoint> predicted{{0.5f, 0.5f}, {0.2f, 0.5f}, {0.3f, 0.2f}, {0, 0}};
    const PairScore score = scorePair(f.matches, geometryOf(f.pair, 800), predicted);
    QCOMPARE(score.errors(Criterion::Soc), (std::vector<float>{0.3f / 0.5f, 0.0f, 0.3f / 0.5f}));
    QCOMPARE(score.errors(Criterion::Cc), (std::vector<float>{0.0f, 0.0f}));
}

void TestJudge::degenerateBoxIsWrongNotUnscored()
{
    Fixture f;
    f.pair.target.box = dataset::Box{10, 10, 10, 10};
    const std::vector<UnitPoint> predicted(4, UnitPoint{0.2f, 0.5f}); // exactly on the truth: 0 / 0
    const auto judgements = judgePair(f.pair, f.matches, geometryOf(f.pair, 800), predicted, {}, 0.1);
    QCOMPARE(judgements[0].verdict(Criterion::Soc, 0.1), Verdict::Wrong);
    QCOMPARE(judgements[0].verdict(Criterion::Cc, 0.1), Verdict::Wrong);
    const PairScore score = scorePair(f.matches, geometryOf(f.pair, 800), predicted);
    QCOMPARE(score.errors(Criterion::Soc).size(), std::size_t(2));
    QCOMPARE(score.errors(Criterion::Cc).size(), std::size_t(2));
}

void TestJudge::scoresNameTheirKeypoints()
{
    const Fixture f;
    const PairScore score = scorePair(f.matches, geometryOf(f.pair, 800), std::vector<UnitPoint>(4));
    QCOMPARE(score.points[Criterion::Soc].keypoints, (std::vector<int>{0, 2}));
    QCOMPARE(score.points[Criterion::Cc].keypoints, (std::vector<int>{0, 1}));
}

void TestJudge::metricsAreNamed()
{
    QCOMPARE(criteria().size(), judges().size());
    for (const Criterion criterion : criteria())
        QVERIFY(criterionOf(metricOf(criterion).id) == criterion);
    QVERIFY(!criterionOf("sock"));
    QCOMPARE(metricName(Criterion::Cc, dataset::PairKind::Intra), "CC");
    QCOMPARE(metricName(Criterion::Soc, dataset::PairKind::Cross), "Cross-SOC");
    QCOMPARE(metricName(Criterion::Soc, dataset::PairKind::Test), "test SOC");
}

void TestJudge::digestSeesWhatIsJudged_data()
{
    QTest::addColumn<QString>("edit");
    for (const char *edit : {"position", "name", "concept", "keypoint gone", "box", "no box", "list", "concept list"})
        QTest::newRow(edit) << edit;
}

void TestJudge::digestSeesWhatIsJudged()
{
    QFETCH(QString, edit);
    Fixture f;
    f.pair.semanticOverlap = {"wheel_left", "roof"};
    f.pair.conceptMatches = {{"wheel", {"wheel_left"}, {"wheel_left", "wheel_right"}}};
    const std::uint64_t before = annotationDigest(f.pair);
    QVERIFY(before != 0);
    QCOMPARE(annotationDigest(f.pair), before);
    f.pair.id = 7; // is not judged
    QCOMPARE(annotationDigest(f.pair), before);
    if (edit == "position")
        f.pair.target.keypoints[1].position.x += 0.5;
    else if (edit == "name")
        f.pair.source.keypoints[3].name = "grip";
    else if (edit == "concept")
        f.pair.source.keypoints[0].conceptName = "tyre";
    else if (edit == "keypoint gone")
        f.pair.target.keypoints.pop_back();
    else if (edit == "box")
        f.pair.target.box->right += 1;
    else if (edit == "no box")
        f.pair.target.box.reset();
    else if (edit == "list")
        f.pair.semanticOverlap.pop_back();
    else
        f.pair.conceptMatches[0].target.pop_back();
    QVERIFY(annotationDigest(f.pair) != before);
}

QTEST_APPLESS_MAIN(TestJudge)
#include "tst_judge.moc"
