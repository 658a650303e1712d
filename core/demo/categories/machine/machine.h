#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildTank(Model &model);
void buildSnowmobile(Model &model);
void buildForklift(Model &model);

} // namespace soco::demo
