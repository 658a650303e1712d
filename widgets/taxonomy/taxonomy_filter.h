#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace soco::widgets {

// The language of the filter field above the tree: terms separated by spaces, all of which must hold.
//   wheel              a word: some name on the path (super-category, category, concept, keypoint) has it
//   category:car       the name of the category has it; also concept:, keypoint:, kind:
//   keypoint:"rear left"   quotes keep spaces together
//   score<50  score>50     percent of the focused model for the judged task
//   -wheel  -concept:wheel      any term with a minus before it must not hold
// A text is found at the start of a word of a name, so that car finds car and police_car, not scarf. Case is ignored,
// underscores and spaces are the same. What is not understood is a problem with its place, never ignored silently.
class TaxonomyFilter
{
public:
    enum class Field { Any, Category, Concept, Keypoint, Kind, ScoreBelow, ScoreAbove };

    struct Term {
        Field field = Field::Any;
        QString text;     // normalised
        double score = 0; // of ScoreBelow and ScoreAbove
        bool excluded = false; // must not hold
    };
    struct Problem {
        qsizetype start = 0; // characters of the text
        qsizetype length = 0;
        QString message;
    };

    // What a keypoint (or a row without children) is asked about. Names may be empty.
    struct Subject {
        QString superCategory, category, concept_, keypoint, identity, kind;
        double score = 0; // NaN where there is none: no score term holds
    };

    static TaxonomyFilter parse(const QString &text);

    bool isEmpty() const { return m_terms.empty(); }
    bool usesScores() const;
    const std::vector<Term> &terms() const { return m_terms; }
    const std::vector<Problem> &problems() const { return m_problems; }
    bool matches(const Subject &subject) const;
    // All of it are words, and `text`, such as the names of a pair's two pictures, has them: "car_12 31".
    bool matchesWords(const QString &text) const;

    // Lower case, words separated by single spaces and preceded by one: what Term::text is searched in.
    static QString normalised(const QString &name);

private:
    std::vector<Term> m_terms;
    std::vector<Problem> m_problems;
};

} // namespace soco::widgets
