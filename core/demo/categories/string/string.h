#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildGuitar(Model &model);
void buildViolin(Model &model);

} // namespace soco::demo
