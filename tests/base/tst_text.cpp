#include "core/base/text.h"

#include <QtTest>

#include <climits>

using namespace soco;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreListed();
    void lists_data();
    void lists();
    void names_data();
    void names();
    void digits_data();
    void digits();
    void exactNumbersReadBack();
    void durations_data();
    void counts_data();
    void counts();
    void durations();
    void sizes_data();
    void sizes();
    void oneLine_data();
    void oneLine();
    void utf8_data();
    void utf8();
};

void TestText::lists_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("empty") << "" << QStringList();
    QTest::newRow("one") << "a" << QStringList{"a"};
    QTest::newRow("three") << "a,b,c" << QStringList{"a", "b", "c"};
    QTest::newRow("spaces around") << " a ,\tb c , " << QStringList{"a", "b c"};
    QTest::newRow("empty pieces") << ",,a,," << QStringList{"a"};
}

void TestText::lists()
{
    QFETCH(QString, text);
    QStringList pieces;
    for (const std::string &piece : splitList(text.toStdString()))
        pieces << QString::fromStdString(piece);
    QTEST(pieces, "pieces");
}

void TestText::counts_data()
{
    QTest::addColumn<qulonglong>("count");
    QTest::addColumn<QString>("many");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0ULL << ""
                          << "0 pairs";
    QTest::newRow("one") << 1ULL << ""
                         << "1 pair";
    QTest::newRow("many") << 1204ULL << ""
                          << "1,204 pairs";
    QTest::newRow("one, of words of their own") << 1ULL << "pairs are"
                                                << "1 pair";
    QTest::newRow("many, of words of their own") << 2ULL << "pairs are"
                                                 << "2 pairs are";
    // A damaged file may claim as much.
    QTest::newRow("most") << qulonglong(ULLONG_MAX) << ""
                          << "18,446,744,073,709,551,615 pairs";
}

void TestText::counts()
{
    QFETCH(qulonglong, count);
    QFETCH(QString, many);
    const std::string words = many.toStdString();
    QTEST(QString::fromStdString(counted(count, "pair", words)), "text");
}

void TestText::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("plain") << "a, b c ,,d" << QStringList{"a", "b c", "d"};
    QTest::newRow("a comma in a name") << "x\\,y,z" << QStringList{"x,y", "z"};
    QTest::newRow("a backslash in a name") << "x\\y,z" << QStringList{"x\\y", "z"};
    QTest::newRow("a backslash at the end of a name") << "x\\\\,y" << QStringList{"x\\", "y"};
    QTest::newRow("a backslash at the end") << "x\\" << QStringList{"x\\"};
    QTest::newRow("nothing") << " , " << QStringList();
}

void TestText::names()
{
    QFETCH(QString, text);
    QStringList pieces;
    for (const std::string &piece : splitNames(text.toStdString()))
        pieces << QString::fromStdString(piece);
    QTEST(pieces, "pieces");
}

void TestText::digits_data()
{
    QTest::addColumn<qlonglong>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0LL << "0";
    QTest::newRow("three digits") << 999LL << "999";
    QTest::newRow("four digits") << 1000LL << "1,000";
    QTest::newRow("seven digits") << 1234567LL << "1,234,567";
    QTest::newRow("negative") << -1000LL << "-1,000";
    QTest::newRow("negative, three digits") << -100LL << "-100";
    QTest::newRow("smallest") << qlonglong(LLONG_MIN) << "-9,223,372,036,854,775,808";
}

void TestText::digits()
{
    QFETCH(qlonglong, number);
    QTEST(QString::fromStdString(groupedDigits(number)), "text");
}

void TestText::exactNumbersReadBack()
{
    QCOMPARE(exactText(0.1), std::string("0.1"));
    QVERIFY(exactText(1e-7) != exactText(2e-7));
    for (const double number : {0.1, 1e-7, 2e-7, 1.0 / 3, 0.30000000000000004, 1e300, 0.0, -2.5})
        QCOMPARE(std::stod(exactText(number)), number);
}

void TestText::durations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << "0:00";
    QTest::newRow("seconds") << 7.4 << "0:07";
    QTest::newRow("rounded up to a minute") << 59.6 << "1:00";
    QTest::newRow("minutes") << 200.0 << "3:20";
    QTest::newRow("hours") << 3750.0 << "1:02:30";
    QTest::newRow("negative") << -5.0 << "0:00";
    QTest::newRow("not a number") << qQNaN() << "0:00";
}

void TestText::durations()
{
    QFETCH(double, seconds);
    QTEST(QString::fromStdString(durationText(seconds)), "text");
}

void TestText::sizes_data()
{
    QTest::addColumn<qulonglong>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0ULL << "0 bytes";
    QTest::newRow("one") << 1ULL << "1 byte";
    QTest::newRow("bytes") << 999ULL << "999 bytes";
    QTest::newRow("kilobytes") << 1500ULL << "1.5 kB";
    QTest::newRow("hundreds of kilobytes") << 150000ULL << "150 kB";
    QTest::newRow("gigabytes") << 1300000000ULL << "1.3 GB";
    QTest::newRow("largest") << ~0ULL << "18446744 TB";
}

void TestText::sizes()
{
    QFETCH(qulonglong, bytes);
    QTEST(QString::fromStdString(bytesText(bytes)), "text");
}

void TestText::oneLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << QByteArray("b\u00fcs \u6821\u8f66 ~") << QByteArray("b\u00fcs \u6821\u8f66 ~");
    QTest::newRow("line ends and tab") << QByteArray("a\r\n\tb") << QByteArray("a   b");
    QTest::newRow("colour") << QByteArray("\x1b[31mred") << QByteArray("?[31mred");
    QTest::newRow("nought and delete") << QByteArray("a\0b\x7f", 4) << QByteArray("a?b?");
    QTest::newRow("C1") << QByteArray("\xC2\x9B" "2J") << QByteArray("?2J");
    QTest::newRow("half a character") << QByteArray("a\xC2") << QByteArray("a\xC2");
}

void TestText::oneLine()
{
    QFETCH(QByteArray, text);
    QTEST(QByteArray::fromStdString(soco::oneLine(text.toStdString())), "line");
}

void TestText::utf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ASCII with zero") << QByteArray("a\0b", 3) << true;
    QTest::newRow("two bytes") << QByteArray("\xC3\xA9") << true;
    QTest::newRow("three bytes") << QByteArray("\xE4\xB8\xAD") << true;
    QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x90\x88") << true;
    QTest::newRow("highest") << QByteArray("\xF4\x8F\xBF\xBF") << true;
    QTest::newRow("beyond the highest") << QByteArray("\xF4\x90\x80\x80") << false;
    QTest::newRow("lone continuation") << QByteArray("\x80") << false;
    QTest::newRow("cut short") << QByteArray("\xE4\xB8") << false;
    QTest::newRow("overlong, two bytes") << QByteArray("\xC0\xAF") << false;
    QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x80\xAF") << false;
    QTest::newRow("overlong, four bytes") << QByteArray("\xF0\x80\x80\xAF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("Latin-1") << QByteArray("caf\xE9") << false;
}

void TestText::utf8()
{
    QFETCH(QByteArray, text);
    QTEST(isUtf8(text.toStdString()), "valid");
}

void TestText::namesAreListed()
{
    const std::vector<std::string> names{"a", "b", "c", "d", "e"};
    QCOMPARE(listed({}), std::string());
    QCOMPARE(listed(std::span(names).first(1)), std::string("a"));
    QCOMPARE(listed(std::span(names).first(4)), std::string("a, b, c, d"));
    QCOMPARE(listed(names), std::string("a, b, c, d and 1 more"));
    QCOMPARE(listed(names, 2), std::string("a, b and 3 more"));
}

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
