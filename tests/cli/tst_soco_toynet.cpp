// The model that comes with the program, on toys that its training never saw, through the real `soco`.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace soco::test;

class TestSocoToynet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isListedAsWhatItIs();
    void findsPartsOfToysThatItNeverSaw();
    void saysOfPhotographsThatItSaysNothing();
};

void TestSocoToynet::isListedAsWhatItIs()
{
    const Run models = run({"models"});
    QCOMPARE(models.code, 0);
    const QList<QByteArray> lines = models.out.split('\n');
    const auto line = std::find_if(lines.begin(), lines.end(), [](const auto &l) { return l.startsWith("toynet "); });
    QVERIFY(line != lines.end());
    QVERIFY2(line->contains("ToyNet") && line->contains("says nothing about photographs"), line->constData());
    for (const QJsonValue &model : QJsonDocument::fromJson(run({"models", "--json"}).out).array()) {
        QCOMPARE(model["for_demo_only"].toBool(), model["name"].toString() == "toynet");
        if (model["name"].toString() == "toynet")
            QVERIFY(model["ready"].toBool() && !model["needs_weights"].toBool());
    }
}

// Its figures are measured by hand and stand in the README; here only what holds of any training that deserves the name.
void TestSocoToynet::findsPartsOfToysThatItNeverSaw()
{
    QTemporaryDir folder;
    const QString demo = folder.filePath("demo");
    // No seed that the card beside the weights names.
    const Run drawn = run({"demo", demo, "--seed", "31", "--category", "car", "--category", "kettle", "--images", "4",
                           "--size", "320x240"});
    QVERIFY2(drawn.code == 0, drawn.err.constData());
    const QStringList arguments{"evaluate",   demo,      "--model", "toynet", "--model",
                                "dense_sift", "--pairs", "intra",   "--json"};
    const Run first = run(arguments), again = run(arguments);
    QVERIFY2(first.code == 0, first.err.constData());
    const QJsonArray models = QJsonDocument::fromJson(first.out)["models"].toArray();
    QCOMPARE(models.size(), 2);
    QCOMPARE(models[0]["title"].toString(), QString("ToyNet"));
    for (const char *task : {"cc", "soc"})
        QVERIFY2(models[0][QLatin1String(task)].toDouble() > 2 * models[1][QLatin1String(task)].toDouble(),
                 first.out.constData());
    QCOMPARE(QJsonDocument::fromJson(again.out)["models"][0]["soc"].toDouble(), models[0]["soc"].toDouble());
}

void TestSocoToynet::saysOfPhotographsThatItSaysNothing()
{
    const DatasetBuilder builder({.categories = {"car"}, .images = 2});
    const Run evaluated = run({"evaluate", builder.rootText(), "--model", "toynet"});
    QVERIFY2(evaluated.out.contains("says nothing about photographs"), evaluated.out + evaluated.err);
}

QTEST_GUILESS_MAIN(TestSocoToynet)
#include "tst_soco_toynet.moc"
