#pragma once

#include "widgets/charts/chart_plot.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace soco::widgets {

class ChartTitle;
class ReadoutLabel;

// One chart with its head: title or selector, the value under the mouse, a menu to copy and save; or, where there is
// nothing to draw, why, and a button to evaluate.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    explicit ChartView(const QString &name, QWidget *parent = nullptr);

    void setChart(std::shared_ptr<const Chart> chart);
    const Chart &chart() const { return *m_chart; }
    // Kinds the title offers, with the words for them; one or none: the title is plain text.
    void setChoices(const std::vector<std::pair<ChartKind, QString>> &choices);
    // An evaluation is under way, which is said instead of the offer to evaluate; empty: none is.
    void setRunning(const QString &text);
    ChartPlot *plot() const { return m_plot; }
    // The line at the right of the title, whole: the emphasised value, else what was said last.
    QString readout() const;
    void say(const QString &text);
    void retheme();

    // By the name's ending: .png, .pdf, .svg or .csv. Written atomically.
    Result<void> save(const QString &path) const;
    void copyPicture() const;
    void copyNumbers() const;

Q_SIGNALS:
    void kindChosen(soco::widgets::ChartKind kind);
    void numberActivated(const soco::widgets::ChartNumber &number);
    void categoryActivated(const QString &category);
    void evaluateRequested();
    // Another run is to be shown; an empty id: the one that the rule takes.
    void runChosen(const std::string &fingerprint, soco::dataset::PairKind kind, const std::string &runId);
    // A published figure of other weights is to be shown beside the model in `slot`, or no longer.
    void publishedChosen(int slot, bool shown);
    // Something was saved or could not be.
    void notice(const QString &text, bool problem);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void activate(int mark);
    void showEmpty();
    void showReadout();
    void askAndSave(bool numbers);
    void buildActions(const QString &name);
    void fillActions();

    std::shared_ptr<const Chart> m_chart;
    ChartTitle *m_title;
    QMenu *m_choices;
    QMenu *m_actions;
    QMenu *m_runs;
    std::vector<QAction *> m_offers;
    ReadoutLabel *m_readout;
    QPushButton *m_update;
    QToolButton *m_menuButton;
    ChartPlot *m_plot;
    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_evaluate;
    QString m_said;
    QString m_running;
};

} // namespace soco::widgets
