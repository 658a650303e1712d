// What the tests of the runner share: a dataset of three categories, and runs over it.
#pragma once

#include "core/benchmark/runner.h"
#include "core/benchmark/judge.h"
#include "core/benchmark/predictions.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/utc_time.h"
#include "core/dataset/fingerprint.h"
#include "tests/benchmark/fake_backbone.h"
#include "tests/dataset/dataset_builder.h"
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <memory>

namespace soco::benchmark::test {

namespace fs = std::filesystem;
using soco::test::DatasetBuilder;
using soco::test::FakeBackbone;

inline constexpr std::uint64_t plenty = std::uint64_t(1) << 30;

std::shared_ptr<const dataset::Dataset> opened(const DatasetBuilder &builder)
{
    auto dataset = dataset::Dataset::open(builder.root());
    return dataset ? *dataset : nullptr;
}

inline bool sameScore(const Score &one, const Score &other)
{
    return one.percent == other.percent && one.byGroup == other.byGroup && one.points == other.points;
}

inline bool sameScores(const EvaluationResult &one, const EvaluationResult &other)
{
    if (one.kinds.size() != other.kinds.size())
        return false;
    for (std::size_t k = 0; k < one.kinds.size(); ++k) {
        const KindResult &a = one.kinds[k], &b = other.kinds[k];
        if (a.kind != b.kind || a.keypoints != b.keypoints || a.scores.size() != b.scores.size() || !sameScore(a.overall[Criterion::Soc], b.overall[Criterion::Soc]) ||
            !sameScore(a.overall[Criterion::Cc], b.overall[Criterion::Cc]))
            return false;
        for (std::size_t i = 0; i < a.scores.size(); ++i) {
            if (a.scores[i].group != b.scores[i].group || a.scores[i].file != b.scores[i].file ||
                a.scores[i].annotation != b.scores[i].annotation ||
                a.scores[i].points[Criterion::Soc] != b.scores[i].points[Criterion::Soc] ||
                a.scores[i].points[Criterion::Cc] != b.scores[i].points[Criterion::Cc])
                return false;
        }
    }
    return true;
}

inline QByteArray contents(const fs::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// No file may grow beyond this many bytes, as on a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

class RunnerFixture
{
protected:
    void prepare()
    {
        DatasetBuilder::Options options;
        options.categories = {"bus", "car", "kettle"};
        options.images = 5;
        m_builder = std::make_unique<DatasetBuilder>(options); // 10 intra pairs and 5 cross pairs each, 15 images
        m_folder = std::make_unique<QTemporaryDir>();
    }

    Result<EvaluationResult> run(const FakeBackbone &backbone, EvaluationOptions options, const Task &task = {},
                                 std::uint64_t memory = plenty)
    {
        const auto dataset = opened(*m_builder);
        vision::FeatureStore store(memory);
        if (options.stateFolder.empty() && options.results.empty() && options.predictions.empty())
            options.stateFolder = m_folder->filePath("state").toStdString();
        return evaluate(*dataset, backbone, store, options, task);
    }
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }

    std::unique_ptr<DatasetBuilder> m_builder;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace soco::benchmark::test
