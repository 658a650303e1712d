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

// The lines of a text in that width, at most so many: where more is said, the last ends in an ellipsis. A word is broken
// only where it is longer than a line.
QStringList messageLines(const QString &text, const QFont &font, int width, int most);

// A problem, in one to three lines under the toolbar, with one action and a close button. Never covers the picture.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(widgets::Desktop *desktop, QWidget *parent = nullptr);

    // Where three lines are too short for the text, a button shows it whole; so do the tool tip and a copy.
    void showMessage(const Messages::Problem &problem);
    // What failed has succeeded since: its message goes.
    void solved(Messages::About about, const std::string &subject = {});
    void solvedAll(Messages::About about);
    // Something else begins: none of them matters any more.
    void clear();
    QString text() const { return m_problem.text; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void withdraw(const std::function<bool(const Messages::Problem &)> &isSolved);
    void display(const Messages::Problem &problem);
    void dismiss();
    void showWhatStands();
    void layText();
    void setWhole(bool whole);

    widgets::Desktop *m_desktop;
    Messages::Problem m_problem;               // shown, or shown last
    std::vector<Messages::Problem> m_standing; // one about a thing and subject
    QLabel *m_sign;
    QLabel *m_label;
    QPushButton *m_more;
    QPushButton *m_action;
    bool m_whole = false; // however many lines it takes
};

} // namespace soco::studio
