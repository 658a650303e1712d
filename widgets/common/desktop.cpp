#include "widgets/common/desktop.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QVariant>

#include <utility>

namespace soco::widgets {

namespace {

constexpr const char *desktopProperty = "socoDesktop";

class SystemDesktop : public Desktop
{
public:
    void chooseFolder(QWidget *parent, const QString &title, const QString &start, Chosen chosen) override
    {
        auto *dialog = new QFileDialog(parent, title, start);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        show(dialog, std::move(chosen));
    }

    void chooseFile(QWidget *parent, const QString &title, const QString &start, const QString &filters, Chosen chosen) override
    {
        auto *dialog = new QFileDialog(parent, title, start, filters);
        dialog->setFileMode(QFileDialog::ExistingFile);
        show(dialog, std::move(chosen));
    }

    void chooseNewFile(QWidget *parent, const QString &title, const QString &start, const QString &filters, Chosen chosen) override
    {
        // A folder that is not there, such as "Pictures" of a bare account, would become part of the file's name.
        const QFileInfo wanted(start);
        const QString folder = wanted.absoluteDir().exists() ? wanted.absolutePath() : QDir::homePath();
        auto *dialog = new QFileDialog(parent, title, folder, filters);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        if (!wanted.fileName().isEmpty())
            dialog->selectFile(wanted.fileName());
        giveEnding(dialog, dialog->selectedNameFilter());
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
            const QString ending = giveEnding(dialog, filter);
            const QStringList files = dialog->selectedFiles();
            if (ending.isEmpty() || files.isEmpty() || files.first().isEmpty() || QFileInfo(files.first()).isDir())
                return;
            const QFileInfo named(files.first());
            dialog->selectFile(named.completeBaseName() + QLatin1Char('.') + ending);
        });
        show(dialog, std::move(chosen));
    }

    void ask(QWidget *parent, const QString &title, const QString &text, const QStringList &buttons,
             std::function<void(int)> answered) override
    {
        auto *box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::NoButton, parent);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        QList<QAbstractButton *> order;
        for (const QString &button : buttons)
            order << box->addButton(button, button == buttons.last() ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
        QObject::connect(box, &QMessageBox::buttonClicked, box,
                         [order, answered = std::move(answered)](QAbstractButton *button) { answered(int(order.indexOf(button))); });
        box->open();
    }

    void popUp(QMenu *menu, const QPoint &globalPosition) override
    {
        menu->setAttribute(Qt::WA_DeleteOnClose);
        dropDown(menu, globalPosition);
    }

    void dropDown(QMenu *menu, const QPoint &globalPosition) override { menu->popup(globalPosition); }
    void copy(QMimeData *data) override { QApplication::clipboard()->setMimeData(data); }
    QDateTime now() const override { return QDateTime::currentDateTime(); }

private:
    // A name that is typed without an ending gets the filter's first one, which is returned.
    static QString giveEnding(QFileDialog *dialog, const QString &filter)
    {
        static const QRegularExpression first(QStringLiteral("\\*\\.(\\w+)"));
        const QString ending = first.match(filter).captured(1);
        dialog->setDefaultSuffix(ending);
        return ending;
    }

    static void show(QFileDialog *dialog, Chosen chosen)
    {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
        dialog->open();
    }
};

} // namespace

void Desktop::copyText(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    copy(data);
}

Desktop &Desktop::of(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget())
        if (void *desktop = widget->property(desktopProperty).value<void *>())
            return *static_cast<Desktop *>(desktop);
    return system();
}

void Desktop::installOn(QWidget *window)
{
    window->setProperty(desktopProperty, QVariant::fromValue<void *>(this));
}

Desktop &Desktop::system()
{
    static SystemDesktop desktop;
    return desktop;
}

} // namespace soco::widgets
