#pragma once

#include "app/studio/workspace/executor.h"
#include "core/base/task.h"
#include "core/benchmark/matcher.h"
#include "core/dataset/dataset.h"
#include "core/vision/feature_store.h"
#include "core/vision/model_registry.h"
#include "core/vision/pictures.h"
#include "widgets/common/explore_data.h"

#include <QObject>

#include <array>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace soco::studio {

// What runs behind the Explore layout: loads pairs and models, computes features, and answers "where does every model
// match this point". A lane of the executor for each thing that must not wait for another: reading pairs, loading weights,
// features, and the similarity of the point under the mouse. The latest request wins; results of an older one are
// dropped. All public functions and all signals: GUI thread.
class ExploreEngine : public QObject
{
    Q_OBJECT

public:
    ExploreEngine(Executor *executor, std::shared_ptr<vision::FeatureStore> store, const vision::Device &device,
                  QObject *parent = nullptr);
    ~ExploreEngine() override; // asks what runs to end

    void setDataset(std::shared_ptr<const dataset::Dataset> dataset);

    const std::vector<widgets::ModelSlot> &models() const { return m_models; }
    // The slot of this model from this file, however its path is written; 0: none.
    int slotOf(const vision::ModelSpec &spec) const;
    // Puts a model into the first free slot and starts loading it. Returns the slot; 0 when all nine are taken.
    int addModel(const vision::ModelSpec &spec);
    // The same for a backbone that is there already (measurements, tests).
    int addBackbone(std::shared_ptr<vision::Backbone> backbone);
    void removeModel(int slot);
    void reloadModel(int slot);
    // The same model from that file.
    void setWeights(int slot, const std::filesystem::path &file);
    std::shared_ptr<const vision::Backbone> backbone(int slot) const; // null while it is not ready
    const vision::ModelSpec &spec(int slot) const { return m_slots[std::size_t(slot - 1)].spec; }
    const std::shared_ptr<vision::FeatureStore> &store() const { return m_store; }
    // Decoded once for display and features.
    const std::shared_ptr<vision::Pictures> &pictures() const { return m_pictures; }
    const vision::Device &device() const { return m_device; }

    // Shows a pair, source and target exchanged where `swapped`. nullopt: none.
    void showPair(const std::optional<dataset::PairRef> &ref, bool swapped);
    // The dataset has grown: a pair on screen that lacks a picture is read again, and shown anew where one has come.
    void lookForMissingPictures();
    // Reads the pair on screen again: files may have changed. What is pinned stays, and where nothing changed all does.
    void readAgain();
    // Null while none is there yet.
    const widgets::LoadedPairPtr &pair() const { return m_pair; }
    // Features of this pair are computed once those of the pair on screen are there and nothing else is to do.
    void prefetch(const std::optional<dataset::PairRef> &ref);

    // Asks every ready model for the map of a source point; `keypoint` is its name or empty.
    void requestPoint(const ImagePoint &point, const QString &keypoint);
    void clearPoint();

    void setAlpha(double alpha);
    // Matches anew what is on screen.
    void setMatcher(const benchmark::Matcher &matcher);
    // Nothing is being loaded or computed for the pair and point on screen.
    bool idle() const;

Q_SIGNALS:
    void modelsChanged();
    void sameModel(int slot,
                   int other); // the model that became ready in `slot` is the one in `other`: same fingerprint
    void pairLoading(const QString &title);
    void pairLoaded(const soco::widgets::LoadedPairPtr &pair);
    void pairFailed(const QString &message);
    void featureProgress(const soco::widgets::FeatureProgress &progress);
    void pointResults(const std::vector<soco::widgets::PointResult> &results);
    void pairResult(const soco::widgets::PairResult &result);
    void storeChanged(); // bytes of features in memory

private:
    struct Slot {
        vision::ModelSpec spec;
        std::shared_ptr<vision::Backbone> backbone;
        int generation = 0; // of the slot's occupant
        vision::FeatureMap source, target; // of the pair on screen
    };
    struct PointRequest;

    int addSlot(const vision::ModelSpec &spec, const QString &title);
    void loadModelInBackground(int slot);
    void becomeReady(int slot, std::shared_ptr<vision::Backbone> backbone);
    void readShownPair();
    void takePair(const Result<widgets::LoadedPairPtr> &loaded, const std::string &content, bool again);
    // What is there of the former one, or under way for it, ends with it. Null: none.
    void replacePair(const widgets::LoadedPairPtr &pair);
    void startPairFeatures(int slot);
    void askForPoint();
    widgets::ModelSlot *modelAt(int slot);

    QPointer<Executor> m_executor;
    vision::Device m_device;
    std::shared_ptr<vision::FeatureStore> m_store;
    std::shared_ptr<vision::Pictures> m_pictures;
    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::vector<widgets::ModelSlot> m_models;
    std::array<Slot, 9> m_slots;
    widgets::LoadedPairPtr m_pair;
    dataset::PairRef m_shownRef; // on screen or on its way there
    bool m_shownSwapped = false;
    bool m_readingAgain = false;
    std::string m_shownContent;
    std::stop_source m_pairStop, m_prefetchStop;
    std::optional<dataset::PairRef> m_prefetched;
    int m_pairGeneration = 0; // of the pair that was asked for; m_pair may be read more than once
    int m_pointEpoch = 0; // moves when older answers must not be shown any more
    std::optional<std::pair<ImagePoint, QString>> m_point;
    double m_alpha = 0.1;
    const benchmark::Matcher *m_matcher = &benchmark::standardMatcher();
};

} // namespace soco::studio
