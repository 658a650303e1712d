#include "widgets/taxonomy/taxonomy_filter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

namespace soco::widgets {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("TaxonomyFilter", text);
}

struct Piece {
    qsizetype start = 0;
    qsizetype length = 0;
    QString text; // without quotes
    qsizetype sign = -1; // of the first : < or > outside quotes, in `text`
    bool unclosed = false;
};

// Splits at spaces outside quotes.
std::vector<Piece> piecesOf(const QString &text)
{
    std::vector<Piece> pieces;
    qsizetype i = 0;
    while (i < text.size()) {
        if (text[i].isSpace()) {
            ++i;
            continue;
        }
        Piece piece;
        piece.start = i;
        bool quoted = false;
        for (; i < text.size() && (quoted || !text[i].isSpace()); ++i) {
            const QChar c = text[i];
            if (c == QLatin1Char('"')) {
                quoted = !quoted;
                continue;
            }
            if (!quoted && piece.sign < 0 && (c == QLatin1Char(':') || c == QLatin1Char('<') || c == QLatin1Char('>')))
                piece.sign = piece.text.size();
            piece.text += c;
        }
        piece.length = i - piece.start;
        piece.unclosed = quoted;
        pieces.push_back(piece);
    }
    return pieces;
}

std::optional<TaxonomyFilter::Field> fieldOf(const QString &name, QChar sign)
{
    using Field = TaxonomyFilter::Field;
    if (name == QLatin1String("score") && sign == QLatin1Char('<'))
        return Field::ScoreBelow;
    if (name == QLatin1String("score") && sign == QLatin1Char('>'))
        return Field::ScoreAbove;
    if (sign != QLatin1Char(':'))
        return std::nullopt;
    if (name == QLatin1String("category"))
        return Field::Category;
    if (name == QLatin1String("concept"))
        return Field::Concept;
    if (name == QLatin1String("keypoint"))
        return Field::Keypoint;
    if (name == QLatin1String("kind"))
        return Field::Kind;
    return std::nullopt;
}

bool has(const QString &name, const QString &text)
{
    return TaxonomyFilter::normalised(name).contains(text);
}

} // namespace

QString TaxonomyFilter::normalised(const QString &name)
{
    QString words;
    words.reserve(name.size() + 1);
    bool separated = true;
    for (const QChar c : name) {
        if (c.isSpace() || c == QLatin1Char('_') || c == QLatin1Char('-') || c == QLatin1Char(',')) {
            separated = true;
            continue;
        }
        if (separated)
            words += QLatin1Char(' ');
        separated = false;
        words += c.toLower();
    }
    return words;
}

TaxonomyFilter TaxonomyFilter::parse(const QString &text)
{
    TaxonomyFilter filter;
    const auto problem = [&](const Piece &piece, const QString &message) {
        filter.m_problems.push_back({piece.start, piece.length, message});
    };
    for (const Piece &piece : piecesOf(text)) {
        const QString shown = text.mid(piece.start, piece.length);
        const bool excluded = text[piece.start] == QLatin1Char('-');
        if (piece.unclosed) {
            problem(piece, translated("The quotation mark of %1 is not closed.").arg(shown));
            continue;
        }
        if (piece.sign < 0) {
            const QString words = normalised(piece.text);
            if (!words.isEmpty())
                filter.m_terms.push_back({Field::Any, words, 0, excluded});
            continue;
        }
        const QString name = piece.text.left(piece.sign).mid(excluded ? 1 : 0).toLower();
        const QString value = piece.text.mid(piece.sign + 1);
        const auto field = fieldOf(name, piece.text[piece.sign]);
        if (!field) {
            problem(piece, translated("%1 is not understood. Terms: words, category:, concept:, keypoint:, kind:, "
                                      "score<, score>.").arg(shown));
        } else if (*field == Field::ScoreBelow || *field == Field::ScoreAbove) {
            bool number = false;
            const double score = value.toDouble(&number);
            if (number && std::isfinite(score))
                filter.m_terms.push_back({*field, {}, score, excluded});
            else
                problem(piece, translated("%1 needs a number in percent, such as score<50.").arg(shown));
        } else {
            const QString words = normalised(value);
            if (words.isEmpty())
                problem(piece, translated("%1 needs a name after the colon.").arg(shown));
            else
                filter.m_terms.push_back({*field, words, 0, excluded});
        }
    }
    return filter;
}

bool TaxonomyFilter::usesScores() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const Term &term) {
        return term.field == Field::ScoreBelow || term.field == Field::ScoreAbove;
    });
}

bool TaxonomyFilter::matches(const Subject &subject) const
{
    const auto holds = [&](const Term &term) {
        switch (term.field) {
        case Field::Any:
            return has(subject.superCategory, term.text) || has(subject.category, term.text)
                   || has(subject.concept_, term.text) || has(subject.keypoint, term.text)
                   || has(subject.identity, term.text);
        case Field::Category:
            return has(subject.category, term.text);
        case Field::Concept:
            return has(subject.concept_, term.text);
        case Field::Keypoint:
            return has(subject.keypoint, term.text) || has(subject.identity, term.text);
        case Field::Kind:
            return has(subject.kind, term.text);
        case Field::ScoreBelow:
            return subject.score < term.score;
        case Field::ScoreAbove:
            return subject.score > term.score;
        }
        return false;
    };
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) { return holds(term) != term.excluded; });
}

// What is only excluded asks for no pair: a row's pairs are those of what is left of the tree.
bool TaxonomyFilter::matchesWords(const QString &text) const
{
    const QString words = normalised(text);
    const bool asks = std::any_of(m_terms.begin(), m_terms.end(), [](const Term &term) { return !term.excluded; });
    return asks && std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) {
               return term.field == Field::Any && words.contains(term.text) != term.excluded;
           });
}

} // namespace soco::widgets
