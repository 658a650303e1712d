#pragma once

#include "widgets/common/model_labels.h"

#include <QAbstractButton>
#include <QToolButton>

namespace soco::studio {

// A chosen model in the toolbar: chip and title in a field; only the chip in the compact form.
class ModelButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ModelButton(QWidget *parent = nullptr);

    // `label`: how the model is told from the others in the toolbar.
    void setModel(const widgets::ModelSlot &model, const widgets::ModelLabel &label, bool focused);
    void setCompact(bool compact);
    int slot() const { return m_model.slot; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void focusRequested(int slot);
    void soloRequested(int slot);
    void menuRequested(int slot, const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString shownText(int room) const;

    widgets::ModelSlot m_model;
    widgets::ModelLabel m_label;
    bool m_focused = false;
    bool m_compact = false;
};

// Two or more words, one of them chosen.
class SegmentedButton : public QWidget
{
    Q_OBJECT

public:
    SegmentedButton(const QStringList &words, QWidget *parent = nullptr);

    void setCaption(const QString &caption); // what is chosen, for screen readers
    int current() const { return m_current; }
    void setCurrent(int index); // emits chosen() only when it changes
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect rectOf(int index) const;
    void nameChoice();

    QStringList m_words;
    QString m_caption;
    int m_current = 0;
};

} // namespace soco::studio
