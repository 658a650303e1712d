#pragma once

#include "core/demo/demo.h"

#include <QString>

namespace soco::studio {

// What drawing a demo dataset takes. Rough: pictures differ, and machines do.
struct DemoCost {
    long long pictures = 0;
    long long bytes = 0;
    double seconds = 0; // with the cores of this computer
    int threads = 1;
};
inline constexpr double secondsPerPicture = 0.3; // of one core, measured with the default options
DemoCost costOf(const demo::DemoOptions &options);

// What a folder is good for: whether a demo dataset with these options can be drawn into it.
struct DemoPlace {
    enum class State {
        New,      // not there yet, or empty
        Begun,    // drawn with the same options, some pictures missing
        Complete, // drawn with the same options
        Refused,
    };
    State state = State::Refused;
    QString folder;           // absolute, as it would be made
    QString reason;           // why it is refused, in the user's language
    long long drawn = 0;      // pictures that are there
    long long freeBytes = -1; // on its disk; -1: not known
};

// Looks at the disk, which may be slow: off the GUI thread.
DemoPlace lookAtPlace(const QString &text, const demo::DemoOptions &options);

} // namespace soco::studio
