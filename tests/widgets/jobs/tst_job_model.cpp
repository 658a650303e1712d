#include "tests/widgets/jobs/gate.h"
#include "widgets/jobs/job_model.h"
#include "widgets/jobs/job_queue.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace soco;
using namespace soco::widgets;

class TestJobModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestFirstAndInStep()
    {
        Gate gate;
        JobQueue queue;
        const auto work = [&](const Task &task) -> Result<QString> {
            gate.wait(task);
            return QStringLiteral("ok");
        };
        const int early = queue.start("early", "a", work);
        JobModel model(&queue);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 1);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const int late = queue.start("late", "b", work);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), QStringLiteral("late"));
        QCOMPARE(model.index(1).data(JobModel::IdRole).toInt(), early);
        QCOMPARE(model.indexOf(late).row(), 0);
        QCOMPARE(model.idAt(model.index(1)), early);
        QCOMPARE(model.idAt({}), 0);
        QVERIFY(!model.indexOf(9).isValid());
        changed.clear();
        gate.open();
        QTRY_COMPARE(queue.activeCount(), 0);
        QVERIFY(changed.count() >= 2);
        QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("late, done, ok"));
    }

    void whatRunsComesBeforeWhatEnded()
    {
        Gate gate;
        JobQueue queue;
        JobModel model(&queue);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int early = queue.start("early", "a", [&](const Task &task) -> Result<QString> {
            gate.wait(task);
            return QString();
        });
        const QPersistentModelIndex row = model.indexOf(early);
        const int late = queue.start("late", "b", [](const Task &) -> Result<QString> { return QString(); });
        QTRY_COMPARE(queue.activeCount(), 1);
        QCOMPARE(model.index(0).data(JobModel::IdRole).toInt(), early);
        QCOMPARE(model.index(1).data(JobModel::IdRole).toInt(), late);
        QCOMPARE(row.row(), 0); // a selection goes along
        gate.open();
        QTRY_COMPARE(queue.activeCount(), 0);
        QCOMPARE(model.index(0).data(JobModel::IdRole).toInt(), late);
        QCOMPARE(row.row(), 1);
    }

    void manyJobs()
    {
        JobQueue queue;
        JobModel model(&queue);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 50; ++i)
            queue.start(QString::number(i), QString::number(i % 3),
                        [](const Task &) -> Result<QString> { return QString(); });
        QTRY_COMPARE(queue.activeCount(), 0);
        QCOMPARE(model.rowCount(), 50);
        QCOMPARE(model.index(49).data().toString(), QStringLiteral("0"));
    }
};

QTEST_MAIN(TestJobModel)
#include "tst_job_model.moc"
