#pragma once

#include "widgets/common/desktop.h"

#include <QMenu>
#include <QMimeData>

#include <memory>

namespace soco::test {

// Answers every question at once with what the test has laid down, and remembers what was asked. Menus open for real.
class ScriptedDesktop : public widgets::Desktop
{
public:
    QStringList answers; // paths, in the order of the questions; where they run out, the person cancels
    QStringList asked;   // titles
    QStringList menus;   // names
    int button = 0;
    std::unique_ptr<QMimeData> clipboard;
    QDateTime time = QDateTime({2026, 11, 30}, {12, 0}, Qt::UTC);

    void chooseFolder(QWidget *, const QString &title, const QString &, Chosen chosen) override { answer(title, chosen); }
    void chooseFile(QWidget *, const QString &title, const QString &, const QString &, Chosen chosen) override { answer(title, chosen); }
    void chooseNewFile(QWidget *, const QString &title, const QString &, const QString &, Chosen chosen) override { answer(title, chosen); }
    void ask(QWidget *, const QString &title, const QString &, const QStringList &, std::function<void(int)> answered) override
    {
        asked << title;
        answered(button);
    }
    void popUp(QMenu *menu, const QPoint &globalPosition) override { dropDown(menu, globalPosition); }
    void dropDown(QMenu *menu, const QPoint &globalPosition) override
    {
        menus << menu->objectName();
        menu->popup(globalPosition);
    }
    void copy(QMimeData *data) override { clipboard.reset(data); }
    QDateTime now() const override { return time; }

private:
    void answer(const QString &title, const Chosen &chosen)
    {
        asked << title;
        if (!answers.isEmpty())
            chosen(answers.takeFirst());
    }
};

} // namespace soco::test
