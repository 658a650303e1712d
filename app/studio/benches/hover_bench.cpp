#include "app/studio/benches/hover_bench.h"

#include "app/studio/benches/end_without_pair.h"
#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/workspace.h"
#include "widgets/canvas/explore_canvas.h"

#include <QApplication>
#include <QGraphicsView>
#include <QMouseEvent>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace soco::studio {

namespace {

struct Round {
    int models = 1;
    widgets::MapScale scale = widgets::MapScale::BestPart;
};
constexpr std::array<Round, 6> rounds{{{1, widgets::MapScale::BestPart},
                                       {3, widgets::MapScale::BestPart},
                                       {9, widgets::MapScale::BestPart},
                                       {1, widgets::MapScale::RawShared},
                                       {3, widgets::MapScale::RawShared},
                                       {9, widgets::MapScale::RawShared}}};
constexpr int warmUp = 30, measured = 400, mostResizes = 20;
constexpr QSize canvasSize(1280, 800);
constexpr int gridSide = 57, channels = 768;

// Features of the size of DINOv2-B/14, smooth enough to look like similarity; no weights needed.
class BenchBackbone : public vision::Backbone
{
public:
    explicit BenchBackbone(int number)
    {
        m_info.name = "bench" + std::to_string(number);
        m_info.title = "57 x 57 x 768";
        m_info.checkpointName = m_info.name;
        m_info.patchSize = 14;
        m_info.inputSize = 798;
        m_info.gridSize = gridSide;
        m_info.channels = channels;
        m_info.fingerprint = m_info.name;
    }

    const vision::BackboneInfo &info() const override { return m_info; }
    vision::Device device() const override { return {}; }
    Result<vision::FeatureMap> features(const RgbImage &, const Task &) const override
    {
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        std::vector<float> values(std::size_t(channels) * gridSide * gridSide);
        for (int c = 0; c < channels; ++c) {
            const float fx = normal(random) * 0.2f, fy = normal(random) * 0.2f, phase = normal(random) * 3;
            for (int y = 0; y < gridSide; ++y)
                for (int x = 0; x < gridSide; ++x)
                    values[std::size_t((c * gridSide + y) * gridSide + x)] = std::sin(fx * float(x) + fy * float(y) + phase);
        }
        return vision::FeatureMap::fromVector(values, channels, gridSide, gridSide, m_info.inputSize);
    }

private:
    vision::BackboneInfo m_info;
};

} // namespace

HoverBench::HoverBench(MainWindow *window)
    : QObject(window), m_window(window), m_workspace(window->workspace()),
      m_canvas(window->findChild<widgets::ExploreCanvas *>())
{
    new EndWithoutPair(window);
    connect(m_canvas, &widgets::ExploreCanvas::frameShown, this, &HoverBench::frame);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (!m_workspace->settled() || !m_workspace->engine()->pair())
            return;
        // Whatever the screen's size: figures of two canvases of different sizes do not compare. The docks take their
        // share of a change, so that it takes several.
        if (const QSize missing = canvasSize - m_canvas->size(); missing != QSize(0, 0) && ++m_resizes <= mostResizes) {
            m_window->resize(m_window->size() + missing);
            return;
        }
        m_wait.stop();
        const QSize canvas = m_canvas->size();
        QTextStream(stdout) << "hover to painted map, canvas " << canvas.width() << " x " << canvas.height()
                            << ", features 57 x 57 x 768, " << measured << " moves a row\n"
                            << " models      scale    p50 ms    p99 ms    max ms\n";
        nextRound();
    });
    m_wait.start(50);
}

void HoverBench::nextRound()
{
    if (m_round == rounds.size()) {
        finish(0);
        return;
    }
    ExploreEngine *engine = m_workspace->engine();
    const auto models = engine->models();
    if (m_round == 0 || int(models.size()) > rounds[m_round].models)
        for (const auto &model : models)
            engine->removeModel(model.slot);
    widgets::MapSettings map = m_workspace->map();
    map.scale = rounds[m_round].scale;
    m_workspace->setMap(map);
    while (int(engine->models().size()) < rounds[m_round].models)
        engine->addBackbone(std::make_shared<BenchBackbone>(int(engine->models().size())));
    m_workspace->selection()->setPoint(std::nullopt, {});
    m_moves = 0;
    m_milliseconds.clear();
    // Features first, then the moves.
    auto *ready = new QTimer(this);
    connect(ready, &QTimer::timeout, this, [this, ready] {
        if (!m_workspace->settled())
            return;
        ready->deleteLater();
        ready->stop();
        const auto views = m_canvas->findChildren<QGraphicsView *>();
        if (views.isEmpty()) {
            finish(2);
            return;
        }
        m_viewport = views.first()->viewport();
        m_measuring = true;
        move();
    });
    ready->start(100);
}

void HoverBench::move()
{
    // A walk over the middle of the picture, which is fitted and centred, that never repeats a position.
    const double t = 0.05 * ++m_moves;
    const QSizeF picture = QSizeF(m_workspace->engine()->pair()->source.size()).scaled(m_viewport->size(), Qt::KeepAspectRatio);
    const QPointF centre = QRectF(m_viewport->rect()).center();
    const QPointF place = centre + QPointF(0.4 * picture.width() * std::sin(t), 0.4 * picture.height() * std::sin(1.37 * t + 0.4));
    m_clock.start();
    QMouseEvent event(QEvent::MouseMove, place, m_viewport->mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(m_viewport, &event);
}

void HoverBench::frame()
{
    if (!m_measuring)
        return;
    const double elapsed = double(m_clock.nsecsElapsed()) / 1e6;
    if (m_moves > warmUp)
        m_milliseconds.push_back(elapsed);
    if (int(m_milliseconds.size()) < measured) {
        QTimer::singleShot(0, this, &HoverBench::move);
        return;
    }
    m_measuring = false;
    std::sort(m_milliseconds.begin(), m_milliseconds.end());
    const auto at = [&](double part) { return m_milliseconds[std::size_t(part * double(m_milliseconds.size() - 1))]; };
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(2);
    out << qSetFieldWidth(7) << rounds[m_round].models << qSetFieldWidth(11)
        << (rounds[m_round].scale == widgets::MapScale::BestPart ? "best part" : "raw") << qSetFieldWidth(10) << at(0.5)
        << at(0.99) << at(1.0) << qSetFieldWidth(0) << '\n';
    ++m_round;
    QTimer::singleShot(0, this, &HoverBench::nextRound);
}

void HoverBench::finish(int exitCode)
{
    QApplication::exit(exitCode);
}

} // namespace soco::studio
