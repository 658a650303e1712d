#include "tests/widgets/taxonomy/sample_taxonomy.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QAbstractButton>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <QUrl>

using namespace soco;
using namespace soco::widgets;

class TestTaxonomyPanel : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void openUrl(const QUrl &url) { m_opened = url; } // stands in for the desktop

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<TreeSelection>(); }

    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_panel = std::make_unique<TaxonomyPanel>(m_selection.get());
        m_panel->resize(272, 480);
        m_panel->show();
        m_tree = m_panel->findChild<QTreeView *>(QStringLiteral("taxonomyTree"));
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_selection.reset();
    }

    void emptyState()
    {
        auto *text = m_panel->findChild<QLabel *>(QStringLiteral("taxonomyEmpty"));
        QVERIFY(text->isVisible());
        QCOMPARE(text->text(), QStringLiteral("No dataset is open."));
        QSignalSpy open(m_panel.get(), &TaxonomyPanel::openDatasetRequested);
        QSignalSpy demo(m_panel.get(), &TaxonomyPanel::createDemoRequested);
        click(QStringLiteral("openDataset"));
        click(QStringLiteral("createDemo"));
        QCOMPARE(open.size(), 1);
        QCOMPARE(demo.size(), 1);
        m_panel->setTaxonomy(sample::taxonomy());
        QVERIFY(!text->isVisible());
        QVERIFY(m_tree->isVisible());
        m_panel->setEmptyState();
        QVERIFY(text->isVisible());
    }

    void notice()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        auto *text = m_panel->findChild<QLabel *>(QStringLiteral("taxonomyNotice"));
        QVERIFY(!text->isVisible());
        m_panel->setNotice(QStringLiteral("keypoint_taxonomy.json could not be read (line 812)."),
                           QStringLiteral("/data/keypoint_taxonomy.json"));
        QVERIFY(text->isVisible());
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "openUrl");
        click(QStringLiteral("taxonomyShowFile"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(m_opened.toLocalFile(), QStringLiteral("/data/keypoint_taxonomy.json"));
        m_panel->setNotice({}, {});
        QVERIFY(!text->isVisible());
    }

    void clickOnAKeypoint()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        m_tree->expandAll();
        QSignalSpy selected(m_panel.get(), &TaxonomyPanel::selectionChanged);
        QSignalSpy activated(m_panel.get(), &TaxonomyPanel::keypointActivated);
        const QModelIndex mirror = find(QStringLiteral("car/mirror/vehicle_mirror_left"));
        clickRow(mirror);
        QCOMPARE(selected.size(), 1);
        const TreeSelection expected{QStringLiteral("transportation"), QStringLiteral("car"), QStringLiteral("mirror"),
                                     QStringLiteral("vehicle_mirror_left")};
        QCOMPARE(selected[0][0].value<TreeSelection>(), expected);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toString(), QStringLiteral("car"));
        QCOMPARE(activated[0][1].toString(), QStringLiteral("vehicle_mirror_left"));
        // A second click on the same row asks for the keypoint again, the selection is the same.
        clickRow(mirror);
        QCOMPARE(selected.size(), 1);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(m_panel->current(), expected);
        // Only the owner decides what becomes of it.
        QVERIFY(m_selection->keypoint().isEmpty());
    }

    void aRowThatIsShownLeavesTheFirstWhole()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        m_tree->expandAll();
        const QModelIndex mirror = find(QStringLiteral("car/mirror/vehicle_mirror_left"));
        for (int height = 180; height < 204; height += 5) {
            m_panel->resize(272, height);
            QCoreApplication::processEvents();
            m_tree->verticalScrollBar()->setValue(0);
            m_tree->scrollTo(mirror);
            QVERIFY(m_tree->verticalScrollBar()->value() > 0);
            QCOMPARE(m_tree->visualRect(m_tree->indexAt({60, 1})).top(), 0);
            QVERIFY(m_tree->viewport()->rect().contains(m_tree->visualRect(mirror)));
        }
    }

    void whatTheWordsLeaveIsAnnounced()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        QSignalSpy changed(m_panel.get(), &TaxonomyPanel::filterChanged);
        QVERIFY(m_panel->filter().isEmpty());
        QTest::keyClicks(m_panel->filterField(), QStringLiteral("bus"));
        QCOMPARE(changed.size(), 3);
        QCOMPARE(m_panel->filterMatches().size(), std::size_t(1));
        QCOMPARE(m_panel->filterMatches()[0].category, QStringLiteral("bus"));
        m_panel->filterField()->clear();
        QCOMPARE(changed.size(), 4);
        QVERIFY(m_panel->filter().isEmpty());
        // Scores change what a term about scores leaves.
        m_panel->filterField()->setText(QStringLiteral("score<50"));
        QVERIFY(m_panel->filterMatches().empty());
        changed.clear();
        m_panel->setScores({{QStringLiteral("bus/mirror/vehicle_mirror_left"), TreeScore{40, 3, 5}}}, 1,
                           QStringLiteral("SOC"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_panel->filterMatches().size(), std::size_t(1));
    }

    void keys()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        clickRow(find(QStringLiteral("car")));
        QSignalSpy selected(m_panel.get(), &TaxonomyPanel::selectionChanged);
        QSignalSpy activated(m_panel.get(), &TaxonomyPanel::keypointActivated);
        QTest::keyClick(m_tree, Qt::Key_Right);
        QTest::keyClick(m_tree, Qt::Key_Down);
        QCOMPARE(selected.size(), 1);
        QCOMPARE(selected[0][0].value<TreeSelection>().concept_, QStringLiteral("bumper_corner"));
        QCOMPARE(activated.size(), 0);
        QTest::keyClick(m_tree, Qt::Key_Right);
        QTest::keyClick(m_tree, Qt::Key_Down);
        QCOMPARE(activated.size(), 1);
    }

    void clickOnTheChevronOnlyUnfolds()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        QSignalSpy selected(m_panel.get(), &TaxonomyPanel::selectionChanged);
        const QModelIndex car = find(QStringLiteral("car"));
        QVERIFY(!m_tree->isExpanded(car));
        const QRect row = m_tree->visualRect(car);
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, QPoint(row.left() - 4, row.center().y()));
        QVERIFY(m_tree->isExpanded(car));
        QCOMPARE(selected.size(), 0);
    }

    void followsTheSelectionSilently()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        m_panel->filterField()->setFocus();
        QSignalSpy selected(m_panel.get(), &TaxonomyPanel::selectionChanged);
        QSignalSpy activated(m_panel.get(), &TaxonomyPanel::keypointActivated);
        const QString wheel = QStringLiteral("vehicle_wheel_rear_right_center");
        m_selection->setPair(dataset::pairRefOf(dataset::PairKind::Cross, "bus-car", "1-bus_2-car_3.json"));
        m_selection->setPoint(ImagePoint{1, 2}, wheel);
        QCOMPARE(m_panel->current().category, QStringLiteral("bus"));
        QCOMPARE(m_panel->current().keypoint, wheel);
        QVERIFY(m_tree->viewport()->rect().contains(m_tree->visualRect(m_tree->currentIndex())));
        QCOMPARE(selected.size(), 0);
        QCOMPARE(activated.size(), 0);
        QVERIFY(!m_tree->hasFocus());
        // A free point keeps the row; an unknown name too.
        m_selection->setPoint(ImagePoint{5, 5}, {});
        QCOMPARE(m_panel->current().keypoint, wheel);
        m_selection->setPoint(ImagePoint{5, 6}, QStringLiteral("unknown"));
        QCOMPARE(m_panel->current().keypoint, wheel);
    }

    void theTreeOfTheRowWins()
    {
        // The user chose the wheel of the bus; the owner answers with that keypoint: the row must not jump to the car.
        m_panel->setTaxonomy(sample::taxonomy());
        m_tree->expandAll();
        const QString wheel = QStringLiteral("vehicle_wheel_front_left_center");
        clickRow(find(QStringLiteral("bus/wheel_center/") + wheel));
        m_selection->setPair(dataset::pairRefOf(dataset::PairKind::Intra, "car", "1-car_2-car_3.json"));
        m_selection->setPoint(ImagePoint{1, 2}, wheel);
        QCOMPARE(m_panel->current().category, QStringLiteral("bus"));
    }

    void countsKeepExpansionAndRow()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        m_tree->expand(find(QStringLiteral("car")));
        m_tree->expand(find(QStringLiteral("car/mirror")));
        clickRow(find(QStringLiteral("car/mirror/vehicle_mirror_right")));
        QSignalSpy selected(m_panel.get(), &TaxonomyPanel::selectionChanged);
        m_panel->setTaxonomy(sample::taxonomy(3));
        QVERIFY(m_tree->isExpanded(find(QStringLiteral("car/mirror"))));
        QCOMPARE(m_panel->current().keypoint, QStringLiteral("vehicle_mirror_right"));
        // Other rows: what is still there keeps its state.
        auto other = sample::taxonomy();
        other->superCategories[0].categories.erase(other->superCategories[0].categories.begin() + 2);
        m_panel->setTaxonomy(other);
        QVERIFY(m_tree->isExpanded(find(QStringLiteral("car/mirror"))));
        QVERIFY(!m_tree->isExpanded(find(QStringLiteral("car/indicator"))));
        QCOMPARE(m_panel->current().keypoint, QStringLiteral("vehicle_mirror_right"));
        QCOMPARE(selected.size(), 0);
    }

    void filter()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        m_tree->expand(find(QStringLiteral("car")));
        QVERIFY(!m_tree->isExpanded(find(QStringLiteral("bus"))));
        QTest::keyClicks(m_panel->filterField(), QStringLiteral("category:bus wheel"));
        QVERIFY(!find(QStringLiteral("car")).isValid());
        const QModelIndex wheel = find(QStringLiteral("bus/wheel_center/vehicle_wheel_front_left_center"));
        QVERIFY(wheel.isValid());
        QVERIFY(!m_tree->visualRect(wheel).isEmpty());
        m_panel->filterField()->clear();
        QVERIFY(m_tree->isExpanded(find(QStringLiteral("car"))));
        QVERIFY(!m_tree->isExpanded(find(QStringLiteral("bus"))));
    }

    void filterThatMatchesNothing()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        auto *nothing = m_panel->findChild<QLabel *>(QStringLiteral("taxonomyNothing"));
        m_panel->filterField()->setText(QStringLiteral("zebra"));
        QVERIFY(nothing->isVisible());
        QVERIFY(!m_tree->isVisible());
        m_panel->filterField()->clear();
        QVERIFY(!nothing->isVisible());
        QVERIFY(m_tree->isVisible());
    }

    void filterByScoreFollowsTheScores()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        const QString mirror = QStringLiteral("car/mirror/vehicle_mirror_left");
        m_panel->setScores({{mirror, TreeScore{70.0}}}, 1, QStringLiteral("SOC"));
        m_panel->filterField()->setText(QStringLiteral("score<50"));
        QVERIFY(!find(mirror).isValid());
        m_panel->setScores({{mirror, TreeScore{40.0}}}, 1, QStringLiteral("CC"));
        QVERIFY(find(mirror).isValid());
    }

    void unknownTermIsMarked()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        auto *problem = m_panel->findChild<QLabel *>(QStringLiteral("taxonomyFilterProblem"));
        QVERIFY(!problem->isVisible());
        m_panel->filterField()->setText(QStringLiteral("err>0.2"));
        QVERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QStringLiteral("err>0.2 is not understood")));
        QCOMPARE(m_panel->filterField()->text(), QStringLiteral("err>0.2"));
        QVERIFY(showsColour(m_panel->filterField(), currentTokens().wrong));
        QVERIFY(find(QStringLiteral("car")).isValid());
        m_panel->filterField()->setText(QStringLiteral("mirror"));
        QVERIFY(!problem->isVisible());
        QVERIFY(!showsColour(m_panel->filterField(), currentTokens().wrong));
    }

    void fullSize()
    {
        m_panel->setTaxonomy(sample::largeTaxonomy(100, 10, 3));
        m_panel->filterField()->setText(QStringLiteral("place"));
        QVERIFY(!m_panel->grab().isNull());
        QHash<QString, TreeScore> scores;
        for (int i = 0; i < 100; ++i)
            scores.insert(QStringLiteral("category_%1").arg(i), {double(i), 1, 1});
        m_panel->setScores(scores, 1, QStringLiteral("SOC"));
        QVERIFY(!m_panel->grab().isNull());
        m_panel->filterField()->clear();
    }

private:
    static bool showsColour(QWidget *widget, const QColor &colour)
    {
        const QImage image = widget->grab().toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).rgb() == colour.rgb())
                    return true;
        return false;
    }
    QModelIndex find(const QString &key) const
    {
        const auto *rows = m_tree->model();
        const auto hits = rows->match(rows->index(0, 0), TaxonomyModel::KeyRole, key, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return hits.isEmpty() ? QModelIndex() : hits.first();
    }
    void clickRow(const QModelIndex &index)
    {
        m_tree->scrollTo(index);
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, m_tree->visualRect(index).center());
    }
    void click(const QString &name)
    {
        QTest::mouseClick(m_panel->findChild<QAbstractButton *>(name), Qt::LeftButton);
    }

    QUrl m_opened;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<TaxonomyPanel> m_panel;
    QTreeView *m_tree = nullptr;
};

QTEST_MAIN(TestTaxonomyPanel)
#include "tst_taxonomy_panel.moc"
