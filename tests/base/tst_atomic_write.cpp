#include "core/base/atomic_file.h"
#include "core/base/atomic_writer.h"
#include "core/base/file_layer.h"
#include "core/base/write_error.h"
#include "tests/dataset/ordinary_user.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace soco;
namespace fs = std::filesystem;

namespace {

// Lets the n-th call that changes files fail, once.
class FailingLayer : public FileLayer
{
public:
    int failAt = -1; // 0: the first
    int code = EIO;
    bool nameless = true;     // false: a file system without O_TMPFILE
    bool canGiveNames = true; // false: as where /proc is missing
    bool canSync = true;      // false: ENOSYS
    bool failed = false;

    int open(const char *path, int flags, mode_t mode) override
    {
        if ((flags & O_TMPFILE) == O_TMPFILE && !nameless)
            return refuse(EOPNOTSUPP);
        return fails() ? -1 : FileLayer::open(path, flags, mode);
    }
    ssize_t write(int fd, const void *bytes, std::size_t length) override
    {
        return fails() ? -1 : FileLayer::write(fd, bytes, length);
    }
    int fchown(int fd, uid_t owner, gid_t group) override { return fails() ? -1 : FileLayer::fchown(fd, owner, group); }
    int fchmod(int fd, mode_t mode) override { return fails() ? -1 : FileLayer::fchmod(fd, mode); }
    int fsetxattr(int fd, const char *name, const void *value, std::size_t length) override
    {
        return fails() ? -1 : FileLayer::fsetxattr(fd, name, value, length);
    }
    int fsync(int fd) override
    {
        if (!canSync)
            return refuse(ENOSYS);
        return fails() ? -1 : FileLayer::fsync(fd);
    }
    int close(int fd) override
    {
        const bool fail = fails();
        const int result = FileLayer::close(fd); // closed all the same, as the system does it
        return fail ? refuse(code) : result;
    }
    int linkFile(int fd, const char *path) override
    {
        if (!canGiveNames)
            return refuse(ENOENT);
        return fails() ? -1 : FileLayer::linkFile(fd, path);
    }
    int rename(const char *from, const char *to) override { return fails() ? -1 : FileLayer::rename(from, to); }

private:
    static int refuse(int number)
    {
        errno = number;
        return -1;
    }
    bool fails()
    {
        if (m_calls++ != failAt)
            return false;
        failed = true;
        errno = code;
        return true;
    }

    int m_calls = 0;
};

// As the row of fileSystemsThatCanLess_data() says.
void limit(FailingLayer &files)
{
    QFETCH(bool, nameless);
    QFETCH(bool, canGiveNames);
    QFETCH(bool, canSync);
    files.nameless = nameless;
    files.canGiveNames = canGiveNames;
    files.canSync = canSync;
}

struct AccessEntry {
    std::uint16_t tag, rights;
    std::uint32_t id;
};

// An access list as the kernel's attribute holds it: the owner rw, user `uid` rw, the group r, the mask rw, others none.
QByteArray accessList(std::uint32_t uid)
{
    const std::uint32_t version = 2, none = 0xFFFFFFFF;
    const AccessEntry entries[] = {{0x01, 6, none}, {0x02, 6, uid}, {0x04, 4, none}, {0x10, 6, none}, {0x20, 0, none}};
    return QByteArray(reinterpret_cast<const char *>(&version), sizeof version)
        + QByteArray(reinterpret_cast<const char *>(entries), sizeof entries);
}

QByteArray attribute(const fs::path &path, const char *name)
{
    char value[256];
    const ssize_t length = ::getxattr(path.c_str(), name, value, sizeof value);
    return length < 0 ? QByteArray() : QByteArray(value, qsizetype(length));
}

struct stat statusOf(const fs::path &path)
{
    struct stat info = {};
    ::stat(path.c_str(), &info);
    return info;
}

QStringList texts(const std::vector<std::string> &list)
{
    QStringList result;
    for (const std::string &text : list)
        result << QString::fromStdString(text);
    return result;
}

} // namespace

class TestAtomicWrite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void newFilesGetTheRightsOfTheProcess();
    void ownerAndRightsAreKept();
    void accessListAndAttributesAreKept();
    void aDefaultListOfTheFolderGivesNoRights();
    void whatCouldNotBeKeptIsSaid();
    void linksAreFollowedAndStay_data();
    void linksAreFollowedAndStay();
    void linksInACircle();
    void otherNamesAreMentioned();
    void aProtectedFileIsNotReplaced();
    void aFolderThatMayNotBeWrittenTo();
    void namesMayBeAsLongAsTheyCan();
    void fileSystemsThatCanLess_data();
    void fileSystemsThatCanLess();
    void anyCallMayFail_data();
    void anyCallMayFail();
    void piecesFollowTheSameRules_data();
    void piecesFollowTheSameRules();
    void attributesAreThoseAtTheEnd();
    void remediesFitWhatFailed_data();
    void remediesFitWhatFailed();
    void theFolderThatRefusesIsNamed();
    void aDeletedCurrentFolderIsSaid();

private:
    fs::path path(const char *name) const { return fs::path(m_folder->path().toStdString()) / name; }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System); }
    std::string content(const char *name) const
    {
        const auto bytes = readFile(path(name));
        return bytes ? *bytes : "(" + bytes.error().text() + ")";
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAtomicWrite::newFilesGetTheRightsOfTheProcess()
{
    for (const mode_t mask : {mode_t(022), mode_t(077), mode_t(002)}) {
        const mode_t before = ::umask(mask);
        const auto written = writeFileAtomically(path("new"), "a");
        ::umask(before);
        QVERIFY(written.ok());
        QCOMPARE(int(statusOf(path("new")).st_mode & 07777), int(0666 & ~mask));
        fs::remove(path("new"));
    }
}

void TestAtomicWrite::ownerAndRightsAreKept()
{
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    const bool root = ::geteuid() == 0;
    if (root)
        QCOMPARE(::chown(path("file").c_str(), 1234, 2345), 0);
    for (const mode_t mode : {0600, 0640, 0664, 0777, 02660}) {
        QCOMPARE(::chmod(path("file").c_str(), mode), 0);
        std::vector<std::string> notKept{"left from before"};
        QVERIFY(writeFileAtomically(path("file"), "new", &notKept).ok());
        QCOMPARE(texts(notKept), QStringList());
        const struct stat now = statusOf(path("file"));
        QCOMPARE(int(now.st_mode & 07777), int(mode));
        if (root) {
            QCOMPARE(int(now.st_uid), 1234);
            QCOMPARE(int(now.st_gid), 2345);
        }
    }
    QCOMPARE(content("file"), std::string("new"));
}

void TestAtomicWrite::accessListAndAttributesAreKept()
{
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    const QByteArray list = accessList(4321);
    if (::setxattr(path("file").c_str(), "system.posix_acl_access", list.constData(), std::size_t(list.size()), 0) != 0)
        QSKIP("this file system has no access lists");
    const bool attributes = ::setxattr(path("file").c_str(), "user.note", "kept", 4, 0) == 0;
    std::vector<std::string> notKept;
    QVERIFY(writeFileAtomically(path("file"), "new", &notKept).ok());
    QCOMPARE(texts(notKept), QStringList());
    QCOMPARE(attribute(path("file"), "system.posix_acl_access"), list);
    if (attributes)
        QCOMPARE(attribute(path("file"), "user.note"), QByteArray("kept"));
    QCOMPARE(int(statusOf(path("file")).st_mode & 0777), 0660); // the mask stands in the group's place
}

void TestAtomicWrite::aDefaultListOfTheFolderGivesNoRights()
{
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    QCOMPARE(::chmod(path("file").c_str(), 0600), 0);
    const QByteArray list = accessList(4321);
    if (::setxattr(path("").c_str(), "system.posix_acl_default", list.constData(), std::size_t(list.size()), 0) != 0)
        QSKIP("this file system has no access lists");
    QVERIFY(writeFileAtomically(path("file"), "new").ok());
    QCOMPARE(attribute(path("file"), "system.posix_acl_access"), QByteArray());
    QCOMPARE(int(statusOf(path("file")).st_mode & 0777), 0600);
    QVERIFY(writeFileAtomically(path("other"), "new").ok()); // a new file is what the list is for
    QVERIFY(!attribute(path("other"), "system.posix_acl_access").isEmpty());
}

void TestAtomicWrite::whatCouldNotBeKeptIsSaid()
{
    if (::geteuid() != 0)
        QSKIP("only root can make a file of somebody else");
    fs::create_directory(path("open"));
    fs::permissions(path("open"), fs::perms(0777));
    QVERIFY(writeFileAtomically(path("open/file"), "old").ok());
    QCOMPARE(::chmod(path("open/file").c_str(), 06676), 0);
    const soco::test::OrdinaryUser user(m_folder->path().toStdString());
    std::vector<std::string> notKept;
    const auto written = writeFileAtomically(path("open/file"), "new", &notKept);
    QVERIFY2(written.ok(), written.ok() ? "" : written.error().text().c_str());
    QCOMPARE(texts(notKept), (QStringList{"its owner", "its group"}));
    // The new owner and group get no rights that they had not, and the program runs as nobody else.
    QCOMPARE(int(statusOf(path("open/file")).st_mode & 07777), 0666);
}

void TestAtomicWrite::linksAreFollowedAndStay_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("target");
    QTest::newRow("to a file beside it") << "link" << "file";
    QTest::newRow("into another folder") << "link" << "folder/inner";
    QTest::newRow("up and down again") << "folder/link" << "../file";
    QTest::newRow("to a file that is not there yet") << "link" << "folder/missing";
}

void TestAtomicWrite::linksAreFollowedAndStay()
{
    QFETCH(QString, link);
    QFETCH(QString, target);
    fs::create_directory(path("folder"));
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    QVERIFY(writeFileAtomically(path("folder/inner"), "old").ok());
    const fs::path from = path(qPrintable(link));
    fs::create_symlink(target.toStdString(), from);
    fs::create_symlink(from, path("second")); // a link to the link
    for (const fs::path &name : {from, path("second")}) {
        QVERIFY(writeFileAtomically(name, "through " + name.filename().string()).ok());
        QVERIFY(fs::is_symlink(name));
        const auto read = readFile(from.parent_path() / target.toStdString());
        QVERIFY(read.ok());
        QCOMPARE(*read, "through " + name.filename().string());
    }
}

void TestAtomicWrite::linksInACircle()
{
    fs::create_symlink("b", path("a"));
    fs::create_symlink("a", path("b"));
    const auto written = writeFileAtomically(path("a"), "x");
    QVERIFY(!written.ok());
    QCOMPARE(written.error().file, path("a").string());
    QVERIFY(written.error().remedy.find("circle") != std::string::npos);
    QVERIFY(fs::is_symlink(path("a")));
}

void TestAtomicWrite::otherNamesAreMentioned()
{
    QVERIFY(writeFileAtomically(path("one"), "old").ok());
    fs::create_hard_link(path("one"), path("two"));
    std::vector<std::string> notKept;
    QVERIFY(writeFileAtomically(path("one"), "new", &notKept).ok());
    QCOMPARE(notKept.size(), std::size_t(1));
    QVERIFY(notKept[0].find("hard links") != std::string::npos);
    QCOMPARE(content("one"), std::string("new"));
    QCOMPARE(content("two"), std::string("old"));
}

void TestAtomicWrite::aProtectedFileIsNotReplaced()
{
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    fs::create_directory(path("open"));
    fs::permissions(path("open"), fs::perms(0777));
    fs::rename(path("file"), path("open/file"));
    fs::permissions(path("open/file"), fs::perms(0444));
    const soco::test::OrdinaryUser user(m_folder->path().toStdString());
    const auto written = writeFileAtomically(path("open/file"), "new");
    QVERIFY(!written.ok());
    QCOMPARE(written.error().kind, ErrorKind::Io);
    QVERIFY2(written.error().remedy.find("ask its owner") != std::string::npos, written.error().remedy.c_str());
    QCOMPARE(content("open/file"), std::string("old"));
    QCOMPARE(std::distance(fs::directory_iterator(path("open")), {}), std::ptrdiff_t(1));
}

void TestAtomicWrite::aFolderThatMayNotBeWrittenTo()
{
    fs::create_directory(path("closed"));
    QVERIFY(writeFileAtomically(path("closed/file"), "old").ok());
    fs::permissions(path("closed/file"), fs::perms(0666));
    fs::permissions(path("closed"), fs::perms(0555));
    const soco::test::OrdinaryUser user(m_folder->path().toStdString());
    for (const char *name : {"closed/file", "closed/new"}) {
        const auto written = writeFileAtomically(path(name), "new");
        QVERIFY(!written.ok());
        QVERIFY2(written.error().remedy.find(path("closed").string()) != std::string::npos, written.error().remedy.c_str());
    }
    QCOMPARE(content("closed/file"), std::string("old"));
}

void TestAtomicWrite::namesMayBeAsLongAsTheyCan()
{
    const std::string longest(255, 'n');
    QVERIFY(writeFileAtomically(path("") / longest, "a").ok());
    QVERIFY(writeFileAtomically(path("") / longest, "b").ok());
    const auto written = writeFileAtomically(path("") / (longest + "n"), "a");
    QVERIFY(!written.ok());
    QVERIFY(written.error().remedy.find("shorter") != std::string::npos);
}

void TestAtomicWrite::fileSystemsThatCanLess_data()
{
    QTest::addColumn<bool>("nameless");
    QTest::addColumn<bool>("canGiveNames");
    QTest::addColumn<bool>("canSync");
    QTest::newRow("all") << true << true << true;
    QTest::newRow("no files without a name") << false << true << true;
    QTest::newRow("no names for them") << true << false << true;
    QTest::newRow("no sync") << true << true << false;
    QTest::newRow("neither") << false << true << false;
}

void TestAtomicWrite::fileSystemsThatCanLess()
{
    FailingLayer files;
    limit(files);
    for (const std::string bytes : {"first", "second"}) {
        std::vector<std::string> notKept;
        const auto written = writeFileAtomically(path("file"), bytes, &notKept, files);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().text().c_str());
        QCOMPARE(content("file"), bytes);
        QCOMPARE(names(), QStringList{"file"});
        QCOMPARE(int(notKept.size()), files.canSync ? 0 : 1);
    }
}

void TestAtomicWrite::anyCallMayFail_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("nameless");
    for (const bool nameless : {true, false}) {
        const char *how = nameless ? "nameless" : "named";
        QTest::addRow("EIO, %s", how) << EIO << nameless;
        QTest::addRow("ENOSPC, %s", how) << ENOSPC << nameless;
        QTest::addRow("EROFS, %s", how) << EROFS << nameless;
        QTest::addRow("EACCES, %s", how) << EACCES << nameless;
        QTest::addRow("EDQUOT, %s", how) << EDQUOT << nameless;
    }
}

// The n-th call fails, for n = 1, 2, ... until a write passes without one: old bytes or new ones, and nothing beside.
void TestAtomicWrite::anyCallMayFail()
{
    QFETCH(int, code);
    QFETCH(bool, nameless);
    int errors = 0, notes = 0, n = 0;
    for (;; ++n) {
        QVERIFY(n < 50);
        QVERIFY(writeFileAtomically(path("file"), "old bytes").ok());
        QCOMPARE(::chmod(path("file").c_str(), 0640), 0);
        ::setxattr(path("file").c_str(), "user.note", "kept", 4, 0);
        FailingLayer files;
        files.failAt = n;
        files.code = code;
        files.nameless = nameless;
        std::vector<std::string> notKept;
        const auto written = writeFileAtomically(path("file"), "new bytes", &notKept, files);
        QCOMPARE(content("file"), std::string(written.ok() ? "new bytes" : "old bytes"));
        QCOMPARE(names(), QStringList{"file"});
        if (!files.failed)
            break;
        if (written.ok()) {
            notes += int(notKept.size());
        } else {
            QCOMPARE(written.error().kind, ErrorKind::Io);
            QVERIFY(!written.error().remedy.empty());
            ++errors;
        }
    }
    QVERIFY(errors >= 4); // open, write, fsync, close, rename
    QVERIFY(notes >= 1);  // rights, attribute
}

void TestAtomicWrite::piecesFollowTheSameRules_data()
{
    fileSystemsThatCanLess_data();
}

void TestAtomicWrite::piecesFollowTheSameRules()
{
    FailingLayer files;
    limit(files);
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    QCOMPARE(::chmod(path("file").c_str(), 0600), 0);
    fs::create_symlink("file", path("link"));
    const std::string piece(100'000, 'x');
    {
        auto writer = AtomicWriter::open(path("link"), writeError, files);
        QVERIFY(writer && writer->write(piece));
    } // never committed
    QCOMPARE(content("file"), std::string("old"));
    auto writer = AtomicWriter::open(path("link"), writeError, files);
    QVERIFY(writer && writer->write(piece) && writer->write("end"));
    QCOMPARE(content("file"), std::string("old"));
    const auto committed = writer->commit();
    QVERIFY2(committed.ok(), committed.ok() ? "" : committed.error().text().c_str());
    QCOMPARE(content("file"), piece + "end");
    QVERIFY(fs::is_symlink(path("link")));
    QCOMPARE(int(statusOf(path("file")).st_mode & 07777), 0600);
    QCOMPARE(names(), (QStringList{"file", "link"}));
}

void TestAtomicWrite::attributesAreThoseAtTheEnd()
{
    QVERIFY(writeFileAtomically(path("file"), "old").ok());
    QCOMPARE(::chmod(path("file").c_str(), 0600), 0);
    auto changed = AtomicWriter::open(path("file"));
    auto removed = AtomicWriter::open(path("file"));
    QVERIFY(changed && removed);
    QCOMPARE(::chmod(path("file").c_str(), 0640), 0);
    QVERIFY(changed->write("new") && changed->commit());
    QCOMPARE(int(statusOf(path("file")).st_mode & 07777), 0640);
    QVERIFY(fs::remove(path("file")));
    QVERIFY(removed->write("new") && removed->commit());
    QCOMPARE(int(statusOf(path("file")).st_mode & 07777), 0600);
}

void TestAtomicWrite::remediesFitWhatFailed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("missing folder") << "none/file" << int(ErrorKind::NotFound) << "Make the folder";
    QTest::newRow("a file for a folder") << "file/inner" << int(ErrorKind::Io) << "A file stands where";
    QTest::newRow("a folder") << "folder" << int(ErrorKind::Io) << "It is a folder";
    QTest::newRow("nothing can be made there") << "/proc/version_new" << int(ErrorKind::NotFound) << "";
}

void TestAtomicWrite::remediesFitWhatFailed()
{
    QFETCH(QString, name);
    QFETCH(int, kind);
    QFETCH(QString, remedy);
    fs::create_directory(path("folder"));
    QVERIFY(writeFileAtomically(path("file"), "a").ok());
    const auto written = writeFileAtomically(path(qPrintable(name)), "b");
    QVERIFY(!written.ok());
    QCOMPARE(int(written.error().kind), kind);
    QVERIFY2(QString::fromStdString(written.error().remedy).startsWith(remedy), written.error().remedy.c_str());
}

// A folder that is to be made in one that may not be written to: that one is named.
void TestAtomicWrite::theFolderThatRefusesIsNamed()
{
    fs::create_directories(path("closed"));
    const Error refused = writeError(path("closed") / "new" / "inner", "Could not be made", EACCES);
    QVERIFY2(refused.remedy.ends_with("write to \"" + path("closed").string() + '"'), refused.remedy.c_str());
    QVERIFY(writeError("new/inner", "Could not be made", EACCES).remedy.ends_with("write to \".\""));
    const std::string longName = writeError(path("closed") / std::string(300, 'n'), "", ENAMETOOLONG).remedy;
    QCOMPARE(QString::fromStdString(longName), QString("Choose a shorter name"));
}

void TestAtomicWrite::aDeletedCurrentFolderIsSaid()
{
    const fs::path before = fs::current_path();
    fs::create_directories(path("gone"));
    fs::current_path(path("gone"));
    fs::remove(path("gone"));
    const auto written = writeFileAtomically("file", "a");
    fs::current_path(before);
    QVERIFY(!written.ok());
    QVERIFY2(written.error().remedy.starts_with("The folder that you are in was deleted"),
             written.error().remedy.c_str());
}

QTEST_APPLESS_MAIN(TestAtomicWrite)
#include "tst_atomic_write.moc"
