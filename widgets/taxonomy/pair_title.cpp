#include "widgets/taxonomy/pair_title.h"

#include "widgets/common/desktop.h"
#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/elided_label.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace soco::widgets {

namespace {

QToolButton *titleButton(const char *iconName, const QString &name, const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setFixedSize(24, 24);
    button->setAutoRaise(true);
    button->setAccessibleName(what);
    button->setToolTip(what);
    return button;
}

} // namespace

PairTitle::PairTitle(QWidget *parent)
    : QWidget(parent), m_caption(new ElidedLabel(ElidedLabel::Tone::Quiet, this)), m_orders(new QActionGroup(this))
{
    setObjectName(QStringLiteral("pairTitle"));
    setFixedHeight(rowHeight(QFontMetricsF(font()), 28));
    auto *name = new ElidedLabel(ElidedLabel::Tone::Content, this);
    name->setFont(titleFont());
    name->setText(tr("Pairs"));
    m_caption->setObjectName(QStringLiteral("pairCaption"));
    m_caption->setFont(smallFont());
    auto *sort = titleButton("view-sort", QStringLiteral("pairSort"), tr("Sort the pairs"), this);
    buildSortMenu(sort);
    m_filter = titleButton("view-filter", QStringLiteral("pairFilterButton"), tr("Filter the pairs"), this);
    m_filter->setCheckable(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::listSide, 0, spacing::small, 0);
    layout->setSpacing(spacing::tiny);
    layout->addWidget(name);
    layout->addSpacing(spacing::tiny);
    layout->addWidget(m_caption, 1);
    layout->addWidget(sort);
    layout->addWidget(m_filter);
}

void PairTitle::buildSortMenu(QToolButton *button)
{
    auto *menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("pairSortMenu"));
    const auto add = [&](const QString &text, PairModel::Order order) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(order == PairModel::Order::AsGiven);
        action->setData(int(order));
        m_orders->addAction(action);
    };
    add(tr("As listed"), PairModel::Order::AsGiven);
    add(tr("By name"), PairModel::Order::Name);
    add(tr("By share of points right, worst first"), PairModel::Order::LowestShare);
    add(tr("By share of points right, best first"), PairModel::Order::HighestShare);
    connect(m_orders, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT orderChosen(PairModel::Order(action->data().toInt())); });
    connect(button, &QToolButton::clicked, menu,
            [button, menu] { Desktop::of(button).dropDown(menu, button->mapToGlobal(QPoint(0, button->height()))); });
}

void PairTitle::setCaption(const QString &caption)
{
    m_what = caption;
    showCaption();
}

void PairTitle::setShown(std::optional<int> count)
{
    m_shown = count;
    showCaption();
}

void PairTitle::showCaption()
{
    // How many there are is said beside however long a name.
    const QString text = m_shown ? tr("%1, %2 shown").arg(m_what, QLocale::c().toString(*m_shown)) : m_what;
    const qsizetype count = text.lastIndexOf(QStringLiteral(" · "));
    m_caption->setText(text, count < 0 ? QString() : text.mid(count));
}

void PairTitle::setOrder(PairModel::Order order)
{
    for (QAction *action : m_orders->actions())
        if (action->data().toInt() == int(order))
            action->setChecked(true);
}

void PairTitle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTokens().window);
    painter.fillRect(QRect(0, 0, width(), 1), currentTokens().line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), currentTokens().line);
}

void PairTitle::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setFixedHeight(rowHeight(QFontMetricsF(font()), 28));
}

} // namespace soco::widgets
