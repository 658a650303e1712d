#pragma once

#include "widgets/common/explore_data.h"

#include <QString>

#include <vector>

namespace soco::widgets {

// What tells a model from others of its title.
struct ModelName {
    QString title;       // "DINOv2-S/14"
    QString weightsFile; // path, empty where there are none or where they are not known
    QString fingerprint; // empty where it is not known
    int slot = 0;        // 1 to 9; 0 for a model that is in no slot
    friend bool operator==(const ModelName &, const ModelName &) = default;
};

struct ModelLabel {
    QString title; // "DINOv2-S/14"
    QString apart; // "tuned.pth", "run_2/model.pth"; empty where the title alone tells it from the others
    // "tuned", for narrow places: `apart` without the ending of a weights file, where no other label has the same.
    QString brief;

    // "DINOv2-S/14", "DINOv2-S/14 (tuned.pth)"
    QString text() const;
    friend bool operator==(const ModelLabel &, const ModelLabel &) = default;
};

// One label a model, in the order of `models`, no two of one text. Of models of one title each is told apart by its
// file, and where two of these have one name, too, by the fewest folders above it that no other has; two of the same
// file by their fingerprints' first digits, else by their slots. A label depends on the others: make all at once,
// for everything that stands together.
std::vector<ModelLabel> modelLabels(const std::vector<ModelName> &models);
std::vector<ModelLabel> modelLabels(const std::vector<ModelSlot> &models);
std::vector<ModelName> modelNames(const std::vector<ModelSlot> &models);

// The text of the model in `slot` beside the others; empty where no model is in it.
QString modelLabel(const std::vector<ModelSlot> &models, int slot);

} // namespace soco::widgets
