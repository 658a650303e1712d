#pragma once

#include "core/benchmark/published.h"
#include "core/benchmark/runner.h"
#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"

#include <QString>
#include <QWidget>

#include <cstdint>
#include <map>
#include <memory>
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

    // Slots, colours and titles of the models on screen; runs of other models are kept but not drawn.
    void setModels(const std::vector<ModelSlot> &models);
    // The newest run of a model name wins.
    void setRuns(std::vector<std::shared_ptr<const benchmark::EvaluationResult>> runs);
    // Rows for the models shown; matched by name, else by title.
    void setPublished(std::vector<benchmark::PublishedScore> published);
    // What the threshold chart restricts to and the category chart marks; empty: all.
    void setCategory(const QString &category);
    void setJudge(const JudgeSettings &judge);
    // A short name of the data for titles: "demo dataset".
    void setDataTitle(const QString &title);
    // Pairs of the open dataset, so that a cancelled run can say "partial, 412 of 1,600 pairs".
    void setPairTotals(const std::map<dataset::PairKind, std::int64_t> &totals);
    // After applyTheme(), and after a change of the application's font.
    void retheme();

Q_SIGNALS:
    void evaluateRequested();
    // The pairs that a clicked mark counts, worst first (most wrong points, then in the order of the index), and the
    // chip text that says so: "DINOv2-B/14, SOC, car, worst first".
    void pairsRequested(const QString &title, const std::vector<soco::dataset::PairRef> &pairs);
    void categoryClicked(const QString &category);
    // A chart was saved, or could not be: for the status bar.
    void notice(const QString &text, bool problem);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void arrange();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace soco::widgets
