#pragma once

#include "core/demo/categories/animal/species.h"
#include "core/demo/modelling/model.h"

namespace soco::demo {

// Indices of an animal's materials in its model.
struct AnimalMaterials {
    int trunk, head, ear, tail, tailTip, dark;
    int ink, iris, spark, nose, inner, whisker, tongue, hoof, claw;
};

// One leg from the trunk down: elbow or hock is the joint.
struct Leg {
    Vec3 top, stifle, joint, foot;
    bool front = false;
    float side = 1;
};

// One individual in its pose: what all its parts are built upon.
struct Animal {
    explicit Animal(const Species &kind) : species(kind) {}

    const Species &species;
    AnimalMaterials mat{};
    float leg = 0, legRadius = 0, bodyRadius = 0, bodyHalf = 0;
    float trunkHeight = 0; // of the trunk's axis
    Vec3 shoulder, hip, neckBase;
    std::array<Leg, 4> legs; // front left, front right, rear left, rear right

    float headRadius = 0;
    Vec3 head, X, Y, Z;              // the head's middle and frame
    float muzzleRadius = 0;
    float muzzleEnd = 0, muzzleZ = 0; // front and height of the muzzle in the head's frame

    std::vector<Vec3> tail;

    Vec3 onHead(float x, float y, float z) const { return head + X * x + Y * y + Z * z; }
    Vec3 neckAxis() const { return normalised(head - neckBase); }
    // Near the surface: hoofed animals have their eyes at the sides.
    Vec3 eyeSpot(float side) const
    {
        return species.head == Head::Long
                   ? onHead(headRadius * .55f, side * headRadius * .62f, headRadius * .24f)
                   : onHead(headRadius * .80f, side * headRadius * species.eyeSpread, headRadius * .16f);
    }
    // 0: at the shoulders, 1: in the head
    Vec3 neckAt(float t) const { return mix(neckBase, head, t); }
    float neckRadius(float t) const
    {
        return mix(bodyRadius * species.neckThick, headRadius * (species.head == Head::Long ? .70f : .74f), t);
    }
    // On top of the neck.
    Vec3 crest(float t) const
    {
        const Vec3 axis = neckAxis(), up = normalised(Vec3{0, 0, 1} - axis * axis.z);
        return neckAt(t) + up * neckRadius(t);
    }
};

// Draws proportions and pose.
Animal drawAnimal(Model &model, const Species &species);
// Draws the colours and lays the markings on the fur.
AnimalMaterials drawMaterials(Model &model, const Animal &animal);
// Where a mark lies on this animal.
std::vector<Marking> markingsFor(const Animal &animal, const Mark &mark, Vec3 colour);

// Parts that lie over one another, so that a point may be on any of them; negative: there is none.
struct AnimalParts {
    int trunk = -1, head = -1, mane = -1;
};

// Builder's parts. Each places its keypoints. Those that return a number return the part's index.
int addTrunk(Model &model, const Animal &animal);
void addFeet(Model &model, const Animal &animal);
int addHead(Model &model, const Animal &animal);
void addEars(Model &model, const Animal &animal);
void addHorns(Model &model, const Animal &animal);
void addTail(Model &model, const Animal &animal, int trunk);
void addCollar(Model &model, const Animal &animal, int trunk);

// Locks that blend with the part that is being built.
void addTrunkLocks(Model &model, const Animal &animal);
void addHeadLocks(Model &model, const Animal &animal);
void addTopknot(Model &model, const Animal &animal);
int addMane(Model &model, const Animal &animal);
// One lock, thick at its root.
void addLock(Model &model, Vec3 root, Vec3 tip, float radius, float blend = .028f);

// Withers, throat and chin: each on what covers it.
void placeCoveredPoints(Model &model, const Animal &animal, const AnimalParts &parts);

// The surface of a part, met on the way to `p` from outside.
Vec3 ontoPart(const Model &model, int part, Vec3 p, Vec3 outwards);

} // namespace soco::demo
