#include "widgets/common/selection.h"

namespace soco::widgets {

void Selection::setImage(const std::optional<dataset::ImageId> &image)
{
    if (m_image == image)
        return;
    m_image = image;
    Q_EMIT imageChanged();
}

void Selection::setSide(Side side)
{
    if (m_side == side)
        return;
    m_side = side;
    Q_EMIT sideChanged();
}

void Selection::setPoints(const QStringList &names)
{
    const QString last = names.isEmpty() ? QString() : names.last();
    const bool others = m_points != names, another = m_keypoint != last;
    m_points = names;
    if (another) {
        m_keypoint = last;
        m_pin.reset();
        Q_EMIT pointChanged();
    }
    if (others)
        Q_EMIT pointsChanged();
}

void Selection::setPair(const std::optional<dataset::PairRef> &pair)
{
    if (m_pair == pair)
        return;
    m_pair = pair;
    Q_EMIT pairChanged();
}

void Selection::setPoint(const std::optional<ImagePoint> &pin, const QString &keypoint)
{
    const QStringList only = keypoint.isEmpty() ? QStringList() : QStringList{keypoint};
    const bool moved = m_pin != pin || m_keypoint != keypoint, others = m_points != only;
    m_pin = pin;
    m_keypoint = keypoint;
    m_points = only;
    if (moved)
        Q_EMIT pointChanged();
    if (others)
        Q_EMIT pointsChanged();
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
