#include "core/benchmark/evaluation_order.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace soco::benchmark;

namespace {

struct Walk {
    std::size_t loads = 0;
    std::size_t most = 0; // images in memory at once
    bool sound = true;    // every pair once, both its images in memory
};

Walk walk(const std::vector<Batch> &batches, const std::vector<ImagePair> &pairs)
{
    Walk result;
    std::set<std::size_t> memory;
    std::vector<int> seen(pairs.size(), 0);
    for (const Batch &batch : batches) {
        for (const std::size_t image : batch.drop)
            result.sound = result.sound && memory.erase(image) == 1;
        for (const std::size_t image : batch.load)
            result.sound = result.sound && memory.insert(image).second;
        result.loads += batch.load.size();
        result.most = std::max(result.most, memory.size());
        for (const std::size_t pair : batch.pairs) {
            ++seen[pair];
            result.sound = result.sound && memory.contains(pairs[pair].source) && memory.contains(pairs[pair].target);
        }
    }
    result.sound = result.sound && std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; });
    return result;
}

// What a store that forgets the least recently used image loads when pairs come in the order of the index.
std::size_t loadsInIndexOrder(const std::vector<ImagePair> &pairs, std::size_t capacity)
{
    std::vector<std::size_t> recent;
    std::size_t loads = 0;
    for (const ImagePair &pair : pairs) {
        for (const std::size_t image : {pair.source, pair.target}) {
            const auto found = std::find(recent.begin(), recent.end(), image);
            if (found != recent.end())
                recent.erase(found);
            else
                ++loads;
            recent.push_back(image);
            if (recent.size() > capacity)
                recent.erase(recent.begin());
        }
    }
    return loads;
}

// All pairs of `images` images.
std::vector<ImagePair> complete(std::size_t images)
{
    std::vector<ImagePair> pairs;
    for (std::size_t i = 0; i < images; ++i) {
        for (std::size_t j = i + 1; j < images; ++j)
            pairs.push_back({i, j});
    }
    return pairs;
}

// `categories` of `images` images: all pairs inside, then pairs of each with the next two categories.
std::vector<ImagePair> likeTheBenchmark(std::size_t categories, std::size_t images)
{
    std::vector<ImagePair> pairs;
    for (std::size_t c = 0; c < categories; ++c) {
        for (const ImagePair &pair : complete(images))
            pairs.push_back({c * images + pair.source, c * images + pair.target});
    }
    for (std::size_t c = 0; c < categories; ++c) {
        for (std::size_t k = 0; k < 5 * images; ++k) {
            const std::size_t other = (c + 1 + k % 2) % categories;
            pairs.push_back({other * images + (k * 7) % images, c * images + (k * 3) % images});
        }
    }
    return pairs;
}

} // namespace

class TestEvaluationOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairOnce_data();
    void everyPairOnce();
    void enoughMemoryLoadsEveryImageOnce();
    void littleMemoryLoadsFarLess_data();
    void littleMemoryLoadsFarLess();
    void unusedImagesAreNotLoaded();
    void samePlanTwice();
};

void TestEvaluationOrder::everyPairOnce_data()
{
    QTest::addColumn<int>("capacity");
    QTest::addColumn<int>("loadsPerBatch");
    for (const int capacity : {0, 1, 2, 3, 5, 8, 39, 40, 1000}) {
        for (const int loads : {1, 4, 64})
            QTest::addRow("%d images, %d at a time", capacity, loads) << capacity << loads;
    }
}

void TestEvaluationOrder::everyPairOnce()
{
    QFETCH(int, capacity);
    QFETCH(int, loadsPerBatch);
    std::vector<ImagePair> pairs = likeTheBenchmark(5, 8);
    pairs.push_back({3, 3});  // an image with itself
    pairs.push_back({0, 39}); // and a pair twice
    pairs.push_back({0, 39});
    const Walk result = walk(planBatches(40, pairs, std::size_t(capacity), std::size_t(loadsPerBatch)), pairs);
    QVERIFY(result.sound);
    QVERIFY(result.most <= std::max<std::size_t>(2, std::size_t(capacity)));
    QVERIFY(result.loads >= 40);
}

void TestEvaluationOrder::enoughMemoryLoadsEveryImageOnce()
{
    const std::vector<ImagePair> pairs = likeTheBenchmark(10, 20);
    QCOMPARE(walk(planBatches(200, pairs, 200, 4), pairs).loads, std::size_t(200));
    // Without cross pairs, one category's images are enough.
    const std::vector<ImagePair> intra(pairs.begin(), pairs.begin() + 10 * 190);
    QCOMPARE(walk(planBatches(200, intra, 24, 4), intra).loads, std::size_t(200));
}

void TestEvaluationOrder::littleMemoryLoadsFarLess_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<int>("capacity");
    QTest::addColumn<int>("atMost");
    // All pairs of 60 images with room for 20: an image that comes in makes 19 pairs at most, so 20 + 1580 / 19 = 103 is
    // the least.
    QTest::newRow("one dense category, a third in memory") << 1 << 20 << 135;
    QTest::newRow("ten categories, a quarter in memory") << 10 << 50 << 250;
    QTest::newRow("ten categories, a tenth in memory") << 10 << 20 << 400;
}

void TestEvaluationOrder::littleMemoryLoadsFarLess()
{
    QFETCH(int, categories);
    QFETCH(int, capacity);
    QFETCH(int, atMost);
    const std::size_t images = categories == 1 ? 60 : 20;
    const std::vector<ImagePair> pairs =
        categories == 1 ? complete(60) : likeTheBenchmark(std::size_t(categories), images);
    const std::size_t planned =
        walk(planBatches(std::size_t(categories) * images, pairs, std::size_t(capacity), 4), pairs).loads;
    const std::size_t naive = loadsInIndexOrder(pairs, std::size_t(capacity));
    qInfo("%zu images, room for %d: %zu loads, in index order %zu", std::size_t(categories) * images, capacity, planned, naive);
    QVERIFY(planned <= std::size_t(atMost));
    QVERIFY(planned * 2 <= naive);
}

void TestEvaluationOrder::unusedImagesAreNotLoaded()
{
    const std::vector<ImagePair> pairs{{4, 7}};
    const std::vector<Batch> batches = planBatches(1000, pairs, 10);
    QCOMPARE(walk(batches, pairs).loads, std::size_t(2));
    QVERIFY(planBatches(1000, {}, 10).empty());
}

void TestEvaluationOrder::samePlanTwice()
{
    const std::vector<ImagePair> pairs = likeTheBenchmark(6, 10);
    const std::vector<Batch> one = planBatches(60, pairs, 15, 3), two = planBatches(60, pairs, 15, 3);
    QCOMPARE(one.size(), two.size());
    for (std::size_t i = 0; i < one.size(); ++i)
        QVERIFY(one[i].drop == two[i].drop && one[i].load == two[i].load && one[i].pairs == two[i].pairs);
}

QTEST_APPLESS_MAIN(TestEvaluationOrder)
#include "tst_evaluation_order.moc"
