#pragma once

#include "app/studio/pages/contact_sheet.h"
#include "app/studio/workspace/thumbnails.h"

#include <QAbstractScrollArea>

#include <memory>

namespace soco::studio {

// The contact sheet on screen, as wide as it is, scrolled with wheel and keyboard. Pictures are decoded in the
// background where they come into view, for the display's own pixels. GUI thread.
class ContactSheetView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ContactSheetView(Executor *executor, QWidget *parent = nullptr);
    ~ContactSheetView() override;

    void setDataset(std::shared_ptr<const dataset::Dataset> dataset);
    const std::vector<SheetCategory> &categories() const { return m_categories; }
    // Of the sheet as it is laid out.
    int sheetWidth() const;
    int picturesShown() const { return int(m_pictures.size()); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    QSize sizeHint() const override { return {620, 480}; }

private:
    void layOut();
    void askForPictures();
    QRect shown() const; // of the sheet

    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::vector<SheetCategory> m_categories;
    std::unique_ptr<SheetLayout> m_layout;
    Thumbnails m_thumbnails;
    QSize m_thumbnailSize; // for the cells on this display
    SheetPictures m_pictures;
    QSet<QString> m_asked;
};

} // namespace soco::studio
