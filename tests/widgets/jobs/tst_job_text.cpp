#include "widgets/jobs/job_text.h"

#include <QTest>

using namespace soco::widgets;

class TestJobText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreFolded_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("none") << 0 << QStringList{"Started", "Done"};
        QTest::newRow("as many as are shown") << 3 << QStringList{"Started", "1", "2", "3", "Done"};
        QTest::newRow("folding would save nothing") << 5 << QStringList{"Started", "1", "2", "3", "4", "5", "Done"};
        QTest::newRow("folded") << 6 << QStringList{"Started", "1", "2", "3", "… and 2 more", "6", "Done"};
        QTest::newRow("thousands") << 4000
                                   << QStringList{"Started", "1", "2", "3", "… and 3,996 more", "4000", "Done"};
    }
    void stepsAreFolded()
    {
        QFETCH(int, steps);
        JobQueue::Job job;
        job.log.push_back({"Started", false});
        for (int i = 1; i <= steps; ++i)
            job.log.push_back({QString::number(i), true});
        job.log.push_back({"Done", false});
        QTEST(jobLogLines(job), "expected");
        QCOMPARE(jobReport(job).count('\n'), 1 + steps + 2);
    }

    void linesThatAreGoneAreCounted()
    {
        JobQueue::Job job;
        job.droppedLines = 1000;
        for (int i = 1; i <= 10; ++i)
            job.log.push_back({QString::number(i), true});
        QCOMPARE(jobLogLines(job), (QStringList{"1", "2", "3", "… and 1,006 more", "10"}));
        QVERIFY(jobReport(job).contains("(1,000 earlier lines are not kept)"));
    }

    void oneIsNotSeveral_data()
    {
        QTest::addColumn<int>("done");
        QTest::addColumn<int>("total");
        QTest::addColumn<QString>("text");
        QTest::newRow("one done") << 1 << 0 << "1 pair";
        QTest::newRow("two done") << 2 << 0 << "2 pairs";
        QTest::newRow("of one") << 0 << 1 << "0 of 1 pair";
        QTest::newRow("one of many") << 1 << 1600 << "1 of 1,600 pairs";
    }
    void oneIsNotSeveral()
    {
        QFETCH(int, done);
        QFETCH(int, total);
        JobQueue::Job job;
        job.unit = JobQueue::Unit::Pairs;
        job.done = done;
        job.total = total;
        QTEST(jobCountText(job), "text");
        job.droppedLines = done;
        QVERIFY(done != 1 || jobReport(job).contains("(1 earlier line is not kept)"));
    }

    void oneCauseIsOneLine()
    {
        std::vector<FailedFile> failures{{"a.json", "broken"}};
        for (int i = 0; i < 1500; ++i)
            failures.push_back({QStringLiteral("%1.json").arg(i), "Image missing: car_12.JPEG"});
        QCOMPARE(failureLines(failures),
                 (QStringList{"Image missing: car_12.JPEG: 1,500 pairs (0.json and 1,499 more)", "broken: a.json"}));
        QVERIFY(failureLines({}).isEmpty());
    }
};

QTEST_MAIN(TestJobText)
#include "tst_job_text.moc"
