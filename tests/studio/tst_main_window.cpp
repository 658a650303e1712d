#include "app/studio/shell/main_window.h"

#include "app/studio/layouts/explore/explore_controller.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/colour_backbone.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/common/tokens.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QGraphicsView>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <cstdlib>

using namespace soco;
using studio::MainWindow;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opensOnAPair();
    void stepsThroughPairsFromTheKeyboard();
    void aClickPinsAndEscapeUnpins();
    void aPinSurvivesTheNextPairByName();
    void theTreeFiltersThePairs();
    void evaluationFillsChartsTreeAndList();
    void judgeAndThresholdReachEveryPanel();
    void aBrokenPairIsAMessageAndTheRestGoesOn();
    void aFolderThatIsNoDatasetIsAMessage();
    void aModelCanBeAddedFocusedAndRemoved();
    void everyActionHasAWordAndNoKeyTwice();
    void everyControlHasAName();
    void smallWindowsFold();
    void shortcutsAreListed();

private:
    void open();
    studio::ExploreController *explore() const { return m_window->findChild<studio::ExploreController *>(); }
    widgets::ExploreCanvas *canvas() const { return m_window->findChild<widgets::ExploreCanvas *>(); }
    QAction *action(const char *id) const { return m_window->actions()->action(QString::fromLatin1(id)); }
    QWidget *sourceViewport() const { return canvas()->findChildren<QGraphicsView *>().first()->viewport(); }

    std::unique_ptr<QTemporaryDir> m_results;
    std::unique_ptr<test::DatasetBuilder> m_builder;
    std::unique_ptr<studio::Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("soco-studio-tests");
    QCoreApplication::setApplicationName("tst_MainWindow");
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestMainWindow::init()
{
    m_results = std::make_unique<QTemporaryDir>();
    m_builder = std::make_unique<test::DatasetBuilder>();
    m_workspace = std::make_unique<studio::Workspace>(studio::Workspace::Setup{.results = m_results->filePath("results.jsonl"), .device = {}});
    m_window = std::make_unique<MainWindow>(m_workspace.get(), MainWindow::Setup{.size = {1600, 1000}});
    m_workspace->engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

void TestMainWindow::open()
{
    m_workspace->datasets()->open(m_builder->rootText());
    QTRY_VERIFY(m_workspace->datasets()->dataset() && m_workspace->settled() && m_workspace->engine()->pair());
}

void TestMainWindow::opensOnAPair()
{
    open();
    QVERIFY(m_workspace->selection()->pair().has_value());
    QCOMPARE(explore()->currentRow(), 0);
    QVERIFY(m_window->windowTitle().contains("SOCO Studio"));
    QVERIFY(m_workspace->datasets()->pairIndex());
}

void TestMainWindow::stepsThroughPairsFromTheKeyboard()
{
    open();
    m_window->activateWindow();
    canvas()->setFocus();
    const auto first = *m_workspace->selection()->pair();
    QTest::keyClick(canvas(), Qt::Key_D);
    QTRY_VERIFY(m_workspace->settled());
    QVERIFY(!(*m_workspace->selection()->pair() == first));
    QCOMPARE(explore()->currentRow(), 1);
    QTest::keyClick(canvas(), Qt::Key_A);
    QTest::keyClick(canvas(), Qt::Key_A); // stops at the first
    QTRY_VERIFY(m_workspace->settled());
    QVERIFY(*m_workspace->selection()->pair() == first);
}

void TestMainWindow::aClickPinsAndEscapeUnpins()
{
    open();
    QWidget *viewport = sourceViewport();
    QTest::mouseClick(viewport, Qt::LeftButton, Qt::AltModifier, viewport->rect().center());
    QVERIFY(m_workspace->selection()->pin().has_value());
    QTRY_VERIFY(m_workspace->settled());
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QVERIFY(!m_workspace->selection()->pin().has_value());
}

void TestMainWindow::aPinSurvivesTheNextPairByName()
{
    open();
    const auto &pair = *m_workspace->engine()->pair();
    const auto next = m_workspace->datasets()->dataset()->loadPair(m_workspace->datasets()->dataset()->pairs(dataset::PairKind::Intra)[1]);
    QVERIFY(next.ok());
    // A keypoint that both sources show.
    QString name;
    for (const auto &keypoint : pair.pair.source.keypoints)
        if (next->source.indexOf(keypoint.name) >= 0)
            name = QString::fromStdString(keypoint.name);
    QVERIFY(!name.isEmpty());
    m_workspace->selection()->setPoint(pair.pair.source.keypoints[std::size_t(pair.pair.source.indexOf(name.toStdString()))].position, name);
    explore()->step(1);
    QTRY_VERIFY(m_workspace->settled());
    QCOMPARE(m_workspace->selection()->keypoint(), name);
    const auto &view = m_workspace->engine()->pair()->pair.source;
    QVERIFY(m_workspace->selection()->pin() == view.keypoints[std::size_t(view.indexOf(name.toStdString()))].position);
}

void TestMainWindow::theTreeFiltersThePairs()
{
    open();
    const int all = explore()->pairCount();
    explore()->focusCategory("car");
    QVERIFY(explore()->pairCount() > 0);
    QVERIFY(explore()->pairCount() < all);
    action("go.cross")->trigger();
    QVERIFY(explore()->kind() == dataset::PairKind::Cross);
    QCOMPARE(std::size_t(explore()->pairCount()),
             m_workspace->datasets()->dataset()->pairsOf(dataset::PairKind::Cross, "car").size());
    // The first of them is on screen and marked in the list.
    QVERIFY(m_workspace->selection()->pair() && m_workspace->selection()->pair()->kind == dataset::PairKind::Cross);
    QCOMPARE(m_window->findChild<QListView *>("pairList")->currentIndex().row(), 0);
}

void TestMainWindow::evaluationFillsChartsTreeAndList()
{
    open();
    auto *list = m_window->findChild<QListView *>("pairList");
    auto *tree = m_window->findChild<QTreeView *>("taxonomyTree");
    const auto row = [list](int i) { return list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString(); };
    const auto score = [tree] { return tree->model()->index(0, widgets::TaxonomyModel::ScoreColumn).data().toString(); };
    const QImage chartBefore = m_window->findChild<widgets::ChartsPanel *>()->grab().toImage();
    QVERIFY2(!row(0).contains("right"), qPrintable(row(0)));
    QCOMPARE(score(), QString(QChar(0x2013))); // an en dash
    QSignalSpy changed(m_workspace->evaluations(), &studio::EvaluationController::resultsChanged);
    action("evaluate.all")->trigger();
    QVERIFY(changed.wait());
    QTRY_VERIFY(m_workspace->settled());
    // The list says right points of every pair, the tree a percentage, and the charts are drawn anew.
    for (int i = 0; i < list->model()->rowCount(); ++i)
        QVERIFY2(row(i).contains(QRegularExpression("colour: (\\d+ of \\d+ points right|no point of this pair is scored)")), qPrintable(row(i)));
    QTRY_VERIFY2(score().contains(QRegularExpression("^\\d+(\\.\\d+)?$")), qPrintable(score()));
    QTRY_VERIFY(m_window->findChild<widgets::ChartsPanel *>()->grab().toImage() != chartBefore);
    // What was written is read back by the next window.
    const auto run = m_workspace->evaluations()->shown("colour", dataset::PairKind::Intra);
    QVERIFY(run && run->complete);
    QFile file(m_results->filePath("results.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), qsizetype(run->kinds.size()));
}

void TestMainWindow::judgeAndThresholdReachEveryPanel()
{
    open();
    action("evaluate.all")->trigger();
    QTRY_VERIFY(m_workspace->settled());
    auto *list = m_window->findChild<QListView *>("pairList");
    auto *tree = m_window->findChild<QTreeView *>("taxonomyTree");
    // What a person reads: the list's rows, the tree's head and scores, the rule below the inspector's table, the chart.
    const auto rows = [list] {
        QStringList texts;
        for (int i = 0; i < list->model()->rowCount(); ++i)
            texts << list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString();
        return texts.join('\n');
    };
    const auto head = [tree] { return tree->model()->headerData(widgets::TaxonomyModel::ScoreColumn, Qt::Horizontal).toString(); };
    const auto inspector = [this] { return m_window->findChild<QWidget *>("exploreInspector")->grab().toImage(); };
    const auto chart = [this] { return m_window->findChild<widgets::ChartsPanel *>()->grab().toImage(); };
    const QString socRows = rows();
    const QImage socChart = chart(), socInspector = inspector();
    QVERIFY2(head().contains("SOC"), qPrintable(head()));
    m_window->activateWindow();
    canvas()->setFocus();
    QTest::keyClick(canvas(), Qt::Key_C);
    QTRY_VERIFY(m_workspace->settled());
    QVERIFY2(head().contains("CC"), qPrintable(head()));
    QVERIFY(rows() != socRows);
    QTRY_VERIFY(inspector() != socInspector);
    QTRY_VERIFY(chart() != socChart);

    auto *alpha = m_window->findChild<QComboBox *>("alpha");
    QVERIFY(alpha);
    alpha->setFocus();
    const QString tightRows = rows();
    const QImage tightInspector = inspector();
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(alpha, Qt::Key_Down);
    QTRY_VERIFY(m_workspace->settled());
    QVERIFY(m_workspace->judge().alpha > 0.1);
    QTRY_VERIFY(inspector() != tightInspector);
    QVERIFY(rows() != tightRows);

    // A choice from a list that the mouse opened leaves the keyboard on the canvas.
    canvas()->setFocus();
    auto *colours = m_window->findChild<QComboBox *>("colourMap");
    for (QComboBox *box : {colours, alpha}) {
        QTest::mouseClick(box, Qt::LeftButton);
        QTRY_VERIFY(box->view()->isVisible());
        const int before = box->currentIndex();
        QTest::keyClick(box->view(), before > 0 ? Qt::Key_Up : Qt::Key_Down);
        QTest::keyClick(box->view(), Qt::Key_Return);
        QTRY_VERIFY(!box->view()->isVisible());
        QTRY_VERIFY(canvas()->hasFocus());
        QVERIFY(box->currentIndex() != before);
    }
}

void TestMainWindow::aBrokenPairIsAMessageAndTheRestGoesOn()
{
    open();
    const auto ref = m_workspace->datasets()->dataset()->pairs(dataset::PairKind::Intra)[1];
    m_builder->write(std::filesystem::relative(m_workspace->datasets()->dataset()->pairPath(ref), m_builder->root()).string(), "");
    QSignalSpy problems(m_window.get(), &MainWindow::problem);
    explore()->step(1);
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(problems.first().first().toString().contains(QString::fromStdString(ref.file)));
    QVERIFY(m_window->findChild<QWidget *>("messageBar")->isVisible());
    explore()->step(1);
    QTRY_VERIFY(m_workspace->settled() && m_workspace->engine()->pair());
}

void TestMainWindow::aFolderThatIsNoDatasetIsAMessage()
{
    QTemporaryDir empty;
    QSignalSpy problems(m_window.get(), &MainWindow::problem);
    m_workspace->datasets()->open(empty.path());
    QTRY_COMPARE(problems.count(), 1);
    QVERIFY(problems.first().first().toString().contains(empty.path()));
    QVERIFY(!m_workspace->datasets()->dataset());
}

void TestMainWindow::aModelCanBeAddedFocusedAndRemoved()
{
    open();
    QCOMPARE(m_workspace->engine()->addBackbone(std::make_shared<test::ColourBackbone>("second")), 2);
    QTRY_VERIFY(m_workspace->settled());
    m_window->activateWindow();
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(m_workspace->selection()->model(), 2);
    m_workspace->engine()->removeModel(2);
    QCOMPARE(m_workspace->selection()->model(), 1);
}

void TestMainWindow::everyActionHasAWordAndNoKeyTwice()
{
    QHash<QString, QString> owner;
    for (const auto &entry : m_window->actions()->entries()) {
        QVERIFY2(!entry.action->text().isEmpty(), qPrintable(entry.spec.id));
        QVERIFY2(!entry.spec.group.isEmpty(), qPrintable(entry.spec.id));
        for (const QKeySequence &key : entry.action->shortcuts()) {
            QVERIFY2(!owner.contains(key.toString()), qPrintable(key.toString() + ": " + entry.spec.id + ", " + owner.value(key.toString())));
            owner.insert(key.toString(), entry.spec.id);
        }
    }
    // The keys that the specification of the window names for Explore.
    for (const char *key : {"D", "A", "T", "C", "M", "[", "]", "Shift+[", "Shift+]", "Shift+M", "F", "Ctrl+0", "Z", "H", "Shift+H", "Ctrl+F", "Ctrl+K", "F1", "F11",
                            "F6", "Shift+F6", "Alt+1", "Alt+9", "Ctrl+1", "Ctrl+Alt+L", "Ctrl+Alt+R", "Ctrl+Alt+B"})
        QVERIFY2(owner.contains(key), key);
}

void TestMainWindow::everyControlHasAName()
{
    open();
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || QByteArray(widget->metaObject()->className()).startsWith("Qt"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
            || (widget->parentWidget() && !widget->parentWidget()->accessibleName().isEmpty());
        QVERIFY2(named, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->objectName()));
    }
}

void TestMainWindow::smallWindowsFold()
{
    QTest::failOnWarning(QRegularExpression("Negative sizes"));
    // From the canvas down to the status bar: the tabs and what is below them.
    const auto lower = [this] { return m_window->statusBar()->y() - m_window->centralWidget()->geometry().bottom(); };
    QTRY_VERIFY2(std::abs(lower() - 234) <= 8, qPrintable(QString::number(lower())));
    m_window->resize(1280, 800);
    QTRY_COMPARE(m_window->width(), 1280);
    QTRY_VERIFY2(std::abs(lower() - 168) <= 8, qPrintable(QString::number(lower())));
    m_window->resize(1600, 1000);
    QTRY_VERIFY2(std::abs(lower() - 234) <= 8, qPrintable(QString::number(lower())));
    m_window->resize(1280, 800);
    QTRY_VERIFY(!m_window->findChild<QWidget *>("mapShare")->isVisible());
    m_window->resize(1100, 700);
    // The lower dock folds to its tabs.
    auto *charts = m_window->findChild<QDockWidget *>("chartsDock");
    QTRY_VERIFY(charts->height() <= 2);
    QTRY_VERIFY(canvas()->height() > 500);
    m_window->resize(1600, 1000);
    QTRY_VERIFY(charts->height() > 100);
    QTRY_VERIFY(m_window->findChild<QWidget *>("mapShare")->isVisible());
}

void TestMainWindow::shortcutsAreListed()
{
    action("help.shortcuts")->trigger();
    auto *tree = m_window->findChild<QTreeWidget *>("shortcutsTree");
    QVERIFY(tree);
    QVERIFY(!tree->findItems("Next pair", Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
    QTRY_VERIFY(tree->isVisible());
    for (QTreeWidgetItemIterator row(tree); *row; ++row) // no keys are shortened
        QVERIFY2(tree->fontMetrics().horizontalAdvance((*row)->text(1)) < tree->columnWidth(1),
                 qPrintable((*row)->text(1)));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
