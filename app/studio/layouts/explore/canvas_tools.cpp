#include "app/studio/layouts/explore/canvas_tools.h"

#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/memory.h"
#include "app/studio/workspace/messages.h"
#include "widgets/canvas/canvas_picture.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/common/desktop.h"
#include "widgets/common/selection.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>

namespace soco::studio {

namespace {

constexpr auto hintClosedKey = "explore/taskHintClosed";
constexpr auto folderKey = "explore/pictureFolder";
constexpr auto captionKey = "explore/pictureCaption";
constexpr int keyScale = 2; // of the actions that ask for none

} // namespace

CanvasTools::CanvasTools(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    widgets::ExploreCanvas *canvas = m_parts.canvas;
    addActions();
    QList<QAction *> menu;
    for (const char *id : {"view.pictureCaption", "view.zoomToKeypoint", "view.fit", "go.swap", "view.map",
                           "view.hideMarks", "view.names", "view.matches"})
        menu << m_parts.actions->action(QString::fromLatin1(id));
    canvas->setMenuActions(menu);
    connect(canvas, &widgets::ExploreCanvas::copyPictureRequested, this, &CanvasTools::copyPicture);
    connect(canvas, &widgets::ExploreCanvas::savePictureRequested, this, &CanvasTools::savePicture);

    canvas->setHintVisible(!m_parts.memory->value(hintClosedKey, false).toBool());
    connect(canvas, &widgets::ExploreCanvas::hintClosed, this, [this] { m_parts.memory->setValue(hintClosedKey, true); });
    connect(canvas, &widgets::ExploreCanvas::taskHelpRequested, this,
            [this] { m_parts.actions->action(QStringLiteral("help.tasks"))->trigger(); });
}

void CanvasTools::addActions()
{
    const QString group = tr("View");
    m_parts.actions->add({"view.copyPicture", group, tr("C&opy picture"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                          ActionRegistry::Scope::Window, "edit-copy"},
                         [this] { copyPicture(keyScale); });
    m_parts.actions->add({"view.savePicture", group, tr("&Save picture…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
                          ActionRegistry::Scope::Window, "document-save"},
                         [this] { savePicture(keyScale); });
    // What is pasted has the words of its document around it.
    m_parts.actions->addToggle({"view.pictureCaption",
                                group,
                                tr("Caption &under saved pictures"),
                                {},
                                ActionRegistry::Scope::Window,
                                nullptr,
                                true,
                                m_parts.memory->value(captionKey, true).toBool()},
                               [this](bool on) { m_parts.memory->setValue(captionKey, on); });
}

void CanvasTools::copyPicture(int scale)
{
    const QImage picture = m_parts.canvas->picture(scale);
    if (picture.isNull()) {
        m_parts.messages->say(tr("There is no pair on screen to copy."));
        return;
    }
    auto *data = new QMimeData;
    data->setImageData(picture);
    m_parts.desktop->copy(data);
    m_parts.messages->say(tr("The picture is in the clipboard, %1 x %2 pixels.").arg(picture.width()).arg(picture.height()));
}

void CanvasTools::savePicture(int scale)
{
    // As it is now, not as it is when the dialog is closed.
    const bool captioned = m_parts.actions->action(QStringLiteral("view.pictureCaption"))->isChecked();
    const QImage picture = m_parts.canvas->picture(scale, captioned);
    if (picture.isNull()) {
        m_parts.messages->say(tr("There is no pair on screen to save."));
        return;
    }
    const auto &pair = m_parts.selection->pair();
    const QString name = pair ? QString::fromStdString(pair->source + '-' + pair->target) : QStringLiteral("pair");
    const QString folder = m_parts.memory
                               ->value(folderKey, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
                               .toString();
    m_parts.desktop->chooseNewFile(
        m_parts.canvas, tr("Save the picture of the canvas"), QDir(folder).filePath(name + QStringLiteral(".png")),
        tr("PNG pictures (*.png)"), [this, picture, scale](const QString &chosen) {
            if (chosen.isEmpty())
                return;
            const QString path = chosen.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? chosen : chosen + QStringLiteral(".png");
            if (const auto error = widgets::writePng(picture, path)) {
                m_parts.messages->problem({.text = QString::fromStdString(error->text()),
                                           .action = tr("Save elsewhere…"),
                                           .run = [this, scale] { savePicture(scale); }});
                return;
            }
            m_parts.memory->setValue(folderKey, QFileInfo(path).path());
            m_parts.messages->solved(Messages::About::Other);
            m_parts.messages->say(tr("Saved %1, %2 x %3 pixels.")
                                      .arg(QDir::toNativeSeparators(path))
                                      .arg(picture.width())
                                      .arg(picture.height()));
        });
}

} // namespace soco::studio
