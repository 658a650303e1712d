#pragma once

#include "widgets/jobs/job_queue.h"

#include <QString>
#include <QStringList>

#include <vector>

// The words of the jobs list and of the status bar, apart from any painting.

namespace soco::widgets {

// "waiting", "running", "cancelling", "done", "failed", "cancelled"
QString jobStateWord(const JobQueue::Job &job);
// "412 of 1,600 pairs", "412 pairs", without the unit where it is not known; or empty
QString jobCountText(const JobQueue::Job &job);
// "412 of 1,600 pairs · 23.4 a second · 0:52 left"; for a job that has ended, its closing line
QString jobDetailText(const JobQueue::Job &job);
// Title, state and details in one sentence, for screen readers
QString jobAccessibleText(const JobQueue::Job &job);
// The log as the panel shows it: of steps that follow each other the first ones, how many more there were, and the
// last. However long the job, so much is read at a glance.
QStringList jobLogLines(const JobQueue::Job &job);
// What [Copy details] copies: title, state and the whole log
QString jobReport(const JobQueue::Job &job);

// Files that failed, one line a cause with its count and the first of them: "Image missing: 15 pairs
// (car/00001-car_1-car_2.json and 14 more)", the most frequent cause first.
struct FailedFile {
    QString file;
    QString cause;
};
QStringList failureLines(const std::vector<FailedFile> &failures);

} // namespace soco::widgets
