#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <vector>

namespace soco::dataset {

// A link in a dataset's folder that leads to a place that nobody allowed (OpenOptions::allowedLinks).
struct RefusedLink {
    std::filesystem::path link;   // in the dataset
    std::filesystem::path target; // where it leads, all links followed
    std::filesystem::path place;  // what to allow: the target where it is a folder, else the folder that it lies in
    std::size_t links = 1;        // that lead to the same place
};

// Names the link, where it goes, and the option that allows it.
Error refusedLinkError(const RefusedLink &link);

// One for each place, sorted by place. Where the links lead to more than eight, the folders above those places are
// taken (ab/, cd/, ... of one store are the store).
std::vector<RefusedLink> groupedByPlace(std::vector<RefusedLink> links);

} // namespace soco::dataset
