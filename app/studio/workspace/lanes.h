#pragma once

#include <QString>

// Lanes of the job queue that several controllers share.

namespace soco::studio {

// Jobs that read the files of the open dataset, one after the other: each file is read once, and its content is
// remembered for the next.
inline const QString contentsLane = QStringLiteral("contents");

} // namespace soco::studio
