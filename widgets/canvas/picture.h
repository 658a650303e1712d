#pragma once

#include <QImage>

#include <memory>
#include <vector>

namespace soco::widgets {

// One picture as several panes show it: its drained twin (15 % saturation, under a map) is made once, and every scaled
// version once for all panes of the same size. GUI thread only.
class Picture
{
public:
    explicit Picture(QImage image);

    QSize size() const { return m_image.size(); }
    bool isNull() const { return m_image.isNull(); }
    const QImage &image(bool drained) const;
    // The whole picture smoothly reduced to `size` device pixels. Keeps the last few sizes.
    const QImage &scaled(QSize size, bool drained) const;

private:
    struct Scaled {
        QSize size;
        bool drained = false;
        QImage image;
    };

    QImage m_image;
    mutable QImage m_drained;
    mutable std::vector<Scaled> m_scaled; // latest last
};
using PicturePtr = std::shared_ptr<const Picture>;

} // namespace soco::widgets
