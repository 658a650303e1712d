#pragma once

#include "core/base/task.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace soco::studio {

// All background work of the window, in named lanes. A lane has its own thread, which starts with its first piece of
// work, and does one piece after the other; lanes do not wait for each other. Members and what is delivered: GUI thread.
//
// Work runs on the lane's thread and may hold values and shared ownership only: it may outlive who asked for it. What
// it reports and its end are delivered to `receiver`, and to nobody where that is gone by then.
class Executor : public QObject
{
    Q_OBJECT

public:
    enum class Order {
        InTurn,   // behind what waits already
        Latest,   // instead of what waits: the latest request wins
        WhenIdle, // as soon as nothing else waits in the lane; does not count as busy
    };
    using Work = std::function<void(const Task &)>;

    struct Request {
        QString lane;
        Order order = Order::InTurn;
        Work work;
        QObject *receiver = nullptr;
        std::function<void()> done = {};                      // after the work; not after a drop
        std::function<void(const Progress &)> progress = {};  // the newest, where several wait
        std::function<void()> dropped = {};                   // the work never began
        std::stop_token stop = {};                            // asks the work to end, beside cancel()
    };

    explicit Executor(QObject *parent = nullptr);
    ~Executor() override; // asks all work to end and waits; nothing is delivered any more

    void run(Request request);
    // How many threads a lane has, and how many pieces may wait in it before the oldest is dropped (0: no limit).
    // Before its first work.
    void setLane(const QString &lane, int threads, int mostWaiting = 0);
    // The lane's work gives way to all other: for what nobody has asked for. Before its first work.
    void giveWay(const QString &lane);
    void drop(const QString &lane, Order order); // what waits and was asked for in that order
    void cancel(const QString &lane);            // drops all that waits and asks what runs to end
    // The end of all work: asks what runs to end, drops what waits, takes nothing any more. True when nothing runs
    // after `patience` at most; a step that cannot be interrupted, such as a layer of a large model, takes longer.
    bool stop(std::chrono::milliseconds patience);

    // Pieces of work that wait, run or are not delivered yet.
    int pending(const QString &lane) const;
    int pending() const;

Q_SIGNALS:
    // Work ended with an exception: a fault of the program or no memory. `done` is called all the same.
    void failed(const QString &lane, const QString &what);

private:
    struct Piece;
    struct Lane;
    Lane &lane(const QString &name);
    QString begin(const std::shared_ptr<Piece> &piece);
    void settle(const std::shared_ptr<Piece> &piece);
    void drop(Lane &lane, const std::function<bool(const Piece &)> &which);

    std::map<QString, std::unique_ptr<Lane>> m_lanes;
    bool m_stopped = false;
};

} // namespace soco::studio
