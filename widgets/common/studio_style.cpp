#include "widgets/common/studio_style.h"

#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace soco::widgets {

namespace {

constexpr qreal radius = 4;
constexpr int tabHeight = 28, menuBarHeight = 28, fieldHeight = 26;

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

QColor dimmed(QColor colour)
{
    colour.setAlphaF(0.45f);
    return colour;
}

// A rounded field or button: 1 px border, or the 2 px accent of the keyboard focus.
void paintBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border, bool focused)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    const qreal width = focused ? 2 : 1;
    painter->setPen(focused ? QPen(currentTokens().accent, 2) : QPen(border, 1));
    painter->drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter->restore();
}

void paintRing(QPainter *painter, const QRect &rect)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(currentTokens().accent, 2));
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

// A chevron of two 1 px strokes; `turns` quarter turns clockwise from pointing down.
void paintChevron(QPainter *painter, const QRectF &rect, int turns, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center());
    painter->rotate(90 * turns);
    painter->setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
    painter->restore();
}

} // namespace

StudioStyle::StudioStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void StudioStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QTabBar *>(widget) || qobject_cast<QToolButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ToolBarItemSpacing:
        return 4;
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ToolBarFrameWidth:
        return 1;
    case PM_ToolBarHandleExtent:
        return 8;
    case PM_ToolBarSeparatorExtent:
        return 13;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        // Qt widens what can be grabbed to 5 px where a separator is exactly one.
        return 1;
    case PM_DockWidgetTitleMargin:
        return 6;
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 4;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 10;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_TreeViewIndentation:
        return 16;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 18;
    case PM_SliderLength:
        return 13;
    case PM_TabBarTabHSpace:
        return 32;
    case PM_TabBarTabVSpace:
        return 8;
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                    const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int line = option ? option->fontMetrics.height() : 16;
    switch (type) {
    case CT_ToolButton:
        return result.expandedTo({28, 28});
    case CT_MenuBar:
        result.setHeight(std::max(menuBarHeight, line + 12));
        return result;
    case CT_MenuBarItem:
        return {size.width() + 20, std::max(menuBarHeight, line + 12)};
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(fieldHeight, line + 10));
        return result;
    case CT_PushButton:
        result.setHeight(std::max(fieldHeight, line + 10));
        result.setWidth(std::max(result.width(), 64));
        return result;
    case CT_TabBarTab:
        // The current tab is semibold, and none may move when another becomes current.
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const int plain = tab->fontMetrics.horizontalAdvance(tab->text);
            const int bold = QFontMetrics(titleFont()).horizontalAdvance(tab->text);
            result.setWidth(result.width() + std::max(0, bold - plain));
        }
        result.setHeight(std::max(tabHeight, line + 12));
        return result;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(24, line + 8));
        return result;
    default:
        return result;
    }
}

QRect StudioStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                  const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        // No arrows: the groove is the whole bar.
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int handle = length;
        if (range > 0) {
            handle = int(qint64(bar->pageStep) * length / (range + bar->pageStep));
            handle = std::clamp(handle, std::min(24, length), length);
        }
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle,
                                                  bar->upsideDown);
        const auto along = [&](int from, int extent) {
            const QRect rect = upright ? QRect(0, from, bar->rect.width(), extent)
                                       : QRect(from, 0, extent, bar->rect.height());
            return visualRect(bar->direction, bar->rect, rect.translated(bar->rect.topLeft()));
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return along(start, handle);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + handle, length - start - handle);
        case SC_ScrollBarGroove:
            return along(0, length);
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    const Tokens &t = currentTokens();
    const QRect &rect = option->rect;
    const bool enabled = has(option, State_Enabled), hovered = enabled && has(option, State_MouseOver);
    const bool focused = enabled && has(option, State_HasFocus);
    switch (element) {
    case PE_FrameFocusRect:
        // Lists show their current row instead.
        if (!qobject_cast<const QAbstractItemView *>(widget))
            paintRing(painter, rect);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth <= 0)
            painter->fillRect(rect, option->palette.brush(QPalette::Base));
        else
            paintBox(painter, rect, enabled ? t.base : t.panel, enabled ? t.strongLine : t.line, focused);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool primary = enabled && button && button->features.testFlag(QStyleOptionButton::DefaultButton);
        const bool pressed = has(option, State_Sunken) || has(option, State_On);
        if (primary) {
            paintBox(painter, rect, pressed || hovered ? t.accent.darker(108) : t.accent, t.accent, false);
            if (has(option, State_KeyboardFocusChange) && focused)
                paintRing(painter, rect);
        } else {
            paintBox(painter, rect, pressed ? t.selection : hovered ? t.hover : enabled ? t.base : t.window,
                     enabled ? t.strongLine : t.line, focused && has(option, State_KeyboardFocusChange));
        }
        return;
    }
    case PE_PanelButtonTool: {
        const bool on = has(option, State_On) || has(option, State_Sunken);
        if (on || hovered) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(on ? t.selection : t.hover);
            painter->drawRoundedRect(rect, radius, radius);
            painter->restore();
        }
        if (focused && has(option, State_KeyboardFocusChange))
            paintRing(painter, rect);
        return;
    }
    case PE_IndicatorToolBarSeparator: {
        const int length = std::min(20, rect.height() - 8);
        if (has(option, State_Horizontal))
            painter->fillRect(QRect(rect.center().x(), rect.center().y() - length / 2, 1, length), t.line);
        else
            painter->fillRect(QRect(rect.left() + 4, rect.center().y(), rect.width() - 8, 1), t.line);
        return;
    }
    case PE_IndicatorDockWidgetResizeHandle:
        drawControl(CE_Splitter, option, painter, widget);
        return;
    case PE_PanelMenu:
        painter->fillRect(rect, t.panel);
        return;
    case PE_FrameMenu:
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
    case PE_FrameWindow: {
        painter->save();
        painter->setBrush(Qt::NoBrush);
        painter->setPen(element == PE_FrameMenu || element == PE_FrameWindow ? t.strongLine : t.line);
        painter->drawRect(rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_PanelToolBar:
        painter->fillRect(rect, t.panel);
        return;
    case PE_FrameTabBarBase:
        if (const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(option))
            painter->fillRect(QRect(base->rect.left(), base->rect.bottom(), base->rect.width(), 1), t.line);
        return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (has(option, State_Selected))
            painter->fillRect(rect, has(option, State_Active) ? t.selection : t.selectionUnfocused);
        else if (hovered && element == PE_PanelItemViewItem)
            painter->fillRect(rect, t.hover);
        else if (item && item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(rect, item->backgroundBrush);
        return;
    }
    case PE_IndicatorBranch:
        if (has(option, State_Children))
            paintChevron(painter, rect, has(option, State_Open) ? 0 : option->direction == Qt::RightToLeft ? 1 : 3, t.text2);
        return;
    case PE_IndicatorArrowDown:
        paintChevron(painter, rect, 0, enabled ? t.text2 : dimmed(t.text2));
        return;
    case PE_IndicatorArrowLeft:
        paintChevron(painter, rect, 1, enabled ? t.text2 : dimmed(t.text2));
        return;
    case PE_IndicatorArrowUp:
        paintChevron(painter, rect, 2, enabled ? t.text2 : dimmed(t.text2));
        return;
    case PE_IndicatorArrowRight:
        paintChevron(painter, rect, 3, enabled ? t.text2 : dimmed(t.text2));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton: {
        const int side = std::min({rect.width(), rect.height(), 16});
        QRectF box(0, 0, side - 1, side - 1);
        box.moveCenter(QRectF(rect).center());
        const bool on = has(option, State_On), some = has(option, State_NoChange);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(!enabled ? t.line : on || some ? t.accent : t.strongLine, 1));
        painter->setBrush(!enabled ? t.panel : on || some ? t.accent : hovered ? t.hover : t.base);
        if (element == PE_IndicatorRadioButton) {
            painter->drawEllipse(box);
            if (on) {
                painter->setPen(Qt::NoPen);
                painter->setBrush(enabled ? t.onAccent : t.text3);
                painter->drawEllipse(box.center(), 3, 3);
            }
        } else {
            painter->drawRoundedRect(box, 3, 3);
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(enabled ? t.onAccent : t.text3, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const auto at = [&](qreal x, qreal y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
            if (on)
                painter->drawPolyline(QPolygonF({at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.30)}));
            else if (some)
                painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
        }
        painter->restore();
        return;
    }
    case PE_PanelTipLabel:
        painter->fillRect(rect, t.strongLine);
        painter->fillRect(rect.adjusted(1, 1, -1, -1), t.panel);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace soco::widgets
