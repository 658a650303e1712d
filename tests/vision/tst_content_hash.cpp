#include "core/vision/checkpoints/content_hash.h"

#include <QTest>

using soco::vision::ContentHash;

class TestContentHash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithXxh64_data();
    void agreesWithXxh64();
    void doesNotDependOnThePieces();
};

// Known values of XXH64 with seed 0.
void TestContentHash::agreesWithXxh64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray("") << "ef46db3751d8e999";
    QTest::newRow("one byte") << QByteArray("a") << "d24ec4f1a98c6e5b";
    QTest::newRow("three bytes") << QByteArray("abc") << "44bc2cf5ad770999";
    QTest::newRow("39 bytes") << QByteArray("Nobody inspects the spammish repetition") << "fbcea83c8a378bf1";
}

void TestContentHash::agreesWithXxh64()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    ContentHash hash;
    hash.add(std::string_view(text.constData(), std::size_t(text.size())));
    QCOMPARE(QString::fromStdString(hash.hex()), expected);
}

void TestContentHash::doesNotDependOnThePieces()
{
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += char(i * 7);
    ContentHash whole;
    whole.add(text);
    for (std::size_t step : {1, 3, 31, 32, 33, 64, 100}) {
        ContentHash pieces;
        for (std::size_t at = 0; at < text.size(); at += step)
            pieces.add(std::string_view(text).substr(at, step));
        QCOMPARE(pieces.value(), whole.value());
    }
}

QTEST_GUILESS_MAIN(TestContentHash)
#include "tst_content_hash.moc"
