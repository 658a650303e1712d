#pragma once

#include "app/studio/workspace/dataset_controller.h"
#include "app/studio/workspace/demo_place.h"
#include "widgets/common/desktop.h"

#include <QDialog>

#include <array>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace soco::studio {

// Asks how many toys a new demo dataset shall show and where it shall lie, and says what that takes. Draws nothing
// itself. Opens without a nested event loop, deletes itself. GUI thread.
class NewDemoDialog : public QDialog
{
    Q_OBJECT

public:
    // `parentFolder`: where it proposes a folder. `defaults`: what it begins with; what it does not ask for stays.
    NewDemoDialog(Executor *executor, widgets::Desktop *desktop, const QString &parentFolder, QWidget *parent = nullptr,
                  const demo::DemoOptions &defaults = {});

    demo::DemoOptions options() const;
    // The last answer about the place; it comes a moment after a change.
    const DemoPlace &place() const { return m_place; }
    bool looking() const { return m_answered != m_generation; }

Q_SIGNALS:
    void drawRequested(const soco::studio::DemoRequest &request);

private:
    void build();
    void browse();
    void takeFolder(const QString &chosen);
    void countsChanged();
    void lookAtPlaceSoon();
    void showPlace();
    void request();
    QString proposedName() const;

    const QString m_parentFolder;
    const demo::DemoOptions m_defaults;
    QSpinBox *m_categories;
    QPlainTextEdit *m_names;
    QSpinBox *m_images;
    QSpinBox *m_seed;
    QLineEdit *m_folder;
    QLabel *m_verdict;
    QLabel *m_cost;
    QPushButton *m_draw = nullptr;
    bool m_ownFolder = false; // typed or chosen: the proposed name does not follow the counts any more
    DemoPlace m_place;
    std::array<int, 3> m_counts{}; // categories, images and seed that the dialog shows the cost of
    int m_generation = 0; // of the place that was asked about last
    int m_answered = 0;
    QPointer<Executor> m_executor;
    widgets::Desktop *m_desktop;
};

} // namespace soco::studio
