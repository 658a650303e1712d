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
    QObject::connect(copy, &QAction::triggered, menu, [text] { Desktop::system().copyText(text); });
    Desktop::system().popUp(menu, globalPos);
}

} // namespace soco::widgets
