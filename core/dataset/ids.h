#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

// What things of a dataset are called, as values that no two kinds of can be mixed up. They are the names that the
// files use, so they stay true while a dataset grows, is read again or moves to another disk. Ordered and hashable.

namespace soco::dataset {

enum class PairKind { Intra, Cross, Train, Test };
inline constexpr std::array allPairKinds{PairKind::Intra, PairKind::Cross, PairKind::Train, PairKind::Test};

// "intra", "cross", "train", "test"
const char *pairKindName(PairKind kind);
std::optional<PairKind> pairKindFromName(std::string_view name);

// A picture: the folder below Images/ and the bare file name in it.
struct ImageId {
    std::string category;
    std::string file;
    friend auto operator<=>(const ImageId &, const ImageId &) = default;
};

// A pair: its kind, the folder of that kind that it lies in, and its bare file name.
struct PairId {
    PairKind kind = PairKind::Intra;
    std::string group;
    std::string file;
    friend auto operator<=>(const PairId &, const PairId &) = default;
};

// A keypoint of a picture, by its full name ("vehicle_wheel_front_left_center"), which is unique there.
struct KeypointRef {
    ImageId image;
    std::string name;
    friend auto operator<=>(const KeypointRef &, const KeypointRef &) = default;
};

} // namespace soco::dataset

template <> struct std::hash<soco::dataset::ImageId> {
    std::size_t operator()(const soco::dataset::ImageId &id) const noexcept;
};
template <> struct std::hash<soco::dataset::PairId> {
    std::size_t operator()(const soco::dataset::PairId &id) const noexcept;
};
template <> struct std::hash<soco::dataset::KeypointRef> {
    std::size_t operator()(const soco::dataset::KeypointRef &ref) const noexcept;
};
