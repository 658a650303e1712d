#include "widgets/taxonomy/taxonomy_panel.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/taxonomy_filter.h"
#include "widgets/taxonomy/taxonomy_view.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTextCharFormat>
#include <QUrl>
#include <QVBoxLayout>

namespace soco::widgets {

namespace {

// Expanding every level at first keeps few rows readable; with more, the first super-category alone is opened.
constexpr int fewCategories = 24;

QLabel *wrappedLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setFont(smallFont());
    return label;
}

// A wave under the parts of the field that are not understood. QLineEdit has no formats of its own; those of an
// empty composition are painted on the text and go away with the next edit.
void underline(QLineEdit &field, const std::vector<TaxonomyFilter::Problem> &problems)
{
    QTextCharFormat wave;
    wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wave.setUnderlineColor(currentTokens().wrong);
    wave.setForeground(currentTokens().wrong);
    QList<QInputMethodEvent::Attribute> attributes;
    for (const auto &problem : problems)
        attributes.append({QInputMethodEvent::TextFormat, int(problem.start - field.cursorPosition()),
                           int(problem.length), wave});
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(&field, &event);
}

} // namespace

TaxonomyPanel::TaxonomyPanel(Selection *selection, QWidget *parent)
    : QWidget(parent), m_selection(selection), m_model(new TaxonomyModel(this)), m_rows(new TaxonomyFilterModel(this))
{
    setObjectName(QStringLiteral("taxonomyPanel"));
    setAccessibleName(tr("Taxonomy"));
    m_rows->setSourceModel(m_model);

    auto *empty = new QWidget(this);
    auto *emptyLayout = new QVBoxLayout(empty);
    emptyLayout->setContentsMargins(spacing::panelSide, spacing::huge, spacing::panelSide, spacing::huge);
    emptyLayout->setSpacing(spacing::small);
    auto *text = new QLabel(tr("No dataset is open."), empty);
    text->setObjectName(QStringLiteral("taxonomyEmpty"));
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignHCenter);
    auto *open = new QPushButton(tr("Open dataset"), empty);
    open->setObjectName(QStringLiteral("openDataset"));
    auto *demo = new QPushButton(tr("Create the demo dataset"), empty);
    demo->setObjectName(QStringLiteral("createDemo"));
    emptyLayout->addWidget(text);
    emptyLayout->addWidget(open, 0);
    emptyLayout->addWidget(demo, 0);
    emptyLayout->addStretch(1);
    connect(open, &QPushButton::clicked, this, &TaxonomyPanel::openDatasetRequested);
    connect(demo, &QPushButton::clicked, this, &TaxonomyPanel::createDemoRequested);

    m_pages = new QStackedWidget(this);
    m_pages->addWidget(empty);
    buildTree();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->setCurrentIndex(0);
    connect(m_selection, &Selection::pointChanged, this, &TaxonomyPanel::reveal);
}

void TaxonomyPanel::buildTree()
{
    auto *page = new QWidget(this);
    m_filter = new QLineEdit(page);
    m_filter->setObjectName(QStringLiteral("taxonomyFilter"));
    m_filter->setAccessibleName(tr("Filter the taxonomy"));
    m_filter->setPlaceholderText(QStringLiteral("car concept:wheel score<50"));
    m_filter->addAction(icon("edit-find"), QLineEdit::LeadingPosition);
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedHeight(rowHeight(QFontMetricsF(font()), 26));
    m_problem = wrappedLabel(QStringLiteral("taxonomyFilterProblem"), page);
    m_problem->hide();

    m_notice = new QWidget(page);
    auto *noticeLayout = new QVBoxLayout(m_notice);
    noticeLayout->setContentsMargins(spacing::listSide, spacing::tiny, spacing::listSide, spacing::tiny);
    noticeLayout->setSpacing(spacing::tiny);
    m_noticeText = wrappedLabel(QStringLiteral("taxonomyNotice"), m_notice);
    m_noticeButton = new QPushButton(m_notice);
    m_noticeButton->setObjectName(QStringLiteral("taxonomyShowFile"));
    m_noticeButton->setText(tr("Show file"));
    noticeLayout->addWidget(m_noticeText);
    noticeLayout->addWidget(m_noticeButton, 0, Qt::AlignLeft);
    m_notice->hide();

    m_view = new TaxonomyView(page);
    m_view->setObjectName(QStringLiteral("taxonomyTree"));
    m_view->setAccessibleName(tr("Taxonomy"));
    m_view->setModel(m_rows);
    m_nothing = new QLabel(tr("Nothing matches this filter."), page);
    m_nothing->setObjectName(QStringLiteral("taxonomyNothing"));
    m_nothing->setMargin(spacing::panelSide);
    m_nothing->setWordWrap(true);
    m_nothing->hide();

    auto *filterLayout = new QVBoxLayout;
    filterLayout->setContentsMargins(spacing::small, spacing::small, spacing::small, spacing::hair);
    filterLayout->setSpacing(spacing::tiny);
    filterLayout->addWidget(m_filter);
    filterLayout->addWidget(m_problem);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(filterLayout);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_nothing, 1, Qt::AlignTop);
    m_pages->addWidget(page);

    connect(m_filter, &QLineEdit::textChanged, this, &TaxonomyPanel::applyFilter);
    connect(m_noticeButton, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_noticeFile)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TaxonomyPanel::currentChanged);
    connect(m_view, &TaxonomyView::currentClicked, this, &TaxonomyPanel::announceKeypoint);
}

void TaxonomyPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().panel);
}

TreeSelection TaxonomyPanel::current() const
{
    return m_model->path(m_rows->mapToSource(m_view->currentIndex().siblingAtColumn(0)));
}

QString TaxonomyPanel::currentKey() const
{
    return m_view->currentIndex().siblingAtColumn(0).data(TaxonomyModel::KeyRole).toString();
}

void TaxonomyPanel::setTaxonomy(std::shared_ptr<const dataset::Taxonomy> taxonomy)
{
    const bool first = m_model->rowCount() == 0;
    const QString key = currentKey();
    const QStringList expanded = expandedKeys();
    {
        const QScopedValueRollback following(m_following, true);
        m_rows->setVisibleRows({}); // by row ids of the old tree
        m_model->setTaxonomy(std::move(taxonomy));
        m_pages->setCurrentIndex(1);
        if (first)
            expandFirstTime();
        else
            expandKeys(expanded);
        m_filtering = false;
        applyFilter();
        if (!key.isEmpty())
            makeCurrent(key, false);
    }
    m_view->layoutColumns();
    if (first)
        reveal();
}

void TaxonomyPanel::setEmptyState()
{
    const QScopedValueRollback following(m_following, true);
    m_rows->setVisibleRows({});
    m_model->setTaxonomy(nullptr);
    setNotice({}, {});
    m_pages->setCurrentIndex(0);
}

void TaxonomyPanel::setNotice(const QString &text, const QString &file)
{
    m_noticeFile = file;
    m_noticeText->setText(text);
    m_noticeButton->setVisible(!file.isEmpty());
    m_noticeButton->setAccessibleDescription(file);
    m_notice->setVisible(!text.isEmpty());
}

TaxonomyFilter TaxonomyPanel::filter() const
{
    return TaxonomyFilter::parse(m_filter->text());
}

std::vector<TaxonomyMatch> TaxonomyPanel::filterMatches() const
{
    return m_model->matches(filter());
}

void TaxonomyPanel::setScores(const QHash<QString, TreeScore> &scores, int slot, const QString &criterionName)
{
    m_model->setScores(scores, slot, criterionName);
    m_view->layoutColumns();
    if (filter().usesScores())
        applyFilter();
}

void TaxonomyPanel::setShownKeypoints(const QString &category, const QSet<QString> &keypoints)
{
    m_model->setShownKeypoints(category, keypoints);
}

void TaxonomyPanel::showCategory(const QString &category)
{
    if (current().category != category || !current().concept_.isEmpty())
        makeCurrent(category, true);
}

void TaxonomyPanel::clearCurrent()
{
    const QScopedValueRollback following(m_following, true);
    m_view->selectionModel()->clear();
}

void TaxonomyPanel::applyFilter()
{
    const TaxonomyFilter filter = this->filter();
    const bool announced = m_filtering || !filter.isEmpty();
    const QScopedValueRollback following(m_following, true);
    const QString key = currentKey();
    if (filter.isEmpty()) {
        m_rows->setVisibleRows({});
        if (m_filtering) {
            m_view->collapseAll();
            expandKeys(m_expandedBeforeFilter);
        }
        m_filtering = false;
    } else {
        if (!m_filtering)
            m_expandedBeforeFilter = expandedKeys();
        m_filtering = true;
        m_rows->setVisibleRows(m_model->matching(filter));
        m_view->expandAll();
    }
    if (!key.isEmpty())
        makeCurrent(key, true);
    if (m_filtering)
        m_view->scrollToTop();
    const bool nothing = m_filtering && m_rows->rowCount() == 0 && m_model->rowCount() > 0;
    m_view->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    showProblems();
    if (announced)
        Q_EMIT filterChanged();
}

void TaxonomyPanel::showProblems()
{
    const TaxonomyFilter filter = this->filter();
    QStringList messages;
    for (const auto &problem : filter.problems())
        messages << problem.message;
    messages.removeDuplicates();
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, currentTokens().wrong);
    m_problem->setPalette(palette);
    m_problem->setText(messages.join(QLatin1Char('\n')));
    m_problem->setVisible(!messages.isEmpty());
    m_filter->setAccessibleDescription(messages.join(QLatin1Char(' ')));
    underline(*m_filter, filter.problems());
}

void TaxonomyPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_problem && !m_problem->isHidden()) // another theme
        showProblems();
}

void TaxonomyPanel::currentChanged(const QModelIndex &index)
{
    if (m_following || !index.isValid())
        return;
    Q_EMIT selectionChanged(m_model->path(m_rows->mapToSource(index.siblingAtColumn(0))));
    announceKeypoint(index);
}

void TaxonomyPanel::announceKeypoint(const QModelIndex &index)
{
    const TreeSelection path = m_model->path(m_rows->mapToSource(index.siblingAtColumn(0)));
    if (!path.keypoint.isEmpty())
        Q_EMIT keypointActivated(path.category, path.keypoint);
}

void TaxonomyPanel::reveal()
{
    const QString keypoint = m_selection->keypoint();
    const TreeSelection shown = current();
    if (keypoint.isEmpty() || shown.keypoint == keypoint)
        return;
    // The same name may belong to several categories: that of the source picture first, then that of the current row.
    QModelIndex source;
    if (m_selection->pair() && !m_selection->pair()->sourceCategory.empty())
        source = m_model->indexOfKeypoint(QString::fromStdString(m_selection->pair()->sourceCategory), keypoint);
    if (!source.isValid() && !shown.category.isEmpty())
        source = m_model->indexOfKeypoint(shown.category, keypoint);
    if (!source.isValid())
        source = m_model->indexOfKeypoint({}, keypoint);
    if (source.isValid())
        makeCurrent(source.data(TaxonomyModel::KeyRole).toString(), true);
}

void TaxonomyPanel::makeCurrent(const QString &key, bool scroll)
{
    const QModelIndex index = m_rows->mapFromSource(m_model->indexOfKey(key));
    if (!index.isValid())
        return;
    const QScopedValueRollback following(m_following, true);
    const bool autoScroll = m_view->hasAutoScroll();
    m_view->setAutoScroll(false);
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->setAutoScroll(autoScroll);
    if (!scroll)
        return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        m_view->expand(above);
    m_view->scrollTo(index);
}

void TaxonomyPanel::expandFirstTime()
{
    const bool few = m_model->categoryCount() <= fewCategories;
    for (int row = 0; row < m_rows->rowCount() && (few || row == 0); ++row)
        m_view->expand(m_rows->index(row, 0));
}

QStringList TaxonomyPanel::expandedKeys() const
{
    QStringList keys;
    const auto collect = [&](const auto &self, const QModelIndex &parent) -> void {
        for (int row = 0; row < m_rows->rowCount(parent); ++row) {
            const QModelIndex index = m_rows->index(row, 0, parent);
            if (m_view->isExpanded(index))
                keys << index.data(TaxonomyModel::KeyRole).toString();
            if (m_rows->hasChildren(index))
                self(self, index);
        }
    };
    collect(collect, {});
    return keys;
}

void TaxonomyPanel::expandKeys(const QStringList &keys)
{
    for (const QString &key : keys) {
        const QModelIndex index = m_rows->mapFromSource(m_model->indexOfKey(key));
        if (index.isValid())
            m_view->expand(index);
    }
}

} // namespace soco::widgets
