#include "widgets/common/selection.h"

#include <QSignalSpy>
#include <QTest>

using soco::ImagePoint;
using soco::widgets::Selection;

class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emitsOnlyForChanges()
    {
        Selection selection;
        QSignalSpy point(&selection, &Selection::pointChanged), hovered(&selection, &Selection::hoveredChanged);
        QSignalSpy pair(&selection, &Selection::pairChanged);
        selection.setPoint(ImagePoint{3, 4}, QStringLiteral("wheel"));
        selection.setPoint(ImagePoint{3, 4}, QStringLiteral("wheel"));
        QCOMPARE(point.count(), 1);
        selection.setPoint(std::nullopt, QStringLiteral("wheel"));
        QCOMPARE(point.count(), 2);
        QCOMPARE(selection.keypoint(), QStringLiteral("wheel"));
        selection.setHovered(ImagePoint{1, 1});
        selection.setHovered(ImagePoint{1, 1});
        selection.setHovered(std::nullopt);
        QCOMPARE(hovered.count(), 2);
        const soco::dataset::PairRef ref{soco::dataset::PairKind::Cross, "car-bus", "1-a-b.json", "a", "b"};
        selection.setPair(ref);
        selection.setPair(ref);
        QCOMPARE(pair.count(), 1);
        // The pair changes, the keypoint's name stays.
        QCOMPARE(selection.keypoint(), QStringLiteral("wheel"));
    }

    void severalPointsHaveALastOne()
    {
        Selection selection;
        QSignalSpy point(&selection, &Selection::pointChanged), points(&selection, &Selection::pointsChanged);
        selection.setPoint(ImagePoint{3, 4}, QStringLiteral("wheel"));
        QCOMPARE(selection.points(), QStringList{"wheel"});
        selection.setPoints({"door", "wheel"}); // one more beside the pinned one
        QCOMPARE(point.count(), 1);
        QCOMPARE(points.count(), 2);
        QVERIFY(selection.pin() == ImagePoint(3, 4));
        selection.setPoints({"wheel", "door"});
        QCOMPARE(selection.keypoint(), QStringLiteral("door"));
        QVERIFY(!selection.pin());
        selection.setPoint(std::nullopt, QStringLiteral("door")); // the only one again
        QCOMPARE(selection.points(), QStringList{"door"});
        QCOMPARE(point.count(), 2);
        QCOMPARE(points.count(), 4);
    }

    void pictureAndSideAreTheirOwn()
    {
        Selection selection;
        QSignalSpy image(&selection, &Selection::imageChanged), side(&selection, &Selection::sideChanged);
        const soco::dataset::ImageId id{"car", "car_1.JPEG"};
        selection.setImage(id);
        selection.setImage(id);
        QCOMPARE(image.count(), 1);
        QVERIFY(selection.side() == Selection::Side::Source);
        selection.setSide(Selection::Side::Target);
        QCOMPARE(side.count(), 1);
        selection.setPair(std::nullopt);
        QVERIFY(selection.image() == id);
    }

    void modelStaysWithinTheNineSlots()
    {
        Selection selection;
        QSignalSpy model(&selection, &Selection::modelChanged);
        for (const int slot : {0, -1, 10, 1})
            selection.setModel(slot);
        QCOMPARE(model.count(), 0);
        selection.setModel(9);
        QCOMPARE(model.count(), 1);
        QCOMPARE(selection.model(), 9);
    }
};

QTEST_MAIN(TestSelection)
#include "tst_selection.moc"
