#include "widgets/charts/chart_header.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include "panel_probe.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QTest>

using namespace soco;
using namespace soco::widgets;

class TestChartView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(*qApp, Theme::Light); }

    void theReadoutUsesItsRoom()
    {
        ReadoutLabel label;
        label.setReadout({QStringLiteral("dense_sift, SOC, violin, α 0.10"),
                          QStringLiteral("44.12 %"),
                          {QStringLiteral("20 pairs"), QStringLiteral("155 points"),
                           QStringLiteral("own run 7eae29da, 2026-12-01 05:33 UTC")}});
        const QFontMetrics metrics(smallFont());
        const int whole = metrics.horizontalAdvance(label.text()),
                  name = metrics.horizontalAdvance(QStringLiteral("dense_sift, SOC, violin, α 0.10: 44.12 % …"));
        QCOMPARE(label.shownText(whole), label.text());
        for (int width = whole; width > name; --width) {
            const QString shown = label.shownText(width);
            QVERIFY2(shown.startsWith(QStringLiteral("dense_sift, SOC, violin, α 0.10: 44.12 %")), qPrintable(shown));
            QVERIFY2(metrics.horizontalAdvance(shown) <= width, qPrintable(shown));
        }
        // There is no room left beside the run's name in which more of it would stand.
        const QString shown = label.shownText(whole - 40);
        QVERIFY2(shown.contains(QStringLiteral("own run 7eae29da")), qPrintable(shown));
        QVERIFY(metrics.horizontalAdvance(shown) > whole - 40 - 16);
    }

    void theReadoutKeepsItsTask()
    {
        ReadoutLabel label;
        label.setReadout({.name = QStringLiteral("DINOv2-B/14 reg, SOC, violin, α 0.10"),
                          .value = QStringLiteral("44.12 %"),
                          .details = {QStringLiteral("20 pairs"), QStringLiteral("155 points")},
                          .model = QStringLiteral("DINOv2-B/14 reg"),
                          .subject = QStringLiteral("SOC, violin")});
        const QFontMetrics metrics(smallFont());
        const int whole = metrics.horizontalAdvance(label.text());
        const int least = metrics.horizontalAdvance(QStringLiteral("SOC: 44.12 %"));
        bool shortened = false;
        for (int width = whole; width >= least; --width) {
            const QString shown = label.shownText(width);
            QVERIFY2(shown.contains("SOC") && shown.contains("44.12 %"), qPrintable(shown));
            QVERIFY2(metrics.horizontalAdvance(shown) <= width, qPrintable(shown));
            if (shown.contains(QStringLiteral("…, SOC, violin: 44.12 %")))
                shortened = true;
            QVERIFY2(!shown.contains(QStringLiteral("…olin")), qPrintable(shown));
        }
        QVERIFY(shortened);
        QCOMPARE(label.shownText(least), QStringLiteral("SOC: 44.12 %"));
    }

    void whatWasSavedIsSaidUntilTheNextHover()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        ChartView &tasks = *view(panel, "chartA");
        tasks.say(QStringLiteral("Saved /tmp/chart.csv"));
        QCOMPARE(tasks.readout(), QStringLiteral("Saved /tmp/chart.csv"));
        QTest::mouseMove(tasks.plot(), centreOf(tasks, markOf(tasks, 1, "SOC", false)));
        QVERIFY(tasks.readout().contains(QStringLiteral("SOC")));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(tasks.plot(), &leave);
        QCOMPARE(tasks.readout(), QString());
    }

    // Of each model and kind one run is shown: a choice of one, not boxes to tick.
    void runsAreAChoiceOfOne()
    {
        ChartsPanel panel;
        fill(panel);
        auto runs = sample::threeRuns();
        runs.push_back(sample::olderRun());
        panel.setRuns(runs);
        panel.resize(1021, 206);
        panel.show();
        auto *menu = panel.findChild<QMenu *>("chartARuns");
        QActionGroup *group = nullptr;
        int checked = 0;
        for (const QAction *action : menu->actions()) {
            if (!action->isEnabled()) { // the head of a section
                QVERIFY(!group || checked == 1);
                group = nullptr;
                checked = 0;
                continue;
            }
            QVERIFY(action->actionGroup() && action->actionGroup()->isExclusive());
            QVERIFY(!group || action->actionGroup() == group);
            group = action->actionGroup();
            checked += action->isChecked();
        }
        QVERIFY(group);
        QCOMPARE(checked, 1);
    }
};

QTEST_MAIN(TestChartView)
#include "tst_chart_view.moc"
