#include "core/dataset/ids.h"

namespace soco::dataset {

const char *pairKindName(PairKind kind)
{
    switch (kind) {
    case PairKind::Intra: return "intra";
    case PairKind::Cross: return "cross";
    case PairKind::Train: return "train";
    case PairKind::Test: return "test";
    }
    return "";
}

std::optional<PairKind> pairKindFromName(std::string_view name)
{
    for (const PairKind kind : allPairKinds)
        if (name == pairKindName(kind))
            return kind;
    return {};
}

} // namespace soco::dataset

namespace {

// As boost::hash_combine does it: the golden ratio's bits spread what is added.
std::size_t combined(std::size_t seed, std::size_t value)
{
    return seed ^ (value + 0x9e3779b97f4a7c15u + (seed << 6) + (seed >> 2));
}

} // namespace

std::size_t std::hash<soco::dataset::ImageId>::operator()(const soco::dataset::ImageId &id) const noexcept
{
    const std::hash<std::string> text;
    return combined(text(id.category), text(id.file));
}

std::size_t std::hash<soco::dataset::PairId>::operator()(const soco::dataset::PairId &id) const noexcept
{
    const std::hash<std::string> text;
    return combined(combined(std::size_t(id.kind), text(id.group)), text(id.file));
}

std::size_t std::hash<soco::dataset::KeypointRef>::operator()(const soco::dataset::KeypointRef &ref) const noexcept
{
    return combined(std::hash<soco::dataset::ImageId>()(ref.image), std::hash<std::string>()(ref.name));
}
