#include "tests/widgets/taxonomy/sample_pairs.h"
#include "widgets/taxonomy/pair_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace soco;
using namespace soco::widgets;

class TestPairModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orders_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<int>("focused");
        QTest::addColumn<QString>("expected");
        using Order = PairModel::Order;
        QTest::newRow("as given") << int(Order::AsGiven) << 1 << "1 2 3 4";
        QTest::newRow("names, with numbers as numbers") << int(Order::Name) << 1 << "4 2 3 1";
        QTest::newRow("worst first") << int(Order::LowestShare) << 1 << "2 1 4 3";
        QTest::newRow("best first") << int(Order::HighestShare) << 1 << "4 1 2 3";
        QTest::newRow("worst first of another model") << int(Order::LowestShare) << 2 << "3 4 2 1";
    }

    void orders()
    {
        QFETCH(int, order);
        QFETCH(int, focused);
        PairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPairs(sample::pairs());
        model.setModels(sample::twoModels());
        model.setScores(&TestPairModel::scores);
        model.setFocusedSlot(focused);
        model.setOrder(PairModel::Order(order));
        QTEST(files(model), "expected");
    }

    // 1 of 2 right is worse than 5 of 9, though more points of the latter are wrong; of a pair that nothing is scored
    // in, and of one that was not judged, no share is known.
    void worstIsTheLowestShare()
    {
        PairModel model;
        model.setPairs(sample::pairs());
        model.setModels(sample::twoModels());
        model.setScores([](const dataset::PairRef &ref) -> std::vector<PairScoreText> {
            switch (ref.file[0]) {
            case '1':
                return {{1, 0, 0}};
            case '2':
                return {};
            case '3':
                return {{1, 5, 9}};
            default:
                return {{1, 1, 2}};
            }
        });
        model.setOrder(PairModel::Order::LowestShare);
        QCOMPARE(files(model), QStringLiteral("4 3 1 2"));
        model.setOrder(PairModel::Order::HighestShare);
        QCOMPARE(files(model), QStringLiteral("3 4 1 2"));
        QVERIFY(model.index(2).data(Qt::ToolTipRole).toString().contains(
            QStringLiteral("DINOv2-B/14: no point of this pair is scored")));
    }

    void aFilterFromOutsideJoinsTheWords()
    {
        PairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPairs(sample::pairs());
        model.setFilter([](const dataset::PairRef &ref) { return ref.file[0] != '2'; });
        QCOMPARE(files(model), QStringLiteral("1 3 4"));
        model.setWords(QStringLiteral("car_3"));
        QCOMPARE(files(model), QStringLiteral("1 4"));
        model.setFilter(nullptr);
        QCOMPARE(files(model), QStringLiteral("1 2 4"));
    }

    void scoresThatChangeSortAgain()
    {
        PairModel model;
        model.setPairs(sample::pairs());
        int best = 3;
        model.setScores([&best](const dataset::PairRef &ref) {
            return std::vector<PairScoreText>{{1, ref.file.starts_with(std::to_string(best)) ? 9 : 0, 9}};
        });
        model.setOrder(PairModel::Order::HighestShare);
        QCOMPARE(files(model), QStringLiteral("3 1 2 4"));
        best = 4;
        model.refreshScores();
        QCOMPARE(files(model), QStringLiteral("4 1 2 3"));
    }

    // Looking a pair up costs more than comparing two.
    void sortingAsksOnceForEachPair()
    {
        constexpr int pairs = 500;
        PairModel model;
        model.setPairs(sample::manyPairs(pairs));
        int asked = 0;
        model.setScores([&asked](const dataset::PairRef &) {
            ++asked;
            return std::vector<PairScoreText>{{1, asked * 7919 % 10, 9}};
        });
        for (const PairModel::Order order : {PairModel::Order::LowestShare, PairModel::Order::HighestShare}) {
            asked = 0;
            model.setOrder(order);
            QCOMPARE(asked, pairs);
        }
    }

    void filter_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << " " << "1 2 3 4";
        QTest::newRow("one word") << "car_3" << "1 2 4";
        QTest::newRow("all words") << "car_3 17" << "2";
        QTest::newRow("case") << "CAR_9" << "3";
        QTest::newRow("no hit") << "bus" << "";
    }

    void filter()
    {
        QFETCH(QString, words);
        PairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPairs(sample::pairs());
        model.setWords(words);
        QTEST(files(model), "expected");
    }

    void rowsAndWords()
    {
        PairModel model;
        model.setPairs(sample::pairs());
        model.setModels(sample::twoModels());
        model.setScores(&TestPairModel::scores);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("car_12 → car_31"));
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("car_12 → car_31, DINOv2-B/14: 5 of 9 points right (55.6 %), "
                                "dense_sift: 8 of 9 points right (88.9 %)"));
        // The counts are there under the mouse, too.
        QCOMPARE(model.index(0).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("car_12 → car_31\ncar/1-car_12-car_31.json\nDINOv2-B/14: 5 of 9 points right (55.6 %)\n"
                                "dense_sift: 8 of 9 points right (88.9 %)"));
        // Not judged yet by the first model: nothing is said of it.
        QVERIFY(!model.index(2).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("DINOv2")));
        QCOMPARE(model.rowOf(sample::pairs()[2]), 2);
        QCOMPARE(model.rowOf(sample::ref(9, "car_1", "car_2")), -1);
        model.setWords(QStringLiteral("car_12"));
        QCOMPARE(model.rowOf(sample::pairs()[2]), -1);
    }

    void modelsOfOneTitleAreToldApart()
    {
        PairModel model;
        model.setPairs(sample::pairs());
        std::vector<ModelSlot> twins{sample::model(1, "dinov2_vits14", "DINOv2-S/14"),
                                     sample::model(2, "dinov2_vits14", "DINOv2-S/14")};
        twins[0].weightsFile = QStringLiteral("/w/plain.pth");
        twins[1].weightsFile = QStringLiteral("/w/tuned.pth");
        model.setModels(twins);
        model.setScores(&TestPairModel::scores);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("car_12 → car_31, DINOv2-S/14 (plain.pth): 5 of 9 points right (55.6 %), "
                                "DINOv2-S/14 (tuned.pth): 8 of 9 points right (88.9 %)"));
    }

    void nameThatDoesNotFollowThePattern()
    {
        PairModel model;
        dataset::PairRef odd;
        odd.file = "odd.json";
        model.setPairs({odd});
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("odd.json"));
    }

    void thumbnails()
    {
        PairModel model;
        model.setPairs(sample::pairs());
        QImage tall(10, 40, QImage::Format_RGB32);
        tall.fill(Qt::red);
        model.setThumbnail(QStringLiteral("car_12"), tall, {}, {54, 36});
        QCOMPARE(model.thumbnail(QStringLiteral("car_12"))->size(), QSize(54, 36));
        model.setThumbnail(QStringLiteral("car_31"), {}, QStringLiteral("Image missing: car_31.JPEG"), {54, 36});
        QVERIFY(!model.thumbnail(QStringLiteral("car_31")));
        QCOMPARE(model.problem(QStringLiteral("car_31")), QStringLiteral("Image missing: car_31.JPEG"));
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Image missing")));
        // It was repaired.
        model.setThumbnail(QStringLiteral("car_31"), tall, {}, {54, 36});
        QVERIFY(model.problem(QStringLiteral("car_31")).isEmpty());
        model.clearThumbnails();
        QVERIFY(!model.thumbnail(QStringLiteral("car_12")));
    }

    void picturesOfOneNameInTwoCategories()
    {
        PairModel model;
        model.setPairs({dataset::pairRefOf(dataset::PairKind::Intra, "bus", "1-1-2.json"),
                        dataset::pairRefOf(dataset::PairKind::Intra, "car", "1-1-2.json")});
        QImage red(54, 36, QImage::Format_RGB32), blue(54, 36, QImage::Format_RGB32);
        red.fill(Qt::red);
        blue.fill(Qt::blue);
        const auto [bus, busTarget] = pictureKeys(model.pair(0));
        const auto [car, carTarget] = pictureKeys(model.pair(1));
        model.setThumbnail(bus, red, {}, {54, 36});
        model.setThumbnail(car, blue, {}, {54, 36});
        model.setThumbnail(carTarget, {}, QStringLiteral("Image missing: 2.JPEG"), {54, 36});
        QCOMPARE(model.thumbnail(bus)->toImage().pixelColor(9, 9), QColor(Qt::red));
        QCOMPARE(model.thumbnail(car)->toImage().pixelColor(9, 9), QColor(Qt::blue));
        QVERIFY(!model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("missing")));
        QVERIFY(model.index(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("missing")));
    }

    void sixtyThousandRows()
    {
        PairModel model;
        model.setModels(sample::twoModels());
        model.setScores(&TestPairModel::scores);
        model.setPairs(sample::manyPairs(60'000));
        QCOMPARE(model.rowCount(), 60'000);
        model.setOrder(PairModel::Order::Name);
        model.setOrder(PairModel::Order::LowestShare);
        QCOMPARE(model.rowCount(), 60'000);
        model.setWords(QStringLiteral("car_39"));
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 60'000);
    }

private:
    // Of 9 points: by the digit of the file and the slot; the third pair is not judged by the first model.
    static std::vector<PairScoreText> scores(const dataset::PairRef &ref)
    {
        static constexpr int first[] = {5, 2, 0, 7}, second[] = {8, 6, 1, 4};
        const std::size_t i = std::size_t(ref.file[0] - '1') % 4;
        std::vector<PairScoreText> made;
        if (i != 2)
            made.push_back({1, first[i], 9});
        made.push_back({2, second[i], 9});
        return made;
    }
    static QString files(const PairModel &model)
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << QString::fromStdString(model.pair(row).file).section(QLatin1Char('-'), 0, 0);
        return ids.join(QLatin1Char(' '));
    }
};

QTEST_MAIN(TestPairModel)
#include "tst_pair_model.moc"
