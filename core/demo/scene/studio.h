#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

enum class Floor : std::uint8_t { Paper, Planks, Felt, Road, Tiles, Linen };
enum class Wall : std::uint8_t { Paper, Stripes, Hills, Dots, Spots };

// Light, floor and backdrop of one picture.
struct Studio {
    Vec3 keyDirection, keyColour; // the soft box
    float keySharpness = 10;      // of shadows: smaller is softer
    Vec3 fillDirection;           // the strip box on the other side
    Vec3 skyColour, bounceColour;
    Floor floor = Floor::Paper;
    Wall wall = Wall::Paper;
    Vec3 floorColour, floorColour2, wallColour, wallColour2;
    float floorScale = 1, floorAngle = 0;
    // What follows from these, made by makeStudio().
    Vec2 floorAxis;           // along planks, roads and threads
    Vec3 keyRight, keyUp;     // of the soft box
    Vec3 fillRight, fillUp;   // of the strip box
    float seed = 0;
    float wallDistance = 4; // from the object, away from the camera
};

// `azimuth` of the camera: the light is drawn relative to it.
Studio makeStudio(SuperCategory superCategory, float azimuth, Rng &rng);

// What a mirror sees in `direction`; `blur` softens the lamps' edges, for rough ones.
Vec3 environment(const Studio &studio, Vec3 direction, float blur);
// Albedo of the floor; `pixel`: a pixel's width there.
Vec3 floorAlbedo(const Studio &studio, Vec3 p, float pixel, Vec3 &normal, float &coat);
// `u`: along the wall, `z`: height.
Vec3 wallAlbedo(const Studio &studio, float u, float z);

} // namespace soco::demo
