// The lines of the all-keypoint view and what stands over them.

#include "widgets/canvas/match_overlay.h"
#include "widgets/common/tokens.h"

#include "canvas_scene.h"

using namespace soco;
using namespace soco::widgets;
using fixture::Scene;

namespace {

PairResult bothPointsAtOneCell(const LoadedPairPtr &pair, int slot)
{
    PairResult result;
    result.slot = slot;
    result.pair = pair;
    for (int i = 0; i < 2; ++i)
        result.points.push_back(*fixture::result(pair, slot, i, fixture::hill(57, {39, 25})).judgement);
    return result;
}

} // namespace

class TestMatchLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void allMatchesDrawsLinesToTheFocusedModel()
    {
        Scene s(2);
        PairResult result;
        result.slot = 1;
        result.pair = s.pair;
        for (int i = 0; i < 2; ++i)
            result.points.push_back(
                *fixture::result(s.pair, 1, i, fixture::hill(57, {39, 25 - 15 * (1 - i)})).judgement);
        s.canvas.setPairResult(result);
        auto *overlay = s.canvas.findChild<MatchOverlay *>();
        QVERIFY(!overlay->isVisible());
        s.canvas.setAllMatches(true);
        QVERIFY(overlay->isVisible());
        QCOMPARE(int(overlay->lines().size()), 2);
        const MatchOverlay::Line line = overlay->lines()[1];
        QCOMPARE(line.verdict, benchmark::Verdict::Right);
        const QPointF start = s.port(0)->mapTo(&s.canvas, s.keypoint(1));
        QVERIFY((line.line.p1() - start).manhattanLength() < 2);
        // The mouse on a line dims the others.
        const QPointF middle = line.line.pointAt(0.05);
        QTest::mouseMove(s.port(0), s.port(0)->mapFrom(&s.canvas, middle.toPoint()));
        QVERIFY(overlay->lines()[0].dimmed);
        QVERIFY(!overlay->lines()[1].dimmed);
        // A result of another pair is not shown.
        auto other = fixture::pair();
        other->ref.file = "other.json";
        result.pair = other;
        result.points.clear();
        s.canvas.setPairResult(result);
        QCOMPARE(int(overlay->lines().size()), 2);
    }

    void aPairReadAgainHasNoLinesOfTheFileBefore()
    {
        Scene s(1);
        const PairResult result = bothPointsAtOneCell(s.pair, 1);
        s.canvas.setPairResult(result);
        s.canvas.setAllMatches(true);
        const auto *overlay = s.canvas.findChild<MatchOverlay *>();
        QCOMPARE(int(overlay->lines().size()), 2);
        s.selection.setPoint(s.pair->pair.source.keypoints[1].position, QStringLiteral("wheel_rear_left"));
        auto edited = fixture::pair();
        edited->pair.source.keypoints.erase(edited->pair.source.keypoints.begin() + 1);
        edited->pair.target.keypoints.resize(1);
        edited->matches.semantic.pop_back();
        edited->matches.concepts = {{0, {0}}};
        s.canvas.setPair(edited);
        QVERIFY(overlay->lines().empty());
        QVERIFY(!s.selection.pin());    // the keypoint is gone, a part that was clicked would stay
        s.canvas.setPairResult(result); // late
        s.canvas.setPointResult(fixture::result(s.pair, 1, 1, fixture::hill(57, {39, 25})));
        QVERIFY(overlay->lines().empty());
        QVERIFY(!s.canvas.grab().isNull());
        s.canvas.setAllMatches(false);
        QVERIFY(!s.canvas.grab().isNull());
    }

    void headersStandOverMatchLines()
    {
        Scene s(3); // the second model below the source
        s.canvas.setPairResult(bothPointsAtOneCell(s.pair, 2));
        s.selection.setModel(2);
        const QImage without = s.canvas.grab().toImage();
        s.canvas.setAllMatches(true);
        const QImage with = s.canvas.grab().toImage();
        const auto *overlay = s.canvas.findChild<MatchOverlay *>();
        bool crosses = false;
        for (int slot = 0; slot <= 3; ++slot) {
            const QRect header(s.pane(slot)->header()->mapTo(&s.canvas, QPoint(0, 0)), s.pane(slot)->header()->size());
            for (const MatchOverlay::Line &line : overlay->lines())
                for (double t = 0; t <= 1; t += 0.002)
                    crosses = crosses || header.contains(line.line.pointAt(t).toPoint());
            QCOMPARE(with.copy(header), without.copy(header));
        }
        QVERIFY(crosses);
    }

    void aPinKeepsItsTruthAndItsCross()
    {
        Scene s(2);
        const dataset::Keypoint &sought = s.pair->pair.source.keypoints[0];
        s.selection.setPoint(sought.position, QString::fromStdString(sought.name));
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {18, 25})));
        const PaneMarks before = s.view(1)->marks();
        QVERIFY(!before.rings.empty() && before.argmax && before.cell);
        s.canvas.setAllMatches(true);
        QCOMPARE(s.view(1)->marks().rings.size(), before.rings.size());
        QVERIFY(s.view(1)->marks().argmax && s.view(1)->marks().cell);
        s.selection.setPoint(std::nullopt, {});
        QVERIFY(s.view(1)->marks().rings.empty()); // hovering draws none among all the lines
    }

    void labelsStandOverMatchLines()
    {
        Scene s(2);
        s.canvas.setPairResult(bothPointsAtOneCell(s.pair, 1));
        s.canvas.setShowNames(true);
        const QImage without = s.canvas.grab().toImage();
        s.canvas.setAllMatches(true);
        const QImage with = s.canvas.grab().toImage();
        QVERIFY(with != without);
        const QPoint corner = s.view(0)->mapTo(&s.canvas, QPoint(0, 0));
        QVERIFY(!s.view(0)->labelRects().empty());
        const auto *overlay = s.canvas.findChild<MatchOverlay *>();
        bool crosses = false;
        for (const QRectF &label : s.view(0)->labelRects()) {
            const QRectF onCanvas = label.translated(corner);
            for (const MatchOverlay::Line &line : overlay->lines())
                for (double t = 0; t <= 1; t += 0.002)
                    crosses = crosses || onCanvas.contains(line.line.pointAt(t));
            const QRect inner = onCanvas.toRect().adjusted(3, 3, -3, -3);
            QCOMPARE(with.copy(inner), without.copy(inner));
        }
        QVERIFY(crosses);
    }
};

QTEST_MAIN(TestMatchLines)
#include "tst_match_lines.moc"
