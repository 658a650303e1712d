#pragma once

#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/panel_paint.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <QStringList>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace soco::widgets {

// Right points of one pair for one model that has judged it.
struct PairScoreText {
    int slot = 0;
    int right = 0;
    int of = 0; // points judged; 0: the pair has none that can be scored
    bool isStale = false; // the pair was edited since
};

// The keys of the pictures that a pair shows: its source's, its target's. Empty where its name does not say them.
std::array<QString, 2> pictureKeys(const dataset::PairRef &ref);

// The pairs of the list, filtered and sorted, over one shared vector. Rows are cheap: 60,000 are the rule.
class PairModel : public QAbstractListModel
{
    Q_OBJECT

public:
    // AsGiven: as setPairs() had them, which is the order of the files or, of pairs behind a mark, worst first. The
    // shares are of points right; pairs without any that is scored come last in both.
    enum class Order { AsGiven, Name, LowestShare, HighestShare };
    using Scores = std::function<std::vector<PairScoreText>(const dataset::PairRef &)>;
    using Accepts = std::function<bool(const dataset::PairRef &)>;

    explicit PairModel(QObject *parent = nullptr);

    void setPairs(std::vector<dataset::PairRef> pairs);
    // Words that must all be in the names of the two pictures.
    void setWords(const QString &words);
    // What else narrows the list; asked once for every pair. Null: nothing does.
    void setFilter(Accepts accepts);
    void setOrder(Order order);
    Order order() const { return m_order; }
    void setModels(std::vector<ModelSlot> models);
    const std::vector<ModelSlot> &models() const { return m_models; }
    // The model whose shares Order::LowestShare and HighestShare go by.
    void setFocusedSlot(int slot);
    int focusedSlot() const { return m_focused; }
    void setScores(Scores scores);
    // This pair is on screen with source and target exchanged: its row says so. Null: none is.
    void setSwapped(const std::optional<dataset::PairRef> &pair);
    bool isSwapped(int row) const { return m_swapped && pair(row) == *m_swapped; }
    // The numbers changed: paints again and, where sorted by them, sorts again.
    void refreshScores();

    std::size_t total() const { return m_pairs.size(); }
    const dataset::PairRef &pair(int row) const;
    std::vector<PairScoreText> scores(int row) const;
    int rowOf(const dataset::PairRef &ref) const; // -1: not in the list, or filtered out

    // Thumbnails by dataset::pictureKey(), scaled to fill a frame of `size` device pixels. Bounded: old ones leave.
    void setThumbnail(const QString &key, const QImage &image, const QString &problem, const QSize &size);
    const QPixmap *thumbnail(const QString &key) const { return m_thumbnails.object(key); }
    QString problem(const QString &key) const { return m_problems.value(key); }
    void clearThumbnails();
    void forgetThumbnails(const QSet<QString> &keys); // and all problems

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void rebuild();
    std::vector<int> arranged() const;
    double shareOf(int pair) const;
    QString scoreText(const PairScoreText &score) const;

    std::vector<dataset::PairRef> m_pairs;
    std::vector<int> m_rows; // indices into m_pairs
    std::vector<ModelSlot> m_models;
    std::vector<QString> m_labels; // parallel to m_models, none like another
    QStringList m_words;
    Accepts m_accepts;
    Scores m_scores;
    std::optional<dataset::PairRef> m_swapped;
    Order m_order = Order::AsGiven;
    int m_focused = 1;
    QCache<QString, QPixmap> m_thumbnails;
    QHash<QString, QString> m_problems;
};

} // namespace soco::widgets
