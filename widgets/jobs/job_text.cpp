#include "widgets/jobs/job_text.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace soco::widgets {

namespace {

struct Jobs {
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

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
    const auto grouped = [](qint64 n) { return QString::fromStdString(groupedDigits(n)); };
    if (job.total > 0)
        return Jobs::tr("%1 of %2").arg(grouped(job.done), grouped(job.total));
    return job.done > 0 ? grouped(job.done) : QString();
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
    return text + QLatin1Char('\n') + job.log.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace soco::widgets
