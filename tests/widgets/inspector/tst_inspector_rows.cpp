// Rows of the inspector where there is little room, and of models that have nothing to say.

#include "tests/widgets/inspector/sample_pair.h"
#include "tests/widgets/taxonomy/sample_taxonomy.h"
#include "widgets/inspector/explore_inspector.h"
#include "widgets/inspector/note.h"
#include "widgets/inspector/section_table.h"

#include <QApplication>
#include <QHeaderView>
#include <QTest>

using namespace soco;
using namespace soco::widgets;

class TestInspectorRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void narrowRowsSayWholeNames();
    void aModelWithoutWeightsSaysSo();

private:
    struct Fixture {
        Selection selection;
        ExploreInspector panel{&selection};
        std::shared_ptr<LoadedPair> pair = sample::loadedPair();

        explicit Fixture(const std::vector<ModelSlot> &models)
        {
            panel.resize(304, 900);
            panel.show();
            panel.setTaxonomy(sample::taxonomy());
            panel.setModels(models);
            panel.setPair(pair);
            selection.setPair(pair->ref);
            const dataset::Keypoint &keypoint = pair->pair.source.keypoints.front();
            selection.setPoint(keypoint.position, QString::fromStdString(keypoint.name));
        }
        SectionTable *table(const char *name) const
        {
            return panel.findChild<SectionTable *>(QString::fromLatin1(name));
        }
    };
};

// As narrow as beside the canvas of a window of 1280: names go on below, none is shortened.
void TestInspectorRows::narrowRowsSayWholeNames()
{
    auto four = sample::models();
    four.push_back(sample::model(4, "dinov2_vits14", "DINOv2-S/14"));
    Fixture f(four);
    f.panel.resize(264, 900);
    f.panel.grab();
    bool higher = false;
    for (const char *name : {"matchesTable", "matrixTable"}) {
        const SectionTable *view = f.table(name);
        const int one = view->verticalHeader()->defaultSectionSize();
        int height = view->horizontalHeader()->height();
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            const auto lines = view->nameLines(index, QApplication::font(), view->columnWidth(0) - 20);
            QVERIFY2(isWhole(lines), qPrintable(index.data().toString()));
            QVERIFY(view->rowHeight(row) >= one);
            QCOMPARE(view->rowHeight(row) > one, lines.size() > 1);
            higher = higher || lines.size() > 1;
            height += view->rowHeight(row);
            QVERIFY(!index.data(Qt::ToolTipRole).toString().isEmpty() || view->isTotal(index));
        }
        QCOMPARE(view->height(), height);
    }
    QVERIFY(higher);
    f.panel.resize(600, 900);
    f.panel.grab();
    QCOMPARE(f.table("matchesTable")->rowHeight(0), f.table("matchesTable")->verticalHeader()->defaultSectionSize());
}

void TestInspectorRows::aModelWithoutWeightsSaysSo()
{
    auto models = sample::models();
    models[1].state = ModelState::NotLoaded;
    models[1].detail = QStringLiteral("Its weights are missing: put dinov3.pth into ~/weights.");
    Fixture f(models);
    const auto note = [&] { return f.panel.findChild<Note *>(QStringLiteral("inspectorBestNote"))->accessibleName(); };
    f.selection.setModel(1);
    QCOMPARE(note(), QStringLiteral("No map of this model yet."));
    f.selection.setModel(2);
    QCOMPARE(note(),
             QStringLiteral("DINOv3-B/16 is not loaded. Its weights are missing: put dinov3.pth into ~/weights."));
    models[1].state = ModelState::Loading;
    f.panel.setModels(models);
    QCOMPARE(note(), QStringLiteral("DINOv3-B/16 is still being loaded."));
    models[1].state = ModelState::Failed;
    models[1].detail = QStringLiteral("The file is cut short.");
    f.panel.setModels(models);
    QCOMPARE(note(), QStringLiteral("DINOv3-B/16 could not be loaded. The file is cut short."));
}

QTEST_MAIN(TestInspectorRows)
#include "tst_inspector_rows.moc"
