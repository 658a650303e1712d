// What surrounds the layouts: messages, drops, size, and what is remembered from one start to the next.

#include "app/studio/layouts/explore/explore_controller.h"
#include "app/studio/shell/message_bar.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "tests/studio/small_demo.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QGraphicsView>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QToolButton>
#include <QTranslator>

#include <filesystem>
#include <optional>

using namespace soco;
using studio::Messages;
using test::OpenWindow;

class TestWindowFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void longMessagesWrapAtWords();
    void whatThreeLinesCannotSayIsShownOnRequest();
    void aMessageGoesWithTheNextSuccessOfItsKind();
    void aMessageCanBeCopiedWhole();
    void dropsOnlyCopy_data();
    void dropsOnlyCopy();
    void aDroppedFileOfWeightsOffersToAddTheModel();
    void openingAsksForAFolder();
    void menusOfButtonsGoThroughTheDesktop();
    void aTabGivesItsPanelTheKeyboardWhateverItsTitle();
    void twoDatasetsOfOneNameAreToldApart();
    void linksThatLeaveTheDatasetAreAskedAbout();
    void whatCannotBeReadIsSaid();
    void aFolderWithNothingInItSaysSo_data();
    void aFolderWithNothingInItSaysSo();
    void aTaxonomyThatIsNotThereIsNotShown();
    void countsOfOneAreSingular();
    void fitsOnTheScreen();
    void remembersHowItWasLeft();
    void remembersAFreePin();
    void recentDatasetsAreNamed();
    void aPictureOfTheWindowRemembersNothing();
    void theLanguageIsRemembered();
    void theLanguageInForceIsMarked();

private:
    static studio::MessageBar *bar(const OpenWindow &w) { return w.window.findChild<studio::MessageBar *>(); }
    static QMimeData *dragged(const QString &path)
    {
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(path)});
        return data;
    }
    // As the window system delivers it.
    static Qt::DropAction drop(OpenWindow &w, const QString &path, Qt::DropActions possible)
    {
        const std::unique_ptr<QMimeData> data(dragged(path));
        QDragEnterEvent enter({100, 100}, possible, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&w.window, &enter);
        if (!enter.isAccepted())
            return Qt::IgnoreAction;
        QDropEvent event({100, 100}, possible, data.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&w.window, &event);
        return event.dropAction();
    }

    test::DatasetBuilder m_builder;
    QTemporaryDir m_settings;
};

void TestWindowFrame::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("soco-studio-tests");
    QCoreApplication::setApplicationName("tst_WindowFrame");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestWindowFrame::longMessagesWrapAtWords()
{
    OpenWindow w(false, {1280, 800});
    QVERIFY(w.open(m_builder.rootText()));
    const QString text =
        "/tmp/somewhere has neither ImageAnnotations, Images/ and PairAnnotations/ nor a folder below it that "
        "has them, so that it is no dataset of this kind; choose the folder above, or another one.";
    w.workspace.messages()->problem({.text = text, .action = "Replace"});
    auto *label = w.find<QLabel>("messageText");
    QTRY_COMPARE(label->text().simplified(), text);
    QVERIFY(label->text().contains('\n'));
    const QStringList words = text.split(' ');
    for (const QString &word : label->text().simplified().split(' '))
        QVERIFY2(words.contains(word), qPrintable(word));
    for (const QString &line : label->text().split('\n'))
        QVERIFY(label->fontMetrics().horizontalAdvance(line) <= label->width());
    QTRY_VERIFY(label->height() >= 2 * label->fontMetrics().height()); // all of it in sight
    QVERIFY(!w.find<QWidget>("messageMore")->isVisible());
    w.workspace.messages()->problem({.text = "All is said"});
    QTRY_COMPARE(label->text(), QStringLiteral("All is said"));
    QTRY_VERIFY(label->height() < 2 * label->fontMetrics().height());
}

void TestWindowFrame::whatThreeLinesCannotSayIsShownOnRequest()
{
    OpenWindow w(false, {1280, 800});
    QVERIFY(w.open(m_builder.rootText()));
    const QString text = "Cannot read " + QString("/some folder").repeated(80) + "/car_12.JPEG: Permission denied";
    w.workspace.messages()->problem({.text = text});
    auto *label = w.find<QLabel>("messageText");
    QTRY_COMPARE(label->text().count('\n'), 2);
    QTRY_VERIFY(label->text().endsWith(QChar(0x2026)));
    QCOMPARE(label->text().count(QChar(0x2026)), 1);
    // A line ends between the parts of a path, or at a space, which goes.
    const auto unbroken = [](QString shown) { return shown.remove('\n').remove(' '); };
    QVERIFY2(unbroken(text).startsWith(unbroken(label->text().chopped(1))), qPrintable(label->text()));
    QCOMPARE(label->toolTip(), text);
    auto *more = w.find<QWidget>("messageMore");
    QVERIFY(more->isVisible());
    QTest::mouseClick(more, Qt::LeftButton);
    QTRY_COMPARE(unbroken(label->text()), unbroken(text));
    QTRY_VERIFY(label->height() >= label->text().count('\n') * label->fontMetrics().height());
    QTest::mouseClick(more, Qt::LeftButton);
    QTRY_COMPARE(label->text().count('\n'), 2);
}

void TestWindowFrame::aMessageGoesWithTheNextSuccessOfItsKind()
{
    OpenWindow w;
    QTemporaryDir empty;
    w.window.show();
    w.workspace.datasets()->open(empty.path());
    QTRY_VERIFY(bar(w)->isVisible());
    // A success of another kind leaves it.
    w.workspace.messages()->solved(Messages::About::Evaluation);
    QVERIFY(bar(w)->isVisible());
    QVERIFY(w.open(m_builder.rootText()));
    QVERIFY(!bar(w)->isVisible());
}

void TestWindowFrame::aMessageCanBeCopiedWhole()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    const QString text = "Cannot read " + QString("/folder").repeated(60) + ".JPEG";
    w.workspace.messages()->problem({.text = text});
    QTest::mouseClick(w.find<QToolButton>("messageCopy"), Qt::LeftButton);
    QCOMPARE(w.desktop.clipboard->text(), text);
}

void TestWindowFrame::dropsOnlyCopy_data()
{
    QTest::addColumn<Qt::DropActions>("possible");
    QTest::addColumn<Qt::DropAction>("done");
    QTest::newRow("copy or move") << Qt::DropActions(Qt::CopyAction | Qt::MoveAction) << Qt::CopyAction;
    QTest::newRow("copy") << Qt::DropActions(Qt::CopyAction) << Qt::CopyAction;
    QTest::newRow("move alone") << Qt::DropActions(Qt::MoveAction) << Qt::IgnoreAction;
}

void TestWindowFrame::dropsOnlyCopy()
{
    QFETCH(Qt::DropActions, possible);
    QFETCH(Qt::DropAction, done);
    OpenWindow w;
    w.window.show();
    QCOMPARE(drop(w, m_builder.rootText(), possible), done);
    QVERIFY(w.wait());
    QCOMPARE(w.workspace.datasets()->dataset() != nullptr, done == Qt::CopyAction);
}

void TestWindowFrame::aDroppedFileOfWeightsOffersToAddTheModel()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QTemporaryDir folder;
    const QString path = folder.filePath("tuned.safetensors");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(drop(w, path, Qt::CopyAction), Qt::CopyAction);
    auto *dialog = w.find<QDialog>("modelOfFile");
    QVERIFY(dialog && dialog->isVisible());
    auto *names = dialog->findChild<QComboBox *>("modelNames");
    QTest::keyClick(names, Qt::Key_Return);
    QVERIFY(w.wait());
    QCOMPARE(int(w.workspace.engine()->models().size()), 2);
    QVERIFY(w.workspace.engine()->spec(2).file == path.toStdString());
    QVERIFY(w.workspace.datasets()->dataset());
}

void TestWindowFrame::openingAsksForAFolder()
{
    OpenWindow w;
    w.window.show();
    w.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&w.window));
    QTest::keyClick(&w.window, Qt::Key_O, Qt::ControlModifier);
    QCOMPARE(int(w.desktop.asked.size()), 1);
    QVERIFY(!w.workspace.datasets()->busy()); // closed without an answer
    w.desktop.answers << m_builder.rootText();
    QTest::keyClick(&w.window, Qt::Key_O, Qt::ControlModifier);
    QVERIFY(w.wait());
    QVERIFY(w.workspace.datasets()->dataset());
}

void TestWindowFrame::menusOfButtonsGoThroughTheDesktop()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all"); // a chart of nothing has no menu
    QVERIFY(w.wait());
    const auto opens = [&](const char *button, const char *menu) {
        QTest::mouseClick(w.find<QWidget>(button), Qt::LeftButton);
        const bool opened = w.desktop.menus.value(w.desktop.menus.size() - 1) == menu;
        w.find<QMenu>(menu)->close();
        return opened && w.find<QMenu>(menu); // it stays for the next click
    };
    QVERIFY(opens("pairSort", "pairSortMenu"));
    QVERIFY(opens("chartAMenu", "chartAActions"));
    for (QAction *action : w.find<QMenu>("chartAActions")->actions().mid(0, 2)) {
        w.desktop.clipboard.reset();
        action->trigger();
        QVERIFY(w.desktop.clipboard);
    }
}

void TestWindowFrame::aTabGivesItsPanelTheKeyboardWhateverItsTitle()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    auto *jobs = w.find<QDockWidget>("jobsDock");
    QTabBar *tabs = nullptr;
    int tab = -1;
    for (auto *bar : w.window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly))
        for (int i = 0; i < bar->count(); ++i)
            if (bar->tabText(i) == jobs->windowTitle()) {
                tabs = bar;
                tab = i;
            }
    QVERIFY(tabs);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    jobs->setWindowTitle("Jobs  1"); // another has begun
    QTRY_VERIFY(w.find<QWidget>("jobsList")->hasFocus());
}

void TestWindowFrame::twoDatasetsOfOneNameAreToldApart()
{
    const test::DatasetBuilder other; // both are called SOCOv1
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    const QString first = w.window.windowTitle();
    QVERIFY2(first.contains(m_builder.rootText()), qPrintable(first));
    QVERIFY(w.open(other.rootText()));
    QVERIFY(w.window.windowTitle() != first);
}

void TestWindowFrame::linksThatLeaveTheDatasetAreAskedAbout()
{
    const test::DatasetBuilder builder;
    QTemporaryDir disk;
    std::filesystem::rename(builder.root() / "Images", disk.filePath("Images").toStdString());
    std::filesystem::create_directory_symlink(disk.filePath("Images").toStdString(), builder.root() / "Images");
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QVERIFY(bar(w)->isVisible());
    QVERIFY2(bar(w)->text().contains("Images"), qPrintable(bar(w)->text()));
    auto *follow = w.find<QPushButton>("messageAction");
    QVERIFY(follow->isVisible());
    w.desktop.button = 1; // do not
    QTest::mouseClick(follow, Qt::LeftButton);
    QCOMPARE(int(w.desktop.asked.size()), 1);
    QVERIFY(w.wait());
    QVERIFY(w.workspace.datasets()->dataset()->images().empty());
    w.trigger("file.reload");
    QVERIFY(w.wait());
    w.desktop.button = 0;
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(w.wait());
    QCOMPARE(int(w.workspace.datasets()->dataset()->images().size()), 6);
    QVERIFY(!bar(w)->isVisible());
}

void TestWindowFrame::whatCannotBeReadIsSaid()
{
    const test::DatasetBuilder builder;
    builder.remove("PairAnnotations/cross");
    builder.write("PairAnnotations/cross", "a file in a folder's place");
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QVERIFY(bar(w)->isVisible());
    QVERIFY2(bar(w)->text().contains("cross"), qPrintable(bar(w)->text()));
}

void TestWindowFrame::aFolderWithNothingInItSaysSo_data()
{
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<QString>("said"); // after the place
    QTest::newRow("an empty Images/")
        << QStringList{"Images/bus", "Images/car", "PairAnnotations", "KeypointAnnotations", "Metadata"}
        << "Found: Images/ (empty). Missing: PairAnnotations/, KeypointAnnotations/, "
           "Metadata/. Unpack Images.zip, PairAnnotations.zip, KeypointAnnotations.zip in "
           "this folder and read it again (F5), or open another one.";
    QTest::newRow("no pairs") << QStringList{"PairAnnotations"}
                              << "Found: Images/, KeypointAnnotations/, Metadata/. Missing: PairAnnotations/. Unpack "
                                 "PairAnnotations.zip in this folder and read it again (F5), or open another one.";
    QTest::newRow("no pictures")
        << QStringList{"Images"}
        << "Found: PairAnnotations/, KeypointAnnotations/, Metadata/. Missing: Images/. Unpack "
           "Images.zip in this folder and read it again (F5), or open another one.";
}

void TestWindowFrame::aFolderWithNothingInItSaysSo()
{
    QFETCH(QStringList, removed);
    QFETCH(QString, said);
    const test::DatasetBuilder builder;
    for (const QString &folder : removed)
        QVERIFY(QDir(builder.rootText() + '/' + folder).removeRecursively());
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QVERIFY(bar(w)->isVisible());
    const QString text = bar(w)->text();
    QVERIFY2(text.startsWith("There are ") && text.contains(builder.rootText()), qPrintable(text));
    QVERIFY2(text.endsWith(". " + said), qPrintable(text));
    QCOMPARE(w.find<QPushButton>("messageAction")->text(), QStringLiteral("Open dataset"));
    // Nothing is evaluated there, and it is said why.
    if (removed.contains("PairAnnotations")) {
        w.trigger("evaluate.all");
        QCOMPARE(w.status(), QStringLiteral("This dataset has no pairs to evaluate."));
    }
    // Once they are there the message goes.
    w.workspace.findChild<studio::FolderWatch *>()->watch({}); // by F5 alone
    std::filesystem::copy(m_builder.root(), builder.root(),
                          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    w.trigger("file.reload");
    QVERIFY(w.wait());
    QTRY_VERIFY2(!bar(w)->isVisible(), qPrintable(bar(w)->text()));
}

// The tree says what it is made from, offers no file that is not there, and is silent where there are no pairs either.
void TestWindowFrame::aTaxonomyThatIsNotThereIsNotShown()
{
    const test::DatasetBuilder builder;
    std::filesystem::remove(builder.root() / "Metadata/keypoint_taxonomy.json");
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QTRY_VERIFY(w.find<QLabel>("taxonomyNotice")->isVisible());
    QVERIFY(!w.find<QPushButton>("taxonomyShowFile")->isVisible());
    QVERIFY(QDir(builder.rootText() + "/PairAnnotations").removeRecursively());
    w.trigger("file.reload");
    QVERIFY(w.wait());
    QTRY_VERIFY(!w.find<QLabel>("taxonomyNotice")->isVisible());
}

void TestWindowFrame::countsOfOneAreSingular()
{
    const test::DatasetBuilder builder({.categories = {"car"}, .images = 2});
    for (const char *folder : {"PairAnnotations/cross", "PairAnnotations/trainsplits"})
        QVERIFY(QDir(builder.rootText() + '/' + folder).removeRecursively());
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    QCOMPARE(w.find<QLabel>("countStatus")->text(), QStringLiteral("1 category, 2 images, 1 pair"));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QVERIFY2(w.status().startsWith("colour: 1 pair in "), qPrintable(w.status()));
    const QStringList texts = [&w] {
        QStringList all;
        for (const widgets::JobQueue::Job &job : w.workspace.jobs()->jobs())
            all << job.lastLine;
        return all;
    }();
    QVERIFY2(texts.contains("2 images, 1 pair"), qPrintable(texts.join('\n')));
}

void TestWindowFrame::fitsOnTheScreen()
{
    OpenWindow w(false, {});
    const QSize room = w.window.screen()->availableSize().expandedTo(w.window.minimumSize());
    QVERIFY(w.window.width() <= room.width() && w.window.height() <= room.height());
}

void TestWindowFrame::remembersHowItWasLeft()
{
    QString left;
    {
        OpenWindow w(true);
        QVERIFY(w.open(m_builder.rootText()));
        QTest::keyClick(w.find<QWidget>("exploreCanvas"), Qt::Key_D);
        QTest::keyClick(w.find<QWidget>("exploreCanvas"), Qt::Key_C);
        QTest::keyClick(w.find<QWidget>("exploreCanvas"), Qt::Key_BracketLeft);
        QVERIFY(w.wait());
        auto *alpha = w.find<QComboBox>("alpha");
        alpha->setFocus();
        QTest::keyClick(alpha, Qt::Key_Up);
        const auto &source = w.workspace.engine()->pair()->pair.source;
        w.workspace.selection()->setPoint(source.keypoints.back().position, QString::fromStdString(source.keypoints.back().name));
        left = w.currentRow() + ' ' + w.workspace.selection()->keypoint();
        w.window.setWindowState(Qt::WindowMaximized);
        w.window.close();
    }
    OpenWindow w(true, {});
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
    w.window.show();
    w.window.start({}, {});
    QTRY_VERIFY(w.workspace.datasets()->dataset() && w.settled());
    QCOMPARE(w.currentRow() + ' ' + w.workspace.selection()->keypoint(), left);
    QVERIFY(w.workspace.selection()->pin());
    QVERIFY(w.workspace.judge().criterion == benchmark::Criterion::Cc);
    QVERIFY(w.workspace.judge().alpha < 0.1);
    QCOMPARE(w.find<QComboBox>("alpha")->currentData().toDouble(), w.workspace.judge().alpha);
    QCOMPARE(w.workspace.map().opacity, 80);
    QVERIFY(w.window.isMaximized());
}

void TestWindowFrame::remembersAFreePin()
{
    std::optional<ImagePoint> left;
    {
        OpenWindow w(true);
        QVERIFY(w.open(m_builder.rootText()));
        QWidget *source = w.window.findChildren<QGraphicsView *>().first()->viewport();
        QTest::mouseClick(source, Qt::LeftButton, Qt::AltModifier, source->rect().center() + QPoint(7, 3));
        left = w.workspace.selection()->pin();
        QVERIFY(left && w.workspace.selection()->keypoint().isEmpty());
        QVERIFY(w.wait());
        w.window.close();
    }
    OpenWindow w(true);
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
    w.window.show();
    w.window.start({}, {});
    QTRY_VERIFY(w.workspace.datasets()->dataset() && w.settled());
    QVERIFY(w.workspace.selection()->pin() == left);
    QCOMPARE(w.find<QWidget>("inspectorHead")->accessibleName(), "Free point");
}

void TestWindowFrame::recentDatasetsAreNamed()
{
    const QString demo = m_settings.filePath("some & folder");
    test::drawDemo(demo);
    OpenWindow w(true);
    QVERIFY(w.open(m_builder.rootText()));
    QVERIFY(w.open(demo));
    const QString name = QString::fromStdString(w.workspace.datasets()->dataset()->name());
    auto *menu = w.find<QMenu>("recentMenu");
    menu->popup({10, 10});
    const QString first = menu->actions().first()->text();
    QVERIFY2(first.startsWith(name) && first.contains("some && folder"), qPrintable(first));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(1)).center());
    QVERIFY(w.wait());
    QVERIFY(QFileInfo(QString::fromStdString(w.workspace.datasets()->dataset()->root().string()))
            == QFileInfo(m_builder.rootText()));
}

void TestWindowFrame::aPictureOfTheWindowRemembersNothing()
{
    const QStringList before = QSettings().allKeys();
    {
        OpenWindow w;
        QVERIFY(w.open(m_builder.rootText()));
        w.window.close();
    }
    QCOMPARE(QSettings().allKeys(), before);
}

void TestWindowFrame::theLanguageIsRemembered()
{
    OpenWindow w(true);
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("view.chinese");
    QCOMPARE(QSettings().value("language").toString(), "zh_CN");
    QVERIFY2(w.status().contains("language"), qPrintable(w.status()));
    w.trigger("view.english");
    QCOMPARE(QSettings().value("language").toString(), "en");
}

void TestWindowFrame::theLanguageInForceIsMarked()
{
    // As with --language, whatever was remembered.
    struct Chinese : QTranslator {
        bool isEmpty() const override { return false; }
        QString translate(const char *, const char *source, const char *, int) const override
        {
            return qstrcmp(source, "en") == 0 ? QStringLiteral("zh_CN") : QString();
        }
    } chinese;
    QCoreApplication::installTranslator(&chinese);
    {
        OpenWindow w;
        QVERIFY(w.window.actions()->action("view.chinese")->isChecked());
        QVERIFY(!w.window.actions()->action("view.english")->isChecked());
    }
    QCoreApplication::removeTranslator(&chinese);
    OpenWindow w;
    QVERIFY(w.window.actions()->action("view.english")->isChecked());
}

QTEST_MAIN(TestWindowFrame)
#include "tst_window_frame.moc"
