#include "app/studio/pages/matcher_words.h"

#include <QCoreApplication>

namespace soco::studio {

namespace {

struct Matchers {
    Q_DECLARE_TR_FUNCTIONS(Matchers)
};

// For the list of texts to translate, as in widgets/common/judge_words.cpp.
[[maybe_unused]] constexpr const char *const textsOfMatchers[] = {
    QT_TRANSLATE_NOOP("Matchers", "nearest cell"),
    QT_TRANSLATE_NOOP("Matchers",
                      "the upper left corner of the cell of the highest cosine, as the published tables have it"),
};

} // namespace

QString matcherTitle(const benchmark::Matcher &matcher)
{
    return Matchers::tr(matcher.info().title.c_str());
}

QString matcherMeaning(const benchmark::Matcher &matcher)
{
    return Matchers::tr(matcher.info().meaning.c_str());
}

} // namespace soco::studio
