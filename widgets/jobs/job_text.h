#pragma once

#include "widgets/jobs/job_queue.h"

#include <QString>

// The words of the jobs list and of the status bar, apart from any painting.

namespace soco::widgets {

// "waiting", "running", "cancelling", "done", "failed", "cancelled"
QString jobStateWord(const JobQueue::Job &job);
// "412 of 1,600", "412", or empty
QString jobCountText(const JobQueue::Job &job);
// "412 of 1,600 · 23.4 a second · 0:52 left"; for a job that has ended, its closing line
QString jobDetailText(const JobQueue::Job &job);
// Title, state and details in one sentence, for screen readers
QString jobAccessibleText(const JobQueue::Job &job);
// What [Copy details] copies: title, state and the whole log
QString jobReport(const JobQueue::Job &job);

} // namespace soco::widgets
