#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildChair(Model &model);
void buildArmchair(Model &model);
void buildSofa(Model &model);
void buildBench(Model &model);
void buildOfficeChair(Model &model);
void buildFoldingChair(Model &model);
void buildHighchair(Model &model);
void buildBed(Model &model);

} // namespace soco::demo
