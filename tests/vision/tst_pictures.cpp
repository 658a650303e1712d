// Files by content: when they are read, when decoded, and what counts as another picture.

#include "core/vision/pictures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

using namespace soco;
using namespace soco::vision;

namespace {

std::atomic<int> decodings = 0;

// One row of as many pixels as the file has bytes.
Result<RgbImage> decode(std::string_view bytes, const std::filesystem::path &name)
{
    ++decodings;
    if (bytes.starts_with("broken"))
        return Error{ErrorKind::Malformed, "Is broken", name.string()};
    if (bytes.starts_with("throws"))
        throw std::runtime_error("thrown");
    return RgbImage(int(bytes.size()), 1, std::uint8_t(bytes.empty() ? 0 : bytes.front()));
}

} // namespace

class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keyIsOfTheContent();
    void unchangedFilesAreNotDecodedAgain();
    void changedFilesAre_data();
    void changedFilesAre();
    void decodesOnceForEverybody();
    void keepsWithinItsBudget();
    void errors_data();
    void errors();
    void threadsThatComeTogetherGetOnePicture();

private:
    std::string write(const QString &name, const QByteArray &bytes, int secondsAgo = 100) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPictures::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    decodings = 0;
}

std::string TestPictures::write(const QString &name, const QByteArray &bytes, int secondsAgo) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("could not write");
    file.close();
    const timespec times[2] = {{time(nullptr) - secondsAgo, 0}, {time(nullptr) - secondsAgo, 0}};
    ::utimensat(AT_FDCWD, qPrintable(file.fileName()), times, 0);
    return file.fileName().toStdString();
}

void TestPictures::keyIsOfTheContent()
{
    Pictures pictures(decode);
    const auto a = pictures.keyOf(write("a", "same")), b = pictures.keyOf(write("b", "same"));
    const auto c = pictures.keyOf(write("c", "else"));
    QVERIFY(a.ok() && b.ok() && c.ok());
    QCOMPARE(*a, *b);
    QVERIFY(*a != *c);
    QCOMPARE(*a, Pictures::keyOfBytes("same"));
    QCOMPARE(pictures.get(m_folder->filePath("a").toStdString())->key, *a);
    QCOMPARE(int(decodings), 1); // keys need no decoding
}

void TestPictures::unchangedFilesAreNotDecodedAgain()
{
    Pictures pictures(decode, 1000);
    const std::string file = write("a", "picture");
    const auto first = pictures.get(file), second = pictures.get(file);
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(first->image, second->image);
    QCOMPARE(int(decodings), 1);
    QCOMPARE(pictures.decoded(), std::uint64_t(1));
}

void TestPictures::changedFilesAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("replaced"); // by another file, instead of written in place
    QTest::newRow("another size") << QByteArray("longer picture") << false;
    QTest::newRow("the same size and time, in place") << QByteArray("pictury") << false;
    QTest::newRow("the same size and time, another file") << QByteArray("pictury") << true;
}

void TestPictures::changedFilesAre()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, replaced);
    Pictures pictures(decode, 1000);
    const std::string file = write("a", "picture");
    const auto before = pictures.get(file);
    QVERIFY(before.ok());
    if (replaced) {
        write("new", bytes);
        QVERIFY(QFile::remove(m_folder->filePath("a")));
        QVERIFY(QFile::rename(m_folder->filePath("new"), m_folder->filePath("a")));
    } else {
        write("a", bytes);
    }
    const auto after = pictures.get(file);
    QVERIFY(after.ok());
    QVERIFY(after->key != before->key);
    QCOMPARE(after->key, Pictures::keyOfBytes(bytes.toStdString()));
    QCOMPARE(after->image->width, int(bytes.size()));
    QCOMPARE(*pictures.keyOf(file), after->key);
}

void TestPictures::decodesOnceForEverybody()
{
    Pictures pictures(decode, 1000);
    const std::string a = write("a", "picture"), b = write("b", "picture");
    QCOMPARE(pictures.get(a)->image, pictures.get(b)->image); // a copy is the same picture
    QCOMPARE(int(decodings), 1);
}

void TestPictures::keepsWithinItsBudget()
{
    Pictures pictures(decode, 3 * (4 + 4)); // two pictures of four pixels
    const std::string a = write("a", "aaaa"), b = write("b", "bbbb"), c = write("c", "cccc");
    for (const std::string &file : {a, b, a, c}) // b is the least recently used when c comes
        QVERIFY(pictures.get(file).ok());
    QCOMPARE(int(decodings), 3);
    QVERIFY(pictures.get(a).ok());
    QCOMPARE(int(decodings), 3);
    QVERIFY(pictures.get(b).ok());
    QCOMPARE(int(decodings), 4);
    Pictures keepsNone(decode);
    QVERIFY(keepsNone.get(a).ok() && keepsNone.get(a).ok());
    QCOMPARE(int(decodings), 6);
}

void TestPictures::errors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    QTest::newRow("the decoder refuses it") << QByteArray("broken") << int(ErrorKind::Malformed);
    QTest::newRow("the decoder throws") << QByteArray("throws") << int(ErrorKind::Malformed);
}

void TestPictures::errors()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    Pictures pictures(decode, 1000);
    const std::string file = write("a", bytes);
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto picture = pictures.get(file);
        QVERIFY(!picture.ok());
        QCOMPARE(int(picture.error().kind), kind);
        QCOMPARE(picture.error().file, file);
    }
    write("a", "mended");
    QVERIFY(pictures.get(file).ok());
    const std::string missing = m_folder->filePath("missing").toStdString();
    QVERIFY(!pictures.get(missing).ok());
    QVERIFY(!pictures.keyOf(missing).ok());
}

void TestPictures::threadsThatComeTogetherGetOnePicture()
{
    std::promise<void> begun, mayEnd;
    Pictures pictures([&](std::string_view bytes, const std::filesystem::path &name) {
        begun.set_value(); // throws at a second decoding
        mayEnd.get_future().wait();
        return decode(bytes, name);
    }, 1000);
    const std::string file = write("a", "picture");
    const auto get = [&] { return pictures.get(file); };
    auto first = std::async(std::launch::async, get);
    begun.get_future().wait();
    auto second = std::async(std::launch::async, get);
    mayEnd.set_value();
    const auto a = first.get(), b = second.get();
    QVERIFY(a.ok() && b.ok());
    QCOMPARE(a->image, b->image);
}

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"
