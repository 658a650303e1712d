// From new maps to the painted canvas, in 1, 3 and 9 panes, without a display: bench_canvas [frames] [WxH] [raw]
#include "canvas_fixture.h"

#include "widgets/common/tokens.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTextStream>

#include <algorithm>
#include <ctime>

using namespace soco;
using namespace soco::widgets;

namespace {

// What this thread itself took, in ms: comparable on a machine that does other things as well.
double ownTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(part * double(values.size() - 1))];
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyTheme(application, Theme::Light);
    const QStringList arguments = QApplication::arguments();
    const int frames = arguments.size() > 1 ? std::max(10, arguments[1].toInt()) : 500;
    const QStringList sides = arguments.value(2, QStringLiteral("1280x800")).split(QLatin1Char('x'));
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
    MapSettings map;
    if (arguments.value(3) == QLatin1String("raw"))
        map.scale = MapScale::RawShared;
    QTextStream out(stdout);
    out << "map update to painted canvas, " << size.width() << " x " << size.height() << ", maps of 57 x 57, " << frames
        << " frames, ms\n" << "panes  zoom    p50    p99  worst  cpu p50  cpu p99\n";
    for (const int models : {1, 3, 9}) {
        for (const double zoom : {1.0, 4.0}) {
            Selection selection;
            ExploreCanvas canvas(&selection);
            canvas.resize(size);
            std::vector<ModelSlot> slots;
            for (int slot = 1; slot <= models; ++slot)
                slots.push_back(fixture::model(slot));
            const auto pair = fixture::pair();
            canvas.setMapSettings(map);
            canvas.setModels(slots);
            canvas.setPair(pair);
            canvas.show();
            application.processEvents();
            canvas.zoomBy(zoom);
            std::vector<double> times, own;
            QEventLoop loop;
            QObject::connect(&canvas, &ExploreCanvas::frameShown, &loop, &QEventLoop::quit);
            for (int frame = -5; frame < frames; ++frame) {
                std::vector<PointResult> results;
                for (int slot = 1; slot <= models; ++slot) {
                    results.push_back(fixture::result(
                        pair, slot, frame & 1,
                        fixture::hill(57, {10 + (frame + 5) % 37, 10 + (frame + slot) % 29}, 0.9f, 9, 0.3f)));
                }
                const double before = ownTime();
                QElapsedTimer timer;
                timer.start();
                selection.setHovered(ImagePoint{300.0 + frame % 50, 300});
                for (const PointResult &result : results)
                    canvas.setPointResult(result);
                loop.exec();
                if (frame < 0)
                    continue;
                times.push_back(double(timer.nsecsElapsed()) / 1e6);
                own.push_back(ownTime() - before);
            }
            out << QStringLiteral("%1 %2 %3 %4 %5 %6 %7\n").arg(models, 5).arg(zoom, 5, 'f', 0)
                       .arg(quantile(times, 0.5), 6, 'f', 2).arg(quantile(times, 0.99), 6, 'f', 2)
                       .arg(quantile(times, 1), 6, 'f', 2).arg(quantile(own, 0.5), 8, 'f', 2)
                       .arg(quantile(own, 0.99), 8, 'f', 2);
            out.flush();
        }
    }
    return 0;
}
