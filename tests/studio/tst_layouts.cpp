// The window as a frame: with a second layout that no part of it knows.

#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "widgets/common/tokens.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>

using namespace soco;
using studio::ActionRegistry;
using studio::Layout;
using studio::MainWindow;
using studio::Workspace;

namespace {

class Sketch : public Layout
{
public:
    explicit Sketch(ActionRegistry *actions) : m_centre(new QListWidget), m_bar(new QToolBar)
    {
        m_centre->setObjectName("sketchCentre");
        m_bar->setObjectName("sketchToolBar");
        m_dock = new QDockWidget("Queue");
        m_dock->setObjectName("sketchDock");
        m_dock->setWidget(new QListWidget);
        actions->setOwner(id());
        actions->add({"sketch.next", "Go", "Next image", {Qt::Key_D}}, [this] { ++steps; });
        actions->setOwner({});
    }
    QString id() const override { return "sketch"; }
    QString title() const override { return "Sketch"; }
    QWidget *centre() override { return m_centre; }
    QToolBar *toolBar() override { return m_bar; }
    std::vector<studio::LayoutDock> docks() const override { return {{m_dock, Qt::LeftDockWidgetArea, {248, 0}, {220, 0}}}; }
    std::vector<studio::LayoutMenu> menus() override { return {{"sketch", "Sketch", {"sketch.next"}}}; }
    void activate() override { ++activations; }
    void deactivate() override { --activations; }

    int steps = 0;
    int activations = 0;

private:
    QListWidget *m_centre;
    QToolBar *m_bar;
    QDockWidget *m_dock;
};

} // namespace

class TestLayouts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneLayoutHasNoTabs();
    void aSecondOneIsShownByItsKeyAndItsTab();
    void docksKeepTheirPlacesByLayout();

private:
    std::unique_ptr<MainWindow> open(Workspace &workspace, bool second)
    {
        MainWindow::Setup setup{.size = {1600, 1000}};
        if (second)
            setup.layouts = [this](Workspace *w, ActionRegistry *actions) {
                auto layouts = studio::makeLayouts(w, actions);
                layouts.push_back(std::make_unique<Sketch>(actions));
                m_sketch = static_cast<Sketch *>(layouts.back().get());
                return layouts;
            };
        auto window = std::make_unique<MainWindow>(&workspace, setup);
        window->show();
        window->activateWindow();
        return window;
    }
    static QStringList shownMenus(const MainWindow &window)
    {
        QStringList titles;
        for (const QAction *action : window.menuBar()->actions())
            if (action->isVisible())
                titles << action->text().remove('&');
        return titles;
    }

    Sketch *m_sketch = nullptr;
};

void TestLayouts::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestLayouts::oneLayoutHasNoTabs()
{
    Workspace workspace({.results = "/nowhere", .device = {}});
    const auto window = open(workspace, false);
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QVERIFY(!window->findChild<QTabBar *>("layoutTabs")->isVisible());
    QCOMPARE(shownMenus(*window), (QStringList{"File", "View", "Go", "Models", "Evaluate", "Window", "Help"}));
}

void TestLayouts::aSecondOneIsShownByItsKeyAndItsTab()
{
    Workspace workspace({.results = "/nowhere", .device = {}});
    const auto window = open(workspace, true);
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    auto *tabs = window->findChild<QTabBar *>("layoutTabs");
    QVERIFY(tabs->isVisible());
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(tabs->tabText(1), "Sketch");
    for (const char *of : {"sketchCentre", "sketchToolBar", "sketchDock"})
        QVERIFY2(!window->findChild<QWidget *>(of)->isVisible(), of);

    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_sketch->activations, 1);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(window->findChild<QWidget *>("sketchCentre")->isVisible());
    QVERIFY(window->findChild<QWidget *>("sketchToolBar")->isVisible());
    QVERIFY(window->findChild<QWidget *>("sketchDock")->isVisible());
    for (const char *other : {"exploreCanvas", "exploreToolBar", "taxonomyDock", "inspectorDock", "chartsDock"})
        QVERIFY2(!window->findChild<QWidget *>(other)->isVisible(), other);
    QCOMPARE(shownMenus(*window), (QStringList{"File", "Sketch", "Window", "Help"}));
    QTest::keyClick(window.get(), Qt::Key_D); // the same letter steps through pairs in Explore
    QCOMPARE(m_sketch->steps, 1);

    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QCOMPARE(m_sketch->activations, 0);
    QVERIFY(window->findChild<QWidget *>("exploreCanvas")->isVisible());
    QVERIFY(window->findChild<QWidget *>("inspectorDock")->isVisible());
    QVERIFY(!window->findChild<QWidget *>("sketchDock")->isVisible());
    QTest::keyClick(window.get(), Qt::Key_D);
    QCOMPARE(m_sketch->steps, 1);
}

void TestLayouts::docksKeepTheirPlacesByLayout()
{
    Workspace workspace({.results = "/nowhere", .device = {}});
    const auto window = open(workspace, true);
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    auto *inspector = window->findChild<QDockWidget *>("inspectorDock");
    inspector->close();
    window->setCurrentLayout(1);
    window->setCurrentLayout(0);
    QVERIFY(!inspector->isVisible());
    QVERIFY(window->findChild<QDockWidget *>("taxonomyDock")->isVisible());
    window->actions()->action("window.reset")->trigger();
    QVERIFY(inspector->isVisible());
    QTRY_COMPARE(inspector->width(), 304);
}

QTEST_MAIN(TestLayouts)
#include "tst_layouts.moc"
