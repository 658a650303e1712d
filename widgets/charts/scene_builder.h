#pragma once

#include "widgets/charts/chart_scene.h"

#include <QFontMetricsF>

namespace soco::widgets {

// Lays one chart out; see chart_scene.h for what comes out. Used by layoutChart() alone. What every chart has is in
// scene_builder.cpp, each kind in a file of its own: scene_tasks.cpp, scene_threshold.cpp, scene_categories.cpp.
class SceneBuilder
{
public:
    SceneBuilder(const Chart &chart, const QSizeF &size, const ChartFonts &fonts, const SceneOptions &options);

    void layoutTasks();
    void layoutThreshold();
    void layoutCategories();
    QSizeF naturalSize() const;
    ChartScene scene() && { return std::move(m_scene); }

private:
    // Bars of one width, and what stands between them.
    struct BarSizes {
        double bar = 26, gap = 3, groupGap = 17, facetGap = 35, lead = 10;
        bool wholeNames = true; // of the tasks
    };
    struct FacetPlace {
        double left = 0, groupSpan = 0, width = 0;
    };

    static constexpr double chipSide = 12;

    const ChartNumber &number(int index) const { return m_chart.numbers[std::size_t(index)]; }
    QStringList seriesTitles() const; // all: where they are shortened they must not become alike
    QString percentText(const ChartNumber &number) const;
    // The upper end of the axis: the least of 10, 20, 40, 60, 80 and 100 that no number of the chart is above.
    double topPercent() const;
    QString topText() const; // "40 %"
    void addText(const QRectF &rect, int alignment, const QString &text, TextTone tone);
    void addCentred(double x, double top, const QString &text, TextTone tone);
    void addYTicks(const ScenePlot &plot, bool quarters);
    double tickColumn() const;
    double provenanceHeight(double width) const;
    // Title at the top, provenance at the bottom; what is left is [m_top, m_bottom].
    void frame();
    double addKey(double top);
    BarSizes barSizes(double available) const;
    std::vector<FacetPlace> places(const BarSizes &sizes) const;
    double taskTextWidth() const;
    void addFacet(const Chart::Facet &facet, const FacetPlace &place, const BarSizes &sizes, int &column);
    void addBar(int index, double left, const BarSizes &sizes, int column, bool lowerChip);
    void addValue(int index, const QRectF &bar, double pitch, int mark);
    void addAlpha(const ScenePlot &plot, double right);
    void addEndLabels(const ScenePlot &plot, double left, double width);
    double categoryRowHeight() const { return std::ceil(m_tick.height()) + 2; }

    const Chart &m_chart;
    ChartFonts m_fonts;
    SceneOptions m_options;
    QFontMetricsF m_title, m_small, m_tick, m_tiny;
    bool m_roomy;
    double m_top = 0, m_bottom = 0;
    ChartScene m_scene;
};

} // namespace soco::widgets
