#include "tests/widgets/jobs/gate.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_status.h"

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace soco;
using namespace soco::widgets;
using Phase = JobStatus::Phase;

namespace {

JobQueue::Work half(Gate &gate)
{
    return [&gate](const Task &task) -> Result<QString> {
        task.report({.done = 50, .total = 100});
        gate.wait(task);
        return QStringLiteral("ok");
    };
}

} // namespace

class TestJobStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void phases_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<Phase>("phase");
        QTest::newRow("start") << 0.0 << Phase::Hidden;
        QTest::newRow("149 ms") << 0.149 << Phase::Hidden;
        QTest::newRow("150 ms") << 0.15 << Phase::BarOnly;
        QTest::newRow("999 ms") << 0.999 << Phase::BarOnly;
        QTest::newRow("1 s") << 1.0 << Phase::Full;
        QTest::newRow("an hour") << 3600.0 << Phase::Full;
    }
    void phases()
    {
        QFETCH(double, seconds);
        QTEST(JobStatus::phaseFor(seconds), "phase");
    }

    void appearsByAndByAndGoes()
    {
        Gate gate;
        JobQueue queue;
        QWidget bar;
        bar.resize(600, 26);
        JobStatus status(&queue, &bar);
        status.setGeometry(0, 2, 600, 22);
        bar.show();
        QVERIFY(!status.isVisible());
        const int id = queue.start("Evaluating", "gpu", half(gate));
        QVERIFY(!status.isVisible());
        QTRY_COMPARE(status.phase(), Phase::BarOnly);
        QVERIFY(status.isVisible());
        auto *stop = status.findChild<QToolButton *>("jobStatusStop");
        QVERIFY(!stop->isVisible());
        QTRY_COMPARE(status.phase(), Phase::Full);
        QVERIFY(stop->isVisible());
        QVERIFY2(status.accessibleName().startsWith("Evaluating, running, 50 of 100"),
                 qPrintable(status.accessibleName()));
        QCOMPARE(status.jobId(), id);
        // Half the bar is in the accent's colour.
        const QImage image = status.grab().toImage();
        int accent = 0, track = 0;
        for (int x = 0; x < image.width(); ++x) {
            accent += image.pixelColor(x, 11) == currentTokens().accent;
            track += image.pixelColor(x, 11) == currentTokens().track;
        }
        QVERIFY2(accent == 60 && track == 60, QByteArray::number(accent) + ' ' + QByteArray::number(track));

        QSignalSpy clicked(&status, &JobStatus::clicked);
        QTest::mouseClick(&status, Qt::LeftButton, {}, QPoint(400, 10));
        QCOMPARE(clicked.count(), 1);
        gate.open();
        QTRY_VERIFY(!status.isVisible());
        QCOMPARE(status.jobId(), 0);
    }

    void stopCancels()
    {
        Gate gate;
        JobQueue queue;
        JobStatus status(&queue);
        status.resize(500, 22);
        status.show();
        const int id = queue.start("Evaluating", "gpu", half(gate));
        QTRY_COMPARE(status.phase(), Phase::Full);
        QSignalSpy clicked(&status, &JobStatus::clicked);
        QTest::mouseClick(status.findChild<QToolButton *>("jobStatusStop"), Qt::LeftButton);
        QTRY_COMPARE(queue.job(id)->state, JobQueue::Job::State::Cancelled);
        QCOMPARE(clicked.count(), 0);
    }

    void theLongestJobIsShown()
    {
        Gate gate, other;
        JobQueue queue;
        JobStatus status(&queue);
        const int first = queue.start("first", "a", half(gate));
        QTRY_VERIFY(queue.job(first)->seconds > 0.2);
        const int second = queue.start("second", "b", half(other));
        QTRY_VERIFY(queue.job(second)->seconds > 0.2);
        QCOMPARE(status.jobId(), first);
        gate.open();
        QTRY_COMPARE(status.jobId(), second);
        other.open();
        QTRY_COMPARE(status.jobId(), 0);
    }
};

QTEST_MAIN(TestJobStatus)
#include "tst_job_status.moc"
