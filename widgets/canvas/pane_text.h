#pragma once

#include <QTextEdit>

namespace soco::widgets {

// Words that a pane says instead of a picture or over it: centred, to be selected and copied. They wrap, a path
// and a file's name between its parts where it can be, and where there is no room for all of them they scroll; nothing
// is cut.
class PaneText : public QTextEdit
{
    Q_OBJECT

public:
    explicit PaneText(QWidget *parent = nullptr);

    void setWords(const QString &words);
    const QString &words() const { return m_words; }
    void setColour(const QColor &colour);
    void setMargins(int side, int above);
    // What the words need in at most that room, without margins.
    QSize sizeIn(QSize room) const;
    QSize sizeIn(QSize room, const QString &words) const; // of others in their place

protected:
    QMimeData *createMimeDataFromSelection() const override;

private:
    QString m_words;
};

} // namespace soco::widgets
