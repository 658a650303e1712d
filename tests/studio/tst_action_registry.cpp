#include "app/studio/workspace/action_registry.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using soco::studio::ActionRegistry;

class TestActionRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void singleLettersActWhereNoTextIsEdited();
    void onlyTheCurrentLayoutsActionsAct();
    void plainTextDropsMnemonicAndDots();
};

void TestActionRegistry::singleLettersActWhereNoTextIsEdited()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *canvas = new QWidget(&window);
    canvas->setFocusPolicy(Qt::StrongFocus);
    auto *list = new QListWidget(&window);
    list->addItems({"apple", "date", "egg"});
    auto *field = new QLineEdit(&window);
    for (QWidget *widget : {canvas, static_cast<QWidget *>(list), static_cast<QWidget *>(field)})
        layout->addWidget(widget);
    ActionRegistry registry(&window);
    int runs = 0;
    registry.add({"go.next", "Go", "&Next", {Qt::Key_D, Qt::Key_PageDown}, ActionRegistry::Scope::Canvas}, [&] { ++runs; });
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_D);
    QCOMPARE(runs, 1);
    QTest::keyClick(canvas, Qt::Key_PageDown);
    QCOMPARE(runs, 2);
    // A list that was clicked keeps the keys of the picture alive, and the keys that turn its own pages.
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_D);
    QCOMPARE(runs, 3);
    QCOMPARE(list->currentRow(), 0);
    QTest::keyClick(list, Qt::Key_PageDown);
    QCOMPARE(runs, 3);
    QCOMPARE(list->currentRow(), 2);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_D);
    QCOMPARE(runs, 3);
    QCOMPARE(field->text(), "d");
}

void TestActionRegistry::onlyTheCurrentLayoutsActionsAct()
{
    QWidget window;
    ActionRegistry registry(&window);
    QString ran;
    registry.setOwner("one");
    registry.add({"one.next", "Go", "Next pair", {Qt::Key_D}}, [&] { ran += "pair "; });
    registry.setOwner("two");
    registry.add({"two.next", "Go", "Next image", {Qt::Key_D}}, [&] { ran += "image "; });
    registry.setOwner({});
    registry.add({"quit", "File", "Quit", {Qt::Key_Q}}, [&] { ran += "quit "; });
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (const char *layout : {"one", "two"}) {
        registry.setCurrentLayout(layout);
        QTest::keyClick(&window, Qt::Key_D);
        QTest::keyClick(&window, Qt::Key_Q);
    }
    QCOMPARE(ran, "pair quit image quit ");
}

void TestActionRegistry::plainTextDropsMnemonicAndDots()
{
    const QAction action(QStringLiteral("&Open dataset…"));
    QCOMPARE(soco::studio::plainText(&action), "Open dataset");
    const QAction chinese(QStringLiteral("打开数据集(&O)…"));
    QCOMPARE(soco::studio::plainText(&chinese), QStringLiteral("打开数据集"));
    QWidget window;
    ActionRegistry registry(&window);
    QToolButton button;
    button.setDefaultAction(registry.add({"view.map", "View", QStringLiteral("相似度图(&M)"), {Qt::Key_M}}, [] {}));
    QCOMPARE(button.text(), QStringLiteral("相似度图"));
    QCOMPARE(button.toolTip(), QStringLiteral("相似度图 (M)"));
}

QTEST_MAIN(TestActionRegistry)
#include "tst_action_registry.moc"
