#pragma once

#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"

#include <string>
#include <vector>

namespace sample {

inline soco::dataset::PairRef ref(int id, const std::string &source, const std::string &target)
{
    return {soco::dataset::PairKind::Intra, "car", std::to_string(id) + "-" + source + "-" + target + ".json", source, target};
}

inline std::vector<soco::dataset::PairRef> pairs()
{
    return {ref(1, "car_12", "car_31"), ref(2, "car_3", "car_17"), ref(3, "car_9", "car_26"), ref(4, "car_3", "car_8")};
}

inline std::vector<soco::dataset::PairRef> manyPairs(int count)
{
    std::vector<soco::dataset::PairRef> made;
    made.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        const long long n = i;
        made.push_back(ref(i, "car_" + std::to_string(n * 7919 % 4000), "car_" + std::to_string((n * 104729 + 1) % 4000)));
    }
    return made;
}

inline soco::widgets::ModelSlot model(int slot, const char *name, const char *title)
{
    soco::widgets::ModelSlot made;
    made.slot = slot;
    made.name = QString::fromUtf8(name);
    made.title = QString::fromUtf8(title);
    made.state = soco::widgets::ModelState::Ready;
    made.gridSize = 57;
    made.inputSize = 798;
    return made;
}

inline std::vector<soco::widgets::ModelSlot> twoModels()
{
    return {model(1, "dinov2_vitb14", "DINOv2-B/14"), model(2, "dense_sift", "dense_sift")};
}

} // namespace sample
