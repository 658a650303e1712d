#pragma once

#include <QCoreApplication>

namespace soco::studio {

class MainWindow;

// Fills the window's action registry, its menus and the shortcuts of widgets/README.md, "Interaction".
class WindowActions
{
    Q_DECLARE_TR_FUNCTIONS(soco::studio::WindowActions)

public:
    explicit WindowActions(MainWindow *window);

private:
    void fileActions();
    void goActions();
    void viewActions();
    void modelActions();
    void windowActions();
    void helpActions();
    void buildMenus();

    MainWindow *m_window;
};

} // namespace soco::studio
