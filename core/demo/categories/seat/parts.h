#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// What most seats are made of; wood needs one material for each direction of the grain.
struct SeatMaterials {
    Material wood; // upright, for builders that need more of it
    int upright = 0, lengthwise = 0, crosswise = 0; // along z, x, y
    Material cloth;
    int fabric = 0, cushion = 0;
};
SeatMaterials drawSeatMaterials(Model &model);
Material grainedAlong(Material wood, Vec3 axis);

// The keypoints that seats share. Positions are those of the left one; the right one is its mirror image.
void placeBackrestTop(Model &model, int part, Vec3 corner);
void placeSeatFront(Model &model, int part, Vec3 corner);
void placeSeatCenter(Model &model, int part, Vec3 at);
// `front`: 1 front, -1 rear; `foot`: where the leg's axis meets the floor.
void placeLegBottom(Model &model, int part, float front, Vec3 foot);
void placeArmrest(Model &model, int part, float side, Vec3 front, Vec3 center);

// An upright board whose upper edge rises by `crown` in the middle. Adds it to the part begun; `foot`: the middle of
// its lower edge.
struct CrownedBoard {
    Vec3 foot;
    float halfWidth, height, crown, halfThickness;
    float lean = 0;

    // `along`: up the board from its foot
    Vec3 at(float y, float along) const { return foot + Vec3{-sine(lean) * along, y, cosine(lean) * along}; }
    Vec3 through() const { return {cosine(lean), 0, sine(lean)}; }
    float top() const { return height + crown; }
    void add(Model &model) const;
    void cutHeart(Model &model, float along, float size) const;
};

} // namespace soco::demo
