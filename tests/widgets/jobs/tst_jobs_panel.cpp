#include "tests/widgets/jobs/gate.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_delegate.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_text.h"
#include "widgets/jobs/jobs_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextCursor>
#include <QTest>

using namespace soco;
using namespace soco::widgets;
using State = JobQueue::Job::State;

namespace {

struct Fixture {
    Gate gate;
    JobQueue queue;
    JobsPanel panel{&queue};
    QListView *list = panel.findChild<QListView *>("jobsList");
    QPlainTextEdit *log = panel.findChild<QPlainTextEdit *>("jobsLog");

    Fixture()
    {
        panel.resize(900, 206);
        panel.show();
        QApplication::setActiveWindow(&panel);
    }
    int startHeld(const QString &title)
    {
        return queue.start(title, title, [this](const Task &task) -> Result<QString> {
            task.report({.done = 412, .total = 1600, .what = "car_12.JPEG"});
            gate.wait(task);
            if (task.cancelled())
                return Error{.kind = ErrorKind::Cancelled, .message = "cancelled"};
            return QStringLiteral("Finished");
        });
    }
    int startFailing()
    {
        return queue.start("Loading", "gpu", [](const Task &) -> Result<QString> {
            return Error{.message = "the header is cut short", .file = "a.safetensors"};
        });
    }
    QPoint action(int id)
    {
        const QModelIndex index = list->model()->index(int(queue.jobs().size()) - id, 0);
        const auto *delegate = static_cast<JobDelegate *>(list->itemDelegate());
        return delegate->actionRect(list->visualRect(index), list->font(), id).center();
    }
};

} // namespace

class TestJobsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void emptyAtFirst()
    {
        Fixture f;
        QVERIFY(f.panel.findChild<QLabel *>("jobsEmpty")->isVisible());
        QCOMPARE(f.panel.findChild<QLabel *>("jobsEmpty")->text(), QStringLiteral("No jobs."));
        f.startHeld("Evaluating");
        QVERIFY(!f.panel.findChild<QLabel *>("jobsEmpty")->isVisible());
        QVERIFY(f.list->isVisible());
        f.gate.open();
    }

    // As wide as the dock is in a window of 1600.
    void aRowSaysItsLastLineWhole()
    {
        Fixture f;
        f.panel.resize(1024, 206);
        const QString said = QStringLiteral("Cancelled after 992 of 1,600 pairs. Results so far are kept.");
        const int id = f.queue.start("Evaluating", "cpu", [said](const Task &) -> Result<QString> {
            return Error{.message = said.toStdString()};
        });
        QTRY_VERIFY(!f.queue.job(id)->active());
        const auto *delegate = static_cast<JobDelegate *>(f.list->itemDelegate());
        const QRect row = f.list->visualRect(f.list->model()->index(0, 0));
        QFont small = f.list->font();
        if (small.pointSizeF() > 0)
            small.setPointSizeF(small.pointSizeF() * 0.92);
        QVERIFY(QFontMetrics(small).horizontalAdvance(f.queue.job(id)->lastLine)
                <= delegate->detailRect(row, f.list->font(), id).width());
    }

    void aRunningRowsBarMakesRoomForItsWords()
    {
        Fixture f;
        f.panel.resize(600, 206);
        const int id = f.startHeld("Evaluating");
        QTRY_COMPARE(f.queue.job(id)->done, 412);
        const auto *delegate = static_cast<JobDelegate *>(f.list->itemDelegate());
        const int needed = QFontMetrics(f.list->font()).horizontalAdvance(jobDetailText(*f.queue.job(id)));
        const auto room = [&](int width) {
            return delegate->detailRect({0, 0, width, 40}, f.list->font(), id).width();
        };
        for (int width = 600; width >= needed + 140; width -= 5)
            QVERIFY2(room(width) >= needed, qPrintable(QString::number(width)));
        f.gate.open();
        QTRY_COMPARE(f.queue.activeCount(), 0);
    }

    void cancelInTheRow()
    {
        Fixture f;
        const int a = f.startHeld("a");
        const int b = f.startHeld("b");
        QTest::mouseClick(f.list->viewport(), Qt::LeftButton, {}, f.action(a));
        QTRY_COMPARE(f.queue.job(a)->state, State::Cancelled);
        QCOMPARE(f.queue.job(b)->state, State::Running);
        // The word is now "Retry".
        QTest::mouseClick(f.list->viewport(), Qt::LeftButton, {}, f.action(a));
        QCOMPARE(f.queue.job(a)->state, State::Running);
        f.gate.open();
        QTRY_COMPARE(f.queue.activeCount(), 0);
        QCOMPARE(f.queue.job(a)->state, State::Done);
    }

    void keysCancelRetryAndCopy()
    {
        Fixture f;
        const int id = f.startHeld("Evaluating");
        f.panel.setCurrentJob(id);
        f.list->setFocus();
        QTest::keyClick(f.list, Qt::Key_Escape);
        QTRY_COMPARE(f.queue.job(id)->state, State::Cancelled);
        QVERIFY2(f.queue.job(id)->lastLine.startsWith("Cancelled"), qPrintable(f.queue.job(id)->lastLine));
        QTest::keyClick(f.list, Qt::Key_Return);
        QCOMPARE(f.queue.job(id)->state, State::Running);
        QTest::keyClick(f.list, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith("Evaluating: running"));
        f.gate.open();
        QTRY_COMPARE(f.queue.job(id)->state, State::Done);
        QTest::keyClick(f.list, Qt::Key_Return);
        QCOMPARE(f.queue.job(id)->state, State::Done);
    }

    void buttonsFollowTheJob()
    {
        Fixture f;
        auto *cancel = f.panel.findChild<QPushButton *>("jobsCancel");
        auto *retry = f.panel.findChild<QPushButton *>("jobsRetry");
        const int id = f.startFailing();
        QTRY_COMPARE(f.queue.job(id)->state, State::Failed);
        QCOMPARE(f.panel.currentJob(), id);
        QVERIFY(!cancel->isVisible());
        QVERIFY(retry->isVisible());
        QTest::mouseClick(f.panel.findChild<QPushButton *>("jobsCopy"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains("a.safetensors: the header is cut short"));
        QTest::mouseClick(retry, Qt::LeftButton);
        QTRY_VERIFY(f.log->toPlainText().count("the header is cut short") == 2);
        const int held = f.startHeld("held");
        f.panel.setCurrentJob(held);
        QVERIFY(cancel->isVisible());
        QVERIFY(!retry->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(f.queue.job(held)->state, State::Cancelled);
    }

    void logOfTheCurrentJob()
    {
        Fixture f;
        const int a = f.startHeld("a");
        QTRY_VERIFY(f.log->toPlainText().contains("car_12.JPEG"));
        const int b = f.startFailing();
        QTRY_COMPARE(f.queue.job(b)->state, State::Failed);
        f.panel.setCurrentJob(b);
        QVERIFY(f.log->toPlainText().contains("the header is cut short"));
        QVERIFY(!f.log->toPlainText().contains("car_12.JPEG"));
        f.panel.setCurrentJob(a);
        QVERIFY(f.log->toPlainText().contains("car_12.JPEG"));
        f.gate.open();
        QTRY_VERIFY(f.log->toPlainText().endsWith("Finished"));
    }

    // Hundreds of files are one line; all of them are copied.
    void aLongLogIsReadAtAGlance()
    {
        Fixture f;
        const int id = f.queue.start("Evaluating", "gpu", [&f](const Task &task) -> Result<QString> {
            for (int i = 1; i <= 316; ++i)
                task.report({.done = i, .total = 316, .what = "car_" + std::to_string(i) + ".JPEG"});
            f.gate.wait(task);
            task.report({.done = 316, .total = 316, .what = "car_317.JPEG"});
            return QStringLiteral("Finished");
        });
        QTRY_VERIFY(f.log->toPlainText().contains("car_316.JPEG"));
        const auto lines = [&f] { return f.log->toPlainText().split('\n'); };
        QCOMPARE(lines().size(), 1 + 3 + 1 + 1);
        QVERIFY(lines()[1].endsWith("car_1.JPEG") && lines()[3].endsWith("car_3.JPEG"));
        QCOMPARE(lines()[4], QStringLiteral("… and 312 more"));
        QVERIFY(lines()[5].endsWith("car_316.JPEG"));
        // What is selected stays so while the job goes on.
        QTextCursor start(f.log->document());
        start.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        f.log->setTextCursor(start);
        f.gate.open();
        QTRY_COMPARE(f.queue.job(id)->state, State::Done);
        QTRY_COMPARE(lines().size(), 1 + 3 + 1 + 1 + 1);
        QCOMPARE(lines()[4], QStringLiteral("… and 313 more"));
        QVERIFY(lines()[5].endsWith("car_317.JPEG") && lines()[6].endsWith("Finished"));
        QVERIFY(f.log->textCursor().selectedText().endsWith("Started"));
        QTest::mouseClick(f.panel.findChild<QPushButton *>("jobsCopy"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text().count(".JPEG"), 317);
    }

    void aNewJobComesToTheForeUnlessSomebodyIsThere()
    {
        Fixture f;
        const int a = f.startHeld("a");
        const int b = f.startHeld("b");
        QCOMPARE(f.panel.currentJob(), b);
        f.panel.setCurrentJob(a);
        f.list->setFocus();
        QTRY_VERIFY(f.list->hasFocus());
        f.startHeld("c");
        QCOMPARE(f.panel.currentJob(), a);
        f.gate.open();
    }

    // Whoever stands at a job that has ended is not in the way of a new one, and Esc then cancels that.
    void aNewJobTakesThePlaceOfOneThatEnded()
    {
        Fixture f;
        const int a = f.startFailing();
        QTRY_COMPARE(f.queue.job(a)->state, State::Failed);
        f.list->setFocus();
        QTRY_VERIFY(f.list->hasFocus());
        const int b = f.startHeld("b");
        QCOMPARE(f.panel.currentJob(), b);
        QVERIFY(f.list->viewport()->rect().contains(f.list->visualRect(f.list->currentIndex())));
        QTest::keyClick(f.list, Qt::Key_Escape);
        QTRY_COMPARE(f.queue.job(b)->state, State::Cancelled);
    }

    void escapeAtAJobThatEndedSaysWhatRuns()
    {
        Fixture f;
        const int a = f.startFailing();
        QTRY_COMPARE(f.queue.job(a)->state, State::Failed);
        const int b = f.startHeld("Evaluating");
        f.panel.setCurrentJob(a);
        f.list->setFocus();
        QSignalSpy said(&f.panel, &JobsPanel::notice);
        QTest::keyClick(f.list, Qt::Key_Escape);
        QCOMPARE(f.queue.job(b)->state, State::Running);
        QCOMPARE(said.count(), 1);
        QCOMPARE(said.first().first().toString(),
                 QStringLiteral("Evaluating goes on. Select it in the list of jobs to cancel it."));
        f.gate.open();
        QTRY_COMPARE(f.queue.activeCount(), 0);
        QTest::keyClick(f.list, Qt::Key_Escape);
        QCOMPARE(said.count(), 1); // nothing runs
    }

    void narrowPanelKeepsTheList()
    {
        Fixture f;
        f.startHeld("a");
        QVERIFY(f.log->isVisible());
        f.panel.resize(400, 140);
        QVERIFY(f.list->isVisible());
        QVERIFY(!f.log->isVisible());
        f.gate.open();
    }

    void barShowsTheShare()
    {
        Fixture f;
        const int id = f.startHeld("Evaluating");
        QTRY_COMPARE(f.queue.job(id)->done, 412);
        const QImage image = f.list->viewport()->grab().toImage();
        int accent = 0, track = 0;
        const QRect row = f.list->visualRect(f.list->model()->index(0, 0));
        for (int y = row.top(); y <= row.bottom() && accent < 10; ++y) {
            accent = track = 0;
            for (int x = row.left() + 5; x < row.right(); ++x) {
                accent += image.pixelColor(x, y) == currentTokens().accent;
                track += image.pixelColor(x, y) == currentTokens().strongLine; // the row is the current one
            }
        }
        const double share = double(accent) / double(accent + track);
        QVERIFY2(qAbs(share - 412.0 / 1600) < 0.02, QByteArray::number(share));
        f.gate.open();
    }
};

QTEST_MAIN(TestJobsPanel)
#include "tst_jobs_panel.moc"
