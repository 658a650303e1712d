#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildTrain(Model &model);
void buildBulletTrain(Model &model);

} // namespace soco::demo
