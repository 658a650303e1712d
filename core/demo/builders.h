#pragma once

#include "core/demo/model.h"

namespace soco::demo {

// Each draws one instance of a category from model.rng: proportions, paint, optional parts, pose, and the keypoints
// beside the parts that carry them. Recipes and ranges: demo.md section 5.

void buildCar(Model &model);
void buildBus(Model &model);
void buildKettle(Model &model);
void buildTeapot(Model &model);
void buildChair(Model &model);
void buildArmchair(Model &model);
void buildEgyptianCat(Model &model);
void buildGoldenRetriever(Model &model);

} // namespace soco::demo
