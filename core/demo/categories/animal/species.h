#pragma once

#include "core/demo/materials/material.h"

#include <array>
#include <string>
#include <vector>

namespace soco::demo {

enum class Tone : std::uint8_t { Main, Light, Dark };

// A colouring of a species; one is drawn.
struct Coat {
    std::uint32_t main, light, dark;
};

// A marking of the fur, by where it lies. marks.cpp says how far each reaches.
enum class Place : std::uint8_t {
    // head
    Head,       // all of it
    Muzzle,     // its front
    Snout,      // all of it, to the eyes
    Blaze,      // from the forehead to the nose
    Brows,      // two points above the eyes
    Cheeks,
    EyePatches,
    EyeRings,
    Face,       // a mask round eyes and muzzle
    Crown,      // a cap
    Chin,
    // trunk and legs
    Bib,        // throat and chest
    Chest,
    Crescent,   // a V on the chest
    Collar,     // round the neck
    Belly,
    Saddle,     // the back and half the flanks
    Spine,      // a narrow line on the back
    Flanks,     // a stripe along each
    Rump,
    RumpLines,  // two upright lines
    Socks,
    Stockings,
    FrontStockings,
    // tail
    TailTip,
};

inline bool isOfHead(Place place) { return place <= Place::Chin; }

struct Mark {
    Place place;
    Tone tone = Tone::Light;
    float size = 1;
};

enum class Ears : std::uint8_t {
    Pointed,
    Round,
    Tall,     // a long oval, upright
    Sideways, // the same, level
    Bat,      // broad and upright
    Hanging,
    Folded,   // the tip falls forward
};

struct EarShape {
    Ears kind = Ears::Pointed;
    float size = 1;
    Tone tone = Tone::Main;
    float feather = 0; // length of the hair at the end of hanging ears
};

enum class Tail : std::uint8_t {
    Thin,
    Ringed,
    Bushy,
    Tufted, // thin, hair at its end
    Stub,
    Horse,  // hair from the root
};

struct TailShape {
    Tail kind = Tail::Thin;
    float length = .5f, radius = .04f;
    float angle = 0; // above level, at the root
    float curl = 0;  // how far it turns upwards to its end
    Tone tone = Tone::Main, tip = Tone::Main;
};

enum class Head : std::uint8_t { Round, Long }; // cats, dogs and bears; hoofed animals
enum class Foot : std::uint8_t { Paw, Hoof, Cloven };
enum class Mane : std::uint8_t { None, Upright, Hanging, Bristles };

// One of a pair of cones along a line from the head, in units of its radius, of the left side.
struct Horn {
    std::vector<Vec3> line;
    float radius = .2f, tip = .04f;
    bool ringed = false;
    std::uint32_t colour = 0x8A7A64;
};

// Modelled locks of hair; lengths in units of the frame.
struct Locks {
    float ruff = 0;     // round the neck
    float cheeks = 0;   // beside the face
    float beard = 0;    // at the chin
    float whiskers = 0; // over the lips
    float fringe = 0;   // on the crown
    float skirt = 0;    // along belly and flanks
    float feathers = 0; // behind the legs
    bool wool = false;    // in balls all over the trunk
    bool topknot = false; // the same on the crown
    Mane mane = Mane::None;
};

// What tells one animal from another. Lengths in units of the frame, drawn with +-10 %.
struct Species {
    std::string name;

    // trunk and legs
    float leg = .42f, legRadius = .08f, bodyRadius = .21f, bodyHalf = .46f;
    float chest = 1, waist = 1, hips = 1; // thickness of its three parts, by the body's radius
    float slope = 0;                      // how much lower the hips lie than the shoulders
    float hump = 0;                       // over the shoulders, by the body's radius
    float angulation = 1;                 // of the hind legs
    float shank = .8f;                    // radius of the lower legs by that of the upper
    float dewlap = 0;                     // skin hanging from the throat
    Foot foot = Foot::Paw;
    std::uint32_t claws = 0;              // 0: none shown
    float clawLength = 1;

    // neck and head
    float neck = .18f, neckAngle = .75f, neckThick = .66f; // thickness by the body's radius
    Head head = Head::Round;
    float headRadius = .2f, headWidth = 1, cheeks = 1, nod = 0; // nod: how far the head is held down
    float muzzle = .15f, muzzleRadius = .1f;
    float eye = .2f, eyeDepth = .4f, eyeSpread = .43f; // radius and spread by the head's radius, depth by the eye's
    std::array<std::uint32_t, 2> irises{0x5A3517, 0x5A3517};
    std::uint32_t noseColour = 0x201A18;
    float nose = 1;
    bool whiskers = false;
    std::uint32_t tongue = 0;             // 0: never shown
    float tears = 0;                      // half the width of the lines from the eyes to the mouth
    bool warts = false;
    EarShape ears = {};
    std::vector<Horn> horns = {};
    TailShape tail = {};

    // coat
    std::vector<Coat> coats;
    Pattern pattern = Pattern::Plain;
    float patches = .5f;                  // threshold of Pattern::Patches
    float hair = 1;                       // scale of the strands
    float shag = 1;                       // depth of the strands
    float curls = 0;                      // tight curls, so many to a unit
    float belly = 1;                      // how much of the light tone it has
    std::vector<Mark> marks = {};
    Locks locks = {};
    std::uint32_t hoofs = 0x3A332E;
    bool collar = false;                  // in half of the pictures
    bool keg = false;                     // a little barrel hangs from the collar
};

std::vector<Species> cats();
std::vector<Species> dogs();
std::vector<Species> spaniels();
std::vector<Species> wildDogsAndBears();
std::vector<Species> hoofedAnimals();

} // namespace soco::demo
