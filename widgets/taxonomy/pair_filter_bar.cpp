#include "widgets/taxonomy/pair_filter_bar.h"

#include "widgets/common/panel_paint.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/filter_chip.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace soco::widgets {

namespace {

QString chipName(PairFilter which)
{
    switch (which) {
    case PairFilter::Scope:
        return QStringLiteral("pairScopeChip");
    case PairFilter::Text:
        return QStringLiteral("pairTextChip");
    case PairFilter::Marked:
        break;
    }
    return QStringLiteral("pairFilterChip");
}

} // namespace

PairFilterBar::PairFilterBar(QWidget *parent) : QWidget(parent), m_field(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::small, spacing::small, spacing::small, spacing::small);
    layout->setSpacing(spacing::tiny);
    for (const PairFilter which : allPairFilters) {
        auto *chip = new FilterChip(this);
        chip->setObjectName(chipName(which));
        chip->hide();
        m_chips[std::size_t(which)] = chip;
        auto *line = new QHBoxLayout; // a chip that is shorter than the line stands at its left
        line->addWidget(chip);
        line->addStretch(1);
        layout->addLayout(line);
        connect(chip, &FilterChip::clicked, this, [this, which] {
            setChip(which, {});
            Q_EMIT chipRemoved(which);
        });
    }
    m_field->setObjectName(QStringLiteral("pairFilter"));
    m_field->setAccessibleName(tr("Filter the pairs by name"));
    m_field->setPlaceholderText(tr("Names, such as car_12"));
    m_field->setClearButtonEnabled(true);
    m_field->setTextMargins(spacing::tiny, 0, 0, 0);
    m_field->setFixedHeight(rowHeight(QFontMetricsF(font()), 26));
    m_field->hide();
    layout->addWidget(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &PairFilterBar::wordsChanged);
    hide();
}

void PairFilterBar::setChip(PairFilter which, const QString &text)
{
    FilterChip *chip = chipOf(which);
    if (text == chip->text())
        return;
    chip->setText(text);
    chip->updateGeometry();
    chip->setAccessibleName(text.isEmpty() ? QString() : tr("Remove the filter: %1").arg(text));
    chip->setToolTip(chip->accessibleName());
    chip->setVisible(!text.isEmpty());
    updateVisible();
}

QString PairFilterBar::chip(PairFilter which) const
{
    return chipOf(which)->text();
}

void PairFilterBar::setFieldShown(bool shown)
{
    m_fieldShown = shown;
    m_field->setVisible(shown);
    updateVisible();
    if (shown)
        m_field->setFocus(Qt::OtherFocusReason);
    else
        m_field->clear();
}

bool PairFilterBar::isFiltering() const
{
    return !m_field->text().trimmed().isEmpty()
        || std::any_of(m_chips.begin(), m_chips.end(), [](const FilterChip *chip) { return !chip->text().isEmpty(); });
}

void PairFilterBar::updateVisible()
{
    setVisible(m_fieldShown || isFiltering());
}

} // namespace soco::widgets
