#pragma once

#include "core/base/error.h"
#include "core/benchmark/judge.h"
#include "core/dataset/dataset.h"
#include "core/vision/matching.h"

#include <QImage>
#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

// Plain values that the workers make and the panels of the Explore layout show. Shared, immutable once handed over.

namespace soco::widgets {

enum class ModelState { NotLoaded, Loading, Ready, Failed };

struct ModelSlot {
    int slot = 0;  // 1 to 9
    QString name;  // "dinov2_vitb14"
    QString title; // "DINOv2-B/14"
    // What tells this model from every other: weights, preprocessing, layer. Empty until it is loaded; then results,
    // lists and charts go by it and never by the name.
    std::string fingerprint;
    QString weightsFile; // path, empty where there are none
    // The weights are known to be those that were published under this name, so that published figures are its own.
    bool publishedWeights = false;
    bool forDemoOnly = false; // trained on the demo's drawn toys: its figures say nothing about photographs
    ModelState state = ModelState::NotLoaded;
    QString detail; // why it failed, or what to download and where to put it
    int gridSize = 0;
    int inputSize = 0;
};

// The pair on screen, pictures decoded.
struct LoadedPair {
    dataset::PairRef ref;
    dataset::Pair pair;
    dataset::PairMatches matches;
    QImage source;
    QImage target;
    std::optional<Error> sourceError; // the picture could not be read; the rest is there
    std::optional<Error> targetError;
};
using LoadedPairPtr = std::shared_ptr<const LoadedPair>;

// What one model says of one source point.
struct PointResult {
    int slot = 0;
    LoadedPairPtr pair;  // as it was read: the same file read again is another
    ImagePoint point;    // source image pixels
    QString keypoint;    // its name, empty for a free point
    std::shared_ptr<const vision::SimilarityMap> map;
    std::vector<GridCell> topCells; // local maxima, best first
    std::optional<vision::Match> match; // where the matcher puts the point; nothing: at the map's first maximum
    // Set where the point is a keypoint of the pair.
    std::optional<benchmark::PointJudgement> judgement;
    std::optional<Error> error; // instead of a map
};

// One model's verdicts on every source keypoint of the pair on screen.
struct PairResult {
    int slot = 0;
    LoadedPairPtr pair; // whose keypoints `points` index
    std::vector<benchmark::PointJudgement> points;
    std::optional<Error> error;
};

// Features of one image being computed for one model.
struct FeatureProgress {
    int slot = 0;
    int done = 0;
    int total = 0; // layers
};

struct JudgeSettings {
    benchmark::Criterion criterion = benchmark::Criterion::Soc;
    double alpha = 0.1;
    friend bool operator==(const JudgeSettings &, const JudgeSettings &) = default;
};

enum class ColourMap { Inferno, Viridis, Cividis, Grey };
enum class MapScale {
    BestPart,   // of each picture the best share of its cells, from the lowest of them to the best
    RawShared,  // low to high, the same for every pane (default 0 to 1)
    RawFitted,  // lowest to highest of all panes, over the cells inside the pictures
    Stretched,  // each model's own; said beside the legend and in every pane header
};

struct MapSettings {
    bool visible = true;
    int opacity = 90; // per cent
    ColourMap colours = ColourMap::Inferno;
    MapScale scale = MapScale::BestPart;
    int share = 10; // per cent of the cells inside each picture that BestPart colours, 1 to 100
    double low = 0; // ends of RawShared
    double high = 1;
    bool cells = false; // nearest instead of bicubic
    friend bool operator==(const MapSettings &, const MapSettings &) = default;
};

} // namespace soco::widgets

Q_DECLARE_METATYPE(soco::widgets::LoadedPairPtr)
Q_DECLARE_METATYPE(soco::widgets::PointResult)
Q_DECLARE_METATYPE(soco::widgets::PairResult)
