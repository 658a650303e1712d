#include "app/studio/pages/new_demo_dialog.h"

#include "tests/studio/scripted_desktop.h"
#include "tests/studio/small_demo.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace soco;
using studio::DemoRequest;
using studio::NewDemoDialog;

class TestNewDemoDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFolderIsChosen();
    void init();
    void cleanup();
    void beginsWithTheDefaults();
    void theKeyboardReachesEverything();
    void thePlaceFollowsTheCounts();
    void placesAreJudgedWhileTyping_data();
    void placesAreJudgedWhileTyping();
    void begunAndCompleteFoldersChangeTheButton();
    void theEstimateFollows();
    void returnDraws_data();
    void returnDraws();
    void aClickDraws();
    void escapeAsksForNothing();
    void everyFieldHasAName();

private:
    template <class Field>
    Field *find(const char *name) const
    {
        return m_dialog->findChild<Field *>(QString::fromLatin1(name));
    }
    void type(const char *field, const QString &text) const;
    void waitForAnswer() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    studio::Executor m_executor;
    test::ScriptedDesktop m_desktop;
    QPointer<NewDemoDialog> m_dialog;
};

void TestNewDemoDialog::aFolderIsChosen()
{
    m_desktop.answers << m_folder->path(); // it is empty
    QTest::mouseClick(m_dialog->findChild<QPushButton *>("demoBrowse"), Qt::LeftButton);
    QCOMPARE(int(m_desktop.asked.size()), 1);
    waitForAnswer();
    QCOMPARE(m_dialog->place().folder, m_folder->path());
    // Where other things lie, it makes a folder of its own.
    QVERIFY(QDir(m_folder->path()).mkdir("others"));
    m_desktop.answers << m_folder->path();
    QTest::mouseClick(m_dialog->findChild<QPushButton *>("demoBrowse"), Qt::LeftButton);
    waitForAnswer();
    QVERIFY2(m_dialog->place().folder.startsWith(m_folder->path() + '/'), qPrintable(m_dialog->place().folder));
}

void TestNewDemoDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestNewDemoDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_dialog = new NewDemoDialog(&m_executor, &m_desktop, m_folder->path(), nullptr, test::smallDemo(2, 2));
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
    m_dialog->activateWindow();
    waitForAnswer();
}

void TestNewDemoDialog::cleanup()
{
    delete m_dialog;
    m_folder.reset();
}

// Replaces what is in the field.
void TestNewDemoDialog::type(const char *field, const QString &text) const
{
    auto *edit = find<QLineEdit>(field);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void TestNewDemoDialog::waitForAnswer() const
{
    QTRY_VERIFY(!m_dialog->looking());
}

void TestNewDemoDialog::beginsWithTheDefaults()
{
    QCOMPARE(find<QSpinBox>("demoCategories")->value(), 2);
    QCOMPARE(find<QSpinBox>("demoCategories")->maximum(), int(demo::catalogue().size()));
    QCOMPARE(find<QSpinBox>("demoImages")->value(), 2);
    QCOMPARE(find<QSpinBox>("demoSeed")->value(), 7);
    QVERIFY(find<QSpinBox>("demoCategories")->hasFocus());
    QVERIFY(find<QPushButton>("demoDraw")->isEnabled());
    QVERIFY(find<QPushButton>("demoDraw")->isDefault());
    // Those that are drawn, by name.
    const QString names = find<QPlainTextEdit>("demoNames")->toPlainText();
    QVERIFY2(names.contains(QString::fromStdString(demo::catalogue()[1])), qPrintable(names));
    // Without defaults of its own: those of the core.
    NewDemoDialog other(&m_executor, &m_desktop, m_folder->path());
    QCOMPARE(other.options().categories, std::min(demo::DemoOptions{}.categories, int(demo::catalogue().size())));
    QCOMPARE(other.options().images, demo::DemoOptions{}.images);
}

void TestNewDemoDialog::theKeyboardReachesEverything()
{
    QStringList reached;
    for (int i = 0; i < 8; ++i) {
        reached << QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char *name :
         {"demoCategories", "demoNames", "demoImages", "demoSeed", "demoFolder", "demoBrowse", "demoDraw"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    // In the order in which they are read.
    QVERIFY(reached.indexOf("demoImages") < reached.indexOf("demoSeed"));
    QVERIFY(reached.indexOf("demoSeed") < reached.indexOf("demoFolder"));
}

void TestNewDemoDialog::thePlaceFollowsTheCounts()
{
    auto *folder = find<QLineEdit>("demoFolder");
    QCOMPARE(folder->text(), m_folder->filePath(QString::fromStdString(demo::folderName(test::smallDemo(2, 2)))));
    QTest::keyClick(find<QSpinBox>("demoCategories"), Qt::Key_Down);
    QTest::keyClick(find<QSpinBox>("demoImages"), Qt::Key_Up);
    QTest::keyClick(find<QSpinBox>("demoSeed"), Qt::Key_Up);
    auto options = test::smallDemo(1, 3);
    options.seed = 8;
    QCOMPARE(folder->text(), m_folder->filePath(QString::fromStdString(demo::folderName(options))));
    // Once typed it stays.
    type("demoFolder", m_folder->filePath("mine"));
    QTest::keyClick(find<QSpinBox>("demoImages"), Qt::Key_Up);
    QCOMPARE(folder->text(), m_folder->filePath("mine"));
    QCOMPARE(m_dialog->options().images, 4);
    QCOMPARE(m_dialog->options().width, 64); // what it does not ask for stays
}

void TestNewDemoDialog::placesAreJudgedWhileTyping_data()
{
    QTest::addColumn<QString>("made"); // before: a file or a folder
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QString>("verdict"); // a word of it
    QTest::newRow("new") << ""
                         << "somewhere" << true << "new folder";
    QTest::newRow("empty") << "empty/"
                           << "empty" << true << "new folder";
    QTest::newRow("other things") << "full/letter.txt"
                                  << "full" << false << "letter.txt";
    QTest::newRow("a file") << "plain"
                            << "plain" << false << "file";
    QTest::newRow("nothing") << ""
                             << "" << false << "Choose a folder";
}

void TestNewDemoDialog::placesAreJudgedWhileTyping()
{
    QFETCH(QString, made);
    QFETCH(QString, typed);
    QFETCH(bool, isGood);
    QFETCH(QString, verdict);
    const QString path = m_folder->filePath(made);
    QVERIFY(QDir().mkpath(made.endsWith('/') ? path : QFileInfo(path).path()));
    if (!made.isEmpty() && !made.endsWith('/')) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    type("demoFolder", typed.isEmpty() ? QString() : m_folder->filePath(typed));
    waitForAnswer();
    QVERIFY2(find<QLabel>("demoVerdict")->text().contains(verdict), qPrintable(find<QLabel>("demoVerdict")->text()));
    QCOMPARE(find<QPushButton>("demoDraw")->isEnabled(), isGood);
    QCOMPARE(find<QLabel>("demoVerdict")->accessibleName(), find<QLabel>("demoVerdict")->text());
    if (!isGood) { // neither does Return
        QSignalSpy requests(m_dialog, &NewDemoDialog::drawRequested);
        QTest::keyClick(find<QLineEdit>("demoFolder"), Qt::Key_Return);
        QCOMPARE(requests.count(), 0);
        QVERIFY(m_dialog->isVisible());
    }
}

void TestNewDemoDialog::begunAndCompleteFoldersChangeTheButton()
{
    const QString demo = m_folder->filePath("begun");
    test::drawDemo(demo);
    type("demoFolder", demo);
    QTRY_COMPARE(find<QPushButton>("demoDraw")->text(), QStringLiteral("&Open"));
    const QString first = QString::fromStdString(demo::catalogue().front());
    QVERIFY(QFile::remove(QStringLiteral("%1/Images/%2/%2_1.JPEG").arg(demo, first)));
    type("demoFolder", demo + '/');
    QTRY_COMPARE(find<QPushButton>("demoDraw")->text(), QStringLiteral("&Go on"));
    QVERIFY(find<QLabel>("demoVerdict")->text().contains("3 of 4"));
    // Another seed: it is somebody else's now.
    QTest::keyClick(find<QSpinBox>("demoSeed"), Qt::Key_Up);
    QTRY_VERIFY(!find<QPushButton>("demoDraw")->isEnabled()
                && find<QLabel>("demoVerdict")->text().contains("other options"));
}

void TestNewDemoDialog::theEstimateFollows()
{
    const auto cost = [&] { return find<QLabel>("demoCost")->text(); };
    QVERIFY2(cost().startsWith("4 pictures"), qPrintable(cost()));
    auto *images = find<QSpinBox>("demoImages");
    images->setFocus();
    QTest::keyClick(images, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(images, "600");
    QTest::keyClick(images, Qt::Key_Tab);
    QVERIFY2(cost().contains(QLocale().toString(1200)), qPrintable(cost()));
}

void TestNewDemoDialog::returnDraws_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"demoFolder", "demoCategories", "demoImages", "demoSeed"})
        QTest::newRow(field) << field;
}

void TestNewDemoDialog::returnDraws()
{
    QFETCH(QString, field);
    QSignalSpy requests(m_dialog, &NewDemoDialog::drawRequested);
    type("demoFolder", m_folder->filePath("here"));
    waitForAnswer();
    QTest::keyClick(m_dialog->findChild<QWidget *>(field), Qt::Key_Return);
    QCOMPARE(requests.count(), 1);
    const auto request = requests.first().first().value<DemoRequest>();
    QCOMPARE(request.folder, m_folder->filePath("here"));
    QCOMPARE(request.options.categories, 2);
    QTRY_VERIFY(!m_dialog); // it deletes itself
}

void TestNewDemoDialog::aClickDraws()
{
    QSignalSpy requests(m_dialog, &NewDemoDialog::drawRequested);
    QTest::mouseClick(find<QPushButton>("demoDraw"), Qt::LeftButton);
    QCOMPARE(requests.count(), 1);
    QVERIFY(!QFileInfo::exists(
        m_folder->filePath(QString::fromStdString(demo::folderName(test::smallDemo(2, 2)))))); // drawing is for others
}

void TestNewDemoDialog::escapeAsksForNothing()
{
    QSignalSpy requests(m_dialog, &NewDemoDialog::drawRequested);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QCOMPARE(requests.count(), 0);
    QTRY_VERIFY(!m_dialog);
}

void TestNewDemoDialog::everyFieldHasAName()
{
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_"))
            continue;
        const auto *button = qobject_cast<const QPushButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(TestNewDemoDialog)
#include "tst_new_demo_dialog.moc"
