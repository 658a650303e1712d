#include "core/demo/categories/catalogue.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace soco::demo {
namespace {

// SOCO's names. The first 24 in pairs of one group, so that cross pairs exist and every multiple of eight is spread
// over the super-categories; then the families in turn. SOCO's eyeglasses share no keypoint with any other category, so
// that there are no cross pairs of them: a named variant of the bus stands for the hundredth.
constexpr std::string_view order[] = {
    "car", "bus", "kettle", "teapot", "chair", "armchair", "egyptian_cat", "golden_retriever",
    "bicycle", "motor_scooter", "guitar", "violin", "sofa", "bench", "zebra", "brown_bear",
    "aeroplane", "glider", "hair_dryer", "power_drill", "office_chair", "pickup_truck", "tiger", "arctic_fox",
    "sports_car", "ambulance", "saxophone", "french_horn", "folding_chair", "highchair", "leopard", "cheetah",
    "fire_truck", "garbage_truck", "microwave", "washer", "dishwasher", "kettle_electric", "ox", "water_buffalo",
    "motorbike", "tricycle", "ax", "hacksaw", "bed", "knife", "boston_bull", "chow",
    "train", "bullet_train", "rifle", "megaphone", "iron", "sewing_machine", "gazelle", "impala",
    "school_bus", "trolleybus", "bicycle_pump", "bus_variant_01", "timber_wolf", "cougar", "american_black_bear",
    "ice_bear", "f1_car", "go_kart", "cart", "jinrikisha", "ibex", "bighorn", "ram", "warthog",
    "tractor", "cabin_tractor", "wheelchair", "segway", "vizsla", "weimaraner", "gordon_setter", "english_springer",
    "fighter_jet", "dune_buggy", "tank", "snowmobile", "saint_bernard", "eskimo_dog", "cairn", "tibetan_terrier",
    "forklift", "unicycle", "saluki", "walker_hound", "redbone", "brittany_spaniel", "irish_water_spaniel",
    "japanese_spaniel", "soft_coated_wheaten_terrier", "sloth_bear", "hartebeest", "sorrel",
};

std::vector<Category> allCategories()
{
    std::vector<Category> list;
    for (const Family &family : families()) {
        for (const CategoryRecord &record : family.categories) {
            Category category{record, family.group, record.otherSuperCategory.value_or(family.superCategory),
                              keypointsOf(record, family.keypoints)};
            list.push_back(std::move(category));
        }
    }
    std::map<std::string, int> owners;
    for (const Category &category : list)
        for (const KeypointDefinition &k : category.keypoints)
            ++owners[k.name];
    for (Category &category : list)
        for (KeypointDefinition &k : category.keypoints)
            k.shared = owners[k.name] > 1;
    const auto place = [](const Category &c) { return std::find(std::begin(order), std::end(order), c.name); };
    std::stable_sort(list.begin(), list.end(),
                     [&](const Category &a, const Category &b) { return place(a) < place(b); });
    return list;
}

} // namespace

int Category::keypointIndex(std::string_view keypointName) const
{
    for (std::size_t i = 0; i < keypoints.size(); ++i)
        if (keypoints[i].name == keypointName)
            return int(i);
    return -1;
}

bool Category::hasLevel(std::string_view level) const
{
    return std::find(levels.begin(), levels.end(), level) != levels.end();
}

const char *superCategoryName(SuperCategory superCategory)
{
    static constexpr const char *names[] = {"transportation", "hand-held", "furniture", "animals"};
    return names[int(superCategory)];
}

std::vector<Family> families()
{
    return {
        vehicleFamily(),
        vesselFamily(),
        griptoolFamily(),
        stringFamily(),
        windFamily(),
        seatFamily(),
        animalFamily(),
        bikeFamily(),
        railFamily(),
        planeFamily(),
        caseFamily(),
        cartFamily(),
        machineFamily(),
        householdFamily(),
        toolFamily(),
    };
}

const std::vector<Category> &categories()
{
    static const std::vector<Category> list = allCategories();
    return list;
}

std::vector<const Category *> chosenCategories(int count, const std::vector<std::string> &names)
{
    std::vector<const Category *> chosen;
    for (const Category &category : categories()) {
        const bool wanted = names.empty() ? int(chosen.size()) < count
                                          : std::find(names.begin(), names.end(), category.name) != names.end();
        if (wanted)
            chosen.push_back(&category);
    }
    return chosen;
}

const Category *categoryNamed(std::string_view name)
{
    const auto &all = categories();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Category &c) { return c.name == name; });
    return at == all.end() ? nullptr : &*at;
}

} // namespace soco::demo
