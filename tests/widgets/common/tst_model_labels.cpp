#include "widgets/common/model_labels.h"

#include <QTest>

using soco::widgets::modelLabel;
using soco::widgets::modelLabels;
using soco::widgets::ModelName;
using soco::widgets::ModelSlot;

namespace {

QStringList texts(const std::vector<ModelName> &models)
{
    QStringList list;
    for (const auto &label : modelLabels(models))
        list.append(label.text());
    return list;
}

ModelName file(const char *title, const char *path)
{
    return {QString::fromUtf8(title), QString::fromUtf8(path), {}, 0};
}

} // namespace

class TestModelLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labels_data()
    {
        QTest::addColumn<QList<ModelName>>("models");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, QList<ModelName> models, QStringList expected) {
            QTest::newRow(name) << models << expected;
        };
        row("none", {}, {});
        row("a title of its own needs nothing else", {file("A", "/x/a.pth"), file("B", "/x/a.pth")}, {"A", "B"});
        row("file names", {file("A", "/x/one.pth"), file("A", "/x/two.pth")}, {"A (one.pth)", "A (two.pth)"});
        row("folders where file names are one", {file("A", "/x/run1/m.pth"), file("A", "/x/run2/m.pth")},
            {"A (run1/m.pth)", "A (run2/m.pth)"});
        row("the nearest folder that differs", {file("A", "/x/run1/out/m.pth"), file("A", "/x/run2/out/m.pth")},
            {"A (run1/out/m.pth)", "A (run2/out/m.pth)"});
        row("no longer than each needs",
            {file("A", "/x/run1/m.pth"), file("A", "/x/run2/m.pth"), file("A", "/x/run2/n.pth")},
            {"A (run1/m.pth)", "A (run2/m.pth)", "A (n.pth)"});
        row("a path that is the end of another", {file("A", "m.pth"), file("A", "run/m.pth")},
            {"A (m.pth)", "A (run/m.pth)"});
        row("the same folder written in two ways is another's rival once",
            {file("A", "/x/./run1//m.pth"), file("A", "/x/run2/m.pth")}, {"A (run1/m.pth)", "A (run2/m.pth)"});
        row("one without weights", {file("A", ""), file("A", "/x/m.pth")}, {"A", "A (m.pth)"});
        row("names beyond ASCII", {file("A", "/数据/甲/m.pth"), file("A", "/数据/乙/m.pth")},
            {"A (甲/m.pth)", "A (乙/m.pth)"});
        row("one file, two fingerprints",
            {{"A", "/x/m.pth", "0123456789abcdef", 1}, {"A", "/x/m.pth", "fedcba9876543210", 2}},
            {"A (m.pth, 01234567)", "A (m.pth, fedcba98)"});
        row("one file, no fingerprint", {{"A", "/x/m.pth", "", 1}, {"A", "/x/m.pth", "", 2}},
            {"A (m.pth, model 1)", "A (m.pth, model 2)"});
        row("nothing is known of either", {{"A", "", "", 0}, {"A", "", "", 0}, {"A", "", "", 0}},
            {"A", "A (2)", "A (3)"});
        row("a title that looks like another's label",
            {file("A", "/x/m.pth"), file("A", "/x/n.pth"), file("A (m.pth)", "")},
            {"A (m.pth)", "A (n.pth)", "A (m.pth) (2)"});
    }

    void labels()
    {
        QFETCH(QList<ModelName>, models);
        QFETCH(QStringList, expected);
        const QStringList labels = texts({models.begin(), models.end()});
        QCOMPARE(labels, expected);
        QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
    }

    void narrowPlacesNameNoEnding()
    {
        const auto briefs = [](const std::vector<ModelName> &models) {
            QStringList list;
            for (const auto &label : modelLabels(models))
                list << label.brief;
            return list;
        };
        QCOMPARE(briefs({file("A", "/x/one.safetensors"), file("A", "/x/two.PTH"), file("B", "/x/three.pth")}),
                 QStringList({"one", "two", ""}));
        QCOMPARE(briefs({file("A", "/x/one.safetensors"), file("A", "/x/one.pth")}),
                 QStringList({"one.safetensors", "one.pth"}));
    }

    void aSlotIsNamedBesideTheOthers()
    {
        const auto slot = [](int number, const char *title, const char *weightsFile) {
            ModelSlot model;
            model.slot = number;
            model.title = QString::fromLatin1(title);
            model.weightsFile = QString::fromLatin1(weightsFile);
            return model;
        };
        const std::vector<ModelSlot> models{slot(2, "DINOv2-S/14", "/w/broken.pth"),
                                            slot(3, "DINOv2-S/14", "/w/tuned.pth"), slot(4, "dense SIFT", "")};
        QCOMPARE(modelLabel(models, 2), QStringLiteral("DINOv2-S/14 (broken.pth)"));
        QCOMPARE(modelLabel(models, 3), QStringLiteral("DINOv2-S/14 (tuned.pth)"));
        QCOMPARE(modelLabel(models, 4), QStringLiteral("dense SIFT"));
        QCOMPARE(modelLabel(models, 1), QString());
    }
};

QTEST_MAIN(TestModelLabels)
#include "tst_model_labels.moc"
