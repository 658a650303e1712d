#pragma once

#include <QWidget>

#include <functional>

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
    void showMessage(const QString &text, const QString &action = {}, std::function<void()> run = {});
    QString text() const { return m_text; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void elide();

    QString m_text;
    QLabel *m_label;
    QPushButton *m_action;
    std::function<void()> m_run;
};

} // namespace soco::studio
