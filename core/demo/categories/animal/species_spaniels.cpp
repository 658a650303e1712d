#include "core/demo/categories/animal/species.h"

namespace soco::demo {

std::vector<Species> spaniels()
{
    return {
        { // liver or black, with white blaze, collar and legs
            .name = "english_springer",
            .leg = .42f, .legRadius = .080f, .bodyRadius = .205f, .bodyHalf = .42f,
            .neck = .21f, .neckAngle = .85f,
            .headRadius = .195f, .muzzle = .16f, .muzzleRadius = .098f,
            .tongue = 0xE0707A,
            .ears = {Ears::Hanging, 1.25f, Tone::Main, .055f},
            .tail = {Tail::Bushy, .26f, .060f, .35f, .4f},
            .coats = {{0x6E3E26, 0xF4EFE6, 0x4A2818}, {0x2E2A28, 0xF4EFE6, 0x1C1918}},
            .hair = .75f, .shag = 1.2f,
            .marks = {{Place::Blaze, Tone::Light, .9f}, {Place::Snout}, {Place::Bib, Tone::Light, 1.1f},
                      {Place::Chest, Tone::Light, 1.15f}, {Place::Collar, Tone::Light, .92f},
                      {Place::Belly, Tone::Light, 1.15f}, {Place::Stockings}, {Place::TailTip, Tone::Light, 1.4f}},
            .locks = {.feathers = .09f},
            .collar = true,
        },
        { // white with orange patches, leggy, hardly a tail
            .name = "brittany_spaniel",
            .leg = .47f, .legRadius = .072f, .bodyRadius = .190f, .bodyHalf = .37f,
            .waist = .90f,
            .neck = .21f, .neckAngle = .90f,
            .headRadius = .188f, .muzzle = .13f, .muzzleRadius = .088f,
            .irises = {0x8A5A2A, 0xA8702E},
            .noseColour = 0x7A4A3A, .tongue = 0xE0707A,
            .ears = {Ears::Hanging, .82f, Tone::Dark, .03f},
            .tail = {Tail::Stub, .13f, .040f, .2f, 0},
            .coats = {{0xF4EFE6, 0xF7F3EC, 0xC46E2C}, {0xF4EFE6, 0xF7F3EC, 0x8A4A28}},
            .pattern = Pattern::Patches, .patches = .50f, .hair = .9f, .shag = 1.1f,
            .marks = {{Place::Crown, Tone::Dark, 1.15f}, {Place::EyePatches, Tone::Dark, 1.1f},
                      {Place::Cheeks, Tone::Dark, .95f}, {Place::Blaze, Tone::Main, .85f}, {Place::Snout, Tone::Main},
                      {Place::Stockings, Tone::Main}},
            .locks = {.feathers = .05f},
            .collar = true,
        },
        { // liver curls, a topknot, a smooth face and a rat's tail
            .name = "irish_water_spaniel",
            .leg = .42f, .legRadius = .088f, .bodyRadius = .215f, .bodyHalf = .42f,
            .neck = .22f, .neckAngle = .90f,
            .headRadius = .190f, .muzzle = .18f, .muzzleRadius = .092f,
            .irises = {0x8A5A2A, 0xA8702E},
            .noseColour = 0x4A2A22, .tongue = 0xD8747A,
            .ears = {Ears::Hanging, 1.40f},
            .tail = {Tail::Thin, .46f, .030f, .10f, .5f},
            .coats = {{0x6A3E2A, 0x7E4E38, 0x4A2A1C}, {0x5A3426, 0x704634, 0x3E241A}},
            .hair = 1.2f, .shag = .8f, .curls = 22, .belly = .2f,
            .locks = {.topknot = true},
            .collar = true,
        },
        { // a toy with a flat face, wide eyes and a plume
            .name = "japanese_spaniel",
            .leg = .28f, .legRadius = .058f, .bodyRadius = .168f, .bodyHalf = .33f,
            .neck = .15f, .neckAngle = .90f,
            .headRadius = .198f, .muzzle = .030f, .muzzleRadius = .090f,
            .eye = .25f, .eyeDepth = .58f, .eyeSpread = .50f, .irises = {0x3A2416, 0x4A2C18},
            .nose = 1.1f, .tongue = 0xE0707A,
            .ears = {Ears::Hanging, .88f, Tone::Dark, .085f},
            .tail = {Tail::Bushy, .54f, .095f, 1.45f, 2.7f},
            .coats = {{0xF4F0E8, 0xF8F5EE, 0x2B2725}, {0xF4F0E8, 0xF8F5EE, 0x9A5428}},
            .pattern = Pattern::Patches, .patches = .53f, .hair = .7f, .shag = 1.3f,
            .marks = {{Place::Crown, Tone::Dark, 1.05f}, {Place::EyePatches, Tone::Dark, 1.05f},
                      {Place::Blaze, Tone::Main, .95f}, {Place::Snout, Tone::Main}, {Place::Chest, Tone::Main, 1.2f}},
            .locks = {.ruff = .08f, .feathers = .09f},
        },
    };
}

} // namespace soco::demo
