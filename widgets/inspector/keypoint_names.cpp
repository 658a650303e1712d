#include "widgets/inspector/keypoint_names.h"

namespace soco::widgets {

const dataset::TaxonomyKeypoint *findKeypoint(const dataset::Taxonomy *taxonomy, const std::string &category,
                                              const std::string &keypoint)
{
    const dataset::TaxonomyCategory *found = taxonomy ? taxonomy->category(category) : nullptr;
    return found ? found->find(keypoint) : nullptr;
}

KeypointLabel labelOf(const dataset::Taxonomy *taxonomy, const dataset::View &view, const std::string &keypoint)
{
    const dataset::TaxonomyKeypoint *known = findKeypoint(taxonomy, view.category, keypoint);
    if (!known || known->conceptName.empty())
        return {QString::fromStdString(keypoint), {}};
    return {QString::fromStdString(known->conceptName), QString::fromStdString(known->identity)};
}

} // namespace soco::widgets
