#pragma once

#include "core/benchmark/published.h"
#include "core/benchmark/run_catalogue.h"
#include "core/dataset/dataset.h"
#include "widgets/charts/chart_number.h"
#include "widgets/common/explore_data.h"

#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <string>
#include <vector>

namespace soco::widgets {

// The charts of the Explore layout (widgets/README.md, "Charts"): PCK by task, PCK against the threshold, PCK per
// category. Own runs are filled, published figures hollow. Everything is computed from the runs' per-pair scores, at
// the threshold that is judged by, so the panel needs no worker. GUI thread.
class ChartsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPanel(QWidget *parent = nullptr);
    ~ChartsPanel() override;

    // The models on screen: their runs are those of their fingerprints, published figures stand beside those of
    // published weights. A slot that was never loaded shows nothing of its own.
    void setModels(const std::vector<ModelSlot> &models);
    // All runs on the data; which of a model's is shown is the catalogue's rule and choice.
    void setRuns(const benchmark::RunCatalogue &runs);
    void setRuns(const std::vector<benchmark::RunPtr> &runs);
    // Rows for the models shown; matched by name, else by title.
    void setPublished(std::vector<benchmark::PublishedScore> published);
    // Of the data as it is now: runs on other content are said to be from before a change. Empty: not known.
    void setDatasetFingerprint(const std::string &fingerprint);
    // What the threshold chart restricts to and the category chart marks; empty: all.
    void setCategory(const QString &category);
    // The kind of pairs that the charts against the threshold and by category are of.
    void setPairKind(dataset::PairKind kind);
    void setJudge(const JudgeSettings &judge);
    // An evaluation is under way: what takes the place of the offer to evaluate, "Evaluating DINOv2-B/14: 12 of 400".
    // Empty: none is.
    void setRunning(const QString &text);
    // A short name of the data for titles: "demo dataset".
    void setDataTitle(const QString &title);
    // What was chosen to be seen where there is room for one chart, and beside the first where there is room for two, by
    // names that stay from one start to the next. Names that are not known change nothing.
    QStringList chosenCharts() const;
    void chooseCharts(const QStringList &names);
    // After applyTheme(), and after a change of the application's font.
    void retheme();

Q_SIGNALS:
    void evaluateRequested();
    // The pairs that a clicked mark counts, worst first (the lowest share of right points, then in the order of the index),
    // and the chip text that says so: "DINOv2-B/14, SOC, car, worst first".
    void pairsRequested(const QString &title, const std::vector<soco::dataset::PairRef> &pairs,
                        const soco::widgets::ChartNumber &number);
    void categoryClicked(const QString &category);
    // Another run of a model was chosen from the menu, for every panel; an empty id: the one that the rule takes. The
    // charts show it already.
    void runChosen(const std::string &fingerprint, soco::dataset::PairKind kind, const std::string &runId);
    // A chart was saved, or could not be: for the status bar.
    void notice(const QString &text, bool problem);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void chooseRun(const std::string &fingerprint, dataset::PairKind kind, const std::string &runId);
    void refresh();
    void arrange();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace soco::widgets
