#pragma once

#include "widgets/common/explore_data.h"

#include <QFont>
#include <QPoint>
#include <QPointF>
#include <QRegion>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace soco::widgets {

// What the strip below the panes shows.
struct StripContent {
    struct Peak {
        int slot = 0;
        double cosine = 0;
        friend bool operator==(const Peak &, const Peak &) = default;
    };
    struct Value {
        int slot = 0;
        std::optional<double> cosine;
    };
    // What the share of the best part comes to in one model's picture.
    struct Coloured {
        int slot = 0;
        int cells = 0;
        int of = 0; // cells inside the picture
    };
    MapSettings map; // low and high: the legend's ends
    std::vector<Peak> peaks;
    std::vector<Coloured> coloured;
    bool keyVisible = true;
    QString remark; // instead of the key: "No box: the radius is taken from the image."

    std::optional<QPointF> position; // picture pixels
    std::optional<QPoint> cell;      // of the focused model's grid
    bool padding = false;            // the white square beyond the picture
    int positionDigits = 3;          // before the point, so that the columns stay
    std::vector<Value> values;       // cosines under the pointer
};

// Legend, key and read-out. Asks for its content when it paints, so that fast changes cost one paint. With the best part
// the legend has no cosines, which differ from pane to pane. On a narrow canvas the key takes two rows, then shorter words,
// and the read-out two rows, before the key goes.
class CanvasStrip : public QWidget
{
    Q_OBJECT

public:
    explicit CanvasStrip(std::function<StripContent()> content, QWidget *parent = nullptr);

    StripContent content() const { return m_content(); }
    // The read-out in words, for tests and assistive tools: "x 415.2 y 431.0 cell 24, 25 [1] 0.33".
    QString readOut() const;
    QSize sizeHint() const override;

    // The content may have other values under the mouse and other peaks; what of it is as before is not painted again.
    void updateValues();

    // The legend in words: "best 10 % of each picture".
    QString legendText() const;

    // Pieces of the legend in the strip's pixels.
    QRect legendBar() const;
    static std::vector<double> ticks(double low, double high); // at quarters
    // Of one number of decimals: two, or as many as tell them apart.
    static QStringList tickTexts(const std::vector<double> &values);
    // Places pushed apart to at least `apart`, in the order given (ascending `at`).
    static std::vector<double> pushedApart(std::vector<double> at, double apart, double lowest, double highest);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    // Where the read-out stands: in one row, or, with many models on a narrow canvas, the cosines below the place.
    struct ReadOut {
        bool twoRows = false;
        int left = 0;
        QRectF place;
        double letter = 0, number = 0, cell = 0; // widths in the place
        std::vector<QRectF> chips, numbers;      // parallel to the content's values
        QRegion changing;                        // what the mouse changes
    };
    // One way to say the key, from the longest to the shortest.
    struct KeyForm {
        QFont font;
        bool twoRows = false;
        QStringList texts; // truth, other targets, prediction
        double width = 0;
    };
    static std::vector<KeyForm> keyForms();
    // The longest that fits between legend and read-out.
    static std::optional<KeyForm> keyFormIn(int room);
    ReadOut readOutOf(const StripContent &content) const;
    ReadOut readOutIn(const StripContent &content, bool twoRows) const;
    int legendRight(const StripContent &content) const;
    QRect stretchedWarning() const;
    void paintLegend(QPainter &painter, const StripContent &content) const;
    void paintKey(QPainter &painter, const StripContent &content, int left, int right) const;
    void paintPlace(QPainter &painter, const StripContent &content, const ReadOut &readOut) const;
    void paintValues(QPainter &painter, const StripContent &content, const ReadOut &readOut,
                     const QRegion &region) const;

    std::function<StripContent()> m_content;
    std::optional<StripContent> m_painted; // none while what is on screen is not known
    QRegion m_changing;                    // of what was painted
};

} // namespace soco::widgets
