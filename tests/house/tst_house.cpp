// The direction of dependence, read off the includes and off the link graph: arrows go down only.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

// A part of the house, and the parts it may include and link beside itself. Order: README.md, "The house".
struct Part {
    QString folder;
    QStringList below;
};

const QList<Part> &parts()
{
    static const QList<Part> table{
        {"core/base", {}},
        {"core/dataset", {"core/base"}},
        {"core/quality", {"core/base", "core/dataset"}},
        {"core/demo/categories", {"core/base", "core/demo/modelling", "core/demo/materials"}},
        {"core/demo", {"core/base", "core/dataset"}},
        {"core/vision", {"core/base"}},
        {"core/benchmark", {"core/base", "core/dataset", "core/vision"}},
        {"widgets/common", {"core/"}},
        {"widgets/taxonomy", {"core/", "widgets/common"}},
        {"widgets/canvas", {"core/", "widgets/common"}},
        {"widgets/inspector", {"core/", "widgets/common"}},
        {"widgets/charts", {"core/", "widgets/common"}},
        {"widgets/jobs", {"core/", "widgets/common"}},
        {"app/cli", {"core/"}},
        {"app/studio", {"core/", "widgets/"}},
        // The rooms of app/studio, one above the other. main() is in the shell and starts what measures the window.
        {"app/studio/workspace", {"core/", "widgets/"}},
        {"app/studio/pages", {"core/", "widgets/", "app/studio/workspace"}},
        {"app/studio/layouts", {"core/", "widgets/", "app/studio/workspace", "app/studio/pages"}},
        {"app/studio/shell", {"core/", "widgets/", "app/studio/workspace", "app/studio/pages", "app/studio/layouts", "app/studio/benches"}},
        {"app/studio/benches", {"core/", "widgets/", "app/studio/workspace", "app/studio/layouts", "app/studio/shell"}},
    };
    return table;
}

QStringList sources(const QString &folder)
{
    QStringList files;
    QDirIterator it(QStringLiteral(SOCO_SOURCE_DIR) + '/' + folder, {"*.h", "*.cpp"}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    files.sort();
    return files;
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n');
}

QStringList includesOf(const QString &path)
{
    static const QRegularExpression pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
    QStringList names;
    for (const QString &line : linesOf(path))
        if (const auto match = pattern.match(line); match.hasMatch())
            names << match.captured(1);
    return names;
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void topLevelIsFixed();
    void everyFolderHasItsPlace();
    void includesGoDown_data();
    void includesGoDown();
    void linksGoDown();
    void filesAreSmall();
    void testClassesAreNamedAfterTheirFile();
    void noHeaderOfPrivateParts();
    void privatePartsHaveOneIdiom();
    void classesAreDeclaredWhereTheirSourceIs();
    void filesAreReplacedByOneWriter();
    void onlyTheDesktopLeavesTheWindow();
    void rightIsDecidedInOnePlace();
    void coreHasNoFriendClasses();
    void citationsResolve();
};

void TestHouse::topLevelIsFixed()
{
    const QStringList allowed{"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "build", "core",
                              "packaging", "resources", "tests", "translations", "widgets"};
    for (const QString &name : QDir(SOCO_SOURCE_DIR).entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
        QVERIFY2(allowed.contains(name) || name.startsWith("build-"), qPrintable(name + " is not part of the top level"));
}

void TestHouse::everyFolderHasItsPlace()
{
    for (const char *top : {"core", "widgets", "app"}) {
        for (const QString &name : QDir(QStringLiteral(SOCO_SOURCE_DIR) + '/' + top).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString folder = QStringLiteral("%1/%2").arg(top, name);
            const bool known = std::any_of(parts().begin(), parts().end(), [&](const Part &part) { return part.folder == folder; });
            QVERIFY2(known, qPrintable(folder + " has no place in the table of this test"));
        }
    }
}

void TestHouse::includesGoDown_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < parts().size(); ++i)
        QTest::addRow("%s", qPrintable(parts()[i].folder)) << i;
}

void TestHouse::includesGoDown()
{
    QFETCH(int, index);
    const Part &part = parts()[index];
    const QStringList files = sources(part.folder);
    QVERIFY2(!files.isEmpty(), qPrintable(part.folder + " holds no source"));
    static const QRegularExpression ours("^(core|widgets|app)/");
    static const QRegularExpression libTorch("^(torch|ATen|c10|caffe2)/");
    static const QRegularExpression qt("^(Q[A-Z]|Qt)");
    for (const QString &file : files) {
        for (const QString &name : includesOf(file)) {
            const QByteArray what = (file + " includes " + name).toUtf8();
            if (ours.match(name).hasMatch()) {
                const bool allowed = name.startsWith(part.folder + '/')
                    || std::any_of(part.below.begin(), part.below.end(), [&](const QString &below) {
                           return name.startsWith(below.endsWith('/') ? below : below + '/');
                       });
                QVERIFY2(allowed, what.constData());
                if (!part.folder.startsWith("core/demo") && name.startsWith("core/demo/"))
                    QVERIFY2(name == "core/demo/demo.h", what.constData());
            }
            if (libTorch.match(name).hasMatch())
                QVERIFY2(part.folder == "core/vision", what.constData());
            if (name.contains("qcustomplot", Qt::CaseInsensitive))
                QVERIFY2(part.folder == "widgets/charts", what.constData());
            if (qt.match(name).hasMatch())
                QVERIFY2(!part.folder.startsWith("core/"), what.constData());
            if (name.startsWith("opencv2/"))
                QVERIFY2(file.contains("core/vision/baselines/")
                             || (file.contains("core/demo/sheets/") && name == "opencv2/imgproc.hpp"), what.constData());
        }
    }
}

void TestHouse::linksGoDown()
{
    // Written by packaging/cmake/SocoBuild.cmake: "target folder: library library ...".
    const QStringList lines = linesOf(QStringLiteral(SOCO_LINK_GRAPH));
    QHash<QString, QString> folderOf;
    for (const QString &line : lines)
        if (const auto words = line.section(':', 0, 0).split(' ', Qt::SkipEmptyParts); words.size() == 2)
            folderOf.insert(words[0], words[1]);
    QVERIFY2(folderOf.size() >= 5, "the link graph is empty");
    for (const QString &line : lines) {
        const QString target = line.section(' ', 0, 0), folder = folderOf.value(target);
        const auto part = std::find_if(parts().begin(), parts().end(), [&](const Part &p) {
            return folder == p.folder || folder.startsWith(p.folder + '/');
        });
        if (part == parts().end())
            continue; // a test
        for (const QString &library : line.section(':', 1).split(' ', Qt::SkipEmptyParts)) {
            const QByteArray what = (target + " links " + library).toUtf8();
            if (const QString there = folderOf.value(library); !there.isEmpty()) {
                const bool allowed = there.startsWith(part->folder)
                    || std::any_of(part->below.begin(), part->below.end(), [&](const QString &below) {
                           // A library may hold several folders (core/demo: modelling and materials); cycles of
                           // libraries are an error at configure time.
                           return there.startsWith(below) || below.startsWith(there + '/');
                       });
                QVERIFY2(allowed, what.constData());
            }
            if (library.startsWith("Qt6::"))
                QVERIFY2(!part->folder.startsWith("core/"), what.constData());
            if (library.startsWith("LibTorch"))
                QVERIFY2(part->folder == "core/vision", what.constData());
            if (library.contains("qcustomplot", Qt::CaseInsensitive))
                QVERIFY2(part->folder == "widgets/charts", what.constData());
            if (library.startsWith("OpenCV"))
                QVERIFY2(part->folder == "core/vision" || (part->folder == "core/demo" && library == "OpenCV::imgproc"),
                         what.constData());
        }
    }
}

void TestHouse::filesAreSmall()
{
    for (const char *top : {"core", "widgets", "app", "tests"})
        for (const QString &file : sources(top))
            QVERIFY2(linesOf(file).size() <= 600, qPrintable(file + " has more than 600 lines: split it"));
}

// tst_pair_index.cpp holds TestPairIndex and runs it.
void TestHouse::testClassesAreNamedAfterTheirFile()
{
    static const QRegularExpression testClass("^class (\\w+) (?:final )?: public QObject");
    static const QRegularExpression mainOf("^QTEST_\\w*MAIN\\((\\w+)\\)");
    int programs = 0;
    for (const QString &file : sources("tests")) {
        const QString stem = QFileInfo(file).completeBaseName();
        if (!stem.startsWith("tst_") || !file.endsWith(".cpp"))
            continue;
        QString expected = "Test";
        for (const QString &word : stem.mid(4).split('_', Qt::SkipEmptyParts))
            expected += word.left(1).toUpper() + word.mid(1);
        QStringList classes, mains;
        for (const QString &line : linesOf(file)) {
            if (const auto match = testClass.match(line); match.hasMatch())
                classes << match.captured(1);
            if (const auto match = mainOf.match(line); match.hasMatch())
                mains << match.captured(1);
        }
        QVERIFY2(classes.contains(expected), qPrintable(file + " holds no class " + expected));
        QVERIFY2(mains.isEmpty() || mains == QStringList{expected}, qPrintable(file + " runs " + mains.join(", ")));
        ++programs;
    }
    QVERIFY(programs > 50);
}

// What waits for a person or for the system goes through widgets/common/desktop.h, so that tests can answer.
void TestHouse::onlyTheDesktopLeavesTheWindow()
{
    const QStringList kept{"QFileDialog", "QMessageBox", "QInputDialog", "QClipboard"};
    for (const char *top : {"widgets", "app"})
        for (const QString &file : sources(top)) {
            if (file.endsWith("widgets/common/desktop.cpp"))
                continue;
            for (const QString &name : includesOf(file))
                QVERIFY2(!kept.contains(name), qPrintable(file + " includes " + name));
            for (const QString &line : linesOf(file)) {
                QVERIFY2(!line.contains("->popup("), qPrintable(file + " opens a menu: " + line.trimmed()));
                QVERIFY2(!file.contains("/widgets/") || !line.contains("Desktop::system()"),
                         qPrintable(file + " passes by its window's desktop: " + line.trimmed()));
            }
        }
}

// Private parts are classes of their own with header and test, or stand in the .cpp.
void TestHouse::noHeaderOfPrivateParts()
{
    for (const char *top : {"core", "widgets", "app"})
        for (const QString &file : sources(top))
            QVERIFY2(!file.endsWith("_p.h"), qPrintable(file + " bares private parts: give them a class of their own"));
}

// What stands in the .cpp is a nested `struct Private`, held as `std::unique_ptr<Private> d`.
void TestHouse::privatePartsHaveOneIdiom()
{
    static const QRegularExpression pointer("unique_ptr<(?:class |struct )?(\\w*(?:Private|Impl))> (\\w+);");
    for (const char *top : {"core", "widgets", "app"})
        for (const QString &file : sources(top))
            for (const QString &line : linesOf(file))
                if (const auto match = pointer.match(line); match.hasMatch())
                    QVERIFY2(match.captured(1) == "Private" && match.captured(2) == "d", qPrintable(file + ": " + line.trimmed()));
}

// A source without a header of its name belongs to another header; a class of the source's name does not: chart_maker.cpp
// beside a chart.h that declares ChartMaker.
void TestHouse::classesAreDeclaredWhereTheirSourceIs()
{
    static const QRegularExpression declared("^(?:class|struct) (\\w+)(?: final)?(?: :.*|\\s*\\{?)$");
    for (const char *top : {"core", "widgets", "app"}) {
        const QStringList files = sources(top);
        for (const QString &header : files) {
            if (!header.endsWith(".h") || header.contains("/core/demo/categories/")) // folders of one family each
                continue;
            const QDir folder = QFileInfo(header).dir();
            for (const QString &line : linesOf(header)) {
                const auto match = declared.match(line);
                if (!match.hasMatch())
                    continue;
                QString stem;
                for (const QChar letter : match.captured(1)) {
                    if (letter.isUpper() && !stem.isEmpty())
                        stem += '_';
                    stem += letter.toLower();
                }
                const bool elsewhere = stem != QFileInfo(header).completeBaseName() && files.contains(folder.filePath(stem + ".cpp"));
                QVERIFY2(!elsewhere, qPrintable(header + " declares " + match.captured(1) + ", which " + stem + ".cpp defines"));
            }
        }
    }
}

// Links, rights, owners and access lists of what is replaced are kept by core/base (AtomicWriter). The demo's thousands of
// new pictures are written without syncs.
void TestHouse::filesAreReplacedByOneWriter()
{
    static const QRegularExpression replaces("QSaveFile|\\bmkos?temp\\b|\\brename\\(|\\bofstream\\b");
    for (const char *top : {"core", "widgets", "app"})
        for (const QString &file : sources(top)) {
            if (file.contains("/core/base/") || file.endsWith("/core/demo/writing/quick_file.cpp"))
                continue;
            for (const QString &line : linesOf(file))
                QVERIFY2(!replaces.match(line).hasMatch(), qPrintable(file + ": " + line.trimmed()));
        }
}

// isRight() and rightCount(), whoever counts.
void TestHouse::rightIsDecidedInOnePlace()
{
    static const QRegularExpression decides(
        "([<>]=?|const float \\w+ =) *(2\\.0f \\* )?float\\([\\w.]*(alpha|threshold)\\)");
    for (const char *top : {"core", "widgets", "app"})
        for (const QString &file : sources(top)) {
            if (file.endsWith("/core/benchmark/metrics.h"))
                continue;
            for (const QString &line : linesOf(file))
                QVERIFY2(!decides.match(line).hasMatch(), qPrintable(file + ": " + line.trimmed()));
        }
}

// What a class needs of another is public, or plain data that it is made of.
void TestHouse::coreHasNoFriendClasses()
{
    for (const QString &file : sources("core"))
        for (const QString &line : linesOf(file))
            QVERIFY2(!line.contains("friend class"), qPrintable(file + ": " + line.trimmed()));
}

// A document that is cited is in the repository, and has the section that the citation names:
// core/vision/README.md, "Position rules".
void TestHouse::citationsResolve()
{
    const QDir top(QStringLiteral(SOCO_SOURCE_DIR));
    QStringList files{top.filePath("CMakeLists.txt"), top.filePath("README.md")};
    for (const char *folder : {"app", "core", "packaging", "resources/published", "tests", "translations", "widgets"}) {
        QDirIterator it(top.filePath(folder), {"*.h", "*.cpp", "*.md", "*.txt", "*.cmake", "*.csv", "*.py", "*.sh"},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files << it.next();
    }
    static const QRegularExpression lineBreak("\\s*\\n\\s*(?://|#|\\*)?\\s*");
    static const QRegularExpression citation("([\\w./-]*\\w\\.md)\\b(?:, \"([^\"]+)\")?");
    int citations = 0, sections = 0;
    for (const QString &file : files) {
        if (file.contains("/tests/dataset/data/") || file.endsWith("tst_house.cpp"))
            continue;
        const QString text = linesOf(file).join('\n').remove('`').replace(lineBreak, " ");
        for (auto it = citation.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            const QString document = top.filePath(match.captured(1)), section = match.captured(2);
            const QByteArray what = (file + " cites " + match.captured(0)).toUtf8();
            QVERIFY2(QFileInfo(document).isFile(), what.constData());
            ++citations;
            if (section.isEmpty())
                continue;
            ++sections;
            const QStringList lines = linesOf(document);
            const bool found = std::any_of(lines.begin(), lines.end(), [&](const QString &line) {
                return line.startsWith('#') && line.section(' ', 1).trimmed() == section;
            });
            QVERIFY2(found, what.constData());
        }
    }
    QVERIFY(citations > 40);
    QVERIFY(sections > 40);
}

QTEST_APPLESS_MAIN(TestHouse)
#include "tst_house.moc"
