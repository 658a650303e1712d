#pragma once

#include <QtGlobal>

namespace soco::studio {

// While it lives, a window system that cannot be used ends the program with one line and exit code 2, where Qt would
// abort: no display, one that cannot be reached, a platform that is not there. Meant to live while QApplication is made.
class DisplayGuard
{
public:
    DisplayGuard();
    ~DisplayGuard();
    DisplayGuard(const DisplayGuard &) = delete;
    DisplayGuard &operator=(const DisplayGuard &) = delete;

private:
    QtMessageHandler m_before;
};

// A picture or a measurement needs no display: takes the platform "offscreen" unless another one was asked for that
// could work here. Before QApplication is made.
void useNoDisplay();

} // namespace soco::studio
