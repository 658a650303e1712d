#pragma once

#include <QWidget>

#include <array>

class QLineEdit;

namespace soco::widgets {

class FilterChip;

// What narrows the pair list from outside it.
enum class PairFilter {
    Scope,  // the row of the tree: "car › bumper_corner › front right"
    Text,   // the words above the tree: "concept:wheel"
    Marked, // what a mark of a chart or a dot counts: "DINOv2-B/14, SOC, car, worst first"
};
inline constexpr std::array allPairFilters{PairFilter::Scope, PairFilter::Text, PairFilter::Marked};

// Below the pair list's title: a chip with a cross for every filter that is in force, each on a line of its own, and
// a field for names. As high as what it shows, hidden where that is nothing.
class PairFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit PairFilterBar(QWidget *parent = nullptr);

    // An empty text takes the chip away, without a signal.
    void setChip(PairFilter which, const QString &text);
    QString chip(PairFilter which) const;
    QLineEdit *field() const { return m_field; }
    // Hiding the field empties it.
    void setFieldShown(bool shown);
    // A chip is there, or the field has words in it.
    bool isFiltering() const;

Q_SIGNALS:
    void chipRemoved(soco::widgets::PairFilter which);
    void wordsChanged(const QString &words);

private:
    FilterChip *chipOf(PairFilter which) const { return m_chips[std::size_t(which)]; }
    void updateVisible();

    std::array<FilterChip *, allPairFilters.size()> m_chips{};
    QLineEdit *m_field;
    bool m_fieldShown = false;
};

} // namespace soco::widgets
