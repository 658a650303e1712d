#include "app/cli/model_labels.h"

#include <QTest>

using soco::cli::modelFileLabels;
using soco::cli::modelLabels;
using soco::cli::NamedModel;

class TestEvaluatedModelLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsModelsApart_data();
    void tellsModelsApart();
};

void TestEvaluatedModelLabels::tellsModelsApart_data()
{
    QTest::addColumn<QStringList>("models"); // NAME=FILE
    QTest::addColumn<QStringList>("labels");
    QTest::addColumn<QStringList>("files");
    QTest::newRow("different names") << QStringList{"a=/w/x.pth", "b"} << QStringList{"a", "b"} << QStringList{"a", "b"};
    QTest::newRow("by file") << QStringList{"a=/w/x.pth", "a=/w/y.pth", "b"}
                             << QStringList{"a (x.pth)", "a (y.pth)", "b"} << QStringList{"a.x", "a.y", "b"};
    QTest::newRow("by ending") << QStringList{"a=/w/x.pth", "a=/w/x.safetensors"}
                               << QStringList{"a (x.pth)", "a (x.safetensors)"}
                               << QStringList{"a.x.pth", "a.x.safetensors"};
    QTest::newRow("by folder") << QStringList{"a=/w/1/x.pth", "a=/w/2/x.pth"}
                               << QStringList{"a (1/x.pth)", "a (2/x.pth)"} << QStringList{"a.1_x", "a.2_x"};
    QTest::newRow("by a folder further up") << QStringList{"a=/1/w/x.pth", "a=/2/w/x.pth"}
                                            << QStringList{"a (1/w/x.pth)", "a (2/w/x.pth)"}
                                            << QStringList{"a.1_w_x", "a.2_w_x"};
    QTest::newRow("found and named") << QStringList{"a", "a=/w/x.pth"} << QStringList{"a", "a (x.pth)"}
                                     << QStringList{"a", "a.x"};
    QTest::newRow("alike once they are names of files") << QStringList{"a=/w/1/x.pth", "a=/w/2/x.pth", "a=/w/1_x.pth"}
                                                        << QStringList{"a (1/x.pth)", "a (2/x.pth)", "a (1_x.pth)"}
                                                        << QStringList{"a.1_x", "a.2_x", "a.1_x~2"};
}

void TestEvaluatedModelLabels::tellsModelsApart()
{
    QFETCH(QStringList, models);
    QFETCH(QStringList, labels);
    QFETCH(QStringList, files);
    std::vector<NamedModel> named;
    for (const QString &model : models)
        named.push_back({model.section('=', 0, 0).toStdString(), model.section('=', 1).toStdString()});
    const std::vector<std::string> told = modelLabels(named), fileParts = modelFileLabels(named);
    for (qsizetype i = 0; i < models.size(); ++i) {
        QCOMPARE(QString::fromStdString(told[std::size_t(i)]), labels[i]);
        QCOMPARE(QString::fromStdString(fileParts[std::size_t(i)]), files[i]);
    }
}

QTEST_APPLESS_MAIN(TestEvaluatedModelLabels)
#include "tst_evaluated_model_labels.moc"
