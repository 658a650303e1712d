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
    const QString &words() const { return m_words; }
    // Speaks by the example of this keypoint (exampleOfJudges()); both empty: in general. True where the words changed.
    bool setExample(const QString &concept_, const QString &identity);
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
    void showText();

    QString m_words;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace soco::widgets
