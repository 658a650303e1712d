#include "core/base/atomic_file.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace soco;
namespace fs = std::filesystem;

namespace {

// No file of this process may grow beyond `bytes` while this object lives: a disk that fills, made to order.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        m_oldHandler = std::signal(SIGXFSZ, SIG_IGN); // else the signal ends the process
        ::getrlimit(RLIMIT_FSIZE, &m_old);
        rlimit limit = m_old;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }

private:
    rlimit m_old{};
    void (*m_oldHandler)(int) = nullptr;
};

std::string content(const fs::path &path)
{
    const auto bytes = readFile(path);
    return bytes ? *bytes : "(" + bytes.error().text() + ")";
}

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void bytesComeBack_data();
    void bytesComeBack();
    void replacingKeepsRightsAndLeavesNothingBeside();
    void failedWriteKeepsTheOldFile();
    void writeIntoAMissingFolder();
    void writeOverAFolder();
    void writeOverADeviceOrAPipe();
    void killedWriterLeavesAWholeFile();
    void whatIsNoFileIsNotRead_data();
    void whatIsNoFileIsNotRead();
    void sizeLimit();
    void startOfAFile_data();
    void startOfAFile();
    void linesAreAppended();
    void unfinishedLastLineIsEnded();
    void failedAppendLeavesNoHalfLine();
    void fullDeviceSaysSo();

private:
    fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAtomicFile::bytesComeBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("text") << QByteArray("one\ntwo");
    QTest::newRow("zero bytes inside") << QByteArray("a\0b\r\n\xFF", 6);
    QTest::newRow("several megabytes") << QByteArray(5'000'000, 'x');
}

void TestAtomicFile::bytesComeBack()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(writeFileAtomically(path("file"), bytes.toStdString()).ok());
    const auto read = readFile(path("file"));
    QVERIFY(read.ok());
    QCOMPARE(QByteArray::fromStdString(*read), bytes);
    QCOMPARE(names(), QStringList{"file"});
}

void TestAtomicFile::replacingKeepsRightsAndLeavesNothingBeside()
{
    QVERIFY(writeFileAtomically(path("new"), "a").ok());
    QCOMPARE(fs::status(path("new")).permissions(), fs::perms(0644));
    QVERIFY(writeFileAtomically(path("old"), "a").ok());
    fs::permissions(path("old"), fs::perms(0600));
    QVERIFY(writeFileAtomically(path("old"), "longer than before").ok());
    QCOMPARE(content(path("old")), std::string("longer than before"));
    QCOMPARE(fs::status(path("old")).permissions(), fs::perms(0600));
    QCOMPARE(names(), (QStringList{"new", "old"}));
}

void TestAtomicFile::failedWriteKeepsTheOldFile()
{
    QVERIFY(writeFileAtomically(path("file"), "old bytes").ok());
    Result<void> written;
    {
        const FullDisk disk(1000);
        written = writeFileAtomically(path("file"), std::string(5000, 'n'));
    }
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Io);
    QCOMPARE(written.error().file, path("file").string());
    QCOMPARE(content(path("file")), std::string("old bytes"));
    QCOMPARE(names(), QStringList{"file"});
}

void TestAtomicFile::writeIntoAMissingFolder()
{
    const auto written = writeFileAtomically(path("none/file"), "a");
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::NotFound);
}

void TestAtomicFile::writeOverAFolder()
{
    fs::create_directory(path("folder"));
    const auto written = writeFileAtomically(path("folder"), "a");
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Io);
    QVERIFY(fs::is_directory(path("folder")));
    QVERIFY(names().isEmpty());
}

// As root a rename onto /dev/null succeeds.
void TestAtomicFile::writeOverADeviceOrAPipe()
{
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
    fs::create_symlink("/dev/null", path("null"));
    for (const char *name : {"pipe", "null"}) {
        const auto written = writeFileAtomically(path(name), "a");
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::Unsupported);
        QCOMPARE(written.error().file, path(name).string());
    }
    QVERIFY(fs::is_fifo(path("pipe")));
    QVERIFY(fs::is_symlink(path("null")));
    QVERIFY(!appendLine(path("pipe"), "a").ok());
}

void TestAtomicFile::killedWriterLeavesAWholeFile()
{
    const std::string small(10, 's'), large(3'000'000, 'l');
    QVERIFY(writeFileAtomically(path("file"), small).ok());
    for (const int writes : {1, 2, 3, 5, 8}) {
        int report[2] = {};
        QCOMPARE(::pipe(report), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            for (bool isLarge = true;; isLarge = !isLarge)
                if (!writeFileAtomically(path("file"), isLarge ? large : small) || ::write(report[1], "w", 1) != 1)
                    ::_exit(1);
        }
        QVERIFY(child > 0);
        ::close(report[1]);
        char byte = 0;
        for (int i = 0; i < writes; ++i)
            QCOMPARE(::read(report[0], &byte, 1), ssize_t(1));
        ::kill(child, SIGKILL); // somewhere inside the next write
        ::close(report[0]);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        const std::string found = content(path("file"));
        QVERIFY(found == small || found == large);
    }
}

void TestAtomicFile::whatIsNoFileIsNotRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::newRow("missing") << "missing" << int(ErrorKind::NotFound);
    QTest::newRow("folder") << "folder" << int(ErrorKind::Unsupported);
    QTest::newRow("pipe that nobody writes to") << "pipe" << int(ErrorKind::Unsupported);
    QTest::newRow("device") << "/dev/zero" << int(ErrorKind::Unsupported);
    QTest::newRow("file as a folder") << "file/inner" << int(ErrorKind::Io);
}

void TestAtomicFile::whatIsNoFileIsNotRead()
{
    QFETCH(QString, name);
    QFETCH(int, kind);
    fs::create_directory(path("folder"));
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
    QVERIFY(writeFileAtomically(path("file"), "a").ok());
    const fs::path full = path(qPrintable(name));
    for (const auto &read : {readFile(full), readFileStart(full, 10)}) {
        QVERIFY(!read.ok());
        QCOMPARE(int(read.error().kind), kind);
        QCOMPARE(read.error().file, full.string());
        QVERIFY(!read.error().message.empty());
    }
}

void TestAtomicFile::sizeLimit()
{
    QVERIFY(writeFileAtomically(path("file"), "0123456789").ok());
    QVERIFY(readFile(path("file"), 10).ok());
    const auto read = readFile(path("file"), 9);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, ErrorKind::Unsupported);
    QVERIFY(read.error().text().find("10 bytes") != std::string::npos);
}

void TestAtomicFile::startOfAFile_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << 0 << "";
    QTest::newRow("a part") << 4 << "0123";
    QTest::newRow("all") << 10 << "0123456789";
    QTest::newRow("more than there is") << 4000 << "0123456789";
}

void TestAtomicFile::startOfAFile()
{
    QFETCH(int, length);
    QVERIFY(writeFileAtomically(path("file"), "0123456789").ok());
    const auto read = readFileStart(path("file"), std::uint64_t(length));
    QVERIFY(read.ok());
    QTEST(QString::fromStdString(*read), "expected");
}

void TestAtomicFile::linesAreAppended()
{
    QVERIFY(appendLine(path("file"), "one").ok());
    QVERIFY(appendLine(path("file"), "").ok());
    QVERIFY(appendLine(path("file"), "three").ok());
    QCOMPARE(content(path("file")), std::string("one\n\nthree\n"));
}

void TestAtomicFile::unfinishedLastLineIsEnded()
{
    QVERIFY(writeFileAtomically(path("file"), "half a li").ok());
    QVERIFY(appendLine(path("file"), "whole").ok());
    QCOMPARE(content(path("file")), std::string("half a li\nwhole\n"));
}

void TestAtomicFile::failedAppendLeavesNoHalfLine()
{
    QVERIFY(appendLine(path("file"), "first").ok());
    Result<void> appended;
    {
        const FullDisk disk(1000); // the first thousand bytes go through, the rest does not
        appended = appendLine(path("file"), std::string(5000, 'n'));
    }
    QVERIFY(!appended.ok());
    QCOMPARE(appended.error().kind, ErrorKind::Io);
    QCOMPARE(content(path("file")), std::string("first\n"));
    QVERIFY(appendLine(path("file"), "second").ok());
    QCOMPARE(content(path("file")), std::string("first\nsecond\n"));
}

void TestAtomicFile::fullDeviceSaysSo()
{
    const auto appended = appendLine("/dev/full", "line");
    QVERIFY(!appended.ok());
    QCOMPARE(appended.error().kind, ErrorKind::Io);
    QVERIFY(appended.error().remedy.find("full") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
