#include "app/studio/pages/about_dataset.h"

#include "app/studio/pages/contact_sheet_view.h"
#include "app/studio/pages/dataset_words.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/scripted_desktop.h"
#include "tests/studio/small_demo.h"

#include <QApplication>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTextBrowser>

#include <future>

using namespace soco;
using studio::AboutDataset;
using studio::ContactSheetView;
using studio::DatasetController;

class TestAboutDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhatADatasetIs();
    void saysHowADemoWasMade();
    void numbersAreOfTheLocale();
    void hostileNamesAreText();
    void followsTheDataset();
    void picturesComeAndScroll();
    void copiesTheSheet();
    void savesTheSheet();
    void savesThoughThePageIsClosed();
    void saysWhyItCannotSave();
    void closesWhileItDraws();
    void everyControlHasAName();

private:
    void open(const QString &folder);
    void saveAs(const QString &file);
    std::promise<void> holdSheets() const;
    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }

    test::ScriptedDesktop m_desktop;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<studio::Executor> m_executor;
    std::unique_ptr<widgets::JobQueue> m_jobs;
    std::unique_ptr<DatasetController> m_datasets;
    QPointer<AboutDataset> m_page;
};

void TestAboutDataset::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestAboutDataset::init()
{
    QLocale::setDefault(QLocale::c());
    m_folder = std::make_unique<QTemporaryDir>();
    m_executor = std::make_unique<studio::Executor>();
    m_jobs = std::make_unique<widgets::JobQueue>();
    m_datasets = std::make_unique<DatasetController>(m_jobs.get(), m_executor.get(), studio::Memory(false));
}

void TestAboutDataset::cleanup()
{
    delete m_page;
    m_jobs.reset();
    m_datasets.reset();
    m_folder.reset();
}

void TestAboutDataset::open(const QString &folder)
{
    m_datasets->open(folder);
    QTRY_VERIFY(m_datasets->dataset() && !m_datasets->busy() && m_jobs->activeCount() == 0);
    m_page = new AboutDataset(m_datasets.get(), m_jobs.get(), &m_desktop);
    m_page->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_page));
}

void TestAboutDataset::saysWhatADatasetIs()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    const QString text = m_page->plainText();
    for (const QString &part : {QStringLiteral("SOCOv1"), QFileInfo(builder.rootText()).canonicalFilePath()})
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY(!text.contains("Seed"));
    // Every row with its number.
    const auto row = [&](const QString &name) { return text.section(name + '\n', 1).section('\n', 0, 0); };
    QCOMPARE(row("Categories"), QStringLiteral("2"));
    QCOMPARE(row("Images"), QStringLiteral("6"));
    QCOMPARE(row("Pairs, intra-category"), QStringLiteral("6"));
    QCOMPARE(row("Concepts"), QStringLiteral("3"));
    QCOMPARE(row("Keypoints in images"), QStringLiteral("24")); // five, one hidden, in six images
}

void TestAboutDataset::saysHowADemoWasMade()
{
    test::drawDemo(m_folder->filePath("demo"));
    open(m_folder->filePath("demo"));
    const QString text = m_page->plainText();
    for (const char *part : {"Seed\n7", "Images per category\n2", "64 × 48 pixels", "distance", "visible",
                             "demo_truth.json", "same bytes", "GPL-3.0-or-later"})
        QVERIFY2(text.contains(QString::fromUtf8(part)), qPrintable(QString::fromUtf8(part) + " in " + text));
    QCOMPARE(find<ContactSheetView>("contactSheet")->categories().size(), std::size_t(2));
}

void TestAboutDataset::numbersAreOfTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    test::DatasetBuilder builder;
    const auto dataset = dataset::Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    dataset::Taxonomy taxonomy = (*dataset)->taxonomy();
    taxonomy.superCategories.front().categories.front().concepts.front().keypoints.front().images = 1'234'567;
    QVERIFY(studio::datasetHtml(**dataset, taxonomy, std::nullopt).contains("1.234.567"));
    // Not counted yet: an en dash, no zero.
    QVERIFY(studio::datasetHtml(**dataset, (*dataset)->taxonomy(), std::nullopt).contains(QStringLiteral("–")));
}

void TestAboutDataset::hostileNamesAreText()
{
    test::DatasetBuilder builder;
    builder.write("Metadata/demo_truth.json", R"({"name": "<img src='/etc/passwd'>%1 & <b>x</b>", "options": {}})");
    open(builder.rootText());
    QVERIFY2(m_page->plainText().contains("<img src='/etc/passwd'>%1 & <b>x</b>"), qPrintable(m_page->plainText()));
    QVERIFY(!m_page->plainText().contains("Seed"));
}

void TestAboutDataset::followsTheDataset()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    auto *text = find<QTextBrowser>("aboutText");
    QVERIFY(text->toPlainText().contains("SOCOv1"));
    test::drawDemo(m_folder->filePath("demo"));
    m_datasets->open(m_folder->filePath("demo"));
    QTRY_VERIFY(text->toPlainText().contains("How it was made"));
    QVERIFY(m_page->windowTitle().contains("seed 7"));
}

void TestAboutDataset::picturesComeAndScroll()
{
    test::DatasetBuilder::Options options;
    options.categories.clear();
    for (int i = 0; i < 13; ++i)
        options.categories.push_back("toy" + std::to_string(10 + i));
    options.images = 2;
    test::DatasetBuilder builder(options);
    open(builder.rootText());
    auto *sheet = find<ContactSheetView>("contactSheet");
    m_page->resize(900, 400);
    QTRY_VERIFY(sheet->picturesShown() > 0);
    QVERIFY(sheet->sheetWidth() <= sheet->viewport()->width());
    QVERIFY(sheet->verticalScrollBar()->maximum() > 0);
    sheet->setFocus();
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(sheet, Qt::Key_PageDown);
    QCOMPARE(sheet->verticalScrollBar()->value(), sheet->verticalScrollBar()->maximum());
    QTRY_COMPARE(sheet->picturesShown(), 26);
}

void TestAboutDataset::copiesTheSheet()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    QTest::mouseClick(find<QPushButton>("copySheet"), Qt::LeftButton);
    QTRY_VERIFY(m_desktop.clipboard && m_desktop.clipboard->hasImage());
    const QImage image = QImage::fromData(m_desktop.clipboard->data("image/png"));
    QVERIFY(image.width() >= 2 * find<ContactSheetView>("contactSheet")->sheetWidth());
    QVERIFY(find<QLabel>("sheetNotice")->text().contains(QString::number(image.width())));
    QVERIFY(find<QPushButton>("copySheet")->isEnabled());
}

void TestAboutDataset::saveAs(const QString &file)
{
    m_desktop.answers << file;
    QTest::mouseClick(find<QPushButton>("saveSheet"), Qt::LeftButton);
    QCOMPARE(m_desktop.asked.takeLast(), "Save the contact sheet");
}

// No sheet is drawn before this is kept.
std::promise<void> TestAboutDataset::holdSheets() const
{
    std::promise<void> release;
    m_jobs->start("Waiting", "sheet", [waiting = release.get_future().share()](const Task &) -> Result<QString> {
        waiting.wait();
        return QString();
    });
    return release;
}

void TestAboutDataset::savesTheSheet()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    const QString file = m_folder->filePath("sheet.png");
    saveAs(file);
    QTRY_VERIFY(QFileInfo::exists(file));
    QVERIFY(!QImage(file).isNull());
    QTRY_VERIFY(find<QLabel>("sheetNotice")->text().contains(file));
}

void TestAboutDataset::savesThoughThePageIsClosed()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    const QString file = m_folder->filePath("sheet.png");
    std::promise<void> release = holdSheets();
    saveAs(file);
    delete m_page;
    release.set_value();
    QTRY_COMPARE(m_jobs->activeCount(), 0);
    QVERIFY(!QImage(file).isNull());
}

void TestAboutDataset::saysWhyItCannotSave()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    const QString file = m_folder->filePath("taken.png");
    std::promise<void> release = holdSheets();
    saveAs(file);
    const bool blocked = QDir().mkpath(file); // a folder of that name came between
    release.set_value();
    QVERIFY(blocked);
    QTRY_COMPARE(m_jobs->activeCount(), 0);
    QTRY_VERIFY(find<QLabel>("sheetNotice")->text().contains("taken.png"));
    QVERIFY(!find<QLabel>("sheetNotice")->text().startsWith("Saved"));
    QVERIFY(find<QPushButton>("saveSheet")->isEnabled());
}

void TestAboutDataset::closesWhileItDraws()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    QTest::mouseClick(find<QPushButton>("copySheet"), Qt::LeftButton);
    QTest::keyClick(m_page, Qt::Key_Escape);
    QTRY_VERIFY(!m_page);
    QTRY_COMPARE(m_jobs->activeCount(), 0);
}

void TestAboutDataset::everyControlHasAName()
{
    test::DatasetBuilder builder;
    open(builder.rootText());
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_"))
            continue;
        const auto *button = qobject_cast<const QPushButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestAboutDataset)
#include "tst_about_dataset.moc"
