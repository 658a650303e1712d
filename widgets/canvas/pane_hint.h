#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace soco::widgets {

// What the judges mean, CC and SOC, in one line below the headers of the first panes, with a link to the page that draws it and a
// button to be rid of it. Wraps on a narrow canvas.
class PaneHint : public QWidget
{
    Q_OBJECT

public:
    explicit PaneHint(QWidget *parent = nullptr);

    // The line in words, without the link.
    QString words() const;
    int heightForWidth(int width) const override;
    bool hasHeightForWidth() const override { return true; }

Q_SIGNALS:
    void helpRequested();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyColours();

    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace soco::widgets
