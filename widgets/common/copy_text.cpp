#include "widgets/common/copy_text.h"

#include "widgets/common/desktop.h"

#include <QCoreApplication>
#include <QMenu>

namespace soco::widgets {

void offerCopy(QWidget *widget, const QString &text, const QPoint &globalPos)
{
    if (text.isEmpty())
        return;
    auto *menu = new QMenu(widget);
    menu->setObjectName(QStringLiteral("copyMenu"));
    QAction *copy = menu->addAction(QCoreApplication::translate("CopyText", "Copy"));
    QObject::connect(copy, &QAction::triggered, menu, [widget, text] { Desktop::of(widget).copyText(text); });
    Desktop::of(widget).popUp(menu, globalPos);
}

} // namespace soco::widgets
