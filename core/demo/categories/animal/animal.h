#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

struct Species;

void buildAnimal(Model &model, const Species &species);

} // namespace soco::demo
