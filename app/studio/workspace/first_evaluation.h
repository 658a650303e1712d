#pragma once

#include <QObject>
#include <QSet>
#include <QString>

namespace soco::studio {

class Workspace;

// The demo dataset is for learning the program: where nobody has evaluated anything on it, the models that come with the
// program are evaluated once it is whole, so that the charts have something to show. Once a session and folder, and
// never for longer than a minute or two: not on a large demo, and no model that needs weights. GUI thread.
class FirstEvaluation : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t mostPairs = 2000;

    explicit FirstEvaluation(Workspace *workspace);

    // Another dataset is open.
    void begin();

private:
    void look();

    Workspace *m_workspace;
    bool m_waits = false;
    QSet<QString> m_begun; // folders
};

} // namespace soco::studio
