#include "widgets/common/selection.h"

namespace soco::widgets {

void Selection::setPair(const std::optional<dataset::PairRef> &pair)
{
    if (m_pair == pair)
        return;
    m_pair = pair;
    Q_EMIT pairChanged();
}

void Selection::setPoint(const std::optional<ImagePoint> &pin, const QString &keypoint)
{
    if (m_pin == pin && m_keypoint == keypoint)
        return;
    m_pin = pin;
    m_keypoint = keypoint;
    Q_EMIT pointChanged();
}

void Selection::setHovered(const std::optional<ImagePoint> &point)
{
    if (m_hovered == point)
        return;
    m_hovered = point;
    Q_EMIT hoveredChanged();
}

void Selection::setModel(int slot)
{
    if (m_model == slot || slot < 1 || slot > 9)
        return;
    m_model = slot;
    Q_EMIT modelChanged();
}

} // namespace soco::widgets
