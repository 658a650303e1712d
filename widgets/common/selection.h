#pragma once

#include "core/base/point.h"
#include "core/dataset/dataset.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace soco::widgets {

// The one selection of the window (widgets/README.md, "Interaction"): what every panel shows and every panel may
// change. Setters emit only when something changed. GUI thread.
class Selection : public QObject
{
    Q_OBJECT

public:
    // Which picture of the pair the keypoint and the points belong to.
    enum class Side { Source, Target };

    using QObject::QObject;

    // A picture by itself, where pictures are worked on one at a time; independent of the pair.
    const std::optional<dataset::ImageId> &image() const { return m_image; }
    const std::optional<dataset::PairRef> &pair() const { return m_pair; }
    // Full name of the selected keypoint; empty for a free point or none. Survives a change of pair.
    const QString &keypoint() const { return m_keypoint; }
    Side side() const { return m_side; }
    // Full names of all selected keypoints; the last is keypoint(). Empty where none is selected.
    const QStringList &points() const { return m_points; }
    // The pinned point in source image pixels: the selected keypoint's place, or any other.
    const std::optional<ImagePoint> &pin() const { return m_pin; }
    // The point under the mouse, in source image pixels; nothing outside the source picture.
    const std::optional<ImagePoint> &hovered() const { return m_hovered; }
    // Slot of the focused model, 1 to 9.
    int model() const { return m_model; }

    void setImage(const std::optional<dataset::ImageId> &image);
    void setSide(Side side);
    // Several keypoints, of which the last becomes keypoint(); the pin stays where that is the keypoint already.
    void setPoints(const QStringList &names);
    void setPair(const std::optional<dataset::PairRef> &pair);
    // One point, or none: it is the only one that is selected then.
    void setPoint(const std::optional<ImagePoint> &pin, const QString &keypoint);
    void setHovered(const std::optional<ImagePoint> &point);
    void setModel(int slot);

Q_SIGNALS:
    void imageChanged();
    void sideChanged();
    void pointsChanged(); // which keypoints are selected
    void pairChanged();
    void pointChanged(); // pin or keypoint
    void hoveredChanged();
    void modelChanged();

private:
    std::optional<dataset::ImageId> m_image;
    Side m_side = Side::Source;
    QStringList m_points;
    std::optional<dataset::PairRef> m_pair;
    QString m_keypoint;
    std::optional<ImagePoint> m_pin;
    std::optional<ImagePoint> m_hovered;
    int m_model = 1;
};

} // namespace soco::widgets
