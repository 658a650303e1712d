#include "widgets/canvas/canvas_marks.h"
#include "widgets/canvas/canvas_words.h"

#include "canvas_fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace soco;
using namespace soco::widgets;
using benchmark::Criterion;
using benchmark::Verdict;

Q_DECLARE_METATYPE(soco::widgets::MapRange)
Q_DECLARE_METATYPE(soco::widgets::MapScale)

namespace {

// The made-up pair with wheel_front_left pinned, and one model whose argmax is `cell`.
CanvasState stateWith(GridCell cell, int keypoint = 0, int models = 1)
{
    CanvasState state;
    const auto pair = fixture::pair();
    state.pair = pair;
    for (int slot = 1; slot <= models; ++slot) {
        state.models.push_back(fixture::model(slot));
        state.results[slot] = fixture::result(pair, slot, keypoint, fixture::hill(57, cell));
    }
    const dataset::Keypoint &k = pair->pair.source.keypoints[std::size_t(keypoint)];
    state.pin = k.position;
    state.keypoint = QString::fromStdString(k.name);
    state.label = [](const QString &name) {
        return name == QLatin1String("wheel_front_left") ? QStringLiteral("wheel_center  front left")
               : name == QLatin1String("wheel_rear_left") ? QStringLiteral("wheel_center  rear left")
                                                          : name;
    };
    state.identity = [](const QString &name) {
        return name == QLatin1String("wheel_rear_left") ? QStringLiteral("rear left") : QString();
    };
    return state;
}

constexpr double cellSide = 960.0 / 57;

} // namespace

class TestCanvasState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void crossLiesOnTheScoredPoint()
    {
        const PaneMarks marks = targetMarks(stateWith({18, 25}), 1);
        QVERIFY(marks.argmax.has_value());
        // The cell's upper left corner, not its centre.
        QVERIFY(std::abs(marks.argmax->position.x() - 18 * cellSide) < 1e-3);
        QVERIFY(std::abs(marks.argmax->position.y() - 25 * cellSide) < 1e-3);
        QVERIFY(std::abs(marks.cell->left() - 18 * cellSide) < 1e-9);
        QVERIFY(std::abs(marks.cell->width() - cellSide) < 1e-9);
        QCOMPARE(marks.argmax->label, QStringLiteral("0.80"));
    }

    void theCrossIsWhereTheMatcherPutsIt()
    {
        CanvasState state = stateWith({18, 25});
        state.results[1].match = vision::Match{{0.5F, 0.25F}, 0.6F}; // between cells
        QVERIFY(targetMarks(state, 1).argmax->position == QPointF(480, 240));
    }

    void truthIsWhatIsScored()
    {
        CanvasState state = stateWith({18, 25});
        const auto pair = fixture::pair();
        pair->pair.target.keypoints[0].position = {307.9, 422.9};
        state.pair = pair;
        const QPointF truth = scoredTruth(state, 1, 0);
        const ImagePoint expected = vision::toImage(vision::toUnit({307.9, 422.9}, 960, 640, 798), 960, 640);
        QCOMPARE(truth, QPointF(expected.x, expected.y));
        QVERIFY(truth.x() <= 307); // truncated twice
    }

    void ringHasThePckRadius_data()
    {
        QTest::addColumn<double>("alpha");
        QTest::addColumn<bool>("box");
        QTest::addColumn<double>("radius");
        QTest::newRow("0.10 of 740") << 0.10 << true << 74.0;
        QTest::newRow("0.05 of 740") << 0.05 << true << 37.0;
        QTest::newRow("no box: the image") << 0.10 << false << 96.0;
    }

    void ringHasThePckRadius()
    {
        QFETCH(double, alpha);
        QFETCH(bool, box);
        QFETCH(double, radius);
        CanvasState state = stateWith({18, 25});
        const auto pair = fixture::pair();
        if (!box)
            pair->pair.target.box.reset();
        state.pair = pair;
        state.judge.alpha = alpha;
        const PaneMarks marks = targetMarks(state, 1);
        QCOMPARE(int(marks.rings.size()), 2);
        QVERIFY(!marks.rings[0].alsoValid);
        QVERIFY(marks.rings[1].alsoValid);
        QVERIFY(std::abs(marks.rings[0].radius - radius) < 1e-9);
        QVERIFY(std::abs(marks.rings[1].radius - radius) < 1e-9);
        QCOMPARE(!stripContent(state).remark.isEmpty(), !box);
    }

    void crossInsideTheCircleMeansRight()
    {
        // Every cell: the picture and the judgement agree.
        int right = 0;
        for (int y = 15; y < 36; ++y) {
            for (int x = 8; x < 50; ++x) {
                const CanvasState state = stateWith({x, y});
                const PaneMarks marks = targetMarks(state, 1);
                const QPointF d = marks.argmax->position - marks.rings[0].centre;
                const double distance = std::hypot(d.x(), d.y());
                const Verdict verdict = state.result(1)->judgement->verdict(benchmark::Criterion::Soc, 0.1);
                if (std::abs(distance - marks.rings[0].radius) > 2) // the fixture judges without the truncations
                    QCOMPARE(verdict == Verdict::Right, distance < marks.rings[0].radius);
                right += verdict == Verdict::Right;
            }
        }
        QVERIFY(right > 20);
    }

    void errorLineOnlyWhenNotRight()
    {
        CanvasState state = stateWith({18, 25}); // on the wheel
        QVERIFY(!targetMarks(state, 1).error);
        state = stateWith({39, 25}); // on the rear wheel: wrong for SOC, right for CC
        const PaneMarks marks = targetMarks(state, 1);
        QVERIFY(marks.error.has_value());
        QCOMPARE(marks.error->p2(), marks.argmax->position);
        QCOMPARE(marks.error->p1(), marks.rings[0].centre);
        state.judge.criterion = Criterion::Cc;
        QVERIFY(!targetMarks(state, 1).error);
    }

    void headerSaysVerdictsAndWhere()
    {
        CanvasState state = stateWith({39, 25});
        PaneHeaderContent header = targetHeader(state, 1);
        QCOMPARE(int(header.verdicts.size()), 2);
        QCOMPARE(header.verdicts[0].criterion, Criterion::Cc);
        QCOMPARE(header.verdicts[0].verdict, Verdict::Right);
        QCOMPARE(header.verdicts[1].criterion, Criterion::Soc); // the one judged by is last
        QCOMPARE(header.verdicts[1].verdict, Verdict::Wrong);
        QCOMPARE(header.verdicts[1].where, QStringLiteral("rear left"));
        QCOMPARE(PaneHeader::spokenVerdicts(header), QStringLiteral("CC right, SOC wrong: rear left"));
        QCOMPARE(header.detail, QStringLiteral("57 × 57"));
        QVERIFY(header.focused);
        state.judge.criterion = Criterion::Cc;
        QCOMPARE(targetHeader(state, 1).verdicts[1].criterion, Criterion::Cc);
        QCOMPARE(spokenPane(state, 1),
                 QStringLiteral("DINOv2-B/14, 57 × 57, SOC wrong: rear left, CC right, cosine 0.80, map 0.18 to 0.80"));
        // On another concept the whole label is said.
        QCOMPARE(targetHeader(stateWith({28, 19}), 1).verdicts[1].where, QStringLiteral("door_handle"));
    }

    void modelsOfOneTitleSayWhichTheyAre()
    {
        CanvasState state = stateWith({18, 25}, 0, 3);
        state.models[0].weightsFile = QStringLiteral("/w/run1/model.pth");
        state.models[1].weightsFile = QStringLiteral("/w/run2/model.pth");
        state.models[2].title = QStringLiteral("dense SIFT");
        QCOMPARE(targetHeader(state, 1).title, QStringLiteral("DINOv2-B/14"));
        QCOMPARE(targetHeader(state, 1).apart, QStringLiteral("run1/model.pth"));
        QCOMPARE(targetHeader(state, 2).apart, QStringLiteral("run2/model.pth"));
        QCOMPARE(targetHeader(state, 3).apart, QString());
        QVERIFY(spokenPane(state, 2).startsWith(QLatin1String("DINOv2-B/14 (run2/model.pth), ")));
        state.models[1].weightsFile = QStringLiteral("/w/run2/tuned.pth");
        QCOMPARE(targetHeader(state, 1).apart, QStringLiteral("model.pth"));
        QCOMPARE(targetHeader(state, 2).apart, QStringLiteral("tuned.pth"));
    }

    void theCaptionSaysWhatIsSeen()
    {
        CanvasState state = stateWith({18, 25}, 0, 2);
        state.dataTitle = QStringLiteral("demo-a");
        state.models[1].title = QStringLiteral("Dense SIFT");
        state.models[1].state = ModelState::NotLoaded;
        QCOMPARE(
            pictureCaption(state, QStringLiteral("best 10 % of each picture")),
            QStringLiteral(
                "demo-a, car_12 → car_31: wheel_center, front left. Panes row by row: source, "
                "DINOv2-B/14 (CC right, SOC right), Dense SIFT (not loaded). Map: best 10 % of each picture. Judged by SOC, α = 0.10."));
        state.matcher = QStringLiteral("second best");
        QVERIFY(pictureCaption(state, {}).endsWith(QStringLiteral("Matched by second best. Judged by SOC, α = 0.10.")));
        state.matcher.clear();
        state.map.visible = false;
        state.keypoint.clear();
        QCOMPARE(pictureCaption(state, QStringLiteral("best 10 % of each picture")),
                 QStringLiteral("demo-a, car_12 → car_31. Panes row by row: source, "
                                "DINOv2-B/14 (CC right, SOC right), Dense SIFT (not loaded). "
                                "Judged by SOC, α = 0.10."));
    }

    void pairsOfTwoCategoriesAreJudgedByCrossSoc()
    {
        CanvasState state = stateWith({39, 25});
        QVERIFY(!targetHeader(state, 1).cross);
        const auto pair = fixture::pair();
        pair->ref.kind = dataset::PairKind::Cross;
        state.pair = pair;
        QVERIFY(targetHeader(state, 1).cross);
        QCOMPARE(PaneHeader::spokenVerdicts(targetHeader(state, 1)),
                 QStringLiteral("Cross-CC right, Cross-SOC wrong: rear left"));
    }

    void aPaneSaysItsState()
    {
        CanvasState state = stateWith({18, 25});
        state.models[0].state = ModelState::NotLoaded;
        state.models[0].detail = QStringLiteral("Download it\nfrom the hub.");
        QCOMPARE(standIn(state, 1).button, QStringLiteral("Load DINOv2-B/14"));
        QCOMPARE(spokenPane(state, 1), QStringLiteral("DINOv2-B/14, Not loaded. Download it from the hub."));
        state.models[0].state = ModelState::Loading;
        QCOMPARE(spokenPane(state, 1), QStringLiteral("DINOv2-B/14, Loading DINOv2-B/14"));
        state.models[0].state = ModelState::Ready;
        const auto pair = fixture::pair();
        pair->target = {};
        state.pair = pair;
        QVERIFY(spokenPane(state, 1).endsWith(QLatin1String("The target picture is missing.")));
    }

    void whereAPaneLooks()
    {
        CanvasState state = stateWith({39, 25});
        QCOMPARE(*soughtPlace(state, 0), QPointF(307, 422));
        QCOMPARE(*soughtPlace(state, 1), scoredTruth(state, 1, 0)); // the truth, not where the model is wrong
        // The pin has moved on and the result is the old one's: the truth is known at once.
        state.pin = ImagePoint{653, 422};
        state.keypoint = QStringLiteral("wheel_rear_left");
        QCOMPARE(*soughtPlace(state, 1), scoredTruth(state, 1, 1));
        // A point without a truth: where the model finds it, but not where it found another.
        state.pin = ImagePoint{400, 250};
        state.keypoint = QStringLiteral("mirror_left");
        QVERIFY(!soughtPlace(state, 1));
        state.results[1] = fixture::result(fixture::pair(), 1, 2, fixture::hill(57, {20, 20}));
        QVERIFY(std::abs(soughtPlace(state, 1)->x() - 20 * cellSide) < 1e-3);
    }

    void sourceHeader()
    {
        CanvasState state = stateWith({18, 25});
        QCOMPARE(soco::widgets::sourceHeader(state).note, QStringLiteral("pinned: wheel_center, front left"));
        QVERIFY(soco::widgets::sourceHeader(state).pinned);
        state.keypoint.clear();
        state.pin = ImagePoint{415.24, 431};
        QCOMPARE(soco::widgets::sourceHeader(state).note, QStringLiteral("pinned: 415.2, 431.0"));
        state.pin.reset();
        QVERIFY(!soco::widgets::sourceHeader(state).pinned);
    }

    void fewerWordsWithMoreModels()
    {
        QCOMPARE(targetMarks(stateWith({18, 25}, 0, 3), 1).argmax->label, QStringLiteral("0.80"));
        QCOMPARE(targetMarks(stateWith({18, 25}, 0, 4), 1).argmax->label, QString());
        QVERIFY(!targetHeader(stateWith({18, 25}, 0, 5), 1).brief);
        QVERIFY(targetHeader(stateWith({18, 25}, 0, 6), 1).brief);
        CanvasState state = stateWith({18, 25}, 0, 6);
        state.solo = 2;
        QCOMPARE(state.visibleSlots(), std::vector<int>{2});
        QVERIFY(!targetHeader(state, 2).brief);
    }

    void pointWithoutATargetIsNotScored()
    {
        const CanvasState state = stateWith({20, 20}, 2); // the mirror
        QCOMPARE(paneRemark(state, 1), QStringLiteral("This point is not visible in the target, so it is not scored."));
        QVERIFY(state.mapShown(1)); // the map is shown all the same
        const PaneMarks marks = targetMarks(state, 1);
        QVERIFY(marks.rings.empty());
        QVERIFY(marks.argmax.has_value());
        QCOMPARE(targetHeader(state, 1).verdicts[1].verdict, Verdict::NotScored);
        QVERIFY(paneRemark(stateWith({20, 20}, 0), 1).isEmpty());
    }

    void errorInsteadOfAMap()
    {
        CanvasState state = stateWith({18, 25});
        Error error;
        error.message = "dense_sift failed";
        error.file = "car_31.JPEG";
        state.results[1].error = error;
        QVERIFY(paneRemark(state, 1).startsWith(QLatin1String("No result: car_31.JPEG")));
        QVERIFY(!state.mapShown(1));
        QVERIFY(!targetMarks(state, 1).argmax);
    }

    void scales()
    {
        CanvasState state = stateWith({18, 25}, 0, 2);
        state.results[2].map = fixture::hill(57, {5, 5}, 0.5f, 4, 0.2f);
        state.map.scale = MapScale::RawShared;
        QCOMPARE(mapRangeOf(state, 1), (MapRange{0, 1}));
        state.map.low = 0.2;
        QCOMPARE(mapRangeOf(state, 1), (MapRange{0.2, 1}));
        QCOMPARE(targetHeader(state, 1).ends, QString());
        state.map.scale = MapScale::RawFitted;
        const MapRange fitted = mapRangeOf(state, 1);
        QVERIFY(std::abs(fitted.low - 0.1) < 1e-3 && std::abs(fitted.high - 0.8) < 1e-6);
        QCOMPARE(mapRangeOf(state, 2), fitted);
        state.map.scale = MapScale::Stretched;
        QVERIFY(std::abs(mapRangeOf(state, 2).low - 0.2) < 1e-3);
        QVERIFY(std::abs(mapRangeOf(state, 2).high - 0.5) < 1e-6);
        QCOMPARE(targetHeader(state, 1).warning, QStringLiteral("stretched, not comparable"));
    }

    // 960 x 640 on 57 x 57 cells: 57 x 38 lie inside, the rest is padding and the hottest of all.
    void paddingPlaysNoPart_data()
    {
        QTest::addColumn<MapScale>("scale");
        QTest::addColumn<MapRange>("range");
        QTest::newRow("best part") << MapScale::BestPart << MapRange{0.5f, 0.8f};
        QTest::newRow("raw, fitted") << MapScale::RawFitted << MapRange{0.1f, 0.8f};
        QTest::newRow("stretched") << MapScale::Stretched << MapRange{0.1f, 0.8f};
    }

    void paddingPlaysNoPart()
    {
        QFETCH(MapScale, scale);
        QFETCH(MapRange, range);
        CanvasState state = stateWith({18, 25});
        auto map = std::make_shared<vision::SimilarityMap>();
        map->rows = map->cols = 57;
        map->values.assign(57 * 57, 0.99f);
        std::fill(map->values.begin(), map->values.begin() + 57 * 38, 0.1f);
        // 217 cells are the best 10 % of 2166: one of 0.8, 216 of 0.5, and one more of 0.5 that ties.
        for (int i = 0; i < 217; ++i)
            map->values[std::size_t(i * 9)] = 0.5f;
        map->values[25 * 57 + 18] = 0.8f;
        map->argmax = {18, 25};
        map->maximum = 0.8f;
        state.results[1].map = map;
        state.map.scale = scale;
        const bool taken = (25 * 57 + 18) % 9 == 0 && (25 * 57 + 18) / 9 < 217;
        QVERIFY(!taken); // so that 218 cells are coloured, the tie among them
        QCOMPARE(state.reading(1)->inside, (vision::PictureCells{57, 38}));
        QCOMPARE(mapRangeOf(state, 1), range);
        QCOMPARE(drawnCells(state, 1), (vision::PictureCells{57, 38}));
        if (scale == MapScale::BestPart) {
            QCOMPARE(targetHeader(state, 1).ends, QStringLiteral("0.50 to 0.80"));
            QCOMPARE(targetHeader(state, 1).shortEnds, QStringLiteral("0.50–0.80"));
            QVERIFY(spokenPane(state, 1).contains(QLatin1String("map 0.50 to 0.80")));
            const StripContent strip = stripContent(state);
            QCOMPARE(strip.coloured.front().cells, 217);
            QCOMPARE(strip.coloured.front().of, 2166);
        }
    }

    void aFlatOrBrokenMapSaysSoAndNothingElse_data()
    {
        QTest::addColumn<float>("everywhere");
        QTest::addColumn<float>("padding");
        QTest::addColumn<QString>("ends");
        QTest::addColumn<QString>("remark");
        const float nan = std::numeric_limits<float>::quiet_NaN(), infinite = std::numeric_limits<float>::infinity();
        QTest::newRow("zeros") << 0.f << 0.f << "flat" << "Flat: the cosine is 0.00";
        QTest::newRow("ones") << 1.f << 1.f << "flat" << "Flat: the cosine is 1.00";
        QTest::newRow("flat in the picture") << 0.3f << 0.9f << "flat" << "Flat: the cosine is 0.30";
        QTest::newRow("not a number") << nan << nan << "not finite" << "No result: the cosines";
        QTest::newRow("infinite") << infinite << infinite << "not finite" << "No result: the cosines";
        QTest::newRow("not a number in the padding") << 0.3f << nan << "not finite" << "No result: the cosines";
    }

    void aFlatOrBrokenMapSaysSoAndNothingElse()
    {
        QFETCH(float, everywhere);
        QFETCH(float, padding);
        QFETCH(QString, ends);
        QFETCH(QString, remark);
        for (const MapScale scale : {MapScale::BestPart, MapScale::RawShared, MapScale::RawFitted, MapScale::Stretched}) {
            CanvasState state = stateWith({0, 0});
            auto map = std::make_shared<vision::SimilarityMap>();
            map->rows = map->cols = 57;
            map->values.assign(57 * 57, padding);
            std::fill(map->values.begin(), map->values.begin() + 57 * 38, everywhere);
            map->maximum = everywhere;
            state.results[1].map = map;
            state.map.scale = scale;
            const PaneMarks marks = targetMarks(state, 1);
            QVERIFY(!marks.argmax && !marks.cell && !marks.error);
            QVERIFY(!marks.rings.empty()); // the truth is true all the same
            QVERIFY(!state.mapShown(1));
            const PaneHeaderContent header = targetHeader(state, 1);
            QVERIFY(header.verdicts.empty()); // no "wrong" of what is no answer
            QCOMPARE(header.ends, ends);
            QVERIFY2(paneRemark(state, 1).startsWith(remark), qPrintable(paneRemark(state, 1)));
            QVERIFY(spokenPane(state, 1).contains(ends));
            QVERIFY(stripContent(state).peaks.empty());
        }
    }

    void aPlateauLargerThanTheShareIsFlatInTheBestPartAlone()
    {
        CanvasState state = stateWith({18, 25});
        auto map = std::make_shared<vision::SimilarityMap>(*fixture::hill(57, {18, 25}));
        std::fill(map->values.begin(), map->values.begin() + 57 * 4, 0.8f); // 228 cells of the best value
        state.results[1].map = map;
        QVERIFY(!state.mapShown(1));
        QCOMPARE(targetHeader(state, 1).ends, QStringLiteral("flat"));
        QVERIFY(paneRemark(state, 1).startsWith(QLatin1String("Flat: the best 10 %")));
        state.map.share = 20;
        QVERIFY(state.mapShown(1));
        state.map.share = 10;
        state.map.scale = MapScale::RawShared;
        QVERIFY(state.mapShown(1));
    }

    void readOut()
    {
        CanvasState state = stateWith({24, 25});
        QVERIFY(!stripContent(state).position);
        state.pointerSlot = 1;
        state.pointer = {415.2, 431.0};
        const StripContent strip = stripContent(state);
        QCOMPARE(*strip.position, QPointF(415.2, 431.0));
        QCOMPARE(*strip.cell, QPoint(24, 25));
        QVERIFY(std::abs(*strip.values[0].cosine - 0.8) < 1e-6);
        QCOMPARE(strip.peaks[0].cosine, double(0.8f));
        state.pointer = {415.2, 700}; // below the picture, in the square
        QVERIFY(stripContent(state).padding);
        state.pointer = {-1, 20};
        QVERIFY(!stripContent(state).padding);
        QVERIFY(!stripContent(state).position);
        state.pointer = {20, 961};
        QVERIFY(!stripContent(state).padding);
    }

    void linkedCursorFollowsInTheOthers()
    {
        CanvasState state = stateWith({18, 25}, 0, 2);
        const auto pair = fixture::pair({480, 320}, {960, 640});
        state.pair = pair;
        state.pointerSlot = 1;
        state.pointer = {100, 50};
        QVERIFY(!targetMarks(state, 1).linkedCursor); // the mouse itself is there
        QCOMPARE(*targetMarks(state, 2).linkedCursor, QPointF(100, 50));
        state.pointerSlot = 0; // over the source: the same part of the picture
        QCOMPARE(*targetMarks(state, 1).linkedCursor, QPointF(200, 100));
        state.pointer = {-5, 50};
        QVERIFY(!targetMarks(state, 1).linkedCursor);
    }

    void hiddenMarksAndPeek()
    {
        CanvasState state = stateWith({18, 25});
        state.hideMarks = true;
        QVERIFY(targetMarks(state, 1).rings.empty() && !targetMarks(state, 1).argmax);
        QVERIFY(soco::widgets::sourceMarks(state).keypoints.empty());
        QVERIFY(state.mapShown(1));
        state.hideMarks = false;
        state.peek = true;
        QVERIFY(!state.mapShown(1));
        QVERIFY(!targetMarks(state, 1).argmax);
    }

    void sourceMarks()
    {
        CanvasState state = stateWith({18, 25});
        PaneMarks marks = soco::widgets::sourceMarks(state);
        QCOMPARE(int(marks.keypoints.size()), 2); // the pin stands on the third
        QCOMPARE(marks.pin->label, QStringLiteral("wheel_center  front left"));
        state.pointerSlot = 0;
        state.hoveredKeypoint = 1;
        QCOMPARE(soco::widgets::sourceMarks(state).hovered->label, QStringLiteral("wheel_center  rear left"));
        state.hoveredKeypoint = 0; // the pin's own label is enough
        QVERIFY(!soco::widgets::sourceMarks(state).hovered);
    }

    void rankedMatches()
    {
        CanvasState state = stateWith({18, 25});
        state.results[1].topCells = {{18, 25}, {39, 25}, {5, 5}};
        QVERIFY(targetMarks(state, 1).ranked.empty());
        state.topMatches = true;
        const PaneMarks marks = targetMarks(state, 1);
        QCOMPARE(int(marks.ranked.size()), 2);
        QVERIFY(std::abs(marks.ranked[0].x() - 39 * cellSide) < 1e-3);
    }

    void matchLinesOfThePair()
    {
        CanvasState state = stateWith({18, 25});
        PairResult result;
        result.slot = 1;
        result.pair = state.pair;
        for (int i = 0; i < 3; ++i)
            result.points.push_back(*fixture::result(fixture::pair(), 1, i, fixture::hill(57, {39, 25})).judgement);
        state.pairResults[1] = result;
        state.allMatches = true;
        std::vector<MatchLine> lines = matchLines(state, 1);
        QCOMPARE(int(lines.size()), 2); // the mirror is not scored
        QCOMPARE(lines[0].verdict, Verdict::Wrong);
        QCOMPARE(lines[1].verdict, Verdict::Right);
        QCOMPARE(lines[0].source, QPointF(307, 422));
        state.hoveredMatch = 1;
        lines = matchLines(state, 1);
        QVERIFY(lines[0].dimmed && !lines[1].dimmed);
        QCOMPARE(int(targetMarks(state, 1).matches.size()), 2);
    }

    void tooManyLinesShowOnlyTheHoveredConcept()
    {
        CanvasState state = stateWith({18, 25});
        PairResult result;
        result.slot = 1;
        for (int i = 0; i < 61; ++i)
            result.points.push_back(*fixture::result(fixture::pair(), 1, i % 2, fixture::hill(57, {39, 25})).judgement);
        state.pairResults[1] = result;
        QVERIFY(matchLines(state, 1).empty());
        state.hoveredMatch = 0;
        QCOMPARE(int(matchLines(state, 1).size()), 61);
        state.hoveredMatch = 2; // another concept
        QVERIFY(matchLines(state, 1).empty());
    }

    void withoutAPair()
    {
        const CanvasState state;
        QVERIFY(soco::widgets::sourceMarks(state).keypoints.empty());
        QVERIFY(targetMarks(state, 1).rings.empty());
        QVERIFY(paneRemark(state, 1).isEmpty());
        QVERIFY(!linkedTargetPoint(state));
        QVERIFY(stripContent(state).values.empty());
        QCOMPARE(state.judgedKeypoint(1), -1);
    }
};

QTEST_GUILESS_MAIN(TestCanvasState)
#include "tst_canvas_state.moc"
