#include "core/demo/categories/animal/species.h"

namespace soco::demo {

std::vector<Species> hoofedAnimals()
{
    return {
        {
            .name = "zebra",
            .leg = .56f, .legRadius = .072f, .bodyRadius = .220f, .bodyHalf = .46f,
            .foot = Foot::Hoof,
            .neck = .38f, .neckAngle = .95f,
            .head = Head::Long, .headRadius = .170f, .muzzle = .26f, .muzzleRadius = .096f,
            .eye = .23f,
            .ears = {Ears::Tall, .9f},
            .tail = {Tail::Tufted, .42f, .032f, -.9f, -.5f, Tone::Main, Tone::Dark},
            .coats = {{0xF0EBDF, 0xF6F2EA, 0x24201F}},
            .pattern = Pattern::Zebra, .hair = 1.3f, .shag = .8f,
            .marks = {{Place::Muzzle, Tone::Dark, .95f}},
            .locks = {.mane = Mane::Upright},
        },
    };
}

} // namespace soco::demo
