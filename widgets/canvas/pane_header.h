#pragma once

#include "core/benchmark/criterion.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <cstddef>
#include <optional>
#include <vector>

namespace soco::widgets {

// What stands in the 26 px above one picture.
struct PaneHeaderContent {
    struct Judged {
        benchmark::Criterion criterion = benchmark::Criterion::Soc;
        benchmark::Verdict verdict = benchmark::Verdict::NotScored;
        QString where; // "rear left"
        friend bool operator==(const Judged &, const Judged &) = default;
    };

    int slot = 0;   // 0: the source
    QString title;  // "Source", "DINOv2-B/14"
    QStringList others; // titles of the other panes, which a shortened one must not come to look like
    QString apart;  // what tells it from another of that title: "tuned.pth"
    QString shortApart; // "tuned", where there is no room for `apart`
    QString detail; // "car_12.JPEG", "57 × 57"
    QString ends;      // of the pane's own map scale, "0.36 to 0.61"; "flat" where there is no map to see
    QString shortEnds; // "0.36–0.61"
    QString note;   // at the right, instead of verdicts: "pinned: wheel_center, front left"
    bool pinned = false; // the pin before the note
    QString warning;      // "stretched, not comparable"
    QString shortWarning; // "stretched"
    std::vector<Judged> verdicts; // the one judged by last
    bool cross = false;           // a pair of two categories: what is judged is Cross-SOC
    bool focused = false;         // 2 px accent line on top
    bool brief = false;           // from six models: chip, title and the last verdict's glyph
    friend bool operator==(const PaneHeaderContent &, const PaneHeaderContent &) = default;
};

// Paints the content. As the pane gets narrower, the warning is shortened, then the place ("rear left"), the words of the
// verdicts and the detail go, the ends are shortened and go, and at last the title elides. The tool tip is
// the accessible name, which says all of it.
// A click asks for the focus.
class PaneHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHeader(QWidget *parent = nullptr);

    void setContent(const PaneHeaderContent &content);
    const PaneHeaderContent &content() const { return m_content; }
    // A 2 px bar at the lower edge: 0 to 1, above 1 for a moving one without a known end, below 0 for none.
    void setProgress(double progress);

    // "CC right, SOC wrong: rear left", as it is said to assistive tools.
    static QString spokenVerdicts(const PaneHeaderContent &content);

Q_SIGNALS:
    void clicked(Qt::KeyboardModifiers modifiers);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct EndsWidths {
        int whole = 0;
        int brief = 0;
    };
    // Where the ends of the map's scale were painted last, so that others can be painted there alone.
    struct PlacedEnds {
        std::vector<int> rooms; // for them, by how much else is said, from everything on
        std::size_t step = 0;   // how much else is said
        int most = 0;           // the room in which what tells the title from another stays whole
        QRect line;             // that the text is drawn in
        QRect area;             // that it covers
    };
    EndsWidths endsWidths() const; // of the content, in the body font
    static int roomOf(const EndsWidths &ends, std::size_t step);
    static std::size_t longestStep(const std::vector<int> &rooms, const EndsWidths &ends);
    bool moveEnds();
    void paintEnds(QPainter &painter) const;
    void paintAll(QPainter &painter);

    PaneHeaderContent m_content;
    std::optional<PlacedEnds> m_placedEnds; // none while they are not whole
    double m_progress = -1;
    int m_phase = 0; // of the moving bar, px
    QTimer m_motion;
};

} // namespace soco::widgets
