#include "core/vision/checkpoints/torch_file.h"

#include "checkpoint_builder.h"
#include "core/vision/checkpoints/pickle.h"
#include "core/vision/checkpoints/zip_directory.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace soco;
using namespace soco::vision;
using namespace soco::test;

class TestTorchFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTableOfTensors();
    void readsZip64();
    void takesTheWeightsOfATrainingCheckpoint();
    void refusesTensor_data();
    void refusesTensor();
    void refusesZip_data();
    void refusesZip();
    void refusesPickle_data();
    void refusesPickle();
    void executesNothing_data();
    void executesNothing();
    void survivesTruncation_data();
    void survivesTruncation();
};

// A pickle in the opcodes that torch.save writes.
namespace {

std::string text(const std::string &value)
{
    return 'X' + littleEndian(value.size(), 4) + value;
}
std::string number(std::int64_t value)
{
    return "\x8a\x08" + littleEndian(std::uint64_t(value), 8);
}
std::string tuple(const std::vector<std::string> &items)
{
    std::string all = "(";
    for (const std::string &item : items)
        all += item;
    return all + 't';
}
std::string sizes(const std::vector<std::int64_t> &values)
{
    std::vector<std::string> items;
    for (const std::int64_t value : values)
        items.push_back(number(value));
    return tuple(items);
}
std::string storage(const std::string &key, const std::string &type = "torch\nFloatStorage\n")
{
    return tuple({text("storage"), 'c' + type, text(key), text("cpu"), number(0)}) + 'Q';
}
std::string tensor(const std::string &storage, std::int64_t offset, const std::vector<std::int64_t> &shape,
                   const std::vector<std::int64_t> &strides)
{
    return "ctorch._utils\n_rebuild_tensor_v2\n"
           + tuple({storage, number(offset), sizes(shape), sizes(strides), "\x89",
                    "ccollections\nOrderedDict\n)R"})
           + 'R';
}
std::string table(const std::string &name, const std::string &value)
{
    return "ccollections\nOrderedDict\n)R(" + text(name) + value + 'u';
}
std::string pickleOf(const std::string &object)
{
    return "\x80\x02" + object + '.';
}
std::string torchZip(const std::string &object, const ZipDefects &defects = {})
{
    return zipFile({{"archive/data.pkl", pickleOf(object)}, {"archive/data/0", std::string(24, 'x')}}, defects);
}

} // namespace

void TestTorchFile::readsTableOfTensors()
{
    const auto checkpoint = readTorchZip(sourceOf(torchZip(table("w", tensor(storage("0"), 1, {2, 2}, {1, 2})))));
    QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
    const StoredTensor &w = checkpoint->tensors.at("w");
    QCOMPARE(w.shape, (std::vector<std::int64_t>{2, 2}));
    QCOMPARE(w.strides, (std::vector<std::int64_t>{1, 2}));
    QCOMPARE(w.extent, std::uint64_t(16));
    const auto bytes = w.source->readText(w.begin, w.extent);
    QCOMPARE(QByteArray::fromStdString(*bytes), QByteArray(16, 'x'));
    QVERIFY(checkpoint->ignoredCalls.empty());
}

void TestTorchFile::readsZip64()
{
    ZipDefects defects;
    defects.zip64 = true;
    const auto checkpoint = readTorchZip(sourceOf(torchZip(table("w", tensor(storage("0"), 0, {6}, {1})), defects)));
    QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
    QCOMPARE(checkpoint->tensors.at("w").extent, std::uint64_t(24));
}

void TestTorchFile::takesTheWeightsOfATrainingCheckpoint()
{
    const std::string weights = table("w", tensor(storage("0"), 0, {6}, {1}));
    const std::string whole = "}(" + text("args") + "cargparse\nNamespace\n)\x81}b" + text("epoch") + number(3)
                              + text("teacher") + weights + 'u';
    const auto checkpoint = readTorchZip(sourceOf(torchZip(whole)));
    QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
    QCOMPARE(checkpoint->tensors.size(), std::size_t(1));
    QVERIFY(checkpoint->tensors.contains("w"));
}

void TestTorchFile::refusesTensor_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const std::string &value, const char *what) {
        QTest::newRow(name) << QByteArray(value.data(), qsizetype(value.size())) << QString(what);
    };
    constexpr auto huge = std::int64_t(1) << 62;
    row("larger than its storage", tensor(storage("0"), 0, {7}, {1}), "outside its storage of 24 bytes");
    row("offset beyond its storage", tensor(storage("0"), 7, {0}, {1}), "outside");
    row("offset and size beyond", tensor(storage("0"), 3, {4}, {1}), "outside");
    row("stride beyond", tensor(storage("0"), 0, {2}, {6}), "outside");
    row("stride overflows", tensor(storage("0"), 0, {3}, {huge}), "outside");
    row("shape overflows", tensor(storage("0"), 0, {huge, 4}, {1, 1}), "outside");
    row("offset overflows", tensor(storage("0"), std::numeric_limits<std::int64_t>::max(), {1}, {1}), "outside");
    row("negative size", tensor(storage("0"), 0, {-1}, {1}), "do not make sense");
    row("negative offset", tensor(storage("0"), -1, {1}, {1}), "do not make sense");
    row("negative stride", tensor(storage("0"), 0, {2}, {-1}), "do not make sense");
    row("one number many times", tensor(storage("0"), 0, {1000000, 1000000}, {0, 0}), "outside");
    row("overlapping rows", tensor(storage("0"), 0, {3, 2}, {1, 1}), "outside");
    row("more strides than axes", tensor(storage("0"), 0, {2}, {1, 1}), "do not make sense");
    row("storage that is not there", tensor(storage("7"), 0, {1}, {1}), "(storage 7) are not in the file");
    row("unknown storage type", tensor(storage("0", "torch\nQInt8Storage\n"), 0, {1}, {1}), "kind that is not known");
    row("storage of another program", tensor(storage("0", "os\nsystem\n"), 0, {1}, {1}), "kind that is not known");
    row("storage is a number", tensor(number(0), 0, {1}, {1}), "kind that is not known");
}

void TestTorchFile::refusesTensor()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, what);
    const auto checkpoint = readTorchZip(sourceOf(torchZip(table("w", value.toStdString()))));
    QVERIFY(!checkpoint.ok());
    const Error &error = checkpoint.error();
    QCOMPARE(QString::fromStdString(error.place), QString("tensor w"));
    QCOMPARE(QString::fromStdString(error.file), QString("memory.bin"));
    QVERIFY2(QString::fromStdString(error.message).contains(what), error.text().c_str());
    QVERIFY(!error.remedy.empty());
}

void TestTorchFile::refusesZip_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const std::string &bytes, const char *what) {
        QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())) << QString(what);
    };
    const std::string good = table("w", tensor(storage("0"), 0, {6}, {1}));
    ZipDefects defects;
    defects.compressed = true;
    row("compressed", torchZip(good, defects), "compressed or encrypted");
    defects = {};
    defects.encrypted = true;
    row("encrypted", torchZip(good, defects), "compressed or encrypted");
    defects = {};
    defects.extraSize = 5000;
    row("entry beyond the file", torchZip(good, defects), "beyond the end of the file");
    defects = {};
    defects.headerShift = 1;
    row("entries shifted", torchZip(good, defects), "no local header");
    defects = {};
    defects.headerShift = 100'000;
    row("entries far away", torchZip(good, defects), "beyond the end of the file");
    defects = {};
    defects.extraEntries = 1;
    row("more entries than listed", torchZip(good, defects), "claims 3 entries");
    defects = {};
    defects.extraEntries = 60'000;
    row("absurd number of entries", torchZip(good, defects), "claims 60,002 entries");
    defects = {};
    defects.zip64 = true;
    defects.headerShift = ~std::uint64_t(0) - 10;
    row("zip64 offset overflows", torchZip(good, defects), "beyond the end of the file");
    row("no directory", "PK\x03\x04 and nothing else that a zip file has", "no directory");
    row("name twice", zipFile({{"a/data.pkl", pickleOf("N")}, {"a/data.pkl", pickleOf("N")}}), "Occurs twice");
    row("other zip file", zipFile({{"readme.txt", "hello"}}), "not one that torch.save wrote");
    row("TorchScript", zipFile({{"a/data.pkl", pickleOf("N")}, {"a/constants.pkl", pickleOf(")")}}), "TorchScript");
    row("big-endian", zipFile({{"a/data.pkl", pickleOf("}")}, {"a/byteorder", "big"}}), "big-endian");
    row("no tensors", zipFile({{"a/data.pkl", pickleOf("}")}}), "no table of tensors");
    row("a number", zipFile({{"a/data.pkl", pickleOf("K\x07")}}), "no table of tensors");
}

void TestTorchFile::refusesZip()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    const auto checkpoint = readTorchZip(sourceOf(bytes.toStdString()));
    QVERIFY(!checkpoint.ok());
    QVERIFY2(QString::fromStdString(checkpoint.error().text()).contains(what), checkpoint.error().text().c_str());
    QVERIFY(!checkpoint.error().remedy.empty());
}

void TestTorchFile::refusesPickle_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const std::string &bytes, const char *what) {
        QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())) << QString(what);
    };
    row("empty", "", "ends in the middle");
    row("no STOP", "\x80\x02N", "ends in the middle");
    row("only STOP", ".", "leaves nothing behind");
    row("protocol of the future", "\x80\x09.", "protocol");
    row("text longer than the file", "X" + littleEndian(0xffffffff, 4) + "ab.", "ends in the middle");
    row("long text longer than the file", "\x8d" + littleEndian(~std::uint64_t(0), 8) + "ab.", "ends in the middle");
    row("line without end", "cos", "line has no end");
    row("pop of nothing", "0.", "stack runs empty");
    row("pop below a mark", "N(R.", "stack runs empty");
    row("mark missing", "Nt.", "mark is missing");
    row("key without value", "(Nd.", "key without a value");
    row("pairs odd", "}(Nu.", "holds none");
    row("items into a number", "K\x01Na.", "holds none");
    row("pairs into a list", "]NNs.", "holds none");
    row("memo unknown", "h\x05.", "not remembered");
    row("memo of nothing", "q\x05.", "stack runs empty");
    row("memo number is none", "gx\n.", "number is none");
    row("class name is a number", "K\x01K\x02\x93.", "no text");
    row("extension code", std::string("\x82\x01.", 3), "opcode 130");
    row("out-of-band buffer", "\x97.", "opcode 151");
    row("opcode that does not exist", "\xff.", "opcode 255");
    row("object without class", "(o.", "no class");
    row("marks without end", std::string(1'100'000, '('), "nested too deeply");
    row("stack without end", std::string(1'100'000, 'N'), "larger than any table");
}

void TestTorchFile::refusesPickle()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    const auto document = pickle::parse(std::string_view(bytes.constData(), std::size_t(bytes.size())), 0, "p.bin");
    QVERIFY(!document.ok());
    QVERIFY2(QString::fromStdString(document.error().message).contains(what), document.error().text().c_str());
    QVERIFY(QString::fromStdString(document.error().place).startsWith("byte "));
}

void TestTorchFile::executesNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("hasWeights");
    for (const QString &name : QDir(SOCO_TEST_DATA "/pickle").entryList({"*.pth"}))
        QTest::newRow(qPrintable(name)) << QString(SOCO_TEST_DATA "/pickle/") + name << name.contains("weights");
}

void TestTorchFile::executesNothing()
{
    QFETCH(QString, file);
    QFETCH(bool, hasWeights);
    QTemporaryDir folder; // the files would create EXECUTED in the working folder
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    const auto checkpoint = readCheckpoint(file.toStdString());
    const bool executed = QFile::exists("EXECUTED");
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(!executed);
    QCOMPARE(checkpoint.ok(), hasWeights);
    if (!hasWeights) {
        QVERIFY2(QString::fromStdString(checkpoint.error().message).contains("system, which was not executed")
                     || QString::fromStdString(checkpoint.error().message).contains("eval, which was not executed"),
                 checkpoint.error().text().c_str());
        QVERIFY(QString::fromStdString(checkpoint.error().remedy).startsWith("Do not open this file with Python"));
        return;
    }
    QCOMPARE(checkpoint->tensors.size(), std::size_t(2));
    QVERIFY(!checkpoint->ignoredCalls.empty());
    const StoredTensor &first = checkpoint->tensors.at("first");
    QCOMPARE(first.shape, (std::vector<std::int64_t>{2, 3}));
    float numbers[6] = {};
    QVERIFY(first.source->read(first.begin, std::as_writable_bytes(std::span(numbers))).ok());
    QCOMPARE(numbers[5], 5.0F);
}

void TestTorchFile::survivesTruncation_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"pickle/call_among_weights.pth", "vit/half_plain.pth", "vit/official_plain_legacy.pth"})
        QTest::newRow(name) << QString(SOCO_TEST_DATA "/") + name;
}

void TestTorchFile::survivesTruncation()
{
    QFETCH(QString, file);
    QFile original(file);
    QVERIFY(original.open(QIODevice::ReadOnly));
    const std::string whole = original.readAll().toStdString();
    const auto read = whole.starts_with("PK") ? readTorchZip : readTorchLegacy;
    QVERIFY(read(sourceOf(whole)).ok());
    const std::size_t step = whole.size() > 10'000 ? 997 : 1;
    for (std::size_t length = 0; length < whole.size(); length += step)
        QVERIFY2(!read(sourceOf(whole.substr(0, length))).ok(), qPrintable(QString::number(length)));
    // One byte flipped anywhere: an error or other numbers, but never a crash.
    for (std::size_t at = 0; at < whole.size(); at += step) {
        std::string damaged = whole;
        damaged[at] = char(damaged[at] ^ 0x55);
        const auto checkpoint = read(sourceOf(damaged));
        if (!checkpoint)
            QVERIFY(!checkpoint.error().message.empty());
    }
}

QTEST_GUILESS_MAIN(TestTorchFile)
#include "tst_torch_file.moc"
