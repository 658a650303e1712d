#include "core/vision/checkpoints/safetensors.h"

#include "checkpoint_builder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace soco;
using namespace soco::vision;
using namespace soco::test;

class TestSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNamesTypesAndPlaces();
    void acceptsPaddingMetadataAndEmptyTensors();
    void refuses_data();
    void refuses();
    void refusesTruncationAtEveryByte();
    void readsShards();
    void refusesShards_data();
    void refusesShards();
};

static const std::string goodHeader =
    R"({"b":{"dtype":"F16","shape":[2,3],"data_offsets":[8,20]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";

void TestSafetensors::readsNamesTypesAndPlaces()
{
    const auto checkpoint = readSafetensors(sourceOf(safetensors(goodHeader, std::string(20, 'x'))));
    QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
    QCOMPARE(checkpoint->tensors.size(), std::size_t(2));
    const StoredTensor &a = checkpoint->tensors.at("a"), &b = checkpoint->tensors.at("b");
    QCOMPARE(a.type, DataType::F32);
    QCOMPARE(a.begin, 8 + goodHeader.size());
    QCOMPARE(a.extent, std::uint64_t(8));
    QCOMPARE(b.type, DataType::F16);
    QCOMPARE(b.shape, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(b.strides, (std::vector<std::int64_t>{3, 1}));
    QCOMPARE(b.begin, 8 + goodHeader.size() + 8);
}

void TestSafetensors::acceptsPaddingMetadataAndEmptyTensors()
{
    const std::string header = R"({"__metadata__":{"format":"pt"},)"
                               R"("none":{"dtype":"F32","shape":[0,4],"data_offsets":[0,0]},)"
                               R"("one":{"dtype":"BF16","shape":[],"data_offsets":[0,2]}}     )";
    const auto checkpoint = readSafetensors(sourceOf(safetensors(header, "xy")));
    QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
    QCOMPARE(checkpoint->tensors.size(), std::size_t(2));
    QCOMPARE(checkpoint->tensors.at("one").extent, std::uint64_t(2));
}

void TestSafetensors::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const std::string &bytes, const char *place, const char *what) {
        QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())) << QString(place) << QString(what);
    };
    const auto one = [](const std::string &entry, std::size_t bytes) {
        return safetensors("{\"a\":" + entry + '}', std::string(bytes, 'x'));
    };
    row("shorter than a length", "1234567", "byte 0", "too short");
    row("header longer than the file", littleEndian(1000, 8) + "{}", "byte 0", "claims 1,000 bytes");
    row("header length of all ones", std::string(8, '\xff') + "{}", "byte 0", "18,446,744,073,709,551,615");
    row("empty header", safetensors("", ""), "byte 8", "begin with {");
    row("no JSON object", safetensors("[]", ""), "byte 8", "begin with {");
    row("broken JSON", safetensors("{\"a\":}", ""), "byte 13", "not valid JSON");
    row("invalid UTF-8", safetensors("{\"\xff\":1}", ""), "byte", "not valid JSON");
    row("nested", safetensors("{\"a\":" + std::string(100'000, '[') + '}', ""), "header", "nested");
    row("two equal names", safetensors(R"({"a":1,"a":2})", ""), "header", "occurs twice");
    row("entry without type", one(R"({"shape":[1],"data_offsets":[0,4]})", 4), "tensor a", "Lacks dtype");
    row("entry is a number", one("7", 4), "tensor a", "Lacks dtype");
    row("unknown type", one(R"({"dtype":"F31","shape":[1],"data_offsets":[0,4]})", 4), "tensor a", "\"F31\"");
    row("type is a number", one(R"({"dtype":1,"shape":[1],"data_offsets":[0,4]})", 4), "tensor a", "Lacks dtype");
    row("negative extent", one(R"({"dtype":"F32","shape":[-1],"data_offsets":[0,4]})", 4), "tensor a", "shape");
    row("fractional extent", one(R"({"dtype":"F32","shape":[1.5],"data_offsets":[0,4]})", 4), "tensor a", "shape");
    row("shape that overflows", one(R"({"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,4]})", 4),
        "tensor a", "more than the file holds");
    row("extent beyond 64 bits", one(R"({"dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,4]})", 4),
        "tensor a", "more than the file holds");
    row("zero hides an overflow", one(R"({"dtype":"F32","shape":[0,9223372036854775807,8],"data_offsets":[0,0]})", 0),
        "tensor a", "shape");
    row("too many axes", one(R"({"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]})", 1),
        "tensor a", "impossible shape");
    row("offsets descending", one(R"({"dtype":"F32","shape":[1],"data_offsets":[4,0]})", 4), "tensor a", "ascending");
    row("one offset", one(R"({"dtype":"F32","shape":[1],"data_offsets":[4]})", 4), "tensor a", "ascending");
    row("offset beyond the file", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,8]})", 4), "tensor a",
        "Ends at byte 8 of the data, of which there are 4");
    row("shape smaller than its bytes", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,8]})", 8), "tensor a",
        "needs 4 bytes");
    row("gap before a tensor", one(R"({"dtype":"F32","shape":[1],"data_offsets":[4,8]})", 8), "tensor a",
        "Begins at byte 4");
    row("bytes behind the last tensor", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4]})", 5), "end of file",
        "of which there are 5");
    row("overlap", safetensors(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                               R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", std::string(8, 'x')),
        "tensor b", "the tensor before it ends at 8");
}

void TestSafetensors::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    QFETCH(QString, what);
    const auto checkpoint = readSafetensors(sourceOf(bytes.toStdString()));
    QVERIFY(!checkpoint.ok());
    const Error &error = checkpoint.error();
    QCOMPARE(QString::fromStdString(error.file), QString("memory.bin"));
    QVERIFY2(QString::fromStdString(error.place).startsWith(place), error.text().c_str());
    QVERIFY2(QString::fromStdString(error.message).contains(what), error.text().c_str());
    QVERIFY(!error.remedy.empty());
}

void TestSafetensors::refusesTruncationAtEveryByte()
{
    const std::string whole = safetensors(goodHeader, std::string(20, 'x'));
    QVERIFY(readSafetensors(sourceOf(whole)).ok());
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!readSafetensors(sourceOf(whole.substr(0, length))).ok(), qPrintable(QString::number(length)));
}

void TestSafetensors::readsShards()
{
    QTemporaryDir folder;
    const auto shard = [](const char *name) {
        return safetensors(std::string("{\"") + name + R"(":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})",
                           "1234");
    };
    QVERIFY(writeFile(folder.filePath("one.safetensors"), shard("a")));
    QVERIFY(writeFile(folder.filePath("two.safetensors"), shard("b")));
    QVERIFY(writeFile(folder.filePath("model.safetensors.index.json"),
                      R"({"metadata":{"total_size":8},"weight_map":{"a":"one.safetensors","b":"two.safetensors"}})"));
    // The index by name, and the folder that holds it.
    for (const QString &path : {folder.filePath("model.safetensors.index.json"), folder.path()}) {
        const auto checkpoint = readCheckpoint(path.toStdString());
        QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
        QCOMPARE(checkpoint->tensors.size(), std::size_t(2));
        QVERIFY(checkpoint->tensors.at("a").source->name().ends_with("one.safetensors"));
        QVERIFY(checkpoint->tensors.at("b").source->name().ends_with("two.safetensors"));
    }
}

void TestSafetensors::refusesShards_data()
{
    QTest::addColumn<QByteArray>("index");
    QTest::addColumn<QString>("what");
    QTest::newRow("no map") << QByteArray(R"({"metadata":{}})") << "Names no weight files";
    QTest::newRow("map is a list") << QByteArray(R"({"weight_map":["one.safetensors"]})") << "Names no weight files";
    QTest::newRow("leaves the folder") << QByteArray(R"({"weight_map":{"a":"../one.safetensors"}})") << "same folder";
    QTest::newRow("absolute path") << QByteArray(R"({"weight_map":{"a":"/etc/passwd"}})") << "same folder";
    QTest::newRow("file is a number") << QByteArray(R"({"weight_map":{"a":1}})") << "same folder";
    QTest::newRow("missing file") << QByteArray(R"({"weight_map":{"a":"two.safetensors"}})") << "Could not be opened";
    QTest::newRow("missing tensor") << QByteArray(R"({"weight_map":{"b":"one.safetensors"}})") << "Is not in this file";
    QTest::newRow("broken JSON") << QByteArray(R"({"weight_map":)") << "not valid JSON";
}

void TestSafetensors::refusesShards()
{
    QFETCH(QByteArray, index);
    QFETCH(QString, what);
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath("one.safetensors"),
                      safetensors(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "1234")));
    QVERIFY(writeFile(folder.filePath("model.safetensors.index.json"), index.toStdString()));
    const auto checkpoint = readCheckpoint(folder.filePath("model.safetensors.index.json").toStdString());
    QVERIFY(!checkpoint.ok());
    QVERIFY2(QString::fromStdString(checkpoint.error().message).contains(what), checkpoint.error().text().c_str());
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
