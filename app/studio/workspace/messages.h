#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <string>

namespace soco::studio {

// What the program has to say to the person, whoever says it and whatever shows it. A result is a line for a few
// seconds; a problem stays until it is closed, until what failed succeeds, or until another takes its place. GUI thread.
class Messages : public QObject
{
    Q_OBJECT

public:
    // What was tried: the next success of the same, on the same subject, takes the problem away.
    enum class About { Dataset, Drawing, Pair, Model, Evaluation, Results, CommandLine, Settings, Other };

    struct Problem {
        About about = About::Other;
        QString text;
        QString action = {}; // "Choose a folder"; empty: none
        std::function<void()> run = {};
        std::string subject = {}; // tells apart what was tried on several: a model's fingerprint
        bool stands = false; // true of what is open until it is solved: comes back when what took its place has gone
    };

    using QObject::QObject;

    void say(const QString &text) { Q_EMIT said(text); }
    void problem(const Problem &problem) { Q_EMIT problemArose(problem); }
    void solved(About about, const std::string &subject = {}) { Q_EMIT problemSolved(about, subject); }
    // Whatever their subject.
    void solvedAll(About about) { Q_EMIT allSolved(about); }

Q_SIGNALS:
    void said(const QString &text);
    void problemArose(const soco::studio::Messages::Problem &problem);
    void problemSolved(soco::studio::Messages::About about, const std::string &subject);
    void allSolved(soco::studio::Messages::About about);
};

} // namespace soco::studio
