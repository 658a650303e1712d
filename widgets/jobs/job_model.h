#pragma once

#include <QAbstractListModel>

#include <vector>

namespace soco::widgets {

class JobQueue;

// The jobs of a queue as a list: those that run or wait before those that ended, newest first. Rows follow the queue.
class JobModel : public QAbstractListModel
{
    Q_OBJECT

public:
    // Qt::DisplayRole is the title; AccessibleTextRole the whole row in words.
    enum Role { IdRole = Qt::UserRole };

    explicit JobModel(JobQueue *queue, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    QModelIndex indexOf(int id) const;
    int idAt(const QModelIndex &index) const; // 0 for none

private:
    int rowFor(int id) const; // where the job belongs among the others
    void moveToItsRow(int id);

    const JobQueue *m_queue;
    std::vector<int> m_ids; // by row
};

} // namespace soco::widgets
