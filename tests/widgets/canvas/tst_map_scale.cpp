#include "widgets/canvas/map_scale.h"

#include <QTest>

#include <limits>

using namespace soco;
using namespace soco::widgets;

class TestMapScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAreWrittenSoThatTheyDiffer_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("lowText");
        QTest::addColumn<QString>("highText");
        QTest::newRow("two digits") << 0.361 << 0.608 << "0.36" << "0.61";
        QTest::newRow("three, where two are one") << 0.9931 << 0.9949 << "0.993" << "0.995";
        QTest::newRow("four") << 0.99912 << 0.99938 << "0.9991" << "0.9994";
        QTest::newRow("no minus zero") << -0.001 << 0.2 << "0.00" << "0.20";
        QTest::newRow("negative") << -0.31 << -0.12 << "-0.31" << "-0.12";
    }

    void endsAreWrittenSoThatTheyDiffer()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        const EndTexts texts = endTexts({low, high});
        QTEST(texts.low, "lowText");
        QTEST(texts.high, "highText");
    }

    void readsThePictureAlone()
    {
        vision::SimilarityMap map;
        map.rows = map.cols = 4; // a picture of 400 x 200: two rows inside
        map.values = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 0.9f, 0.9f, 0.9f, -1, -1, -1, -1};
        const MapReading reading = readMap(map, {400, 200}, 25);
        QCOMPARE(reading.health, MapReading::Health::Good);
        QCOMPARE(reading.inside.count(), 8);
        QCOMPARE(reading.whole, (MapRange{0.1f, 0.8f}));
        QCOMPARE(reading.best.low, 0.7f); // two of eight
        QCOMPARE(reading.best.best, 0.8f);
    }

    void whatIsNoMapIsFlat()
    {
        QCOMPARE(readMap({}, {400, 200}, 10).health, MapReading::Health::Flat);
        vision::SimilarityMap map;
        map.rows = map.cols = 4;
        map.values.assign(15, 0.5f); // one too few
        QCOMPARE(readMap(map, {400, 200}, 10).health, MapReading::Health::Flat);
        map.values.assign(16, 0.5f);
        QCOMPARE(readMap(map, {}, 10).health, MapReading::Health::Flat);
        map.values[3] = std::numeric_limits<float>::quiet_NaN();
        QCOMPARE(readMap(map, {400, 200}, 10).health, MapReading::Health::NotFinite);
    }
};

QTEST_GUILESS_MAIN(TestMapScale)
#include "tst_map_scale.moc"
