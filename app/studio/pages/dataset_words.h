#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/dataset_change.h"
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

// Of a folder that opens as a dataset and has no picture or no pair: what was found, what is missing and what to do. Empty
// where there is something of both.
QString nothingToShowText(const dataset::Dataset &dataset);

// What reading a dataset again has brought: "Read again: 3 pictures, 12 pairs changed."
QString changeText(const dataset::DatasetChange &change);

} // namespace soco::studio
