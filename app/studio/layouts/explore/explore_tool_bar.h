#pragma once

#include "core/benchmark/matcher.h"
#include "widgets/common/desktop.h"
#include "widgets/common/explore_data.h"

#include <QToolBar>

#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace soco::studio {

class ActionRegistry;
class MapMenu;
class ModelButton;
class PercentSlider;
class SegmentedButton;

// The one row of the Explore layout: pair, view, models, map, judge (widgets/README.md, "Areas"). Below 1400 px of
// window, and wherever its parts would not fit, models shrink to their chips, and of the map only its button is left,
// whose menu holds all of it.
class ExploreToolBar : public QToolBar
{
    Q_OBJECT

public:
    // `desktop` opens its menus and must outlive it; null: the system's.
    explicit ExploreToolBar(ActionRegistry *actions, widgets::Desktop *desktop = nullptr, QWidget *parent = nullptr);

    // "Pair 37 of 200"; no pair: 0.
    void setPosition(int current, int count);
    void setModels(const std::vector<widgets::ModelSlot> &models, int focused);
    void setMapSettings(const widgets::MapSettings &settings);
    void setJudge(const widgets::JudgeSettings &judge);
    void setMatcher(const benchmark::Matcher &matcher);
    void setCompact(bool compact);

Q_SIGNALS:
    void modelFocused(int slot);
    void modelSolo(int slot);
    void modelRemoved(int slot);
    void modelReloaded(int slot);
    void modelHelp(int slot);
    void addModelRequested(const QPoint &globalPosition);
    void mapSettingsEdited(const soco::widgets::MapSettings &settings);
    void criterionChanged(soco::benchmark::Criterion criterion);
    void alphaChanged(double alpha);
    void matcherChosen(const std::string &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // Each is narrower than the one before it.
    enum class Form { Whole, ModelDigits, MapButtonOnly, NoCaptions, IconsOnly };

    void offerAlphas(double inForce);
    void fit();
    void take(Form form);
    int neededWidth();

    widgets::Desktop *m_desktop;
    QLabel *m_position;
    QWidget *m_modelArea;
    QHBoxLayout *m_modelLayout;
    std::vector<ModelButton *> m_modelButtons;
    MapMenu *m_mapMenu;
    PercentSlider *m_share;
    QComboBox *m_colours;
    QList<QAction *> m_wideOnly;        // hidden from Form::MapButtonOnly on
    QList<QLabel *> m_captions;         // each in one part with what it names
    QList<QToolButton *> m_wordedIcons; // lose their words at last
    SegmentedButton *m_judge;
    QComboBox *m_alpha;
    QComboBox *m_matcher = nullptr; // where there is a choice
    bool m_compact = false;
    bool m_fitting = false;
};

} // namespace soco::studio
