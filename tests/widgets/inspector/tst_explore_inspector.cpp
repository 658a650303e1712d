#include "tests/widgets/inspector/sample_pair.h"
#include "tests/widgets/taxonomy/sample_taxonomy.h"
#include "widgets/inspector/explore_inspector.h"
#include "widgets/inspector/inspector_models.h"
#include "widgets/inspector/note.h"
#include "widgets/inspector/section_table.h"
#include "widgets/inspector/section_title.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace soco;
using namespace soco::widgets;
using benchmark::Verdict;

class TestExploreInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_panel = std::make_unique<ExploreInspector>(m_selection.get());
        m_panel->resize(304, 900);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_pair = sample::loadedPair();
    }
    void cleanup()
    {
        m_panel.reset();
        m_selection.reset();
    }

    void empty()
    {
        QVERIFY(child<QLabel>("inspectorEmpty")->isVisible());
        QVERIFY(!table("matchesTable")->isVisible());
        QVERIFY(!table("matrixTable")->isVisible());
        open();
        QCOMPARE(child<QLabel>("inspectorEmpty")->text(), QStringLiteral("Click a part in the source image."));
        QVERIFY(child<QLabel>("inspectorEmpty")->isVisible());
        QVERIFY(table("matrixTable")->isVisible());
        choose(0);
        QVERIFY(!child<QLabel>("inspectorEmpty")->isVisible());
        QVERIFY(table("matchesTable")->isVisible());
        m_panel->setPair(nullptr);
        QVERIFY(child<QLabel>("inspectorEmpty")->isVisible());
    }

    void head()
    {
        open();
        choose(0);
        auto *head = child<QWidget>("inspectorHead");
        QCOMPARE(head->accessibleName(), QStringLiteral("vehicle_wheel_front_left_center"));
        QCOMPARE(head->accessibleDescription().split(QLatin1Char('\n')),
                 (QStringList{QStringLiteral("The center point of the front left wheel of a car"),
                              QStringLiteral("Concept: wheel_center"), QStringLiteral("Kind: structural, shared"),
                              QStringLiteral("In source: visible, 425.0, 446.9 px"),
                              QStringLiteral("In target: visible, 209.2, 378.7 px")}));
        choose(9); // only in the source
        QVERIFY(head->accessibleDescription().contains(QStringLiteral("In target: not visible")));
        m_selection->setPoint(ImagePoint{12.34, 5}, {});
        QCOMPARE(head->accessibleName(), QStringLiteral("Free point"));
        QVERIFY(head->accessibleDescription().contains(QStringLiteral("In source: 12.3, 5.0 px")));
        QCOMPARE(child<Note>("inspectorRule")->text(), QString()); // nothing is judged
    }

    // A violin's keypoint must not head the inspector over a car.
    void aKeypointOfAnotherPairIsSaidToBeElsewhere()
    {
        open();
        choose(0);
        m_panel->setPointResult(result(1, 0.81f, 0.15f, 0.15f));
        m_selection->setPoint(ImagePoint{10, 20}, QStringLiteral("violin_scroll"));
        auto *head = child<QWidget>("inspectorHead");
        QCOMPARE(head->accessibleName(), QStringLiteral("Not in this pair"));
        QCOMPARE(head->accessibleDescription(),
                 QStringLiteral("Neither picture shows violin_scroll. Click a part in the source image."));
        QVERIFY(!table("matchesTable")->isVisible());
        QVERIFY(table("matrixTable")->isVisible());
        // Known to the taxonomy, but in neither picture.
        m_selection->setPoint(std::nullopt, QStringLiteral("vehicle_mirror_right"));
        QCOMPARE(head->accessibleName(), QStringLiteral("Not in this pair"));
        choose(2);
        QCOMPARE(head->accessibleName(), QStringLiteral("vehicle_mirror_left"));
        QVERIFY(table("matchesTable")->isVisible());
    }

    // What is on screen of "This pair" follows the point; who looks at its head keeps that.
    void theCurrentRowComesIntoView()
    {
        open();
        choose(0);
        m_panel->resize(304, 420);
        QScrollBar *bar = child<QScrollArea>("inspectorScroll")->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        const auto seen = [this](const char *name) {
            const SectionTable *view = table(name);
            const QRect row(0, view->rowViewportPosition(view->currentRow()), 10,
                            view->verticalHeader()->defaultSectionSize());
            return view->currentRow() >= 0 && view->viewport()->visibleRegion().contains(row.center());
        };
        bar->setValue(bar->maximum());
        for (const int source : {0, 8, 2, 0}) {
            choose(source);
            QTRY_VERIFY2(seen("matrixTable"), qPrintable(QString::number(source)));
        }
        m_panel->resize(304, 200); // the table is below
        bar->setValue(0);
        QTRY_VERIFY(table("matrixTable")->visibleRegion().isEmpty());
        choose(2);
        QCoreApplication::processEvents();
        QCOMPARE(bar->value(), 0);
    }

    void crossPairsAreNamed()
    {
        m_pair->ref.kind = dataset::PairKind::Cross;
        open();
        choose(0);
        QCOMPARE(child<SectionTitle>("pairTitle")->hint(), QStringLiteral("9 shared, Cross-SOC"));
        QCOMPARE(child<SectionTitle>("matchesTitle")->title(), QStringLiteral("Matches, Cross-CC and Cross-SOC"));
        const QAbstractItemModel *matches = table("matchesTable")->model();
        QCOMPARE(matches->headerData(MatchesModel::columnOf(benchmark::Criterion::Soc), Qt::Horizontal, Qt::ToolTipRole)
                     .toString(),
                 QStringLiteral("Cross-SOC: the same keypoint of the object"));
        m_panel->setJudge({benchmark::Criterion::Cc, 0.1});
        QCOMPARE(child<SectionTitle>("pairTitle")->hint(), QStringLiteral("2 shared, Cross-CC"));
        auto intra = sample::loadedPair();
        m_panel->setPair(intra);
        QCOMPARE(child<SectionTitle>("pairTitle")->hint(), QStringLiteral("2 shared, CC"));
        QCOMPARE(child<SectionTitle>("matchesTitle")->title(), QStringLiteral("Matches of this point"));
        // A hint that finds no room beside a long title stands below it.
        const auto *title = child<SectionTitle>("pairTitle");
        const int low = title->heightForWidth(600);
        QCOMPARE(title->heightForWidth(264), low);
        child<SectionTitle>("pairTitle")->setTitle(QStringLiteral("Matches, Cross-CC and Cross-SOC"));
        QVERIFY(title->heightForWidth(264) >= low + 16);
        QTRY_COMPARE(title->height(), title->heightForWidth(title->width()));
    }

    void flatMapsAreSaid()
    {
        open();
        choose(0);
        PointResult flat = result(2, 0.5f, 5, 5);
        vision::SimilarityMap map = *flat.map;
        std::fill(map.values.begin(), map.values.end(), 0.5f);
        // Padding may differ: the picture is 960 x 640, the grid square.
        map.values.back() = 0.9f;
        flat.map = std::make_shared<vision::SimilarityMap>(map);
        m_panel->setPointResult(flat);
        QCOMPARE(child<Note>("inspectorErrors")->text(),
                 QStringLiteral("DINOv3-B/16 has one value all over the target: its best cell is no match."));
        QVERIFY(!child<QAbstractButton>("inspectorDetails")->isVisible());
        m_panel->setPointResult(result(2, 0.5f, 5, 5));
        QVERIFY(!child<Note>("inspectorErrors")->isVisible());
    }

    void assumptionsAreShown()
    {
        open();
        QVERIFY(!child<Note>("inspectorAssumptions")->isVisible());
        auto odd = sample::loadedPair();
        odd->ref.file = "8-car_12-car_31.json";
        odd->pair.assumptions = {{"src_imsize", "The size is missing; the picture's own, 960 x 640, is taken"},
                                 {"trg_bndbox", "Empty: there is no box"}};
        m_panel->setPair(odd);
        QCOMPARE(child<Note>("inspectorAssumptions")->text(),
                 QStringLiteral("src_imsize: The size is missing; the picture's own, 960 x 640, is taken\n"
                                "trg_bndbox: Empty: there is no box"));
        m_panel->setPair(m_pair);
        QVERIFY(!child<Note>("inspectorAssumptions")->isVisible());
    }

    void textsCanBeCopied()
    {
        open();
        choose(0);
        m_panel->setPairResult(sample::pairResult(1, m_pair, "rrrrrrrrn-"));
        const auto copyFrom = [](QWidget *widget) {
            QApplication::clipboard()->clear();
            QContextMenuEvent event(QContextMenuEvent::Mouse, widget->rect().center(),
                                    widget->mapToGlobal(widget->rect().center()));
            QApplication::sendEvent(widget, &event);
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return QString();
            QTest::keyClick(menu, Qt::Key_Down);
            QTest::keyClick(menu, Qt::Key_Return);
            return QApplication::clipboard()->text();
        };
        QVERIFY(copyFrom(child<QWidget>("inspectorHead")).startsWith("vehicle_wheel_front_left_center\nThe center point"));
        QVERIFY(copyFrom(child<Note>("inspectorRule")).startsWith("Right below 1.00"));
        const QString matrix = copyFrom(table("matrixTable")->viewport());
        QVERIFY2(matrix.contains("wheel_center, front left\tright\tnot judged yet"), qPrintable(matrix));
        clickCell("matrixTable", 1, 1);
        table("matrixTable")->setFocus();
        QTest::keySequence(table("matrixTable"), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("car_roof_corner, front left\tright\tnot judged yet\tnot judged yet"));
    }

    void modelsOfOneTitleAreToldApart()
    {
        open();
        auto twins = sample::models();
        twins[0].title = twins[1].title = QStringLiteral("DINOv2-S/14");
        twins[0].weightsFile = QStringLiteral("/w/plain.pth");
        twins[1].weightsFile = QStringLiteral("/w/tuned.pth");
        m_panel->setModels(twins);
        choose(0);
        m_panel->setPairResult(sample::pairResult(2, m_pair, "rrrrrrrrn-"));
        QCOMPARE(text("matchesTable", 0, MatchesModel::ModelColumn), QStringLiteral("DINOv2-S/14 (plain.pth)"));
        QCOMPARE(table("matrixTable")->model()->headerData(2, Qt::Horizontal, Qt::ToolTipRole).toString(),
                 QStringLiteral("DINOv2-S/14 (tuned.pth)"));
        QCOMPARE(table("matrixTable")->model()->index(9, 2).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("DINOv2-S/14 (tuned.pth): 8 of 9 points right (88.9 %)"));
    }

    // Names that the row has no room for are whole under the mouse.
    void narrowMatrixRowsKeepTheirNames()
    {
        open();
        // In the order of the taxonomy; what it does not know stands last.
        static constexpr int order[] = {8, 6, 7, 3, 4, 2, 0, 1, 5};
        for (int row = 0; row < 9; ++row)
            QCOMPARE(table("matrixTable")->model()->index(row, 0).data(Qt::ToolTipRole).toString(),
                     QString::fromStdString(m_pair->pair.source.keypoints[std::size_t(order[row])].name));
    }

    void rule_data()
    {
        QTest::addColumn<bool>("box");
        QTest::addColumn<double>("alpha");
        QTest::addColumn<QString>("expected");
        QTest::newRow("box") << true << 0.1
                             << "Right below 1.00, that is 0.10 × 740 px = 74.0 px (longer side of the target box).";
        QTest::newRow("box, strict") << true << 0.05
                                     << "Right below 1.00, that is 0.05 × 740 px = 37.0 px (longer side of the target box).";
        QTest::newRow("no box") << false << 0.1
                                << "Right below 1.00, that is 0.10 × 960 px = 96.0 px (longer side of the target image). "
                                   "No box: the radius is taken from the image.";
    }
    void rule()
    {
        QFETCH(bool, box);
        QFETCH(double, alpha);
        m_pair = sample::loadedPair(box);
        open();
        m_panel->setJudge({benchmark::Criterion::Soc, alpha});
        choose(0);
        QTEST(child<Note>("inspectorRule")->text(), "expected");
    }

    // The error is measured by the picture, the threshold by the size that the file states.
    void ruleOfAStatedSize()
    {
        m_pair->pair.target.stated = dataset::ImageSize{480, 320};
        open();
        choose(0);
        QVERIFY2(child<Note>("inspectorRule")->text().contains("0.10 × 740 px = 148.0 px"),
                 qPrintable(child<Note>("inspectorRule")->text()));
    }

    void whatWasHoveredIsSaidOnceItIsPinned()
    {
        open();
        m_panel->setPointResult(result(2, 0.67f, 5.03f, 0.3f));
        choose(0);
        QCOMPARE(text("matchesTable", 1, MatchesModel::CosineColumn), QStringLiteral("0.67"));
        m_selection->setPoint(std::nullopt, {});
        m_panel->setPointResult(result(2, 0.71f, 5.03f, 0.3f));
        choose(1);
        QCOMPARE(text("matchesTable", 1, MatchesModel::CosineColumn), QStringLiteral("0.71"));
    }

    void matches()
    {
        open();
        choose(0);
        m_panel->setPointResult(result(2, 0.67f, 5.03f, 0.3f));
        QCOMPARE(text("matchesTable", 0, MatchesModel::CosineColumn), QStringLiteral("–"));
        QCOMPARE(text("matchesTable", 1, MatchesModel::CosineColumn), QStringLiteral("0.67"));
        QCOMPARE(text("matchesTable", 1, MatchesModel::ErrorColumn), QStringLiteral("5.03"));
        QCOMPARE(verdict("matchesTable", 1, MatchesModel::columnOf(benchmark::Criterion::Cc)), Verdict::Right);
        QCOMPARE(verdict("matchesTable", 1, MatchesModel::columnOf(benchmark::Criterion::Soc)), Verdict::Wrong);
        // The error is that of the judged criterion, in radii of the judged α.
        m_panel->setJudge({benchmark::Criterion::Cc, 0.1});
        QCOMPARE(text("matchesTable", 1, MatchesModel::ErrorColumn), QStringLiteral("0.30"));
        m_panel->setJudge({benchmark::Criterion::Soc, 0.4});
        QCOMPARE(text("matchesTable", 1, MatchesModel::ErrorColumn), QStringLiteral("1.26"));
        QCOMPARE(verdict("matchesTable", 1, MatchesModel::columnOf(benchmark::Criterion::Soc)), Verdict::NearMiss);
        // A free point is matched, but not scored.
        PointResult free = result(1, 0.4f, 0, 0);
        free.judgement.reset();
        m_panel->setPointResult(free);
        QCOMPARE(text("matchesTable", 0, MatchesModel::CosineColumn), QStringLiteral("0.40"));
        QCOMPARE(text("matchesTable", 0, MatchesModel::ErrorColumn), QStringLiteral("–"));
        QCOMPARE(verdict("matchesTable", 0, MatchesModel::columnOf(benchmark::Criterion::Soc)), Verdict::NotScored);
    }

    void clickOnAModelFocusesIt()
    {
        open();
        choose(0);
        QCOMPARE(table("matchesTable")->currentRow(), 0);
        clickCell("matchesTable", 2, 0);
        QCOMPARE(m_selection->model(), 3);
        QCOMPARE(table("matchesTable")->currentRow(), 2);
        QCOMPARE(child<SectionTitle>("bestTitle")->hint(), QStringLiteral("dense_sift"));
    }

    void bestMatches()
    {
        open();
        choose(0);
        QCOMPARE(table("bestTable")->model()->rowCount(), 0);
        QVERIFY(child<Note>("inspectorBestNote")->isVisible());
        m_panel->setPointResult(sample::pointResult(1, m_pair, 0, {cell(0), cell(1), {2, 2}, cell(8), cell(7)}, 0.81f,
                                                    0.11f, 0.15f, 0.15f));
        QCOMPARE(table("bestTable")->model()->rowCount(), 4);
        QVERIFY(!child<Note>("inspectorBestNote")->isVisible());
        QCOMPARE(text("bestTable", 0, BestMatchesModel::NameColumn), QStringLiteral("wheel_center, front left"));
        QCOMPARE(text("bestTable", 0, BestMatchesModel::CosineColumn), QStringLiteral("0.81"));
        QCOMPARE(text("bestTable", 1, BestMatchesModel::NameColumn), QStringLiteral("wheel_center, rear left"));
        QCOMPARE(text("bestTable", 2, BestMatchesModel::NameColumn), QStringLiteral("no keypoint within α"));
        QCOMPARE(text("bestTable", 3, BestMatchesModel::NameColumn), QStringLiteral("bumper_corner, rear left"));
        QCOMPARE(text("bestTable", 3, BestMatchesModel::CosineColumn), QStringLiteral("0.48"));
        // A smaller α reaches less far: the rear wheel's cell lies some pixels beside it.
        m_panel->setJudge({benchmark::Criterion::Soc, 0.001});
        QCOMPARE(text("bestTable", 1, BestMatchesModel::NameColumn), QStringLiteral("no keypoint within α"));
        // The other model has no map.
        m_selection->setModel(2);
        QCOMPARE(table("bestTable")->model()->rowCount(), 0);
    }

    void matrix()
    {
        open();
        QCOMPARE(child<SectionTitle>("pairTitle")->hint(), QStringLiteral("9 shared, SOC"));
        m_panel->setPairResult(sample::pairResult(1, m_pair, "rrrrrrrrn-"));
        m_panel->setPairResult(sample::pairResult(2, m_pair, "wrrrrrwrn-"));
        QCOMPARE(table("matrixTable")->model()->rowCount(), 10);
        QCOMPARE(verdict("matrixTable", 6, 1), Verdict::Right);
        QCOMPARE(verdict("matrixTable", 6, 2), Verdict::Wrong);
        QCOMPARE(verdict("matrixTable", 0, 1), Verdict::NearMiss);
        QVERIFY(!table("matrixTable")->model()->index(0, 3).data(VerdictRole).isValid());
        QCOMPARE(text("matrixTable", 9, 1), QStringLiteral("8"));
        QCOMPARE(text("matrixTable", 9, 2), QStringLiteral("6"));
        QCOMPARE(text("matrixTable", 9, 3), QStringLiteral("–"));
        // Unknown to the taxonomy: the full name.
        QCOMPARE(text("matrixTable", 8, 0), QStringLiteral("vehicle_taillight_rear_left"));
        QCOMPARE(table("matrixTable")->model()->index(7, 0).data(DetailRole).toString(), QStringLiteral("rear left"));
        // By CC other keypoints are judged.
        m_panel->setJudge({benchmark::Criterion::Cc, 0.1});
        QCOMPARE(child<SectionTitle>("pairTitle")->hint(), QStringLiteral("2 shared, CC"));
        QCOMPARE(table("matrixTable")->model()->rowCount(), 3);
        // In the same order, whatever order the judge asks in.
        const auto details = [this] {
            QStringList words;
            for (int row = 0; row < table("matrixTable")->model()->rowCount() - 1; ++row)
                words << table("matrixTable")->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
            return words;
        };
        const QStringList wheels{QStringLiteral("wheel_center, front left"), QStringLiteral("wheel_center, rear left")};
        QCOMPARE(details(), wheels);
        std::swap(m_pair->matches.concepts[0], m_pair->matches.concepts[1]);
        m_panel->setPair(std::make_shared<LoadedPair>(*m_pair));
        QCOMPARE(details(), wheels);
        // Of another pair, be it the same file read before: not this one's.
        PairResult other = sample::pairResult(3, m_pair, "rr");
        m_panel->setPairResult(other);
        QVERIFY(!table("matrixTable")->model()->index(0, 3).data(VerdictRole).isValid());
    }

    void nothingShared()
    {
        m_pair->matches.semantic.clear();
        open();
        QCOMPARE(table("matrixTable")->model()->rowCount(), 0);
        QVERIFY(child<Note>("inspectorPairNote")->isVisible());
    }

    void clickInTheMatrix()
    {
        open();
        QSignalSpy points(m_selection.get(), &Selection::pointChanged);
        clickCell("matrixTable", 3, 2);
        QCOMPARE(m_selection->model(), 2);
        QCOMPARE(m_selection->keypoint(), QStringLiteral("vehicle_door_handle_front_left"));
        QVERIFY(m_selection->pin() == (ImagePoint{610, 300}));
        QCOMPARE(points.size(), 1);
        QCOMPARE(table("matrixTable")->currentRow(), 3);
        // The name alone keeps the model; the totals keep the point.
        clickCell("matrixTable", 7, 0);
        QCOMPARE(m_selection->model(), 2);
        QCOMPARE(m_selection->keypoint(), QStringLiteral("vehicle_wheel_rear_left_center"));
        clickCell("matrixTable", 9, 3);
        QCOMPARE(m_selection->model(), 3);
        QCOMPARE(m_selection->keypoint(), QStringLiteral("vehicle_wheel_rear_left_center"));
    }

    void keysInTheMatrix()
    {
        open();
        clickCell("matrixTable", 6, 1);
        table("matrixTable")->setFocus();
        QTest::keyClick(table("matrixTable"), Qt::Key_Down);
        QTest::keyClick(table("matrixTable"), Qt::Key_Right);
        QCOMPARE(m_selection->keypoint(), QStringLiteral("vehicle_wheel_front_left_center"));
        QTest::keyClick(table("matrixTable"), Qt::Key_Return);
        QCOMPARE(m_selection->keypoint(), QStringLiteral("vehicle_wheel_rear_left_center"));
        QCOMPARE(m_selection->model(), 2);
    }

    void previousValuesAreMutedAfterAMoment()
    {
        open();
        choose(0);
        m_panel->setPointResult(result(1, 0.81f, 0.15f, 0.15f));
        m_panel->setPointResult(result(2, 0.67f, 5.03f, 0.3f));
        const auto muted = [this](int row) { return table("matchesTable")->model()->index(row, 1).data(MutedRole).toBool(); };
        choose(1);
        QVERIFY(!muted(0)); // not at once: no flicker
        QTRY_VERIFY(muted(0));
        QCOMPARE(text("matchesTable", 0, MatchesModel::CosineColumn), QStringLiteral("0.81"));
        PointResult fresh = result(1, 0.5f, 0.2f, 0.2f);
        m_panel->setPointResult(fresh);
        QVERIFY(!muted(0));
        QVERIFY(muted(1));
        m_panel->clearPointResults();
        QCOMPARE(text("matchesTable", 0, MatchesModel::CosineColumn), QStringLiteral("–"));
    }

    void anotherPairTakesTheResultsAway()
    {
        open();
        choose(0);
        m_panel->setPointResult(result(1, 0.81f, 0.15f, 0.15f));
        m_panel->setPairResult(sample::pairResult(1, m_pair, "rrrrrrrrn-"));
        m_panel->setPair(m_pair);
        QCOMPARE(text("matrixTable", 9, 1), QStringLiteral("8"));
        // Its file was read again, without a keypoint in the middle: each result is of another row now.
        auto edited = sample::loadedPair();
        edited->pair.source.keypoints.erase(edited->pair.source.keypoints.begin() + 4);
        edited->matches.semantic.pop_back();
        m_panel->setPair(edited);
        QVERIFY(!table("matrixTable")->model()->index(0, 1).data(VerdictRole).isValid());
        QCOMPARE(text("matchesTable", 0, MatchesModel::CosineColumn), QStringLiteral("–"));
        m_panel->setPointResult(result(1, 0.81f, 0.15f, 0.15f)); // late
        QCOMPARE(text("matchesTable", 0, MatchesModel::CosineColumn), QStringLiteral("–"));
        m_panel->setPair(m_pair);
        auto swapped = sample::loadedPair();
        std::swap(swapped->pair.source, swapped->pair.target);
        swapped->matches.semantic = {{0, 0}};
        m_panel->setPair(swapped);
        QCOMPARE(text("matchesTable", 0, MatchesModel::CosineColumn), QStringLiteral("–"));
        QCOMPARE(text("matrixTable", 1, 1), QStringLiteral("–"));
    }

    void busyBar()
    {
        auto *bar = child<QWidget>("inspectorBusy");
        m_panel->setBusy(true);
        QVERIFY(!bar->isVisible());
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->height(), 2);
        QCOMPARE(bar->width(), m_panel->width());
        m_panel->setBusy(false);
        QVERIFY(!bar->isVisible());
    }

    void errors()
    {
        open();
        choose(0);
        QVERIFY(!child<Note>("inspectorErrors")->isVisible());
        PointResult failed = result(3, 0, 0, 0);
        failed.map.reset();
        failed.judgement.reset();
        failed.error = Error{ErrorKind::Malformed, "image is 0 x 0", "/data/Images/car/car_31.JPEG", "header", "Replace it"};
        m_panel->setPointResult(failed);
        auto *note = child<Note>("inspectorErrors");
        QVERIFY(note->isVisible());
        QCOMPARE(note->text(), QStringLiteral("No result: dense_sift failed on car_31.JPEG (image is 0 x 0)."));
        QCOMPARE(text("matchesTable", 2, MatchesModel::CosineColumn), QStringLiteral("–"));
        QTest::mouseClick(child<QAbstractButton>("inspectorDetails"), Qt::LeftButton);
        QVERIFY(note->text().contains(QStringLiteral("/data/Images/car/car_31.JPEG")));
        QVERIFY(note->text().contains(QStringLiteral("Replace it")));
        m_panel->clearPointResults();
        QVERIFY(!note->isVisible());
        QVERIFY(!child<QAbstractButton>("inspectorDetails")->isVisible());
    }

    void fits_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("models");
        QTest::addColumn<int>("pixels");
        QTest::newRow("as drawn") << 304 << 3 << 13;
        QTest::newRow("narrow") << 264 << 3 << 13;
        QTest::newRow("narrow, nine models") << 264 << 9 << 13;
        QTest::newRow("narrow, nine models, text 40 % larger") << 264 << 9 << 18;
    }
    void fits()
    {
        QFETCH(int, width);
        QFETCH(int, models);
        QFETCH(int, pixels);
        const QFont before = QApplication::font();
        QFont font = before;
        font.setPixelSize(pixels);
        QApplication::setFont(font);
        auto many = sample::models();
        for (int slot = 4; slot <= models; ++slot)
            many.push_back(sample::model(slot, "m", "DINOv3-H+/16, a long title"));
        open();
        m_panel->setModels(many);
        m_panel->resize(width, 400);
        choose(0);
        m_panel->setPointResult(result(1, 0.81f, 0.15f, 0.15f));
        m_panel->grab();
        const auto *scroll = child<QScrollArea>("inspectorScroll");
        QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
        for (const char *name : {"matchesTable", "bestTable", "matrixTable"}) {
            const SectionTable *view = table(name);
            QCOMPARE(view->width(), scroll->viewport()->width());
            // Columns fill the width, no more; the names keep some of it; every row is seen.
            QCOMPARE(view->horizontalHeader()->length(), view->width());
            QVERIFY(view->columnWidth(name == QByteArray("bestTable") ? 1 : 0) >= 48);
            QCOMPARE(view->verticalScrollBar()->maximum(), 0);
        }
        QApplication::setFont(before);
    }

private:
    void open()
    {
        m_panel->setTaxonomy(sample::taxonomy());
        m_panel->setModels(sample::models());
        m_panel->setPair(m_pair);
        m_selection->setPair(m_pair->ref);
    }
    void choose(int source)
    {
        const dataset::Keypoint &keypoint = m_pair->pair.source.keypoints[std::size_t(source)];
        m_selection->setPoint(keypoint.position, QString::fromStdString(keypoint.name));
    }
    GridCell cell(int target) const
    {
        const ImagePoint place = m_pair->pair.target.keypoints[std::size_t(target)].position;
        return {int(place.x / 960 * 57), int(place.y / 960 * 57)};
    }
    PointResult result(int slot, float cosine, float socRadii, float ccRadii) const
    {
        return sample::pointResult(slot, m_pair, 0, {cell(0)}, cosine, 0.1f, socRadii, ccRadii);
    }
    template <class T>
    T *child(const char *name) const
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    SectionTable *table(const char *name) const { return child<SectionTable>(name); }
    QString text(const char *name, int row, int column) const
    {
        return table(name)->model()->index(row, column).data().toString();
    }
    Verdict verdict(const char *name, int row, int column) const
    {
        const QVariant value = table(name)->model()->index(row, column).data(VerdictRole);
        return value.isValid() ? Verdict(value.toInt()) : Verdict(-1);
    }
    void clickCell(const char *name, int row, int column)
    {
        SectionTable *view = table(name);
        m_panel->grab(); // lays out
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(row, column)).center());
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ExploreInspector> m_panel;
    std::shared_ptr<LoadedPair> m_pair;
};

QTEST_MAIN(TestExploreInspector)
#include "tst_explore_inspector.moc"
