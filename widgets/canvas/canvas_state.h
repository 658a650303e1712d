#pragma once

#include "widgets/canvas/canvas_strip.h"
#include "widgets/canvas/map_scale.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/model_labels.h"

#include <functional>
#include <map>
#include <optional>

namespace soco::widgets {

// "wheel_center" and, of those, "front left", which is empty where there is but one. Both empty: not known.
struct KeypointWords {
    QString conceptName;
    QString identity;
};

// Everything the canvas shows, and what follows from it for each pane, header and strip: plain values, no widgets.
struct CanvasState {
    using Naming = std::function<QString(const QString &name)>;

    std::vector<ModelSlot> models;
    LoadedPairPtr pair;
    QString loadingTitle; // of the pair whose pictures are not there yet
    std::map<int, PointResult> results;
    std::map<int, PairResult> pairResults;
    JudgeSettings judge;
    MapSettings map;
    QString dataTitle; // of the dataset
    QString matcher;   // how points are matched; empty: as in the published tables
    Naming label;    // may be null
    Naming identity; // may be null

    // The selection.
    std::optional<ImagePoint> pin;
    QString keypoint;
    int focused = 1;

    // The mouse: over which pane (0: source), where in its picture's pixels (also outside it).
    int pointerSlot = -1;
    ImagePoint pointer;
    int hoveredKeypoint = -1; // index into the keypoints of that pane's view
    int hoveredMatch = -1;    // index into the source's keypoints, in the all-keypoint view

    bool names = false;
    bool hideMarks = false;
    bool peek = false;
    bool topMatches = false;
    bool allMatches = false;
    bool keyVisible = true;
    int solo = 0;

    bool isCross() const { return pair && pair->ref.kind == dataset::PairKind::Cross; }
    const ModelSlot *model(int slot) const;
    // What the pane of a model is headed with; which of them it is only where another has its title.
    ModelLabel labelOfModel(int slot) const;
    const PointResult *result(int slot) const;
    std::vector<int> visibleSlots() const; // of the target panes, in order
    QString labelOf(const std::string &name) const;         // "wheel_center  front left"
    QString sentenceLabelOf(const std::string &name) const; // "wheel_center, front left"
    // Of a keypoint that one of the pictures shows.
    KeypointWords wordsOf(const QString &name) const;
    // The picture's size, or what the annotation says of it where it could not be read.
    QSize sourceSize() const;
    QSize targetSize() const;
    // The source keypoint that a pane judges: its result's, else the selected one; -1 for a free point.
    int judgedKeypoint(int slot) const;
    bool mapShown(int slot) const;
    // What the slot's map holds inside the target picture, read once per map; null without a map.
    const MapReading *reading(int slot) const;
    // Whether the slot has a best match to speak of: a map that is neither flat nor full of what is no number.
    bool hasMatch(int slot) const;

private:
    struct KeptReading {
        std::shared_ptr<const vision::SimilarityMap> map;
        QSize picture;
        int share = 0;
        MapReading reading;
    };
    mutable std::map<int, KeptReading> m_readings;
    // The labels of all models depend on each other and are asked for with every map.
    mutable std::vector<ModelName> m_named;
    mutable std::vector<ModelLabel> m_labels; // parallel to m_named
};

// The range that a pane's map is coloured with.
MapRange mapRangeOf(const CanvasState &state, int slot);
// The cells of a pane's map that are coloured: on a raw scale whose ends are given all of them, else those inside.
vision::PictureCells drawnCells(const CanvasState &state, int slot);

StripContent stripContent(const CanvasState &state);

// Where the pointer is in the target picture: over a target the point itself, over the source the point at the same
// fraction of the picture's sides. Nothing while the mouse is not over a pane or outside its picture.
std::optional<ImagePoint> linkedTargetPoint(const CanvasState &state);

} // namespace soco::widgets
