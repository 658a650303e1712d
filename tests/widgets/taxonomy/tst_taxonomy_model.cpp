#include "tests/widgets/taxonomy/sample_taxonomy.h"
#include "widgets/taxonomy/taxonomy_filter.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace soco::widgets;

class TestTaxonomyModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TaxonomyModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void rowsAndWords()
    {
        m_model->setTaxonomy(sample::taxonomy());
        QCOMPARE(m_model->rowCount(), 2);
        const QModelIndex transport = m_model->index(0, 0);
        QCOMPARE(transport.data().toString(), QStringLiteral("Transportation"));
        QCOMPARE(transport.siblingAtColumn(TaxonomyModel::ImagesColumn).data().toString(), QStringLiteral("160"));
        const QModelIndex keypoint = m_model->indexOfKeypoint(QStringLiteral("car"), wheel());
        QCOMPARE(keypoint.data().toString(), QStringLiteral("front left"));
        QCOMPARE(keypoint.data(Qt::AccessibleTextRole).toString(), wheel());
        QCOMPARE(keypoint.parent().data().toString(), QStringLiteral("wheel_center"));
        const TreeSelection expected{QStringLiteral("transportation"), QStringLiteral("car"), QStringLiteral("wheel_center"),
                                     wheel()};
        QCOMPARE(m_model->path(keypoint), expected);
        // The only keypoint of its concept has no identity: its name stands there.
        const QModelIndex saddle = m_model->indexOfKeypoint(QStringLiteral("bicycle"), QStringLiteral("bike_saddle"));
        QCOMPARE(saddle.data().toString(), QStringLiteral("bike_saddle"));
    }

    void theSameNameInTwoCategories()
    {
        m_model->setTaxonomy(sample::taxonomy());
        const QModelIndex bus = m_model->indexOfKeypoint(QStringLiteral("bus"), wheel());
        QCOMPARE(m_model->path(bus).category, QStringLiteral("bus"));
        QCOMPARE(m_model->path(m_model->indexOfKeypoint({}, wheel())).category, QStringLiteral("car"));
        QVERIFY(!m_model->indexOfKeypoint(QStringLiteral("chair"), wheel()).isValid());
    }

    void scores()
    {
        m_model->setTaxonomy(sample::taxonomy());
        QSignalSpy header(m_model.get(), &QAbstractItemModel::headerDataChanged);
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setScores({{QStringLiteral("super:transportation"), {58.14, 1600, 14'212}},
                            {QStringLiteral("car"), {61.4}},
                            {QStringLiteral("car/wheel_center"), {54.2}},
                            {QStringLiteral("car/wheel_center/") + wheel(), {52.7, 23, 40}}},
                           2, QStringLiteral("SOC"));
        QCOMPARE(header.size(), 1);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(m_model->headerData(TaxonomyModel::ScoreColumn, Qt::Horizontal).toString(), QStringLiteral("SOC"));
        QCOMPARE(m_model->headerData(TaxonomyModel::ScoreColumn, Qt::Horizontal, SlotRole).toInt(), 2);
        const auto score = [this](const QString &key) {
            return m_model->indexOfKey(key).siblingAtColumn(TaxonomyModel::ScoreColumn).data().toString();
        };
        QCOMPARE(score(QStringLiteral("super:transportation")), QStringLiteral("58.1"));
        QCOMPARE(score(QStringLiteral("car/wheel_center/") + wheel()), QStringLiteral("52.7"));
        QCOMPARE(score(QStringLiteral("bus")), QStringLiteral("–"));
        QCOMPARE(score(QStringLiteral("bus/wheel_center/") + wheel()), QStringLiteral("–"));
        // What the percentage was made from is said under the mouse and to screen readers.
        const auto words = [this](const QString &key, int role) {
            return m_model->indexOfKey(key).siblingAtColumn(TaxonomyModel::ScoreColumn).data(role).toString();
        };
        for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)}) {
            QCOMPARE(words(QStringLiteral("super:transportation"), role),
                     QStringLiteral("SOC 58.1 %, 1,600 pairs, 14,212 points"));
            QCOMPARE(words(QStringLiteral("car"), role), QStringLiteral("SOC 61.4 %"));
            QCOMPARE(words(QStringLiteral("bus"), role), QStringLiteral("not scored"));
        }
    }

    void newCountsKeepTheRows()
    {
        m_model->setTaxonomy(sample::taxonomy());
        m_model->setScores({{QStringLiteral("car"), {61.4}}}, 1, QStringLiteral("SOC"));
        const QPersistentModelIndex car = m_model->indexOfKey(QStringLiteral("car"));
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setTaxonomy(sample::taxonomy(5));
        QCOMPARE(resets.size(), 0);
        QVERIFY(changes.size() > 0);
        QVERIFY(car.isValid());
        QCOMPARE(car.sibling(car.row(), TaxonomyModel::ImagesColumn).data().toString(), QStringLiteral("45"));
        QCOMPARE(car.sibling(car.row(), TaxonomyModel::ScoreColumn).data().toString(), QStringLiteral("61.4"));
    }

    void keypointsAreNotCountedAtFirst()
    {
        auto listed = std::make_shared<soco::dataset::Taxonomy>(*sample::taxonomy());
        for (auto &superCategory : listed->superCategories)
            for (auto &category : superCategory.categories)
                for (auto &entry : category.concepts) {
                    entry.images = 0;
                    for (auto &keypoint : entry.keypoints)
                        keypoint.images = 0;
                }
        m_model->setTaxonomy(listed);
        const auto images = [&] {
            const QModelIndex keypoint = m_model->indexOfKeypoint(QStringLiteral("car"), wheel());
            return keypoint.siblingAtColumn(TaxonomyModel::ImagesColumn).data().toString();
        };
        QCOMPARE(m_model->index(0, TaxonomyModel::ImagesColumn).data().toString(), QStringLiteral("160"));
        QCOMPARE(images(), QStringLiteral("–"));
        m_model->setTaxonomy(sample::taxonomy());
        QVERIFY(images().toInt() > 0);
    }

    void otherRowsReset()
    {
        m_model->setTaxonomy(sample::taxonomy());
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        auto other = sample::taxonomy();
        other->superCategories[0].categories[0].concepts.pop_back();
        m_model->setTaxonomy(other);
        QCOMPARE(resets.size(), 1);
        m_model->setTaxonomy(nullptr);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void whatThePairDoesNotShowIsMuted()
    {
        m_model->setTaxonomy(sample::taxonomy());
        m_model->setShownKeypoints(QStringLiteral("car"), {wheel()});
        const auto muted = [this](const QString &key) { return m_model->indexOfKey(key).data(MutedRole).toBool(); };
        QVERIFY(!muted(QStringLiteral("car/wheel_center/") + wheel()));
        QVERIFY(muted(QStringLiteral("car/wheel_center/vehicle_wheel_rear_left_center")));
        QVERIFY(!muted(QStringLiteral("car/wheel_center")));
        QVERIFY(muted(QStringLiteral("car/mirror")));
        QVERIFY(!muted(QStringLiteral("bus/mirror")));
        m_model->setShownKeypoints({}, {});
        QVERIFY(!muted(QStringLiteral("car/mirror")));
    }

    void filteringKeepsAncestors()
    {
        m_model->setTaxonomy(sample::taxonomy());
        TaxonomyFilterModel rows;
        rows.setSourceModel(m_model.get());
        const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setVisibleRows(m_model->matching(TaxonomyFilter::parse(QStringLiteral("category:car concept:wheel rear"))));
        QCOMPARE(rows.rowCount(), 1);
        const QModelIndex super = rows.index(0, 0);
        QCOMPARE(rows.rowCount(super), 1);
        const QModelIndex car = rows.index(0, 0, super);
        QCOMPARE(car.data().toString(), QStringLiteral("car"));
        QCOMPARE(rows.rowCount(car), 1);
        QCOMPARE(rows.rowCount(rows.index(0, 0, car)), 2);
        rows.setVisibleRows(m_model->matching(TaxonomyFilter::parse(QStringLiteral("nothing"))));
        QCOMPARE(rows.rowCount(), 0);
        rows.setVisibleRows({});
        QCOMPARE(rows.rowCount(), 2);
    }

    void matchesByCategory()
    {
        m_model->setTaxonomy(sample::taxonomy());
        const auto wheels = m_model->matches(TaxonomyFilter::parse(QStringLiteral("concept:wheel rear")));
        QCOMPARE(wheels.size(), std::size_t(2));
        QCOMPARE(wheels[0].category, QStringLiteral("car"));
        QVERIFY(!wheels[0].whole);
        QCOMPARE(wheels[0].keypoints, (QSet<QString>{QStringLiteral("vehicle_wheel_rear_left_center"),
                                                     QStringLiteral("vehicle_wheel_rear_right_center")}));
        QCOMPARE(wheels[1].category, QStringLiteral("bus"));
        const auto cars = m_model->matches(TaxonomyFilter::parse(QStringLiteral("car")));
        QCOMPARE(cars.size(), std::size_t(1));
        QVERIFY(cars[0].whole);
        QVERIFY(m_model->matches(TaxonomyFilter::parse(QStringLiteral("nothing"))).empty());
    }

    // 100 categories x 30 keypoints.
    void fullSize()
    {
        m_tester.reset();
        m_model->setTaxonomy(sample::largeTaxonomy(100, 10, 3));
        const std::vector<bool> visible = m_model->matching(TaxonomyFilter::parse(QStringLiteral("concept:part_7 place")));
        QCOMPARE(std::count(visible.begin(), visible.end(), true), 10 + 100 + 100 + 300);
    }

private:
    static QString wheel() { return QStringLiteral("vehicle_wheel_front_left_center"); }

    std::unique_ptr<TaxonomyModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestTaxonomyModel)
#include "tst_taxonomy_model.moc"
