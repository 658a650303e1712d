#pragma once

#include "core/demo/modelling/field_grid.h"
#include "core/demo/modelling/rng.h"

namespace soco::demo {

// A pinhole. Pixels: x to the right, y down, (0, 0) the upper left corner of the first pixel.
struct Camera {
    Vec3 position;
    Vec3 right, up, forward;
    float focal = 1; // in pixels
    int width = 0, height = 0;

    Vec3 ray(float x, float y) const
    {
        return normalised(right * ((x - float(width) * .5f) / focal) + up * ((float(height) * .5f - y) / focal)
                          + forward);
    }
    // False behind the camera.
    bool project(Vec3 p, float &x, float &y) const
    {
        const Vec3 q = p - position;
        const float z = dot(q, forward);
        if (z <= 0)
            return false;
        x = float(width) * .5f + dot(q, right) / z * focal;
        y = float(height) * .5f - dot(q, up) / z * focal;
        return true;
    }
};

// How the object is seen; angles in radians.
struct View {
    float azimuth = 0; // of the camera, from the front (0) to the object's left (pi/2)
    float elevation = 0;
    float fieldOfView = 0; // over the shorter side
    float roll = 0;
    float fill = 0;        // share of the picture that the silhouette's longer relation fills
    Vec2 offset;           // off-centre, shares of the margin
};

struct PictureSize {
    int width = 0, height = 0;
};
// From the mixture of sizes; tall objects turn it upright, long ones level.
PictureSize drawSize(Vec3 extent, Rng &rng);

// Where rays through a tile of tileSide x tileSide pixels may start so as to miss nothing; negative where all of them
// miss. Tiles in rows from the top, the last ones may reach beyond the picture.
constexpr int tileSide = 8;
inline int tilesAcross(int pixels) { return (pixels + tileSide - 1) / tileSide; }
std::vector<float> tileStarts(const FieldGrid &grid, const Camera &camera);

// Looks at the object from the view's direction and moves until its silhouette fills the picture as asked.
// The object is always whole.
Camera frameObject(const FieldGrid &grid, const View &view, PictureSize size);

} // namespace soco::demo
