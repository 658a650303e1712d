#pragma once

#include "core/dataset/dataset.h"
#include "core/demo/demo.h"

#include <QString>

#include <optional>

namespace soco::studio {

// What the page about a dataset says, in the user's language and with the numbers of the user's locale.
// A taxonomy without counts of images leaves an en dash in their place.
QString datasetHtml(const dataset::Dataset &dataset, const dataset::Taxonomy &taxonomy,
                    const std::optional<demo::DemoOrigin> &origin);
// One line above a copied or saved sheet.
QString sheetHeading(const dataset::Dataset &dataset);

} // namespace soco::studio
