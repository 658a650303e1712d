#pragma once

#include "core/base/unit_frame.h"
#include "core/benchmark/judge.h"
#include "widgets/common/explore_data.h"

#include <limits>
#include <memory>

namespace sample {

using namespace soco;
using namespace soco::widgets;

inline dataset::Keypoint point(int id, const char *name, const char *part, double x, double y)
{
    dataset::Keypoint keypoint;
    keypoint.id = id;
    keypoint.name = name;
    keypoint.position = {x, y};
    keypoint.conceptName = part;
    keypoint.kind = "structural";
    keypoint.shared = true;
    return keypoint;
}

// The pair of the specification's picture: car_12 and car_31, nine shared keypoints, a target box 740 wide.
inline std::shared_ptr<LoadedPair> loadedPair(bool withBox = true)
{
    auto loaded = std::make_shared<LoadedPair>();
    loaded->ref = {dataset::PairKind::Intra, "car", "7-car_12-car_31.json", "car_12", "car_31"};
    dataset::Pair &pair = loaded->pair;
    pair.group = "car";
    pair.source.category = pair.target.category = "car";
    pair.source.image = "car_12.JPEG";
    pair.target.image = "car_31.JPEG";
    pair.source.width = pair.target.width = 960;
    pair.source.height = pair.target.height = 640;
    if (withBox)
        pair.target.box = dataset::Box{100, 130, 840, 520};
    struct Place {
        const char *name, *part;
        double sx, sy, tx, ty;
    };
    static constexpr Place places[] = {
        {"vehicle_wheel_front_left_center", "wheel_center", 425.0, 446.9, 209.2, 378.7},
        {"vehicle_wheel_rear_left_center", "wheel_center", 735.2, 350.1, 595.5, 470.2},
        {"vehicle_mirror_left", "mirror", 260.0, 250.0, 180.0, 240.0},
        {"vehicle_door_handle_front_left", "door_handle", 610.0, 300.0, 390.0, 290.0},
        {"vehicle_door_handle_rear_left", "door_handle", 715.0, 280.0, 500.0, 300.0},
        {"vehicle_taillight_rear_left", "taillight", 780.0, 250.0, 790.0, 280.0},
        {"car_car_roof_corner_front_left", "car_roof_corner", 380.0, 170.0, 270.0, 150.0},
        {"car_car_roof_corner_rear_left", "car_roof_corner", 660.0, 175.0, 640.0, 140.0},
        {"vehicle_bumper_corner_rear_left", "bumper_corner", 785.0, 330.0, 800.0, 400.0}};
    int id = 0;
    for (const Place &place : places) {
        pair.source.keypoints.push_back(point(++id, place.name, place.part, place.sx, place.sy));
        pair.target.keypoints.push_back(point(id, place.name, place.part, place.tx, place.ty));
        loaded->matches.semantic.emplace_back(id - 1, id - 1);
    }
    pair.source.keypoints.push_back(point(++id, "vehicle_indicator_left", "indicator", 130.0, 300.0));
    loaded->matches.concepts = {{0, {0, 1}}, {1, {0, 1}}};
    return loaded;
}

inline ModelSlot model(int slot, const char *name, const char *title, int grid = 57)
{
    ModelSlot made;
    made.slot = slot;
    made.name = QString::fromLatin1(name);
    made.title = QString::fromLatin1(title);
    made.fingerprint = std::string("fingerprint of ") + name;
    made.state = ModelState::Ready;
    made.gridSize = grid;
    made.inputSize = grid * 14;
    return made;
}

inline std::vector<ModelSlot> models()
{
    return {model(1, "dinov2_vitb14", "DINOv2-B/14"), model(2, "dinov3_vitb16", "DINOv3-B/16", 50),
            model(3, "dense_sift", "dense_sift")};
}

// A map whose highest cells are `cells`, with cosines falling from `best` by `step`.
inline PointResult pointResult(int slot, const LoadedPairPtr &pair, int source, std::vector<GridCell> cells, float best,
                               float step, float socRadii, float ccRadii)
{
    PointResult result;
    result.slot = slot;
    const dataset::Keypoint &keypoint = pair->pair.source.keypoints[std::size_t(source)];
    result.pair = pair;
    result.point = keypoint.position;
    result.keypoint = QString::fromStdString(keypoint.name);
    vision::SimilarityMap map;
    map.rows = map.cols = 57;
    map.values.assign(57 * 57, 0.05f);
    float value = best;
    for (const GridCell &cell : cells) {
        map.values[std::size_t(cell.y * 57 + cell.x)] = value;
        value -= step;
    }
    map.argmax = cells.front();
    map.maximum = best;
    result.map = std::make_shared<vision::SimilarityMap>(map);
    result.topCells = std::move(cells);
    benchmark::PointJudgement judged;
    judged.source = source;
    judged.cosine = best;
    judged.outcomes[benchmark::Criterion::Soc].error = socRadii * 0.1f;
    judged.outcomes[benchmark::Criterion::Cc].error = ccRadii * 0.1f;
    result.judgement = judged;
    return result;
}

// One character per keypoint: r right, n near miss, w wrong, - not scored.
inline PairResult pairResult(int slot, const LoadedPairPtr &pair, const char *verdicts)
{
    PairResult result;
    result.slot = slot;
    result.pair = pair;
    for (int i = 0; verdicts[i]; ++i) {
        benchmark::PointJudgement judged;
        judged.source = i;
        const float error = verdicts[i] == 'r'   ? 0.05f
                            : verdicts[i] == 'n' ? 0.15f
                            : verdicts[i] == 'w' ? 0.5f
                                                 : std::numeric_limits<float>::infinity();
        judged.outcomes[benchmark::Criterion::Soc].error = error;
        judged.outcomes[benchmark::Criterion::Cc].error = error / 2;
        result.points.push_back(judged);
    }
    return result;
}

} // namespace sample
