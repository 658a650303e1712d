#pragma once

#include "core/demo/materials/material.h"
#include "core/demo/scene/scene.h"

namespace soco::demo {

// How much light reaches a point: of the key light, and of what comes from all around.
struct Lit {
    float key = 1;
    float around = 1;
};

// Light and shadow of a scene. One picture, one thread: the floor's map is filled when touched.
class Lighting
{
public:
    explicit Lighting(const Scene &scene);

    void onSurface(const EightPoints &points, const EightPoints &normals, unsigned lanes, Lit (&lit)[laneCount]) const;
    Lit onFloor(Vec3 p) const;
    // Light from the surface towards the camera; `view`: from the camera to the surface.
    Vec3 shade(const Surface &surface, Vec3 view, Lit lit) const;
    // Seamless paper or a wall behind everything.
    Vec3 backdrop(Vec3 origin, Vec3 direction) const;
    Vec3 floorColour(Vec3 p, Vec3 view, float distance) const;
    // Does the floor end at the wall before `p`?
    bool behindWall(Vec3 p) const;

private:
    void roughDistances(const EightPoints &points, EightFloats &distances) const;
    void keyLight(const EightPoints &from, unsigned lanes, EightFloats &lit) const;
    const Lit &floorCell(int i, int j) const;
    void fillFloorCells(int i, int j) const;

    const Scene &m_scene;
    const Studio &m_studio;
    Vec3 m_away;   // from the object away from the camera, on the floor
    Vec3 m_centre; // below the object, on the floor
    static constexpr int mapCells = 280;
    static constexpr float mapHalf = 3.2f;
    mutable std::vector<Lit> m_floorMap; // key < 0: not yet filled
};

} // namespace soco::demo
