#pragma once

#include <QObject>

namespace soco::studio {

class Workspace;

// The demo dataset is for learning the program: where nobody has evaluated anything on it, what is shown of it is
// evaluated once it is whole and its models are loaded, so that the charts have something to show. GUI thread.
class FirstEvaluation : public QObject
{
    Q_OBJECT

public:
    explicit FirstEvaluation(Workspace *workspace);

    // Another dataset is open.
    void begin();

private:
    void look();

    Workspace *m_workspace;
    bool m_waits = false;
};

} // namespace soco::studio
