#pragma once

#include "widgets/charts/chart.h"

#include <QFont>
#include <QMarginsF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <vector>

// Where everything of a chart stands, computed from its numbers and a size: no painting, no widgets.
// All rectangles are device-independent pixels of the chart's area, origin at its upper left.

namespace soco::widgets {

struct ChartFonts {
    QFont title; // only in exports: on screen the title stands in the panel
    QFont small; // facet and task names, names at lines' ends
    QFont tick;  // ticks, values, provenance
    QFont tiny;  // values of narrow bars: the smallest there is
    static ChartFonts current();
};

struct ScenePlot {
    QRectF rect;          // whole pixels
    double xMin = 0, xMax = 1;
    double yMin = 0, yMax = 100;
    std::vector<double> gridY; // at most three
    bool baseLine = true;
    QMarginsF pad;        // around the rectangle, for marks that stand on its border

    QPointF toPixel(double x, double y) const;
};

enum class TextTone { Tick, Facet, Value, TinyValue, OnBar, Name, RowName, MarkedRow, Provenance, Title };

struct SceneText {
    QRectF rect;
    int alignment = Qt::AlignCenter; // Qt::Alignment and Qt::TextFlag
    QString text;
    TextTone tone = TextTone::Tick;
    bool rotated = false; // reads upwards
    int slot = 0;         // of OnBar: the colour it stands on
    int mark = -1;        // of Value, TinyValue and OnBar: whose value it is
};

struct SceneChip {
    QRectF rect;
    int slot = 0;
};

struct SceneBar {
    enum class Fill { Solid, Hollow, Hatched }; // own, published, own of a run that pairs are missing in
    int plot = 0;
    double x = 0; // centre, in the plot's coordinates
    double width = 0;
    double value = 0;
    int slot = 0;
    Fill fill = Fill::Solid;
};

struct SceneCurve {
    int plot = 0;
    std::vector<QPointF> points; // in the plot's coordinates
    int slot = 0;
    bool dashed = false; // of a run that pairs are missing in
};

struct SceneDot {
    int plot = 0;
    QPointF point; // in the plot's coordinates
    int slot = 0;
    bool hollow = false;
};

struct SceneLine {
    enum class Style { Dashed, Leader };
    QPointF from, to;
    Style style = Style::Dashed;
};

// What the mouse and the arrow keys can reach. Marks of one column stand above each other.
struct SceneMark {
    QRectF hit;      // what is under the mouse
    QRectF outline;  // what is emphasised
    int number = -1; // into Chart::numbers; -1 for a category's name
    QString category;
    int column = 0;
    int row = 0;
    bool stop = true; // the arrow keys halt here
    bool round = false;
    bool start = false; // where the arrow keys begin
};

struct ChartScene {
    QSizeF size;
    std::vector<ScenePlot> plots;
    std::vector<SceneBar> bars;
    std::vector<SceneCurve> curves;
    std::vector<SceneDot> dots;
    std::vector<SceneLine> lines;
    std::vector<QRectF> bands; // behind marked categories
    std::vector<SceneText> texts;
    std::vector<SceneChip> chips;
    std::vector<SceneMark> marks;
    QRectF provenance;
    int firstRow = 0, visibleRows = 0, totalRows = 0; // Categories; scrolled where not all fit
    QRectF scrollBar;                                 // empty where all rows are visible

    // The mark under a point, the nearest centre of several; -1 for none.
    int markAt(const QPointF &point) const;
    // The mark that an arrow key leads to, from -1 the first one; `from` where there is none further on.
    int neighbour(int from, Qt::Key key) const;
};

struct SceneOptions {
    bool withTitle = false;      // in exports
    bool fullProvenance = false; // in exports
    int firstRow = 0;            // Categories
};

ChartScene layoutChart(const Chart &chart, const QSizeF &size, const ChartFonts &fonts,
                       const SceneOptions &options = {});

// The size at which a chart is exported, whatever the size of the window: bars 26 wide, every category visible.
QSizeF naturalSize(const Chart &chart, const ChartFonts &fonts);

// Moves labels of one height that stand at `wanted` (centres) apart to at least `distance`, within [low, high], in the
// order they are wanted in, each as little as it can. Where they do not all fit, the distance shrinks.
std::vector<double> pushedApart(const std::vector<double> &wanted, double distance, double low, double high);

} // namespace soco::widgets
