#include "app/studio/pages/about_dataset.h"

#include "app/studio/pages/contact_sheet_view.h"
#include "app/studio/pages/dataset_words.h"
#include "core/base/atomic_file.h"
#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace soco::studio {

namespace {

constexpr QSize wantedSize(1040, 680);
constexpr int textWidth = 384;
constexpr double smallestScale = 2; // a copied sheet is sharp where it is pasted

} // namespace

AboutDataset::AboutDataset(DatasetController *datasets, widgets::JobQueue *jobs, widgets::Desktop *desktop,
                           QWidget *parent)
    : QDialog(parent), m_datasets(datasets), m_jobs(jobs), m_desktop(desktop)
{
    setObjectName("aboutDataset");
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_datasets, &DatasetController::taxonomyChanged, this, &AboutDataset::refresh); // when counts are there
    connect(m_datasets, &DatasetController::changed, this, &AboutDataset::refresh);
    refresh();
    const QSize room = screen()->availableSize();
    resize(wantedSize.boundedTo(QSize(room.width() - 80, room.height() - 80)));
    m_text->setFocus();
}

void AboutDataset::build()
{
    m_text = new QTextBrowser(this);
    m_text->setObjectName("aboutText");
    m_text->setAccessibleName(tr("About this dataset"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setFixedWidth(textWidth);
    m_text->document()->setDocumentMargin(widgets::spacing::medium);
    m_sheet = new ContactSheetView(m_datasets->executor(), this);
    m_notice = new QLabel(this);
    m_notice->setObjectName("sheetNotice");
    m_notice->setFont(widgets::smallFont());
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    const auto addButton = [&](const char *name, const QString &text, const char *icon, void (AboutDataset::*run)()) {
        auto *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(widgets::icon(icon));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        return button;
    };
    m_copy = addButton("copySheet", tr("&Copy sheet"), "edit-copy", &AboutDataset::copySheet);
    m_save = addButton("saveSheet", tr("&Save sheet…"), "document-save", &AboutDataset::saveSheet);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_text);
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    columns->addWidget(line);
    columns->addWidget(m_sheet, 1);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(widgets::spacing::medium, 0, widgets::spacing::medium, widgets::spacing::small);
    foot->addWidget(m_notice, 1);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(widgets::spacing::small);
    layout->addLayout(columns, 1);
    layout->addLayout(foot);
}

void AboutDataset::refresh()
{
    const auto &dataset = *m_datasets->dataset();
    setWindowTitle(tr("About %1").arg(QString::fromStdString(dataset.name())));
    const int place = m_text->verticalScrollBar()->value();
    m_text->setHtml(datasetHtml(dataset, *m_datasets->taxonomy(), m_datasets->origin()));
    m_text->verticalScrollBar()->setValue(place);
    m_sheet->setDataset(m_datasets->dataset());
}

QString AboutDataset::plainText() const
{
    return m_text->toPlainText();
}

void AboutDataset::drawSheet(const std::string &file, const std::function<void(const SheetImage &)> &use)
{
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    m_notice->setText(tr("Drawing the sheet…"));
    SheetLook look = currentSheetLook();
    const auto dataset = m_datasets->dataset();
    look.heading = sheetHeading(*dataset);
    auto sheet = std::make_shared<SheetImage>();
    m_jobs->start(
        tr("Drawing the contact sheet"), "sheet",
        [dataset, look, sheet, file, width = m_sheet->sheetWidth(),
         scale = std::max(smallestScale, devicePixelRatioF())](const Task &task) -> Result<QString> {
            auto drawn = studio::drawSheet(*dataset, width, scale, look, task);
            if (!drawn)
                return drawn.error();
            *sheet = std::move(*drawn);
            const std::string_view png(sheet->png.constData(), std::size_t(sheet->png.size()));
            if (const auto written = file.empty() ? Result<void>() : writeFileAtomically(file, png); !written)
                return written.error();
            return tr("%1 × %2 pixels").arg(sheet->image.width()).arg(sheet->image.height());
        },
        [page = QPointer(this), sheet, use](const Result<QString> &result) {
            if (!page)
                return;
            page->m_copy->setEnabled(true);
            page->m_save->setEnabled(true);
            if (result)
                use(*sheet);
            else
                page->m_notice->setText(QString::fromStdString(result.error().text()));
        });
}

void AboutDataset::copySheet()
{
    drawSheet({}, [this](const SheetImage &sheet) {
        auto *data = new QMimeData;
        data->setImageData(sheet.image);
        data->setData("image/png", sheet.png); // encoded already: pasting need not wait
        m_desktop->copy(data);
        m_notice->setText(tr("Copied, %1 × %2 pixels.").arg(sheet.image.width()).arg(sheet.image.height()));
    });
}

void AboutDataset::saveSheet()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const QString name = QFileInfo(QString::fromStdString(m_datasets->dataset()->root().string())).fileName() + ".png";
    m_desktop->chooseNewFile(this, tr("Save the contact sheet"), QDir(folder).filePath(name), tr("Pictures (*.png)"),
                             [page = QPointer(this)](const QString &file) {
                                 if (page && !file.isEmpty())
                                     page->writeSheet(file);
                             });
}

void AboutDataset::writeSheet(const QString &file)
{
    drawSheet(file.toStdString(), [this, file](const SheetImage &) {
        m_notice->setText(tr("Saved as %1").arg(QDir::toNativeSeparators(file)));
    });
}

} // namespace soco::studio
