#pragma once

#include "core/dataset/taxonomy.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/selection.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QModelIndex;
class QPushButton;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace soco::widgets {

class BestMatchesModel;
class BusyBar;
class HeadSection;
class MatchesModel;
class Note;
class PairMatrixModel;
class SectionTable;
class SectionTitle;

// What the Explore layout says of the selected point and of the pair (widgets/README.md, "Panels"): name and
// description, matches by model with the rule spelled out, best matches of the focused model, keypoint x model
// matrix. GUI thread.
class ExploreInspector : public QWidget
{
    Q_OBJECT

public:
    // `selection` must outlive the panel. A click in the matrix writes the keypoint (and model) into it.
    explicit ExploreInspector(Selection *selection, QWidget *parent = nullptr);

    void setTaxonomy(std::shared_ptr<const dataset::Taxonomy> taxonomy);
    void setModels(const std::vector<ModelSlot> &models);
    // Another pair, the same file read again included, takes the results of the old one away and has none of them shown
    // that come late; null: none is open.
    void setPair(const LoadedPairPtr &pair);
    // The latest result of its slot. The results of the point before stay, in text 3, until new ones come.
    void setPointResult(const PointResult &result);
    void clearPointResults();
    void setPairResult(const PairResult &result);
    void setJudge(const JudgeSettings &judge);
    // Shows the 2 px bar after 300 ms; values that are not new since are in text 3.
    void setBusy(bool busy);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildPoint(QWidget *part);
    void buildPair(QWidget *part);
    void refresh();
    void refreshHead();
    void refreshPoint();
    void refreshBest();
    void refreshPair();
    void refreshErrors();
    void pointChanged();
    void focusedChanged();
    void bringIntoView(const SectionTable *table);
    void markStale();
    void chooseCell(const QModelIndex &index);
    bool hasPoint() const;
    dataset::PairKind pairKind() const;
    QString labelOfSlot(int slot) const;
    QString errorText(const ModelSlot &model, const Error &error) const;
    const ModelSlot *focused() const;
    bool muted(int slot) const { return m_showStale && m_stale.contains(slot); }

    Selection *m_selection;
    std::shared_ptr<const dataset::Taxonomy> m_taxonomy;
    std::vector<ModelSlot> m_models;
    std::vector<QString> m_labels; // parallel to m_models, none like another
    std::vector<QString> m_briefs; // parallel to m_models; what tells them apart, in short
    LoadedPairPtr m_pair;
    QHash<int, PointResult> m_points; // by slot
    QHash<int, PairResult> m_results; // by slot
    QSet<int> m_stale;                // slots whose point result is of an earlier point
    bool m_showStale = false;         // not in the first moments: results that come at once must not flicker
    bool m_pointOld = false;          // what is said of the point waits until it is seen
    JudgeSettings m_judge;
    QTimer *m_staleTimer;

    QScrollArea *m_scroll = nullptr;
    BusyBar *m_bar = nullptr;
    QLabel *m_empty = nullptr;
    HeadSection *m_head = nullptr;
    QWidget *m_pointPart = nullptr;
    QWidget *m_pairPart = nullptr;
    MatchesModel *m_matches;
    BestMatchesModel *m_best;
    PairMatrixModel *m_matrix;
    SectionTitle *m_matchesTitle = nullptr;
    SectionTitle *m_bestTitle = nullptr;
    SectionTitle *m_pairTitle = nullptr;
    SectionTable *m_matchesTable = nullptr;
    SectionTable *m_bestTable = nullptr;
    SectionTable *m_matrixTable = nullptr;
    Note *m_rule = nullptr;
    Note *m_errors = nullptr;
    QPushButton *m_details = nullptr;
    Note *m_bestNote = nullptr;
    Note *m_pairNote = nullptr;
    Note *m_assumptions = nullptr;
};

} // namespace soco::widgets
