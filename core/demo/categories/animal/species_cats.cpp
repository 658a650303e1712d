#include "core/demo/categories/animal/species.h"

namespace soco::demo {

std::vector<Species> cats()
{
    return {
        {
            .name = "egyptian_cat",
            .leg = .38f, .legRadius = .064f, .bodyRadius = .180f, .bodyHalf = .42f,
            .neck = .15f, .neckAngle = .80f,
            .headRadius = .215f, .muzzle = .060f, .muzzleRadius = .088f,
            .eye = .235f, .eyeDepth = .58f, .irises = {0x8FA83A, 0xC79A2E},
            .noseColour = 0xA8605A, .nose = .8f, .whiskers = true,
            .ears = {Ears::Pointed, 1},
            .tail = {Tail::Ringed, .62f, .043f, .15f, 1.9f, Tone::Main, Tone::Dark},
            .coats = {{0xB99A6E, 0xEADBC0, 0x4A3A2C}, {0x8C8C8A, 0xE8E2D8, 0x38332F}, {0xC08A50, 0xF0DFC2, 0x6A4020},
                      {0x6B6259, 0xD8CFC0, 0x2C2622}},
            .pattern = Pattern::Tabby, .hair = 1.2f,
            .marks = {{Place::Muzzle}, {Place::Chin}},
            .collar = true,
        },
        {
            .name = "tiger",
            .leg = .40f, .legRadius = .095f, .bodyRadius = .215f, .bodyHalf = .52f,
            .neck = .16f, .neckAngle = .55f,
            .headRadius = .220f, .cheeks = 1.08f, .muzzle = .085f, .muzzleRadius = .112f,
            .eyeDepth = .42f, .irises = {0xC79A2E, 0xA8862E},
            .noseColour = 0xB8706A, .whiskers = true,
            .ears = {Ears::Round, .95f},
            .tail = {Tail::Ringed, .70f, .052f, -.35f, 2.3f, Tone::Main, Tone::Dark},
            .coats = {{0xD98A35, 0xF5EBDA, 0x2A211C}, {0xC97828, 0xF5EBDA, 0x241C18}, {0xE09A48, 0xF8F0E2, 0x2A211C}},
            .pattern = Pattern::Tiger, .hair = 1.2f,
            .marks = {{Place::Muzzle}, {Place::Chin}, {Place::Cheeks, Tone::Light, .8f},
                      {Place::Brows, Tone::Light, 1.5f}},
            .locks = {.cheeks = .07f},
        },
    };
}

} // namespace soco::demo
