// What panes say where a model has no weights, and the line below the headers by the example of what is pinned.

#include "widgets/canvas/pane_text.h"
#include "widgets/common/tokens.h"

#include "canvas_scene.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>

using namespace soco;
using namespace soco::widgets;
using fixture::Scene;

class TestPaneWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void missingWeightsAreSaidWhole_data()
    {
        QTest::addColumn<int>("models");
        QTest::addColumn<QSize>("size");
        QTest::newRow("alone") << 1 << QSize(1020, 600);
        QTest::newRow("one of two") << 2 << QSize(1020, 640);
        QTest::newRow("one of nine") << 9 << QSize(1020, 640);
    }

    void missingWeightsAreSaidWhole()
    {
        QFETCH(int, models);
        QFETCH(QSize, size);
        Scene s(models, size);
        std::vector<ModelSlot> slots;
        for (int slot = 1; slot <= models; ++slot)
            slots.push_back(fixture::model(slot));
        slots.back().state = ModelState::NotLoaded;
        slots.back().detail = QStringLiteral(
            "The weights of DINOv2-B/14 are not on this machine. Put dinov2_vitb14_pretrain.pth (about 346 MB) into "
            "~/.cache/torch/hub/checkpoints, or get facebook/dinov2-base with the program of Hugging Face, which puts it "
            "into ~/.cache/huggingface/hub.");
        // As they come: in a small window first, which then has room.
        s.canvas.resize(300, 200);
        s.canvas.setModels(slots);
        s.canvas.resize(size);
        auto *text = s.pane(models)->findChild<PaneText *>(QStringLiteral("text"));
        QTRY_VERIFY(text->isVisible());
        QTRY_VERIFY(!text->verticalScrollBar()->isVisible());
        QVERIFY(text->verticalScrollBar()->maximum() == 0);
        QVERIFY(s.pane(models)->rect().contains(text->mapTo(s.pane(models), text->rect().bottomRight())));
        const auto *button = s.pane(models)->findChild<QPushButton *>(QStringLiteral("button"));
        QVERIFY(button->isVisible() && button->y() > text->geometry().bottom());
        QVERIFY(s.view(models)->picture());
        if (models < 9) // no room for both there
            QVERIFY(s.view(models)->geometry().bottom() < text->mapTo(s.pane(models), QPoint(0, 0)).y());
    }

    // Nine models in a window of 1280: a line that can be read, the picture, the button, and the rest in the tool tip.
    void withoutRoomTheFirstLineIsSaid()
    {
        Scene s(9, {784, 470});
        std::vector<ModelSlot> slots;
        for (int slot = 1; slot <= 9; ++slot) {
            slots.push_back(fixture::model(slot));
            slots.back().state = ModelState::NotLoaded;
            slots.back().detail = QStringLiteral("The weights of DINOv2-B/14 are not on this machine. ").repeated(6);
        }
        s.canvas.setModels(slots);
        for (const int slot : {1, 9}) {
            const auto *text = s.pane(slot)->findChild<PaneText *>(QStringLiteral("text"));
            QTRY_COMPARE(text->words(), QStringLiteral("Not loaded."));
            QCOMPARE(text->verticalScrollBar()->maximum(), 0);
            QVERIFY(text->toolTip().contains(slots.back().detail.trimmed()));
            QVERIFY(text->accessibleName().contains(slots.back().detail.trimmed()));
            QVERIFY(s.pane(slot)->findChild<QPushButton *>(QStringLiteral("button"))->isVisible());
        }
        s.canvas.setModels({slots.front()});
        QTRY_VERIFY(s.pane(1)->findChild<PaneText *>(QStringLiteral("text"))->words().contains("weights"));
    }

    void theHintSpeaksOfWhatIsPinned()
    {
        Scene s(1);
        s.canvas.setKeypointIdentity([](const QString &name) {
            return name == QStringLiteral("wheel_front_left") ? QStringLiteral("front left") : QString();
        });
        s.canvas.setHintVisible(true);
        const auto *line = s.canvas.findChild<QLabel *>(QStringLiteral("taskHintText"));
        const QString general = QStringLiteral(
            "CC: any place of the same kind is right. SOC: only the very same place.");
        QCOMPARE(line->accessibleName(), general);
        QTest::mouseClick(s.port(0), Qt::LeftButton, {}, s.keypoint(0));
        QCOMPARE(line->accessibleName(),
                 QStringLiteral("CC: any place of the same kind is right, any wheel center. "
                                "SOC: only the very same place, the front left wheel center."));
        QVERIFY(line->heightForWidth(line->width()) <= line->height());
        QTest::mouseClick(s.port(0), Qt::LeftButton, Qt::AltModifier, s.keypoint(0) + QPoint(30, 30)); // no keypoint
        QCOMPARE(line->accessibleName(), general);
    }
};

QTEST_MAIN(TestPaneWords)
#include "tst_pane_words.moc"
