#include "app/studio/pages/help_dialogs.h"

#include "app/studio/pages/text_dialog.h"
#include "app/studio/workspace/action_registry.h"
#include "core/vision/device.h"
#include "widgets/common/fonts.h"
#include "widgets/common/judge_words.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace soco::studio {

namespace {

struct HelpTexts {
    Q_DECLARE_TR_FUNCTIONS(soco::studio::HelpTexts)
};

QString keysText(const ActionRegistry::Entry &entry)
{
    QStringList keys;
    for (const QKeySequence &key : entry.action->shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(", ");
}

// The list of the palette keeps the keyboard in the field: up, down and Enter go to the list.
class PaletteField : public QLineEdit
{
public:
    explicit PaletteField(QListWidget *list) : m_list(list) {}

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, event);
            return;
        default:
            QLineEdit::keyPressEvent(event);
        }
    }

private:
    QListWidget *m_list;
};

} // namespace

void showShortcuts(QWidget *parent, const ActionRegistry &actions)
{
    QDialog *dialog = makeDialog(parent, "shortcutsDialog", HelpTexts::tr("Shortcuts"), {560, 640});
    auto *layout = new QVBoxLayout(dialog);
    auto *tree = new QTreeWidget(dialog);
    tree->setObjectName("shortcutsTree");
    tree->setAccessibleName(HelpTexts::tr("Shortcuts"));
    tree->setColumnCount(2);
    tree->setHeaderLabels({HelpTexts::tr("Action"), HelpTexts::tr("Keys")});
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    QHash<QString, QTreeWidgetItem *> groups;
    const auto add = [&](const QString &group, const QString &text, const QString &keys) {
        QTreeWidgetItem *&top = groups[group];
        if (!top) {
            top = new QTreeWidgetItem(tree, {group});
            top->setFont(0, widgets::titleFont());
        }
        new QTreeWidgetItem(top, {text, keys});
    };
    for (const auto &entry : actions.entries())
        if (!entry.action->shortcuts().isEmpty())
            add(entry.spec.group, plainText(entry.action), keysText(entry));
    const QString canvas = HelpTexts::tr("Canvas");
    add(canvas, HelpTexts::tr("Pin a point; Alt does not snap to a keypoint"), HelpTexts::tr("Click"));
    add(canvas, HelpTexts::tr("Unpin"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    add(canvas, HelpTexts::tr("Move the pin by one cell"), HelpTexts::tr("Arrows"));
    add(canvas, HelpTexts::tr("Go to the keypoint on that side"), HelpTexts::tr("Shift+arrows"));
    add(canvas, HelpTexts::tr("Next and previous keypoint"), HelpTexts::tr("Tab, Shift+Tab"));
    add(canvas, HelpTexts::tr("The clean picture, while held"), QStringLiteral("`"));
    add(canvas, HelpTexts::tr("Pan"), HelpTexts::tr("Space+drag, middle drag"));
    add(canvas, HelpTexts::tr("Zoom at the cursor; Alt: this pane alone"), HelpTexts::tr("Wheel"));
    tree->expandAll();
    layout->addWidget(tree);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addWidget(buttons);
    dialog->open();
}

void showCommandPalette(QWidget *parent, const ActionRegistry &actions)
{
    QDialog *dialog = makeDialog(parent, "commandPalette", HelpTexts::tr("Commands"), {480, 360});
    auto *layout = new QVBoxLayout(dialog);
    auto *list = new QListWidget(dialog);
    list->setObjectName("commandList");
    list->setAccessibleName(HelpTexts::tr("Commands"));
    auto *field = new PaletteField(list);
    field->setObjectName("commandField");
    field->setPlaceholderText(HelpTexts::tr("Type a command"));
    field->setAccessibleName(HelpTexts::tr("Command"));
    layout->addWidget(field);
    layout->addWidget(list);
    struct Command {
        QString text;
        QPointer<QAction> action;
    };
    QList<Command> commands;
    for (const auto &entry : actions.entries()) {
        const QString keys = keysText(entry);
        commands << Command{entry.spec.group + ": " + plainText(entry.action) + (keys.isEmpty() ? QString() : "   " + keys), entry.action};
    }
    const auto fill = [list, commands](const QString &filter) {
        list->clear();
        const QStringList words = filter.split(' ', Qt::SkipEmptyParts);
        for (int i = 0; i < commands.size(); ++i) {
            const bool fits = std::all_of(words.begin(), words.end(), [&](const QString &word) {
                return commands[i].text.contains(word, Qt::CaseInsensitive);
            });
            if (!fits || !commands[i].action || !commands[i].action->isEnabled())
                continue;
            auto *item = new QListWidgetItem(commands[i].text, list);
            item->setData(Qt::UserRole, i);
        }
        list->setCurrentRow(0);
    };
    const auto run = [dialog, list, commands] {
        const QListWidgetItem *item = list->currentItem();
        const QPointer<QAction> action = item ? commands[item->data(Qt::UserRole).toInt()].action : nullptr;
        dialog->close();
        if (action)
            action->trigger();
    };
    QObject::connect(field, &QLineEdit::textChanged, dialog, fill);
    QObject::connect(field, &QLineEdit::returnPressed, dialog, run);
    QObject::connect(list, &QListWidget::itemActivated, dialog, run);
    fill({});
    field->setFocus();
    dialog->open();
}

void showFirstSteps(QWidget *parent)
{
    showText(
        parent, "firstSteps", HelpTexts::tr("First steps"),
        HelpTexts::tr(
            "<h3>See where a model finds a part again</h3>"
            "<p><b>Click a part</b> in the source picture. Each model's pane shows how similar every place of the target "
            "is. The white cross is the best match; the cyan circle is the truth with the threshold's radius. "
            "<b>Cross inside circle means right.</b> Dashed circles are also valid for %1.</p>"
            "<p><b>Move the mouse</b> without a click: the map follows. Esc unpins. Tab goes to the next keypoint, D to the "
            "next pair.</p>"
            "<h3>Compare models</h3>"
            "<p><b>Add</b> in the toolbar lists the models. <i>dense_sift</i> needs no weights. <i>ToyNet</i> is trained on the demo's drawn toys, for "
            "learning the program: it says nothing about photographs. For the others, files in the "
            "Hugging Face and Torch Hub caches are found by themselves; otherwise <i>From a weights file…</i> reads "
            "safetensors and PyTorch files. A pane of a model that is not there says what to download and where to put it.</p>"
            "<h3>Evaluate</h3>"
            "<p><b>Ctrl+E</b> evaluates all models on %2 as the official code does. Click a bar or a dot "
            "to list the pairs behind it. Results are appended to a file that OmniProbe reads too.</p>"
            "<h3>Bring your own dataset</h3>"
            "<p>Open or drop a folder in the SOCOv1 layout: Images, PairAnnotations, KeypointAnnotations, Metadata.</p>")
            .arg(widgets::orText(widgets::severalTargetNames()), widgets::andText(widgets::reportedNames())),
        {620, 560});
}

void showAbout(QWidget *parent)
{
    showText(parent, "about", HelpTexts::tr("About SOCO Studio"),
             HelpTexts::tr("<h3>SOCO Studio %1</h3><p>Semantic object correspondence, seen and measured. For the SOCO benchmark, "
                "arXiv 2605.31597.</p><p>Qt %2, LibTorch %3. CUDA: %4.</p><p>GPL-3.0-or-later.</p>")
                 .arg(QStringLiteral(SOCO_VERSION), QString::fromLatin1(qVersion()), QString::fromStdString(vision::libTorchVersion()),
                      vision::cudaStatus().available ? QString::fromStdString(vision::cudaStatus().deviceName)
                                                     : QString::fromStdString(vision::cudaStatus().explanation).toHtmlEscaped()),
             {440, 260});
}

} // namespace soco::studio
