#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QPainter;

namespace soco::widgets {

// The head of the inspector: the full name, a sentence, and rows of label and value. Names wrap anywhere, because
// "vehicle_wheel_front_left_center" has no spaces and must never be cut.
class HeadSection : public QWidget
{
    Q_OBJECT

public:
    struct Row {
        QString label;
        QString value;
        bool muted = false;
    };

    explicit HeadSection(QWidget *parent = nullptr);
    void setContent(const QString &name, const QString &sentence, std::vector<Row> rows);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    QString text() const; // all of it, a line each

protected:
    void contextMenuEvent(QContextMenuEvent *event) override; // offers to copy it
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int layOut(int width, QPainter *painter) const;

    QString m_name;
    QString m_sentence;
    std::vector<Row> m_rows;
};

} // namespace soco::widgets
