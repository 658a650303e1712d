#include "widgets/inspector/inspector_models.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace soco;
using namespace soco::widgets;
using benchmark::Verdict;

class TestInspectorModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches()
    {
        MatchesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        MatchesModel::Row right{1,     QStringLiteral("DINOv2-B/14"),    {},   0.814,
                                0.152, {Verdict::Right, Verdict::Wrong}, false};
        MatchesModel::Row unscored{4,
                                   QStringLiteral("dense_sift"),
                                   {},
                                   0.3,
                                   std::numeric_limits<double>::infinity(),
                                   {Verdict::NotScored, Verdict::NotScored},
                                   false};
        MatchesModel::Row nothing{7, QStringLiteral("DINOv3-B/16"), {}, {}, {}, {}, true};
        model.setRows({right, unscored, nothing});
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, MatchesModel::CosineColumn), QStringLiteral("0.81"));
        QCOMPARE(text(0, MatchesModel::ErrorColumn), QStringLiteral("0.15"));
        QCOMPARE(text(1, MatchesModel::ErrorColumn), QStringLiteral("–"));
        QCOMPARE(text(2, MatchesModel::CosineColumn), QStringLiteral("–"));
        QCOMPARE(model.index(0, MatchesModel::columnOf(benchmark::Criterion::Cc)).data(VerdictRole).toInt(),
                 int(Verdict::Right));
        QCOMPARE(
            model.index(0, MatchesModel::columnOf(benchmark::Criterion::Soc)).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("wrong"));
        QVERIFY(!model.index(2, MatchesModel::columnOf(benchmark::Criterion::Soc)).data(VerdictRole).isValid());
        QCOMPARE(model.index(1, 0).data(SlotRole).toInt(), 4);
        QVERIFY(model.index(2, 0).data(MutedRole).toBool());
        QCOMPARE(model.rowOfSlot(7), 2);
        QCOMPARE(model.rowOfSlot(2), -1);
    }

    void matchesPaintOnlyWhatChanged()
    {
        MatchesModel model;
        MatchesModel::Row a{1, QStringLiteral("a"), {}, 0.5, {}, {}, false},
            b{2, QStringLiteral("b"), {}, 0.6, {}, {}, false};
        model.setRows({a, b});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        b.cosine = 0.7;
        model.setRows({a, b});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 1);
        QCOMPARE(resets.size(), 0);
        model.setRows({b});
        QCOMPARE(resets.size(), 1);
    }

    void best()
    {
        BestMatchesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({{QStringLiteral("wheel_center, front left"), 0.814, false}, {{}, 0.409, false}});
        QCOMPARE(model.index(0, BestMatchesModel::RankColumn).data().toString(), QStringLiteral("1"));
        QCOMPARE(model.index(0, BestMatchesModel::CosineColumn).data().toString(), QStringLiteral("0.81"));
        QCOMPARE(model.index(0, BestMatchesModel::BarColumn).data().toDouble(), 0.814);
        QCOMPARE(model.index(1, BestMatchesModel::NameColumn).data().toString(), QStringLiteral("no keypoint within α"));
        QVERIFY(model.index(1, BestMatchesModel::NameColumn).data(MutedRole).toBool());
        QVERIFY(!model.index(0, BestMatchesModel::NameColumn).data(MutedRole).toBool());
    }

    void matrix()
    {
        PairMatrixModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        const std::optional<Verdict> nothing;
        std::vector<PairMatrixModel::Row> rows{
            {0, QStringLiteral("a"), {QStringLiteral("wheel"), QStringLiteral("left")}, {Verdict::Right, nothing}},
            {3, QStringLiteral("b"), {QStringLiteral("mirror"), {}}, {Verdict::Right, nothing}},
            {4, QStringLiteral("c"), {QStringLiteral("door"), {}}, {Verdict::NearMiss, nothing}}};
        model.setContent({2, 5}, {QStringLiteral("x"), QStringLiteral("y")}, rows);
        QCOMPARE(model.rowCount(), 4); // and the totals
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("wheel"));
        QCOMPARE(model.index(0, 0).data(DetailRole).toString(), QStringLiteral("left"));
        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("wheel, left"));
        QCOMPARE(model.index(2, 1).data(VerdictRole).toInt(), int(Verdict::NearMiss));
        QCOMPARE(model.index(2, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("near miss"));
        QCOMPARE(model.index(0, 2).data(Qt::AccessibleTextRole).toString(), QStringLiteral("not judged yet"));
        QCOMPARE(model.index(3, 0).data().toString(), QStringLiteral("Right"));
        QCOMPARE(model.index(3, 1).data().toString(), QStringLiteral("2"));
        QCOMPARE(model.index(3, 2).data().toString(), QStringLiteral("–"));
        QVERIFY(!model.flags(model.index(3, 1)).testFlag(Qt::ItemIsSelectable));
        QCOMPARE(model.slotOfColumn(0), 0);
        QCOMPARE(model.slotOfColumn(2), 5);
        QCOMPARE(model.columnOfSlot(5), 2);
        QCOMPARE(model.columnOfSlot(1), -1);
        QCOMPARE(model.rowOfKeypoint(QStringLiteral("c")), 2);
        QCOMPARE(model.headerData(2, Qt::Horizontal, SlotRole).toInt(), 5);
        // A verdict that arrives changes its row and the totals.
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        rows[1].verdicts[1] = Verdict::Right;
        model.setContent({2, 5}, {QStringLiteral("x"), QStringLiteral("y")}, rows);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(model.index(3, 2).data().toString(), QStringLiteral("1"));
    }
};

QTEST_MAIN(TestInspectorModels)
#include "tst_inspector_models.moc"
