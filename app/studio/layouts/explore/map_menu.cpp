#include "app/studio/layouts/explore/map_menu.h"

#include "app/studio/workspace/action_registry.h"
#include "widgets/canvas/colour_map.h"

#include <QActionGroup>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QRegularExpression>
#include <QSlider>
#include <QWidgetAction>

#include <algorithm>

namespace soco::studio {

using widgets::ColourMap;
using widgets::MapScale;

namespace {

constexpr int sliderWidth = 160, sideMargin = 12;
constexpr double leastSpan = 0.01; // between the ends of the raw scale

void addRow(QMenu *menu, QWidget *row)
{
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(row);
    menu->addAction(action);
}

} // namespace

QIcon colourMapIcon(ColourMap colours)
{
    QPixmap picture(72, 24);
    QPainter painter(&picture);
    widgets::paintColourBar(painter, picture.rect(), colours);
    painter.end();
    return QIcon(picture);
}

PercentSlider::PercentSlider(int lowest, const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_text(new QLabel(this))
{
    m_slider->setAccessibleName(accessibleName);
    m_slider->setRange(lowest, 100);
    m_slider->setPageStep(10);
    m_slider->setFixedWidth(sliderWidth);
    m_text->setFixedWidth(m_text->fontMetrics().horizontalAdvance(tr("%1 %").arg(100)) + 8);
    m_text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_slider);
    row->addWidget(m_text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(m_slider, &QSlider::valueChanged, this, [this](int percent) {
        showValue(percent);
        Q_EMIT changed(percent);
    });
    showValue(m_slider->value());
}

void PercentSlider::setValue(int percent)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(percent);
    showValue(m_slider->value());
}

void PercentSlider::showValue(int percent)
{
    m_text->setText(tr("%1 %").arg(percent));
}

MapMenu::MapMenu(ActionRegistry *actions, QWidget *parent)
    : QMenu(parent), m_opacity(new PercentSlider(0, tr("Opacity of the map"), this)),
      m_share(new PercentSlider(1, tr("Share of each picture that is coloured"), this)), m_ends(new QWidget(this)),
      m_low(new QDoubleSpinBox(m_ends)), m_high(new QDoubleSpinBox(m_ends)), m_colours(new QActionGroup(this)),
      m_scales(new QActionGroup(this))
{
    setObjectName("mapMenu");
    for (PercentSlider *percent : {m_opacity, m_share})
        percent->layout()->setContentsMargins(sideMargin, 2, sideMargin, 2);
    m_opacity->slider()->setObjectName("mapOpacity");
    m_share->slider()->setObjectName("mapMenuShare");
    connect(m_opacity, &PercentSlider::changed, this, [this](int percent) {
        auto settings = m_map;
        settings.opacity = percent;
        edit(settings);
    });
    connect(m_share, &PercentSlider::changed, this, [this](int percent) {
        auto settings = m_map;
        settings.share = percent;
        edit(settings);
    });

    auto *row = new QHBoxLayout(m_ends);
    row->setContentsMargins(sideMargin, 2, sideMargin, 2);
    m_low->setObjectName("mapLow");
    m_low->setAccessibleName(tr("Lowest cosine of the scale"));
    m_high->setObjectName("mapHigh");
    m_high->setAccessibleName(tr("Highest cosine of the scale"));
    row->addWidget(new QLabel(tr("From"), m_ends));
    row->addWidget(m_low);
    row->addWidget(new QLabel(tr("to"), m_ends));
    row->addWidget(m_high);
    row->addStretch();
    for (QDoubleSpinBox *end : {m_low, m_high}) {
        end->setDecimals(2);
        end->setSingleStep(0.05);
        end->setRange(-1, 1);
        end->setKeyboardTracking(false);
        connect(end, &QDoubleSpinBox::valueChanged, this, [this] {
            auto settings = m_map;
            settings.low = std::min(m_low->value(), 1 - leastSpan);
            settings.high = std::max(m_high->value(), settings.low + leastSpan);
            edit(settings);
        });
    }

    addSection(tr("Opacity"));
    addRow(this, m_opacity);
    addSection(tr("Scale"));
    addScale(actions->action("view.scaleBest"));
    addRow(this, m_share);
    addScale(actions->action("view.scaleShared"));
    addRow(this, m_ends);
    addScale(actions->action("view.scaleFitted"));
    addScale(actions->action("view.scaleStretched"));
    addSeparator();
    addAction(actions->action("view.cells"));
    addSection(tr("Colours"));
    for (const ColourMap colours : colourMaps) {
        QAction *action = addAction(colourMapIcon(colours), widgets::colourMapName(colours), this, [this, colours] {
            auto settings = m_map;
            settings.colours = colours;
            edit(settings);
        });
        action->setCheckable(true);
        action->setData(int(colours));
        m_colours->addAction(action);
    }
    setMapSettings(m_map);
}

// Below the head "Scale" without that word, which the action has for places where it stands alone.
void MapMenu::addScale(QAction *scale)
{
    const QString text = scale->text();
    const qsizetype colon = text.indexOf(QRegularExpression(QStringLiteral("[:：]")));
    QString brief = text.mid(colon + 1).trimmed();
    brief.replace(0, 1, brief.left(1).toUpper());
    QAction *entry = addAction(brief, scale, &QAction::trigger);
    entry->setCheckable(true);
    entry->setActionGroup(m_scales);
    const auto follow = [entry, scale] { entry->setChecked(scale->isChecked()); };
    connect(scale, &QAction::changed, entry, follow);
    follow();
}

void MapMenu::edit(const widgets::MapSettings &settings)
{
    setMapSettings(settings);
    Q_EMIT mapSettingsEdited(settings);
}

void MapMenu::setMapSettings(const widgets::MapSettings &settings)
{
    m_map = settings;
    m_opacity->setValue(settings.opacity);
    m_share->setValue(settings.share);
    m_share->setEnabled(settings.scale == MapScale::BestPart);
    const QSignalBlocker quietLow(m_low), quietHigh(m_high);
    m_low->setValue(settings.low);
    m_high->setValue(settings.high);
    m_ends->setEnabled(settings.scale == MapScale::RawShared);
    for (QAction *action : m_colours->actions())
        action->setChecked(action->data().toInt() == int(settings.colours));
}

} // namespace soco::studio
