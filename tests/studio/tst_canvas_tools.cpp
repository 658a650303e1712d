#include "app/studio/layouts/explore/canvas_tools.h"

#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/memory.h"
#include "app/studio/workspace/messages.h"
#include "tests/widgets/canvas/canvas_fixture.h"
#include "widgets/common/desktop.h"
#include "widgets/common/tokens.h"

#include <QAction>
#include <QApplication>
#include <QColorSpace>
#include <QFileInfo>
#include <QImage>
#include <QMainWindow>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace soco;
using namespace soco::studio;

namespace {

// Answers at once with what the test has put there.
class AnsweringDesktop : public widgets::Desktop
{
public:
    void chooseFolder(QWidget *, const QString &, const QString &, Chosen) override {}
    void chooseFile(QWidget *, const QString &, const QString &, const QString &, Chosen) override {}
    void chooseNewFile(QWidget *, const QString &, const QString &start, const QString &, Chosen chosen) override
    {
        offered = start;
        if (!answer.isEmpty())
            chosen(answer);
    }
    void ask(QWidget *, const QString &, const QString &, const QStringList &, std::function<void(int)>) override {}
    void popUp(QMenu *, const QPoint &) override {}
    void dropDown(QMenu *, const QPoint &) override {}
    void copy(QMimeData *data) override { copied.reset(data); }
    QDateTime now() const override { return {}; }

    QString offered, answer;
    std::unique_ptr<QMimeData> copied;
};

// A window with a canvas, its actions and a pair.
struct Scene {
    QMainWindow window;
    widgets::Selection selection;
    widgets::ExploreCanvas *canvas = new widgets::ExploreCanvas(&selection);
    ActionRegistry *actions = new ActionRegistry(&window);
    AnsweringDesktop desktop;
    Memory memory;
    Messages messages;
    int asked = 0;

    explicit Scene(bool remembers = false) : memory(remembers)
    {
        window.setCentralWidget(canvas);
        for (const char *id : {"view.zoomToKeypoint", "view.fit", "go.swap", "view.map", "view.hideMarks", "view.names",
                               "view.matches"})
            actions->add({QString::fromLatin1(id), "View", QString::fromLatin1(id), {}}, [] {});
        actions->add({"help.tasks", "Help", "Tasks", {}}, [this] { ++asked; });
        new CanvasTools({canvas, &selection, actions, &desktop, &memory, &messages}, &window);
        window.resize(1000, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    void showPair()
    {
        canvas->setModels({widgets::fixture::model(1)});
        const auto pair = widgets::fixture::pair();
        selection.setPair(pair->ref);
        canvas->setPair(pair);
    }
};

} // namespace

class TestCanvasTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("soco-studio-tests");
        QCoreApplication::setApplicationName("tst_CanvasTools");
        widgets::applyTheme(*qApp, widgets::Theme::Light);
    }

    void copiesWhatIsOnScreen()
    {
        Scene s;
        QSignalSpy said(&s.messages, &Messages::said);
        QTest::keyClick(&s.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!s.desktop.copied); // no pair, said so
        QCOMPARE(said.count(), 1);
        s.showPair();
        QTest::keyClick(&s.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(s.desktop.copied && s.desktop.copied->hasImage());
        QCOMPARE(qvariant_cast<QImage>(s.desktop.copied->imageData()), s.canvas->picture(2));
    }

    void savesWhereOneChooses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("written");
        QTest::newRow("as it is") << "a.png" << "a.png";
        QTest::newRow("without the ending") << "b" << "b.png";
        QTest::newRow("with another ending") << "c.v2" << "c.v2.png";
    }

    void savesWhereOneChooses()
    {
        QFETCH(QString, name);
        QFETCH(QString, written);
        Scene s;
        s.showPair();
        QTemporaryDir folder;
        s.desktop.answer = folder.filePath(name);
        QSignalSpy said(&s.messages, &Messages::said);
        QTest::keyClick(&s.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(s.desktop.offered.endsWith(QLatin1String("/car_12-car_31.png")));
        QCOMPARE(QImage(folder.filePath(written)).size(), s.canvas->picture(2, true).size());
        QVERIFY(said.first().first().toString().contains(written));
    }

    // What is saved says what it shows, unless one does not want that; what is copied does not.
    void savedPicturesHaveACaption()
    {
        Scene s;
        s.canvas->setDataTitle(QStringLiteral("demo-a"));
        s.showPair();
        s.selection.setPoint(ImagePoint{307, 422}, QStringLiteral("wheel_front_left"));
        const QImage bare = s.canvas->picture(2), captioned = s.canvas->picture(2, true);
        QCOMPARE(captioned.width(), bare.width());
        QVERIFY(captioned.height() > bare.height());
        QCOMPARE(captioned.copy(bare.rect()), bare);
        QCOMPARE(captioned.dotsPerMeterX(), bare.dotsPerMeterX());
        QCOMPARE(captioned.colorSpace(), bare.colorSpace());
        QTemporaryDir folder;
        s.desktop.answer = folder.filePath("a.png");
        QAction *caption = s.actions->action("view.pictureCaption");
        QVERIFY(caption->isChecked());
        QTest::keyClick(&s.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QImage(folder.filePath("a.png")).size(), captioned.size());
        caption->trigger();
        QTest::keyClick(&s.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QImage(folder.filePath("a.png")).size(), bare.size());
    }

    void aDialogThatIsClosedWritesNothing()
    {
        Scene s;
        s.showPair();
        QSignalSpy said(&s.messages, &Messages::said), problem(&s.messages, &Messages::problemArose);
        QTest::keyClick(&s.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(said.count() + problem.count(), 0);
    }

    void aPlaceThatCannotBeWrittenToIsAProblemWithAWayOut()
    {
        Scene s;
        s.showPair();
        QTemporaryDir folder;
        s.desktop.answer = folder.filePath("not/there.png");
        Messages::Problem arisen;
        connect(&s.messages, &Messages::problemArose, this, [&](const Messages::Problem &problem) { arisen = problem; });
        QTest::keyClick(&s.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(arisen.text.contains(QLatin1String("not/there.png")));
        s.desktop.answer = folder.filePath("there.png");
        arisen.run();
        QVERIFY(QFileInfo::exists(folder.filePath("there.png")));
    }

    void theHintIsClosedForGoodAndLeadsToThePage()
    {
        {
            Scene s(true);
            s.memory.setValue("explore/taskHintClosed", false);
        }
        {
            Scene s(true);
            s.showPair();
            auto *hint = s.canvas->findChild<QWidget *>(QStringLiteral("taskHint"));
            QVERIFY(hint && hint->isVisible());
            Q_EMIT s.canvas->taskHelpRequested();
            QCOMPARE(s.asked, 1);
            QTest::mouseClick(s.canvas->findChild<QWidget *>(QStringLiteral("taskHintClose")), Qt::LeftButton);
            QVERIFY(!hint->isVisible());
        }
        Scene s(true);
        s.showPair();
        auto *hint = s.canvas->findChild<QWidget *>(QStringLiteral("taskHint"));
        QVERIFY(!hint || !hint->isVisible());
    }
};

QTEST_MAIN(TestCanvasTools)
#include "tst_canvas_tools.moc"
