#include "tests/quality/checked_dataset.h"

#include <QRegularExpression>
#include <QtTest>

#include <functional>

using namespace soco;
using namespace soco::dataset;
using namespace soco::quality;
using soco::test::checked;
using soco::test::DatasetBuilder;
using soco::test::line;
using soco::test::linesOf;
using soco::test::messagesOf;

namespace {

const std::string pairFile = "PairAnnotations/intra/car/00003-car_2-car_3.json";
const std::string annotationFile = "KeypointAnnotations/car/car_2.json";

using Edit = std::function<void(const DatasetBuilder &)>;

void removeBoxes(const DatasetBuilder &builder, const char *folder)
{
    static const QRegularExpression field("\"(src_|trg_)?bndbox\": [^\n]*\n");
    for (const auto &entry : std::filesystem::recursive_directory_iterator(builder.root() / folder)) {
        if (!entry.is_regular_file())
            continue;
        const std::string file = entry.path().lexically_relative(builder.root()).string();
        builder.write(file, QString::fromUtf8(builder.read(file)).remove(field).toStdString());
    }
}

} // namespace

Q_DECLARE_METATYPE(Edit)

// A box that one copy of an image has lost, told from boxes that the format leaves out. The other differences are rows of
// tst_check.cpp.
class TestCopyDiffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLostBoxIsFound_data();
    void aLostBoxIsFound();
    void boxesMayBeLeftOut_data();
    void boxesMayBeLeftOut();
};

void TestCopyDiffers::aLostBoxIsFound_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, Edit edit, const QString &expected, const char *message) {
        QTest::newRow(name) << std::move(edit) << expected << message;
    };
    row(
        "gone from a pair", [](const auto &b) { b.replace(pairFile, "\"trg_bndbox\": [11, 6, 59, 42],\n", ""); },
        line("copy-differs", pairFile, "trg_bndbox"),
        "car/car_3.JPEG in 1 pair, unlike its annotation: the box [11, 6, 59, 42] is gone");
    row(
        "emptied in a pair",
        [](const auto &b) { b.replace(pairFile, "\"src_bndbox\": [10, 6, 58, 42]", "\"src_bndbox\": []"); },
        line("copy-differs", pairFile, "src_bndbox"), "the box [10, 6, 58, 42] is gone");
    row(
        "null in a pair",
        [](const auto &b) { b.replace(pairFile, "\"src_bndbox\": [10, 6, 58, 42]", "\"src_bndbox\": null"); },
        line("copy-differs", pairFile, "src_bndbox"), "the box [10, 6, 58, 42] is gone");
    row(
        "gone from the annotation",
        [](const auto &b) { b.replace(annotationFile, "\"bndbox\": [10, 6, 58, 42],\n", ""); },
        line("copy-differs", annotationFile), "the box [10, 6, 58, 42] is there");
    row(
        "gone from a pair, unlike the other pairs",
        [](const auto &b) {
            removeBoxes(b, "KeypointAnnotations");
            b.remove("KeypointAnnotations/car/car_3.json");
            b.replace(pairFile, "\"trg_bndbox\": [11, 6, 59, 42],\n", "");
        },
        line("copy-differs", pairFile, "trg_bndbox"), "unlike PairAnnotations/");
}

void TestCopyDiffers::aLostBoxIsFound()
{
    QFETCH(Edit, edit);
    QFETCH(QString, expected);
    QFETCH(QString, message);
    const DatasetBuilder builder;
    edit(builder);
    auto findings = checked(builder).findings;
    std::erase_if(findings, [](const Finding &finding) { return finding.rule == "missing-annotation"; });
    QVERIFY2(linesOf(findings) == QStringList{expected}, messagesOf(findings));
    const QString said = QString::fromStdString(findings[0].message);
    QVERIFY2(message.endsWith('/') ? said.contains(message) : said.endsWith(message), messagesOf(findings));
}

void TestCopyDiffers::boxesMayBeLeftOut_data()
{
    QTest::addColumn<QStringList>("folders");
    QTest::newRow("by pairs") << QStringList{"PairAnnotations"};
    QTest::newRow("by annotations") << QStringList{"KeypointAnnotations"};
    QTest::newRow("by all files") << QStringList{"PairAnnotations", "KeypointAnnotations"};
}

void TestCopyDiffers::boxesMayBeLeftOut()
{
    QFETCH(QStringList, folders);
    const DatasetBuilder builder;
    for (const QString &folder : folders)
        removeBoxes(builder, qPrintable(folder));
    const auto findings = checked(builder).findings;
    QVERIFY2(findings.empty(), messagesOf(findings));
}

QTEST_APPLESS_MAIN(TestCopyDiffers)
#include "tst_copy_differs.moc"
