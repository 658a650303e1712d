#include "app/studio/shell/display_guard.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdio>
#include <cstdlib>

namespace soco::studio {

namespace {

QtMessageHandler handlerBefore = nullptr;
QString reason; // the last thing the window system said

// "xcb" of "xcb:options;wayland".
QByteArray chosenPlatform()
{
    return qgetenv("QT_QPA_PLATFORM").split(';').first().split(':').first();
}

QString whatToDo(const QByteArray &platform)
{
    if (!platform.isEmpty() && platform != "xcb" && !platform.startsWith("wayland"))
        return "Leave QT_QPA_PLATFORM unset, or name a platform that is there.";
    return "Start it on a desktop, or write a picture without one: --screenshot FILE.";
}

[[noreturn]] void endWithOneLine()
{
    const QByteArray platform = chosenPlatform(), display = qgetenv("DISPLAY");
    QString why = reason;
    if (!platform.isEmpty() && platform != "xcb" && !platform.startsWith("wayland"))
        why = QString("the platform \"%1\" cannot be used").arg(QString::fromLocal8Bit(platform));
    else if (display.isEmpty() && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        why = "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)";
    else if (!display.isEmpty())
        why = QString("the display %1 cannot be opened").arg(QString::fromLocal8Bit(display));
    std::fprintf(stderr, "soco-studio: No window can be opened: %s. %s\n", qPrintable(why.simplified()),
                 qPrintable(whatToDo(platform)));
    std::fflush(stderr);
    std::_Exit(2);
}

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg)
        endWithOneLine();
    // Said by the window system on its way to failing; where it does not fail, the user has no use for it either.
    if (context.category && QByteArray(context.category).startsWith("qt.qpa")) {
        reason = text;
        return;
    }
    if (handlerBefore)
        handlerBefore(type, context, text);
}

} // namespace

DisplayGuard::DisplayGuard() : m_before(qInstallMessageHandler(listen))
{
    handlerBefore = m_before;
}

DisplayGuard::~DisplayGuard()
{
    qInstallMessageHandler(m_before);
}

void useNoDisplay()
{
    const QByteArray platform = chosenPlatform();
    const bool wayland = platform.startsWith("wayland");
    const bool needsDisplay = platform.isEmpty() || platform == "xcb" || wayland;
    if (platform.isEmpty() || (needsDisplay && qEnvironmentVariableIsEmpty(wayland ? "WAYLAND_DISPLAY" : "DISPLAY")))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace soco::studio
