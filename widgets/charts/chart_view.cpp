#include "widgets/charts/chart_view.h"

#include "core/base/atomic_file.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/chart_header.h"
#include "widgets/common/desktop.h"
#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QAccessible>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <filesystem>

namespace soco::widgets {

namespace {

constexpr int compactBelow = 168; // height

QString fileStem(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Tasks:
        return QStringLiteral("pck-by-task");
    case ChartKind::Threshold:
        return QStringLiteral("pck-against-threshold");
    case ChartKind::Categories:
        break;
    }
    return QStringLiteral("pck-by-category");
}

} // namespace

ChartView::ChartView(const QString &name, QWidget *parent)
    : QWidget(parent), m_chart(std::make_shared<const Chart>()), m_title(new ChartTitle), m_choices(new QMenu(this)),
      m_actions(new QMenu(this)), m_runs(new QMenu(tr("Runs shown"), this)), m_readout(new ReadoutLabel),
      m_update(new QPushButton(tr("Update"))), m_menuButton(new QToolButton), m_plot(new ChartPlot), m_empty(new QWidget),
      m_emptyText(new QLabel), m_evaluate(new QPushButton(tr("Evaluate")))
{
    setObjectName(name);
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_readout->setObjectName(name + QStringLiteral("Readout"));
    m_plot->setObjectName(name + QStringLiteral("Plot"));
    m_evaluate->setObjectName(name + QStringLiteral("Evaluate"));
    m_emptyText->setObjectName(name + QStringLiteral("Empty"));
    m_menuButton->setObjectName(name + QStringLiteral("Menu"));

    m_update->setObjectName(name + QStringLiteral("Update"));
    m_update->setAccessibleName(tr("Evaluate again what changed"));
    m_update->setFixedHeight(22);
    m_update->setAutoDefault(false);
    buildActions(name);
    m_menuButton->setAutoRaise(true);
    m_menuButton->setFixedSize(24, 24);
    m_menuButton->setAccessibleName(tr("Copy or save the chart, choose its runs"));
    m_menuButton->setToolTip(tr("Copy or save the chart, choose its runs"));
    m_menuButton->setFocusPolicy(Qt::TabFocus);
    m_choices->setObjectName(name + QStringLiteral("Choices"));

    auto *head = new QHBoxLayout;
    head->setContentsMargins(spacing::panelSide - 4, 0, spacing::tiny, 0);
    head->setSpacing(spacing::small);
    head->addWidget(m_title);
    head->addWidget(m_update);
    head->addWidget(m_readout, 1);
    head->addWidget(m_menuButton);

    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_evaluate->setFixedHeight(26);
    m_evaluate->setAutoDefault(false);
    auto *empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(spacing::panelSide, 0, spacing::panelSide, 0);
    empty->setSpacing(spacing::small);
    empty->addStretch(2);
    empty->addWidget(m_emptyText);
    empty->addWidget(m_evaluate, 0, Qt::AlignHCenter);
    empty->addStretch(3);

    auto *body = new QHBoxLayout;
    body->setContentsMargins(spacing::panelSide, 0, spacing::medium, 0);
    body->addWidget(m_plot);
    body->addWidget(m_empty);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, spacing::tiny, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(head);
    outer->addLayout(body, 1);

    connect(m_title, &QAbstractButton::clicked, this, [this] {
        if (!m_choices->isEmpty())
            Desktop::of(this).dropDown(m_choices, m_title->mapToGlobal(QPoint(0, m_title->height())));
    });
    connect(m_plot, &ChartPlot::markChanged, this, &ChartView::showReadout);
    connect(m_plot, &ChartPlot::markActivated, this, &ChartView::activate);
    connect(m_plot, &ChartPlot::provenanceClicked, this, [this](const QPoint &at) {
        if (!m_runs->isEmpty())
            Desktop::of(this).dropDown(m_runs, m_plot->mapToGlobal(at));
    });
    connect(m_update, &QPushButton::clicked, this, &ChartView::evaluateRequested);
    connect(m_evaluate, &QPushButton::clicked, this, &ChartView::evaluateRequested);
    retheme();
    setChart(m_chart);
}

void ChartView::buildActions(const QString &name)
{
    m_actions->setObjectName(name + QStringLiteral("Actions"));
    m_runs->setObjectName(name + QStringLiteral("Runs"));
    m_actions->addAction(tr("Copy picture"), this, &ChartView::copyPicture);
    m_actions->addAction(tr("Copy numbers"), this, &ChartView::copyNumbers);
    m_actions->addSeparator();
    m_actions->addAction(tr("Save picture…"), this, [this] { askAndSave(false); });
    m_actions->addAction(tr("Save numbers…"), this, [this] { askAndSave(true); });
    m_actions->addSeparator();
    m_actions->addMenu(m_runs);
    // Not setMenu(): the style would draw an arrow beside the dots.
    connect(m_menuButton, &QToolButton::clicked, this, [this] {
        Desktop::of(this).dropDown(m_actions, m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height())));
    });
}

// The runs to choose from, by model and kind of pairs, and published figures that stand there only if asked for.
void ChartView::fillActions()
{
    m_runs->clear();
    QString section;
    QActionGroup *group = nullptr; // one of a section is shown
    qDeleteAll(m_runs->findChildren<QActionGroup *>());
    for (const Chart::RunChoice &choice : m_chart->runChoices) {
        const QString head =
            tr("%1, %2").arg(choice.model, choice.kind == dataset::PairKind::Cross ? tr("cross") : tr("intra"));
        const bool best = head != section; // the rule's own choice stands first
        if (best) {
            m_runs->addAction(head)->setEnabled(false);
            group = new QActionGroup(m_runs);
        }
        section = head;
        QAction *action = m_runs->addAction(choice.text);
        action->setCheckable(true);
        action->setChecked(choice.shown);
        group->addAction(action);
        const std::string id = best ? std::string() : choice.runId;
        connect(action, &QAction::triggered, this, [this, fingerprint = choice.fingerprint, kind = choice.kind, id] {
            Q_EMIT runChosen(fingerprint, kind, id);
        });
    }
    m_runs->menuAction()->setVisible(!m_runs->isEmpty());
    for (QAction *action : m_offers)
        delete action;
    m_offers.clear();
    for (const Chart::PublishedOffer &offer : m_chart->offers) {
        QAction *action = m_actions->addAction(tr("Show %1").arg(offer.text));
        action->setCheckable(true);
        action->setChecked(offer.shown);
        connect(action, &QAction::triggered, this,
                [this, slot = offer.slot](bool shown) { Q_EMIT publishedChosen(slot, shown); });
        m_offers.push_back(action);
    }
}

void ChartView::setChart(std::shared_ptr<const Chart> chart)
{
    m_chart = std::move(chart);
    m_title->setText(m_chart->headline());
    m_title->setAccessibleName(m_chart->headline());
    m_title->setToolTip(m_chart->headline());
    fillActions();
    m_title->updateGeometry();
    showEmpty();
    m_empty->setVisible(m_chart->empty());
    m_plot->setVisible(!m_chart->empty());
    m_menuButton->setEnabled(!m_chart->empty() || !m_chart->offers.empty());
    m_said.clear();
    m_plot->setChart(m_chart);
    m_plot->setAccessibleDescription(m_chart->description());
    layout()->activate();
    showReadout();
}

void ChartView::setRunning(const QString &text)
{
    if (text == m_running)
        return;
    m_running = text;
    showEmpty();
}

void ChartView::showEmpty()
{
    m_emptyText->setText(m_running.isEmpty() ? m_chart->emptyText : m_running);
    m_evaluate->setVisible(m_running.isEmpty());
    m_update->setVisible(m_chart->isStale() && m_running.isEmpty());
}

void ChartView::setChoices(const std::vector<std::pair<ChartKind, QString>> &choices)
{
    m_choices->clear();
    const bool selectable = choices.size() > 1;
    m_title->setSelectable(selectable);
    layout()->activate();
    if (!selectable)
        return;
    for (const auto &[kind, title] : choices) {
        QAction *action = m_choices->addAction(title, this, [this, kind = kind] { Q_EMIT kindChosen(kind); });
        action->setCheckable(true);
        action->setChecked(kind == m_chart->kind);
    }
}

QString ChartView::readout() const
{
    return m_readout->text();
}

void ChartView::say(const QString &text)
{
    m_said = text;
    showReadout();
}

void ChartView::showReadout()
{
    const int index = m_plot->currentMark();
    if (index >= 0)
        m_said.clear();
    Readout readout{.name = m_said, .value = {}, .details = {}};
    if (index >= 0) {
        const SceneMark &mark = m_plot->scene().marks[std::size_t(index)];
        if (mark.number >= 0) {
            const ChartNumber &number = m_chart->numbers[std::size_t(mark.number)];
            readout = {.name = number.name(),
                       .value = number.value(),
                       .details = number.details(),
                       .model = number.model,
                       .subject = number.subject()};
        } else {
            readout.name = mark.category;
        }
    }
    m_readout->setReadout(readout);
    m_plot->setMarkText(index >= 0 ? readout.text() : QString());
    // What a screen reader says of the plot is the mark it is on.
    const QString name = index >= 0 ? m_chart->headline() + QStringLiteral(", ") + readout.text() : m_chart->headline();
    if (name != m_plot->accessibleName())
        m_plot->setAccessibleName(name);
}

void ChartView::activate(int index)
{
    const SceneMark mark = m_plot->scene().marks[std::size_t(index)];
    if (mark.number < 0) {
        Q_EMIT categoryActivated(mark.category);
        return;
    }
    // A copy: whoever listens may set another chart.
    const ChartNumber number = m_chart->numbers[std::size_t(mark.number)];
    Q_EMIT numberActivated(number);
}

void ChartView::retheme()
{
    const Tokens &t = currentTokens();
    QPalette palette = m_emptyText->palette();
    palette.setColor(QPalette::WindowText, t.text2);
    m_emptyText->setPalette(palette);
    const QIcon more = icon("overflow-menu");
    m_menuButton->setIcon(more);
    m_menuButton->setText(more.isNull() ? QStringLiteral("⋮") : QString());
    m_title->updateGeometry();
    m_plot->retheme();
    update();
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->setContentsMargins(0, height() < compactBelow ? 0 : spacing::tiny, 0, 0);
}

Result<void> ChartView::save(const QString &path) const
{
    const std::filesystem::path file = std::filesystem::path(path.toStdU16String());
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("csv"))
        return writeFileAtomically(file, m_chart->csv().toStdString());
    ChartFormat format = ChartFormat::Png;
    if (ending == QLatin1String("pdf"))
        format = ChartFormat::Pdf;
    else if (ending == QLatin1String("svg"))
        format = ChartFormat::Svg;
    else if (ending != QLatin1String("png"))
        return Error{.kind = ErrorKind::Unsupported,
                     .message = tr("the ending is none of png, pdf, svg and csv").toStdString(),
                     .file = path.toStdString(),
                     .remedy = tr("Choose one of them").toStdString()};
    const Result<std::string> bytes = chartBytes(*m_chart, format);
    if (!bytes)
        return bytes.error();
    return writeFileAtomically(file, *bytes);
}

void ChartView::copyPicture() const
{
    auto *data = new QMimeData;
    data->setImageData(chartImage(*m_chart, 2));
    Desktop::of(this).copy(data);
}

void ChartView::copyNumbers() const
{
    Desktop::of(this).copyText(m_chart->csv());
}

void ChartView::askAndSave(bool numbers)
{
    const QString filter = numbers ? tr("Numbers (*.csv)") : tr("PDF (*.pdf);;SVG (*.svg);;PNG (*.png)");
    const QString ending = numbers ? QStringLiteral(".csv") : QStringLiteral(".pdf");
    const QString title = numbers ? tr("Save the numbers") : tr("Save the picture");
    const auto write = [this, view = QPointer<ChartView>(this), ending](const QString &chosen) {
        if (!view || chosen.isEmpty())
            return;
        const QString path = QFileInfo(chosen).suffix().isEmpty() ? chosen + ending : chosen;
        const Result<void> saved = save(path);
        const QString text = saved ? tr("Saved %1").arg(path) : QString::fromStdString(saved.error().text());
        say(text);
        Q_EMIT notice(text, !saved);
    };
    Desktop::of(this).chooseNewFile(this, title, fileStem(m_chart->kind) + ending, filter, write);
}

} // namespace soco::widgets
