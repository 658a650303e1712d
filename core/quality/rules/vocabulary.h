#pragma once

#include "core/quality/rules/rule_text.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

// What the files of a dataset say of each keypoint by its name; internal to core/quality.

namespace soco::quality {

// False where there is a taxonomy that could not be read: what it lists is not known, and its own finding says why. Where
// there is none at all, names are judged by each other.
bool isTaxonomyKnown(const CheckContext &context);
inline constexpr const char *unreadTaxonomy = "the taxonomy could not be read";

// One keypoint of one copy of an image's keypoints.
struct KeypointUse {
    const ShownImage *image;
    const Copy *copy;
    std::size_t index;

    const dataset::Keypoint &keypoint() const { return copy->view->keypoints[index]; }
};

using KeypointKey = std::pair<std::string, std::string>; // category, name

// Keypoints by category and name. Left out: names that an image's copies do not agree in (copy-differs has them).
std::map<KeypointKey, std::vector<KeypointUse>> keypointsByName(const CheckContext &context);

// Everything that is said of one keypoint, or concept, in one respect: value -> who says so.
struct Sayings {
    struct Value {
        std::vector<KeypointUse> uses;
        std::set<dataset::ImageId> images;
        std::size_t files = 0;
        bool inTaxonomy = false;
    };
    std::map<std::string, Value> values;

    void add(const std::string &value, const KeypointUse &use);
    // What most images say, the taxonomy counting as one, then most files, then the first; empty where nothing is said.
    std::string usual() const;
};

// Adds the places of all uses ("src_keypoints[3]" + suffix) and the keypoints as subjects.
void addUses(Finding &finding, const std::vector<KeypointUse> &uses, const std::string &suffix);
// "1 file", "7 files"
std::string shownFiles(const Finding &finding);

// The taxonomy's entry for a keypoint of a category; empty where it has none.
const dataset::TaxonomyKeypoint *taxonomyKeypoint(const CheckContext &context, const KeypointKey &key);
extern const char *const taxonomyPath; // "Metadata/keypoint_taxonomy.json"

// Which concept a keypoint belongs to, and which concepts exist.
class Concepts
{
public:
    explicit Concepts(const CheckContext &context);

    const std::map<KeypointKey, std::vector<KeypointUse>> &keypoints() const { return m_keypoints; }
    // The taxonomy's, else what most images say; empty where nobody says one.
    const std::string &expected(const KeypointKey &key) const;
    // The taxonomy has it, or keypoints of two images.
    bool isKnown(const std::string &conceptName) const { return m_known.count(conceptName) > 0; }

private:
    std::map<KeypointKey, std::vector<KeypointUse>> m_keypoints;
    std::map<KeypointKey, std::string> m_expected;
    std::set<std::string> m_known;
};

// One of the two of the format, or none.
inline bool isKnownKind(const std::string &kind)
{
    return kind.empty() || kind == "structural" || kind == "functional";
}

// Names that only one image shows and the taxonomy does not have, or that the taxonomy alone should have: unknown-keypoint.
bool isUnknownKeypoint(const CheckContext &context, const KeypointKey &key, const std::vector<KeypointUse> &uses);

} // namespace soco::quality
