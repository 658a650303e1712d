#include "core/demo/categories/animal/animal.h"
#include "core/demo/categories/animal/species.h"

namespace soco::demo {
namespace {

std::vector<CategoryRecord> records()
{
    std::vector<CategoryRecord> list;
    for (auto *kinds : {cats, dogs, spaniels, wildDogsAndBears, hoofedAnimals})
        for (const Species &species : kinds())
            list.push_back({species.name, {"animal"}, [species](Model &m) { buildAnimal(m, species); }});
    return list;
}

} // namespace

Family animalFamily()
{
    constexpr auto F = KeypointRow::Functional, S = KeypointRow::Structural;
    return {
        .group = "animal",
        .superCategory = SuperCategory::Animals,
        .keypoints = {
            {"animal", "eye_{s}", "eye", F, 0, "center point", "eye", "{s}"},
            {"animal", "ear_{s}_tip", "ear_tip", S, .03f, "tip", "ear", "{s}"},
            {"animal", "mouth_corner_{s}", "mouth_corner", S, 0, "corner", "mouth", "{s}"},
            {"animal", "nose_tip", "nose_tip", F, 0, "tip", "nose", ""},
            {"animal", "chin", "chin", S, 0, "bottom point", "chin", ""},
            {"animal", "paw_front_{s}", "paw", F, 0, "front end", "paw", "front {s}"},
            {"animal", "paw_rear_{s}", "paw", F, 0, "front end", "paw", "rear {s}"},
            {"animal", "knee_front_{s}", "knee", S, .09f, "joint", "elbow", "front {s}"},
            {"animal", "knee_rear_{s}", "knee", S, .09f, "joint", "hock", "rear {s}"},
            {"animal", "withers", "withers", S, 0, "top point", "shoulders", ""},
            {"animal", "throat", "throat", S, 0, "front center point", "throat", ""},
            {"animal", "tail_base", "tail_base", S, 0, "base", "tail", ""},
            {"animal", "tail_tip", "tail_tip", S, .04f, "tip", "tail", ""},
        },
        .categories = records(),
    };
}

} // namespace soco::demo
