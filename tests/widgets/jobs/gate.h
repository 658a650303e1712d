#pragma once

#include "core/base/task.h"

#include <condition_variable>
#include <mutex>

namespace soco::widgets {

// Holds a worker until the test lets it go, so that nothing depends on time.
class Gate
{
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    // Waits until the gate is open or the task is cancelled.
    void wait(const Task &task)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, task.stopToken(), [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_open = false;
};

} // namespace soco::widgets
