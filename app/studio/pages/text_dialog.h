#pragma once

#include <QSize>
#include <QString>

class QDialog;
class QWidget;

namespace soco::studio {

// A dialog that opens without a nested event loop and deletes itself.
QDialog *makeDialog(QWidget *parent, const char *name, const QString &title, const QSize &size);
// Text to read, with a button that closes it.
void showText(QWidget *parent, const char *name, const QString &title, const QString &html, const QSize &size);

} // namespace soco::studio
