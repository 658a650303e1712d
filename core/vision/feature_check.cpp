#include "core/vision/feature_check.h"

#include "core/base/text.h"

namespace soco::vision {

void FeatureCheck::add(const FeatureMap &map, const std::string &picture)
{
    if (map.empty())
        return;
    const std::scoped_lock lock(m_mutex);
    if (!m_seen.insert(picture).second)
        return;
    if (m_seen.size() == 1)
        m_first = map;
    m_constant += map.isConstant() ? 1 : 0;
    // Once one picture differs nothing more is to be found out, and the map may go.
    if (m_first.empty())
        return;
    if (m_first.hasSameNumbersAs(map))
        ++m_sameAsFirst;
    else
        m_first = {};
}

bool FeatureCheck::allMeaningless() const
{
    const std::scoped_lock lock(m_mutex);
    const auto all = std::int64_t(m_seen.size());
    return all > 0 && (m_constant == all || (all > 1 && m_sameAsFirst == all));
}

std::string FeatureCheck::warning(const BackboneInfo &model) const
{
    const std::scoped_lock lock(m_mutex);
    const auto all = std::int64_t(m_seen.size());
    const std::string reason = model.weightsWarning.empty() ? std::string() : "; " + model.weightsWarning;
    const std::string check =
        reason + (model.weightsFile.empty() ? std::string() : ". Check its weights: " + model.weightsFile);
    if (m_constant > 0) {
        const std::string pictures = m_constant == all && all > 1 ? "all " + groupedDigits(all) + " pictures"
                                     : all == 1                   ? "the picture"
                                                : groupedDigits(m_constant) + " of " + groupedDigits(all) + " pictures";
        return model.name + " gives the same feature in every cell of " + pictures
               + ": what it matches there means nothing" + (m_constant == all ? check : std::string());
    }
    if (all > 1 && m_sameAsFirst == all)
        return model.name + " gives the same features for all " + groupedDigits(all)
               + " pictures: what it matches means nothing" + check;
    if (!reason.empty())
        return model.name + ": " + model.weightsWarning + ". Check them: " + model.weightsFile;
    return {};
}

} // namespace soco::vision
