#pragma once

#include "core/dataset/dataset.h"
#include "widgets/common/tokens.h"

#include <QFont>
#include <QHash>
#include <QImage>
#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

class QPainter;

namespace soco::studio {

// A few pictures of every category with its name. Values: laid out, painted and written on any thread.

struct SheetCategory {
    QString name;
    QString count;      // "10 images"
    QStringList images; // by dataset::pictureKey(), "car/car_1"; what a row of the sheet shows
};

// Of the first pictures of every category; the more categories, the fewer of each.
std::vector<SheetCategory> sheetCategories(const dataset::Dataset &dataset);

struct SheetLook {
    QFont name, count;
    widgets::Tokens tokens;
    QString heading; // above everything; empty: none
};
// The application's fonts and the theme on screen. GUI thread.
SheetLook currentSheetLook();

// Where everything lies, in device-independent pixels.
class SheetLayout
{
public:
    SheetLayout(int width, const std::vector<SheetCategory> &categories, const SheetLook &look);

    QSize size() const { return m_size; }
    QSize cell() const { return m_cell; }
    QRect caption(int category) const;
    QRect picture(int category, int index) const;
    // Categories whose rows meet these heights: [first, last).
    std::pair<int, int> categoriesBetween(int top, int bottom) const;
    int headingHeight() const { return m_heading; }

private:
    QRect block(int category) const;

    QSize m_size, m_cell;
    int m_count = 0, m_columns = 1, m_blockWidth = 0, m_blockHeight = 0, m_caption = 0, m_heading = 0;
};

// By dataset::pictureKey(); a null picture is one that could not be read.
using SheetPictures = QHash<QString, QImage>;

// Paints what meets `exposed`; pictures that are not there are empty frames.
void paintSheet(QPainter *painter, const SheetLayout &layout, const std::vector<SheetCategory> &categories,
                const SheetPictures &pictures, const SheetLook &look, const QRect &exposed);

// The whole sheet, pictures decoded for this scale, as a PNG file's bytes with the image they are of.
struct SheetImage {
    QImage image;
    QByteArray png;
};
Result<SheetImage> drawSheet(const dataset::Dataset &dataset, int width, double scale, const SheetLook &look,
                             const Task &task);

} // namespace soco::studio
