// The actions of the Explore layout, with the shortcuts of widgets/README.md, "Interaction", and its menus.

#include "app/studio/layouts/explore/explore_controller.h"
#include "app/studio/layouts/explore/explore_layout.h"
#include "app/studio/pages/matcher_words.h"
#include "app/studio/pages/model_dialogs.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "core/benchmark/judge.h"
#include "core/benchmark/run_catalogue.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/model_labels.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QAction>
#include <QActionGroup>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>
#include <array>

namespace soco::studio {

using Scope = ActionRegistry::Scope;
using Keys = QList<QKeySequence>;

void ExploreLayout::addActions()
{
    m_actions->setOwner(id());
    addGoActions();
    addViewActions();
    addMapActions();
    addModelActions();
    m_actions->setOwner({});
}

QString ExploreLayout::matcherAction(const benchmark::Matcher &matcher)
{
    return QStringLiteral("view.matcher.") + QString::fromStdString(matcher.info().id);
}

void ExploreLayout::changeMap(const std::function<void(widgets::MapSettings &)> &change)
{
    auto map = m_workspace->map();
    change(map);
    m_workspace->setMap(map);
}

void ExploreLayout::addGoActions()
{
    const QString group = tr("Go");
    m_actions->add({"go.next", group, tr("&Next pair"), Keys{Qt::Key_D, Qt::Key_PageDown}, Scope::Canvas, "go-next"},
                   [this] { m_controller->step(1); });
    m_actions->add({"go.previous", group, tr("&Previous pair"), Keys{Qt::Key_A, Qt::Key_PageUp}, Scope::Canvas, "go-previous"},
                   [this] { m_controller->step(-1); });
    m_actions->add({"go.swap", group, tr("&Swap source and target"), Keys{Qt::Key_T}, Scope::Canvas, "swap-panels"},
                   [this] { m_controller->swapSides(); });
    m_actions->add({"go.nextKeypoint", group, tr("Next &keypoint"), {}, Scope::Canvas}, [this] { m_canvas->selectNextKeypoint(1); });
    m_actions->add({"go.previousKeypoint", group, tr("Pre&vious keypoint"), {}, Scope::Canvas},
                   [this] { m_canvas->selectNextKeypoint(-1); });
    auto *kinds = new QActionGroup(this);
    const std::array<std::pair<const char *, QString>, 4> names{{{"go.intra", tr("&Intra-category pairs")},
                                                                 {"go.cross", tr("&Cross-category pairs")},
                                                                 {"go.train", tr("Pairs of the &train split")},
                                                                 {"go.test", tr("Pairs of the t&est split")}}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        QAction *action = m_actions->addToggle({names[i].first, group, names[i].second, {}, Scope::Window},
                                               [this, i](bool on) {
                                                   if (on)
                                                       m_controller->chooseKind(dataset::allPairKinds[i]);
                                               });
        kinds->addAction(action);
        action->setChecked(i == 0);
    }
}

void ExploreLayout::addViewActions()
{
    const QString group = tr("View");
    m_actions->add({"view.judge", group, tr("&Judge by %1").arg(widgets::orText(widgets::judgeNames())),
                    Keys{Qt::Key_C}, Scope::Canvas},
                   [this] {
                       auto judge = m_workspace->judge();
                       const auto criteria = benchmark::criteria();
                       judge.criterion = criteria[(judge.criterion.index + 1U) % criteria.size()];
                       m_workspace->setJudge(judge);
                   });
    if (benchmark::matchers().size() > 1) {
        auto *matchers = new QActionGroup(this);
        for (const benchmark::Matcher *matcher : benchmark::matchers()) {
            QAction *action = m_actions->addToggle(
                {matcherAction(*matcher), group, tr("Match by %1").arg(matcherTitle(*matcher)), {}, Scope::Window},
                [this, matcher](bool on) {
                    if (on)
                        m_workspace->setMatcher(*matcher);
                });
            matchers->addAction(action);
        }
    }
    m_actions->add({"view.fit", group, tr("&Fit"), Keys{Qt::Key_F}, Scope::Canvas, "zoom-fit-best"}, [this] { m_canvas->fit(); });
    m_actions->add({"view.actual", group, tr("&100 %"), Keys{QKeySequence(Qt::CTRL | Qt::Key_0)}, Scope::Window, "zoom-original"},
                   [this] { m_canvas->actualSize(); });
    m_actions->add({"view.zoomIn", group, tr("Zoom &in"), Keys{QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence::ZoomIn}, Scope::Window},
                   [this] { m_canvas->zoomBy(1.25); });
    m_actions->add({"view.zoomOut", group, tr("Zoom &out"), Keys{QKeySequence::ZoomOut}, Scope::Window}, [this] { m_canvas->zoomBy(0.8); });
    m_actions->add({"view.zoomToKeypoint", group, tr("&Zoom to keypoint"), Keys{Qt::Key_Z}, Scope::Canvas},
                   [this] { m_canvas->zoomToKeypoint(); });
    m_actions->addToggle({"view.link", group, tr("&Link zoom and pan"), {}, Scope::Window, "link", true, true},
                         [this](bool on) { m_canvas->setLinkedView(on); });
    m_actions->addToggle({"view.hideMarks", group, tr("&Hide marks"), Keys{Qt::Key_H}, Scope::Canvas},
                         [this](bool on) { m_canvas->setHideMarks(on); });
    m_actions->addToggle({"view.names", group, tr("Show &names"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_H)}, Scope::Canvas},
                         [this](bool on) { m_canvas->setShowNames(on); });
    m_actions->addToggle({"view.matches", group, tr("All &matches of the pair"), {}, Scope::Window},
                         [this](bool on) { m_canvas->setAllMatches(on); });
    m_actions->addToggle({"view.top", group, tr("&Ranked matches"), {}, Scope::Window}, [this](bool on) { m_canvas->setShowTopMatches(on); });
    m_actions->addToggle({"view.key", group, tr("&Key"), {}, Scope::Window, nullptr, true, true},
                         [this](bool on) { m_canvas->setKeyVisible(on); });
    m_actions->add({"view.filter", group, tr("Fi&lter"), {QKeySequence::Find}, Scope::Window}, [this] {
        m_docks.front().dock->show();
        m_taxonomy->filterField()->setFocus(Qt::ShortcutFocusReason);
        m_taxonomy->filterField()->selectAll();
    });
}

void ExploreLayout::addMapActions()
{
    const QString group = tr("View");
    m_actions->addToggle({"view.map", group, tr("&Map"), Keys{Qt::Key_M}, Scope::Canvas, "view-visible", true, true},
                         [this](bool on) { changeMap([=](auto &map) { map.visible = on; }); });
    const auto opacity = [this](int delta) { changeMap([=](auto &map) { map.opacity = qBound(0, map.opacity + delta, 100); }); };
    m_actions->add({"view.opacityDown", group, tr("Map more transparent"), Keys{Qt::Key_BracketLeft}, Scope::Canvas}, [=] { opacity(-10); });
    m_actions->add({"view.opacityUp", group, tr("Map more opaque"), Keys{Qt::Key_BracketRight}, Scope::Canvas}, [=] { opacity(10); });
    const auto share = [this](int delta) {
        changeMap([=](auto &map) { map.share = qBound(1, map.share == 1 && delta > 0 ? delta : map.share + delta, 100); });
    };
    m_actions->add({"view.shareDown", group, tr("Map over less of the picture"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_BracketLeft)},
                    Scope::Canvas}, [=] { share(-5); });
    m_actions->add({"view.shareUp", group, tr("Map over more of the picture"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_BracketRight)},
                    Scope::Canvas}, [=] { share(5); });
    m_actions->add({"view.nextColours", group, tr("Next colour map"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_M)}, Scope::Canvas},
                   [this] { changeMap([](auto &map) { map.colours = widgets::ColourMap((int(map.colours) + 1) % 4); }); });
    m_actions->addToggle({"view.cells", group, tr("&Cells"), {}, Scope::Window},
                         [this](bool on) { changeMap([=](auto &map) { map.cells = on; }); });
    auto *scales = new QActionGroup(this);
    const std::array<std::pair<const char *, QString>, 4> names{{{"view.scaleBest", tr("Scale: best part")},
                                                                 {"view.scaleShared", tr("Scale: raw, shared")},
                                                                 {"view.scaleFitted", tr("Scale: raw, fitted to all panes")},
                                                                 {"view.scaleStretched", tr("Scale: stretched per model")}}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        QAction *action = m_actions->addToggle({names[i].first, group, names[i].second, {}, Scope::Window}, [this, i](bool on) {
            if (on)
                changeMap([=](auto &map) { map.scale = widgets::MapScale(i); });
        });
        scales->addAction(action);
        action->setChecked(i == 0);
    }
}

void ExploreLayout::addModelActions()
{
    const QString group = tr("Models");
    m_actions->add({"models.add", group, tr("&Add a model…"), {}, Scope::Window},
                   [this] { popUpModels(m_canvas, *m_workspace, m_canvas->mapToGlobal(m_canvas->rect().center())); });
    m_actions->add({"models.about", group, tr("About the &focused model…"), {}, Scope::Window},
                   [this] { showModelDetails(m_canvas, *m_workspace, m_workspace->selection()->model()); });
    for (int slot = 1; slot <= 9; ++slot)
        m_actions->add({QStringLiteral("models.focus%1").arg(slot), group, tr("Focus model &%1").arg(slot),
                        Keys{QKeySequence(QStringLiteral("Alt+%1").arg(slot))}, Scope::Window},
                       [this, slot] {
                           for (const auto &model : m_workspace->engine()->models())
                               if (model.slot == slot)
                                   m_workspace->selection()->setModel(slot);
                       });
    connect(m_workspace->engine(), &ExploreEngine::modelsChanged, this, &ExploreLayout::nameModelActions);
    nameModelActions();
    const QString evaluate = tr("Evaluate");
    const auto everySlot = [this] {
        std::vector<int> slots;
        for (const auto &model : m_workspace->engine()->models())
            slots.push_back(model.slot);
        return slots;
    };
    m_actions->add({"evaluate.all", evaluate, tr("Evaluate &all models"), Keys{QKeySequence(Qt::CTRL | Qt::Key_E)}, Scope::Window},
                   [this, everySlot] { m_workspace->evaluations()->evaluate(everySlot()); });
    m_actions->add({"evaluate.again", evaluate, tr("Evaluate all models a&gain"), {}, Scope::Window},
                   [this, everySlot] { m_workspace->evaluations()->evaluateAgain(everySlot()); });
    m_actions->add({"evaluate.focused", evaluate, tr("Evaluate the &focused model"), {}, Scope::Window},
                   [this] { m_workspace->evaluations()->evaluate({m_workspace->selection()->model()}); });
}

// "Focus model 2: DINOv2-S/14 (tuned.pth)"
void ExploreLayout::nameModelActions()
{
    const auto &models = m_workspace->engine()->models();
    for (int slot = 1; slot <= 9; ++slot) {
        const QString name = widgets::modelLabel(models, slot);
        QAction *action = m_actions->action(QStringLiteral("models.focus%1").arg(slot));
        action->setText(name.isEmpty() ? tr("Focus model &%1").arg(slot) : tr("Focus model &%1: %2").arg(slot).arg(name));
        action->setEnabled(!name.isEmpty());
    }
}

void ExploreLayout::fillModelMenu(QMenu *menu)
{
    const auto &models = m_workspace->engine()->models();
    if (models.empty())
        return;
    menu->addSeparator();
    for (const widgets::ModelSlot &model : models)
        menu->addAction(tr("Remove %1").arg(widgets::modelLabel(models, model.slot)), this,
                        [this, slot = model.slot] { m_workspace->engine()->removeModel(slot); });
}

// Which run of the focused model is shown: by the rule, or another one.
void ExploreLayout::fillRunMenu(QMenu *menu)
{
    const auto &models = m_workspace->engine()->models();
    const auto focused = std::find_if(models.begin(), models.end(), [this](const widgets::ModelSlot &model) {
        return model.slot == m_workspace->selection()->model();
    });
    EvaluationController *evaluations = m_workspace->evaluations();
    const dataset::PairKind kind = m_controller->kind();
    if (focused == models.end())
        return;
    const auto runs = evaluations->runsOf(focused->fingerprint, kind);
    if (runs.empty())
        return;
    menu->addSection(tr("Runs of %1").arg(widgets::modelLabel(models, focused->slot)));
    const auto shown = evaluations->shown(focused->fingerprint, kind);
    for (const auto &run : runs) {
        QAction *action = menu->addAction(QString::fromStdString(benchmark::provenanceText(*run, kind)), this,
                                          [evaluations, kind, fingerprint = focused->fingerprint, id = run->runId] {
                                              evaluations->choose(fingerprint, kind, id);
                                          });
        action->setCheckable(true);
        action->setChecked(shown && shown->runId == run->runId);
    }
    QAction *rule = menu->addAction(tr("Show the most complete, then the newest"), this,
                                    [evaluations, kind, fingerprint = focused->fingerprint] { evaluations->choose(fingerprint, kind, {}); });
    rule->setCheckable(true);
    rule->setChecked(!evaluations->isChosen(focused->fingerprint, kind));
}

std::vector<LayoutMenu> ExploreLayout::menus()
{
    QStringList models{"models.add", "models.about", "-"};
    for (int slot = 1; slot <= 9; ++slot)
        models << QStringLiteral("models.focus%1").arg(slot);
    std::vector<LayoutMenu> menus{
        {"view",
         tr("&View"),
         {"view.map",
          "view.cells",
          "view.opacityUp",
          "view.opacityDown",
          "view.shareUp",
          "view.shareDown",
          "view.nextColours",
          "-",
          "view.scaleBest",
          "view.scaleShared",
          "view.scaleFitted",
          "view.scaleStretched",
          "-",
          "view.judge",
          "-",
          "view.fit",
          "view.actual",
          "view.zoomIn",
          "view.zoomOut",
          "view.zoomToKeypoint",
          "view.link",
          "-",
          "view.hideMarks",
          "view.names",
          "view.matches",
          "view.top",
          "view.key",
          "-",
          "view.copyPicture",
          "view.savePicture",
          "view.pictureCaption",
          "-",
          "view.filter"}},
        {"go",
         tr("&Go"),
         {"go.next", "go.previous", "go.swap", "go.nextKeypoint", "go.previousKeypoint", "-", "go.intra", "go.cross",
          "go.train", "go.test"}},
        {"models", tr("&Models"), models, [this](QMenu *menu) { fillModelMenu(menu); }},
        {"evaluate", tr("&Evaluate"), {"evaluate.all", "evaluate.focused", "evaluate.again"}, [this](QMenu *menu) {
             fillRunMenu(menu);
         }}};
    QStringList &view = menus.front().actions;
    auto place = view.indexOf("view.judge");
    if (benchmark::matchers().size() > 1)
        for (const benchmark::Matcher *matcher : benchmark::matchers())
            view.insert(++place, matcherAction(*matcher));
    return menus;
}

} // namespace soco::studio
