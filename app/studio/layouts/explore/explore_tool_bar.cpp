#include "app/studio/layouts/explore/explore_tool_bar.h"

#include "app/studio/layouts/explore/map_menu.h"
#include "app/studio/layouts/tool_buttons.h"
#include "app/studio/pages/matcher_words.h"
#include "app/studio/workspace/action_registry.h"
#include "core/benchmark/judge.h"
#include "widgets/canvas/colour_map.h"
#include "widgets/common/icons.h"
#include "widgets/common/judge_words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QSlider>

#include <algorithm>
#include <array>
#include <vector>

namespace soco::studio {

namespace {

constexpr std::array alphas{0.01, 0.02, 0.05, 0.10, 0.15, 0.20};

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setForegroundRole(QPalette::WindowText);
    label->setContentsMargins(4, 0, 4, 0);
    return label;
}

} // namespace

ExploreToolBar::ExploreToolBar(ActionRegistry *actions, widgets::Desktop *desktop, QWidget *parent)
    : QToolBar(tr("Explore"), parent), m_desktop(desktop ? desktop : &widgets::Desktop::system()),
      m_position(new QLabel(this)), m_modelArea(new QWidget(this)), m_modelLayout(new QHBoxLayout(m_modelArea)),
      m_mapMenu(new MapMenu(actions, this)),
      m_share(new PercentSlider(1, tr("Share of each picture that is coloured"), this)), m_colours(new QComboBox(this)),
      m_judge(new SegmentedButton(widgets::judgeNames(), this)), m_alpha(new QComboBox(this))
{
    setObjectName("exploreToolBar");
    setMovable(false);
    setFloatable(false);
    setIconSize({16, 16});
    setMinimumHeight(40); // higher where ">>" unfolds what has no room
    toggleViewAction()->setVisible(false);

    addAction(actions->action("file.open"));
    addSeparator();
    addAction(actions->action("go.previous"));
    m_position->setObjectName("pairPosition");
    m_position->setAlignment(Qt::AlignCenter);
    m_position->setMinimumWidth(m_position->fontMetrics().horizontalAdvance(tr("Pair %1 of %2").arg(888).arg("888")) + 8);
    addWidget(m_position);
    addAction(actions->action("go.next"));
    addSeparator();
    for (const char *id : {"go.swap", "view.link", "view.fit", "view.actual"})
        addAction(actions->action(id));
    addSeparator();

    m_captions = {caption(tr("Models"), m_modelArea), caption(tr("Judge by"), this)};
    m_modelLayout->setContentsMargins(2, 0, 2, 0);
    m_modelLayout->setSpacing(6);
    m_modelLayout->addWidget(m_captions.front());
    addWidget(m_modelArea);
    auto *add = new QToolButton(this);
    add->setObjectName("addModel");
    add->setText(tr("Add"));
    add->setIcon(widgets::icon("list-add"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setToolTip(tr("Add a model to compare"));
    add->setAccessibleName(tr("Add a model"));
    connect(add, &QToolButton::clicked, this, [this, add] { Q_EMIT addModelRequested(add->mapToGlobal(QPoint(0, add->height()))); });
    addWidget(add);
    m_wordedIcons << add;
    addSeparator();

    addAction(actions->action("view.map"));
    auto *map = qobject_cast<QToolButton *>(widgetForAction(actions->action("view.map")));
    map->setObjectName("mapButton");
    map->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_wordedIcons << map;
    map->setMenu(m_mapMenu);
    map->setPopupMode(QToolButton::MenuButtonPopup);
    connect(m_mapMenu, &MapMenu::mapSettingsEdited, this, &ExploreToolBar::mapSettingsEdited);
    m_share->slider()->setObjectName("mapShare");
    m_share->slider()->setFixedWidth(92);
    m_share->slider()->setFocusPolicy(Qt::TabFocus);
    m_share->setToolTip(tr("How much of each picture is coloured: its best cells (Shift+[ and Shift+])"));
    connect(m_share, &PercentSlider::changed, this, [this](int percent) {
        auto settings = m_mapMenu->mapSettings();
        settings.share = percent;
        Q_EMIT mapSettingsEdited(settings);
    });
    m_share->layout()->setContentsMargins(8, 0, 8, 0);
    m_wideOnly << addWidget(m_share);
    m_colours->setObjectName("colourMap");
    m_colours->setAccessibleName(tr("Colour map"));
    m_colours->setIconSize({36, 12});
    for (const auto colours : colourMaps)
        m_colours->addItem(colourMapIcon(colours), widgets::colourMapName(colours));
    connect(m_colours, &QComboBox::activated, this, [this](int i) {
        auto settings = m_mapMenu->mapSettings();
        settings.colours = colourMaps[std::size_t(i)];
        Q_EMIT mapSettingsEdited(settings);
    });
    m_wideOnly << addWidget(m_colours);
    addSeparator();

    if (benchmark::matchers().size() > 1) {
        m_matcher = new QComboBox(this);
        m_matcher->setObjectName("matchBy");
        m_matcher->setAccessibleName(tr("Match by"));
        for (const benchmark::Matcher *matcher : benchmark::matchers()) {
            m_matcher->addItem(matcherTitle(*matcher), QString::fromStdString(matcher->info().id));
            m_matcher->setItemData(m_matcher->count() - 1, matcherMeaning(*matcher), Qt::ToolTipRole);
        }
        connect(m_matcher, &QComboBox::activated, this,
                [this](int i) { Q_EMIT matcherChosen(m_matcher->itemData(i).toString().toStdString()); });
        m_wideOnly << addWidget(m_matcher); // in the menu View at every size
        setMatcher(benchmark::standardMatcher());
    }
    m_judge->setObjectName("judgeBy");
    m_judge->setCaption(tr("Judge by"));
    m_judge->setToolTip(tr("%1 (C)").arg(widgets::meaningOfJudges()));
    connect(m_judge, &SegmentedButton::chosen, this,
            [this](int i) { Q_EMIT criterionChanged(benchmark::criteria()[std::size_t(i)]); });
    // One part of the bar: where there is no room its words go into the menu with it.
    auto *judge = new QWidget(this);
    judge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto *judgeRow = new QHBoxLayout(judge);
    judgeRow->setContentsMargins(0, 0, 0, 0);
    judgeRow->setSpacing(0);
    judgeRow->addWidget(m_captions.back());
    judgeRow->addWidget(m_judge);
    addWidget(judge);
    m_alpha->setObjectName("alpha");
    m_alpha->setAccessibleName(tr("Threshold α"));
    m_alpha->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    offerAlphas(alphas.front());
    connect(m_alpha, &QComboBox::activated, this, [this](int i) { Q_EMIT alphaChanged(m_alpha->itemData(i).toDouble()); });
    addWidget(m_alpha);

    // A click here leaves the keyboard where it was, on the canvas as a rule.
    for (QToolButton *button : findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
    for (QComboBox *box : findChildren<QComboBox *>())
        box->setFocusPolicy(Qt::TabFocus);
    setPosition(0, 0);
    setMapSettings(m_mapMenu->mapSettings());
}

void ExploreToolBar::setPosition(int current, int count)
{
    const QLocale english(QLocale::English);
    // The pair on screen need not be in the list.
    const QString place = current > 0 ? english.toString(current) : QStringLiteral("–");
    const int width = m_position->sizeHint().width();
    m_position->setText(count == 0 ? tr("No pair") : tr("Pair %1 of %2").arg(place, english.toString(count)));
    if (m_position->sizeHint().width() != width)
        fit();
}

void ExploreToolBar::setModels(const std::vector<widgets::ModelSlot> &models, int focused)
{
    while (m_modelButtons.size() > models.size()) {
        delete m_modelButtons.back();
        m_modelButtons.pop_back();
    }
    while (m_modelButtons.size() < models.size()) {
        auto *button = new ModelButton(m_modelArea);
        connect(button, &ModelButton::focusRequested, this, &ExploreToolBar::modelFocused);
        connect(button, &ModelButton::soloRequested, this, &ExploreToolBar::modelSolo);
        connect(button, &ModelButton::menuRequested, this, [this](int slot, const QPoint &position) {
            // No nested event loop: "Remove" takes the button away that asks for the menu.
            auto *menu = new QMenu(this);
            menu->setObjectName(QStringLiteral("modelMenu"));
            menu->addAction(tr("Show alone"), this, [this, slot] { Q_EMIT modelSolo(slot); });
            menu->addAction(tr("Load again"), this, [this, slot] { Q_EMIT modelReloaded(slot); });
            menu->addAction(tr("About this model…"), this, [this, slot] { Q_EMIT modelHelp(slot); });
            menu->addSeparator();
            menu->addAction(tr("Remove"), this, [this, slot] { Q_EMIT modelRemoved(slot); });
            m_desktop->popUp(menu, position);
        });
        m_modelLayout->addWidget(button);
        button->show(); // counts in the width at once
        m_modelButtons.push_back(button);
    }
    const std::vector<widgets::ModelLabel> labels = widgets::modelLabels(models);
    for (std::size_t i = 0; i < models.size(); ++i)
        m_modelButtons[i]->setModel(models[i], labels[i], models[i].slot == focused);
    fit();
}

void ExploreToolBar::setMapSettings(const widgets::MapSettings &settings)
{
    m_mapMenu->setMapSettings(settings);
    m_share->setValue(settings.share);
    m_share->setEnabled(settings.scale == widgets::MapScale::BestPart);
    for (std::size_t i = 0; i < colourMaps.size(); ++i)
        if (colourMaps[i] == settings.colours)
            m_colours->setCurrentIndex(int(i));
}

void ExploreToolBar::setJudge(const widgets::JudgeSettings &judge)
{
    const QSignalBlocker blocker(m_judge);
    m_judge->setCurrent(judge.criterion.index);
    offerAlphas(judge.alpha);
    m_alpha->setCurrentIndex(m_alpha->findData(judge.alpha));
}

// The usual thresholds, and the one in force where it is none of them, as after a click on a curve.
void ExploreToolBar::offerAlphas(double inForce)
{
    std::vector<double> offered(alphas.begin(), alphas.end());
    const auto place = std::lower_bound(offered.begin(), offered.end(), inForce);
    if (place == offered.end() || *place != inForce)
        offered.insert(place, inForce);
    if (m_alpha->count() == int(offered.size()) && m_alpha->findData(inForce) >= 0)
        return;
    m_alpha->clear();
    for (const double alpha : offered)
        m_alpha->addItem(QStringLiteral("α = %1").arg(widgets::alphaText(alpha)), alpha);
    fit();
}

void ExploreToolBar::setMatcher(const benchmark::Matcher &matcher)
{
    if (!m_matcher)
        return;
    m_matcher->setCurrentIndex(m_matcher->findData(QString::fromStdString(matcher.info().id)));
    m_matcher->setToolTip(tr("Match by %1").arg(matcherMeaning(matcher)));
}

void ExploreToolBar::setCompact(bool compact)
{
    m_compact = compact;
    fit();
}

// The widest form in which nothing is pushed out.
void ExploreToolBar::fit()
{
    if (m_fitting)
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    for (Form form = m_compact ? Form::NoCaptions : Form::Whole;; form = Form(int(form) + 1)) {
        take(form);
        if (form == Form::IconsOnly || neededWidth() <= width())
            break;
    }
}

void ExploreToolBar::take(Form form)
{
    for (ModelButton *button : m_modelButtons)
        button->setCompact(form >= Form::ModelDigits);
    for (QAction *action : std::as_const(m_wideOnly))
        action->setVisible(form < Form::MapButtonOnly);
    for (QLabel *label : std::as_const(m_captions))
        label->setVisible(form < Form::NoCaptions);
    for (QToolButton *button : std::as_const(m_wordedIcons))
        button->setToolButtonStyle(form < Form::IconsOnly ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

int ExploreToolBar::neededWidth()
{
    // Layouts hear of their parts' new sizes by an event, which comes later.
    for (QLabel *label : std::as_const(m_captions)) {
        label->parentWidget()->layout()->invalidate();
        label->parentWidget()->updateGeometry();
    }
    layout()->invalidate();
    return layout()->sizeHint().width();
}

void ExploreToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

} // namespace soco::studio
