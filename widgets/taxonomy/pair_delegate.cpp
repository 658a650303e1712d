#include "widgets/taxonomy/pair_delegate.h"

#include "widgets/common/chips.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"
#include "widgets/taxonomy/pair_model.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int thumbnailGap = 3;
constexpr int textGap = 11;
constexpr int chipSide = 14;

} // namespace

PairDelegate::PairDelegate(const PairModel *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}

QSize PairDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // Two lines of text; 62 with lines of 16.
    return {120, std::max(62, 30 + 2 * int(std::ceil(QFontMetricsF(option.font).height() - 0.01)))};
}

void PairDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = currentTokens();
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool current = view && view->currentIndex() == index;
    const QRect row = option.rect;
    painter->save();
    paintRow(*painter, row, {current, bool(option.state & QStyle::State_MouseOver),
                             option.widget && option.widget->isActiveWindow()});
    painter->fillRect(QRect(row.left() + spacing::listSide, row.bottom(), row.width() - spacing::listSide, 1), t.line);

    const dataset::PairRef &ref = m_model->pair(index.row());
    // In a narrow panel the pictures make room for the names.
    const int width = std::clamp((row.width() - 150) / 2, 36, thumbnailSize.width());
    const QSizeF thumbnail(width, std::round(width * 2 / 3.0));
    QRectF frame(
        QPointF(row.left() + spacing::listSide, row.top() + std::floor((row.height() - 1 - thumbnail.height()) / 2)),
        thumbnail);
    const bool swapped = m_model->isSwapped(index.row());
    const QString source = QString::fromStdString(swapped ? ref.target : ref.source);
    const QString target = QString::fromStdString(swapped ? ref.source : ref.target);
    auto [sourceKey, targetKey] = pictureKeys(ref);
    if (swapped)
        sourceKey.swap(targetKey);
    paintThumbnail(*painter, frame, sourceKey);
    frame.translate(thumbnail.width() + thumbnailGap, 0);
    paintThumbnail(*painter, frame, targetKey);

    const qreal x = frame.right() + textGap;
    const QRectF text(x, row.top(), std::max(0.0, row.right() + 1 - spacing::small - x), row.height() - 1);
    QString problem = m_model->problem(sourceKey);
    if (problem.isEmpty())
        problem = m_model->problem(targetKey);
    problem = problem.section(QLatin1Char('\n'), 0, 0);
    // Measured in the wider font of the current row: what is chosen keeps its lines.
    const QFontMetricsF widest(mediumFont(), painter->device());
    const QStringList names = source.isEmpty() || target.isEmpty()
        ? QStringList{widest.elidedText(index.data().toString(), Qt::ElideMiddle, text.width())}
        : pairLines(widest, source, target, text.width());
    // A problem may need a second line below names that stand on one.
    const bool tall = !problem.isEmpty() && names.size() == 1;
    const qreal line = std::min(QFontMetricsF(option.font).height() + 4, text.height() / double(names.size() + 1));
    qreal top = text.center().y() - line * double(names.size() + 1) / 2 - (tall ? 6 : 0);
    painter->setFont(current ? mediumFont() : bodyFont());
    painter->setPen(t.text1);
    for (const QString &name : names) {
        painter->drawText(QRectF(text.left(), top, text.width(), line), Qt::AlignLeft | Qt::AlignVCenter, name);
        top += line;
    }
    const QRectF lower(text.left(), top, text.width(), line);
    painter->setFont(smallFont());
    if (!problem.isEmpty()) {
        paintProblem(*painter, lower, problem, tall);
    } else if (swapped) {
        // Scores are of the pair as it is stored, not of what is on screen.
        painter->setPen(t.text2);
        const QString word = PairModel::tr("swapped (T)");
        painter->drawText(
            lower, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(painter->font(), painter->device()).elidedText(word, Qt::ElideRight, lower.width()));
    } else {
        paintScores(*painter, lower, index.row());
    }
    painter->restore();
}

void PairDelegate::paintThumbnail(QPainter &painter, const QRectF &frame, const QString &key) const
{
    const Tokens &t = currentTokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(frame, 2, 2);
    if (const QPixmap *picture = m_model->thumbnail(key)) {
        painter.setClipPath(shape);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawPixmap(frame, *picture, QRectF(picture->rect()));
    } else {
        painter.fillPath(shape, t.track);
        if (!m_model->problem(key).isEmpty()) {
            painter.setPen(QPen(t.wrong, 1));
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
            painter.setFont(titleFont());
            painter.drawText(frame, Qt::AlignCenter, QStringLiteral("!"));
        }
    }
    painter.restore();
}

// "Image missing: car_12.JPEG" on one line or, where it is narrow and there is room, with the file's name on a second one.
void PairDelegate::paintProblem(QPainter &painter, const QRectF &rect, const QString &problem, bool twoLines) const
{
    painter.setPen(currentTokens().wrong);
    const QFontMetricsF metrics(painter.font(), painter.device());
    const qsizetype space = problem.lastIndexOf(QLatin1Char(' '));
    if (!twoLines || metrics.horizontalAdvance(problem) <= rect.width() || space < 0) {
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(problem, Qt::ElideMiddle, rect.width()));
        return;
    }
    const qreal line = metrics.height() - 1;
    const QRectF first(rect.left(), rect.top(), rect.width(), line);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(problem.left(space), Qt::ElideRight, rect.width()));
    painter.drawText(first.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(problem.mid(space + 1), Qt::ElideMiddle, rect.width()));
}

void PairDelegate::paintScores(QPainter &painter, const QRectF &rect, int row) const
{
    const Tokens &t = currentTokens();
    const std::vector<PairScoreText> scores = m_model->scores(row);
    struct Part {
        int slot;
        QString text;
        qreal width;
    };
    std::vector<Part> parts;
    const QFontMetricsF metrics(painter.font(), painter.device());
    int of = 0;
    for (const ModelSlot &model : m_model->models()) {
        const auto score = std::find_if(scores.begin(), scores.end(), [&](const PairScoreText &s) {
            return s.slot == model.slot && s.of > 0;
        });
        // A star: what was judged is no longer what the pair says; the tool tip has the words.
        const QString text = score == scores.end() ? QStringLiteral("–")
                                                   : QString::number(score->right) + (score->isStale ? "*" : "");
        if (score != scores.end())
            of = std::max(of, score->of);
        parts.push_back({model.slot, text, chipSide + 3 + numberWidth(metrics, text)});
    }
    if (parts.empty())
        return;
    const QString ofText = of > 0 ? PairModel::tr("of %1").arg(of) : QString();
    const qreal ofWidth = ofText.isEmpty() ? 0 : std::ceil(metrics.horizontalAdvance(ofText)) + 1;
    qreal sum = ofWidth;
    for (const Part &part : parts)
        sum += part.width;
    const int gaps = int(parts.size()) - (ofText.isEmpty() ? 1 : 0);
    qreal gap = gaps > 0 ? std::clamp((rect.width() - sum) / gaps, 4.0, 7.0) : 0;
    if (sum + gaps * gap > rect.width()) {
        // Too many for the row: the focused model first, then the others in order, then an ellipsis.
        const auto focused = std::find_if(parts.begin(), parts.end(), [this](const Part &part) {
            return part.slot == m_model->focusedSlot();
        });
        if (focused != parts.end())
            std::rotate(parts.begin(), focused, focused + 1);
        const qreal dots = metrics.horizontalAdvance(QChar(0x2026));
        qreal room = rect.width() - ofWidth - gap - dots;
        std::size_t fit = 0;
        while (fit < parts.size() && room >= parts[fit].width + gap) {
            room -= parts[fit].width + gap;
            ++fit;
        }
        parts.resize(std::max<std::size_t>(fit, 1));
        parts.push_back({0, QString(QChar(0x2026)), dots});
    }
    qreal x = rect.left();
    painter.setPen(t.text1);
    for (const Part &part : parts) {
        qreal left = x;
        if (part.slot > 0) {
            paintChip(painter, QRectF(std::round(x), std::round(rect.center().y() - chipSide / 2.0), chipSide, chipSide),
                      part.slot);
            left += chipSide + 3;
        }
        paintNumber(painter, QRectF(left, rect.top(), part.width, rect.height()), part.text, Qt::AlignLeft);
        x += part.width + gap;
    }
    painter.setPen(t.text2);
    painter.drawText(QRectF(x, rect.top(), std::max(0.0, rect.right() - x), rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(ofText, Qt::ElideRight, rect.right() - x));
}

} // namespace soco::widgets
