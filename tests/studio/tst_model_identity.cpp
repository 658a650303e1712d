// Two checkpoints of one name and one that is broken, through the window: what was computed with one never stands
// beside another.

#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/common/tokens.h"

#include <QAbstractButton>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

using namespace soco;
using test::ColourBackbone;
using test::OpenWindow;

class TestModelIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resultsStandBesideTheirOwnModelOnly();
    void menusTellTwoCheckpointsApart();
    void evaluatingTwiceIsNothingToDo();
    void evaluatingAgainIsAnotherRun();
    void aRunCanBeChosenFromTheMenu();
    void aMissingModelIsLoadedFromAFile();
    void aModelThatIsThereIsFocused();

private:
    QStringList menuTexts(OpenWindow &w, const char *name)
    {
        auto *menu = w.find<QMenu>(name);
        menu->popup(w.window.mapToGlobal(QPoint(50, 50)));
        QStringList texts;
        for (const QAction *action : menu->actions())
            if (action->isVisible() && !action->isSeparator())
                texts << action->text().remove('&');
        menu->close();
        return texts;
    }
    int runsStored(const OpenWindow &w) const
    {
        QSet<QString> ids;
        for (const auto &model : w.workspace.engine()->models())
            for (const auto &run : w.workspace.evaluations()->runsOf(model.fingerprint, dataset::PairKind::Intra))
                ids << QString::fromStdString(run->runId);
        return int(ids.size());
    }

    test::DatasetBuilder m_builder;
};

void TestModelIdentity::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestModelIdentity::resultsStandBesideTheirOwnModelOnly()
{
    OpenWindow w;
    auto *engine = w.workspace.engine();
    engine->addBackbone(std::make_shared<ColourBackbone>("vit", "fingerprint A", "/weights/a/vit.pth"));
    QTemporaryDir folder;
    const QString broken = folder.filePath("broken.pth");
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no weights") > 0);
    file.close();
    QCOMPARE(engine->addModel({"dinov2_vits14", broken.toStdString()}), 2);
    engine->addBackbone(std::make_shared<ColourBackbone>("vit", "fingerprint C", "/weights/c/vit.pth"));
    QVERIFY(w.open(m_builder.rootText()));
    w.workspace.evaluations()->evaluate({1});
    QVERIFY(w.wait());
    // Slot 1 has numbers in every row of the list, the others have none.
    for (int row = 0; row < w.list()->model()->rowCount(); ++row) {
        const QString spoken = w.spokenRow(row);
        QVERIFY2(spoken.count("right") == 1, qPrintable(spoken));
    }
    // The tree shows the focused model's scores.
    const auto score = [&] { return w.treeRow({"car"}).siblingAtColumn(2).data().toString(); };
    QTRY_VERIFY2(score().contains(QRegularExpression("\\d")), qPrintable(score()));
    for (const int other : {2, 3}) {
        w.trigger(other == 2 ? "models.focus2" : "models.focus3");
        QVERIFY(w.wait());
        QVERIFY2(!score().contains(QRegularExpression("\\d")), qPrintable(score()));
    }
    QVERIFY(w.workspace.engine()->models()[1].fingerprint.empty());
    QVERIFY(w.workspace.engine()->models()[1].state == widgets::ModelState::Failed);
}

void TestModelIdentity::menusTellTwoCheckpointsApart()
{
    OpenWindow w;
    w.workspace.engine()->addBackbone(std::make_shared<ColourBackbone>("vit", "A", "/weights/a/vit.pth"));
    w.workspace.engine()->addBackbone(std::make_shared<ColourBackbone>("vit", "B", "/weights/b/vit.pth"));
    QVERIFY(w.open(m_builder.rootText()));
    const QStringList texts = menuTexts(w, "modelsMenu");
    for (const char *text : {"Focus model 1: vit (a/vit.pth)", "Focus model 2: vit (b/vit.pth)", "Remove vit (a/vit.pth)",
                             "Remove vit (b/vit.pth)"})
        QVERIFY2(texts.contains(text), qPrintable(texts.join('\n')));
    // The menu takes away what it says.
    auto *menu = w.find<QMenu>("modelsMenu");
    menu->popup(w.window.mapToGlobal(QPoint(50, 50)));
    for (QAction *action : menu->actions())
        if (action->text() == "Remove vit (a/vit.pth)")
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QCOMPARE(int(w.workspace.engine()->models().size()), 1);
    QCOMPARE(w.workspace.engine()->models().front().fingerprint, "B");
}

void TestModelIdentity::evaluatingTwiceIsNothingToDo()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QTest::keyClick(&w.window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(w.wait());
    QCOMPARE(runsStored(w), 1);
    const auto jobs = w.workspace.jobs()->jobs().size();
    QTest::keyClick(&w.window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY2(w.status().startsWith("Nothing to do"), qPrintable(w.status()));
    QCOMPARE(w.workspace.jobs()->jobs().size(), jobs);
    // A second model is what is missing then; the first is left as it is.
    w.workspace.engine()->addBackbone(std::make_shared<ColourBackbone>("other"));
    QTest::keyClick(&w.window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(w.wait());
    QCOMPARE(w.workspace.jobs()->jobs().size(), jobs + 1);
    QCOMPARE(runsStored(w), 2);
}

void TestModelIdentity::evaluatingAgainIsAnotherRun()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    w.trigger("evaluate.again");
    QVERIFY(w.wait());
    QCOMPARE(runsStored(w), 2);
}

void TestModelIdentity::aRunCanBeChosenFromTheMenu()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    w.trigger("evaluate.again");
    QVERIFY(w.wait());
    const auto shown = [&] { return w.workspace.evaluations()->shown("colour", dataset::PairKind::Intra)->runId; };
    const auto runs = w.workspace.evaluations()->runsOf("colour", dataset::PairKind::Intra);
    QCOMPARE(int(runs.size()), 2);
    QCOMPARE(shown(), runs.front()->runId);
    auto *menu = w.find<QMenu>("evaluateMenu");
    menu->popup(w.window.mapToGlobal(QPoint(50, 50)));
    QList<QAction *> choices;
    for (QAction *action : menu->actions())
        if (action->text().contains("intra pairs"))
            choices << action;
    QCOMPARE(int(choices.size()), 2);
    QVERIFY(choices[0]->isChecked() && !choices[1]->isChecked());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(choices[1]).center());
    QCOMPARE(shown(), runs.back()->runId);
}

void TestModelIdentity::aMissingModelIsLoadedFromAFile()
{
    QTemporaryDir empty;
    for (const char *name : {"HF_HOME", "HF_HUB_CACHE", "TORCH_HOME", "XDG_CACHE_HOME"})
        qputenv(name, empty.path().toUtf8());
    OpenWindow w;
    w.workspace.engine()->addModel({"dinov2_vits14", {}});
    QVERIFY(w.open(m_builder.rootText()));
    QVERIFY(w.workspace.engine()->models().front().state == widgets::ModelState::NotLoaded);
    auto *button = w.pane("targetPane1")->findChild<QAbstractButton *>("button");
    QVERIFY(button && button->isVisible());
    w.desktop.answers << empty.filePath("chosen.pth");
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(w.wait());
    QCOMPARE(int(w.desktop.asked.size()), 1);
    QVERIFY2(w.desktop.asked.first().contains("DINOv2"), qPrintable(w.desktop.asked.first()));
    QVERIFY(w.workspace.engine()->spec(1).file == empty.filePath("chosen.pth").toStdString());
}

void TestModelIdentity::aModelThatIsThereIsFocused()
{
    OpenWindow w;
    w.workspace.addModels({"dense_sift"});
    w.workspace.engine()->addBackbone(std::make_shared<ColourBackbone>("colour"));
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("models.focus2");
    w.trigger("models.add");
    auto *menu = w.find<QMenu>("addModelMenu");
    QVERIFY(menu && menu->isVisible());
    for (QAction *action : menu->actions())
        if (action->text().contains("SIFT"))
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QCOMPARE(w.workspace.selection()->model(), 1);
    QVERIFY2(w.status().contains("is there already, as model 1"), qPrintable(w.status()));
    QCOMPARE(int(w.workspace.engine()->models().size()), 2);
}

QTEST_MAIN(TestModelIdentity)
#include "tst_model_identity.moc"
