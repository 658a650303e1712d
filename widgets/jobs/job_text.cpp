#include "widgets/jobs/job_text.h"

#include "core/base/text.h"
#include "widgets/common/count_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace soco::widgets {

namespace {

struct Jobs {
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

constexpr std::size_t firstSteps = 3;
constexpr std::size_t foldedFrom = firstSteps + 2; // more than that

QString withUnit(qint64 count, JobQueue::Unit unit)
{
    switch (unit) {
    case JobQueue::Unit::Pairs: return countText(count, Jobs::tr("%1 pair"), Jobs::tr("%1 pairs"));
    case JobQueue::Unit::Pictures: return countText(count, Jobs::tr("%1 picture"), Jobs::tr("%1 pictures"));
    case JobQueue::Unit::Files: return countText(count, Jobs::tr("%1 file"), Jobs::tr("%1 files"));
    case JobQueue::Unit::Folders: return countText(count, Jobs::tr("%1 folder"), Jobs::tr("%1 folders"));
    case JobQueue::Unit::None: break;
    }
    return groupedText(count);
}

QString rateText(double rate)
{
    // Slow jobs are told by the minute: "0.2 a second" says little.
    if (rate >= 1)
        return Jobs::tr("%1 a second").arg(rate, 0, 'f', rate < 100 ? 1 : 0);
    return Jobs::tr("%1 a minute").arg(rate * 60, 0, 'f', 1);
}

} // namespace

QString jobStateWord(const JobQueue::Job &job)
{
    switch (job.state) {
    case JobQueue::Job::State::Waiting:
        return Jobs::tr("waiting");
    case JobQueue::Job::State::Running:
        return job.cancelling ? Jobs::tr("cancelling") : Jobs::tr("running");
    case JobQueue::Job::State::Done:
        return Jobs::tr("done");
    case JobQueue::Job::State::Failed:
        return Jobs::tr("failed");
    case JobQueue::Job::State::Cancelled:
        break;
    }
    return Jobs::tr("cancelled");
}

QString jobCountText(const JobQueue::Job &job)
{
    if (job.total > 0)
        return Jobs::tr("%1 of %2").arg(groupedText(job.done), withUnit(job.total, job.unit));
    return job.done > 0 ? withUnit(job.done, job.unit) : QString();
}

QString jobDetailText(const JobQueue::Job &job)
{
    if (!job.active())
        return job.lastLine;
    QStringList parts;
    if (const QString count = jobCountText(job); !count.isEmpty())
        parts.append(count);
    if (job.state == JobQueue::Job::State::Running && job.rate > 0)
        parts.append(rateText(job.rate));
    if (job.state == JobQueue::Job::State::Running && job.secondsLeft >= 0 && !job.cancelling)
        parts.append(Jobs::tr("%1 left").arg(QString::fromStdString(durationText(job.secondsLeft))));
    if (parts.isEmpty())
        parts.append(jobStateWord(job));
    return parts.join(QStringLiteral(" · "));
}

QString jobAccessibleText(const JobQueue::Job &job)
{
    const QString detail = jobDetailText(job);
    const QString word = jobStateWord(job);
    return detail == word ? Jobs::tr("%1, %2").arg(job.title, word)
                          : Jobs::tr("%1, %2, %3").arg(job.title, word, detail);
}

QString jobReport(const JobQueue::Job &job)
{
    QString text = job.title + QStringLiteral(": ") + jobStateWord(job);
    if (const QString count = jobCountText(job); !count.isEmpty())
        text += QStringLiteral(", ") + count;
    text += QLatin1Char('\n');
    if (job.droppedLines > 0)
        text += countText(job.droppedLines, Jobs::tr("(%1 earlier line is not kept)"),
                          Jobs::tr("(%1 earlier lines are not kept)"))
            + QLatin1Char('\n');
    for (const JobQueue::Job::Line &line : job.log)
        text += line.text + QLatin1Char('\n');
    return text;
}

QStringList jobLogLines(const JobQueue::Job &job)
{
    QStringList lines;
    for (std::size_t first = 0; first < job.log.size();) {
        std::size_t end = first;
        while (end < job.log.size() && job.log[end].step == job.log[first].step)
            ++end;
        const std::size_t count = end - first;
        const bool folded = job.log[first].step && count > foldedFrom;
        for (std::size_t i = first; i < (folded ? first + firstSteps : end); ++i)
            lines << job.log[i].text;
        if (folded) {
            const qint64 more = qint64(count - firstSteps - 1) + (first == 0 ? job.droppedLines : 0);
            lines << Jobs::tr("… and %1 more").arg(groupedText(more)) << job.log[end - 1].text;
        }
        first = end;
    }
    return lines;
}

QStringList failureLines(const std::vector<FailedFile> &failures)
{
    struct Cause {
        QString text, first;
        qint64 count = 0;
    };
    std::vector<Cause> causes;
    for (const FailedFile &failure : failures) {
        auto known = std::find_if(causes.begin(), causes.end(),
                                  [&](const Cause &cause) { return cause.text == failure.cause; });
        if (known == causes.end())
            known = causes.insert(causes.end(), {failure.cause, failure.file, 0});
        ++known->count;
    }
    std::stable_sort(causes.begin(), causes.end(), [](const Cause &a, const Cause &b) { return a.count > b.count; });
    QStringList lines;
    for (const Cause &cause : causes)
        lines << (cause.count == 1
                      ? Jobs::tr("%1: %2").arg(cause.text, cause.first)
                      : Jobs::tr("%1: %2 pairs (%3 and %4 more)")
                            .arg(cause.text, groupedText(cause.count), cause.first, groupedText(cause.count - 1)));
    return lines;
}

} // namespace soco::widgets
