// Files that an evaluation writes, where they would replace one another or the dataset's own.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

using namespace soco::test;
namespace fs = std::filesystem;

class TestSocoOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void predictionsSpareTheResults_data();
    void predictionsSpareTheResults();
    void theDatasetIsSpared_data();
    void theDatasetIsSpared();
    void besideTheDataIsAllowed();
    void whatCannotBeWrittenIsRefusedFirst_data();
    void whatCannotBeWrittenIsRefusedFirst();
    void whatCannotBeWrittenIsRefusedWithAFittingRemedy_data();
    void whatCannotBeWrittenIsRefusedWithAFittingRemedy();

private:
    static DatasetBuilder::Options small()
    {
        DatasetBuilder::Options options;
        options.images = 2;
        return options;
    }
    QStringList evaluate(const QStringList &more) const
    {
        return QStringList{"evaluate", m_builder.rootText(), "-m", "dense_sift"} + more;
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray contents(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    DatasetBuilder m_builder{small()};
    QTemporaryDir m_folder;
};

void TestSocoOutputs::initTestCase()
{
    const Run stored = run(evaluate({"--results", path("rx")}));
    QVERIFY2(stored.code == 0, stored.err);
    fs::create_symlink("rx/correspondence_soco.jsonl", path("link.jsonl").toStdString());
    fs::create_hard_link(path("rx/correspondence_soco.jsonl").toStdString(), path("hard.jsonl").toStdString());
    fs::create_directory_symlink("rx", path("other rx").toStdString());
    fs::create_symlink("fresh.jsonl", path("to fresh.jsonl").toStdString());
}

void TestSocoOutputs::predictionsSpareTheResults_data()
{
    QTest::addColumn<QStringList>("outputs"); // in the folder
    QTest::newRow("by its name") << QStringList{"rx", "rx/correspondence_soco.jsonl"};
    QTest::newRow("twice the file") << QStringList{"rx/correspondence_soco.jsonl", "rx/correspondence_soco.jsonl"};
    QTest::newRow("by a detour") << QStringList{"rx", "rx/../rx/./correspondence_soco.jsonl"};
    QTest::newRow("by a link") << QStringList{"rx", "link.jsonl"};
    QTest::newRow("by a hard link") << QStringList{"rx", "hard.jsonl"};
    QTest::newRow("by a link to the folder") << QStringList{"rx", "other rx/correspondence_soco.jsonl"};
    QTest::newRow("by a link to what is not there yet") << QStringList{"fresh.jsonl", "to fresh.jsonl"};
    QTest::newRow("among the scores") << QStringList{"rx", "rx/correspondence_soco.scores/new.json"};
}

void TestSocoOutputs::predictionsSpareTheResults()
{
    QFETCH(QStringList, outputs);
    const QByteArray before = contents(path("rx/correspondence_soco.jsonl"));
    for (const QStringList &more : {QStringList(), QStringList{"--resume"}}) {
        QString why;
        const Run told = run(evaluate({"--results", path(outputs[0]), "--predictions", path(outputs[1])}) + more);
        QVERIFY2(isOneError(told, "Name another file for the predictions", &why), qPrintable(why));
        QCOMPARE(contents(path("rx/correspondence_soco.jsonl")), before);
    }
    QVERIFY(!QFile::exists(path("fresh.jsonl")));
}

void TestSocoOutputs::theDatasetIsSpared_data()
{
    QTest::addColumn<QStringList>("output"); // %1: the dataset
    QTest::addColumn<QString>("folder");
    QTest::newRow("a picture") << QStringList{"--predictions", "%1/Images/car/car_1.JPEG"} << "Images";
    QTest::newRow("a new file") << QStringList{"--predictions", "%1/KeypointAnnotations/new.jsonl"}
                                << "KeypointAnnotations";
    QTest::newRow("results") << QStringList{"--results", "%1/PairAnnotations"} << "PairAnnotations";
    QTest::newRow("results below") << QStringList{"--results", "%1/Metadata/new/r.jsonl"} << "Metadata";
}

void TestSocoOutputs::theDatasetIsSpared()
{
    QFETCH(QStringList, output);
    QFETCH(QString, folder);
    const QString picture = m_builder.rootText() + "/Images/car/car_1.JPEG";
    const QByteArray before = contents(picture);
    QVERIFY(!before.isEmpty());
    QString why;
    const Run told = run(evaluate({output[0], output[1].arg(m_builder.rootText())}));
    QVERIFY2(isOneError(told, "Lies in the dataset's " + folder, &why), qPrintable(why));
    QCOMPARE(contents(picture), before);
    QVERIFY(!QFile::exists(m_builder.rootText() + "/Metadata/new"));
}

void TestSocoOutputs::besideTheDataIsAllowed()
{
    const DatasetBuilder builder(small());
    const Run told = run({"evaluate", builder.rootText(), "-m", "dense_sift", "--results",
                          builder.rootText() + "/results", "--predictions", builder.rootText() + "/p.jsonl"});
    QVERIFY2(told.code == 0, told.err);
}

namespace {

// What stands in a file's place.
void put(const QString &kind, const fs::path &file)
{
    fs::create_directories(file.parent_path());
    if (kind == "pipe")
        QCOMPARE(::mkfifo(file.c_str(), 0644), 0);
    else if (kind == "folder")
        fs::create_directory(file);
    else if (kind == "device")
        fs::create_symlink("/dev/null", file);
    else if (kind == "link")
        fs::create_symlink("not there/file", file);
    else if (kind == "circle")
        fs::create_symlink(file.filename(), file);
    else
        QVERIFY(QFile(QString::fromStdString(file.string())).open(QIODevice::WriteOnly));
}

} // namespace

void TestSocoOutputs::whatCannotBeWrittenIsRefusedFirst_data()
{
    QTest::addColumn<QStringList>("command"); // %1: the file
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    const QStringList evaluate{"evaluate", "DIR", "-m", "dense_sift"};
    const QStringList kinds{"pipe", "folder", "device", "link", "circle"};
    for (const QString &kind : kinds) {
        QTest::addRow("results, %s", qPrintable(kind))
            << evaluate + QStringList{"--results", "%1"} << "r.jsonl" << kind;
        if (kind != "folder") // predictions go into it
            QTest::addRow("predictions, %s", qPrintable(kind))
                << evaluate + QStringList{"--predictions", "%1"} << "p.json" << kind;
        QTest::addRow("sheet, %s", qPrintable(kind))
            << QStringList{"demo", "--category", "car", "--contact-sheet", "%1"} << "s.png" << kind;
        QTest::addRow("keypoints, %s", qPrintable(kind))
            << QStringList{"demo", "--category", "car", "--keypoints", "%1"} << "s.jpg" << kind;
    }
    QTest::newRow("results in a folder, pipe")
        << evaluate + QStringList{"--results", "%2"} << "correspondence_soco.jsonl"
        << "pipe";
    QTest::newRow("scores, file") << evaluate + QStringList{"--results", "%2/r.jsonl"} << "r.scores"
                                  << "file";
    QTest::newRow("scores, link") << evaluate + QStringList{"--results", "%2/r.jsonl"} << "r.scores"
                                  << "link";
    QTest::newRow("state, file") << evaluate + QStringList{"--results", "%2/r.jsonl"} << ".soco-runs"
                                 << "file";
    QTest::newRow("state, link") << evaluate + QStringList{"--predictions", "%2/p.json"} << ".soco-runs"
                                 << "link";
    QTest::newRow("results below a file") << evaluate + QStringList{"--results", "%1/below"} << "file"
                                          << "file";
    QTest::newRow("results below a link") << evaluate + QStringList{"--results", "%1/below"} << "link"
                                          << "link";
    QTest::newRow("predictions below a link") << evaluate + QStringList{"--predictions", "%1/p.json"} << "link"
                                              << "link";
    QTest::newRow("demo below a file") << QStringList{"demo", "%1/demo"} << "file"
                                       << "file";
    QTest::newRow("demo below a link") << QStringList{"demo", "%1/demo"} << "link"
                                       << "link";
}

// One message that names what is in the way, and no work: nothing is drawn, no model says how it went.
void TestSocoOutputs::whatCannotBeWrittenIsRefusedFirst()
{
    QFETCH(QStringList, command);
    QFETCH(QString, file);
    QFETCH(QString, kind);
    const QTemporaryDir folder;
    const QString full = folder.filePath(file);
    put(kind, full.toStdString());
    command.replaceInStrings("DIR", m_builder.rootText());
    command.replaceInStrings("%1", full);
    command.replaceInStrings("%2", folder.path());
    QString why;
    const Run told = run(command);
    QVERIFY2(isOneError(told, file, &why), qPrintable(why));
    QVERIFY2(!told.err.contains("lsattr"), told.err);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot),
             QStringList{file});
}

void TestSocoOutputs::whatCannotBeWrittenIsRefusedWithAFittingRemedy_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("locked");
    QTest::addColumn<int>("rights");
    QTest::addColumn<QString>("remedy"); // %1: what is locked
    const QString enter = "Give yourself the right to enter the folder \"%1\" (chmod u+x)";
    const QString write = "Give yourself the right to write to the folder \"%1\" (chmod u+wx)";
    QTest::newRow("results that may not be read")
        << "--results"
        << "r.jsonl"
        << "r.jsonl" << 0200 << "Give yourself the right to read it (chmod u+r)";
    QTest::newRow("results that may not be written to") << "--results"
                                                        << "r.jsonl"
                                                        << "r.jsonl" << 0400 << "Make the file writable (chmod u+w)";
    QTest::newRow("results in a folder that may not be written to") << "--results"
                                                                    << "in/r.jsonl"
                                                                    << "in" << 0500 << write;
    QTest::newRow("results in a closed folder") << "--results"
                                                << "in/r.jsonl"
                                                << "in" << 0600 << enter;
    QTest::newRow("predictions that may not be written to") << "--predictions"
                                                            << "p.json"
                                                            << "p.json" << 0400 << "Make the file writable (chmod u+w)";
    QTest::newRow("predictions in a folder that may not be written to") << "--predictions"
                                                                        << "in/p.json"
                                                                        << "in" << 0500 << write;
    QTest::newRow("predictions in a new folder of one") << "--predictions"
                                                        << "in/new/p.json"
                                                        << "in" << 0500 << write;
    QTest::newRow("predictions in a closed folder") << "--predictions"
                                                    << "in/p.json"
                                                    << "in" << 0600 << enter;
    QTest::newRow("a sheet in a folder that may not be written to") << "--contact-sheet"
                                                                    << "in/s.png"
                                                                    << "in" << 0500 << write;
}

void TestSocoOutputs::whatCannotBeWrittenIsRefusedWithAFittingRemedy()
{
    QFETCH(QString, option);
    QFETCH(QString, name);
    QFETCH(QString, locked);
    QFETCH(int, rights);
    QFETCH(QString, remedy);
    if (::geteuid() == 0 && QStandardPaths::findExecutable("setpriv").isEmpty())
        QSKIP("Root needs setpriv for this");
    const QTemporaryDir folder;
    const fs::path place = folder.filePath(locked).toStdString();
    if (name == locked)
        put("file", place);
    else
        fs::create_directory(place);
    fs::permissions(place, fs::perms(rights));
    const QStringList command = option == "--contact-sheet"
        ? QStringList{"demo", "--category", "car"}
        : QStringList{"evaluate", m_builder.rootText(), "-m", "dense_sift"};
    const Run told = runWithoutOverride(command + QStringList{option, folder.filePath(name)});
    fs::permissions(place, fs::perms(0755));
    QString why;
    if (remedy.contains("%1"))
        remedy = remedy.arg(folder.filePath(locked));
    QVERIFY2(isOneError(told, remedy, &why), qPrintable(why));
    QVERIFY(told.err.contains(folder.filePath(locked).toUtf8()));
}

QTEST_GUILESS_MAIN(TestSocoOutputs)
#include "tst_soco_outputs.moc"
