#pragma once

#include "app/studio/workspace/messages.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace soco::studio {

// A problem, in one line under the toolbar, with one action and a close button. Never covers the picture.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    // Where the line is too short for the text, its tool tip has it whole.
    void showMessage(const Messages::Problem &problem);
    // What failed has succeeded since: its message goes.
    void solved(Messages::About about);
    QString text() const { return m_problem.text; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void elide();

    Messages::Problem m_problem;
    QLabel *m_label;
    QPushButton *m_action;
};

} // namespace soco::studio
