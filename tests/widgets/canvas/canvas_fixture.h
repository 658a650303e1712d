#pragma once

#include "widgets/canvas/explore_canvas.h"

#include <QColor>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

// A made-up pair with known numbers, shared by the canvas' tests and its benchmark.
namespace soco::widgets::fixture {

inline dataset::Keypoint keypoint(int id, const char *name, double x, double y, const char *conceptName)
{
    dataset::Keypoint k;
    k.id = id;
    k.name = name;
    k.position = {x, y};
    k.conceptName = conceptName;
    return k;
}

inline QImage picture(QSize size, QColor ground, QColor object)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(object);
    painter.drawRoundedRect(QRectF(size.width() * 0.2, size.height() * 0.35, size.width() * 0.6, size.height() * 0.3), 40, 40);
    painter.setBrush(QColor(30, 30, 34));
    painter.drawEllipse(QPointF(size.width() * 0.32, size.height() * 0.66), 50, 50);
    painter.drawEllipse(QPointF(size.width() * 0.68, size.height() * 0.66), 50, 50);
    return image;
}

// 960 x 640 both; wheels front left and rear left in both, a mirror only in the source.
inline std::shared_ptr<LoadedPair> pair(QSize source = {960, 640}, QSize target = {960, 640})
{
    auto loaded = std::make_shared<LoadedPair>();
    loaded->ref = {dataset::PairKind::Intra, "car", "000000-car_12-car_31.json", "car_12", "car_31"};
    dataset::Pair &p = loaded->pair;
    p.group = "car";
    p.source = {"car", "car_12.JPEG", source.width(), source.height(), std::nullopt, dataset::Box{100, 150, 860, 500}, {}};
    p.target = {"car", "car_31.JPEG", target.width(), target.height(), std::nullopt, dataset::Box{110, 140, 850, 520}, {}};
    p.source.keypoints = {keypoint(1, "wheel_front_left", 307, 422, "wheel_center"),
                          keypoint(2, "wheel_rear_left", 653, 422, "wheel_center"),
                          keypoint(3, "mirror_left", 400, 250, "mirror")};
    p.target.keypoints = {keypoint(1, "wheel_front_left", 307, 422, "wheel_center"),
                          keypoint(2, "wheel_rear_left", 653, 422, "wheel_center"),
                          keypoint(4, "door_handle", 480, 330, "door_handle")};
    p.semanticOverlap = {"wheel_front_left", "wheel_rear_left"};
    p.conceptMatches = {{"wheel_center", {"wheel_front_left", "wheel_rear_left"}, {"wheel_front_left", "wheel_rear_left"}}};
    loaded->matches.semantic = {{0, 0}, {1, 1}};
    loaded->matches.concepts = {{0, {0, 1}}, {1, {0, 1}}};
    loaded->source = picture(source, QColor(222, 216, 206), QColor(70, 130, 200));
    loaded->target = picture(target, QColor(214, 214, 214), QColor(150, 60, 50));
    return loaded;
}

inline ModelSlot model(int slot, const char *title = "DINOv2-B/14", int grid = 57, int input = 798)
{
    ModelSlot m;
    m.slot = slot;
    m.name = QStringLiteral("model%1").arg(slot);
    m.title = QString::fromLatin1(title);
    m.state = ModelState::Ready;
    m.gridSize = grid;
    m.inputSize = input;
    return m;
}

// A hill of similarity: `peak` at the given cell, falling off over `width` cells to `floor`.
inline std::shared_ptr<vision::SimilarityMap> hill(int cols, GridCell top, float peak = 0.8f, float width = 4, float floor = 0.1f)
{
    auto map = std::make_shared<vision::SimilarityMap>();
    map->rows = map->cols = cols;
    map->values.resize(std::size_t(cols) * std::size_t(cols));
    for (int y = 0; y < cols; ++y) {
        for (int x = 0; x < cols; ++x) {
            const float distance = float((x - top.x) * (x - top.x) + (y - top.y) * (y - top.y));
            map->values[std::size_t(y) * std::size_t(cols) + std::size_t(x)] =
                floor + (peak - floor) * std::exp(-distance / (2 * width * width));
        }
    }
    map->argmax = top;
    map->maximum = peak;
    return map;
}

// Judged against the fixture's pair by hand: errors in units of the target box's longer side (740 px).
inline PointResult result(const LoadedPairPtr &loaded, int slot, int sourceKeypoint,
                          const std::shared_ptr<vision::SimilarityMap> &map)
{
    PointResult r;
    r.slot = slot;
    r.pair = loaded;
    const dataset::Keypoint &k = loaded->pair.source.keypoints[std::size_t(sourceKeypoint)];
    r.point = k.position;
    r.keypoint = QString::fromStdString(k.name);
    r.map = map;
    benchmark::PointJudgement j;
    j.source = sourceKeypoint;
    j.predicted = map->predicted();
    j.cosine = map->maximum;
    const double side = std::max(loaded->target.width(), loaded->target.height());
    const auto distance = [&](int target) {
        const ImagePoint p = loaded->pair.target.keypoints[std::size_t(target)].position;
        return float(std::hypot(j.predicted.x * side - p.x, j.predicted.y * side - p.y) / 740.0);
    };
    const int truth = loaded->matches.semanticTarget(sourceKeypoint);
    if (truth >= 0) {
        j.outcomes[benchmark::Criterion::Soc].error = distance(truth);
        j.outcomes[benchmark::Criterion::Soc].target = truth;
    }
    benchmark::Outcome &nearest = j.outcomes[benchmark::Criterion::Cc];
    if (const auto *targets = loaded->matches.conceptTargets(sourceKeypoint)) {
        for (const int t : *targets) {
            if (distance(t) < nearest.error) {
                nearest.error = distance(t);
                nearest.target = t;
            }
        }
    }
    float best = 0.1f;
    for (int t = 0; t < int(loaded->pair.target.keypoints.size()); ++t) {
        if (distance(t) < best) {
            best = distance(t);
            j.nearestTarget = t;
        }
    }
    r.judgement = j;
    return r;
}

} // namespace soco::widgets::fixture
