// Drives the real `soco` program.
#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace soco::test;

namespace {

QByteArray safetensors(const QByteArray &header, qint64 dataBytes, qint64 declaredHeader = -1)
{
    QByteArray bytes(8, '\0');
    const quint64 length = declaredHeader >= 0 ? quint64(declaredHeader) : quint64(header.size());
    for (int i = 0; i < 8; ++i)
        bytes[i] = char(length >> (8 * i));
    return bytes + header + QByteArray(dataBytes, '\0');
}

} // namespace

class TestSocoCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersion();
    void wrongUse_data();
    void wrongUse();
    void emptyValues_data();
    void emptyValues();
    void unknownModel();
    void rootFromTheEnvironment();
    void info();
    void models();
    void evaluatePrintsTheTable();
    void evaluateIsDeterministic();
    void evaluateAppendsResultsAndWritesPredictions();
    void evaluateReportsBrokenPairs_data();
    void evaluateReportsBrokenPairs();
    void badModels_data();
    void badModels();
    void fullDisk();
    void fullStandardOutput();
    void interruptedAndKilledRunsGoOn_data();
    void interruptedAndKilledRunsGoOn();
    void benchSaysWhatIsMissing();

private:
    static DatasetBuilder::Options small()
    {
        DatasetBuilder::Options options;
        options.images = 2; // one intra pair and two cross pairs each
        return options;
    }

    std::unique_ptr<DatasetBuilder> m_interrupted; // and what an evaluation that nobody interrupts prints of it
    QByteArray m_uninterrupted;
};

void TestSocoCli::helpAndVersion()
{
    Run told = run({"--version"});
    QCOMPARE(told.code, 0);
    QCOMPARE(told.out, QByteArray("soco " SOCO_VERSION "\n"));
    told = run({"--help"});
    QCOMPARE(told.code, 0);
    for (const char *command : {"demo", "info", "check", "models", "evaluate", "bench"}) {
        QVERIFY(told.out.contains(command));
        const Run help = run({command, "--help"});
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.contains("Usage: soco " + QByteArray(command)), help.out);
    }
    const QByteArray evaluation = run({"evaluate", "--help"}).out;
    QVERIFY(evaluation.contains("soco evaluate ~/soco-demo --model dense_sift"));
    QVERIFY(evaluation.contains("first-maximum"));
}

void TestSocoCli::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no command") << QStringList{} << "--help";
    QTest::newRow("unknown command") << QStringList{"dance"} << "--help";
    QTest::newRow("unknown option") << QStringList{"info", "--fast"} << "soco info --help";
    QTest::newRow("no dataset") << QStringList{"info"} << "SOCO_ROOT";
    QTest::newRow("no such folder") << QStringList{"info", "/no/such/folder"} << "/no/such/folder";
    QTest::newRow("a file") << QStringList{"check", "/etc/hostname"} << "/etc/hostname";
    QTest::newRow("no dataset in the folder") << QStringList{"evaluate", "/usr", "--model", "dense_sift"} << "/usr";
    QTest::newRow("no model") << QStringList{"evaluate", "/usr"} << "--model";
    QTest::newRow("weights that are not there, named last")
        << QStringList{"evaluate", "/usr", "-m", "dense_sift", "-m", "dinov2_vits14=/no/such/weights.pth"}
        << "/no/such/weights.pth";
    QTest::newRow("unknown pairs") << QStringList{"evaluate", "/usr", "-m", "dense_sift", "--pairs", "intra,sideways"} << "sideways";
    QTest::newRow("threshold") << QStringList{"evaluate", "/usr", "-m", "dense_sift", "--threshold", "-1"} << "threshold";
    QTest::newRow("threshold that is no number") << QStringList{"evaluate", "/usr", "--threshold", "tall"} << "threshold";
    QTest::newRow("memory") << QStringList{"evaluate", "/usr", "-m", "dense_sift", "--memory", "4 elephants"} << "4 elephants";
    QTest::newRow("device") << QStringList{"evaluate", "/usr", "-m", "dense_sift", "--device", "abacus"} << "abacus";
    QTest::newRow("matcher") << QStringList{"evaluate", "/usr", "-m", "dense_sift", "--matcher", "guess"}
                             << "first-maximum";
    QTest::newRow("folder after the model") << QStringList{"evaluate", "-m", "dense_sift", "/usr"} << "/usr: This is not";
}

void TestSocoCli::wrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    QString why;
    QVERIFY2(isOneError(run(arguments), says, &why), qPrintable(why));
    QVERIFY(!QFile::exists("/tmp/soco-never"));
}

// "$RESULTS" where that variable is not set.
void TestSocoCli::emptyValues_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option");
    const QStringList evaluate{"evaluate", "/usr", "-m", "dense_sift"};
    for (const char *option : {"--results", "--predictions", "--pairs", "--categories", "--device", "--memory",
                               "--threshold", "--matcher", "--allow-links", "--model"}) {
        QTest::newRow(option) << evaluate + QStringList{option, ""} << option;
        QTest::addRow("%s=", option) << evaluate + QStringList{option + QString("=")} << option;
    }
    for (const char *separators : {",", " ", " , ,"}) {
        QTest::addRow("categories \"%s\"", separators)
            << evaluate + QStringList{"--categories", separators} << "--categories";
        QTest::addRow("rules \"%s\"", separators) << QStringList{"check", "/usr", "--rules", separators} << "--rules";
        QTest::addRow("ignored \"%s\"", separators)
            << QStringList{"check", "/usr", "--ignore", separators} << "--ignore";
    }
    QTest::newRow("folder of the dataset") << QStringList{"info", ""} << "DIR";
    QTest::newRow("rules") << QStringList{"check", "/usr", "--rules", ""} << "--rules";
    QTest::newRow("ignored rules") << QStringList{"check", "/usr", "--ignore", ""} << "--ignore";
    QTest::newRow("folder of the demo") << QStringList{"demo", ""} << "DIR";
    QTest::newRow("sheet") << QStringList{"demo", "--contact-sheet", ""} << "--contact-sheet";
    QTest::newRow("keypoints") << QStringList{"demo", "--keypoints", ""} << "--keypoints";
    QTest::newRow("category") << QStringList{"demo", "--category", ""} << "--category";
    QTest::newRow("size") << QStringList{"demo", "--size", ""} << "--size";
    QTest::newRow("python") << QStringList{"bench", "evaluate", "/usr", "-m", "dense_sift", "--python", ""}
                            << "--python";
}

void TestSocoCli::emptyValues()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, option);
    QString why;
    const Run told = run(arguments);
    QVERIFY2(isOneError(told, option, &why), qPrintable(why));
    QVERIFY2(told.err.contains("is empty"), told.err);
}

void TestSocoCli::unknownModel()
{
    const DatasetBuilder builder(small());
    QString why;
    QVERIFY2(isOneError(run({"evaluate", builder.rootText(), "-m", "dinov9"}), "dinov9", &why), qPrintable(why));
}

void TestSocoCli::rootFromTheEnvironment()
{
    const DatasetBuilder builder(small());
    QProcessEnvironment variables = environment();
    variables.insert("SOCO_ROOT", builder.rootText());
    const Run told = run({"info", "--brief"}, variables);
    QCOMPARE(told.code, 0);
    QVERIFY2(told.out.contains("4 images"), told.out);
}

void TestSocoCli::info()
{
    const DatasetBuilder builder(small());
    const Run text = run({"info", builder.rootText()});
    QCOMPARE(text.code, 0);
    QVERIFY2(text.out.contains("2 intra, 4 cross, 2 train, 2 test"), text.out);
    for (const char *name : {"transportation", "  bus", "    wheel_center", "      vehicle_wheel_front_left_center"})
        QVERIFY2(text.out.contains(QByteArray("\n") + name), text.out);
    QVERIFY(!run({"info", builder.rootText(), "--brief"}).out.contains("wheel_center"));
    DatasetBuilder::Options least;
    least.categories = {"car"};
    least.images = 1;
    const Run one = run({"info", DatasetBuilder(least).rootText(), "--brief"});
    QVERIFY2(one.out.contains("1 image, 4 visible keypoints, 1 category in 1 super-category\n"), one.out + one.err);

    const Run json = run({"info", builder.rootText(), "--json"});
    QCOMPARE(json.code, 0);
    const QJsonObject object = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(object["images"].toInt(), 4);
    QCOMPARE(object["keypoints"].toInt(), 16);
    QCOMPARE(object["pairs"].toObject()["cross"].toInt(), 4);
    const QJsonObject super = object["super_categories"].toArray().at(0).toObject();
    const QJsonObject bus = super["categories"].toArray().at(0).toObject();
    QCOMPARE(bus["name"].toString(), "bus");
    QCOMPARE(bus["images"].toInt(), 2);
    QCOMPARE(bus["visible_keypoints"].toInt(), 8);
    QCOMPARE(bus["keypoint_definitions"].toInt(), 5);
    QCOMPARE(bus["pairs"].toObject()["intra"].toInt(), 1);
    QCOMPARE(bus["concepts"].toArray().size(), 3);
}

void TestSocoCli::models()
{
    const Run text = run({"models"});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains("dense_sift") && text.out.contains("needs none"));
    const QJsonArray list = QJsonDocument::fromJson(run({"models", "--json"}).out).array();
    int found = 0;
    for (const QJsonValue &value : list) {
        const QJsonObject model = value.toObject();
        if (model["name"].toString() == "dense_sift")
            found += model["ready"].toBool() ? 1 : 0;
        if (model["name"].toString() == "dinov2_vitb14")
            found += model["needs_weights"].toBool() && !model["download"].toString().isEmpty() ? 1 : 0;
    }
    QCOMPARE(found, 2);
}

void TestSocoCli::evaluatePrintsTheTable()
{
    const DatasetBuilder builder(small());
    const Run told = run({"evaluate", builder.rootText(), "--model", "dense_sift"});
    QVERIFY2(told.code == 0, told.err);
    const QString text = QString::fromUtf8(told.out);
    QVERIFY2(text.contains(QRegularExpression("model +CC +SOC +Cross-CC +Cross-SOC\\n")), told.out);
    QVERIFY2(text.contains(QRegularExpression("dense_sift\\)? +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+\\.\\d\\d\\n")), told.out);
    QVERIFY2(text.contains(QRegularExpression("dense_sift +intra +2 +0 +2 +0 ")), told.out);
    QVERIFY2(text.contains(QRegularExpression("dense_sift +cross +4 +0 +4 +0 ")), told.out);
    QVERIFY(text.contains("PCK@0.1") && text.contains("grid") && text.contains("longer side of the target's box"));
    // The builder gives both pictures of a category the same bytes: each content is forwarded once.
    QVERIFY2(told.err.contains("2 of 4 images forwarded"), told.err);
    QVERIFY2(!told.out.contains("another size"), told.out);

    builder.replace("PairAnnotations/intra/car/00001-car_1-car_2.json", "\"src_imsize\": [64, 48]",
                    "\"src_imsize\": [640, 480]");
    const Run odd = run({"evaluate", builder.rootText(), "--model", "dense_sift"});
    QVERIFY2(odd.code == 0 && odd.out.contains("1 pair states another size than a picture has: "), odd.out + odd.err);
}

void TestSocoCli::evaluateIsDeterministic()
{
    const DatasetBuilder builder(small());
    const QStringList command{"evaluate", builder.rootText(), "-m", "dense_sift", "--json", "--threads"};
    const Run one = run(command + QStringList{"1"}), two = run(command + QStringList{"2", "--memory", "1MB"});
    QCOMPARE(one.code, 0);
    QCOMPARE(two.code, 0);
    // All but the name of the run, which is its own.
    static const QRegularExpression runId("\"run_id\": \"[0-9a-f]{32}\"");
    const QString first = QString::fromUtf8(one.out), second = QString::fromUtf8(two.out);
    QVERIFY(runId.match(first).hasMatch());
    QVERIFY(runId.match(first).captured() != runId.match(second).captured());
    QCOMPARE(QString(first).remove(runId), QString(second).remove(runId));
    const QJsonObject model = QJsonDocument::fromJson(one.out).object()["models"].toArray().at(0).toObject();
    QVERIFY(model["cc"].isDouble() && model["soc"].isDouble() && model["cross_soc"].isDouble());
    QCOMPARE(model["pairs"].toObject()["intra"].toObject()["selected"].toInt(), 2);
}

void TestSocoCli::evaluateAppendsResultsAndWritesPredictions()
{
    const DatasetBuilder builder(small());
    const QTemporaryDir folder;
    const Run told = run({"evaluate", builder.rootText(), "-m", "dense_sift", "--pairs", "cross", "--categories", "car",
                          "--max-pairs", "1", "--threshold", "0.2", "--results", folder.filePath("results"),
                          "--predictions", folder.filePath("predictions.json")});
    QVERIFY2(told.code == 0, told.err);
    QVERIFY2(told.out.contains("Only the first pair of each category.\n"), told.out);
    QFile results(folder.filePath("results/correspondence_soco.jsonl"));
    QVERIFY(results.open(QIODevice::ReadOnly));
    const QJsonObject line = QJsonDocument::fromJson(results.readAll()).object();
    QCOMPARE(line["task"].toString(), "soco");
    QVERIFY(line["config"].toString().contains("'pair_subdir': 'PairAnnotations/cross'"));
    QCOMPARE(line["x_soco_studio"].toObject()["threshold"].toDouble(), 0.2);
    QCOMPARE(line["x_soco_studio"].toObject()["max_pairs"].toInt(), 1);
    QFile predictions(folder.filePath("predictions.json"));
    QVERIFY(predictions.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = predictions.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 1);
    QCOMPARE(QJsonDocument::fromJson(lines[0])["meta"]["pair_path"].toString(),
             "PairAnnotations/cross/car/00001-bus_1-car_1.json");
}

void TestSocoCli::evaluateReportsBrokenPairs_data()
{
    QTest::addColumn<QString>("defect");
    QTest::addColumn<QString>("says");
    QTest::newRow("truncated picture") << "truncated" << "Images/car/car_1.JPEG";
    QTest::newRow("missing picture") << "missing" << "Images/car/car_1.JPEG";
    QTest::newRow("0-byte pair") << "empty" << "00001-car_1-car_2.json";
    QTest::newRow("coordinate that is NaN") << "nan" << "00001-car_1-car_2.json";
    QTest::newRow("pair that names a missing picture") << "name" << "car_77.JPEG";
}

void TestSocoCli::evaluateReportsBrokenPairs()
{
    QFETCH(QString, defect);
    QFETCH(QString, says);
    const DatasetBuilder builder(small());
    const std::string picture = "Images/car/car_1.JPEG";
    const std::string pair = "PairAnnotations/intra/car/00001-car_1-car_2.json";
    if (defect == "truncated")
        builder.write(picture, builder.read(picture).left(500).toStdString());
    else if (defect == "missing")
        builder.remove(picture);
    else if (defect == "empty")
        builder.write(pair, "");
    else if (defect == "nan")
        builder.replace(pair, "\"pos\": [", "\"pos\": [NaN, ");
    else
        builder.replace(pair, "\"src_image\": \"car_1.JPEG\"", "\"src_image\": \"car_77.JPEG\"");
    const Run told = run({"evaluate", builder.rootText(), "-m", "dense_sift", "--pairs", "intra"});
    QVERIFY2(told.code == 2, told.out + told.err);
    QVERIFY2(QString::fromUtf8(told.err).contains(says), told.err);
    QVERIFY2(told.err.contains("1 pair not scored"), told.err);
    // Nothing lost: the other category's pair is scored and printed.
    QVERIFY2(QString::fromUtf8(told.out).contains(QRegularExpression("dense_sift +intra +2 +1 +1 ")), told.out);
}

void TestSocoCli::badModels_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    const QByteArray tensor = R"({"cls_token":{"dtype":"F32","shape":[1,1,4],"data_offsets":[0,16]}})";
    QTest::newRow("header longer than the file") << safetensors(tensor, 16, 1 << 30) << "x.safetensors";
    QTest::newRow("header that is no JSON") << safetensors("{\"cls", 16) << "x.safetensors";
    QTest::newRow("unknown dtype") << safetensors(QByteArray(tensor).replace("F32", "Q3"), 16) << "x.safetensors";
    QTest::newRow("missing tensors") << safetensors(tensor, 16) << "x.safetensors";
    QTest::newRow("tensor outside the file") << safetensors(tensor, 8) << "x.safetensors";
    QTest::newRow("empty file") << QByteArray() << "x.safetensors";
    QTest::newRow("pickle that runs a command")
        << QByteArray("\x80\x02" "cos\nsystem\nU\x15" "touch /tmp/soco-pwned" "\x85R.", 39) << "x.pth";
    QTest::newRow("zip that is cut off") << QByteArray("PK\x03\x04", 4) + QByteArray(60, 'x') << "x.pth";
}

void TestSocoCli::badModels()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    const DatasetBuilder builder(small());
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QString why;
    const Run told = run({"evaluate", builder.rootText(), "-m", "dinov2_vits14=" + file.fileName()});
    QVERIFY2(isOneError(told, file.fileName(), &why), qPrintable(why));
    QVERIFY(!QFile::exists("/tmp/soco-pwned"));
}

void TestSocoCli::fullDisk()
{
    const DatasetBuilder builder(small());
    const QTemporaryDir folder;
    const QStringList options{"evaluate", builder.rootText(), "-m", "dense_sift", "--results", folder.filePath("results")};
    // No file may grow beyond 1 KiB: enough for the first pairs in the state, too little for the lines of results.
    QProcess limited;
    limited.setProcessEnvironment(environment());
    limited.start("sh", QStringList{"-c", "ulimit -f 2; exec \"$@\"", "sh", program()} + options);
    QVERIFY(limited.waitForFinished(120000));
    const QByteArray err = limited.readAllStandardError();
    QVERIFY2(limited.exitCode() == 2, err);
    QVERIFY2(err.contains(folder.path().toUtf8()), err);
    QVERIFY(limited.readAllStandardOutput().isEmpty());
    QVERIFY(!QFile(folder.filePath("results/correspondence_soco.jsonl")).size()); // nothing half-written
    const Run resumed = run(options + QStringList{"--resume"});
    QVERIFY2(resumed.code == 0, resumed.err);
    QVERIFY2(resumed.err.contains("pairs taken over"), resumed.err);
}

void TestSocoCli::fullStandardOutput()
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setStandardOutputFile("/dev/full");
    process.start(program(), {"models"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("Standard output"));
}

void TestSocoCli::interruptedAndKilledRunsGoOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("terminated") << SIGTERM;
    QTest::newRow("killed") << SIGKILL;
}

void TestSocoCli::interruptedAndKilledRunsGoOn()
{
    QFETCH(int, signal);
    if (!m_interrupted) {
        DatasetBuilder::Options options;
        options.images = 4; // eight pictures, one thread: time enough to be interrupted
        m_interrupted = std::make_unique<DatasetBuilder>(options);
        m_uninterrupted = run({"evaluate", m_interrupted->rootText(), "-m", "dense_sift", "--pairs", "intra"}).out;
    }
    const DatasetBuilder &builder = *m_interrupted;
    const QTemporaryDir folder;
    const QString results = folder.filePath("results");
    const QStringList command{"evaluate", builder.rootText(), "-m", "dense_sift", "--threads", "1", "--pairs", "intra",
                              "--results", results};
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program(), command);
    QVERIFY(process.waitForStarted());
    const auto finishedPairs = [&] {
        int lines = -2; // without the header and the run
        for (const QFileInfo &info : QDir(results + "/.soco-runs").entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                lines += int(file.readAll().count('\n'));
        }
        return lines;
    };
    QTRY_VERIFY_WITH_TIMEOUT(finishedPairs() > 0, 60000);
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(60000));
    if (signal != SIGKILL) {
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(err.contains("--resume"), err);
        QVERIFY(process.readAllStandardOutput().isEmpty());
    }
    QVERIFY(!QFile::exists(results + "/correspondence_soco.jsonl"));
    QVERIFY(finishedPairs() > 0);
    const Run resumed = run(command + QStringList{"--resume"});
    QVERIFY2(resumed.code == 0, resumed.err);
    QVERIFY2(resumed.err.contains("taken over"), resumed.err);
    QVERIFY(!m_uninterrupted.isEmpty());
    QCOMPARE(resumed.out, m_uninterrupted);
    QVERIFY(!QFile::exists(results + "/.soco-runs"));
}

void TestSocoCli::benchSaysWhatIsMissing()
{
    const DatasetBuilder builder(small());
    QString why;
    const Run told =
        run({"bench", "evaluate", builder.rootText(), "-m", "dense_sift", "--python", "/no/such/python"});
    QVERIFY2(isOneError(told, "/no/such/python", &why), qPrintable(why));
    QVERIFY(told.err.contains("--python"));
}

QTEST_GUILESS_MAIN(TestSocoCli)
#include "tst_soco_cli.moc"
