#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/task.h"

#include <QtTest>

#include <memory>

using namespace soco;

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsOneLine_data();
    void textIsOneLine();
    void resultHoldsAValueOrAnError();
    void resultMovesOutWhatCannotBeCopied();
    void taskReportsAndStops();
};

void TestError::textIsOneLine_data()
{
    QTest::addColumn<QStringList>("parts"); // message, file, place, remedy
    QTest::addColumn<QString>("expected");
    QTest::newRow("all") << QStringList{"The point is NaN", "a.json", "pos[0]", "Correct it"}
                         << "a.json: pos[0]: The point is NaN. Correct it.";
    QTest::newRow("message alone") << QStringList{"No", "", "", ""} << "No.";
    QTest::newRow("message with its own stop") << QStringList{"No.", "", "", ""} << "No.";
    QTest::newRow("question") << QStringList{"Is it there?", "", "", "Look"} << "Is it there? Look.";
    QTest::newRow("remedy with its own stop") << QStringList{"No", "f", "", "Look."} << "f: No. Look.";
    QTest::newRow("control characters") << QStringList{"Not\tthere", "a\nb\x1b[31m.json", "", ""}
                                        << "a b?[31m.json: Not there.";
    QTest::newRow("place without file") << QStringList{"No", "", "byte 3", ""} << "byte 3: No.";
}

void TestError::textIsOneLine()
{
    QFETCH(QStringList, parts);
    const Error error{ErrorKind::Malformed, parts[0].toStdString(), parts[1].toStdString(), parts[2].toStdString(),
                      parts[3].toStdString()};
    QTEST(QString::fromStdString(error.text()), "expected");
}

void TestError::resultHoldsAValueOrAnError()
{
    Result<std::string> good = std::string("value");
    QVERIFY(good.ok());
    QVERIFY(bool(good));
    QCOMPARE(*good, std::string("value"));
    QCOMPARE(good->size(), std::size_t(5));
    Result<std::string> bad = Error{ErrorKind::NotFound, "gone"};
    QVERIFY(!bad);
    QCOMPARE(bad.error().kind, ErrorKind::NotFound);
    bad = good;
    QVERIFY(bad.ok());

    Result<void> nothing;
    QVERIFY(nothing.ok());
    nothing = Error{ErrorKind::Io, "broken"};
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().message, std::string("broken"));
}

void TestError::resultMovesOutWhatCannotBeCopied()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 7);
}

void TestError::taskReportsAndStops()
{
    const Task silent;
    silent.report({1, 2, "nobody listens"});
    QVERIFY(!silent.cancelled());

    std::int64_t done = 0;
    std::stop_source stop;
    const Task task([&](const Progress &progress) { done = progress.done; }, stop.get_token());
    const Task copy = task;
    copy.report({3, 4, "x"});
    QCOMPARE(done, std::int64_t(3));
    stop.request_stop();
    QVERIFY(task.cancelled());
    QVERIFY(copy.cancelled());
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
