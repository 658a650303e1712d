#pragma once

#include <QDockWidget>
#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QToolBar>
#include <QVariant>

#include <functional>
#include <vector>

class QMenu;

namespace soco::studio {

// A dock of a layout, and the size that it is given: breadth across its area, length along it where several docks
// share it. Wide windows begin at 1400 px.
struct LayoutDock {
    QDockWidget *dock = nullptr;
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    struct Size {
        int breadth = 0, length = 0;
    };
    Size wide, small;
};

// A menu of a layout: ids of actions in the registry, "-" for a line. The window adds to the menu "view" what is its own.
struct LayoutMenu {
    QString id;
    QString title;
    QStringList actions;
    // Adds what is different each time the menu opens; may be null. What it adds goes before it is called again.
    std::function<void(QMenu *)> extra = {};
};

// One way of working with the workspace: a centre, docks, a toolbar and actions (widgets/README.md, "Areas"). The window shows
// one layout at a time and knows nothing else of it. To add one: a class of its own and a line in layouts.cpp.
// Widgets belong to the window once it has taken them. GUI thread.
class Layout : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual QString id() const = 0; // stable: "explore"; its settings are kept under it
    virtual QString title() const = 0;

    virtual QWidget *centre() = 0;
    // What has the keyboard when nothing else wants it; the centre or in it.
    virtual QWidget *keyboard() { return centre(); }
    // The tool bar and the docks have object names, by which their places are remembered.
    virtual QToolBar *toolBar() = 0;
    virtual std::vector<LayoutDock> docks() const = 0;
    virtual std::vector<LayoutMenu> menus() = 0;

    // Becomes the layout on screen, and stops being it. Nothing that takes time.
    virtual void activate() {}
    virtual void deactivate() {}
    // The window became narrower than 1400 px, or wider again.
    virtual void setCompact(bool) {}
    // The key ` is held: nothing but the picture.
    virtual void setPeek(bool) {}
    // After another theme was applied, for what keeps colours of its own.
    virtual void retheme() {}

    // What is remembered of it from one start to the next, beside the places of its docks.
    virtual QVariantMap saveState() const { return {}; }
    virtual void restoreState(const QVariantMap &) {}
};

} // namespace soco::studio
