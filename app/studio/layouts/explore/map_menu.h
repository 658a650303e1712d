#pragma once

#include "widgets/common/explore_data.h"

#include <QIcon>
#include <QMenu>

#include <array>

class QActionGroup;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace soco::studio {

class ActionRegistry;

// The colour maps in the order that every selector offers them, and a swatch of one.
inline constexpr std::array colourMaps{widgets::ColourMap::Inferno, widgets::ColourMap::Viridis,
                                       widgets::ColourMap::Cividis, widgets::ColourMap::Grey};
QIcon colourMapIcon(widgets::ColourMap colours);

// A slider in per cent with its value beside it.
class PercentSlider : public QWidget
{
    Q_OBJECT

public:
    PercentSlider(int lowest, const QString &accessibleName, QWidget *parent = nullptr);

    QSlider *slider() const { return m_slider; }
    void setValue(int percent); // without a signal

Q_SIGNALS:
    void changed(int percent);

private:
    void showValue(int percent);

    QSlider *m_slider;
    QLabel *m_text;
};

// What the Map button offers: opacity, scale with its share or ends, colours. Shows the settings that are in force.
class MapMenu : public QMenu
{
    Q_OBJECT

public:
    explicit MapMenu(ActionRegistry *actions, QWidget *parent = nullptr);

    void setMapSettings(const widgets::MapSettings &settings);
    const widgets::MapSettings &mapSettings() const { return m_map; }

Q_SIGNALS:
    void mapSettingsEdited(const soco::widgets::MapSettings &settings);

private:
    void addScale(QAction *scale);
    void edit(const widgets::MapSettings &settings);

    widgets::MapSettings m_map;
    PercentSlider *m_opacity;
    PercentSlider *m_share;
    QWidget *m_ends;
    QDoubleSpinBox *m_low;
    QDoubleSpinBox *m_high;
    QActionGroup *m_colours;
    QActionGroup *m_scales;
};

} // namespace soco::studio
