#pragma once

#include <QObject>

namespace soco::widgets {
class Desktop;
class ExploreCanvas;
class Selection;
} // namespace soco::widgets

namespace soco::studio {

class ActionRegistry;
class Memory;
class Messages;

// What leads out of the canvas: its picture to the clipboard or into a file, its context menu, the line about CC and SOC
// and the page behind it. The actions of the canvas and "help.tasks" are in the registry already.
class CanvasTools : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        widgets::ExploreCanvas *canvas;
        const widgets::Selection *selection;
        ActionRegistry *actions;
        widgets::Desktop *desktop;
        const Memory *memory;
        Messages *messages;
    };
    explicit CanvasTools(const Parts &parts, QObject *parent = nullptr);

private:
    void copyPicture(int scale);
    void savePicture(int scale);
    void addActions();

    Parts m_parts;
};

} // namespace soco::studio
