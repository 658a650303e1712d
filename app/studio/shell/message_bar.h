#pragma once

#include "app/studio/workspace/messages.h"

#include "widgets/common/desktop.h"

#include <QWidget>

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;

namespace soco::studio {

// As it is where it fits; else with the middle of its longest paths left out, then of all of it.
QString elidedMessage(const QString &text, const QFontMetrics &metrics, int width);

// A problem, in one line under the toolbar, with one action and a close button. Never covers the picture.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(widgets::Desktop *desktop, QWidget *parent = nullptr);

    // Where the line is too short for the text, paths give way first, in their middle; the tool tip has it whole, and so
    // has a copy.
    void showMessage(const Messages::Problem &problem);
    // What failed has succeeded since: its message goes.
    void solved(Messages::About about, const std::string &subject = {});
    void solvedAll(Messages::About about);
    // Something else begins: none of them matters any more.
    void clear();
    QString text() const { return m_problem.text; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void withdraw(const std::function<bool(const Messages::Problem &)> &isSolved);
    void display(const Messages::Problem &problem);
    void dismiss();
    void showWhatStands();
    void elide();

    widgets::Desktop *m_desktop;
    Messages::Problem m_problem;               // shown, or shown last
    std::vector<Messages::Problem> m_standing; // one about a thing and subject
    QLabel *m_label;
    QPushButton *m_action;
};

} // namespace soco::studio
