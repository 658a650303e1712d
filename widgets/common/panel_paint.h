#pragma once

#include <QFont>
#include <QHeaderView>
#include <QString>

class QPainter;
class QRect;
class QRectF;
class QFontMetricsF;

// What the lists and tables of the panels have in common: type, rows, numbers, column heads (widgets/README.md,
// "Tokens").

namespace soco::widgets {

// Roles that the panels' models answer besides Qt's own.
enum PanelRole {
    SlotRole = Qt::UserRole + 1, // int, 1 to 9: paint the model's chip
    VerdictRole,                 // int(benchmark::Verdict): paint its glyph
    DetailRole,                  // text in text 2 after the name
    MutedRole,                   // bool: text 3, because the value is the previous one or does not apply
    TotalRole,                   // bool: the row counts the others
    PanelRoleEnd
};

// The font of the panel at `factor` of its size: 0.92 for column heads and counts, 1.08 for the inspector's name.
QFont scaledFont(const QFont &font, qreal factor, QFont::Weight weight = QFont::Normal);

// The height of a row that is `height` high for a line of 16 px.
int rowHeight(const QFontMetricsF &metrics, int height);

// An en dash where there is no number.
QString numberText(double value, int decimals);

// Digits in columns of one width, so that numbers of a column stand below each other in any font. `alignment` is
// Qt::AlignLeft or Qt::AlignRight; the pen and font are the painter's.
void paintNumber(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment = Qt::AlignRight);
qreal numberWidth(const QFontMetricsF &metrics, const QString &text);

// The background of one row: the current one in the selection's colour with the accent bar at its left, the one
// under the mouse in the hover colour.
struct RowState {
    bool current = false;
    bool hovered = false;
    bool activeWindow = true;
};
void paintRow(QPainter &painter, const QRect &rect, const RowState &state);

// "car_12 → car_31"; where that is too wide, two lines: "motor_scooter_12 →" and "grand_piano_7". A name that is too wide
// for its line keeps its number: "motor_sc…_12".
QStringList pairLines(const QFontMetricsF &metrics, const QString &source, const QString &target, qreal width);

// Column heads: small, text 2, on the panel's surface, with a chip where the model answers SlotRole, and a line below.
class PanelHeader : public QHeaderView
{
    Q_OBJECT

public:
    // Padding left of the first and right of the last section; the line keeps it free too if `inset`.
    PanelHeader(int left, int right, bool inset, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    QSize sectionSizeFromContents(int section) const override;

private:
    int m_left;
    int m_right;
    bool m_inset;
};

} // namespace soco::widgets
