#include "widgets/charts/charts_panel.h"

#include "widgets/charts/chart_maker.h"
#include "widgets/charts/chart_view.h"
#include "widgets/common/tokens.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <map>

namespace soco::widgets {

namespace {

constexpr int twoChartsFrom = 840;
constexpr int threeChartsFrom = 1320;

// By which a choice is remembered, in the order of ChartKind.
constexpr std::array kindNames{"tasks", "threshold", "categories"};

QString nameOf(ChartKind kind)
{
    return QString::fromLatin1(kindNames[std::size_t(kind)]);
}

} // namespace

struct ChartsPanel::Private {
    ChartSource source;
    ChartMaker maker;
    std::map<ChartKind, std::shared_ptr<const Chart>> charts; // made from `source` as it is now

    std::shared_ptr<const Chart> chart(ChartKind kind)
    {
        auto &made = charts[kind];
        if (!made)
            made = std::make_shared<const Chart>(maker.make(kind, source));
        return made;
    }

    std::array<ChartView *, 3> views{};
    std::array<ChartKind, 3> kinds{ChartKind::Tasks, ChartKind::Threshold, ChartKind::Categories};
    ChartKind alone = ChartKind::Tasks;       // chosen where there is room for one
    ChartKind second = ChartKind::Threshold;  // chosen where there is room for two
    int shown = 0;
    QWidget *empty = nullptr;
    QLabel *emptyText = nullptr;
    QPushButton *evaluate = nullptr;
};

ChartsPanel::ChartsPanel(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setObjectName(QStringLiteral("chartsPanel"));
    setAccessibleName(tr("Charts"));
    setAutoFillBackground(true);
    static constexpr std::array names{"chartA", "chartB", "chartC"};
    for (std::size_t i = 0; i < d->views.size(); ++i) {
        auto *view = new ChartView(QString::fromLatin1(names[i]), this);
        d->views[i] = view;
        connect(view, &ChartView::kindChosen, this, [this](ChartKind kind) {
            (d->shown == 1 ? d->alone : d->second) = kind;
            arrange();
        });
        connect(view, &ChartView::evaluateRequested, this, &ChartsPanel::evaluateRequested);
        connect(view, &ChartView::categoryActivated, this, &ChartsPanel::categoryClicked);
        connect(view, &ChartView::notice, this, &ChartsPanel::notice);
        connect(view, &ChartView::runChosen, this, &ChartsPanel::chooseRun);
        connect(view, &ChartView::publishedChosen, this, [this](int slot, bool shown) {
            if (shown)
                d->source.otherWeights.insert(slot);
            else
                d->source.otherWeights.erase(slot);
            refresh();
        });
        connect(view, &ChartView::numberActivated, this, [this, view](const ChartNumber &number) {
            const auto pairs = pairsBehind(number);
            if (!pairs.empty())
                Q_EMIT pairsRequested(number.pairsTitle(), pairs, number);
            else if (number.published)
                view->say(tr("Published figures are of other data: there are no pairs to show."));
            else
                view->say(tr("%1 has not been evaluated on these pairs.").arg(number.model));
        });
    }
    setMinimumSize(220, d->views[0]->minimumSizeHint().height());

    // Nothing at all to draw: said once, not in every chart.
    d->empty = new QWidget(this);
    d->emptyText = new QLabel;
    d->emptyText->setObjectName(QStringLiteral("chartsEmpty"));
    d->emptyText->setAlignment(Qt::AlignCenter);
    d->emptyText->setWordWrap(true);
    d->evaluate = new QPushButton(tr("Evaluate"));
    d->evaluate->setObjectName(QStringLiteral("chartsEvaluate"));
    d->evaluate->setFixedHeight(26);
    d->evaluate->setAutoDefault(false);
    connect(d->evaluate, &QPushButton::clicked, this, &ChartsPanel::evaluateRequested);
    auto *column = new QVBoxLayout(d->empty);
    column->setSpacing(spacing::small);
    column->addStretch(2);
    column->addWidget(d->emptyText);
    column->addWidget(d->evaluate, 0, Qt::AlignHCenter);
    column->addStretch(3);
    setRunning({});
    retheme();
}

ChartsPanel::~ChartsPanel() = default;

void ChartsPanel::setModels(const std::vector<ModelSlot> &models)
{
    // A figure that was asked for stays as long as its slot holds the same model.
    std::erase_if(d->source.otherWeights, [&](int slot) {
        const auto holds = [slot](const ModelSlot &model) { return model.slot == slot; };
        const auto before = std::find_if(d->source.models.begin(), d->source.models.end(), holds);
        const auto now = std::find_if(models.begin(), models.end(), holds);
        return before == d->source.models.end() || now == models.end() || before->fingerprint != now->fingerprint
            || before->name != now->name;
    });
    d->source.models = models;
    refresh();
}

void ChartsPanel::setRuns(const benchmark::RunCatalogue &runs)
{
    d->source.runs = runs;
    refresh();
}

void ChartsPanel::setRuns(const std::vector<benchmark::RunPtr> &runs)
{
    benchmark::RunCatalogue catalogue;
    for (const benchmark::RunPtr &run : runs)
        catalogue.add(run);
    setRuns(catalogue);
}

void ChartsPanel::chooseRun(const std::string &fingerprint, dataset::PairKind kind, const std::string &runId)
{
    d->source.runs.choose(fingerprint, kind, runId);
    refresh();
    Q_EMIT runChosen(fingerprint, kind, runId);
}

void ChartsPanel::setDatasetFingerprint(const std::string &fingerprint)
{
    if (fingerprint == d->source.datasetFingerprint)
        return;
    d->source.datasetFingerprint = fingerprint;
    refresh();
}

void ChartsPanel::setPublished(std::vector<benchmark::PublishedScore> published)
{
    d->source.published = std::move(published);
    refresh();
}

void ChartsPanel::setCategory(const QString &category)
{
    if (category == d->source.category)
        return;
    d->source.category = category;
    refresh();
}

void ChartsPanel::setPairKind(dataset::PairKind kind)
{
    if (kind == d->source.kind)
        return;
    d->source.kind = kind;
    refresh();
}

void ChartsPanel::setJudge(const JudgeSettings &judge)
{
    if (judge == d->source.judge)
        return;
    d->source.judge = judge;
    refresh();
}

void ChartsPanel::setRunning(const QString &text)
{
    d->emptyText->setText(text.isEmpty() ? tr("No runs yet. Evaluate a model to fill this chart.") : text);
    d->evaluate->setVisible(text.isEmpty());
    for (ChartView *view : d->views)
        view->setRunning(text);
}

void ChartsPanel::setDataTitle(const QString &title)
{
    d->source.dataTitle = title;
    refresh();
}

void ChartsPanel::retheme()
{
    const Tokens &t = currentTokens();
    QPalette own = palette();
    own.setColor(QPalette::Window, t.panel);
    setPalette(own);
    QPalette text = d->emptyText->palette();
    text.setColor(QPalette::WindowText, t.text2);
    d->emptyText->setPalette(text);
    for (ChartView *view : d->views)
        view->retheme();
    arrange();
}

void ChartsPanel::refresh()
{
    d->charts.clear();
    arrange();
}

// Decides how many charts there is room for, gives each its kind, its numbers and its place.
QStringList ChartsPanel::chosenCharts() const
{
    return {nameOf(d->alone), nameOf(d->second)};
}

void ChartsPanel::chooseCharts(const QStringList &names)
{
    for (const ChartKind kind : allChartKinds) {
        if (names.value(0) == nameOf(kind))
            d->alone = kind;
        if (names.value(1) == nameOf(kind) && kind != ChartKind::Tasks) // the first chart shows the tasks already
            d->second = kind;
    }
    arrange();
}

void ChartsPanel::arrange()
{
    const int room = width();
    d->shown = room < twoChartsFrom ? 1 : room < threeChartsFrom ? 2 : 3;
    d->kinds = {d->shown == 1 ? d->alone : ChartKind::Tasks, d->shown == 2 ? d->second : ChartKind::Threshold,
                ChartKind::Categories};

    const bool nothing = d->chart(ChartKind::Tasks)->empty();
    d->empty->setVisible(nothing);
    d->empty->setGeometry(rect());

    // The first chart holds two facets and so the larger part.
    const double first = d->shown == 1 ? 1.0 : d->shown == 2 ? 0.618 : 0.44;
    const double others = d->shown > 1 ? (1 - first) / (d->shown - 1) : 0;
    int left = 0;
    for (int i = 0; i < 3; ++i) {
        ChartView *view = d->views[std::size_t(i)];
        const bool visible = !nothing && i < d->shown;
        view->setVisible(visible);
        if (!visible)
            continue;
        const int right = i + 1 == d->shown ? room : qRound(room * (first + others * i));
        view->setGeometry(left, 0, right - left, height());
        left = right + 1; // the line between
        const ChartKind kind = d->kinds[std::size_t(i)];
        if (const auto chart = d->chart(kind); &view->chart() != chart.get())
            view->setChart(chart);
        std::vector<std::pair<ChartKind, QString>> choices;
        for (const ChartKind choice : allChartKinds) {
            if (d->shown == 1 || (d->shown == 2 && i == 1 && choice != ChartKind::Tasks))
                choices.emplace_back(choice, chartTitle(choice, d->source.judge, d->source.kind));
        }
        view->setChoices(choices);
    }
    update();
}

void ChartsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChartsPanel::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    for (std::size_t i = 1; i < d->views.size(); ++i) {
        if (!d->views[i]->isHidden())
            painter.fillRect(d->views[i]->x() - 1, spacing::medium, 1, height() - 2 * spacing::medium,
                             currentTokens().line);
    }
}

} // namespace soco::widgets
