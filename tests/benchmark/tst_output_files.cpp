#include "core/benchmark/output_files.h"

#include <QTemporaryDir>
#include <QTest>

namespace fs = std::filesystem;
using soco::benchmark::checkOutputFiles;

class TestOutputFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOfTheirOwnAreFine();
    void predictionsOfTwoModelsSpareEachOther();
    void theDatasetIsSparedThroughLinks();

private:
    fs::path path(const char *name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
};

void TestOutputFiles::filesOfTheirOwnAreFine()
{
    QVERIFY(checkOutputFiles({}, {}, path("data")));
    QVERIFY(checkOutputFiles({}, {{}, {}}, path("data")));
    QVERIFY(checkOutputFiles(path("r"), {path("a.jsonl"), path("b.jsonl")}, path("data")));
    QVERIFY(checkOutputFiles(path("data/r"), {path("data/a.jsonl"), path("data/Images2/b.jsonl")}, path("data")));
}

void TestOutputFiles::predictionsOfTwoModelsSpareEachOther()
{
    fs::create_symlink("one.jsonl", path("two.jsonl"));
    const auto apart = checkOutputFiles({}, {path("one.jsonl"), {}, path("two.jsonl")}, path("data"));
    QVERIFY(!apart);
    QVERIFY(apart.error().text().find("one.jsonl") != std::string::npos);
}

void TestOutputFiles::theDatasetIsSparedThroughLinks()
{
    fs::create_directories(path("disk/pictures"));
    fs::create_directories(path("linked"));
    fs::create_directory_symlink(path("disk/pictures"), path("linked/Images"));
    fs::create_directory_symlink(path("linked"), path("by another name"));
    for (const char *file : {"linked/Images/a.png", "disk/pictures/a.png", "by another name/Images/new/a.png"})
        QVERIFY2(!checkOutputFiles({}, {path(file)}, path("linked")), file);
    QVERIFY(checkOutputFiles({}, {path("disk/a.png")}, path("linked")));
}

QTEST_GUILESS_MAIN(TestOutputFiles)
#include "tst_output_files.moc"
