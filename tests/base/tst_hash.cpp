// Known answers, pieces, fields and files.

#include "core/base/hash.h"

#include "core/base/sha256_blocks.h"
#include "core/base/xxh64.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>


#include <stop_token>

#include <sys/stat.h>

using namespace soco;

namespace {

std::string someBytes(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += char(i * 7 + i / 256);
    return text;
}

} // namespace

class TestHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithXxh64_data();
    void agreesWithXxh64();
    void contentHashDoesNotDependOnThePieces();
    void portableXxh64IsTheSame();
    void fieldsAreToldApart();
    void copiesGoOnIndependently();
    void agreesWithSha256_data();
    void agreesWithSha256();
    void sha256OfEveryLength();
    void sha256DoesNotDependOnTheProcessor();
    void sha256DoesNotDependOnThePieces();
    void hashesFiles();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void stopsWhenAsked();
};

// Known values of XXH64 with seed 0.
void TestHash::agreesWithXxh64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray("") << "ef46db3751d8e999";
    QTest::newRow("one byte") << QByteArray("a") << "d24ec4f1a98c6e5b";
    QTest::newRow("three bytes") << QByteArray("abc") << "44bc2cf5ad770999";
    QTest::newRow("39 bytes") << QByteArray("Nobody inspects the spammish repetition") << "fbcea83c8a378bf1";
}

void TestHash::agreesWithXxh64()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const std::string_view bytes(text.constData(), std::size_t(text.size()));
    QCOMPARE(QString::fromStdString(ContentHash().add(bytes).hex()), expected);
}

void TestHash::contentHashDoesNotDependOnThePieces()
{
    const std::string text = someBytes(300);
    const std::uint64_t whole = ContentHash().add(text).value();
    for (std::size_t step : {1, 3, 31, 32, 33, 64, 100}) {
        ContentHash pieces;
        for (std::size_t at = 0; at < text.size(); at += step)
            pieces.add(std::string_view(text).substr(at, step));
        QCOMPARE(pieces.value(), whole);
    }
}

// What a machine without xxhash.h computes is what the caches of every other machine hold.
void TestHash::portableXxh64IsTheSame()
{
    for (std::size_t length = 0; length <= 200; ++length) {
        const std::string text = someBytes(length);
        const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
        portable::Xxh64 hash;
        hash.add(bytes.first(length / 3));
        hash.add(bytes.subspan(length / 3));
        QCOMPARE(hash.value(), ContentHash().add(text).value());
    }
}

void TestHash::fieldsAreToldApart()
{
    const auto texts = [](std::string_view a, std::string_view b) { return ContentHash().field(a).field(b).value(); };
    QVERIFY(texts("ab", "c") != texts("a", "bc"));
    QVERIFY(texts("", "a") != texts("a", ""));
    QVERIFY(ContentHash().field(std::uint64_t(0)).value() != ContentHash().value());
    QVERIFY(ContentHash().field(0.0f).value() != ContentHash().field(-0.0f).value());
    QVERIFY(ContentHash().field(0.1).value() != ContentHash().field(double(0.1f)).value());
    // By definition: the text, then its length as eight bytes.
    QCOMPARE(ContentHash().field(std::string_view("ab")).value(),
             ContentHash().add(std::string_view("ab\2\0\0\0\0\0\0\0", 10)).value());
}

void TestHash::copiesGoOnIndependently()
{
    ContentHash first;
    first.add("begun ");
    ContentHash second = first;
    second.add("differently");
    first.add("here");
    QCOMPARE(first.value(), ContentHash().add("begun here").value());
    QCOMPARE(second.value(), ContentHash().add("begun differently").value());
}

// FIPS 180-2, appendix B, and the empty message.
void TestHash::agreesWithSha256_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray("")
                             << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    QTest::newRow("one block") << QByteArray("abc")
                               << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
    QTest::newRow("a million") << QByteArray(1000000, 'a')
                               << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
}

void TestHash::agreesWithSha256()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(sha256(std::string_view(text.constData(), std::size_t(text.size())))), expected);
}

void TestHash::sha256OfEveryLength()
{
    for (std::size_t length = 0; length <= 200; ++length) {
        const std::string text = someBytes(length);
        const QByteArray expected =
            QCryptographicHash::hash(QByteArray(text.data(), qsizetype(length)), QCryptographicHash::Sha256).toHex();
        QCOMPARE(QByteArray::fromStdString(sha256(text)), expected);
    }
}

void TestHash::sha256DoesNotDependOnTheProcessor()
{
    const std::string text = someBytes(64 * 9);
    const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
    std::array<std::uint32_t, 8> here{1, 2, 3, 4, 5, 6, 7, 8}, anywhere = here;
    sha256Blocks()(here, bytes.data(), 9);
    sha256BlocksPortable(anywhere, bytes.data(), 9);
    QVERIFY(here == anywhere);
    sha256Blocks()(here, bytes.data(), 0);
    QVERIFY(here == anywhere);
}

void TestHash::sha256DoesNotDependOnThePieces()
{
    const std::string text = someBytes(300);
    for (std::size_t step : {1, 3, 63, 64, 65, 100}) {
        Sha256 pieces;
        for (std::size_t at = 0; at < text.size(); at += step)
            pieces.add(std::string_view(text).substr(at, step));
        QCOMPARE(pieces.hex(), sha256(text));
        QCOMPARE(pieces.hex(), sha256(text)); // asking changes nothing
    }
}

void TestHash::hashesFiles()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("bytes");
    const std::string text = someBytes((std::size_t(1) << 20) + 17); // more than one piece
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) == qint64(text.size()));
    file.close();
    QVERIFY(QFile::link(path, folder.filePath("link")));
    for (const char *name : {"bytes", "link"}) {
        const auto cited = sha256OfFile(folder.filePath(name).toStdString());
        const auto kept = contentHashOfFile(folder.filePath(name).toStdString());
        QVERIFY(cited.ok() && kept.ok());
        QCOMPARE(*cited, sha256(text));
        QCOMPARE(*kept, ContentHash().add(text).value());
    }
}

void TestHash::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::newRow("nothing there") << "missing" << int(ErrorKind::NotFound);
    QTest::newRow("a folder") << "folder" << int(ErrorKind::Unsupported);
    QTest::newRow("a pipe that nobody writes to") << "pipe" << int(ErrorKind::Unsupported);
}

void TestHash::refusesWhatIsNoFile()
{
    QFETCH(QString, name);
    QFETCH(int, kind);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("folder"));
    QCOMPARE(::mkfifo(qPrintable(folder.filePath("pipe")), 0600), 0);
    const auto hash = sha256OfFile(folder.filePath(name).toStdString());
    QVERIFY(!hash.ok());
    QCOMPARE(int(hash.error().kind), kind);
    QCOMPARE(QString::fromStdString(hash.error().file), folder.filePath(name));
}

void TestHash::stopsWhenAsked()
{
    std::stop_source stop;
    stop.request_stop();
    const auto hash = contentHashOfFile("/proc/self/exe", stop.get_token());
    QVERIFY(!hash.ok());
    QCOMPARE(int(hash.error().kind), int(ErrorKind::Cancelled));
}

QTEST_GUILESS_MAIN(TestHash)
#include "tst_hash.moc"
