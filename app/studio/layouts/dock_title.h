#pragma once

#include <QWidget>

class QDockWidget;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace soco::studio {

// The title bar of a dock: semibold title, what it shows in text 3, up to two icon buttons, and the menu button that
// holds float and close (widgets/README.md, "Areas").
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    DockTitle(const QString &title, QDockWidget *dock);

    void setSubtitle(const QString &text);
    QToolButton *addButton(const char *icon, const QString &name);
    QMenu *menu() const { return m_menu; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_subtitle;
    QHBoxLayout *m_layout;
    QMenu *m_menu;
};

} // namespace soco::studio
