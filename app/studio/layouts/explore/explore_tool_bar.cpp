#include "app/studio/layouts/explore/explore_tool_bar.h"

#include "app/studio/layouts/tool_buttons.h"
#include "app/studio/shell/action_registry.h"
#include "widgets/canvas/colour_map.h"
#include "widgets/common/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QSlider>
#include <QWidgetAction>

namespace soco::studio {

using widgets::ColourMap;

namespace {

constexpr std::array alphas{0.01, 0.02, 0.05, 0.10, 0.15, 0.20};
constexpr std::array colourMaps{ColourMap::Inferno, ColourMap::Viridis, ColourMap::Cividis, ColourMap::Grey};

QIcon colourMapIcon(ColourMap colours)
{
    QPixmap picture(72, 24);
    QPainter painter(&picture);
    widgets::paintColourBar(painter, picture.rect(), colours);
    painter.end();
    return QIcon(picture);
}

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setForegroundRole(QPalette::WindowText);
    label->setContentsMargins(4, 0, 4, 0);
    return label;
}

} // namespace

ExploreToolBar::ExploreToolBar(ActionRegistry *actions, QWidget *parent)
    : QToolBar(tr("Explore"), parent), m_position(new QLabel(this)), m_modelArea(new QWidget(this)),
      m_modelLayout(new QHBoxLayout(m_modelArea)), m_opacity(new QSlider(Qt::Horizontal, this)),
      m_opacityText(new QLabel(this)), m_colours(new QComboBox(this)),
      m_judge(new SegmentedButton({"CC", "SOC"}, this)), m_alpha(new QComboBox(this))
{
    setObjectName("exploreToolBar");
    setMovable(false);
    setFloatable(false);
    setIconSize({16, 16});
    setFixedHeight(40);
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

    m_wideOnly << addWidget(caption(tr("Models"), this));
    m_modelLayout->setContentsMargins(2, 0, 2, 0);
    m_modelLayout->setSpacing(6);
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
    addSeparator();

    addAction(actions->action("view.map"));
    auto *map = qobject_cast<QToolButton *>(widgetForAction(actions->action("view.map")));
    map->setObjectName("mapButton");
    map->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_opacity->setObjectName("mapOpacity");
    m_opacity->setAccessibleName(tr("Opacity of the map"));
    m_opacity->setRange(0, 100);
    m_opacity->setFixedWidth(92);
    m_opacity->setFocusPolicy(Qt::TabFocus);
    connect(m_opacity, &QSlider::valueChanged, this, &ExploreToolBar::opacityChanged);
    m_wideOnly << addWidget(m_opacity);
    m_opacityText->setFixedWidth(m_opacityText->fontMetrics().horizontalAdvance("100 %") + 8);
    m_opacityText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_wideOnly << addWidget(m_opacityText);
    m_colours->setObjectName("colourMap");
    m_colours->setAccessibleName(tr("Colour map"));
    m_colours->setIconSize({36, 12});
    for (const ColourMap colours : colourMaps)
        m_colours->addItem(colourMapIcon(colours), widgets::colourMapName(colours));
    connect(m_colours, &QComboBox::activated, this, [this](int i) { Q_EMIT coloursChanged(colourMaps[std::size_t(i)]); });
    m_wideOnly << addWidget(m_colours);
    addSeparator();

    m_wideOnly << addWidget(caption(tr("Judge by"), this));
    m_judge->setObjectName("judgeBy");
    m_judge->setAccessibleName(tr("Judge by"));
    m_judge->setToolTip(tr("CC: the same concept. SOC: the same keypoint of the object. (C)"));
    connect(m_judge, &SegmentedButton::chosen, this, [this](int i) {
        Q_EMIT criterionChanged(i == 0 ? benchmark::Criterion::Cc : benchmark::Criterion::Soc);
    });
    addWidget(m_judge);
    m_alpha->setObjectName("alpha");
    m_alpha->setAccessibleName(tr("Threshold α"));
    for (const double alpha : alphas)
        m_alpha->addItem(QStringLiteral("α = %1").arg(alpha, 0, 'f', 2), alpha);
    connect(m_alpha, &QComboBox::activated, this, [this](int i) { Q_EMIT alphaChanged(m_alpha->itemData(i).toDouble()); });
    addWidget(m_alpha);

    makeMapMenu();
    for (QToolButton *button : findChildren<QToolButton *>())
        button->setFocusPolicy(Qt::TabFocus);
    setPosition(0, 0);
}

void ExploreToolBar::makeMapMenu()
{
    m_mapMenu = new QMenu(this);
    m_mapMenu->setObjectName("mapMenu");
    auto *opacity = new QSlider(Qt::Horizontal, m_mapMenu);
    opacity->setAccessibleName(tr("Opacity of the map"));
    opacity->setRange(0, 100);
    opacity->setFixedWidth(160);
    connect(opacity, &QSlider::valueChanged, m_opacity, &QSlider::setValue);
    connect(m_opacity, &QSlider::valueChanged, opacity, &QSlider::setValue);
    m_mapMenu->addSection(tr("Opacity"));
    auto *slider = new QWidgetAction(m_mapMenu);
    slider->setDefaultWidget(opacity);
    m_mapMenu->addAction(slider);
    m_mapMenu->addSection(tr("Colours"));
    for (const ColourMap colours : colourMaps)
        m_mapMenu->addAction(colourMapIcon(colours), widgets::colourMapName(colours), this,
                             [this, colours] { Q_EMIT coloursChanged(colours); });
}

void ExploreToolBar::setPosition(int current, int count)
{
    const QLocale english(QLocale::English);
    // The pair on screen need not be in the list.
    const QString place = current > 0 ? english.toString(current) : QStringLiteral("–");
    m_position->setText(count == 0 ? tr("No pair") : tr("Pair %1 of %2").arg(place, english.toString(count)));
}

void ExploreToolBar::setModels(const std::vector<widgets::ModelSlot> &models, int focused)
{
    m_models = models;
    m_focused = focused;
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
            menu->setAttribute(Qt::WA_DeleteOnClose);
            menu->addAction(tr("Show alone"), this, [this, slot] { Q_EMIT modelSolo(slot); });
            menu->addAction(tr("Load again"), this, [this, slot] { Q_EMIT modelReloaded(slot); });
            menu->addAction(tr("About this model…"), this, [this, slot] { Q_EMIT modelHelp(slot); });
            menu->addSeparator();
            menu->addAction(tr("Remove"), this, [this, slot] { Q_EMIT modelRemoved(slot); });
            menu->popup(position);
        });
        m_modelLayout->addWidget(button);
        m_modelButtons.push_back(button);
    }
    for (std::size_t i = 0; i < models.size(); ++i) {
        m_modelButtons[i]->setModel(models[i], models[i].slot == focused);
        m_modelButtons[i]->setCompact(m_compact || models.size() > 4);
    }
    m_modelArea->adjustSize();
}

void ExploreToolBar::setMapSettings(const widgets::MapSettings &settings)
{
    const QSignalBlocker blocker(m_opacity);
    m_opacity->setValue(settings.opacity);
    m_opacityText->setText(tr("%1 %").arg(settings.opacity));
    for (std::size_t i = 0; i < colourMaps.size(); ++i)
        if (colourMaps[i] == settings.colours)
            m_colours->setCurrentIndex(int(i));
}

void ExploreToolBar::setJudge(const widgets::JudgeSettings &judge)
{
    const QSignalBlocker blocker(m_judge);
    m_judge->setCurrent(judge.criterion == benchmark::Criterion::Cc ? 0 : 1);
    if (const int index = m_alpha->findData(judge.alpha); index >= 0)
        m_alpha->setCurrentIndex(index);
}

void ExploreToolBar::setCompact(bool compact)
{
    m_compact = compact;
    for (QAction *action : std::as_const(m_wideOnly))
        action->setVisible(!compact);
    auto *map = findChild<QToolButton *>("mapButton");
    map->setMenu(compact ? m_mapMenu : nullptr);
    map->setPopupMode(compact ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    setModels(m_models, m_focused);
}

} // namespace soco::studio
