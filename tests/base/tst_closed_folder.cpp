#include "core/base/atomic_file.h"
#include "core/base/closed_folder.h"
#include "tests/dataset/ordinary_user.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace soco;
namespace fs = std::filesystem;

// Remedies against a right that is missing name it, and help when they are followed to the letter.
class TestClosedFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remediesHelp_data();
    void remediesHelp();
    void ownersAreAskedForWhatIsMissing_data();
    void ownersAreAskedForWhatIsMissing();

private:
    fs::path path(const std::string &name) const { return m_folder->path().toStdString() + '/' + name; }
    void setRights(const QString &name, int mode) const
    {
        QCOMPARE(::chmod(path(name.toStdString()).c_str(), mode_t(mode)), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestClosedFolder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    fs::create_directories(path("outer/inner"));
    QVERIFY(writeFileAtomically(path("outer/inner/file"), "old").ok());
    if (::geteuid() == 0)
        for (const char *name : {"outer", "outer/inner", "outer/inner/file"})
            QCOMPARE(::chown(path(name).c_str(), 65534, 65534), 0); // OrdinaryUser's
}

void TestClosedFolder::remediesHelp_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("writes");
    QTest::addColumn<QString>("says"); // first; %1: what the name stands for
    const char *enter = "right to enter the folder \"%1\" (chmod u+x)";
    QTest::newRow("read: a file without r") << "outer/inner/file" << 0200 << false << "right to read it (chmod u+r)";
    QTest::newRow("read: a folder without x") << "outer/inner" << 0600 << false << enter;
    QTest::newRow("read: an outer folder without x") << "outer" << 0600 << false << enter;
    QTest::newRow("read: a folder without rights") << "outer/inner" << 0 << false << enter;
    QTest::newRow("write: a file without w")
        << "outer/inner/file" << 0400 << true << "Make the file writable (chmod u+w)";
    QTest::newRow("write: a folder without w")
        << "outer/inner" << 0500 << true << "right to write to the folder \"%1\" (chmod u+wx)";
    QTest::newRow("write: a folder without x") << "outer/inner" << 0600 << true << enter;
    QTest::newRow("write: an outer folder without x") << "outer" << 0600 << true << enter;
    QTest::newRow("write: a folder without rights") << "outer/inner" << 0 << true << enter;
}

void TestClosedFolder::remediesHelp()
{
    QFETCH(QString, name);
    QFETCH(int, mode);
    QFETCH(bool, writes);
    QFETCH(QString, says);
    setRights(name, mode);
    const fs::path file = path("outer/inner/file");
    const soco::test::OrdinaryUser user(m_folder->path().toStdString());
    const auto attempt = [&]() -> std::optional<Error> {
        if (writes) {
            const auto written = writeFileAtomically(file, "new");
            return written ? std::nullopt : std::optional(written.error());
        }
        const auto read = readFile(file);
        return read ? std::nullopt : std::optional(read.error());
    };
    static const QRegularExpression command("(?:\"([^\"]+)\" )?\\(chmod (u\\+[rwx]+)\\)");
    std::optional<Error> error = attempt();
    QVERIFY(error.has_value());
    if (says.contains("%1"))
        says = says.arg(QString::fromStdString(path(name.toStdString()).string()));
    QVERIFY2(QString::fromStdString(error->remedy).contains(says), error->remedy.c_str());
    for (int step = 0; error && step < 2; ++step) { // who gives one right may learn that another is missing as well
        const auto match = command.match(QString::fromStdString(error->remedy));
        QVERIFY2(match.hasMatch(), error->remedy.c_str());
        const QString target = match.captured(1).isEmpty() ? QString::fromStdString(error->file) : match.captured(1);
        QCOMPARE(QProcess::execute("chmod", {match.captured(2), target}), 0);
        error = attempt();
    }
    QVERIFY2(!error, error ? error->text().c_str() : "");
}

void TestClosedFolder::ownersAreAskedForWhatIsMissing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("writes");
    QTest::addColumn<QString>("says");
    QTest::newRow("to read a file") << "outer/inner/file" << 0600 << false << "Ask its owner for the right to read it";
    QTest::newRow("to enter a folder") << "outer/inner" << 0644 << false << "for the right to enter it";
    QTest::newRow("to write to a file") << "outer/inner/file" << 0644 << true
                                        << "ask its owner for the right to write to it";
    QTest::newRow("to write into a closed folder")
        << "outer/inner" << 0644 << true << "ask for the right to enter the folder";
    QTest::newRow("to write into a folder") << "outer/inner" << 0755 << true << "ask for the right to write to";
}

void TestClosedFolder::ownersAreAskedForWhatIsMissing()
{
    QFETCH(QString, name);
    QFETCH(int, mode);
    QFETCH(bool, writes);
    QFETCH(QString, says);
    if (::geteuid() != 0)
        QSKIP("Only root can give files to others");
    for (const char *folder : {"outer", "outer/inner", "outer/inner/file"})
        QCOMPARE(::chown(path(folder).c_str(), 0, 0), 0);
    fs::permissions(path("outer/inner/file"), fs::perms(0666));
    setRights(name, mode);
    const soco::test::OrdinaryUser user(m_folder->path().toStdString());
    const auto done = writes ? writeFileAtomically(path("outer/inner/file"), "new") : Result<void>();
    const auto read = readFile(path("outer/inner/file"));
    QVERIFY(writes ? !done : !read);
    const std::string remedy = writes ? done.error().remedy : read.error().remedy;
    QVERIFY2(QString::fromStdString(remedy).contains(says), remedy.c_str());
    QVERIFY2(remedy.find("chmod") == std::string::npos, remedy.c_str());
}

QTEST_GUILESS_MAIN(TestClosedFolder)
#include "tst_closed_folder.moc"
