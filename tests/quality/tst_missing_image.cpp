#include "core/quality/check.h"
#include "tests/dataset/dataset_builder.h"

#include <QtTest>

#include <functional>

using namespace soco;
using namespace soco::quality;
using soco::test::DatasetBuilder;

using Defect = std::function<void(const DatasetBuilder &)>;
Q_DECLARE_METATYPE(Defect)

namespace {

// The images of a category from the n-th on are gone, of ten.
Defect withoutFrom(const std::string &category, int first)
{
    return [=](const DatasetBuilder &builder) {
        for (int n = first; n <= 10; ++n)
            builder.remove("Images/" + category + '/' + category + '_' + std::to_string(n) + ".JPEG");
    };
}

} // namespace

class TestMissingImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCauseIsOneProblem_data();
    void oneCauseIsOneProblem();
};

void TestMissingImage::oneCauseIsOneProblem_data()
{
    QTest::addColumn<Defect>("defect");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("message");
    QTest::newRow("most of a folder") << withoutFrom("car", 2) << QStringList{"missing-image Images/car"}
                                      << "9 of the 10";
    QTest::newRow("most of two folders") << Defect([](const DatasetBuilder &builder) {
        withoutFrom("car", 3)(builder);
        withoutFrom("bus", 2)(builder);
    }) << QStringList{"missing-image Images"}
                                         << "17 of the 20 that annotations and pairs name in bus and car";
    QTest::newRow("two images") << withoutFrom(
        "car", 9) << QStringList{"missing-image Images/car/car_10.JPEG", "missing-image Images/car/car_9.JPEG"}
                                << "car_9.JPEG is not there";
    QTest::newRow("two folders") << Defect([](const DatasetBuilder &builder) {
        builder.remove("Images/bus");
        builder.remove("Images/car");
    }) << QStringList{"missing-folder Images/bus", "missing-folder Images/car"}
                                 << "10 annotations";
    QTest::newRow("three folders") << Defect([](const DatasetBuilder &builder) {
        for (const char *folder : {"Images/bus", "Images/car", "Images/van"})
            builder.remove(folder);
    }) << QStringList{"missing-folder Images"}
                                   << "3 folders are gone, bus, car and van; 30 annotations";
}

void TestMissingImage::oneCauseIsOneProblem()
{
    QFETCH(Defect, defect);
    QFETCH(QStringList, expected);
    QFETCH(QString, message);
    DatasetBuilder::Options options;
    options.categories = {"bus", "car", "truck", "van"};
    options.images = 10;
    options.width = 128;
    const DatasetBuilder builder(options);
    defect(builder);
    const auto dataset = dataset::Dataset::open(builder.root());
    QVERIFY(dataset);
    QStringList lines;
    QString messages;
    for (const Finding &finding : checkDataset(**dataset, {}).findings) {
        lines << QString::fromStdString(finding.rule + ' ' + finding.file);
        messages += QString::fromStdString(finding.rule + ' ' + finding.file + ": " + finding.message + '\n');
    }
    lines.sort();
    QVERIFY2(lines == expected, qPrintable(messages));
    QVERIFY2(messages.contains(message), qPrintable(messages));
}

QTEST_APPLESS_MAIN(TestMissingImage)
#include "tst_missing_image.moc"
