#pragma once

#include "tests/widgets/charts/sample_runs.h"
#include "widgets/charts/chart_view.h"
#include "widgets/charts/charts_panel.h"

#include <QColor>
#include <QFile>

#include <cstdlib>

// A charts panel with sample runs, and what its tests read off it.

namespace soco::widgets {

inline void fill(ChartsPanel &panel)
{
    panel.setModels(sample::threeModels());
    panel.setRuns(sample::threeRuns());
    panel.setPublished(sample::published());
    panel.setDataTitle(QStringLiteral("demo dataset"));
}

inline ChartView *view(ChartsPanel &panel, const char *name)
{
    return panel.findChild<ChartView *>(QString::fromLatin1(name));
}

// The mark of one number, by what it counts.
inline int markOf(const ChartView &view, int slot, const QString &task, bool published)
{
    const ChartScene &scene = view.plot()->scene();
    for (std::size_t i = 0; i < scene.marks.size(); ++i) {
        if (scene.marks[i].number < 0)
            continue;
        const ChartNumber &number = view.chart().numbers[std::size_t(scene.marks[i].number)];
        if (number.slot == slot && number.task == task && number.published == published)
            return int(i);
    }
    return -1;
}

inline QPoint centreOf(const ChartView &view, int mark)
{
    return view.plot()->scene().marks[std::size_t(mark)].outline.center().toPoint();
}

inline bool near(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) <= 6 && std::abs(a.green() - b.green()) <= 6
        && std::abs(a.blue() - b.blue()) <= 6;
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace soco::widgets
