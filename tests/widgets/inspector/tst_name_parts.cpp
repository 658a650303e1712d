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

    // A name goes on below between its parts, and is whole there as long as two lines have room for it.
    void namesGoOnBelow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("room"); // as wide as this
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("it fits") << "DINOv2-S/14"
                                 << ""
                                 << "DINOv2-S/14" << QStringList{"DINOv2-S/14"};
        QTest::newRow("a model") << "DINOv2-S/14"
                                 << ""
                                 << "DINOv2-S/" << QStringList{"DINOv2-", "S/14"};
        QTest::newRow("its file below") << "DINOv2-S/14 (tuned.pth)"
                                        << ""
                                        << "DINOv2-S/14" << QStringList{"DINOv2-S/14", "(tuned.pth)"};
        QTest::newRow("a keypoint") << "wheel_center"
                                    << "front left"
                                    << "wheel_center" << QStringList{"wheel_center", "front left"};
        QTest::newRow("both fit") << "door"
                                  << "left"
                                  << "a door on the left" << QStringList{"door left"};
    }
    void namesGoOnBelow()
    {
        QFETCH(QString, name);
        QFETCH(QString, detail);
        QFETCH(QString, room);
        QFETCH(QStringList, lines);
        const auto found = nameLines(m_metrics, m_metrics, {}, name, detail, m_metrics.horizontalAdvance(room) + 0.1);
        QStringList texts;
        for (const NameParts &line : found)
            texts << (line.name + QLatin1Char(' ') + line.detail).trimmed();
        QCOMPARE(texts, lines);
        QVERIFY(isWhole(found));
    }

    void siblingsThatAreShortenedStayApart()
    {
        const QStringList names{"windshield_upper_corner", "windshield_upper_centre"};
        QSet<QString> rows;
        for (const QString &name : names) {
            const auto lines = nameLines(m_metrics, m_metrics, names, name, {},
                                         m_metrics.horizontalAdvance("windshield_cor"));
            QCOMPARE(lines.size(), std::size_t(2));
            rows.insert(lines.front().name + '|' + lines.back().name);
        }
        QCOMPARE(rows.size(), 2);
    }

private:
    QFontMetricsF m_metrics{QFont()};
};

QTEST_MAIN(TestNameParts)
#include "tst_name_parts.moc"
