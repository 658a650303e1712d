#include "app/studio/layouts/explore/explore_tool_bar.h"

#include "app/studio/layouts/explore/map_menu.h"
#include "app/studio/layouts/tool_buttons.h"
#include "app/studio/workspace/action_registry.h"
#include "tests/studio/scripted_desktop.h"
#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMainWindow>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTimer>

using namespace soco;
using namespace soco::studio;
using widgets::ColourMap;
using widgets::MapScale;
using widgets::MapSettings;

namespace {

// A window with the toolbar and the actions that it shows.
struct Scene {
    test::ScriptedDesktop desktop;
    QMainWindow window;
    ActionRegistry *actions = new ActionRegistry(&window);
    ExploreToolBar *bar = nullptr;

    explicit Scene(bool compact = false)
    {
        for (const char *id : {"file.open", "go.previous", "go.next", "go.swap", "view.link", "view.fit", "view.actual", "view.map"})
            actions->add({QString::fromLatin1(id), "Any", QString::fromLatin1(id), {}}, [] {});
        for (const char *id : {"view.scaleBest", "view.scaleShared", "view.scaleFitted", "view.scaleStretched", "view.cells"})
            actions->addToggle({QString::fromLatin1(id), "Any", QString::fromLatin1(id), {}}, [](bool) {});
        for (const char *id :
             {"file.open", "go.previous", "go.next", "go.swap", "view.link", "view.fit", "view.actual", "view.map"})
            actions->action(id)->setIcon(widgets::icon("list-add")); // as wide as in the window
        actions->action("view.map")->setText("Map");
        actions->action("view.scaleBest")->setText("Scale: best part");
        actions->action("view.scaleShared")->setText("Scale: raw, shared");
        bar = new ExploreToolBar(actions, &desktop);
        window.addToolBar(bar);
        bar->setCompact(compact);
        window.resize(1500, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    template <typename T> T *find(const char *name) { return window.findChild<T *>(QString::fromLatin1(name)); }
};

std::vector<widgets::ModelSlot> manyModels(int count)
{
    std::vector<widgets::ModelSlot> models(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        models[std::size_t(i)].slot = i + 1;
        models[std::size_t(i)].title = QStringLiteral("Model of some name %1").arg(i + 1);
    }
    return models;
}

// All of it can be seen.
bool whole(const Scene &s, const QWidget *widget)
{
    return widget->isVisible() && widget->visibleRegion() == QRegion(widget->rect())
        && s.window.rect().contains(QRect(widget->mapTo(&s.window, QPoint()), widget->size()));
}

} // namespace

class TestExploreToolBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::applyTheme(*qApp, widgets::Theme::Light); }

    void theMenuShowsWhatIsInForce_data()
    {
        QTest::addColumn<bool>("compact");
        QTest::newRow("wide") << false;
        QTest::newRow("compact") << true;
    }

    void theMenuShowsWhatIsInForce()
    {
        QFETCH(bool, compact);
        Scene s(compact);
        MapSettings map;
        map.opacity = 70;
        map.share = 25;
        map.colours = ColourMap::Cividis;
        s.bar->setMapSettings(map);
        auto *menu = s.find<MapMenu>("mapMenu");
        // A tool button waits in its own event loop until its menu is closed: look at it from within.
        QStringList marked, texts;
        bool opacitySeen = false;
        QTimer::singleShot(0, menu, [&] {
            opacitySeen = s.find<QSlider>("mapOpacity")->isVisible();
            for (const QAction *action : menu->actions()) {
                if (action->isCheckable() && action->isChecked() && !action->icon().isNull())
                    marked << action->text();
            }
            for (const QLabel *label : menu->findChildren<QLabel *>())
                texts << label->text();
            menu->close();
        });
        QWidget *button = s.find<QWidget>("mapButton");
        QTest::mouseClick(button, Qt::LeftButton, {}, {button->width() - 4, button->height() / 2});
        QVERIFY(opacitySeen);
        QCOMPARE(s.find<QSlider>("mapOpacity")->value(), 70);
        QCOMPARE(s.find<QSlider>("mapMenuShare")->value(), 25);
        QCOMPARE(s.find<QSlider>("mapShare")->value(), 25);
        QCOMPARE(s.find<QSlider>("mapShare")->isVisible(), !compact);
        QCOMPARE(marked, QStringList{"Cividis"});
        QVERIFY(texts.contains("70 %") && texts.contains("25 %"));
    }

    void anyThresholdCanBeShown()
    {
        Scene s;
        auto *alpha = s.find<QComboBox>("alpha");
        const auto texts = [alpha] {
            QStringList found;
            for (int i = 0; i < alpha->count(); ++i)
                found << alpha->itemText(i);
            return found;
        };
        s.bar->setJudge({benchmark::Criterion::Soc, 0.1});
        const QStringList usual = texts();
        QCOMPARE(alpha->currentText(), QStringLiteral("α = 0.10"));
        s.bar->setJudge({benchmark::Criterion::Soc, 0.0525}); // from a curve
        QCOMPARE(alpha->currentText(), QStringLiteral("α = 0.0525"));
        QCOMPARE(alpha->count(), int(usual.size()) + 1);
        s.bar->setJudge({benchmark::Criterion::Soc, 0.0475});
        QCOMPARE(alpha->currentText(), QStringLiteral("α = 0.0475"));
        s.bar->setJudge({benchmark::Criterion::Soc, 0.2});
        QCOMPARE(alpha->currentText(), QStringLiteral("α = 0.20"));
        QCOMPARE(texts(), usual);
    }

    void theSlidersChangeTheSettings()
    {
        Scene s;
        QSignalSpy edited(s.bar, &ExploreToolBar::mapSettingsEdited);
        s.bar->setMapSettings({}); // 10 %
        edited.clear();
        auto *share = s.find<QSlider>("mapShare");
        share->setFocus();
        QTest::keyClick(share, Qt::Key_PageUp);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.last().first().value<MapSettings>().share, 20);
        auto *menu = s.find<MapMenu>("mapMenu");
        menu->popup({10, 10});
        auto *opacity = s.find<QSlider>("mapOpacity");
        opacity->setFocus();
        QTest::keyClick(opacity, Qt::Key_Home);
        QCOMPARE(edited.last().first().value<MapSettings>().opacity, 0);
        for (QAction *action : menu->actions()) {
            if (action->text() == "Viridis")
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        }
        QCOMPARE(edited.last().first().value<MapSettings>().colours, ColourMap::Viridis);
        QCOMPARE(edited.last().first().value<MapSettings>().opacity, 0); // what was changed before stays
    }

    void whatDoesNotBelongToTheScaleIsOff_data()
    {
        QTest::addColumn<MapScale>("scale");
        QTest::addColumn<bool>("share");
        QTest::addColumn<bool>("ends");
        QTest::newRow("best part") << MapScale::BestPart << true << false;
        QTest::newRow("raw, shared") << MapScale::RawShared << false << true;
        QTest::newRow("raw, fitted") << MapScale::RawFitted << false << false;
        QTest::newRow("stretched") << MapScale::Stretched << false << false;
    }

    void whatDoesNotBelongToTheScaleIsOff()
    {
        QFETCH(MapScale, scale);
        Scene s;
        MapSettings map;
        map.scale = scale;
        s.bar->setMapSettings(map);
        QTEST(s.find<QSlider>("mapShare")->isEnabled(), "share");
        QTEST(s.find<QSlider>("mapMenuShare")->isEnabled(), "share");
        QTEST(s.find<QDoubleSpinBox>("mapLow")->isEnabled(), "ends");
    }

    void theEndsOfTheRawScaleNeverMeet()
    {
        Scene s;
        MapSettings map;
        map.scale = MapScale::RawShared;
        s.bar->setMapSettings(map);
        QSignalSpy edited(s.bar, &ExploreToolBar::mapSettingsEdited);
        s.find<MapMenu>("mapMenu")->popup({10, 10});
        auto *low = s.find<QDoubleSpinBox>("mapLow"), *high = s.find<QDoubleSpinBox>("mapHigh");
        high->setFocus();
        high->selectAll();
        QTest::keyClicks(high, "0.5");
        QTest::keyClick(high, Qt::Key_Return);
        QCOMPARE(edited.last().first().value<MapSettings>().high, 0.5);
        low->setFocus();
        low->selectAll();
        QTest::keyClicks(low, "0.8");
        QTest::keyClick(low, Qt::Key_Return);
        const auto settings = edited.last().first().value<MapSettings>();
        QCOMPARE(settings.low, 0.8);
        QVERIFY(settings.high > settings.low);
        QCOMPARE(high->value(), settings.high);
    }

    void modelsOfOneTitleAreToldApart()
    {
        Scene s;
        const auto model = [](int slot, const char *title, const char *file) {
            widgets::ModelSlot made;
            made.slot = slot;
            made.title = QString::fromLatin1(title);
            made.weightsFile = QString::fromLatin1(file);
            return made;
        };
        s.bar->setModels({model(1, "DINOv2-S/14", "/w/broken.pth"), model(2, "DINOv2-S/14", "/w/tuned.pth"),
                          model(3, "dense_sift", "")}, 1);
        QCOMPARE(s.find<ModelButton>("model1")->accessibleName(), "Model 1: DINOv2-S/14 (broken.pth), not loaded");
        QVERIFY(s.find<ModelButton>("model2")->toolTip().contains("tuned.pth"));
        QCOMPARE(s.find<ModelButton>("model3")->accessibleName(), "Model 3: dense_sift, not loaded");
    }

    void whatJudgesStaysInReach_data()
    {
        QTest::addColumn<int>("models");
        QTest::addColumn<int>("width");
        for (const int models : {1, 3, 4, 5, 9})
            for (const int width : {1024, 1280, 1400, 1440, 1600, 1920})
                QTest::addRow("%d models, %d px", models, width) << models << width;
    }

    void whatJudgesStaysInReach()
    {
        QFETCH(int, models);
        QFETCH(int, width);
        Scene s;
        s.window.resize(width, 300);
        QTRY_COMPARE(s.bar->width(), width);
        s.bar->setModels(manyModels(models), 1);
        QTRY_VERIFY(whole(s, s.find<QWidget>("alpha")));
        QVERIFY(whole(s, s.find<QWidget>("judgeBy")));
        QVERIFY(whole(s, s.find<QWidget>("mapButton")));
        QVERIFY(whole(s, s.find<QWidget>("addModel")));
        QVERIFY(whole(s, s.find<QWidget>(qPrintable(QStringLiteral("model%1").arg(models)))));
        QVERIFY(!s.find<QWidget>("qt_toolbar_ext_button")->isVisible());
        QCOMPARE(s.bar->height(), 40);
    }

    void namesGoBeforeTheMapsControlsAndThoseBeforeWords()
    {
        Scene s;
        s.bar->setModels(manyModels(4), 1);
        QLabel *judge = nullptr;
        for (QLabel *label : s.bar->findChildren<QLabel *>())
            if (label->text() == "Judge by")
                judge = label;
        QVERIFY(judge);
        QStringList forms;
        for (int width = 2500; width >= 850; width -= 25) {
            s.window.resize(width, 300);
            QTRY_COMPARE(s.bar->width(), width);
            const QString form = QStringLiteral("%1%2%3").arg(
                s.find<ModelButton>("model1")->sizeHint().width() > 60 ? "names " : "",
                s.find<QWidget>("mapShare")->isVisible() ? "map " : "", judge->isVisible() ? "words" : "");
            if (forms.isEmpty() || forms.last() != form)
                forms << form;
        }
        QCOMPARE(forms, (QStringList{"names map words", "map words", "words", ""}));
        s.window.resize(2500, 300);
        QTRY_VERIFY(s.find<ModelButton>("model1")->width() > 60); // there is room again
    }

    void whatIsPushedOutUnfolds()
    {
        Scene s;
        s.bar->setModels(manyModels(9), 1);
        s.window.resize(500, 300);
        QTRY_COMPARE(s.bar->width(), 500);
        QWidget *more = s.find<QWidget>("qt_toolbar_ext_button"), *alpha = s.find<QWidget>("alpha");
        QTRY_VERIFY(more->isVisible());
        QVERIFY(!whole(s, alpha));
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_VERIFY(whole(s, alpha));
        s.bar->setJudge({benchmark::Criterion::Soc, 0.1});
        alpha->setFocus();
        QTest::keyClick(alpha, Qt::Key_Down);
        QCOMPARE(s.find<QComboBox>("alpha")->currentText(), QStringLiteral("α = 0.15"));
    }

    void theMenuSaysScaleOnce()
    {
        Scene s;
        auto *menu = s.find<MapMenu>("mapMenu");
        int heads = 0;
        QAction *shared = nullptr;
        for (QAction *action : menu->actions()) {
            heads += action->text().contains("Scale");
            shared = action->text() == "Raw, shared" ? action : shared;
        }
        QCOMPARE(heads, 1);
        QVERIFY(shared);
        menu->popup({10, 10});
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(shared).center());
        QVERIFY(s.actions->action("view.scaleShared")->isChecked());
        QVERIFY(shared->isChecked());
    }

    void aModelsMenuIsTheDesktops()
    {
        Scene s;
        widgets::ModelSlot model;
        model.slot = 1;
        model.title = "dense_sift";
        s.bar->setModels({model}, 1);
        QSignalSpy removed(s.bar, &ExploreToolBar::modelRemoved);
        QTest::keyClick(s.find<ModelButton>("model1"), Qt::Key_Menu);
        QCOMPARE(s.desktop.menus, QStringList{"modelMenu"});
        auto *menu = s.find<QMenu>("modelMenu");
        QVERIFY(menu && menu->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().last()).center());
        QCOMPARE(removed.count(), 1);
    }

    void theJudgeIsSaid()
    {
        Scene s;
        auto *judge = s.find<SegmentedButton>("judgeBy");
        QSignalSpy chosen(s.bar, &ExploreToolBar::criterionChanged);
        s.bar->setJudge({benchmark::Criterion::Soc, 0.1}); // by a key or a menu
        QCOMPARE(judge->accessibleName(), "Judge by: SOC");
        QCOMPARE(chosen.count(), 0);
        QTest::keyClick(judge, Qt::Key_Left);
        QCOMPARE(judge->accessibleName(), "Judge by: CC");
        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen.first().first().value<benchmark::Criterion>() == benchmark::Criterion::Cc);
    }
};

QTEST_MAIN(TestExploreToolBar)
#include "tst_explore_tool_bar.moc"
