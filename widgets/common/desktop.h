#pragma once

#include <QDateTime>
#include <QImage>
#include <QPoint>
#include <QString>
#include <QStringList>

#include <functional>

class QMenu;
class QMimeData;
class QWidget;

namespace soco::widgets {

// Everything that leaves the window and waits for a person or for the system: file dialogs, questions, menus at the
// mouse, the clipboard, the clock. Answers come by a call, at once or later, so that no event loop nests and tests
// answer with real events all the same. A question that is closed without an answer is not answered. GUI thread.
class Desktop
{
public:
    using Chosen = std::function<void(const QString &path)>;

    virtual ~Desktop() = default;

    virtual void chooseFolder(QWidget *parent, const QString &title, const QString &start, Chosen chosen) = 0;
    // `filters` as QFileDialog takes them, separated by ";;".
    virtual void chooseFile(QWidget *parent, const QString &title, const QString &start, const QString &filters, Chosen chosen) = 0;
    virtual void chooseNewFile(QWidget *parent, const QString &title, const QString &start, const QString &filters,
                               Chosen chosen) = 0;
    // Asks which of the buttons; the index of the one that was pressed.
    virtual void ask(QWidget *parent, const QString &title, const QString &text, const QStringList &buttons,
                     std::function<void(int button)> answered) = 0;
    // Shows a menu and returns; the menu goes when it is closed.
    virtual void popUp(QMenu *menu, const QPoint &globalPosition) = 0;
    // The same for a menu that stays, such as a button's.
    virtual void dropDown(QMenu *menu, const QPoint &globalPosition) = 0;
    virtual void copy(QMimeData *data) = 0; // takes ownership
    void copyText(const QString &text);
    virtual QDateTime now() const = 0;

    // The desktop that the program runs on.
    static Desktop &system();
    // That of the window that the widget stands in: what installOn() gave it or one of its parents, else system().
    static Desktop &of(const QWidget *widget);
    // This object outlives the window.
    void installOn(QWidget *window);
};

} // namespace soco::widgets
