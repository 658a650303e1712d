#include "widgets/jobs/job_rate.h"

#include <QTest>

using soco::widgets::JobRate;

class TestJobRate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownAtFirst()
    {
        JobRate rate;
        QCOMPARE(rate.perSecond(), 0.0);
        QCOMPARE(rate.secondsLeft(100), -1.0);
        rate.add(0, 0);
        QCOMPARE(rate.secondsLeft(100), -1.0);
        rate.add(0, 5);
        QCOMPARE(rate.perSecond(), 0.0);
    }

    void steadyWork()
    {
        JobRate rate;
        for (int i = 0; i <= 50; ++i)
            rate.add(i * 0.1, i * 2);
        QVERIFY(qAbs(rate.perSecond() - 20) < 1e-9);
        QVERIFY(qAbs(rate.secondsLeft(300) - 10) < 1e-9);
        QCOMPARE(rate.secondsLeft(100), 0.0);
        QCOMPARE(rate.secondsLeft(0), -1.0);
    }

    void slowStartIsForgotten()
    {
        JobRate rate;
        for (int i = 0; i <= 600; ++i)
            rate.add(i * 0.1, 0); // a minute of loading
        for (int i = 1; i <= 150; ++i)
            rate.add(60 + i * 0.1, i * 10);
        QVERIFY(qAbs(rate.perSecond() - 100) < 2);
    }

    void aStandstillSlowsTheRate()
    {
        JobRate rate;
        for (int i = 0; i <= 10; ++i)
            rate.add(i, i * 10);
        const double before = rate.perSecond();
        rate.add(15, 100);
        QVERIFY(rate.perSecond() < before);
        rate.add(40, 100);
        rate.add(50, 100);
        QCOMPARE(rate.perSecond(), 0.0);
        QCOMPARE(rate.secondsLeft(200), -1.0);
    }

    void aSecondPhaseStartsAnew()
    {
        JobRate rate;
        rate.add(0, 0);
        rate.add(1, 1000);
        rate.add(2, 0);
        QCOMPARE(rate.perSecond(), 0.0);
        rate.add(4, 10);
        QCOMPARE(rate.perSecond(), 5.0);
    }
};

QTEST_APPLESS_MAIN(TestJobRate)
#include "tst_job_rate.moc"
