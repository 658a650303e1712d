#include "core/base/atomic_file.h"
#include "core/base/output_place.h"

#include "tests/dataset/ordinary_user.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace soco;
namespace fs = std::filesystem;

// What is refused before the work cannot be written at its end, and what is not refused can. Rights: tst_closed_folder.cpp
// and tst_soco_outputs.cpp.
class TestOutputPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void filesAreRefusedAsTheyWouldFail_data();
    void filesAreRefusedAsTheyWouldFail();
    void missingFoldersMayBeMade_data();
    void missingFoldersMayBeMade();
    void nothingIsLeft();
    void theProgramsOwnOutputIsSpared();
    void whatOthersOwnInASharedFolderIsSpared();

private:
    fs::path path(const std::string &name) const { return m_folder->path().toStdString() + '/' + name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOutputPlace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    fs::create_directory(path("folder"));
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0644), 0);
    fs::create_symlink("/dev/null", path("device"));
    fs::create_symlink("file", path("link"));
    fs::create_symlink("folder/new", path("link to a new file"));
    fs::create_symlink("none/new", path("link into no folder"));
    fs::create_symlink("none", path("link to no folder"));
    fs::create_symlink("circle", path("circle"));
}

void TestOutputPlace::filesAreRefusedAsTheyWouldFail_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("named"); // in the error; empty: none
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *named, const char *says) {
        QTest::newRow(name) << name << named << says;
    };
    row("file", "", "");
    row("new", "", "");
    row("folder/new", "", "");
    row("link", "", "");
    row("link to a new file", "", "");
    row("folder", "folder", "Is a folder, not a file for the numbers");
    row("pipe", "pipe", "Is a pipe, not a file for the numbers");
    row("device", "device", "Is a device, not a file for the numbers");
    row("circle", "circle", "circle");
    row("link into no folder", "link into no folder", "Is a link to a file in a folder that is not there");
    row("link to no folder/new", "link to no folder", "Is a link to a folder that is not there");
    row("file/new", "file", "Is not a folder for the numbers");
    row("none/new", "none", "There is no such folder");
}

void TestOutputPlace::filesAreRefusedAsTheyWouldFail()
{
    QFETCH(QString, name);
    QFETCH(QString, named);
    QFETCH(QString, says);
    const fs::path file = path(name.toStdString());
    for (const auto check : {checkReplacedFile, checkAppendedFile}) {
        const Result<void> usable = check(file, "the numbers", MissingFolders::Refused);
        QCOMPARE(usable.ok(), named.isEmpty());
        if (!usable) {
            QCOMPARE(usable.error().file, path(named.toStdString()).string());
            QVERIFY2(QString::fromStdString(usable.error().text()).contains(says), usable.error().text().c_str());
            QVERIFY(!usable.error().remedy.empty());
        }
    }
    QCOMPARE(writeFileAtomically(file, "new").ok(), named.isEmpty());
    if (name != "device") // a pipe refuses, /dev/null takes what comes
        QCOMPARE(appendLine(file, "new").ok(), named.isEmpty());
}

void TestOutputPlace::missingFoldersMayBeMade_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("named"); // in the error; empty: none
    QTest::newRow("one") << "none/new"
                         << "";
    QTest::newRow("several") << "folder/a/b/c/new"
                             << "";
    QTest::newRow("below a file") << "file/a/b/new"
                                  << "file";
    QTest::newRow("below a pipe") << "pipe/a/new"
                                  << "pipe";
    QTest::newRow("below a link to nothing") << "link to no folder/a/new"
                                             << "link to no folder";
}

void TestOutputPlace::missingFoldersMayBeMade()
{
    QFETCH(QString, name);
    QFETCH(QString, named);
    const fs::path file = path(name.toStdString());
    const Result<void> usable = checkReplacedFile(file, "the numbers", MissingFolders::Made);
    QCOMPARE(usable.ok(), named.isEmpty());
    if (!usable)
        QCOMPARE(usable.error().file, path(named.toStdString()).string());
    std::error_code code;
    fs::create_directories(file.parent_path(), code);
    QCOMPARE(!code, named.isEmpty());
}

void TestOutputPlace::nothingIsLeft()
{
    const auto names = [this] {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    };
    const QStringList before = names();
    for (const char *name : {"new", "none/new", "link to a new file", "folder/a/new"}) {
        QVERIFY(checkReplacedFile(path(name), "the numbers", MissingFolders::Made));
        QVERIFY(checkAppendedFile(path(name), "the numbers", MissingFolders::Made));
    }
    QCOMPARE(names(), before);
    QVERIFY(fs::is_empty(path("folder")));
}

void TestOutputPlace::theProgramsOwnOutputIsSpared()
{
    const int before = ::dup(STDOUT_FILENO), log = ::open(path("file").c_str(), O_WRONLY | O_APPEND);
    QVERIFY(before >= 0 && log >= 0);
    QVERIFY(::dup2(log, STDOUT_FILENO) >= 0);
    const Result<void> byName = checkReplacedFile(path("file"), "the numbers", MissingFolders::Refused);
    const Result<void> byDevice = checkReplacedFile("/dev/stdout", "the numbers", MissingFolders::Refused);
    QVERIFY(::dup2(before, STDOUT_FILENO) >= 0);
    ::close(before);
    ::close(log);
    for (const Result<void> *usable : {&byName, &byDevice}) {
        QVERIFY(!*usable);
        QVERIFY2(usable->error().message.find("own output") != std::string::npos, usable->error().text().c_str());
    }
    QVERIFY(checkReplacedFile(path("file"), "the numbers", MissingFolders::Refused));
}

// Replacing it would fail after the work, though file and folder may be written to.
void TestOutputPlace::whatOthersOwnInASharedFolderIsSpared()
{
    if (::geteuid() != 0)
        QSKIP("Needs root to make what belongs to another");
    fs::create_directory(path("shared"));
    QVERIFY(writeFileAtomically(path("shared/file"), "old").ok());
    fs::permissions(path("shared/file"), fs::perms(0666));
    fs::permissions(path("shared"), fs::perms(01777));
    const soco::test::OrdinaryUser nobody(m_folder->path().toStdString());
    const Result<void> usable = checkReplacedFile(path("shared/file"), "the numbers", MissingFolders::Refused);
    QVERIFY(!usable);
    QVERIFY2(usable.error().message.find("somebody else") != std::string::npos, usable.error().text().c_str());
    QVERIFY(!writeFileAtomically(path("shared/file"), "new").ok());
    QVERIFY(checkReplacedFile(path("shared/new"), "the numbers", MissingFolders::Refused));
}

QTEST_APPLESS_MAIN(TestOutputPlace)
#include "tst_output_place.moc"
