#include "widgets/common/elided_text.h"

#include <QFont>
#include <QSet>
#include <QTest>

using soco::widgets::elidedApart;

class TestElidedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreCutWhereTheyAreAlike_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("ends differ") << QStringList{"vehicle_taillight_rear_left", "vehicle_taillight_rear_right"};
        QTest::newRow("starts differ") << QStringList{"front_bumper_corner_point", "rear_bumper_corner_point_"};
        QTest::newRow("files of one title")
            << QStringList{"DINOv2-S/14 (dinov2_vits14_plain.pth)", "DINOv2-S/14 (dinov2_vits14_tuned.pth)"};
        QTest::newRow("middles differ") << QStringList{"vehicle_window_left_corner", "vehicle_mirror_left_corner"};
    }
    void namesAreCutWhereTheyAreAlike()
    {
        QFETCH(QStringList, names);
        const double width = m_metrics.horizontalAdvance(names[0]) * 0.7;
        QSet<QString> cut;
        for (const QString &name : names) {
            cut.insert(elidedApart(m_metrics, name, names, width));
            QVERIFY(m_metrics.horizontalAdvance(elidedApart(m_metrics, name, names, width)) <= width + 0.5);
        }
        QCOMPARE(cut.size(), names.size());
    }

    void aPartOfANameIsNotTakenForAnotherName()
    {
        const QStringList names{"DINOv2-S/14", "DINOv2-B/14", "DINOv2-S/14 reg", "DINOv2-B/14 reg"};
        for (double part = 0.7; part < 1; part += 0.05) {
            const QString cut = elidedApart(m_metrics, names[2], names, m_metrics.horizontalAdvance(names[2]) * part);
            QVERIFY2(cut.endsWith("S/14 reg") || cut.startsWith("DINOv2-S/14 "), qPrintable(cut));
        }
    }

    void wholeWhereItFits()
    {
        QCOMPARE(elidedApart(m_metrics, "wheel", {"wheel", "door"}, 400), QStringLiteral("wheel"));
    }

private:
    QFontMetricsF m_metrics{QFont()};
};

QTEST_MAIN(TestElidedText)
#include "tst_elided_text.moc"
