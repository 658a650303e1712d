#pragma once

#include "core/base/point.h"
#include "core/dataset/dataset.h"

#include <QObject>
#include <QString>

#include <optional>

namespace soco::widgets {

// The one selection of the window (widgets/README.md, "Interaction"): what every panel shows and every panel may
// change. Setters emit only when something changed. GUI thread.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::optional<dataset::PairRef> &pair() const { return m_pair; }
    // Full name of the selected keypoint; empty for a free point or none. Survives a change of pair.
    const QString &keypoint() const { return m_keypoint; }
    // The pinned point in source image pixels: the selected keypoint's place, or any other.
    const std::optional<ImagePoint> &pin() const { return m_pin; }
    // The point under the mouse, in source image pixels; nothing outside the source picture.
    const std::optional<ImagePoint> &hovered() const { return m_hovered; }
    // Slot of the focused model, 1 to 9.
    int model() const { return m_model; }

    void setPair(const std::optional<dataset::PairRef> &pair);
    void setPoint(const std::optional<ImagePoint> &pin, const QString &keypoint);
    void setHovered(const std::optional<ImagePoint> &point);
    void setModel(int slot);

Q_SIGNALS:
    void pairChanged();
    void pointChanged(); // pin or keypoint
    void hoveredChanged();
    void modelChanged();

private:
    std::optional<dataset::PairRef> m_pair;
    QString m_keypoint;
    std::optional<ImagePoint> m_pin;
    std::optional<ImagePoint> m_hovered;
    int m_model = 1;
};

} // namespace soco::widgets
