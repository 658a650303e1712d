#include "core/base/user_folders.h"

#include <QtTest>

using namespace soco;

class TestUserFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void followTheSpecification_data();
    void followTheSpecification();
    void relativeOnesAreDropped();

private:
    const QByteArray m_home = qgetenv("HOME");
};

void TestUserFolders::cleanup()
{
    qunsetenv("XDG_DATA_HOME");
    qunsetenv("XDG_CACHE_HOME");
    qputenv("HOME", m_home);
}

void TestUserFolders::followTheSpecification_data()
{
    QTest::addColumn<QByteArray>("home");
    QTest::addColumn<QByteArray>("variable"); // of either kind
    QTest::addColumn<QString>("data");
    QTest::addColumn<QString>("cache");
    QTest::newRow("home alone") << QByteArray("/home/a") << QByteArray() << "/home/a/.local/share" << "/home/a/.cache";
    QTest::newRow("named") << QByteArray("/home/a") << QByteArray("/b c") << "/b c" << "/b c";
    QTest::newRow("named, not absolute") << QByteArray("/home/a") << QByteArray("b") << "/home/a/.local/share" << "/home/a/.cache";
    QTest::newRow("named, without home") << QByteArray() << QByteArray("/b") << "/b" << "/b";
    QTest::newRow("home not absolute, nothing named") << QByteArray("here") << QByteArray() << "" << "";
    QTest::newRow("nothing") << QByteArray() << QByteArray() << "" << "";
}

void TestUserFolders::followTheSpecification()
{
    QFETCH(QByteArray, home);
    QFETCH(QByteArray, variable);
    QFETCH(QString, data);
    QFETCH(QString, cache);
    if (home.isEmpty())
        qunsetenv("HOME");
    else
        qputenv("HOME", home);
    if (!variable.isEmpty()) {
        qputenv("XDG_DATA_HOME", variable);
        qputenv("XDG_CACHE_HOME", variable);
    }
    for (const auto &[found, expected] : {std::pair{userDataFolder(), data}, std::pair{userCacheFolder(), cache}}) {
        QVERIFY(found.is_absolute()); // whatever the system's list says of this user
        if (!expected.isEmpty())
            QCOMPARE(QString::fromStdString(found.string()), expected);
    }
}

void TestUserFolders::relativeOnesAreDropped()
{
    qputenv("XDG_DATA_HOME", "b");
    qputenv("XDG_CACHE_HOME", "/c");
    dropRelativeUserFolders();
    QVERIFY(!qEnvironmentVariableIsSet("XDG_DATA_HOME"));
    QCOMPARE(qgetenv("XDG_CACHE_HOME"), QByteArray("/c"));
}

QTEST_APPLESS_MAIN(TestUserFolders)
#include "tst_user_folders.moc"
