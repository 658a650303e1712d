// Features that mean nothing are said so, others are not.

#include "core/vision/feature_check.h"

#include <QTest>

using namespace soco;
using namespace soco::vision;

namespace {

FeatureMap patterned(float seed)
{
    return FeatureMap::fromVector({1, seed, 2, 5, seed + 1, 1}, 2, 1, 3, 8);
}

FeatureMap constant(float value)
{
    return FeatureMap::fromVector({1, 1, 1, value, value, value}, 2, 1, 3, 8);
}

} // namespace

class TestFeatureCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingToSayOfGoodFeatures();
    void constantMaps_data();
    void constantMaps();
    void sameMapsForAll();
    void oneThatDiffersIsEnough();
    void onePictureTellsNothingAboutOthers();
    void saysWhatIsWrongWithTheWeights();

private:
    BackboneInfo m_model;
};

void TestFeatureCheck::init()
{
    m_model = {};
    m_model.name = "dinov2_vits14";
    m_model.weightsFile = "/weights/mine.pth";
}

void TestFeatureCheck::nothingToSayOfGoodFeatures()
{
    FeatureCheck check;
    QVERIFY(check.warning(m_model).empty());
    for (int i = 0; i < 3; ++i)
        check.add(patterned(float(i)), std::to_string(i));
    QVERIFY(check.warning(m_model).empty());
}

void TestFeatureCheck::constantMaps_data()
{
    QTest::addColumn<int>("constantOnes");
    QTest::addColumn<int>("others");
    QTest::addColumn<QString>("pictures");
    QTest::addColumn<bool>("blamesTheWeights");
    QTest::newRow("all") << 3 << 0 << "all 3 pictures" << true;
    QTest::newRow("some") << 1 << 2 << "1 of 3 pictures" << false;
    QTest::newRow("the only one") << 1 << 0 << "the picture" << true;
}

void TestFeatureCheck::constantMaps()
{
    QFETCH(int, constantOnes);
    QFETCH(int, others);
    QFETCH(QString, pictures);
    QFETCH(bool, blamesTheWeights);
    FeatureCheck check;
    for (int i = 0; i < constantOnes; ++i) {
        check.add(constant(float(i)), "constant" + std::to_string(i));
        check.add(constant(float(i)), "constant" + std::to_string(i)); // loaded again: counts once
    }
    for (int i = 0; i < others; ++i)
        check.add(patterned(float(i)), std::to_string(i));
    const QString text = QString::fromStdString(check.warning(m_model));
    QVERIFY2(text.startsWith("dinov2_vits14 ") && text.contains(pictures + ":"), qPrintable(text));
    QVERIFY2(text.contains("/weights/mine.pth") == blamesTheWeights, qPrintable(text));
}

// A patch embedding of zeros leaves the positions alone: every picture looks the same, and no map is constant.
void TestFeatureCheck::sameMapsForAll()
{
    FeatureCheck check;
    for (const char *picture : {"a", "b", "c"})
        check.add(patterned(2), picture);
    const QString text = QString::fromStdString(check.warning(m_model));
    QVERIFY2(text.startsWith("dinov2_vits14 ") && text.contains("the same features for all 3 pictures"),
             qPrintable(text));
}

void TestFeatureCheck::oneThatDiffersIsEnough()
{
    FeatureCheck check;
    check.add(patterned(2), "a");
    check.add(patterned(2), "a copy that was saved differently");
    check.add(patterned(3), "b");
    check.add(patterned(2), "c");
    QVERIFY(check.warning(m_model).empty());
}

void TestFeatureCheck::onePictureTellsNothingAboutOthers()
{
    FeatureCheck check;
    check.add(patterned(2), "a");
    check.add(patterned(2), "a");
    check.add(FeatureMap(), "cancelled");
    QVERIFY(check.warning(m_model).empty());
}

void TestFeatureCheck::saysWhatIsWrongWithTheWeights()
{
    m_model.weightsWarning = "these weights are all zero: patch.weight";
    FeatureCheck check;
    check.add(patterned(1), "a");
    QCOMPARE(QString::fromStdString(check.warning(m_model)),
             QString("dinov2_vits14: these weights are all zero: patch.weight. Check them: /weights/mine.pth"));
    check.add(patterned(1), "b");
    const QString text = QString::fromStdString(check.warning(m_model));
    QVERIFY2(text.contains("the same features for all 2 pictures") && text.contains(": patch.weight"), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestFeatureCheck)
#include "tst_feature_check.moc"
