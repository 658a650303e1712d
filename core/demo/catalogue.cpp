#include "core/demo/catalogue.h"

#include "core/demo/builders.h"
#include "core/demo/demo.h"

#include <algorithm>

namespace soco::demo {

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

const std::vector<Category> &categories()
{
    static const std::vector<Category> list = [] {
        using enum SuperCategory;
        std::vector<Category> rows = {
            {"car", Transportation, "vehicle", {"vehicle", "car"}, buildCar, .45f, .35f, 1.2f, {}},
            {"bus", Transportation, "vehicle", {"vehicle", "bus"}, buildBus, .45f, .35f, 1.2f, {}},
            // Vessels show few points from the front and the rear.
            {"kettle", HandHeld, "vessel", {"vessel", "kettle"}, buildKettle, .7f, .35f, 1.92f, {}},
            {"teapot", HandHeld, "vessel", {"vessel", "teapot"}, buildTeapot, .7f, .35f, 1.92f, {}},
            {"chair", Furniture, "seat", {"seat"}, buildChair, .45f, .35f, 1.2f, {}},
            {"armchair", Furniture, "seat", {"seat"}, buildArmchair, .45f, .35f, 1.2f, {}},
            {"egyptian_cat", Animals, "animal", {"animal"}, buildEgyptianCat, .45f, .35f, 1.2f, {}},
            {"golden_retriever", Animals, "animal", {"animal"}, buildGoldenRetriever, .45f, .35f, 1.2f, {}},
        };
        for (Category &row : rows)
            row.keypoints = keypointsOf(row.levels);
        return rows;
    }();
    return list;
}

std::vector<std::string> catalogue()
{
    std::vector<std::string> names;
    for (const Category &category : categories())
        names.push_back(category.name);
    return names;
}

} // namespace soco::demo
