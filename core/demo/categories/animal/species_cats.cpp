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
            .locks = {.cheeks = .035f},
        },
        {
            .name = "leopard",
            .leg = .38f, .legRadius = .086f, .bodyRadius = .205f, .bodyHalf = .51f,
            .neck = .16f, .neckAngle = .55f,
            .headRadius = .210f, .cheeks = 1.05f, .muzzle = .085f, .muzzleRadius = .104f,
            .eyeDepth = .45f, .irises = {0x9AA650, 0xB8A23C},
            .noseColour = 0x9A5A52, .whiskers = true,
            .ears = {Ears::Round, .78f},
            .tail = {Tail::Thin, .80f, .048f, -.45f, 2.3f},
            .coats = {{0xD9A85A, 0xF5EBDA, 0x1F1916}, {0xC8923E, 0xF2E4CA, 0x1F1916}, {0xE2BC7C, 0xF8F0E2, 0x2A1F18}},
            .pattern = Pattern::Rosettes, .hair = 1.3f, .shag = .8f,
            .marks = {{Place::Muzzle}, {Place::Chin}, {Place::TailTip, Tone::Dark, .45f}},
        },
        { // slim and long in the leg, small in the head
            .name = "cheetah",
            .leg = .54f, .legRadius = .060f, .bodyRadius = .180f, .bodyHalf = .46f,
            .chest = 1.12f, .waist = .76f, .hips = .92f,
            .neck = .22f, .neckAngle = .70f,
            .headRadius = .172f, .muzzle = .060f, .muzzleRadius = .084f,
            .eye = .22f, .eyeDepth = .45f, .irises = {0xB87A2A, 0xA86A24},
            .nose = .95f, .whiskers = true, .tears = .011f,
            .ears = {Ears::Round, .70f},
            .tail = {Tail::Ringed, .74f, .036f, -.30f, 1.9f, Tone::Main, Tone::Dark},
            .coats = {{0xDDB06A, 0xF8F0E0, 0x211A16}, {0xD09C54, 0xF5EAD6, 0x211A16}, {0xE4C084, 0xF8F2E6, 0x2A201A}},
            .pattern = Pattern::Spots, .hair = 1.4f, .shag = .7f,
            .marks = {{Place::Muzzle}, {Place::Chin}},
        },
        { // plain, with a white muzzle
            .name = "cougar",
            .leg = .42f, .legRadius = .082f, .bodyRadius = .200f, .bodyHalf = .51f,
            .waist = .92f,
            .neck = .18f, .neckAngle = .60f,
            .headRadius = .190f, .cheeks = 1.04f, .muzzle = .085f, .muzzleRadius = .100f,
            .eyeDepth = .45f, .irises = {0xA8A04A, 0x8C9A58},
            .noseColour = 0xA8685E, .whiskers = true,
            .ears = {Ears::Round, .74f, Tone::Dark},
            .tail = {Tail::Thin, .84f, .052f, -.55f, 2.0f},
            .coats = {{0xB8905E, 0xF2E8D6, 0x4A382C}, {0xA8784A, 0xF0E2CC, 0x40302A}, {0x9C8A70, 0xEEE6D8, 0x40382F}},
            .hair = 1.3f, .shag = .8f,
            .marks = {{Place::Brows, Tone::Light, .9f}, {Place::Muzzle, Tone::Dark, 1.12f},
                      {Place::Muzzle, Tone::Light, .98f}, {Place::Chin, Tone::Light, 1.3f},
                      {Place::Chest, Tone::Light, .8f}, {Place::TailTip, Tone::Dark, .5f}},
        },
    };
}

} // namespace soco::demo
