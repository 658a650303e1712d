#include "widgets/inspector/name_parts.h"

#include <QFont>
#include <QSet>
#include <QTest>

using namespace soco::widgets;

class TestNameParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingWhereThereIsRoom()
    {
        const NameParts parts = nameParts(m_metrics, m_metrics, {}, "wheel_center", "front left", 400);
        QCOMPARE(parts.name, QStringLiteral("wheel_center"));
        QCOMPARE(parts.detail, QStringLiteral("front left"));
        QVERIFY(parts.detailLeft > m_metrics.horizontalAdvance("wheel_center"));
    }

    // What tells siblings apart is never cut while it fits, however little is left of the name.
    void theDetailStays_data()
    {
        QTest::addColumn<double>("share"); // of the room that both would take
        for (const double share : {0.9, 0.75, 0.6, 0.5})
            QTest::newRow(qPrintable(QString::number(share))) << share;
    }
    void theDetailStays()
    {
        QFETCH(double, share);
        const double whole = m_metrics.horizontalAdvance("wheel_center") + m_metrics.horizontalAdvance("front left") + 6;
        QSet<QString> rows;
        for (const char *detail : {"front left", "front right", "rear left", "rear right"}) {
            const NameParts parts = nameParts(m_metrics, m_metrics, {}, "wheel_center", detail, whole * share + 8);
            QCOMPARE(parts.detail, QString::fromLatin1(detail));
            QVERIFY(parts.detailLeft + m_metrics.horizontalAdvance(parts.detail) <= whole * share + 8.01);
            rows.insert(parts.name + '|' + parts.detail);
        }
        QCOMPARE(rows.size(), 4);
    }

    void theNameGoesBeforeTheDetailIsCut()
    {
        const NameParts parts =
            nameParts(m_metrics, m_metrics, {}, "wheel_center", "front left", m_metrics.horizontalAdvance("front left"));
        QVERIFY(parts.name.isEmpty());
        QCOMPARE(parts.detail, QStringLiteral("front left"));
        QCOMPARE(parts.detailLeft, 0.0);
    }

private:
    QFontMetricsF m_metrics{QFont()};
};

QTEST_MAIN(TestNameParts)
#include "tst_name_parts.moc"
