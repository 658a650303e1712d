#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace soco::studio {

class MainWindow;

// Ends a program that nobody looks at with exit code 2 and a line on the error stream, once the window has come to rest
// without a pair: what waits for its first one would wait for ever.
class EndWithoutPair : public QObject
{
    Q_OBJECT

public:
    explicit EndWithoutPair(MainWindow *window);

    // What the window said of the dataset, else that none was named.
    static QString text(const QString &problem);

private:
    QTimer m_timer;
    QString m_problem;
    int m_quiet = 0; // looks in a row that found nothing under way
};

} // namespace soco::studio
