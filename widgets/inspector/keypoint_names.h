#pragma once

#include "core/dataset/pair.h"
#include "core/dataset/taxonomy.h"

#include <QString>

namespace soco::widgets {

// How a keypoint is told from its siblings: "wheel_center" and "front left"; the full name where the taxonomy does
// not know it.
struct KeypointLabel {
    QString name;
    QString identity;
    QString joined() const { return identity.isEmpty() ? name : name + QStringLiteral(", ") + identity; }
};
// Any pointer may be null.
const dataset::TaxonomyKeypoint *findKeypoint(const dataset::Taxonomy *taxonomy, const std::string &category,
                                              const std::string &keypoint);
KeypointLabel labelOf(const dataset::Taxonomy *taxonomy, const dataset::View &view, const std::string &keypoint);

} // namespace soco::widgets
