// Several models of one name, one model in two files and models that mean nothing, through the real `soco`.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/vision/vits_checkpoint.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace soco::test;

class TestEvaluatedModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void filesOfOneNameAreToldApart();
    void namedTwiceIsEvaluatedOnce();
    void featuresThatMeanNothing_data();
    void featuresThatMeanNothing();

private:
    // One pair of two different pictures; or of one picture with itself, which is forwarded once.
    static std::unique_ptr<DatasetBuilder> onePair(bool samePicture)
    {
        DatasetBuilder::Options options;
        options.categories = {"car"};
        options.images = 2;
        auto builder = std::make_unique<DatasetBuilder>(options);
        if (samePicture)
            builder->write("Images/car/car_2.JPEG", builder->read("Images/car/car_1.JPEG").toStdString());
        return builder;
    }
    QString weights(const QString &name, const std::string &bytes) const
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        if (!writeFile(path, bytes))
            qFatal("Cannot write %s", qPrintable(path));
        return path;
    }
    QString model(const QString &name, const std::string &bytes) const
    {
        return "dinov2_vits14=" + weights(name, bytes);
    }
    QByteArray bytesOf(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QList<QJsonObject> storedRuns() const
    {
        QList<QJsonObject> runs;
        for (const QByteArray &line : bytesOf("results/correspondence_soco.jsonl").trimmed().split('\n'))
            runs << QJsonDocument::fromJson(line)["x_soco_studio"].toObject();
        return runs;
    }
    // What the table says of the row that begins so.
    static QString figures(const Run &run, const QString &row)
    {
        for (const QString &line : QString::fromUtf8(run.out).split('\n'))
            if (line.startsWith(row + "  "))
                return line.mid(row.size()).simplified();
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

// Two checkpoints, a file that is none, and the first checkpoint in another file: all of one name.
void TestEvaluatedModels::filesOfOneNameAreToldApart()
{
    const auto builder = onePair(true);
    const std::string first = VitsCheckpoint(VitsKind::Usual, 1).file();
    const QString broken = weights("c/dinov2_vits14.pth", "no weights");
    const Run told = run({"evaluate", builder->rootText(), "--pairs", "intra", "--results",
                          m_folder->filePath("results"), "--predictions", m_folder->filePath("points.json"), "-m",
                          model("a/dinov2_vits14.pth", first), "-m", "dinov2_vits14=" + broken, "-m",
                          model("b/dinov2_vits14.pth", VitsCheckpoint(VitsKind::Usual, 2).file()), "-m",
                          model("copy.pth", first)});
    // The broken one is said, and takes nothing from the others.
    QVERIFY2(told.code == 2, told.err);
    QVERIFY2(told.err.contains("soco: " + broken.toUtf8() + ':'), told.err);
    QVERIFY2(!told.out.contains("(c/") && !told.out.contains(broken.toUtf8()), told.out);
    const QString row = "DINOv2-S/14 (dinov2_vits14) (%1)";
    const QString one = row.arg("a/dinov2_vits14.pth"), other = row.arg("b/dinov2_vits14.pth"),
                  copy = row.arg("copy.pth");
    for (const QString &name : {one, other, copy})
        QVERIFY2(figures(told, name).contains(QRegularExpression("^\\d+\\.\\d\\d \\d+\\.\\d\\d$")), told.out);
    QVERIFY2(!told.out.toLower().contains("published"), told.out);
    // The copy was asked for, so it has its row and its points; one run stands for both.
    QCOMPARE(figures(told, copy), figures(told, one));
    QVERIFY2(told.out.contains("copy.pth, the same as those of dinov2_vits14 (a/dinov2_vits14.pth)"), told.out);
    QVERIFY2(told.err.contains("dinov2_vits14 (copy.pth): the same weights as dinov2_vits14 (a/dinov2_vits14.pth)"),
             told.err);
    QVERIFY2(told.err.count("images forwarded") == 2 && !told.err.contains("nterrupted"), told.err);

    const QString points = "points.dinov2_vits14.%1.json";
    QCOMPARE(QDir(m_folder->path()).entryList({"points*"}),
             (QStringList{points.arg("a_dinov2_vits14"), points.arg("b_dinov2_vits14"), points.arg("copy")}));
    QVERIFY(bytesOf(points.arg("a_dinov2_vits14")) != bytesOf(points.arg("b_dinov2_vits14")));
    QCOMPARE(bytesOf(points.arg("copy")), bytesOf(points.arg("a_dinov2_vits14")));
    const QList<QJsonObject> runs = storedRuns();
    QCOMPARE(runs.size(), 2);
    QVERIFY(runs[0]["run_id"] != runs[1]["run_id"]);
    QVERIFY(runs[0]["model"].toObject()["fingerprint"] != runs[1]["model"].toObject()["fingerprint"]);
}

void TestEvaluatedModels::namedTwiceIsEvaluatedOnce()
{
    const auto builder = onePair(true);
    const QString file = weights("a/weights.pth", "no weights");
    const Run told = run({"evaluate", builder->rootText(), "--pairs", "intra", "--results",
                          m_folder->filePath("results"), "-m", "dense_sift", "-m", "dense_sift", "-m",
                          "dinov2_vits14=" + file, "-m", "dinov2_vits14=" + m_folder->filePath("a/../a/weights.pth")});
    QVERIFY2(told.code == 2, told.err); // of the file that holds no weights
    QCOMPARE(told.err.count("dense_sift is named twice; it is evaluated once"), 1);
    QVERIFY2(told.err.contains("a/../a/weights.pth is named twice"), told.err);
    QCOMPARE(told.err.count("images forwarded"), 1);
    QCOMPARE(told.err.count("soco: " + file.toUtf8() + ':'), 1);
    QCOMPARE(storedRuns().size(), 1);
}

void TestEvaluatedModels::featuresThatMeanNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("samePicture");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("stands"); // in the table, in the place of figures
    const auto row = [](const char *name, VitsKind kind, bool samePicture, const char *says, const char *stands) {
        QTest::newRow(name) << int(kind) << samePicture << says << stands;
    };
    row("weights all zero", VitsKind::AllZero, true,
        "WARNING: dinov2_vits14 gives the same feature in every cell of the picture", "meaningless meaningless");
    row("a zero patch embedding", VitsKind::NoPatchEmbedding, false,
        "WARNING: dinov2_vits14 gives the same features for all 2 pictures", "meaningless meaningless");
    row("activations that overflow", VitsKind::Overflowing, true, "not finite", "- -");
}

void TestEvaluatedModels::featuresThatMeanNothing()
{
    QFETCH(int, kind);
    QFETCH(bool, samePicture);
    QFETCH(QString, says);
    QFETCH(QString, stands);
    const auto builder = onePair(samePicture);
    const Run told = run({"evaluate", builder->rootText(), "--pairs", "intra", "-m",
                          model("weights.pth", VitsCheckpoint(VitsKind(kind)).file())});
    QVERIFY2(told.code == 2, told.out + told.err);
    QVERIFY2(told.err.contains(says.toUtf8()), told.err);
    QVERIFY2(figures(told, "DINOv2-S/14 (dinov2_vits14)") == stands, told.out);
    QVERIFY2(!told.out.contains("0.00"), told.out);
}

QTEST_GUILESS_MAIN(TestEvaluatedModels)
#include "tst_evaluated_models.moc"
