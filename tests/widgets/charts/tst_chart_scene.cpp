#include "tests/widgets/charts/sample_runs.h"
#include "widgets/charts/chart_maker.h"
#include "widgets/charts/chart_plot.h"
#include "widgets/charts/chart_scene.h"
#include "widgets/charts/scene_canvas.h"
#include "widgets/common/tokens.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <set>

using namespace soco::widgets;

namespace {

ChartSource sourceOf(int models, int categories = 8)
{
    static const char *names[] = {"m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9"};
    ChartSource source;
    source.dataTitle = QStringLiteral("demo dataset");
    for (int i = 0; i < models; ++i) {
        source.models.push_back(sample::model(i + 1, names[i], qPrintable(QStringLiteral("DINOv3-ViT-L/%1").arg(i + 1))));
        source.runs.add(sample::run(names[i], 0.1 + 0.09 * i, std::uint32_t(30 + i), 20, categories));
        if (i < 2)
            source.published.push_back(
                {"row", names[i], 78.9, 60.43, i == 0 ? std::optional(54.98) : std::nullopt, "SOCO paper"});
    }
    return source;
}

Chart chartOf(ChartKind kind, int models, int categories = 8)
{
    return ChartMaker().make(kind, sourceOf(models, categories));
}

bool overlap(const QRectF &a, const QRectF &b)
{
    return a.adjusted(0.5, 0.5, -0.5, -0.5).intersects(b.adjusted(0.5, 0.5, -0.5, -0.5));
}

QByteArray say(const QRectF &r)
{
    return QStringLiteral("%1,%2 %3x%4").arg(r.x()).arg(r.y()).arg(r.width()).arg(r.height()).toUtf8();
}

} // namespace

class TestChartScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySizeIsSound_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("models");
        QTest::addColumn<QSizeF>("size");
        const double lowest = ChartPlot().minimumSizeHint().height(); // where a dock is dragged to its end
        const QSizeF sizes[] = {{603, 178}, {362, 178}, {530, 206},    {756, 116},
                                {472, 144}, {700, 270}, {362, lowest}, {756, lowest}};
        for (int kind = 0; kind < 3; ++kind)
            for (const int models : {1, 2, 3, 5, 9})
                for (const QSizeF &size : sizes)
                    QTest::addRow("kind %d, %d models, %dx%d", kind, models, int(size.width()), int(size.height()))
                        << kind << models << size;
    }
    void everySizeIsSound()
    {
        QFETCH(int, kind);
        QFETCH(int, models);
        QFETCH(QSizeF, size);
        const Chart chart = chartOf(ChartKind(kind), models);
        const ChartScene scene = layoutChart(chart, size, ChartFonts::current());
        const QRectF area(QPointF(0, 0), size);
        QVERIFY(!scene.plots.empty());
        for (const ScenePlot &plot : scene.plots) {
            QVERIFY2(area.contains(plot.rect), say(plot.rect));
            QVERIFY(plot.gridY.size() <= 3);
            QVERIFY(plot.rect.height() >= 24);
        }
        for (const SceneText &text : scene.texts)
            QVERIFY2(area.adjusted(-1, -1, 1, 1).contains(text.rect), text.text.toUtf8() + ' ' + say(text.rect));
        for (const SceneChip &chip : scene.chips)
            QVERIFY2(area.contains(chip.rect), say(chip.rect));
        for (std::size_t i = 0; i < scene.chips.size(); ++i)
            for (std::size_t k = i + 1; k < scene.chips.size(); ++k)
                QVERIFY2(!overlap(scene.chips[i].rect, scene.chips[k].rect),
                         say(scene.chips[i].rect) + " and " + say(scene.chips[k].rect));
        // No word over another: values, names and ticks are all read.
        for (std::size_t i = 0; i < scene.texts.size(); ++i) {
            for (std::size_t k = i + 1; k < scene.texts.size(); ++k) {
                const SceneText &a = scene.texts[i], &b = scene.texts[k];
                const bool marks =
                    a.tone == TextTone::Value || a.tone == TextTone::TinyValue || a.tone == TextTone::OnBar;
                const bool others =
                    b.tone == TextTone::Value || b.tone == TextTone::TinyValue || b.tone == TextTone::OnBar;
                if (marks && others)
                    QVERIFY2(!overlap(a.rect, b.rect),
                             a.text.toUtf8() + ' ' + say(a.rect) + " and " + b.text.toUtf8() + ' ' + say(b.rect));
                if ((a.tone == TextTone::Name && b.tone == TextTone::Name) || b.tone == TextTone::Provenance)
                    QVERIFY2(!overlap(a.rect, b.rect),
                             a.text.toUtf8() + ' ' + say(a.rect) + " and " + b.text.toUtf8() + ' ' + say(b.rect));
            }
        }
        for (const SceneMark &mark : scene.marks)
            QVERIFY2(mark.number < int(chart.numbers.size()) && (mark.number >= 0 || !mark.category.isEmpty()),
                     "a mark of nothing");
    }

    void barsStandOnZeroAndReachTheirValue()
    {
        const Chart chart = chartOf(ChartKind::Tasks, 3);
        const ChartScene scene = layoutChart(chart, {603, 178}, ChartFonts::current());
        const ScenePlot &plot = scene.plots.front();
        QCOMPARE(plot.yMin, 0.0);
        QCOMPARE(plot.yMax, 80.0); // the largest of all figures is a published 78.9
        int own = 0, hollow = 0;
        for (const SceneBar &bar : scene.bars) {
            QCOMPARE(bar.width, 26.0);
            ++(bar.fill == SceneBar::Fill::Hollow ? hollow : own);
        }
        QCOMPARE(own, 9);
        QCOMPARE(hollow, 5); // one published figure is missing
        for (const SceneMark &mark : scene.marks) {
            const ChartNumber &number = chart.numbers[std::size_t(mark.number)];
            if (!number.percent)
                continue;
            QCOMPARE(mark.outline.bottom(), plot.rect.bottom());
            QVERIFY(qAbs(mark.outline.height() - plot.rect.height() * *number.percent / plot.yMax) < 1e-6);
        }
    }

    void theAxisEndsAboveTheLargestNumber_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<QStringList>("ticks");
        QTest::newRow("nothing right") << 0.0 << QStringList{"0", "5", "10 %"};
        QTest::newRow("low") << 15.2 << QStringList{"0", "10", "20 %"};
        QTest::newRow("on the end") << 40.0 << QStringList{"0", "20", "40 %"};
        QTest::newRow("just above") << 40.1 << QStringList{"0", "30", "60 %"};
        QTest::newRow("high") << 93.0 << QStringList{"0", "50", "100 %"};
    }
    void theAxisEndsAboveTheLargestNumber()
    {
        QFETCH(double, largest);
        QFETCH(QStringList, ticks);
        for (const ChartKind kind : allChartKinds) {
            Chart chart = chartOf(kind, 2);
            for (ChartNumber &number : chart.numbers)
                if (number.percent)
                    number.percent = largest;
            const ChartScene scene = layoutChart(chart, {756, 116}, ChartFonts::current());
            QStringList found;
            for (const SceneText &text : scene.texts)
                if (text.tone == TextTone::Tick && ticks.contains(text.text))
                    found << text.text;
            for (const QString &tick : ticks)
                QVERIFY2(found.contains(tick), qPrintable(tick));
            const ScenePlot &plot = scene.plots.front();
            for (const SceneBar &bar : scene.bars)
                QVERIFY(bar.value <= plot.yMax);
            for (const SceneDot &dot : scene.dots)
                QVERIFY(plot.rect.adjusted(-0.5, -0.5, 0.5, 0.5).contains(plot.toPixel(dot.point.x(), dot.point.y())));
        }
    }

    void missingFigureIsAGapWithADash()
    {
        const Chart chart = chartOf(ChartKind::Tasks, 2);
        const ChartScene scene = layoutChart(chart, {603, 178}, ChartFonts::current());
        int dashes = 0;
        for (const SceneText &text : scene.texts) {
            if (text.text != QStringLiteral("–"))
                continue;
            ++dashes;
            const SceneMark &mark = scene.marks[std::size_t(text.mark)];
            QVERIFY(!chart.numbers[std::size_t(mark.number)].percent);
            // Its place is kept: the neighbour before it is one pitch away.
            QCOMPARE(mark.outline.left() - scene.marks[std::size_t(text.mark) - 1].outline.left(), 29.0);
        }
        QCOMPARE(dashes, 1);
    }

    void runThatPairsAreMissingInIsHatched_data()
    {
        QTest::addColumn<int>("failed");
        QTest::addColumn<int>("open");
        QTest::newRow("one pair failed") << 1 << 0;
        QTest::newRow("cut short") << 0 << 1;
    }
    void runThatPairsAreMissingInIsHatched()
    {
        QFETCH(int, failed);
        QFETCH(int, open);
        ChartSource source = sourceOf(2);
        auto run = std::make_shared<soco::benchmark::EvaluationResult>(*source.runs.runs()[1]);
        for (soco::benchmark::KindResult &kind : run->kinds) {
            kind.scores.pop_back();
            kind.failed = failed;
            kind.open = open;
        }
        source.runs.add(run);
        const ChartScene scene =
            layoutChart(ChartMaker().make(ChartKind::Tasks, source), {603, 178}, ChartFonts::current());
        for (const SceneBar &bar : scene.bars) {
            if (bar.fill != SceneBar::Fill::Hollow)
                QCOMPARE(bar.fill == SceneBar::Fill::Hatched, bar.slot == 2);
        }
        source.models = {source.models[1]};
        source.published.clear();
        QCOMPARE(ChartMaker().make(ChartKind::Tasks, source).facets[0].title,
                 QStringLiteral("Own runs, demo dataset (hatched: not complete)"));
        source.models = sourceOf(2).models;
        QCOMPARE(ChartMaker().make(ChartKind::Tasks, source).facets[0].title,
                 QStringLiteral("Own runs, demo dataset (filled; hatched: not complete)"));
        const ChartScene curves =
            layoutChart(ChartMaker().make(ChartKind::Threshold, source), {603, 178}, ChartFonts::current());
        for (const SceneCurve &curve : curves.curves)
            QCOMPARE(curve.dashed, curve.slot == 2);
    }

    void noGridLineGoesThroughANumber()
    {
        // 72 ends just below the line of 80 %, where its digits stand.
        Chart chart = chartOf(ChartKind::Tasks, 1);
        for (ChartNumber &number : chart.numbers)
            if (number.percent)
                number.percent = 72;
        const ChartFonts fonts = ChartFonts::current();
        int crossed = 0;
        for (int height = 150; height <= 260; height += 5) {
            const ChartScene scene = layoutChart(chart, {603, double(height)}, fonts);
            SceneCanvas canvas;
            canvas.resize(603, height);
            canvas.draw(scene, fonts, currentTokens());
            const QImage image = canvas.grab().toImage();
            const ScenePlot &plot = scene.plots.front();
            for (const SceneText &text : scene.texts) {
                if (text.tone != TextTone::Value || text.text != "72.0")
                    continue;
                for (const double percent : plot.gridY) {
                    const int y = int(std::round(plot.toPixel(plot.xMin, percent).y()));
                    const QRectF digits = text.rect.adjusted(0, 4, 0, -4);
                    if (y < digits.top() || y > digits.bottom())
                        continue;
                    ++crossed;
                    for (int x = int(text.rect.left()) + 1; x < int(text.rect.right()); ++x)
                        for (const int row : {y - 1, y, y + 1})
                            QVERIFY2(image.pixelColor(x, row) != currentTokens().line,
                                     qPrintable(QString::number(height)));
                }
            }
        }
        QVERIFY(crossed > 0);
    }

    // Two checkpoints of one title: where their labels do not fit, what differs is what stays.
    void shortenedNamesStayDifferent()
    {
        ChartSource source = sourceOf(2);
        for (ModelSlot &model : source.models)
            model.title = QStringLiteral("DINOv2-S/14");
        source.models[0].weightsFile = "/weights/dinov2_vits14_plain.pth";
        source.models[1].weightsFile = "/weights/dinov2_vits14_tuned.pth";
        const ChartScene scene =
            layoutChart(ChartMaker().make(ChartKind::Threshold, source), {380, 178}, ChartFonts::current());
        QSet<QString> names;
        for (const SceneText &text : scene.texts) {
            if (text.tone == TextTone::Name)
                names.insert(text.text);
        }
        QCOMPARE(names.size(), 2);
        QVERIFY(names.values().first().contains(QChar(0x2026)));
    }

    void theKeyNamesAllModelsWholeOrNone_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<bool>("named");
        QTest::newRow("wide") << QSizeF(1400, 116) << true;
        QTest::newRow("two lines") << QSizeF(756, 200) << true;
        QTest::newRow("low") << QSizeF(756, 116) << false;
        QTest::newRow("narrow") << QSizeF(362, 178) << false;
    }
    void theKeyNamesAllModelsWholeOrNone()
    {
        QFETCH(QSizeF, size);
        QFETCH(bool, named);
        const Chart chart = chartOf(ChartKind::Categories, 9);
        const ChartScene scene = layoutChart(chart, size, ChartFonts::current());
        QStringList texts;
        for (const SceneText &text : scene.texts)
            texts << text.text;
        for (const Chart::Series &series : chart.series)
            QCOMPARE(texts.contains(series.title), named);
        QCOMPARE(int(scene.chips.size()), 9);
        for (const SceneChip &chip : scene.chips)
            QVERIFY(chip.rect.bottom() <= scene.plots.front().rect.top());
    }

    void namesAtLinesEndsStandApart_data()
    {
        QTest::addColumn<int>("models");
        QTest::newRow("three") << 3;
        QTest::newRow("nine") << 9;
    }
    void namesAtLinesEndsStandApart()
    {
        QFETCH(int, models);
        const ChartScene scene = layoutChart(chartOf(ChartKind::Threshold, models), {500, 300}, ChartFonts::current());
        std::vector<double> places;
        for (const SceneChip &chip : scene.chips)
            places.push_back(chip.rect.center().y());
        QCOMPARE(int(places.size()), models);
        std::sort(places.begin(), places.end());
        for (std::size_t i = 1; i < places.size(); ++i)
            QVERIFY2(places[i] - places[i - 1] >= 16, "17 px apart, give or take the rounding to whole pixels");
        QCOMPARE(int(scene.dots.size()), models);
        for (const SceneDot &dot : scene.dots) {
            QVERIFY(dot.hollow);
            QCOMPARE(dot.point.x(), 0.1);
        }
    }

    void tooManyNamesForTheHeightLeaveTheChips()
    {
        const ChartScene scene = layoutChart(chartOf(ChartKind::Threshold, 9), {362, 116}, ChartFonts::current());
        QCOMPARE(scene.chips.size(), 9u);
        for (const SceneText &text : scene.texts)
            QVERIFY(text.tone != TextTone::Name);
    }

    void pushingApart_data()
    {
        QTest::addColumn<QList<double>>("wanted");
        QTest::addColumn<QList<double>>("placed");
        QTest::newRow("none") << QList<double>{} << QList<double>{};
        QTest::newRow("one") << QList<double>{40} << QList<double>{40};
        QTest::newRow("one outside") << QList<double>{140} << QList<double>{100};
        QTest::newRow("far apart") << QList<double>{10, 50} << QList<double>{10, 50};
        QTest::newRow("too near") << QList<double>{50, 54} << QList<double>{43.5, 60.5};
        QTest::newRow("same place") << QList<double>{50, 50, 50} << QList<double>{33, 50, 67};
        QTest::newRow("not in order") << QList<double>{54, 50} << QList<double>{60.5, 43.5};
        QTest::newRow("at the top") << QList<double>{0, 2} << QList<double>{0, 17};
        QTest::newRow("at the foot") << QList<double>{99, 100} << QList<double>{83, 100};
        QTest::newRow("no room") << QList<double>{50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50}
                                 << QList<double>{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
    }
    void pushingApart()
    {
        QFETCH(QList<double>, wanted);
        QFETCH(QList<double>, placed);
        const std::vector<double> result = pushedApart({wanted.begin(), wanted.end()}, 17, 0, 100);
        QCOMPARE(qsizetype(result.size()), placed.size());
        for (std::size_t i = 0; i < result.size(); ++i)
            QVERIFY2(qAbs(result[i] - placed[qsizetype(i)]) < 1e-9, QByteArray::number(result[i]));
    }

    void markUnderThePoint()
    {
        const ChartScene scene = layoutChart(chartOf(ChartKind::Tasks, 3), {603, 178}, ChartFonts::current());
        for (std::size_t i = 0; i < scene.marks.size(); ++i)
            QCOMPARE(scene.markAt(scene.marks[i].hit.center()), int(i));
        QCOMPARE(scene.markAt({1, 1}), -1);
        const ChartScene curves = layoutChart(chartOf(ChartKind::Threshold, 3), {500, 300}, ChartFonts::current());
        for (std::size_t i = 0; i < curves.marks.size(); i += 10)
            QCOMPARE(curves.marks[std::size_t(curves.markAt(curves.marks[i].outline.center()))].outline.center(),
                     curves.marks[i].outline.center());
    }

    void arrowsVisitEveryMark_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("bars") << 0;
        QTest::newRow("curves") << 1;
        QTest::newRow("categories") << 2;
    }
    void arrowsVisitEveryMark()
    {
        QFETCH(int, kind);
        const ChartScene scene = layoutChart(chartOf(ChartKind(kind), 3), {700, 270}, ChartFonts::current());
        // From the start, everything that the arrows may halt at can be reached by arrows.
        std::set<int> seen;
        std::vector<int> open{scene.neighbour(-1, Qt::Key_Right)};
        QVERIFY(open.front() >= 0);
        while (!open.empty()) {
            const int at = open.back();
            open.pop_back();
            if (!seen.insert(at).second)
                continue;
            for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down})
                open.push_back(scene.neighbour(at, key));
        }
        int stops = 0;
        for (const SceneMark &mark : scene.marks)
            stops += mark.stop;
        QCOMPARE(int(seen.size()), stops);
        const int first = scene.neighbour(-1, Qt::Key_Right);
        const int end = scene.neighbour(first, Qt::Key_End);
        QCOMPARE(scene.neighbour(end, Qt::Key_Right), end);
        QCOMPARE(scene.neighbour(end, Qt::Key_End), end);
        QVERIFY(scene.marks[std::size_t(scene.neighbour(end, Qt::Key_Home))].column
                <= scene.marks[std::size_t(first)].column);
    }

    void curvesStartAtTheJudgedThreshold()
    {
        const Chart chart = chartOf(ChartKind::Threshold, 3);
        const ChartScene scene = layoutChart(chart, {500, 200}, ChartFonts::current());
        const SceneMark &start = scene.marks[std::size_t(scene.neighbour(-1, Qt::Key_Right))];
        QCOMPARE(chart.numbers[std::size_t(start.number)].alpha, 0.1);
        QCOMPARE(chart.numbers[std::size_t(start.number)].slot, 3); // the highest curve of these runs
        const SceneMark &below =
            scene.marks[std::size_t(scene.neighbour(scene.neighbour(-1, Qt::Key_Right), Qt::Key_Down))];
        QVERIFY(below.outline.center().y() > start.outline.center().y());
    }

    void manyCategoriesScroll()
    {
        const Chart chart = chartOf(ChartKind::Categories, 3, 100);
        const ChartFonts fonts = ChartFonts::current();
        ChartScene scene = layoutChart(chart, {362, 178}, fonts);
        QCOMPARE(scene.totalRows, 100);
        QVERIFY(scene.visibleRows < 100);
        QVERIFY(!scene.scrollBar.isEmpty());
        const double top = scene.scrollBar.top();
        scene = layoutChart(chart, {362, 178}, fonts, {.withTitle = false, .fullProvenance = false, .firstRow = 1000});
        QCOMPARE(scene.firstRow, 100 - scene.visibleRows);
        QVERIFY(scene.scrollBar.top() > top);
        QVERIFY(std::any_of(scene.marks.begin(), scene.marks.end(), [](const SceneMark &m) { return m.row == 99; }));
        const QSizeF natural = naturalSize(chart, fonts);
        const ChartScene whole =
            layoutChart(chart, natural, fonts, {.withTitle = true, .fullProvenance = true, .firstRow = 0});
        QCOMPARE(whole.visibleRows, 100);
        QVERIFY(whole.scrollBar.isEmpty());
    }

    void exportsAreWhole_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("models");
        for (int kind = 0; kind < 3; ++kind)
            for (const int models : {1, 3, 9})
                QTest::addRow("kind %d, %d models", kind, models) << kind << models;
    }
    void exportsAreWhole()
    {
        QFETCH(int, kind);
        QFETCH(int, models);
        const Chart chart = chartOf(ChartKind(kind), models);
        const ChartFonts fonts = ChartFonts::current();
        const QSizeF size = naturalSize(chart, fonts);
        const ChartScene scene =
            layoutChart(chart, size, fonts, {.withTitle = true, .fullProvenance = true, .firstRow = 0});
        int titles = 0, provenance = 0;
        QStringList words;
        for (const SceneText &text : scene.texts) {
            titles += text.tone == TextTone::Title && text.text == chart.title;
            provenance += text.text == chart.fullProvenance;
            words.append(text.text);
            QVERIFY2(!text.text.contains(QStringLiteral("…")), "nothing is shortened in an export");
            QVERIFY2(QRectF(QPointF(0, 0), size).adjusted(-1, -1, 1, 1).contains(text.rect),
                     text.text.toUtf8() + ' ' + say(text.rect));
        }
        QCOMPARE(titles, 1);
        QCOMPARE(provenance, 1);
        QCOMPARE(words.filter(QRegularExpression(QStringLiteral("^DINOv3-ViT-L/\\d$"))).size(), models); // every colour is named
        for (const SceneBar &bar : scene.bars)
            QCOMPARE(bar.width, 26.0);
    }
};

QTEST_MAIN(TestChartScene)
#include "tst_chart_scene.moc"
