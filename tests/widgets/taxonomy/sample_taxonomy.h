#pragma once

#include "core/dataset/taxonomy.h"

#include <memory>
#include <string>
#include <vector>

namespace sample {

using namespace soco::dataset;

inline TaxonomyKeypoint keypoint(const std::string &name, const std::string &identity, const std::string &part,
                                 int images, const std::string &kind = "structural")
{
    TaxonomyKeypoint point;
    point.name = name;
    point.identity = identity;
    point.conceptName = part;
    point.kind = kind;
    point.shared = true;
    point.images = images;
    point.language.sentence = "the center point of the " + identity + (identity.empty() ? "" : " ") + part;
    return point;
}

inline TaxonomyConcept part(const std::string &name, int images, const std::string &prefix,
                            const std::vector<std::string> &identities, const std::string &kind = "structural")
{
    TaxonomyConcept made;
    made.name = name;
    made.images = images;
    int less = 0;
    for (const std::string &identity : identities) {
        std::string full = prefix + "_" + name + (identity.empty() ? "" : "_" + identity);
        for (char &c : full)
            c = c == ' ' ? '_' : c;
        made.keypoints.push_back(keypoint(full, identity, name, images - 11 - less++, kind));
    }
    return made;
}

// The tree of the specification's picture: a car with its wheels unfolded, and a few more.
inline std::shared_ptr<Taxonomy> taxonomy(int moreImages = 0)
{
    const std::vector<std::string> corners{"front left", "front right", "rear left", "rear right"};
    TaxonomyCategory car{"car", 40 + moreImages, {
        part("bumper_corner", 33, "vehicle", corners), part("car_roof_corner", 38, "car", corners),
        part("door_handle", 37, "vehicle", corners, "functional"), part("indicator", 29, "vehicle", {"left", "right"}),
        part("mirror", 40, "vehicle", {"left", "right"}, "functional"), TaxonomyConcept{"wheel_center", 40, {}},
        part("windshield_corner", 36, "vehicle", corners)}};
    for (const std::string &corner : corners) {
        std::string full = "vehicle_wheel_" + corner + "_center";
        full[full.find(' ')] = '_';
        car.concepts[5].keypoints.push_back(keypoint(full, corner, "wheel_center", 22));
        car.concepts[5].keypoints.back().language.sentence = "the center point of the " + corner + " wheel of a car";
    }
    TaxonomyCategory bus{"bus", 40, {part("mirror", 36, "vehicle", {"left", "right"}, "functional"), car.concepts[5]}};
    TaxonomyCategory bicycle{"bicycle", 40, {part("handlebar_end", 36, "bike", {"left", "right"}),
                                             part("saddle", 40, "bike", {""})}};
    TaxonomyCategory scooter{"motor_scooter", 40, {part("saddle", 40, "bike", {""})}};
    TaxonomyCategory chair{"chair", 40, {part("seat_corner", 39, "seat", corners)}};
    TaxonomyCategory armchair{"armchair", 40, {part("seat_corner", 39, "seat", corners)}};
    auto made = std::make_shared<Taxonomy>();
    made->superCategories = {{"transportation", 160 + moreImages, {car, bus, bicycle, scooter}},
                             {"furniture", 80, {chair, armchair}}};
    return made;
}

// As large as SOCO gets: `categories` x `concepts` x `each` keypoints.
inline std::shared_ptr<Taxonomy> largeTaxonomy(int categories, int concepts, int each)
{
    auto made = std::make_shared<Taxonomy>();
    for (int c = 0; c < categories; ++c) {
        if (c % 10 == 0)
            made->superCategories.push_back({"super_" + std::to_string(c / 10), 400, {}});
        TaxonomyCategory category{"category_" + std::to_string(c), 40, {}};
        for (int p = 0; p < concepts; ++p) {
            std::vector<std::string> identities;
            for (int k = 0; k < each; ++k)
                identities.push_back("place " + std::to_string(k));
            category.concepts.push_back(part("part_" + std::to_string(p), 30, "thing", identities));
        }
        made->superCategories.back().categories.push_back(std::move(category));
    }
    return made;
}

} // namespace sample
