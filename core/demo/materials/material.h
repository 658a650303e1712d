#pragma once

#include "core/demo/modelling/math.h"

#include <vector>

namespace soco::demo {

enum class Substance : std::uint8_t { Paint, Wood, Plastic, Rubber, Metal, Fabric, Fur, Glass, Clay };

// What a substance is painted or woven with.
enum class Pattern : std::uint8_t {
    Plain,
    TwoTone, // paint: colour above the height patternAt, colour2 below
    Stripe,  // paint: one stripe along the object
    Bars,    // paint, plastic, fabric: bars across an axis
    Tartan,  // fabric
    Dots,    // fabric
    // Fur; the landmarks of Pelt place them.
    Tabby,
    Zebra,    // stripes round the trunk, rings on the legs, finer on the head
    Tiger,
    Rosettes, // the leopard's
    Spots,    // the cheetah's
    Patches,  // irregular, the more the lower patternAt
    Grizzled, // dark tips of the hair
};

enum class Side : std::uint8_t { Flank, End, Top }; // projected along y, x, z onto (x, z), (y, z), (x, y)
enum class DecalStyle : std::uint8_t { Fill, Outline, Bars, Slats, Checks, Dots }; // bars stand, slats lie

// A flat figure projected along one axis onto a part: windows, lines, numbers, flowers. Most of the detail for none of
// the geometry.
struct Decal {
    Side side = Side::Flank;
    float facing = 0;   // 1: only where the normal points to +axis, -1: to -axis, 0: both
    Vec2 centre, half;  // rounded rectangle; unused with a polygon
    float rounding = 0;
    std::vector<Vec2> polygon;
    DecalStyle style = DecalStyle::Fill;
    float lineWidth = 0.01f; // outline: half width; otherwise: period
    Vec3 colour;
    bool glass = false;      // shiny, with a black gasket round it
    float threshold = 0.25f; // least cosine between normal and axis
};

// Fur of another colour within a cone between two points, frayed at its edge.
struct Marking {
    Vec3 from, to;
    float radius = 0, endRadius = 0;
    Vec3 colour;
    float fray = .02f;
};

// What lies where on an animal, for the patterns of its fur.
struct Pelt {
    float legTop = 0;             // below: rings, and hair that hangs
    float frontLegs = 0, rearLegs = 0; // where they are, along x
    Vec3 neck, neckAxis{1, 0, 0}; // root of the neck, and the way to the head
    Vec3 head, headX{1, 0, 0}, headZ{0, 0, 1};
    float headRadius = 1;
    float curl = 0;               // > 0: tight curls, so many to a unit
    std::vector<Marking> markings; // later ones cover earlier ones
};

// Procedural, in object coordinates. Colours are linear.
struct Material {
    Substance substance = Substance::Paint;
    Vec3 colour, colour2, colour3; // colour3: wood under paint, third fabric colour, dark fur
    float scale = 1;
    float roughness = .4f;
    float coat = .5f;              // clear coat, 0 to 1
    Pattern pattern = Pattern::Plain;
    float patternAt = 0;           // height, offset, frequency: by pattern
    float patternWidth = 0;
    Vec3 axis{1, 0, 0};            // grain, brushing, bars
    float seed = 0;                // moves the noise
    float bump = 1;
    float belly = 0;               // fur: how much lighter where the normal points down
    Pelt pelt;
    std::vector<Decal> decals;
};

// What the light meets.
struct Surface {
    Vec3 albedo;
    Vec3 normal; // with bumps
    float roughness = .5f;
    float coat = .3f;
    float metal = 0;
    float sheen = 0;
    float wear = 0;
};

// `pixel`: width of a pixel there; `curvature`: positive on edges (only paint, wood and plastic use it).
Surface surfaceAt(const Material &material, Vec3 p, Vec3 normal, float pixel, float curvature);
inline bool wearsAtEdges(const Material &m)
{
    return m.substance == Substance::Paint || m.substance == Substance::Wood || m.substance == Substance::Plastic;
}

} // namespace soco::demo
