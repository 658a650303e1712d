#include "core/dataset/file_memo.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace soco;
using soco::dataset::FileMemo;
namespace fs = std::filesystem;

class TestFileMemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFileOnceWhileItStaysAsItIs();
    void aChangeThatKeepsSizeAndTimeIsSeen_data();
    void aChangeThatKeepsSizeAndTimeIsSeen();
    void learnsWhatWasReadLongAfterTheLastChange();

private:
    fs::path file() const { return m_folder.filePath("file").toStdString(); }
    void write(const char *bytes) const
    {
        QFile file(QString::fromStdString(this->file().string()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) > 0);
    }
    static std::string contentOf(FileMemo<std::string> &memo, const fs::path &path, int *reads)
    {
        return *memo.of(path, [reads](const fs::path &file) -> Result<std::string> {
            ++*reads;
            QFile read(QString::fromStdString(file.string()));
            return read.open(QIODevice::ReadOnly) ? read.readAll().toStdString() : std::string();
        });
    }

    QTemporaryDir m_folder;
};

void TestFileMemo::readsAFileOnceWhileItStaysAsItIs()
{
    FileMemo<std::string> memo;
    int reads = 0;
    write("one");
    for (int round = 0; round < 2; ++round)
        QCOMPARE(contentOf(memo, file(), &reads), "one");
    QCOMPARE(reads, 1);
    write("three");
    QCOMPARE(contentOf(memo, file(), &reads), "three");
    QCOMPARE(reads, 2);
}

void TestFileMemo::aChangeThatKeepsSizeAndTimeIsSeen_data()
{
    QTest::addColumn<bool>("replaced");
    QTest::newRow("written in place") << false;
    QTest::newRow("replaced") << true;
}

void TestFileMemo::aChangeThatKeepsSizeAndTimeIsSeen()
{
    QFETCH(bool, replaced);
    FileMemo<std::string> memo;
    int reads = 0;
    write("one");
    struct stat before = {};
    QCOMPARE(::stat(file().c_str(), &before), 0);
    QCOMPARE(contentOf(memo, file(), &reads), "one");
    QTest::qSleep(50); // longer than a tick here
    if (replaced)
        fs::rename(file(), m_folder.filePath("before").toStdString());
    write("two");
    const timespec times[2] = {before.st_atim, before.st_mtim};
    QCOMPARE(::utimensat(AT_FDCWD, file().c_str(), times, 0), 0);
    QCOMPARE(contentOf(memo, file(), &reads), "two");
    FileMemo<std::string> next;
    next.learnFrom(memo);
    QCOMPARE(contentOf(next, file(), &reads), "two");
}

// However long ago that was: on a coarse clock the file may have changed once more in the same tick.
void TestFileMemo::learnsWhatWasReadLongAfterTheLastChange()
{
    FileMemo<std::string> memo;
    int reads = 0;
    write("one");
    const auto fresh = stampOf(file());
    QVERIFY(fresh && !fresh->isSettled);
    QCOMPARE(contentOf(memo, file(), &reads), "one");
    QTest::qSleep(2100);
    FileMemo<std::string> next;
    next.learnFrom(memo);
    QVERIFY(!next.knownOf(file(), fresh));

    const auto settled = stampOf(file());
    QVERIFY(settled && settled->isSettled && *settled == *fresh);
    QCOMPARE(contentOf(next, file(), &reads), "one");
    QCOMPARE(reads, 2);
    FileMemo<std::string> last;
    last.learnFrom(next);
    QCOMPARE(contentOf(last, file(), &reads), "one");
    QCOMPARE(reads, 2);
}

QTEST_APPLESS_MAIN(TestFileMemo)
#include "tst_file_memo.moc"
