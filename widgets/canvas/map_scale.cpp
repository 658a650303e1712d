#include "widgets/canvas/map_scale.h"

#include <QString>

#include <algorithm>

namespace soco::widgets {

MapReading readMap(const vision::SimilarityMap &map, QSize picture, int share)
{
    MapReading reading;
    reading.inside = vision::pictureCells(picture.width(), picture.height(), map.cols, map.rows);
    if (reading.inside.count() == 0 || map.values.size() != std::size_t(map.cols) * std::size_t(map.rows))
        return reading;
    const auto isFinite = [](float value) { return value - value == 0.0f; };
    if (!std::all_of(map.values.begin(), map.values.end(), isFinite)) {
        reading.health = MapReading::Health::NotFinite;
        return reading;
    }
    reading.best = vision::bestPart(map, reading.inside, share);
    reading.whole = {reading.best.lowest, reading.best.best};
    reading.health = reading.best.lowest < reading.best.best ? MapReading::Health::Good : MapReading::Health::Flat;
    return reading;
}

EndTexts endTexts(const MapRange &ends)
{
    const auto text = [](double value, int digits) {
        const QString written = QString::number(value, 'f', digits);
        // No minus before a zero.
        return written.startsWith(QLatin1Char('-')) && written.toDouble() == 0 ? written.mid(1) : written;
    };
    for (int digits = 2; digits < 5; ++digits) {
        const EndTexts texts{text(ends.low, digits), text(ends.high, digits)};
        if (texts.low != texts.high)
            return texts;
    }
    return {text(ends.low, 5), text(ends.high, 5)};
}

} // namespace soco::widgets
