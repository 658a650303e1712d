#include "core/demo/categories/animal/species.h"

namespace soco::demo {

std::vector<Species> wildDogsAndBears()
{
    return {
        {
            .name = "arctic_fox",
            .leg = .31f, .legRadius = .062f, .bodyRadius = .190f, .bodyHalf = .39f,
            .neck = .16f, .neckAngle = .70f,
            .headRadius = .195f, .muzzle = .13f, .muzzleRadius = .068f,
            .eyeDepth = .48f, .irises = {0x6A4420, 0x7A5022},
            .nose = 1.15f,
            .ears = {Ears::Pointed, .80f},
            .tail = {Tail::Bushy, .66f, .135f, -.25f, .9f},
            .coats = {{0xEFEDE8, 0xFBFAF7, 0xC9C6C0}, {0xE4E2DE, 0xF6F4F0, 0xA9A6A2}, {0xF2EEE4, 0xFBFAF7, 0xCFC4B2}},
            .hair = .7f, .shag = 1.3f,
            .marks = {{Place::Saddle, Tone::Dark, .45f}},
            .locks = {.ruff = .09f, .cheeks = .10f},
        },
        {
            .name = "brown_bear",
            .leg = .34f, .legRadius = .120f, .bodyRadius = .300f, .bodyHalf = .46f,
            .hump = 1, .angulation = .5f, .claws = 0x3A2A20,
            .neck = .12f, .neckAngle = .45f,
            .headRadius = .225f, .cheeks = 1.08f, .muzzle = .14f, .muzzleRadius = .115f,
            .nose = 1.1f,
            .ears = {Ears::Round, 1},
            .tail = {Tail::Stub, .12f, .065f, -.3f, 0},
            .coats = {{0x6E4A2E, 0xB08A5C, 0x4A2F1C}, {0x5A3A24, 0xA07848, 0x3A2416}, {0x8A6238, 0xC8A06A, 0x5A3A1E}},
            .hair = .8f, .shag = 1.3f, .belly = .25f,
            .marks = {{Place::Snout}},
        },
    };
}

} // namespace soco::demo
