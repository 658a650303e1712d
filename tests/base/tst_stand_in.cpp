#include "core/base/stand_in.h"

#include <QtTest>

using namespace soco;

class TestStandIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLiesInPlaceOfAFile_data();
    void whatLiesInPlaceOfAFile();
};

void TestStandIn::whatLiesInPlaceOfAFile_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("what"); // empty: may be the file itself
    QTest::newRow("Git LFS pointer") << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21")
                                     << "Git LFS pointer";
    QTest::newRow("git-annex pointer") << QByteArray("/annex/objects/MD5E-s12--0c") << "git-annex pointer";
    QTest::newRow("web page") << QByteArray("<!DOCTYPE html>\n<html lang=\"en\">") << "web page";
    QTest::newRow("web page in small letters") << QByteArray("<!doctype html><html>") << "web page";
    QTest::newRow("web page behind empty lines") << QByteArray("\xEF\xBB\xBF\r\n\r\n<HTML><HEAD>") << "web page";
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("empty lines") << QByteArray(" \n\n") << QString();
    QTest::newRow("XML") << QByteArray("<?xml version=\"1.0\"?>") << QString();
    QTest::newRow("JSON") << QByteArray("{\"version\": \"https://git-lfs\"}") << QString();
    QTest::newRow("JPEG") << QByteArray("\xFF\xD8\xFF\xE0") << QString();
    QTest::newRow("another version") << QByteArray("version 1") << QString();
}

void TestStandIn::whatLiesInPlaceOfAFile()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, what);
    const auto found = standInFor({head.constData(), std::size_t(head.size())});
    QCOMPARE(found.has_value(), !what.isEmpty());
    if (!found)
        return;
    QVERIFY2(QString::fromStdString(found->message).contains(what), found->message.c_str());
    QVERIFY(!found->remedy.empty());
}

QTEST_APPLESS_MAIN(TestStandIn)
#include "tst_stand_in.moc"
