#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildEgyptianCat(Model &model);
void buildGoldenRetriever(Model &model);

} // namespace soco::demo
