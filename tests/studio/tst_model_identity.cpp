// Two checkpoints of one name and one that is broken, through the window: what was computed with one never stands
// beside another.

#include "app/studio/shell/message_bar.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/charts/chart_view.h"
#include "widgets/common/tokens.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

using namespace soco;
using test::ColourBackbone;
using test::OpenWindow;

// A checkpoint of DINOv2-S/14, as far as its names go. `blind`: it knows where a cell is and sees nothing, so that its
// matches are others.
class Checkpoint : public ColourBackbone
{
public:
    Checkpoint(const std::string &fingerprint, const std::string &weightsFile, bool blind = false)
        : ColourBackbone("dinov2_vits14"), m_info(ColourBackbone::info()), m_blind(blind)
    {
        m_info.title = "DINOv2-S/14";
        m_info.fingerprint = fingerprint;
        m_info.weightsFile = weightsFile;
    }
    const vision::BackboneInfo &info() const override { return m_info; }
    Result<vision::FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        return ColourBackbone::features(m_blind ? RgbImage(image.width, image.height) : image, task);
    }

private:
    vision::BackboneInfo m_info;
    bool m_blind;
};

class TestModelIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resultsStandBesideTheirOwnModelOnly();
    void everyPanelTellsCheckpointsApart();
    void chartsAreSavedAndCopiedWithTheNamesApart();
    void publishedFiguresAreOfferedForEachCheckpoint();
    void twoFilesOfOneModelAreEvaluatedOnce();
    void menusTellTwoCheckpointsApart();
    void evaluatingTwiceIsNothingToDo();
    void evaluatingAgainIsAnotherRun();
    void aRunCanBeChosenFromTheMenu();
    void aMissingModelIsLoadedFromAFile();
    void aModelThatIsThereIsFocused();
    void namedTwiceIsShownOnce();

private:
    // Slots 1 and 3 hold two checkpoints of one name, slot 2 a file of that name that is none.
    void addThreeOfOneName(OpenWindow &w)
    {
        auto *engine = w.workspace.engine();
        engine->addBackbone(std::make_shared<Checkpoint>("fingerprint A", "/weights/a/dinov2_vits14.pth"));
        const QString broken = m_files.filePath("b/dinov2_vits14.pth");
        QVERIFY(QDir().mkpath(m_files.filePath("b")));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no weights") > 0);
        file.close();
        QCOMPARE(engine->addModel({"dinov2_vits14", broken.toStdString()}), 2);
        engine->addBackbone(std::make_shared<Checkpoint>("fingerprint C", "/weights/c/dinov2_vits14.pth", true));
    }
    static QString label(const char *folder)
    {
        return QStringLiteral("DINOv2-S/14 (%1/dinov2_vits14.pth)").arg(folder);
    }
    void openAndEvaluate(OpenWindow &w)
    {
        QVERIFY(w.open(m_builder.rootText()));
        QTest::keyClick(&w.window, Qt::Key_E, Qt::ControlModifier);
        QVERIFY(w.wait());
    }
    void evaluateTwice(OpenWindow &w)
    {
        openAndEvaluate(w);
        w.trigger("evaluate.again");
        QVERIFY(w.wait());
    }

    static QStringList texts(const QMenu *menu)
    {
        QStringList texts;
        for (const QAction *action : menu->actions())
            if (action->isVisible() && !action->isSeparator())
                texts << action->text().remove('&');
        return texts;
    }
    static QMenu *openMenu(OpenWindow &w, const char *name)
    {
        auto *menu = w.find<QMenu>(name);
        menu->popup(w.window.mapToGlobal(QPoint(50, 50)));
        return menu;
    }
    static bool choose(QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions())
            if (action->text().remove('&').contains(text)) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return true;
            }
        return false;
    }
    static QMenu *openChartMenu(OpenWindow &w)
    {
        QTest::mouseClick(w.find<QWidget>("chartAMenu"), Qt::LeftButton);
        return w.find<QMenu>("chartAActions");
    }
    // Through the menu of the first chart. The bytes of the file.
    QByteArray saved(OpenWindow &w, const QString &entry, const QString &name)
    {
        const QString path = m_files.filePath(name);
        w.desktop.answers << path;
        if (!choose(openChartMenu(w), entry))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // What the tree shows beside the category, of the focused model.
    static QString treeScore(OpenWindow &w) { return w.treeRow({"car"}).siblingAtColumn(2).data().toString(); }
    int runsStored(const OpenWindow &w) const
    {
        QSet<QString> ids;
        for (const auto &model : w.workspace.engine()->models())
            for (const auto &run : w.workspace.evaluations()->runsOf(model.fingerprint, dataset::PairKind::Intra))
                ids << QString::fromStdString(run->runId);
        return int(ids.size());
    }

    test::DatasetBuilder m_builder;
    QTemporaryDir m_files;
};

void TestModelIdentity::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestModelIdentity::resultsStandBesideTheirOwnModelOnly()
{
    OpenWindow w;
    addThreeOfOneName(w);
    QVERIFY(w.open(m_builder.rootText()));
    w.workspace.evaluations()->evaluate({1});
    QVERIFY(w.wait());
    // Slot 1 has numbers in every row of the list, the others have none.
    for (int row = 0; row < w.list()->model()->rowCount(); ++row) {
        const QString spoken = w.spokenRow(row);
        QVERIFY2(spoken.count("right") == 1 && spoken.contains(label("a")), qPrintable(spoken));
    }
    // The tree shows the focused model's scores.
    static const QRegularExpression digit("\\d");
    QTRY_VERIFY2(treeScore(w).contains(digit), qPrintable(treeScore(w)));
    for (const char *focus : {"models.focus2", "models.focus3"}) {
        w.trigger(focus);
        QVERIFY(w.wait());
        QVERIFY2(!treeScore(w).contains(digit), qPrintable(treeScore(w)));
    }
    QVERIFY(w.workspace.engine()->models()[1].fingerprint.empty());
    QVERIFY(w.workspace.engine()->models()[1].state == widgets::ModelState::Failed);
}

void TestModelIdentity::everyPanelTellsCheckpointsApart()
{
    OpenWindow w;
    addThreeOfOneName(w);
    openAndEvaluate(w);
    // Chips and panes.
    QCOMPARE(w.find<QWidget>("model1")->accessibleName(), "Model 1: " + label("a") + ", ready");
    QCOMPARE(w.find<QWidget>("model2")->accessibleName(), "Model 2: " + label("b") + ", failed");
    QCOMPARE(w.find<QWidget>("model3")->accessibleName(), "Model 3: " + label("c") + ", ready");
    for (const auto &[pane, folder] : {std::pair{"targetPane1", "a"}, {"targetPane2", "b"}, {"targetPane3", "c"}})
        QVERIFY2(w.pane(pane)->accessibleName().contains(QString(folder) + "/dinov2_vits14.pth"),
                 qPrintable(w.pane(pane)->accessibleName()));
    // The list of pairs.
    for (int row = 0; row < w.list()->model()->rowCount(); ++row) {
        const QString spoken = w.spokenRow(row);
        QVERIFY2(spoken.contains(label("a") + ": ") && !spoken.contains(label("b"))
                     && spoken.contains(label("c") + ": "),
                 qPrintable(spoken));
    }
    // The tree, model by model.
    QStringList scores;
    for (const char *focus : {"models.focus1", "models.focus2", "models.focus3"}) {
        w.trigger(focus);
        QVERIFY(w.wait());
        scores << treeScore(w);
    }
    QVERIFY2(scores[0] != scores[2] && !scores[1].contains(QRegularExpression("\\d")), qPrintable(scores.join('|')));
    // The charts, as a screen reader says them, and the read-out of each bar.
    const auto *chart = w.find<widgets::ChartView>("chartA");
    widgets::ChartPlot *plot = chart->plot();
    const QString said = plot->accessibleDescription();
    QVERIFY2(said.contains(label("a") + ", CC, α 0.10: ") && said.contains(label("c") + ", CC, α 0.10: "),
             qPrintable(said));
    QVERIFY2(said.contains(label("b") + ", CC, α 0.10: not evaluated"), qPrintable(said));
    QVERIFY2(!said.contains("ublished"), qPrintable(said));
    for (const widgets::SceneMark &mark : plot->scene().marks) {
        const int slot = chart->chart().numbers[std::size_t(mark.number)].slot;
        QTest::mouseMove(plot, mark.hit.center().toPoint());
        const QString readout = chart->readout();
        QVERIFY2(readout.startsWith(label(slot == 1 ? "a" : slot == 2 ? "b" : "c")), qPrintable(readout));
        QVERIFY2(readout.contains("not evaluated") == (slot == 2), qPrintable(readout));
    }
}

void TestModelIdentity::chartsAreSavedAndCopiedWithTheNamesApart()
{
    OpenWindow w;
    addThreeOfOneName(w);
    openAndEvaluate(w);
    const QByteArray numbers = saved(w, "Save numbers", "numbers.csv");
    QMap<QString, QString> percents; // of CC, by model
    for (const QString &line : QString::fromUtf8(numbers).split("\r\n")) {
        const QStringList fields = QString(line).remove(QRegularExpression("\"[^\"]*\"")).split(','); // "own run, time"
        if (fields.value(3) == "CC")
            percents[fields[0]] = fields[6];
    }
    QVERIFY2(percents.keys() == (QStringList{label("a"), label("c")}), numbers);
    QVERIFY2(percents[label("a")] != percents[label("c")], numbers);
    QVERIFY2(numbers.contains("fingerprint A") && numbers.contains("fingerprint C"), numbers);
    // The picture names its bars and the runs that they show.
    QVERIFY(!QImage::fromData(saved(w, "Save picture", "picture.png"), "PNG").isNull());
    const QString drawn =
        QString::fromUtf8(saved(w, "Save picture", "picture.svg")).remove(QRegularExpression("<[^>]*>")).simplified();
    QVERIFY2(drawn.contains(label("a")) && drawn.contains(label("c")), qPrintable(drawn));

    QVERIFY(choose(openChartMenu(w), "Copy numbers"));
    QCOMPARE(w.desktop.clipboard->text().toUtf8().replace("\r\n", "\n"), QByteArray(numbers).replace("\r\n", "\n"));
    QVERIFY(choose(openChartMenu(w), "Copy picture"));
    QVERIFY(w.desktop.clipboard->hasImage());
}

void TestModelIdentity::publishedFiguresAreOfferedForEachCheckpoint()
{
    OpenWindow w;
    addThreeOfOneName(w);
    openAndEvaluate(w);
    const QString other = "Show published DINOv2-S/14, other weights than %1/dinov2_vits14.pth";
    const QStringList offered = texts(openChartMenu(w));
    for (const QString &text :
         {other.arg("a"), QString("Show published DINOv2-S/14, no weights loaded from b/dinov2_vits14.pth"),
          other.arg("c")})
        QCOMPARE(offered.count(text), 1);
    QVERIFY(choose(w.find<QMenu>("chartAActions"), other.arg("c")));
    const QString said = w.find<QWidget>("chartAPlot")->accessibleDescription();
    QVERIFY2(said.contains("Published, other weights"), qPrintable(said));
    QVERIFY2(said.contains("published DINOv2-S/14, other weights than c/dinov2_vits14.pth, CC, α 0.10: "),
             qPrintable(said));
    QVERIFY2(!said.contains("other weights than a/"), qPrintable(said));
}

void TestModelIdentity::twoFilesOfOneModelAreEvaluatedOnce()
{
    OpenWindow w;
    auto *engine = w.workspace.engine();
    engine->addBackbone(std::make_shared<Checkpoint>("fingerprint A", "/weights/one.pth"));
    engine->addBackbone(std::make_shared<Checkpoint>("fingerprint A", "/weights/copy.pth"));
    QVERIFY2(w.status().startsWith("DINOv2-S/14 (copy.pth) is the same model as DINOv2-S/14 (one.pth)"),
             qPrintable(w.status()));
    evaluateTwice(w);
    QCOMPARE(runsStored(w), 2); // one for each evaluation
    const auto evaluations = w.workspace.jobs()->jobs();
    QCOMPARE(std::count_if(evaluations.begin(), evaluations.end(),
                           [](const auto &job) { return job.title.startsWith("Evaluating"); }),
             2);
    for (int row = 0; row < w.list()->model()->rowCount(); ++row) {
        const QString spoken = w.spokenRow(row);
        const QString one = spoken.section("DINOv2-S/14 (one.pth): ", 1).section(", ", 0, 0);
        QVERIFY2(!one.isEmpty() && spoken.contains("DINOv2-S/14 (copy.pth): " + one), qPrintable(spoken));
    }
}

void TestModelIdentity::menusTellTwoCheckpointsApart()
{
    OpenWindow w;
    addThreeOfOneName(w);
    QVERIFY(w.open(m_builder.rootText()));
    QMenu *menu = openMenu(w, "modelsMenu");
    const QStringList shown = texts(menu);
    for (const QString &text : {"Focus model 1: " + label("a"), "Focus model 3: " + label("c"), "Remove " + label("a"),
                                "Remove " + label("b"), "Remove " + label("c")})
        QVERIFY2(shown.contains(text), qPrintable(shown.join('\n')));
    // The menu takes away what it says.
    QVERIFY(choose(menu, "Remove " + label("a")));
    QCOMPARE(int(w.workspace.engine()->models().size()), 2);
    QCOMPARE(w.workspace.engine()->models().back().fingerprint, "fingerprint C");
}

void TestModelIdentity::evaluatingTwiceIsNothingToDo()
{
    OpenWindow w;
    openAndEvaluate(w);
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
    evaluateTwice(w);
    QCOMPARE(runsStored(w), 2);
}

void TestModelIdentity::aRunCanBeChosenFromTheMenu()
{
    OpenWindow w;
    evaluateTwice(w);
    const auto shown = [&] { return w.workspace.evaluations()->shown("colour", dataset::PairKind::Intra)->runId; };
    const auto runs = w.workspace.evaluations()->runsOf("colour", dataset::PairKind::Intra);
    QCOMPARE(int(runs.size()), 2);
    QCOMPARE(shown(), runs.front()->runId);
    const QMenu *menu = openMenu(w, "evaluateMenu");
    QList<QAction *> choices;
    for (QAction *action : menu->actions())
        if (action->text().contains("intra pairs"))
            choices << action;
    QCOMPARE(int(choices.size()), 2);
    QVERIFY(choices[0]->isChecked() && !choices[1]->isChecked());
    QTest::mouseClick(w.find<QMenu>("evaluateMenu"), Qt::LeftButton, {}, menu->actionGeometry(choices[1]).center());
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
    QVERIFY(choose(menu, "dense_sift"));
    QCOMPARE(w.workspace.selection()->model(), 1);
    QVERIFY2(w.status().contains("is there already, as model 1"), qPrintable(w.status()));
    QCOMPARE(int(w.workspace.engine()->models().size()), 2);
}

void TestModelIdentity::namedTwiceIsShownOnce()
{
    OpenWindow w;
    const QString file = "dinov2_vits14=" + m_files.filePath("no/weights.pth");
    const QString again = "dinov2_vits14=" + m_files.filePath("no/../no/weights.pth");
    w.workspace.addModels({"dense_sift", file, "dense_sift", again, "dense_sift"});
    QVERIFY(w.open(m_builder.rootText()));
    QCOMPARE(int(w.workspace.engine()->models().size()), 2);
    const auto *bar = w.find<studio::MessageBar>("messageBar");
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), "Named twice and shown once: dense_sift, " + again);
}

QTEST_MAIN(TestModelIdentity)
#include "tst_model_identity.moc"
