#pragma once

#include "app/studio/pages/contact_sheet.h"
#include "app/studio/workspace/dataset_controller.h"
#include "widgets/common/desktop.h"

#include <QDialog>

#include <functional>
#include <string>

class QLabel;
class QPushButton;
class QTextBrowser;

namespace soco::studio {

class ContactSheetView;

// What the open dataset is: name, place and counts, a contact sheet of its pictures and, for a demo dataset, how it was
// made. Follows the dataset while it is open. Opens without a nested event loop, deletes itself. GUI thread.
class AboutDataset : public QDialog
{
    Q_OBJECT

public:
    // `datasets`, `jobs` and `desktop` must outlive it; a dataset must be open.
    AboutDataset(DatasetController *datasets, widgets::JobQueue *jobs, widgets::Desktop *desktop,
                 QWidget *parent = nullptr);

    // The page's text, for whoever cannot see it.
    QString plainText() const;

private:
    void build();
    void refresh();
    // Draws the sheet in the background and writes it there, where a file is named, even if this page is closed
    // meanwhile; then calls `use`, where it is still open.
    void drawSheet(const std::string &file, const std::function<void(const SheetImage &)> &use);
    void copySheet();
    void saveSheet();
    void writeSheet(const QString &file);

    DatasetController *m_datasets;
    widgets::JobQueue *m_jobs;
    widgets::Desktop *m_desktop;
    QTextBrowser *m_text;
    ContactSheetView *m_sheet;
    QLabel *m_notice; // what became of the last press of a button
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace soco::studio
