#include "core/benchmark/published.h"

#include <QTest>

#include <set>

using namespace soco::benchmark;

class TestPublished : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownRows_data();
    void knownRows();
    void paperIsPreferredOverTheOutlier();
    void everyRowIsUsable();
    void unknownNames();
};

void TestPublished::knownRows_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("cc");
    QTest::addColumn<double>("soc");
    QTest::addColumn<double>("crossSoc"); // negative: not published
    QTest::newRow("own name") << "dinov2_vitb14" << 78.90 << 60.43 << 54.98;
    QTest::newRow("registers") << "dinov2_vitb14_reg" << 76.31 << 58.03 << 50.87;
    QTest::newRow("small") << "dinov2_vits14" << 73.99 << 56.67 << 50.25;
    QTest::newRow("large") << "dinov2_vitl14" << 80.68 << 62.40 << 56.94;
    QTest::newRow("published name") << "CLIP-B/16 (OpenAI)" << 24.93 << 16.06 << 11.22;
    QTest::newRow("only in the released-code table") << "DIY-SC (DINOv2-B/14)" << 78.88 << 69.17 << -1.0;
    QTest::newRow("released-code table with cross") << "VGGT-1B" << 21.18 << 15.79 << 12.33;
}

void TestPublished::knownRows()
{
    QFETCH(QString, name);
    QFETCH(double, cc);
    QFETCH(double, soc);
    QFETCH(double, crossSoc);
    const PublishedScore *score = publishedFor(name.toStdString());
    QVERIFY(score);
    QCOMPARE(score->cc.value(), cc);
    QCOMPARE(score->soc.value(), soc);
    QCOMPARE(score->crossSoc.has_value(), crossSoc >= 0);
    if (score->crossSoc)
        QCOMPARE(*score->crossSoc, crossSoc);
}

void TestPublished::paperIsPreferredOverTheOutlier()
{
    int rows = 0;
    for (const PublishedScore &score : publishedScores()) {
        if (score.model != "DINOv2-B/14")
            continue;
        ++rows;
        QCOMPARE(score.soc.value(), 60.43);
        QCOMPARE(score.source,
                 std::string("SOCO supplement, Tab. r5 (arXiv 2605.31597)")); // the paper's own has 14 models
    }
    QCOMPARE(rows, 1);
}

void TestPublished::everyRowIsUsable()
{
    std::set<std::string> models;
    for (const PublishedScore &score : publishedScores()) {
        QVERIFY2(models.insert(score.model).second, score.model.c_str());
        QVERIFY2(!score.source.empty(), score.model.c_str());
        QVERIFY2(score.cc && score.soc, score.model.c_str());
        QVERIFY2(*score.soc > 0 && *score.soc < 100 && *score.cc > *score.soc && *score.cc < 100, score.model.c_str());
        QVERIFY2(!score.crossSoc || *score.crossSoc < *score.soc, score.model.c_str());
    }
    QVERIFY(models.size() >= 61); // 40 of the paper and what only the released-code table has
}

void TestPublished::unknownNames()
{
    QVERIFY(!publishedFor("dense_sift"));
    QVERIFY(!publishedFor("")); // rows without an own name must not match an empty one
}

QTEST_APPLESS_MAIN(TestPublished)
#include "tst_published.moc"
