#include "app/studio/shell/action_registry.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using soco::studio::ActionRegistry;

class TestActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void singleLettersActOnlyInTheCanvas();
    void plainTextDropsMnemonicAndDots();
};

void TestActionRegistry::singleLettersActOnlyInTheCanvas()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *canvas = new QWidget(&window);
    canvas->setFocusPolicy(Qt::StrongFocus);
    auto *field = new QLineEdit(&window);
    layout->addWidget(canvas);
    layout->addWidget(field);
    ActionRegistry registry(&window, canvas);
    int runs = 0;
    registry.add({"go.next", "Go", "&Next", {Qt::Key_D}, ActionRegistry::Scope::Canvas}, [&] { ++runs; });
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_D);
    QCOMPARE(runs, 1);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_D);
    QCOMPARE(runs, 1);
    QCOMPARE(field->text(), "d");
}

void TestActionRegistry::plainTextDropsMnemonicAndDots()
{
    const QAction action(QStringLiteral("&Open dataset…"));
    QCOMPARE(soco::studio::plainText(&action), "Open dataset");
}

QTEST_MAIN(TestActionRegistry)
#include "tst_action_registry.moc"
