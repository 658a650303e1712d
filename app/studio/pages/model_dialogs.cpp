#include "app/studio/pages/model_dialogs.h"

#include "app/studio/pages/text_dialog.h"
#include "app/studio/workspace/weights_words.h"
#include "app/studio/workspace/workspace.h"
#include "core/base/text.h"
#include "core/vision/backbone.h"
#include "core/vision/model_registry.h"
#include "widgets/common/model_labels.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

namespace soco::studio {

namespace {

struct ModelTexts {
    Q_DECLARE_TR_FUNCTIONS(soco::studio::ModelTexts)
};

QString weightsFilter()
{
    return ModelTexts::tr("Weights (*.safetensors *.pth *.pt *.bin *.json);;All files (*)");
}

// Adds it, or focuses the slot that holds the same already, and says which.
void addModel(Workspace &workspace, const vision::ModelSpec &spec)
{
    ExploreEngine *engine = workspace.engine();
    if (const int slot = engine->slotOf(spec); slot > 0) {
        workspace.selection()->setModel(slot);
        workspace.messages()->say(ModelTexts::tr("%1 is there already, as model %2.")
                                      .arg(widgets::modelLabel(engine->models(), slot))
                                      .arg(slot));
        return;
    }
    if (engine->addModel(spec) == 0)
        workspace.messages()->problem({.about = Messages::About::Model, .text = ModelTexts::tr("Nine models at most. Remove one first.")});
}

} // namespace

void popUpModels(QWidget *parent, Workspace &workspace, const QPoint &globalPosition)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName("addModelMenu");
    QString family;
    for (const vision::ModelEntry &entry : vision::listModels()) {
        if (family != QString::fromStdString(entry.family)) {
            family = QString::fromStdString(entry.family);
            menu->addSection(family);
        }
        const bool ready = !entry.needsWeights || !entry.weights.empty();
        QString text = QString::fromStdString(entry.title);
        if (!ready)
            text +=
                ModelTexts::tr("  (weights missing, %1)").arg(QString::fromStdString(bytesText(entry.weightsBytes)));
        if (entry.forDemoOnly)
            text += ModelTexts::tr("  (trained on the demo's drawn toys)");
        menu->addAction(text, &workspace, [&workspace, name = entry.name] { addModel(workspace, {name, {}}); });
    }
    menu->addSeparator();
    menu->addAction(ModelTexts::tr("From a weights file…"), parent, [parent, &workspace] { addModelFromFile(parent, workspace); });
    workspace.desktop().popUp(menu, globalPosition);
}

void chooseWeights(QWidget *parent, Workspace &workspace, int slot)
{
    workspace.desktop().chooseFile(parent, ModelTexts::tr("Weights of %1").arg(widgets::modelLabel(workspace.engine()->models(), slot)), {},
                                   weightsFilter(), [engine = QPointer(workspace.engine()), slot](const QString &file) {
                                       if (engine)
                                           engine->setWeights(slot, file.toStdString());
                                   });
}

bool isWeightsFile(const QString &file)
{
    return QStringList{"safetensors", "pth", "pt", "bin"}.contains(QFileInfo(file).suffix().toLower());
}

void addModelFromFile(QWidget *parent, Workspace &workspace)
{
    workspace.desktop().chooseFile(parent, ModelTexts::tr("Weights of a model"), {},
                                   weightsFilter(),
                                   [parent = QPointer(parent), &workspace](const QString &file) {
                                       if (parent)
                                           addModelOfFile(parent, workspace, file);
                                   });
}

void addModelOfFile(QWidget *parent, Workspace &workspace, const QString &file)
{
    QDialog *dialog = makeDialog(parent, "modelOfFile", ModelTexts::tr("Which model is it?"), {420, 120});
    auto *layout = new QFormLayout(dialog);
    auto *names = new QComboBox(dialog);
    names->setObjectName("modelNames");
    names->setAccessibleName(ModelTexts::tr("Model"));
    for (const vision::ModelEntry &entry : vision::listModels())
        if (entry.needsWeights || entry.forDemoOnly) // those of another training
            names->addItem(QString::fromStdString(entry.title), QString::fromStdString(entry.name));
    layout->addRow(new QLabel(QFileInfo(file).fileName(), dialog));
    layout->addRow(ModelTexts::tr("Model"), names);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *add = buttons->addButton(ModelTexts::tr("Add"), QDialogButtonBox::AcceptRole);
    add->setDefault(true);
    layout->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [dialog, names, file, &workspace] {
        addModel(workspace, {names->currentData().toString().toStdString(), file.toStdString()});
        dialog->close();
    });
    dialog->open();
}

void showModelDetails(QWidget *parent, const Workspace &workspace, int slot)
{
    const auto &models = workspace.engine()->models();
    const auto model = std::find_if(models.begin(), models.end(), [&](const auto &m) { return m.slot == slot; });
    if (model == models.end())
        return;
    QString html = QStringLiteral("<h3>%1</h3>").arg(model->title.toHtmlEscaped());
    if (const auto backbone = workspace.engine()->backbone(slot)) {
        const auto &info = backbone->info();
        html += ModelTexts::tr("<p>Name %1. Input %2 × %2, white-padded square; grid %3 × %3; %4 channels; normalisation %5.</p>")
                    .arg(QString::fromStdString(info.name))
                    .arg(info.inputSize)
                    .arg(info.gridSize)
                    .arg(info.channels)
                    .arg(QString::fromStdString(info.normalisation));
        if (info.forDemoOnly)
            html += "<p>" + forDemoOnlyText().toHtmlEscaped() + "</p>";
        if (!info.weightsFile.empty())
            html += ModelTexts::tr("<p>Weights: %1</p>").arg(QString::fromStdString(info.weightsFile).toHtmlEscaped());
    }
    if (!model->detail.isEmpty())
        html += "<p>" + model->detail.toHtmlEscaped() + "</p>";
    for (const vision::ModelEntry &entry : vision::listModels())
        if (const QString text = missingWeightsText(entry);
            QString::fromStdString(entry.name) == model->name && !text.isEmpty() && text != model->detail)
            html += "<p>" + text.toHtmlEscaped() + "</p>";
    showText(parent, "modelDetails", model->title, html, {520, 300});
}

} // namespace soco::studio
