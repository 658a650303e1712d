#include "widgets/canvas/mark_layer.h"

#include "widgets/canvas/label_placement.h"
#include "widgets/canvas/mark_painter.h"
#include "widgets/common/fonts.h"

namespace soco::widgets {

namespace {

constexpr int mostLabels = 40;

QRectF around(QPointF centre, double radius)
{
    return {centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius};
}

} // namespace

void MarkLayer::paint(QPainter &painter, const PictureView::Frame &frame)
{
    m_labelRects.clear();
    if (!frame.picture)
        return;
    const ViewTransform &view = frame.transform;
    {
        MarkPainter marks(painter);
        for (const PaneMarks::Match &match : m_marks.matches) {
            if (match.truth)
                marks.matchLine({view.toPane(*match.truth), view.toPane(match.predicted)}, match.verdict, match.dimmed);
        }
        for (const PaneMarks::Match &match : m_marks.matches)
            marks.keypoint(view.toPane(match.predicted));
        for (const PaneMarks::Ring &ring : m_marks.rings) {
            if (ring.alsoValid)
                marks.alsoValid(view.toPane(ring.centre), ring.radius * view.scale);
        }
        for (const PaneMarks::Ring &ring : m_marks.rings) {
            if (!ring.alsoValid) {
                marks.truth(view.toPane(ring.centre), ring.radius * view.scale);
                marks.truthDot(view.toPane(ring.centre));
            }
        }
        if (m_marks.error)
            marks.errorLine({view.toPane(m_marks.error->p1()), view.toPane(m_marks.error->p2())});
        for (const PaneMarks::Named &keypoint : m_marks.keypoints)
            marks.keypoint(view.toPane(keypoint.position));
        if (m_marks.hovered && !frame.kept) {
            marks.keypoint(view.toPane(m_marks.hovered->position));
            marks.hoverRing(view.toPane(m_marks.hovered->position));
        }
        if (m_marks.pin)
            marks.pin(view.toPane(m_marks.pin->position));
        if (m_marks.cell)
            marks.cell({view.toPane(m_marks.cell->topLeft()), view.toPane(m_marks.cell->bottomRight())});
        for (std::size_t i = m_marks.ranked.size(); i-- > 0;)
            marks.ranked(view.toPane(m_marks.ranked[i]), int(i) + 2, labelFont());
        if (m_marks.argmax)
            marks.argmax(view.toPane(m_marks.argmax->position));
        if (m_marks.linkedCursor && !frame.kept)
            marks.linkedCursor(view.toPane(*m_marks.linkedCursor));
    }
    paintLabels(painter, frame);
}

void MarkLayer::paintLabels(QPainter &painter, const PictureView::Frame &frame)
{
    const bool hovered = m_marks.hovered && !frame.kept;
    const bool single = (m_marks.argmax && !m_marks.argmax->label.isEmpty())
        || (m_marks.pin && !m_marks.pin->label.isEmpty()) || hovered;
    if (!single && !m_marks.names)
        return;
    const ViewTransform &view = frame.transform;
    MarkPainter marks(painter);
    const QFont font = labelFont();
    const double height = MarkPainter::labelHeight(font);
    const QRectF bounds = QRectF(QPointF(0, 0), QSizeF(frame.size)).adjusted(2, 2, -2, -2);
    std::vector<QRectF> obstacles;
    for (const PaneMarks::Named &keypoint : m_marks.keypoints)
        obstacles.push_back(around(view.toPane(keypoint.position), 5));
    if (m_marks.pin)
        obstacles.push_back(around(view.toPane(m_marks.pin->position), 11));
    if (m_marks.argmax)
        obstacles.push_back(around(view.toPane(m_marks.argmax->position), 8));
    for (const PaneMarks::Ring &ring : m_marks.rings) {
        if (!ring.alsoValid)
            obstacles.push_back(around(view.toPane(ring.centre), 4));
    }
    const auto put = [&](const PaneMarks::Named &named, int preferred) {
        const QPointF anchor = view.toPane(named.position);
        if (named.label.isEmpty() || !bounds.contains(anchor))
            return;
        const QSizeF size(MarkPainter::labelWidth(font, named.label), height);
        const QRectF rect = placeLabel(anchor, size, bounds, obstacles, preferred);
        marks.label(rect, named.label, font);
        obstacles.push_back(rect);
        m_labelRects.push_back(rect);
    };
    // The ones that were asked for first: they find their place before the rest.
    if (m_marks.argmax)
        put(*m_marks.argmax, 1);
    if (m_marks.pin)
        put(*m_marks.pin, 0);
    if (hovered)
        put(*m_marks.hovered, 0);
    if (!m_marks.names)
        return;

    std::vector<LabelWish> wishes;
    std::vector<const PaneMarks::Named *> named;
    for (const PaneMarks::Named &keypoint : m_marks.keypoints) {
        const bool shown = (m_marks.pin && m_marks.pin->position == keypoint.position)
            || (hovered && m_marks.hovered->position == keypoint.position);
        if (shown || keypoint.label.isEmpty())
            continue;
        wishes.push_back({view.toPane(keypoint.position), {MarkPainter::labelWidth(font, keypoint.label), height}});
        named.push_back(&keypoint);
    }
    const auto placed = placeLabels(wishes, bounds, obstacles, mostLabels - int(m_labelRects.size()));
    for (const PlacedLabel &label : placed) {
        if (label.leader)
            marks.leader(*label.leader);
    }
    for (const PlacedLabel &label : placed) {
        marks.label(label.rect, named[std::size_t(label.wish)]->label, font);
        m_labelRects.push_back(label.rect);
    }
}

} // namespace soco::widgets
