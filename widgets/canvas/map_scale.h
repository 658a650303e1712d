#pragma once

#include "core/vision/best_part.h"
#include "widgets/canvas/map_image.h"

#include <QSize>
#include <QString>

namespace soco::widgets {

// What a map holds inside its picture. The padding beyond the picture plays no part in any of it.
struct MapReading {
    enum class Health {
        Good,
        Flat,     // one cosine everywhere: there is no best place
        NotFinite // some value is no number, so that none of it can be trusted
    };
    Health health = Health::Flat;
    vision::PictureCells inside;
    MapRange whole;        // lowest and highest cosine inside
    vision::BestPart best; // of the best `share` per cent of the cells inside
};

// `picture`: its size in pixels; the map covers the square over its longer side. An empty map is flat.
MapReading readMap(const vision::SimilarityMap &map, QSize picture, int share);

// "0.36"; three digits where two would not tell the ends apart ("0.993", "0.998").
struct EndTexts {
    QString low, high;
};
EndTexts endTexts(const MapRange &ends);

} // namespace soco::widgets
