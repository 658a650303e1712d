#pragma once

#include <QAbstractListModel>

namespace soco::widgets {

class JobQueue;

// The jobs of a queue as a list, newest first. Rows follow the queue; nothing is copied.
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
    const JobQueue *m_queue;
    int m_rows = 0;
};

} // namespace soco::widgets
