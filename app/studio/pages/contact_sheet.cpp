#include "app/studio/pages/contact_sheet.h"

#include "app/studio/workspace/to_qimage.h"
#include "core/dataset/image_file.h"
#include "widgets/common/fonts.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace soco::studio {

namespace {

constexpr int smallestCell = 84; // wide; pictures are 4 : 3 or 3 : 4
constexpr int gap = 4, gapOfBlocks = 16, gapOfRows = 12;

int picturesOfEach(std::size_t categories)
{
    return categories <= 12 ? 5 : categories <= 24 ? 4 : 3;
}

QString keyOf(const dataset::ImageId &image)
{
    return QString::fromStdString(dataset::pictureKey(image));
}

} // namespace

std::vector<SheetCategory> sheetCategories(const dataset::Dataset &dataset)
{
    std::vector<SheetCategory> result;
    const auto names = dataset.categories();
    const int each = picturesOfEach(names.size());
    QHash<QString, std::size_t> place;
    for (const std::string &name : names) {
        place.insert(QString::fromStdString(name), result.size());
        const auto count = (long long)dataset.imageCount(name);
        result.push_back({QString::fromStdString(name),
                          count == 1 ? QCoreApplication::translate("soco::studio::ContactSheet", "1 image")
                                     : QCoreApplication::translate("soco::studio::ContactSheet", "%1 images")
                                           .arg(QLocale().toString(count)),
                          {}});
    }
    for (const dataset::ImageId &image : dataset.images()) {
        const auto found = place.constFind(QString::fromStdString(image.category));
        if (found != place.cend() && result[*found].images.size() < each)
            result[*found].images << keyOf(image);
    }
    return result;
}

SheetLook currentSheetLook()
{
    return {widgets::mediumFont(), widgets::smallFont(), widgets::currentTokens(), {}};
}

SheetLayout::SheetLayout(int width, const std::vector<SheetCategory> &categories, const SheetLook &look)
    : m_count(int(categories.size())), m_caption(QFontMetrics(look.name).height() + 6),
      m_heading(look.heading.isEmpty() ? 0 : QFontMetrics(look.name).height() + 16)
{
    int each = 1;
    for (const SheetCategory &category : categories)
        each = std::max(each, int(category.images.size()));
    const int smallestBlock = each * smallestCell + (each - 1) * gap;
    m_columns = std::max(1, (width + gapOfBlocks) / (smallestBlock + gapOfBlocks));
    const int room = (width - (m_columns - 1) * gapOfBlocks) / m_columns;
    const int cell = std::max(1, (room - (each - 1) * gap) / each);
    m_cell = {cell, std::max(1, cell * 3 / 4)};
    m_blockWidth = each * cell + (each - 1) * gap;
    m_blockHeight = m_caption + m_cell.height() + gapOfRows;
    const int rows = (m_count + m_columns - 1) / m_columns;
    m_size = {m_columns * m_blockWidth + (m_columns - 1) * gapOfBlocks, m_heading + rows * m_blockHeight};
}

QRect SheetLayout::block(int category) const
{
    return {category % m_columns * (m_blockWidth + gapOfBlocks), m_heading + category / m_columns * m_blockHeight,
            m_blockWidth, m_blockHeight};
}

QRect SheetLayout::caption(int category) const
{
    const QRect b = block(category);
    return {b.left(), b.top(), b.width(), m_caption};
}

QRect SheetLayout::picture(int category, int index) const
{
    const QRect b = block(category);
    return {QPoint(b.left() + index * (m_cell.width() + gap), b.top() + m_caption), m_cell};
}

std::pair<int, int> SheetLayout::categoriesBetween(int top, int bottom) const
{
    const int first = std::max(0, top - m_heading) / m_blockHeight * m_columns;
    const int last = (std::max(0, bottom - m_heading) / m_blockHeight + 1) * m_columns;
    return {std::min(first, m_count), std::min(last, m_count)};
}

void paintSheet(QPainter *painter, const SheetLayout &layout, const std::vector<SheetCategory> &categories,
                const SheetPictures &pictures, const SheetLook &look, const QRect &exposed)
{
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    if (!look.heading.isEmpty() && exposed.top() < layout.headingHeight()) {
        painter->setFont(look.name);
        painter->setPen(look.tokens.text1);
        const QRect line(0, 0, layout.size().width(), layout.headingHeight());
        painter->drawText(line, Qt::AlignLeft | Qt::AlignTop,
                          QFontMetrics(look.name).elidedText(look.heading, Qt::ElideRight, line.width()));
    }
    const auto [first, last] = layout.categoriesBetween(exposed.top(), exposed.bottom());
    for (int i = first; i < last; ++i) {
        const SheetCategory &category = categories[std::size_t(i)];
        const QRect caption = layout.caption(i);
        const QFontMetrics nameMetrics(look.name);
        const int countWidth = QFontMetrics(look.count).horizontalAdvance(category.count);
        // A long name is worth more than the count.
        if (nameMetrics.horizontalAdvance(category.name) + gap + countWidth <= caption.width()) {
            painter->setFont(look.count);
            painter->setPen(look.tokens.text3);
            painter->drawText(caption, Qt::AlignRight | Qt::AlignVCenter, category.count);
        }
        painter->setFont(look.name);
        painter->setPen(look.tokens.text1);
        painter->drawText(caption, Qt::AlignLeft | Qt::AlignVCenter,
                          nameMetrics.elidedText(category.name, Qt::ElideRight, caption.width()));
        for (int k = 0; k < int(category.images.size()); ++k) {
            const QRect cell = layout.picture(i, k);
            painter->fillRect(cell, look.tokens.canvas);
            const auto found = pictures.constFind(category.images[k]);
            if (found == pictures.cend())
                continue;
            if (found->isNull()) {
                painter->setPen(look.tokens.text2);
                painter->drawText(cell, Qt::AlignCenter, QStringLiteral("!"));
                continue;
            }
            QRectF place(QPointF(), QSizeF(found->size()).scaled(cell.size(), Qt::KeepAspectRatio));
            place.moveCenter(QRectF(cell).center());
            painter->drawImage(place, *found);
        }
    }
}

Result<SheetImage> drawSheet(const dataset::Dataset &dataset, int width, double scale, const SheetLook &look,
                             const Task &task)
{
    constexpr int margin = 16;
    const auto categories = sheetCategories(dataset);
    const SheetLayout layout(width, categories, look);
    const QSize pixels = (QSizeF(layout.size() + QSize(2 * margin, margin)) * scale).toSize();
    const QSize cell = (QSizeF(layout.cell()) * scale).toSize();
    SheetPictures pictures;
    for (const dataset::ImageId &image : dataset.images()) {
        const QString category = QString::fromStdString(image.category), key = keyOf(image);
        const auto at = std::find_if(categories.begin(), categories.end(),
                                     [&](const SheetCategory &c) { return c.name == category; });
        if (at == categories.end() || !at->images.contains(key))
            continue;
        if (task.cancelled())
            return Error{.kind = ErrorKind::Cancelled, .message = "Cancelled"};
        const auto path = dataset.imagePath(image.category, image.file);
        const auto decoded = path ? dataset::decodeThumbnail(*path, cell.width(), cell.height()) : path.error();
        pictures.insert(key, decoded ? toQImage(*decoded) : QImage());
    }
    SheetImage sheet;
    sheet.image = QImage(pixels, QImage::Format_RGB32);
    if (sheet.image.isNull())
        return Error{.kind = ErrorKind::OutOfMemory, .message = "The contact sheet is too big"};
    sheet.image.setDevicePixelRatio(scale);
    sheet.image.fill(look.tokens.base);
    QPainter painter(&sheet.image);
    painter.translate(margin, margin);
    paintSheet(&painter, layout, categories, pictures, look, QRect(QPoint(), layout.size()));
    painter.end();
    QBuffer buffer(&sheet.png);
    buffer.open(QIODevice::WriteOnly);
    if (!sheet.image.save(&buffer, "PNG"))
        return Error{.kind = ErrorKind::Io, .message = "The contact sheet could not be encoded"};
    return sheet;
}

} // namespace soco::studio
