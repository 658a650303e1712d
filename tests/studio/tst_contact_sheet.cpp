#include "app/studio/pages/contact_sheet.h"

#include "tests/dataset/dataset_builder.h"

#include <QApplication>
#include <QTest>

using namespace soco;
using studio::SheetCategory;
using studio::SheetLayout;

class TestContactSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesTheFirstPicturesOfEach();
    void everythingLiesInTheSheet_data();
    void everythingLiesInTheSheet();
    void knowsWhatIsOnScreen();
    void drawsTheWholeSheet();
    void aMissingPictureIsAFrame();
    void stopsWhenAsked();
};

void TestContactSheet::initTestCase()
{
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestContactSheet::takesTheFirstPicturesOfEach()
{
    test::DatasetBuilder builder({.categories = {"bus", "car"}, .images = 7});
    const auto dataset = dataset::Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    const auto categories = studio::sheetCategories(**dataset);
    QCOMPARE(categories.size(), std::size_t(2));
    QCOMPARE(categories[1].name, QStringLiteral("car"));
    QCOMPARE(categories[1].count, QStringLiteral("7 images"));
    QCOMPARE(categories[1].images, QStringList({"car/car_1", "car/car_2", "car/car_3", "car/car_4", "car/car_5"}));
}

void TestContactSheet::everythingLiesInTheSheet_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("count");
    QTest::newRow("usual") << 600 << 16;
    QTest::newRow("narrow") << 150 << 8;
    QTest::newRow("wide") << 2400 << 24;
    QTest::newRow("many") << 620 << 100;
    QTest::newRow("none") << 620 << 0;
    QTest::newRow("no room") << 1 << 3;
}

void TestContactSheet::everythingLiesInTheSheet()
{
    QFETCH(int, width);
    QFETCH(int, count);
    const std::vector<SheetCategory> categories(std::size_t(count),
                                                SheetCategory{"x", "1 image", {"x_1", "x_2", "x_3"}});
    const SheetLayout layout(width, categories, studio::currentSheetLook());
    if (width > 100)
        QVERIFY(layout.size().width() <= width);
    QList<QRect> rects;
    for (int i = 0; i < count; ++i) {
        rects << layout.caption(i);
        for (int k = 0; k < 3; ++k)
            rects << layout.picture(i, k);
    }
    const QRect sheet(QPoint(), layout.size());
    for (int i = 0; i < rects.size(); ++i) {
        QVERIFY(!rects[i].isEmpty());
        if (width > 100)
            QVERIFY(sheet.contains(rects[i]));
        for (int k = i + 1; k < rects.size(); ++k)
            QVERIFY(!rects[i].intersects(rects[k]));
    }
}

void TestContactSheet::knowsWhatIsOnScreen()
{
    const std::vector<SheetCategory> categories(100, SheetCategory{"x", {}, {"x_1"}});
    const SheetLayout layout(600, categories, studio::currentSheetLook());
    for (const int top : {-50, 0, 333, layout.size().height() - 10, layout.size().height() + 500}) {
        const QRect window(0, top, 600, 300);
        const auto [first, last] = layout.categoriesBetween(window.top(), window.bottom());
        QVERIFY(0 <= first && first <= last && last <= 100);
        for (int i = 0; i < 100; ++i)
            if (layout.picture(i, 0).intersects(window))
                QVERIFY(first <= i && i < last);
    }
}

void TestContactSheet::drawsTheWholeSheet()
{
    test::DatasetBuilder builder;
    const auto dataset = dataset::Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    auto look = studio::currentSheetLook();
    const auto plain = studio::drawSheet(**dataset, 600, 1, look, {});
    const auto sharp = studio::drawSheet(**dataset, 600, 2.5, look, {});
    QVERIFY(plain.ok() && sharp.ok());
    QCOMPARE(sharp->image.width(), int(std::lround(plain->image.width() * 2.5)));
    QCOMPARE(QImage::fromData(sharp->png).size(), sharp->image.size());
    // Pictures are in it: more than the theme's few colours.
    QSet<QRgb> colours;
    for (int y = 0; y < plain->image.height(); y += 3)
        for (int x = 0; x < plain->image.width(); x += 3)
            colours.insert(plain->image.pixel(x, y));
    QVERIFY(colours.size() > 20);
    look.heading = "A line above";
    const auto headed = studio::drawSheet(**dataset, 600, 1, look, {});
    QVERIFY(headed.ok() && headed->image.height() > plain->image.height());
}

void TestContactSheet::aMissingPictureIsAFrame()
{
    test::DatasetBuilder builder;
    const auto dataset = dataset::Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    builder.write("Images/car/car_1.JPEG", "no picture");
    QVERIFY(std::filesystem::remove(builder.root() / "Images/car/car_2.JPEG"));
    QVERIFY(studio::drawSheet(**dataset, 600, 1, studio::currentSheetLook(), {}).ok());
}

void TestContactSheet::stopsWhenAsked()
{
    test::DatasetBuilder builder;
    const auto dataset = dataset::Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    std::stop_source stop;
    stop.request_stop();
    const auto sheet = studio::drawSheet(**dataset, 600, 1, studio::currentSheetLook(), Task({}, stop.get_token()));
    QVERIFY(!sheet.ok());
    QVERIFY(sheet.error().kind == ErrorKind::Cancelled);
}

QTEST_MAIN(TestContactSheet)
#include "tst_contact_sheet.moc"
