// How long the lists take at full size: 3,000 keypoints in the tree, 60,000 pairs in the list.
//   QT_QPA_PLATFORM=offscreen bench_panels

#include "tests/widgets/taxonomy/sample_pairs.h"
#include "tests/widgets/taxonomy/sample_taxonomy.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/pair_panel.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTextStream>

#include <functional>

using namespace soco::widgets;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    applyTheme(application, Theme::Light);
    QTextStream out(stdout);
    const auto measure = [&out](const char *what, const std::function<void()> &work) {
        QElapsedTimer timer;
        timer.start();
        work();
        out << qSetFieldWidth(40) << Qt::left << what << qSetFieldWidth(8) << Qt::right
            << QString::number(double(timer.nsecsElapsed()) / 1e6, 'f', 1) << qSetFieldWidth(0) << " ms\n";
    };

    Selection selection;
    TaxonomyPanel tree(&selection);
    tree.resize(272, 416);
    const auto taxonomy = sample::largeTaxonomy(100, 10, 3);
    measure("tree: set 3,000 keypoints", [&] { tree.setTaxonomy(taxonomy); });
    measure("tree: filter to all of them and paint", [&] {
        tree.filterField()->setText(QStringLiteral("place"));
        tree.grab();
    });

    PairPanel pairs(&selection);
    pairs.resize(272, 400);
    pairs.setModels(sample::twoModels());
    pairs.setPairScores([](const soco::dataset::PairRef &) { return std::vector<PairScoreText>{{1, 3, 9}, {2, 4, 9}}; });
    const auto many = sample::manyPairs(60'000);
    measure("pairs: set 60,000 and paint", [&] {
        pairs.setPairs(many, QStringLiteral("all, intra"));
        pairs.grab();
    });
    measure("pairs: to the last and paint", [&] {
        pairs.setCurrentRow(59'999);
        pairs.grab();
    });
    measure("pairs: one step and paint", [&] {
        pairs.step(-1);
        pairs.grab();
    });
    return 0;
}
