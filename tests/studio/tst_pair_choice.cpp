// Which pair is on screen, and why: from the tree, the words above it, a chart's mark and the files on disk, through
// the window. In the dataset, picture n of a category hides keypoint n: the left mirror is scored by car_2 → car_3 alone.

#include "app/studio/layouts/explore/explore_controller.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/canvas/match_overlay.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/pair_panel.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QGraphicsView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>

#include <cmath>
#include <functional>
#include <optional>

using namespace soco;
using test::OpenWindow;

class TestPairChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aKeypointOfAnotherCategoryOpensAPairThatShowsIt();
    void aKeypointRowListsOnlyPairsThatScoreIt_data();
    void aKeypointRowListsOnlyPairsThatScoreIt();
    void aScopeHasAWayBack();
    void theWordsAboveTheTreeFilterThePairs_data();
    void theWordsAboveTheTreeFilterThePairs();
    void aMarkOpensItsFirstPair();
    void aMarkTakesThePlaceOfTheTreesRow();
    void aBarIsJudgedAsItIsCounted();
    void theChartsFollowTheKindOfPairs();
    void aPointOfACurveIsJudgedAtItsThreshold();
    void withoutTheMarkTheListIsSortedAsBefore();
    void enterOpensTheFirstThatAFilterLeaves_data();
    void enterOpensTheFirstThatAFilterLeaves();
    void withoutItsChipAListHasAPairOnScreen();
    void filesThatChangedAreShown_data();
    void filesThatChangedAreShown();
    void aFileThatLostAKeypointIsJudgedAnew();
    void keysActAfterAClickInAList();

private:
    // The chips that can be seen, by their text.
    static QStringList chips(const OpenWindow &w)
    {
        QStringList texts;
        for (const auto *button : w.window.findChildren<QAbstractButton *>())
            if (button->isVisible() && QByteArray(button->metaObject()->className()).endsWith("FilterChip"))
                texts << button->text();
        return texts;
    }
    static QAbstractButton *chip(const OpenWindow &w, const QString &text)
    {
        for (auto *button : w.window.findChildren<QAbstractButton *>())
            if (button->isVisible() && button->text() == text && QByteArray(button->metaObject()->className()).endsWith("FilterChip"))
                return button;
        return nullptr;
    }

    test::DatasetBuilder m_builder;
};

void TestPairChoice::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestPairChoice::aKeypointOfAnotherCategoryOpensAPairThatShowsIt()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QVERIFY2(w.currentRow().contains("bus"), qPrintable(w.currentRow()));
    QVERIFY(w.click({"car", "mirror", "left"}));
    // Tree, list, canvas and inspector say the same.
    QCOMPARE(w.rows(), QStringList{"car_2 → car_3"});
    QCOMPARE(w.currentRow(), "car_2 → car_3");
    QCOMPARE(w.position(), "Pair 1 of 1");
    QCOMPARE(w.tree()->currentIndex().siblingAtColumn(0), w.treeRow({"car", "mirror", "left"}));
    const auto &shown = *w.workspace.engine()->pair();
    QCOMPARE(QString::fromStdString(shown.pair.source.category), "car");
    QCOMPARE(w.workspace.selection()->keypoint(), "vehicle_mirror_left");
    QVERIFY(w.workspace.selection()->pin()
            == shown.pair.source.keypoints[std::size_t(shown.pair.source.indexOf("vehicle_mirror_left"))].position);
    QVERIFY2(w.find<QWidget>("inspectorHead")->accessibleName().contains("vehicle_mirror_left"),
             qPrintable(w.find<QWidget>("inspectorHead")->accessibleName()));
    QVERIFY2(w.pane("targetPane1")->accessibleName().contains("SOC"), qPrintable(w.pane("targetPane1")->accessibleName()));
}

void TestPairChoice::aKeypointRowListsOnlyPairsThatScoreIt_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QStringList>("pairs");
    QTest::newRow("hidden in the first picture") << QStringList{"car", "mirror", "left"} << QStringList{"car_2 → car_3"};
    QTest::newRow("hidden in the second") << QStringList{"car", "mirror", "right"} << QStringList{"car_1 → car_3"};
    QTest::newRow("hidden in the third") << QStringList{"bus", "numberplate"} << QStringList{"bus_1 → bus_2"};
    QTest::newRow("hidden nowhere") << QStringList{"bus", "wheel", "front"}
                                    << QStringList{"bus_1 → bus_2", "bus_1 → bus_3", "bus_2 → bus_3"};
}

void TestPairChoice::aKeypointRowListsOnlyPairsThatScoreIt()
{
    QFETCH(QStringList, path);
    QFETCH(QStringList, pairs);
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QVERIFY(w.click(path));
    QCOMPARE(w.rows(), pairs);
    QCOMPARE(w.list()->currentIndex().row(), 0);
    QCOMPARE(w.list()->verticalScrollBar()->value(), 0);
}

void TestPairChoice::aScopeHasAWayBack()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    const QStringList all = w.rows();
    QVERIFY(w.click({"car", "mirror", "left"}));
    QCOMPARE(chips(w), QStringList{"car › mirror › left"});
    QTest::mouseClick(chip(w, "car › mirror › left"), Qt::LeftButton);
    QVERIFY(w.wait());
    QCOMPARE(w.rows(), all);
    QVERIFY(chips(w).isEmpty());
    QVERIFY(!w.tree()->currentIndex().isValid());
    QCOMPARE(w.currentRow(), "car_2 → car_3"); // what is on screen stays there
}

void TestPairChoice::theWordsAboveTheTreeFilterThePairs_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("pairs");
    const QStringList cars{"car_1 → car_2", "car_1 → car_3", "car_2 → car_3"};
    QTest::newRow("a category") << "car" << cars;
    QTest::newRow("a keypoint") << "category:car keypoint:mirror_left" << QStringList{"car_2 → car_3"};
    QTest::newRow("a picture") << "car_3" << QStringList{"car_1 → car_3", "car_2 → car_3"};
    QTest::newRow("nothing") << "submarine" << QStringList{};
}

void TestPairChoice::theWordsAboveTheTreeFilterThePairs()
{
    QFETCH(QString, words);
    QFETCH(QStringList, pairs);
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    const QStringList all = w.rows();
    auto *field = w.find<QLineEdit>("taxonomyFilter");
    QTest::keyClicks(field, words);
    QVERIFY(w.wait());
    QCOMPARE(w.rows(), pairs);
    QCOMPARE(chips(w), QStringList{words});
    QTest::mouseClick(chip(w, words), Qt::LeftButton);
    QVERIFY(w.wait());
    QCOMPARE(w.rows(), all);
    QVERIFY(field->text().isEmpty());
}

void TestPairChoice::aMarkOpensItsFirstPair()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    auto pairs = w.workspace.datasets()->dataset()->pairsOf(dataset::PairKind::Intra, "car");
    std::vector<dataset::PairRef> worst(pairs.rbegin(), pairs.rend());
    widgets::ChartNumber number;
    number.category = "car";
    Q_EMIT w.window.findChild<widgets::ChartsPanel *>()->pairsRequested("colour, SOC, car, worst first", worst, number);
    QVERIFY(w.wait());
    QCOMPARE(w.rows(), (QStringList{"car_2 → car_3", "car_1 → car_3", "car_1 → car_2"}));
    QCOMPARE(w.list()->currentIndex().row(), 0);
    QCOMPARE(w.list()->verticalScrollBar()->value(), 0);
    QCOMPARE(w.position(), "Pair 1 of 3");
    QCOMPARE(chips(w), QStringList{"colour, SOC, car, worst first"});
}

// Clicks what a person would of that number; false where the charts do not show it.
static bool clickMark(const OpenWindow &w, const std::function<bool(const widgets::ChartNumber &)> &wanted)
{
    for (const auto *view : w.window.findChildren<widgets::ChartView *>()) {
        if (!view->isVisible())
            continue;
        for (const widgets::SceneMark &mark : view->plot()->scene().marks) {
            if (mark.number < 0 || !mark.stop || !wanted(view->chart().numbers[std::size_t(mark.number)]))
                continue;
            QTest::mouseClick(view->plot(), Qt::LeftButton, {}, mark.outline.center().toPoint());
            return w.wait();
        }
    }
    return false;
}

void TestPairChoice::aMarkTakesThePlaceOfTheTreesRow()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    auto *charts = w.window.findChild<widgets::ChartsPanel *>();
    charts->chooseCharts({"tasks", "categories"});
    QVERIFY(w.click({"bus"}));
    QCOMPARE(chips(w), QStringList{"bus"});
    QVERIFY(clickMark(w, [](const auto &number) { return number.category == "car" && number.percent; }));
    QCOMPARE(chips(w), QStringList{"colour, SOC, car, worst first"});
    QCOMPARE(w.tree()->currentIndex().siblingAtColumn(0), w.treeRow({"car"}));
    QVERIFY2(w.currentRow().contains("car"), qPrintable(w.currentRow()));
    charts->chooseCharts({"tasks", "threshold"});
    QVERIFY(clickMark(w, [](const auto &number) { return number.category == "car"; })); // the curve is the car's
    // Without the mark the list is the row's.
    QTest::mouseClick(chip(w, "colour, SOC, car, worst first"), Qt::LeftButton);
    QVERIFY(w.wait());
    QCOMPARE(chips(w), QStringList{"car"});
    // A bar of all pairs leaves no row.
    QVERIFY(clickMark(
        w, [](const auto &number) { return number.category.isEmpty() && number.task == "SOC" && !number.published; }));
    QCOMPARE(chips(w), QStringList{"colour, SOC, worst first"});
    QVERIFY(!w.tree()->currentIndex().isValid());
}

void TestPairChoice::aBarIsJudgedAsItIsCounted()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    const auto judge = [&w] { return w.find<QWidget>("judgeBy")->accessibleName(); };
    QVERIFY(clickMark(
        w, [](const auto &number) { return number.task == "CC" && number.category.isEmpty() && !number.published; }));
    QVERIFY2(judge().endsWith("CC"), qPrintable(judge()));
    QVERIFY(clickMark(w, [](const auto &number) { return number.task == "Cross-SOC" && !number.published; }));
    QVERIFY2(judge().endsWith("SOC"), qPrintable(judge()));
    QCOMPARE(chips(w), QStringList{"colour, Cross-SOC, worst first"});
    QVERIFY(w.window.actions()->action("go.cross")->isChecked());
}

void TestPairChoice::theChartsFollowTheKindOfPairs()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    auto *charts = w.window.findChild<widgets::ChartsPanel *>();
    const auto shown = [&w](const char *kind) {
        return w.find<widgets::ChartView>("chartB")->chart().title + '|' + kind;
    };
    for (const char *kind : {"categories", "threshold"}) {
        charts->chooseCharts({"tasks", kind});
        const QString intra = shown(kind);
        QVERIFY2(intra.startsWith("SOC "), qPrintable(intra));
        w.trigger("go.cross");
        QVERIFY(w.wait());
        QCOMPARE(shown(kind), "Cross-" + intra);
        const auto &chart = w.find<widgets::ChartView>("chartB")->chart();
        QVERIFY(!chart.numbers.empty());
        for (const widgets::ChartNumber &number : chart.numbers)
            QVERIFY(number.kind == dataset::PairKind::Cross);
        QVERIFY2(chart.provenance.contains("cross, "), qPrintable(chart.provenance));
        w.trigger("go.intra");
        QVERIFY(w.wait());
        QCOMPARE(shown(kind), intra);
    }
    // So they do where a bar of such pairs is clicked.
    QVERIFY(clickMark(w, [](const auto &number) { return number.task == "Cross-SOC" && !number.published; }));
    QVERIFY(shown("").startsWith("Cross-SOC"));
}

void TestPairChoice::aPointOfACurveIsJudgedAtItsThreshold()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    w.window.findChild<widgets::ChartsPanel *>()->chooseCharts({"tasks", "threshold"});
    const auto alpha = [&w] { return w.find<QComboBox>("alpha")->currentText(); };
    QCOMPARE(alpha(), QStringLiteral("α = 0.10"));
    QVERIFY(clickMark(w, [](const auto &number) { return std::abs(number.alpha - 0.05) < 1e-6; }));
    QCOMPARE(alpha(), QStringLiteral("α = 0.05"));
    QCOMPARE(w.workspace.judge().alpha, 0.05);
    // Where a curve begins no point can be right: the threshold stays.
    QVERIFY(clickMark(w, [](const auto &number) { return number.alpha == 0; }));
    QCOMPARE(alpha(), QStringLiteral("α = 0.05"));
}

void TestPairChoice::withoutTheMarkTheListIsSortedAsBefore()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    auto *menu = w.find<QMenu>("pairSortMenu");
    const auto checked = [menu] {
        for (const QAction *action : menu->actions())
            if (action->isChecked())
                return action->text();
        return QString();
    };
    const QString before = checked();
    for (QAction *action : menu->actions())
        if (action->text() != before && action->isCheckable()) {
            action->trigger();
            break;
        }
    const QString chosen = checked();
    QVERIFY(chosen != before);
    const QStringList rows = w.rows();
    QVERIFY(clickMark(
        w, [](const auto &number) { return number.task == "SOC" && number.category.isEmpty() && !number.published; }));
    QTest::mouseClick(chip(w, "colour, SOC, worst first"), Qt::LeftButton);
    QVERIFY(w.wait());
    QCOMPARE(checked(), chosen);
    QCOMPARE(w.rows(), rows);
}

void TestPairChoice::enterOpensTheFirstThatAFilterLeaves_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("opened");
    QTest::newRow("the pair on screen is left") << "bus"
                                                << "Pair 1 of 3"
                                                << "Pair 1 of 3";
    QTest::newRow("another is left") << "car" << QString("Pair – of 3") << "Pair 1 of 3";
    QTest::newRow("none is left") << "submarine"
                                  << "No pair"
                                  << "No pair";
}

void TestPairChoice::enterOpensTheFirstThatAFilterLeaves()
{
    QFETCH(QString, words);
    QFETCH(QString, listed);
    QFETCH(QString, opened);
    for (const char *name : {"taxonomyFilter", "pairFilter"}) {
        OpenWindow w;
        QVERIFY(w.open(m_builder.rootText()));
        auto *field = w.find<QLineEdit>(name);
        QTest::keyClicks(field, words);
        QVERIFY(w.wait());
        QCOMPARE(w.position(), listed);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(w.wait());
        QCOMPARE(w.position(), opened);
        // At once, while the words are still being looked up.
        field->clear();
        QVERIFY(w.wait());
        QTest::keyClicks(field, words);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(w.wait());
        QCOMPARE(w.position(), opened);
    }
}

void TestPairChoice::withoutItsChipAListHasAPairOnScreen()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QVERIFY(w.click({"car"}));
    QTest::keyClicks(w.find<QLineEdit>("taxonomyFilter"), "bus");
    QVERIFY(w.wait());
    QCOMPARE(w.position(), "No pair"); // no car is a bus
    QTest::mouseClick(chip(w, "car"), Qt::LeftButton);
    QTRY_COMPARE(w.position(), "Pair 1 of 3");
    QVERIFY(w.wait());
    QVERIFY2(w.currentRow().contains("bus"), qPrintable(w.currentRow()));
}

void TestPairChoice::filesThatChangedAreShown_data()
{
    QTest::addColumn<bool>("annotation"); // else the picture
    QTest::addColumn<bool>("asked");      // by F5; else the window sees it
    for (const bool annotation : {false, true})
        for (const bool asked : {false, true})
            QTest::addRow("%s, %s", annotation ? "annotation" : "picture", asked ? "F5" : "by itself") << annotation << asked;
}

void TestPairChoice::filesThatChangedAreShown()
{
    QFETCH(bool, annotation);
    QFETCH(bool, asked);
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.window.grab(); // lays the list out, which then has asked for all that it shows
    QVERIFY(w.wait());
    const auto before = w.workspace.engine()->pair();
    QVERIFY(before);
    const std::string file = annotation
        ? "PairAnnotations/intra/" + before->ref.group + '/' + before->ref.file
        : "Images/" + before->pair.source.category + '/' + before->pair.source.image;
    std::vector<dataset::DatasetChange> changes; // those that say something
    connect(&w.workspace, &studio::Workspace::changed, this, [&](const dataset::DatasetChange &change) {
        if (!change.empty())
            changes.push_back(change);
    });
    QSignalSpy thumbnails(w.window.findChild<widgets::PairPanel *>(), &widgets::PairPanel::thumbnailNeeded);
    QTest::qWait(5); // another time of writing
    if (annotation) {
        QByteArray text = builder.read(file);
        const auto at = text.indexOf("\"pos\": [");
        const auto end = text.indexOf(',', at);
        builder.write(file, text.replace(at, end - at, "\"pos\": [7").toStdString());
    } else {
        RgbImage red(64, 48);
        for (int y = 0; y < 48; ++y)
            for (int x = 0; x < 64; ++x)
                red.row(y)[3 * x] = 255, red.row(y)[3 * x + 1] = red.row(y)[3 * x + 2] = 0;
        builder.write(file, dataset::encodeJpeg(red, 90));
    }
    if (asked)
        QTest::keyClick(&w.window, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(w.workspace.engine()->pair() && w.workspace.engine()->pair() != before, 20'000);
    QVERIFY(w.wait());
    const auto &after = *w.workspace.engine()->pair();
    QVERIFY(after.ref == before->ref);
    QVERIFY(!changes.empty());
    QVERIFY(!changes.front().another && !changes.front().taxonomy);
    if (annotation) {
        QCOMPARE(after.pair.source.keypoints.front().position.x, 7.0);
        QVERIFY(changes.front().pairs == std::set{before->ref.id()});
        QVERIFY(changes.front().images.empty());
        QCOMPARE(thumbnails.count(), 0);
    } else {
        QVERIFY(qRed(after.source.pixel(30, 20)) > 240 && qGreen(after.source.pixel(30, 20)) < 20);
        QVERIFY(changes.front().images
                == (std::set<dataset::ImageId>{{before->pair.source.category, before->pair.source.image}}));
        QVERIFY(changes.front().pairs.empty());
        // The list asks for this picture anew, and for no other. After F5 the window sees the change, too: where the
        // picture has not come until then it is asked for again.
        QTRY_VERIFY_WITH_TIMEOUT(!thumbnails.isEmpty(), 20'000);
        QVERIFY(w.wait());
        for (const auto &asked : thumbnails)
            QCOMPARE(asked.first().toString(),
                     QString::fromStdString(dataset::pictureKey(before->pair.source.category, before->ref.source)));
    }
}

void TestPairChoice::aFileThatLostAKeypointIsJudgedAnew()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.trigger("view.matches");
    QVERIFY(w.wait());
    const auto *overlay = w.window.findChild<widgets::MatchOverlay *>();
    QVERIFY(!overlay->lines().empty());
    const auto before = w.workspace.engine()->pair();
    std::optional<std::size_t> linesAtFirst;
    connect(w.workspace.engine(), &studio::ExploreEngine::pairLoaded, this, [&] {
        linesAtFirst = overlay->lines().size();
        w.window.grab();
    });
    w.workspace.findChild<studio::FolderWatch *>()->watch({}); // by F5 alone
    const std::string file = "PairAnnotations/intra/" + before->ref.group + '/' + before->ref.file;
    QByteArray text = builder.read(file);
    const auto last = text.lastIndexOf(",\n", text.indexOf("\"semantic_overlap\"") - 4);
    text.remove(last, text.indexOf(']', text.indexOf("\"shared\"", last)) - last);
    builder.write(file, text.toStdString());
    QTest::keyClick(&w.window, Qt::Key_F5);
    QTRY_VERIFY(linesAtFirst);
    QCOMPARE(*linesAtFirst, std::size_t(0));
    QVERIFY(w.wait());
    const auto after = w.workspace.engine()->pair();
    QVERIFY(after && after->pair.target.keypoints.size() + 1 == before->pair.target.keypoints.size());
    QVERIFY(!overlay->lines().empty());
}

void TestPairChoice::keysActAfterAClickInAList()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QTest::mouseClick(w.list()->viewport(), Qt::LeftButton, {}, w.list()->visualRect(w.list()->model()->index(0, 0)).center());
    QVERIFY(w.wait());
    const QString first = w.currentRow();
    QVERIFY(w.list()->hasFocus());
    QTest::keyClick(w.list(), Qt::Key_D);
    QVERIFY(w.wait());
    QVERIFY(w.currentRow() != first);
    QTest::keyClick(w.list(), Qt::Key_A);
    QVERIFY(w.wait());
    QCOMPARE(w.currentRow(), first);
}

QTEST_MAIN(TestPairChoice)
#include "tst_pair_choice.moc"
