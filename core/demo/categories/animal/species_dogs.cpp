#include "core/demo/categories/animal/species.h"

namespace soco::demo {

std::vector<Species> dogs()
{
    return {
        {
            .name = "golden_retriever",
            .leg = .42f, .legRadius = .083f, .bodyRadius = .220f, .bodyHalf = .46f,
            .neck = .22f, .neckAngle = .80f,
            .headRadius = .205f, .muzzle = .19f, .muzzleRadius = .105f,
            .tongue = 0xE0707A,
            .ears = {Ears::Hanging, .95f, Tone::Dark},
            .tail = {Tail::Bushy, .52f, .095f, .10f, .7f},
            .coats = {{0xC98F45, 0xF0DDB2, 0xA8702C}, {0xDDB070, 0xF5E8CC, 0xC08A48}, {0xA8682F, 0xE2BE88, 0x7E4A1E}},
            .hair = .7f, .shag = 1.2f, .belly = .8f,
            .marks = {{Place::Muzzle, Tone::Light, .95f}, {Place::Chest, Tone::Light, .8f}},
            .locks = {.feathers = .08f},
            .collar = true,
        },
    };
}

std::vector<Species> spaniels() { return {}; }

} // namespace soco::demo
