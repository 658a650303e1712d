// A header that paints a part of itself looks like one that was painted whole.

#include "part_painting.h"

#include "widgets/canvas/pane_header.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QTest>

#include <functional>
#include <utility>

using namespace soco;
using namespace soco::widgets;
using fixture::PartPainting;

Q_DECLARE_METATYPE(soco::widgets::PaneHeaderContent)

namespace {

constexpr QSize size(420, 26);

PaneHeaderContent content(const QString &low, const QString &high)
{
    PaneHeaderContent header;
    header.slot = 3;
    header.title = QStringLiteral("DINOv2-B/14");
    header.detail = QStringLiteral("57 × 57");
    header.ends = low + QStringLiteral(" to ") + high;
    header.shortEnds = low + QStringLiteral("–") + high;
    header.verdicts = {{benchmark::Criterion::Cc, benchmark::Verdict::Right, {}},
                       {benchmark::Criterion::Soc, benchmark::Verdict::Wrong, QStringLiteral("rear left")}};
    return header;
}

PaneHeaderContent with(PaneHeaderContent header, const std::function<void(PaneHeaderContent &)> &changed)
{
    changed(header);
    return header;
}

QString text(const QRegion &region)
{
    QStringList parts;
    for (const QRect &rect : region)
        parts << QStringLiteral("%1,%2 %3x%4").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
    return parts.join(QLatin1Char(';'));
}

QImage freshly(const PaneHeaderContent &content, QSize wanted = size)
{
    PaneHeader header;
    header.resize(wanted);
    header.setContent(content);
    return PartPainting::whole(header);
}

} // namespace

class TestPaneHeader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void otherEndsLookAsPaintedWhole_data()
    {
        QTest::addColumn<PaneHeaderContent>("before");
        QTest::addColumn<PaneHeaderContent>("after");
        QTest::addColumn<bool>("inPart");
        const PaneHeaderContent plain = content("0.36", "0.61");
        QTest::newRow("as wide") << plain << content("0.42", "0.58") << true;
        QTest::newRow("wider") << plain << content("0.364", "0.369") << true;
        QTest::newRow("narrower") << plain << content("0.11", "0.1") << true;
        QTest::newRow("too wide to say as much") << plain << content("0.36412345", "0.36912345") << false;
        QTest::newRow("none any more") << plain << with(plain, [](auto &c) { c.ends.clear(), c.shortEnds.clear(); })
                                       << false;
        QTest::newRow("none before") << with(plain, [](auto &c) { c.ends.clear(), c.shortEnds.clear(); }) << plain
                                     << false;
        QTest::newRow("another verdict too")
            << plain << with(content("0.42", "0.58"), [](auto &c) { c.verdicts.pop_back(); }) << false;
        const auto focused = [](auto &c) { c.focused = true; };
        QTest::newRow("with the focus") << with(plain, focused) << with(content("0.42", "0.58"), focused) << true;
        const auto brief = [](auto &c) { c.brief = true; };
        QTest::newRow("in brief") << with(plain, brief) << with(content("0.42", "0.58"), brief) << true;
        const auto longTitle = [](auto &c) { c.title = QString(80, QLatin1Char('m')); };
        QTest::newRow("beside a title that is cut")
            << with(plain, longTitle) << with(content("0.42", "0.58"), longTitle) << false;
        const auto apart = [](auto &c) { c.apart = QStringLiteral("tuned.pth"); };
        QTest::newRow("beside a file") << with(plain, apart) << with(content("0.42", "0.58"), apart) << true;
        const auto stretched = [](auto &c) {
            c.warning = QStringLiteral("stretched, not comparable");
            c.shortWarning = QStringLiteral("stretched");
        };
        QTest::newRow("before a warning")
            << with(plain, stretched) << with(content("0.42", "0.58"), stretched) << false;
    }

    void otherEndsLookAsPaintedWhole()
    {
        QFETCH(PaneHeaderContent, before);
        QFETCH(PaneHeaderContent, after);
        QFETCH(bool, inPart);
        PaneHeader header;
        header.resize(size);
        PartPainting screen(&header);
        header.setContent(before);
        header.show();
        QVERIFY(QTest::qWaitForWindowExposed(&header));
        QCOMPARE(screen.shown(), freshly(before));
        header.setContent(after);
        QCOMPARE(screen.shown(), freshly(after));
        QVERIFY2((screen.painted().boundingRect().width() < size.width() / 2) == inPart,
                 qPrintable(text(screen.painted())));
        header.setContent(before);
        QCOMPARE(screen.shown(), freshly(before));
        header.setProgress(0.4);
        header.setContent(after);
        (void)screen.shown();
        header.setProgress(-1);
        QCOMPARE(screen.shown(), freshly(after));
    }

    // As wide as with nine models in a window of 1280: what gives way is everything else.
    void theModelIsReadInNarrowHeaders_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("whole");
        QTest::newRow("nine models, 1600") << 255 << true;
        QTest::newRow("nine models, 1280") << 195 << true;
        QTest::newRow("narrower still") << 165 << true;
        QTest::newRow("no room") << 110 << false;
    }

    void theModelIsReadInNarrowHeaders()
    {
        QFETCH(int, width);
        QFETCH(bool, whole);
        // The title is whole where it looks as it does alone.
        const auto titlePart = [&](const PaneHeaderContent &shown) {
            const int room = 34 + QFontMetrics(titleFont()).horizontalAdvance(shown.title);
            return freshly(shown, {width, 24}).copy(0, 0, std::min(width, room), 22);
        };
        const PaneHeaderContent said = with(content("0.36", "0.61"), [](auto &c) {
            c.brief = true, c.others = {"DINOv2-S/14", "DINOv2-L/14"};
        });
        const PaneHeaderContent alone = with(
            said, [](auto &c) { c.ends.clear(), c.shortEnds.clear(), c.verdicts.clear(), c.detail.clear(); });
        QCOMPARE(titlePart(said) == titlePart(alone), whole);
    }

    // As narrow as with nine models: the ends come in short, or cut.
    void otherEndsFitNarrowHeaders()
    {
        for (int width = 60; width < 420; width += 7) {
            PaneHeader header;
            header.resize(width, 24);
            PartPainting screen(&header);
            header.setContent(content("0.36", "0.61"));
            header.show();
            QVERIFY(QTest::qWaitForWindowExposed(&header));
            (void)screen.shown();
            for (const auto &[low, high] :
                 {std::pair("0.42", "0.58"), {"0.11", "0.1"}, {"-0.364", "-0.369"}, {"0.4", "0.6"}}) {
                header.setContent(content(low, high));
                QCOMPARE(screen.shown(), freshly(content(low, high), {width, 24}));
            }
        }
    }
};

QTEST_MAIN(TestPaneHeader)
#include "tst_pane_header.moc"
