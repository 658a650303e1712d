#include "tests/widgets/taxonomy/sample_pairs.h"
#include "widgets/common/panel_paint.h"
#include "widgets/taxonomy/pair_panel.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace soco;
using namespace soco::widgets;

Q_DECLARE_METATYPE(soco::dataset::PairRef)

class TestPairPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_panel = std::make_unique<PairPanel>(m_selection.get());
        m_panel->resize(272, 440);
        m_panel->show();
        m_list = m_panel->findChild<QListView *>(QStringLiteral("pairList"));
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_selection.reset();
    }

    void clickWritesTheSelection()
    {
        m_panel->setPairs(sample::pairs(), QStringLiteral("car, intra · 4"));
        QSignalSpy activated(m_panel.get(), &PairPanel::pairActivated);
        QSignalSpy changed(m_selection.get(), &Selection::pairChanged);
        clickRow(1);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_selection->pair() == sample::pairs()[1]);
        QCOMPARE(m_panel->currentRow(), 1);
        QTest::keyClick(m_list, Qt::Key_Down);
        QVERIFY(m_selection->pair() == sample::pairs()[2]);
    }

    void rowsAre62High()
    {
        m_panel->setPairs(sample::pairs(), {});
        QVERIFY(m_list->sizeHintForRow(0) >= 62);
        QCOMPARE(m_list->visualRect(m_list->model()->index(1, 0)).top() - m_list->visualRect(m_list->model()->index(0, 0)).top(),
                 m_list->sizeHintForRow(0));
    }

    void followsTheSelection()
    {
        m_panel->setPairs(sample::pairs(), {});
        QSignalSpy activated(m_panel.get(), &PairPanel::pairActivated);
        m_selection->setPair(sample::pairs()[3]);
        QCOMPARE(m_panel->currentRow(), 3);
        m_selection->setPair(sample::ref(99, "bus_1", "bus_2"));
        QCOMPARE(m_panel->currentRow(), -1);
        QCOMPARE(activated.size(), 0);
    }

    void steps()
    {
        m_panel->setPairs(sample::pairs(), {});
        m_panel->step(1);
        QCOMPARE(m_panel->currentRow(), 0);
        m_panel->step(2);
        QCOMPARE(m_panel->currentRow(), 2);
        m_panel->step(5);
        QCOMPARE(m_panel->currentRow(), 3);
        m_panel->step(-9);
        QCOMPARE(m_panel->currentRow(), 0);
        QVERIFY(m_selection->pair() == sample::pairs()[0]);
        m_panel->setPairs({}, {});
        m_panel->step(1);
        QCOMPARE(m_panel->currentRow(), -1);
    }

    void newListKeepsThePair()
    {
        m_panel->setPairs(sample::pairs(), {});
        m_panel->setCurrentRow(2);
        QSignalSpy activated(m_panel.get(), &PairPanel::pairActivated);
        auto fewer = sample::pairs();
        fewer.erase(fewer.begin());
        m_panel->setPairs(fewer, {});
        QCOMPARE(m_panel->currentRow(), 1);
        m_panel->setPairs({sample::pairs()[0]}, {});
        QCOMPARE(m_panel->currentRow(), -1);
        QVERIFY(m_selection->pair() == sample::pairs()[2]);
        QCOMPARE(activated.size(), 0);
    }

    void filterField()
    {
        m_panel->setPairs(sample::pairs(), {});
        m_panel->setCurrentRow(3);
        QVERIFY(!m_panel->filterField()->isVisible());
        click(QStringLiteral("pairFilterButton"));
        QVERIFY(m_panel->filterField()->isVisible());
        QTest::keyClicks(m_panel->filterField(), QStringLiteral("car_8"));
        QCOMPARE(m_panel->count(), 1);
        QCOMPARE(m_panel->currentRow(), 0);
        click(QStringLiteral("pairFilterButton"));
        QVERIFY(!m_panel->filterField()->isVisible());
        QCOMPARE(m_panel->count(), 4);
        QCOMPARE(m_panel->currentRow(), 3);
    }

    void nothingMatches()
    {
        m_panel->setPairs(sample::pairs(), {});
        auto *text = m_panel->findChild<QLabel *>(QStringLiteral("pairsEmpty"));
        QVERIFY(!text->isVisible());
        m_panel->showFilter();
        m_panel->filterField()->setText(QStringLiteral("zebra"));
        QVERIFY(text->isVisible());
        QCOMPARE(text->text(), QStringLiteral("No pair matches this filter."));
        click(QStringLiteral("pairsClearFilter"));
        QVERIFY(!text->isVisible());
        QCOMPARE(m_panel->count(), 4);
        // An empty list without a filter has nothing to clear.
        m_panel->setPairs({}, {});
        QVERIFY(text->isVisible());
        QVERIFY(!button(QStringLiteral("pairsClearFilter"))->isVisible());
    }

    void filterChip()
    {
        m_panel->setPairs(sample::pairs(), {});
        QSignalSpy removed(m_panel.get(), &PairPanel::filterChipRemoved);
        auto *chip = button(QStringLiteral("pairFilterChip"));
        QVERIFY(!chip->isVisible());
        m_panel->setFilterChip(PairFilter::Marked, QStringLiteral("DINOv2-B/14 wrong, car"));
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->text(), QStringLiteral("DINOv2-B/14 wrong, car"));
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(!chip->isVisible());
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].value<PairFilter>(), PairFilter::Marked);
        // A new list is another question: the chip goes without a signal.
        m_panel->setFilterChip(PairFilter::Marked, QStringLiteral("wrong"));
        m_panel->setPairs(sample::pairs(), {});
        QVERIFY(!chip->isVisible());
        QCOMPARE(removed.size(), 1);
    }

    void sortMenu()
    {
        m_panel->setPairs(sample::pairs(), {});
        m_panel->setPairScores([](const dataset::PairRef &ref) {
            return std::vector<PairScoreText>{{1, int(ref.file[0] - '0'), 9}, {2, 9 - int(ref.file[0] - '0'), 9}};
        });
        m_panel->setCurrentRow(0);
        QSignalSpy moved(m_panel.get(), &PairPanel::rowsChanged);
        chooseOrder(3); // best first
        QVERIFY(m_panel->pairAt(0) == sample::pairs()[3]);
        QCOMPARE(m_panel->currentRow(), 3);
        QVERIFY(m_selection->pair() == sample::pairs()[0]);
        QVERIFY(!moved.isEmpty());
        // Another model sorts otherwise; that is no wish to see another pair.
        m_selection->setModel(2);
        QCOMPARE(m_panel->currentRow(), 0);
        QVERIFY(m_selection->pair() == sample::pairs()[0]);
    }

    void sortingKeepsThePairOnScreen()
    {
        m_panel->setPairs(sample::manyPairs(100), {});
        m_panel->setPairScores([](const dataset::PairRef &ref) {
            return std::vector<PairScoreText>{{1, 100 - std::stoi(ref.file), 100}};
        });
        m_panel->setCurrentRow(0);
        QSignalSpy changed(m_selection.get(), &Selection::pairChanged);
        for (const int order : {2, 1, 3, 0}) { // worst first: the pair on screen is the best
            chooseOrder(order);
            QVERIFY(m_panel->pairAt(0)
                    == (order == 2 ? sample::manyPairs(100).back() : sample::manyPairs(100).front()));
            QCOMPARE(m_panel->currentRow(), order == 2 ? 99 : 0);
            QVERIFY(m_list->selectionModel()->isRowSelected(m_panel->currentRow()));
            QTRY_VERIFY(m_list->viewport()->rect().contains(m_list->visualRect(m_list->currentIndex())));
        }
        QCOMPARE(changed.size(), 0);
        QVERIFY(m_selection->pair() == sample::manyPairs(100).front());
    }

    void withoutAPairOnScreenSortingShowsTheTop()
    {
        m_panel->setPairs(sample::manyPairs(100), {});
        m_list->verticalScrollBar()->setValue(1000);
        chooseOrder(1);
        QCOMPARE(m_list->verticalScrollBar()->value(), 0);
        QVERIFY(!m_selection->pair());
    }

    void marksOpenTheirFirstPairAtTheTop()
    {
        m_panel->setPairs(sample::manyPairs(100), {});
        chooseOrder(1); // by name
        const auto worstFirst = sample::manyPairs(60);
        std::vector<dataset::PairRef> behind(worstFirst.rbegin(), worstFirst.rend());
        m_selection->setPair(behind.back()); // at the list's end
        m_panel->openPairs(behind, QStringLiteral("60 pairs"), QStringLiteral("DINOv2-B/14, SOC, worst first"));
        QCOMPARE(m_panel->currentRow(), 0);
        QVERIFY(m_selection->pair() == behind.front());
        QCOMPARE(m_list->verticalScrollBar()->value(), 0);
        QVERIFY(m_panel->pairAt(59) == behind.back());
        QVERIFY(button(QStringLiteral("pairFilterChip"))->isVisible());
        auto *menu = m_panel->findChild<QMenu *>(QStringLiteral("pairSortMenu"));
        QVERIFY(menu->actions().at(0)->isChecked());
    }

    void everyFilterHasAChipOfItsOwn()
    {
        m_panel->setPairs(sample::pairs(), {});
        m_panel->setFilterChip(PairFilter::Scope, QStringLiteral("car › bumper_corner › front right"));
        m_panel->setFilter([](const dataset::PairRef &ref) { return ref.source == "car_3"; });
        m_panel->setFilterChip(PairFilter::Text, QStringLiteral("car_3"));
        QCOMPARE(m_panel->count(), 2);
        QSignalSpy removed(m_panel.get(), &PairPanel::filterChipRemoved);
        auto *scope = button(QStringLiteral("pairScopeChip")), *text = button(QStringLiteral("pairTextChip"));
        QVERIFY(scope->isVisible() && text->isVisible());
        QVERIFY(!button(QStringLiteral("pairFilterChip"))->isVisible());
        QTest::mouseClick(scope, Qt::LeftButton);
        QVERIFY(!scope->isVisible() && text->isVisible());
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].value<PairFilter>(), PairFilter::Scope);
        // Other pairs leave what still filters them.
        m_panel->setPairs(sample::manyPairs(4), {});
        QVERIFY(text->isVisible());
        QCOMPARE(m_panel->count(), 0);
        click(QStringLiteral("pairsClearFilter"));
        QCOMPARE(removed.size(), 2);
        QCOMPARE(removed[1][0].value<PairFilter>(), PairFilter::Text);
        QVERIFY(!text->isVisible());
    }

    void thumbnailsOfWhatIsOnScreen()
    {
        QSignalSpy needed(m_panel.get(), &PairPanel::thumbnailNeeded);
        m_panel->setPairs(sample::manyPairs(4000), {});
        QTRY_VERIFY(needed.size() > 0);
        // The rows on screen and one screen ahead, two pictures each, none twice.
        const int screen = m_list->viewport()->height() / m_list->sizeHintForRow(0) + 1;
        QVERIFY(needed.size() <= 2 * (2 * screen + 1));
        QVERIFY(needed.size() >= 2 * screen);
        QSet<QString> once;
        for (const auto &call : needed)
            once.insert(call[0].toString());
        QCOMPARE(int(once.size()), int(needed.size()));
        // Answered ones are not asked for again, those further down are.
        for (const QString &stem : once)
            m_panel->setThumbnail(stem, QImage(54, 36, QImage::Format_RGB32), {});
        needed.clear();
        m_list->verticalScrollBar()->setValue(1000 * m_list->sizeHintForRow(0));
        QTRY_VERIFY(needed.size() > 0);
        QVERIFY(!once.contains(needed[0][0].toString()));
        needed.clear();
        m_list->verticalScrollBar()->setValue(0);
        QTest::qWait(1); // the timer that asks has no delay
        QCOMPARE(needed.size(), 0);
    }

    void whatWasDroppedIsAskedForWhenItIsSeen()
    {
        QSignalSpy needed(m_panel.get(), &PairPanel::thumbnailNeeded);
        m_panel->setPairs(sample::manyPairs(4000), {});
        QTRY_VERIFY(needed.size() > 0);
        const QString stem = needed[0][0].toString();
        m_panel->dropThumbnail(stem);
        needed.clear();
        m_list->verticalScrollBar()->setValue(1); // its row is in view still
        QTRY_COMPARE(needed.size(), 1);
        QCOMPARE(needed[0][0].toString(), stem);
    }

    void theRowSaysThatThePairIsExchanged()
    {
        m_panel->setPairs(sample::pairs(), {});
        m_panel->setCurrentRow(1);
        const QModelIndex row = m_list->model()->index(1, 0);
        const QImage before = m_list->grab().toImage();
        m_panel->setSwapped(true);
        QCOMPARE(row.data().toString(), QStringLiteral("car_17 → car_3"));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains("exchanged"));
        QVERIFY(row.data(Qt::ToolTipRole).toString().contains("exchanged"));
        QCOMPARE(m_list->model()->index(0, 0).data().toString(), QStringLiteral("car_12 → car_31"));
        QVERIFY(m_list->grab().toImage() != before);
        m_panel->setSwapped(false);
        QCOMPARE(row.data().toString(), QStringLiteral("car_3 → car_17"));
        QCOMPARE(m_list->grab().toImage(), before);
    }

    void aLowerListKeepsTheCurrentRowInView()
    {
        m_panel->setPairs(sample::manyPairs(100), {});
        m_panel->setCurrentRow(50);
        const auto inView = [this] {
            return m_list->viewport()->rect().contains(m_list->visualRect(m_list->currentIndex()));
        };
        QVERIFY(inView());
        for (const int height : {260, 160, 600}) {
            m_panel->resize(272, height);
            QTRY_VERIFY(inView());
        }
    }

    void aPairFromElsewhereComesUnderTheOneBefore()
    {
        m_panel->setPairs(sample::manyPairs(100), {});
        const auto topOf = [this](int row) { return m_list->visualRect(m_list->model()->index(row, 0)).top(); };
        m_selection->setPair(sample::manyPairs(100)[50]);
        QCOMPARE(topOf(49), 0);
        // What is in view already stays where it is.
        m_selection->setPair(sample::manyPairs(100)[52]);
        QCOMPARE(topOf(49), 0);
        m_selection->setPair(sample::manyPairs(100)[20]);
        QCOMPARE(topOf(19), 0);
        // So it is with a list that takes the place of another.
        m_panel->setPairs(sample::manyPairs(90), {});
        QCOMPARE(topOf(19), 0);
    }

    void namesKeepWhatTellsThePicturesApart()
    {
        const QFontMetricsF metrics(m_list->font());
        for (const auto &[source, target] :
             {std::pair("motor_scooter_12", "grand_piano_7"), std::pair("armchair_3", "armchair_14"),
              std::pair("car_128", "motorbike_9")}) {
            const QString whole = QStringLiteral("%1 → %2").arg(source, target);
            for (int width = 90; width <= 240; width += 10) {
                const QStringList lines = pairLines(metrics, source, target, width);
                const QString from = QString(source).section('_', -1), to = QString(target).section('_', -1);
                for (const QString &line : lines)
                    QVERIFY2(metrics.horizontalAdvance(line) <= width, qPrintable(line));
                // One rule: whole on one line, else one below the other.
                if (metrics.horizontalAdvance(whole) <= width) {
                    QCOMPARE(lines, QStringList{whole});
                    continue;
                }
                QCOMPARE(int(lines.size()), 2);
                QVERIFY2(lines[0].endsWith(from + " →") && lines[1].endsWith(to), qPrintable(lines.join(' ')));
                if (metrics.horizontalAdvance(target) <= width)
                    QCOMPARE(lines[1], QString(target));
            }
        }
        m_panel->setPairs({sample::ref(1, "motor_scooter_12", "grand_piano_7")}, {});
        QVERIFY(m_list->model()
                    ->index(0, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .startsWith(QStringLiteral("motor_scooter_12 → grand_piano_7\n")));
    }

    void missingImageIsNotAskedForAgain()
    {
        QSignalSpy needed(m_panel.get(), &PairPanel::thumbnailNeeded);
        connect(m_panel.get(), &PairPanel::thumbnailNeeded, m_panel.get(), [this](const QString &stem) {
            m_panel->setThumbnail(stem, {}, QStringLiteral("Image missing: %1.JPEG").arg(stem));
        });
        m_panel->setPairs({sample::pairs()[0]}, {});
        QTRY_COMPARE(needed.size(), 2);
        m_panel->setPairs(sample::pairs(), {});
        QTRY_COMPARE(needed.size(), 2 + 5);
        const auto *model = m_list->model();
        QVERIFY(model->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Image missing: car_12.JPEG")));
        m_panel->grab(); // the frame with "!" is painted
        m_panel->clearThumbnails();
        QTRY_COMPARE(needed.size(), 2 + 5 + 7);
    }

    void aRowSaysOnlyTheFirstLineOfAProblem()
    {
        const auto row = [this] {
            return m_list->viewport()->grab(m_list->visualRect(m_list->model()->index(0, 0))).toImage();
        };
        m_panel->setPairs({sample::pairs()[0]}, {});
        m_panel->setThumbnail(QStringLiteral("car_12"), {}, QStringLiteral("Image damaged: car_12.JPEG"));
        const QImage brief = row();
        m_panel->setThumbnail(
            QStringLiteral("car_12"), {},
            QStringLiteral("Image damaged: car_12.JPEG\n/data/car_12.JPEG: This is not a JPEG or PNG"));
        QCOMPARE(row(), brief);
        QVERIFY(m_list->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains("This is not a JPEG"));
        QVERIFY(m_list->model()
                    ->index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith("Image damaged: car_12.JPEG"));
    }

    void imagesThatCameOrChangedAreAskedForAgain()
    {
        QSignalSpy needed(m_panel.get(), &PairPanel::thumbnailNeeded);
        m_panel->setPairs({sample::pairs()[0]}, {});
        QTRY_COMPARE(needed.size(), 2);
        m_panel->setThumbnail(QStringLiteral("car_12"), QImage(54, 36, QImage::Format_RGB32), {});
        m_panel->setThumbnail(QStringLiteral("car_31"), {}, QStringLiteral("Image missing: car_31.JPEG"));
        needed.clear();
        m_panel->forgetThumbnails({});
        QTRY_COMPARE(needed.size(), 1);
        QCOMPARE(needed[0][0].toString(), QStringLiteral("car_31"));
        m_panel->setThumbnail(QStringLiteral("car_31"), QImage(54, 36, QImage::Format_RGB32), {});
        m_panel->forgetThumbnails({QStringLiteral("car_12")});
        QTRY_COMPARE(needed.size(), 2);
        QCOMPARE(needed[1][0].toString(), QStringLiteral("car_12"));
    }

    void aGrowingListStaysWhereItIs()
    {
        m_panel->setPairs(sample::manyPairs(100), {});
        m_panel->setCurrentRow(2);
        QScrollBar *bar = m_list->verticalScrollBar();
        bar->setValue(50 * m_list->sizeHintForRow(0) + 7);
        const int place = bar->value();
        m_panel->growPairs(sample::manyPairs(120), {});
        QCOMPARE(m_panel->count(), 120);
        QCOMPARE(m_panel->currentRow(), 2);
        QCOMPARE(bar->value(), place);
    }

    void sixtyThousandRows()
    {
        m_panel->setModels(sample::twoModels());
        int asked = 0;
        m_panel->setPairScores([&asked](const dataset::PairRef &) {
            ++asked;
            return std::vector<PairScoreText>{{1, 3, 9}, {2, 4, 9}};
        });
        m_panel->setPairs(sample::manyPairs(60'000), QStringLiteral("all, intra · 60,000"));
        m_panel->grab();
        QVERIFY(asked < 100); // only rows that are painted
        m_panel->setCurrentRow(59'999);
        m_panel->grab();
        m_panel->step(-1);
        m_panel->grab();
        QCOMPARE(m_panel->currentRow(), 59'998);
    }

private:
    QAbstractButton *button(const QString &name) const { return m_panel->findChild<QAbstractButton *>(name); }
    void click(const QString &name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    void chooseOrder(int entry)
    {
        auto *menu = m_panel->findChild<QMenu *>(QStringLiteral("pairSortMenu"));
        click(QStringLiteral("pairSort"));
        QVERIFY(QTest::qWaitForWindowExposed(menu));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(entry)).center());
        QVERIFY(!menu->isVisible());
    }
    void clickRow(int row)
    {
        QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->visualRect(m_list->model()->index(row, 0)).center());
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<PairPanel> m_panel;
    QListView *m_list = nullptr;
};

QTEST_MAIN(TestPairPanel)
#include "tst_pair_panel.moc"
