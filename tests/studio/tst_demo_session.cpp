#include "app/studio/layouts/explore/explore_controller.h"
#include "app/studio/pages/new_demo_dialog.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/shell/main_window.h"
#include "app/studio/shell/message_bar.h"
#include "app/studio/workspace/workspace.h"
#include "tests/studio/colour_backbone.h"
#include "tests/studio/small_demo.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/common/tokens.h"
#include "widgets/common/selection.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/taxonomy/pair_model.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace soco;
using studio::MainWindow;

// Drawing a picture takes seconds under sanitizers on a busy machine.
constexpr int patience = 180'000;

// A demo dataset in the window: from the menu to the pictures on the canvas.
class TestDemoSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theMenuDrawsANewDataset();
    void aPairOpenedEarlyGetsItsPictures();
    void aStopSaysHowToGoOn();
    void aFolderOfOthersIsAMessage();
    void theWindowClosesWhileItDraws();
    void theDatasetIsExplained();

private:
    QString demo() const { return m_folder->filePath("demo"); }
    studio::MessageBar *messages() const { return m_window->findChild<studio::MessageBar *>("messageBar"); }
    QPushButton *messageAction() const { return m_window->findChild<QPushButton *>("messageAction"); }
    void drawFromTheMenu();
    void waitUntilSettled() const { QTRY_VERIFY_WITH_TIMEOUT(m_workspace->settled(), patience); }
    void enter(QSpinBox *box, const QString &number) const
    {
        box->setFocus();
        QTest::keyClick(box, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(box, number);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<studio::Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestDemoSession::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("soco-studio-tests");
    QCoreApplication::setApplicationName("tst_DemoSession");
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestDemoSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<studio::Workspace>(studio::Workspace::Setup{.results = m_folder->filePath("results.jsonl"), .device = {}});
    m_window = std::make_unique<MainWindow>(m_workspace.get(), MainWindow::Setup{.size = {1280, 800}});
    m_workspace->engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void TestDemoSession::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_folder.reset();
}

void TestDemoSession::drawFromTheMenu()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    auto *dialog = m_window->findChild<studio::NewDemoDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    enter(dialog->findChild<QSpinBox *>("demoCategories"), "2");
    enter(dialog->findChild<QSpinBox *>("demoImages"), "2");
    auto *folder = dialog->findChild<QLineEdit *>("demoFolder");
    folder->setFocus();
    QTest::keyClick(folder, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(folder, demo());
    QTRY_VERIFY(!dialog->looking());
    QTest::keyClick(folder, Qt::Key_Return);
    QTRY_VERIFY(!m_window->findChild<studio::NewDemoDialog *>());
    waitUntilSettled();
}

void TestDemoSession::theMenuDrawsANewDataset()
{
    drawFromTheMenu();
    const auto &dataset = m_workspace->datasets()->dataset();
    QVERIFY(dataset);
    QCOMPARE(dataset->images().size(), std::size_t(4));
    QVERIFY(m_window->windowTitle().contains("seed 7"));
    QVERIFY(m_workspace->engine()->pair()); // something to see
    QVERIFY(!messages()->isVisible());
    // The same again is only opened.
    drawFromTheMenu();
    const auto drawings = std::count_if(m_workspace->jobs()->jobs().begin(), m_workspace->jobs()->jobs().end(),
                                        [](const auto &job) { return job.title.startsWith("Drawing"); });
    QCOMPARE(drawings, 1);
}

void TestDemoSession::aPairOpenedEarlyGetsItsPictures()
{
    test::drawDemo(demo());
    const auto whole = dataset::Dataset::open(demo().toStdString());
    QVERIFY(whole.ok() && !(*whole)->pairs(dataset::PairKind::Intra).empty());
    const dataset::PairRef ref = (*whole)->pairs(dataset::PairKind::Intra).front();
    const QString first = widgets::pictureKeys(ref)[0];
    const auto file = (*whole)->imagePath(ref.group, ref.source + ".JPEG");
    QVERIFY(file.ok() && std::filesystem::remove(*file));
    m_workspace->datasets()->open(demo());
    waitUntilSettled();
    m_workspace->selection()->setPair(ref);
    waitUntilSettled();
    QVERIFY(m_workspace->engine()->pair() && m_workspace->engine()->pair()->sourceError);
    const auto &view = m_workspace->engine()->pair()->pair.source;
    const ImagePoint free{view.keypoints.front().position.x + 1, view.keypoints.front().position.y + 1};
    m_workspace->selection()->setPoint(free, {});
    auto *list = m_window->findChild<QListView *>("pairList");
    auto *pairs = static_cast<widgets::PairModel *>(list->model());
    QTRY_VERIFY(!pairs->problem(first).isEmpty());

    // The message says which picture is missing and offers to draw the rest; a click does.
    QVERIFY(messages()->isVisible());
    QVERIFY2(messages()->text().contains(QString::fromStdString(ref.source)), qPrintable(messages()->text()));
    QSignalSpy shown(m_workspace->engine(), &studio::ExploreEngine::pairLoaded);
    QTest::mouseClick(messageAction(), Qt::LeftButton);
    waitUntilSettled();
    QTRY_COMPARE(shown.count(), 1); // once, when there was something new
    const auto &pair = m_workspace->engine()->pair();
    QVERIFY(pair && pair->ref == ref);
    QVERIFY(!pair->sourceError && !pair->source.isNull());
    QVERIFY(m_workspace->selection()->pin() == free); // the pin stays, free as it is
    QTRY_VERIFY(pairs->thumbnail(first));
    QVERIFY(pairs->problem(first).isEmpty());
    QVERIFY(!messages()->isVisible());
}

void TestDemoSession::aStopSaysHowToGoOn()
{
    auto options = test::smallDemo(2, 12);
    options.threads = 1;
    connect(m_workspace->jobs(), &widgets::JobQueue::changed, this, [this](int id) {
        if (const auto *job = m_workspace->jobs()->job(id); job->title.startsWith("Drawing") && job->done > 0)
            m_workspace->jobs()->cancel(id);
    });
    m_workspace->datasets()->openDemo(demo(), options);
    waitUntilSettled();
    const auto drawn = m_workspace->datasets()->dataset()->images().size();
    QVERIFY(drawn > 0 && drawn < 24);
    QVERIFY(messages()->isVisible());
    QVERIFY2(messages()->text().contains(QStringLiteral("%1 of 24").arg(drawn)), qPrintable(messages()->text()));
    disconnect(m_workspace->jobs(), nullptr, this, nullptr);
    QTest::mouseClick(messageAction(), Qt::LeftButton);
    waitUntilSettled();
    QCOMPARE(m_workspace->datasets()->dataset()->images().size(), std::size_t(24));
    QVERIFY(m_workspace->engine()->pair());
}

void TestDemoSession::aFolderOfOthersIsAMessage()
{
    QVERIFY(QDir(m_folder->path()).mkpath("others"));
    QFile file(m_folder->filePath("others/letter.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_workspace->datasets()->openDemo(m_folder->filePath("others"), test::smallDemo());
    waitUntilSettled();
    QVERIFY(messages()->isVisible());
    QVERIFY2(messages()->text().contains("letter.txt"), qPrintable(messages()->text()));
    QTest::mouseClick(messageAction(), Qt::LeftButton);
    QVERIFY(m_window->findChild<studio::NewDemoDialog *>());
}

void TestDemoSession::theWindowClosesWhileItDraws()
{
    auto options = test::smallDemo(2, 12);
    options.threads = 1;
    m_workspace->datasets()->openDemo(demo(), options);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->jobs()->jobs().front().done > 0, patience);
    m_window->close();
    m_window.reset();
    m_workspace.reset();
    // Nothing half-written is left: it goes on from there.
    test::drawDemo(demo(), options);
}

void TestDemoSession::theDatasetIsExplained()
{
    const QAction *action = m_window->actions()->action("help.dataset");
    QVERIFY(!action->isEnabled());
    m_workspace->datasets()->openDemo(demo(), test::smallDemo());
    waitUntilSettled();
    QVERIFY(action->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QPointer<QDialog> page = m_window->findChild<QDialog *>("aboutDataset");
    QVERIFY(page && page->isVisible());
    QTest::keyClick(page, Qt::Key_Escape);
    QTRY_VERIFY(!page);
}

QTEST_MAIN(TestDemoSession)
#include "tst_demo_session.moc"
