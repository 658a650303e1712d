#include "widgets/common/desktop.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>

#include <utility>

namespace soco::widgets {

namespace {

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
        auto *dialog = new QFileDialog(parent, title, start, filters);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        if (!start.isEmpty())
            dialog->selectFile(start);
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
        menu->popup(globalPosition);
    }

    void copy(QMimeData *data) override { QApplication::clipboard()->setMimeData(data); }
    QDateTime now() const override { return QDateTime::currentDateTime(); }

private:
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

Desktop &Desktop::system()
{
    static SystemDesktop desktop;
    return desktop;
}

} // namespace soco::widgets
