#include "tests/widgets/charts/panel_probe.h"
#include "tests/widgets/charts/sample_runs.h"
#include "widgets/charts/chart_header.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace soco;
using namespace soco::widgets;

Q_DECLARE_METATYPE(std::vector<soco::dataset::PairRef>)
Q_DECLARE_METATYPE(std::string)

class TestChartsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { applyTheme(*qApp, Theme::Light); }

    void roomDecidesHowManyCharts_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("charts");
        QTest::newRow("narrow") << 500 << 1;
        QTest::newRow("small window") << 784 << 1;
        QTest::newRow("usual") << 1021 << 2;
        QTest::newRow("wide") << 1500 << 3;
    }
    void roomDecidesHowManyCharts()
    {
        QFETCH(int, width);
        QFETCH(int, charts);
        ChartsPanel panel;
        fill(panel);
        panel.resize(width, 206);
        panel.show();
        int shown = 0;
        for (const char *name : {"chartA", "chartB", "chartC"}) {
            const ChartView *chart = view(panel, name);
            shown += chart->isVisible();
            if (chart->isVisible())
                QVERIFY(panel.rect().contains(chart->geometry()));
        }
        QCOMPARE(shown, charts);
    }

    void emptyPanelOffersToEvaluate()
    {
        ChartsPanel panel;
        panel.setModels(sample::threeModels());
        panel.resize(900, 206);
        panel.show();
        QSignalSpy asked(&panel, &ChartsPanel::evaluateRequested);
        auto *button = panel.findChild<QPushButton *>("chartsEvaluate");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        // With published figures alone, the charts of own runs ask instead.
        panel.setPublished(sample::published());
        QVERIFY(!button->isVisible());
        auto *second = panel.findChild<QPushButton *>("chartBEvaluate");
        QVERIFY(second->isVisible());
        QTest::mouseClick(second, Qt::LeftButton);
        QCOMPARE(asked.count(), 2);
        panel.setRuns(sample::threeRuns());
        QVERIFY(!second->isVisible());
    }

    void anEvaluationUnderWayIsSaid()
    {
        ChartsPanel panel;
        panel.setModels(sample::threeModels());
        panel.resize(900, 206);
        panel.show();
        const auto *text = panel.findChild<QLabel *>("chartsEmpty");
        panel.setRunning("Evaluating a: 3 of 9");
        QCOMPARE(text->text(), "Evaluating a: 3 of 9");
        QVERIFY(text->isVisible() && !panel.findChild<QPushButton *>("chartsEvaluate")->isVisible());
        panel.setPublished(sample::published());
        QCOMPARE(panel.findChild<QLabel *>("chartBEmpty")->text(), "Evaluating a: 3 of 9");
        QVERIFY(!panel.findChild<QPushButton *>("chartBEvaluate")->isVisible());
        panel.setRunning({});
        QVERIFY(panel.findChild<QPushButton *>("chartBEvaluate")->isVisible());
        QVERIFY(panel.findChild<QLabel *>("chartBEmpty")->text().startsWith("No runs yet"));
    }

    void barIsDrawnWhereItIsHit_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << Theme::Light;
        QTest::newRow("dark") << Theme::Dark;
    }
    void barIsDrawnWhereItIsHit()
    {
        QFETCH(Theme, theme);
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        applyTheme(*qApp, theme);
        panel.retheme();
        const ChartView &tasks = *view(panel, "chartA");
        const QImage image = tasks.plot()->grab().toImage();
        const Tokens &t = tokens(theme);
        for (const SceneMark &mark : tasks.plot()->scene().marks) {
            const ChartNumber &number = tasks.chart().numbers[std::size_t(mark.number)];
            if (!number.percent)
                continue;
            const QRectF bar = mark.outline;
            const QColor inside = image.pixelColor(bar.center().toPoint() + QPoint(4, 0));
            const QColor wanted = number.published ? t.panel : t.models[std::size_t(number.slot) - 1];
            QVERIFY2(near(inside, wanted), qPrintable(number.readout() + ' ' + inside.name()));
            if (number.published)
                continue;
            // Its top and sides are where the geometry says, to a pixel.
            const int x = int(bar.left()) + 3;
            QVERIFY(near(image.pixelColor(x, int(bar.top()) + 2), wanted));
            QVERIFY(!near(image.pixelColor(x, int(bar.top()) - 2), wanted));
            QVERIFY(near(image.pixelColor(int(bar.left()) + 1, int(bar.center().y())), wanted));
            QVERIFY(!near(image.pixelColor(int(bar.left()) - 2, int(bar.center().y())), wanted));
            QVERIFY(!near(image.pixelColor(int(bar.right()) + 1, int(bar.center().y())), wanted));
        }
    }

    void curveIsDrawnWhereItIsHit()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        const ChartView &curves = *view(panel, "chartB");
        const QImage image = curves.plot()->grab().toImage();
        int checked = 0;
        for (const SceneMark &mark : curves.plot()->scene().marks) {
            const ChartNumber &number = curves.chart().numbers[std::size_t(mark.number)];
            if (number.slot != 3 || number.alpha < 0.11 || number.alpha > 0.19)
                continue; // a curve that stands alone
            const QPoint at = mark.outline.center().toPoint();
            bool found = false;
            for (int dx = -1; dx <= 1; ++dx)
                for (int dy = -1; dy <= 1; ++dy)
                    found = found || near(image.pixelColor(at + QPoint(dx, dy)), currentTokens().models[2]);
            QVERIFY2(found, qPrintable(number.readout()));
            ++checked;
        }
        QVERIFY(checked > 20);
    }

    void clickOnABarAsksForItsPairs()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        QSignalSpy asked(&panel, &ChartsPanel::pairsRequested);
        ChartView &tasks = *view(panel, "chartA");
        const int mark = markOf(tasks, 2, "Cross-SOC", false);
        QVERIFY(mark >= 0);
        QTest::mouseMove(tasks.plot(), centreOf(tasks, mark));
        QTest::mouseClick(tasks.plot(), Qt::LeftButton, {}, centreOf(tasks, mark));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("DINOv3-B/16, Cross-SOC, worst first"));
        const auto pairs = asked[0][1].value<std::vector<dataset::PairRef>>();
        QCOMPARE(pairs.size(), 800u);
        QCOMPARE(pairs.front().kind, dataset::PairKind::Cross);
    }

    void clickOnAPublishedBarSaysWhyNot()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        QSignalSpy asked(&panel, &ChartsPanel::pairsRequested);
        ChartView &tasks = *view(panel, "chartA");
        QTest::mouseClick(tasks.plot(), Qt::LeftButton, {}, centreOf(tasks, markOf(tasks, 1, "SOC", true)));
        QCOMPARE(asked.count(), 0);
        tasks.plot()->clearFocus();
        QVERIFY2(tasks.readout().contains("Published figures are of other data"), qPrintable(tasks.readout()));
    }

    void pressOnOneMarkAndReleaseOnAnotherIsNoClick()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        QSignalSpy asked(&panel, &ChartsPanel::pairsRequested);
        ChartView &tasks = *view(panel, "chartA");
        QTest::mousePress(tasks.plot(), Qt::LeftButton, {}, centreOf(tasks, markOf(tasks, 1, "CC", false)));
        QTest::mouseRelease(tasks.plot(), Qt::LeftButton, {}, centreOf(tasks, markOf(tasks, 2, "SOC", false)));
        QTest::mouseClick(tasks.plot(), Qt::RightButton, {}, centreOf(tasks, markOf(tasks, 1, "CC", false)));
        QCOMPARE(asked.count(), 0);
    }

    void hoverSaysTheValueAndDrawsARing()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        ChartView &tasks = *view(panel, "chartA");
        const QImage before = tasks.plot()->grab().toImage();
        QVERIFY(tasks.readout().isEmpty());
        const int mark = markOf(tasks, 1, "SOC", false);
        QTest::mouseMove(tasks.plot(), centreOf(tasks, mark));
        QCOMPARE(tasks.plot()->currentMark(), mark);
        const ChartNumber &number =
            tasks.chart().numbers[std::size_t(tasks.plot()->scene().marks[std::size_t(mark)].number)];
        QCOMPARE(tasks.readout(), number.readout());
        QVERIFY(tasks.readout().contains(QString::number(*number.percent, 'f', 2)));
        QVERIFY(tasks.plot()->grab().toImage() != before);
        QVERIFY(tasks.plot()->accessibleName().contains(number.readout()));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(tasks.plot(), &leave);
        QCOMPARE(tasks.plot()->currentMark(), -1);
        QVERIFY(tasks.readout().isEmpty());
        QVERIFY(tasks.plot()->grab().toImage() == before);
    }

    void everythingWithTheKeyboard()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        QApplication::setActiveWindow(&panel);
        ChartView &tasks = *view(panel, "chartA");
        tasks.plot()->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(tasks.plot()->hasFocus());
        QCOMPARE(tasks.plot()->currentMark(), markOf(tasks, 1, "CC", false));
        QTest::keyClick(tasks.plot(), Qt::Key_Right);
        QCOMPARE(tasks.plot()->currentMark(), markOf(tasks, 2, "CC", false));
        QTest::keyClick(tasks.plot(), Qt::Key_End);
        QCOMPARE(tasks.plot()->currentMark(), markOf(tasks, 2, "Cross-SOC", true));
        QTest::keyClick(tasks.plot(), Qt::Key_Right);
        QCOMPARE(tasks.plot()->currentMark(), markOf(tasks, 2, "Cross-SOC", true));
        QTest::keyClick(tasks.plot(), Qt::Key_Home);
        QTest::keyClick(tasks.plot(), Qt::Key_Left);
        QCOMPARE(tasks.plot()->currentMark(), markOf(tasks, 1, "CC", false));
        QSignalSpy asked(&panel, &ChartsPanel::pairsRequested);
        QTest::keyClick(tasks.plot(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("DINOv2-B/14, CC, worst first"));
        // New numbers leave the keyboard where it is.
        QTest::keyClick(tasks.plot(), Qt::Key_Right);
        panel.setJudge({benchmark::Criterion::Soc, 0.05});
        QCOMPARE(tasks.plot()->currentMark(), markOf(tasks, 2, "CC", false));
    }

    void theChosenChartIsChosenAgain()
    {
        ChartsPanel before;
        fill(before);
        before.resize(900, 234);
        before.show();
        QCOMPARE(view(before, "chartB")->chart().kind, ChartKind::Threshold);
        view(before, "chartB")->findChild<QMenu *>("chartBChoices")->actions().at(1)->trigger();
        const QStringList chosen = before.chosenCharts();

        ChartsPanel after;
        fill(after);
        after.resize(900, 234);
        after.show();
        after.chooseCharts(chosen);
        QCOMPARE(view(after, "chartB")->chart().kind, ChartKind::Categories);
        after.chooseCharts({QStringLiteral("no chart"), QStringLiteral("tasks")}); // the first shows the tasks already
        QCOMPARE(view(after, "chartB")->chart().kind, ChartKind::Categories);
    }

    void titleIsTheSelector()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        auto *title = panel.findChild<QAbstractButton *>("chartBTitle");
        QCOMPARE(title->text(), QStringLiteral("SOC against threshold α"));
        QCOMPARE(panel.findChild<QAbstractButton *>("chartATitle")->focusPolicy(), Qt::NoFocus);
        QTest::mouseClick(title, Qt::LeftButton);
        auto *menu = panel.findChild<QMenu *>("chartBChoices");
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 2);
        QVERIFY(menu->actions()[0]->isChecked());
        menu->actions()[1]->trigger();
        menu->close();
        QCOMPARE(title->text(), QStringLiteral("SOC by category"));
        QCOMPARE(view(panel, "chartB")->chart().kind, ChartKind::Categories);
        // Narrow, the one chart offers all three; wide again, the choice is kept.
        panel.resize(600, 206);
        auto *alone = panel.findChild<QMenu *>("chartAChoices");
        QCOMPARE(alone->actions().size(), 3);
        alone->actions()[1]->trigger();
        QCOMPARE(view(panel, "chartA")->chart().kind, ChartKind::Threshold);
        panel.resize(1021, 206);
        QCOMPARE(view(panel, "chartA")->chart().kind, ChartKind::Tasks);
        QCOMPARE(view(panel, "chartB")->chart().kind, ChartKind::Categories);
    }

    void categoryNameAndDot()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1500, 234);
        panel.show();
        ChartView &categories = *view(panel, "chartC");
        QSignalSpy category(&panel, &ChartsPanel::categoryClicked);
        QSignalSpy pairs(&panel, &ChartsPanel::pairsRequested);
        const ChartScene scene = categories.plot()->scene();
        const auto name = std::find_if(scene.marks.begin(), scene.marks.end(),
                                       [](const SceneMark &m) { return m.number < 0 && m.category == "car"; });
        QTest::mouseClick(categories.plot(), Qt::LeftButton, {}, name->outline.center().toPoint());
        QCOMPARE(category.count(), 1);
        QCOMPARE(category[0][0].toString(), QStringLiteral("car"));
        QCOMPARE(pairs.count(), 0);
        const auto dot = std::find_if(scene.marks.begin(), scene.marks.end(),
                                      [](const SceneMark &m) { return m.column == 1 && m.category == "car"; });
        QTest::mouseClick(categories.plot(), Qt::LeftButton, {}, dot->outline.center().toPoint());
        QCOMPARE(pairs.count(), 1);
        QCOMPARE(pairs[0][0].toString(), QStringLiteral("DINOv2-B/14, SOC, car, worst first"));
        QCOMPARE(pairs[0][1].value<std::vector<dataset::PairRef>>().size(), 100u);
        panel.setCategory(QStringLiteral("car"));
        QCOMPARE(categories.plot()->scene().bands.size(), 1u);
        QVERIFY(view(panel, "chartB")->chart().provenance.startsWith("car, intra, 100 pairs"));
    }

    void manyCategoriesScrollByWheelAndKeys()
    {
        ChartsPanel panel;
        panel.setModels({sample::model(1, "dinov2_vitb14", "DINOv2-B/14")});
        panel.setRuns({sample::run("dinov2_vitb14", 0.6, 3, 5, 100)});
        panel.resize(1500, 234);
        panel.show();
        QApplication::setActiveWindow(&panel);
        ChartPlot *plot = view(panel, "chartC")->plot();
        QCOMPARE(plot->scene().firstRow, 0);
        QWheelEvent wheel(QPointF(50, 50), plot->mapToGlobal(QPointF(50, 50)), {}, QPoint(0, -120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot, &wheel);
        QCOMPARE(plot->scene().firstRow, 3);
        plot->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(plot->hasFocus());
        const int visible = plot->scene().visibleRows;
        for (int i = 0; i < visible + 5; ++i)
            QTest::keyClick(plot, Qt::Key_Down);
        QCOMPARE(plot->scene().marks[std::size_t(plot->currentMark())].row, 3 + visible + 5);
        QVERIFY(plot->scene().firstRow > 3);
        for (int i = 0; i < 120; ++i)
            QTest::keyClick(plot, Qt::Key_Up);
        QCOMPARE(plot->scene().marks[std::size_t(plot->currentMark())].row, 0);
        QCOMPARE(plot->scene().firstRow, 0);
    }

    // Two runs of one model: the menu under the provenance line says which is shown, and shows the other.
    void provenanceOffersTheRunsOnClick()
    {
        ChartsPanel panel;
        fill(panel);
        const auto older = sample::olderRun();
        auto runs = sample::threeRuns();
        runs.push_back(older);
        panel.setRuns(runs);
        panel.resize(1021, 206);
        panel.show();
        ChartView &tasks = *view(panel, "chartA");
        QTest::mouseClick(tasks.plot(), Qt::LeftButton, {}, tasks.plot()->scene().provenance.center().toPoint());
        auto *menu = panel.findChild<QMenu *>("chartARuns");
        QTRY_VERIFY(menu->isVisible());
        QStringList words;
        for (const QAction *action : menu->actions())
            words.append(action->text());
        QCOMPARE(words[0], QStringLiteral("DINOv2-B/14, intra"));
        QVERIFY2(words[1].startsWith("2026-05-03 14:02 UTC, run 10000011: 800 of 800"), qPrintable(words[1]));
        QVERIFY2(words[2].startsWith("2026-05-01 08:00 UTC, run 10000021: 800 of 800"), qPrintable(words[2]));
        QVERIFY(menu->actions()[1]->isChecked() && !menu->actions()[2]->isChecked());
        QSignalSpy chosen(&panel, &ChartsPanel::runChosen);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions()[2]).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<std::string>(), older->model.fingerprint);
        QCOMPARE(chosen[0][2].value<std::string>(), older->runId);
        const auto shown = [&] {
            const ChartScene &scene = tasks.plot()->scene();
            return tasks.chart().numbers[std::size_t(scene.marks[std::size_t(markOf(tasks, 1, "SOC", false))].number)].run;
        };
        QVERIFY(shown() == older);
        // The first goes back to the rule: a newer run would be shown again.
        menu->actions()[1]->trigger();
        QVERIFY(chosen[1][2].value<std::string>().empty());
        QVERIFY(shown() == runs[0]);
    }

    void publishedFiguresOfOtherWeightsOnlyOnDemand()
    {
        ChartsPanel panel;
        fill(panel);
        auto models = sample::threeModels();
        models[0].publishedWeights = false;
        panel.setModels(models);
        panel.resize(1021, 206);
        panel.show();
        ChartView &tasks = *view(panel, "chartA");
        QCOMPARE(markOf(tasks, 1, "SOC", true), -1);
        QVERIFY(markOf(tasks, 2, "SOC", true) >= 0);
        auto *menu = panel.findChild<QMenu *>("chartAActions");
        const auto offer = [menu] { return menu->actions().last(); };
        QCOMPARE(offer()->text(), QStringLiteral("Show published DINOv2-B/14, other weights"));
        offer()->trigger();
        QVERIFY(markOf(tasks, 1, "SOC", true) >= 0);
        QVERIFY(offer()->isChecked());
        // Another model in the slot is another question.
        models[0].fingerprint = "another";
        panel.setModels(models);
        QCOMPARE(markOf(tasks, 1, "SOC", true), -1);
    }

    void runsFromBeforeAChangeOfferAnUpdate()
    {
        ChartsPanel panel;
        fill(panel);
        auto run = sample::run("dinov2_vitb14", 0.7, 3);
        run->datasetFingerprint = "before";
        panel.setRuns({run});
        panel.resize(1021, 206);
        panel.show();
        auto *update = panel.findChild<QPushButton *>("chartAUpdate");
        QVERIFY(!update->isVisible());
        panel.setDatasetFingerprint("now");
        QVERIFY(update->isVisible());
        QCOMPARE(panel.findChild<QAbstractButton *>("chartATitle")->text(),
                 QStringLiteral("PCK@0.10 by task (before your last change)"));
        QSignalSpy asked(&panel, &ChartsPanel::evaluateRequested);
        QTest::mouseClick(update, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    // However narrow, the number stands there whole; the rest is under the mouse.
    void theReadoutKeepsItsNumber_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {220, 320, 500, 784, 1021, 1500})
            QTest::newRow(qPrintable(QString::number(width))) << width;
    }
    void theReadoutKeepsItsNumber()
    {
        QFETCH(int, width);
        ChartsPanel panel;
        fill(panel);
        panel.resize(width, 206);
        panel.show();
        for (const char *name : {"chartA", "chartB", "chartC"}) {
            ChartView *chart = view(panel, name);
            if (!chart->isVisible())
                continue;
            auto *label = chart->findChild<ReadoutLabel *>(QString::fromLatin1(name) + "Readout");
            for (const SceneMark &mark : chart->plot()->scene().marks) {
                if (mark.number < 0 || !mark.stop)
                    continue;
                const ChartNumber &number = chart->chart().numbers[std::size_t(mark.number)];
                QTest::mouseMove(chart->plot(), mark.outline.center().toPoint());
                if (chart->plot()->currentMark() < 0 || label->text() != number.readout())
                    continue; // another mark lies over it
                const QString shown = label->shownText(label->width());
                QVERIFY2(shown.contains(number.value()), qPrintable(shown));
                QVERIFY2(QFontMetrics(smallFont()).horizontalAdvance(shown) <= label->width(), qPrintable(shown));
                QCOMPARE(label->toolTip(), number.readout());
            }
        }
    }

    void chartDescribesItself()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        const ChartView &tasks = *view(panel, "chartA");
        QCOMPARE(tasks.plot()->accessibleDescription(), tasks.chart().description());
        for (const auto *button : panel.findChildren<QToolButton *>())
            QVERIFY(!button->accessibleName().isEmpty());
    }

    void savesEveryFormat_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << "png" << QByteArray("\x89PNG");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
        QTest::newRow("svg") << "SVG" << QByteArray("<?xml");
        QTest::newRow("csv") << "csv" << QByteArray("model,source");
    }
    void savesEveryFormat()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, start);
        applyTheme(*qApp, Theme::Dark);
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Bäume 图.") + ending);
        const ChartView &tasks = *view(panel, "chartA");
        QVERIFY(tasks.save(path));
        const QByteArray bytes = bytesOf(path);
        QVERIFY(bytes.startsWith(start));
        if (ending == "png") {
            const QImage image = QImage::fromData(bytes);
            QVERIFY(image.width() > 1200); // its own size, not the window's
            QVERIFY2(near(image.pixelColor(2, 2), Qt::white), "on white whatever the theme");
            QCOMPARE(image.dotsPerMeterX(), 11339); // 288 an inch
        } else if (ending == "SVG") {
            QVERIFY(QSvgRenderer(bytes).isValid());
            QVERIFY2(bytes.contains("do not compare."), "words stay words");
        }
        panel.resize(500, 168);
        const QString again = folder.filePath(QStringLiteral("again.") + ending);
        QVERIFY(tasks.save(again));
        if (ending == "png" || ending == "csv")
            QCOMPARE(bytesOf(again), bytes);
    }

    void savingSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown ending") << "chart.docx" << "docx";
        QTest::newRow("no such folder") << "missing/chart.png" << "missing/chart.png";
    }
    void savingSaysWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QString, part);
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        const QTemporaryDir folder;
        const auto saved = view(panel, "chartA")->save(folder.filePath(name));
        QVERIFY(!saved);
        QVERIFY2(QString::fromStdString(saved.error().text()).contains(part), saved.error().text().c_str());
        QVERIFY(!QFile::exists(folder.filePath(name)));
    }

    void menuCopies()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1021, 206);
        panel.show();
        auto *menu = panel.findChild<QMenu *>("chartAActions");
        auto *button = panel.findChild<QToolButton *>("chartAMenu");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(!QApplication::clipboard()->image().isNull());
        menu->actions()[1]->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith("model,source"));
    }

    void criterionRenamesTheCharts()
    {
        ChartsPanel panel;
        fill(panel);
        panel.resize(1500, 206);
        panel.setJudge({benchmark::Criterion::Cc, 0.05});
        QCOMPARE(view(panel, "chartA")->chart().title, QStringLiteral("PCK@0.05 by task"));
        QCOMPARE(view(panel, "chartB")->chart().title, QStringLiteral("CC against threshold α"));
        QCOMPARE(view(panel, "chartC")->chart().title, QStringLiteral("CC by category"));
    }
};

QTEST_MAIN(TestChartsPanel)
#include "tst_charts_panel.moc"
