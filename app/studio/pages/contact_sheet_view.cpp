#include "app/studio/pages/contact_sheet_view.h"

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

namespace soco::studio {

namespace {

constexpr int margin = 12;
constexpr int sizeStep = 48; // pictures are decoded anew only where the cells have grown by so many pixels

QSize roundedUp(const QSizeF &size)
{
    const int width = (int(size.width()) / sizeStep + 1) * sizeStep;
    return {width, width * 3 / 4};
}

} // namespace

ContactSheetView::ContactSheetView(Executor *executor, QWidget *parent)
    : QAbstractScrollArea(parent), m_thumbnails(executor, QStringLiteral("sheet pictures"))
{
    setObjectName("contactSheet");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the sheet's width must not depend on its height
    setAccessibleName(tr("Contact sheet"));
    connect(&m_thumbnails, &Thumbnails::ready, this, [this](const QString &key, const QImage &image) {
        m_pictures.insert(key, image);
        viewport()->update();
    });
    connect(&m_thumbnails, &Thumbnails::dropped, this, [this](const QString &stem) { m_asked.remove(stem); });
    layOut();
}

ContactSheetView::~ContactSheetView() = default;

void ContactSheetView::setDataset(std::shared_ptr<const dataset::Dataset> dataset)
{
    const bool same = m_dataset && dataset && m_dataset->root() == dataset->root();
    m_dataset = std::move(dataset);
    m_categories = m_dataset ? sheetCategories(*m_dataset) : std::vector<SheetCategory>();
    if (!same)
        m_pictures.clear();
    m_pictures.removeIf([](const SheetPictures::iterator &it) { return it.value().isNull(); }); // it may have come
    m_asked.clear();
    m_thumbnailSize = {};
    QStringList names;
    for (const SheetCategory &category : m_categories)
        names << category.name;
    setAccessibleDescription(names.join(", "));
    layOut();
}

int ContactSheetView::sheetWidth() const
{
    return std::max(1, viewport()->width() - 2 * margin);
}

QRect ContactSheetView::shown() const
{
    return QRect(-margin, verticalScrollBar()->value() - margin, viewport()->width(), viewport()->height());
}

void ContactSheetView::layOut()
{
    m_layout = std::make_unique<SheetLayout>(sheetWidth(), m_categories, currentSheetLook());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(std::max(1, m_layout->cell().height() / 3));
    verticalScrollBar()->setRange(0, std::max(0, m_layout->size().height() + 2 * margin - viewport()->height()));
    askForPictures();
    viewport()->update();
}

void ContactSheetView::askForPictures()
{
    if (!m_dataset)
        return;
    const QSize wanted = roundedUp(QSizeF(m_layout->cell()) * devicePixelRatioF());
    if (wanted.width() > m_thumbnailSize.width()) {
        // Larger than what is there, or the first time: what is there stays until the sharper ones come.
        m_thumbnailSize = wanted;
        m_asked.clear();
        m_thumbnails.setDataset(m_dataset, wanted);
    }
    const QRect visible = shown();
    const auto [first, last] = m_layout->categoriesBetween(visible.top(), visible.bottom() + visible.height());
    for (int i = first; i < last; ++i)
        for (const QString &key : m_categories[std::size_t(i)].images)
            if (!m_asked.contains(key)) {
                m_asked.insert(key);
                m_thumbnails.request(key);
            }
}

void ContactSheetView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), widgets::currentTokens().base);
    const QPoint origin = -shown().topLeft();
    painter.translate(origin);
    paintSheet(&painter, *m_layout, m_categories, m_pictures, currentSheetLook(), event->rect().translated(-origin));
    painter.resetTransform();
    if (hasFocus()) {
        painter.setPen(QPen(widgets::currentTokens().accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void ContactSheetView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void ContactSheetView::scrollContentsBy(int, int)
{
    askForPictures();
    viewport()->update();
}

} // namespace soco::studio
