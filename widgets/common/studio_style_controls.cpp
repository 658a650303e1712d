#include "widgets/common/studio_style.h"

#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

// The controls of StudioStyle: what is put together from several parts.

namespace soco::widgets {

namespace {

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

} // namespace

void StudioStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Tokens &t = currentTokens();
    const QRect &rect = option->rect;
    const bool enabled = has(option, State_Enabled);
    switch (element) {
    case CE_Splitter:
        // The handle of a splitter is 5 px with a mask of the one in its middle.
        if (rect.width() < rect.height())
            painter->fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), t.line);
        else
            painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), t.line);
        return;
    case CE_ToolBar:
        painter->fillRect(rect, t.panel);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(rect, t.window);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(rect, t.window);
            if (enabled && (has(option, State_Selected) || has(option, State_Sunken)))
                painter->fillRect(rect.adjusted(0, 2, 0, -2), has(option, State_Sunken) ? t.selection : t.hover);
            const int mnemonic = styleHint(SH_UnderlineShortcut, option, widget, nullptr) ? Qt::TextShowMnemonic
                                                                                          : Qt::TextHideMnemonic;
            drawItemText(painter, rect, Qt::AlignCenter | Qt::TextSingleLine | mnemonic, item->palette, enabled,
                         item->text, QPalette::WindowText);
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty()) {
                painter->fillRect(QRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1), t.line);
                return;
            }
            // Fusion outlines and shades the row under the mouse; a flat one is laid below an unselected item.
            QStyleOptionMenuItem plain = *item;
            if (has(option, State_Selected) && enabled)
                painter->fillRect(rect, t.selection);
            plain.state.setFlag(State_Selected, false);
            QProxyStyle::drawControl(element, &plain, painter, widget);
        }
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            if (enabled && button->features.testFlag(QStyleOptionButton::DefaultButton))
                label.palette.setColor(QPalette::ButtonText, t.onAccent);
            QProxyStyle::drawControl(element, &label, painter, widget);
        }
        return;
    case CE_TabBarTabShape:
        {
            const bool current = has(option, State_Selected);
            painter->fillRect(rect, current ? t.panel : has(option, State_MouseOver) && enabled ? t.hover : t.window);
            if (current)
                painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), t.accent);
            else
                painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
        }
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const bool current = has(option, State_Selected);
            painter->save();
            painter->setFont(current ? titleFont() : bodyFont());
            painter->setPen(!enabled ? t.text3 : current ? t.text1 : t.text2);
            painter->drawText(rect.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                              tab->text);
            painter->restore();
            if (has(option, State_HasFocus)) {
                QStyleOptionFocusRect ring;
                ring.QStyleOption::operator=(*option);
                ring.rect = rect.adjusted(2, 3, -2, -2);
                drawPrimitive(PE_FrameFocusRect, &ring, painter, widget);
            }
        }
        return;
    case CE_ProgressBarGroove:
        painter->fillRect(QRect(rect.left(), rect.center().y() - 2, rect.width(), 4), t.track);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            const qint64 span = qint64(bar->maximum) - bar->minimum;
            if (span > 0) {
                const int width = int(rect.width() * std::clamp(double(bar->progress - bar->minimum) / double(span), 0.0, 1.0));
                painter->fillRect(QRect(rect.left(), rect.center().y() - 2, width, 4), t.accent);
            } else {
                // Without a known end the bar stands still, half full of dashes: motion belongs to the 2 px bar.
                painter->fillRect(QRect(rect.left(), rect.center().y() - 2, rect.width(), 4),
                                  QBrush(t.accent, Qt::BDiagPattern));
            }
        }
        return;
    case CE_DockWidgetTitle:
        if (const auto *dock = qstyleoption_cast<const QStyleOptionDockWidget *>(option)) {
            painter->fillRect(rect, t.window);
            painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
            painter->save();
            painter->setFont(titleFont());
            painter->setPen(t.text1);
            const QRect text = rect.adjusted(12, 0, -8, -1);
            painter->drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetrics(titleFont()).elidedText(dock->title, Qt::ElideRight, text.width()));
            painter->restore();
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(rect, t.panel);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            if (frame->frameShape == QFrame::HLine)
                painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), t.line);
            else if (frame->frameShape == QFrame::VLine)
                painter->fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), t.line);
            else if (frame->frameShape != QFrame::NoFrame)
                drawPrimitive(PE_Frame, option, painter, widget);
        }
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                     const QWidget *widget) const
{
    const Tokens &t = currentTokens();
    const bool enabled = has(option, State_Enabled);
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            painter->fillRect(bar->rect, t.panel);
            if (bar->maximum <= bar->minimum)
                return;
            QRectF handle = subControlRect(control, option, SC_ScrollBarSlider, widget);
            handle = bar->orientation == Qt::Vertical ? handle.adjusted(2, 1, -2, -1) : handle.adjusted(1, 2, -1, -2);
            const bool active = enabled && (option->activeSubControls.testFlag(SC_ScrollBarSlider)
                                            && (has(option, State_MouseOver) || has(option, State_Sunken)));
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(active ? t.text3 : t.strongLine);
            painter->drawRoundedRect(handle, 3, 3);
            painter->restore();
        }
        return;
    case CC_Slider:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            const QRect handle = subControlRect(control, option, SC_SliderHandle, widget);
            const bool level = slider->orientation == Qt::Horizontal;
            const QPointF centre = QRectF(handle).center();
            QRectF track = slider->rect, filled = slider->rect;
            if (level) {
                track = QRectF(track.left() + 2, centre.y() - 1, track.width() - 4, 2);
                filled = track;
                slider->upsideDown ? filled.setLeft(centre.x()) : filled.setRight(centre.x());
            } else {
                track = QRectF(centre.x() - 1, track.top() + 2, 2, track.height() - 4);
                filled = track;
                slider->upsideDown ? filled.setTop(centre.y()) : filled.setBottom(centre.y());
            }
            painter->fillRect(track, t.track);
            painter->fillRect(filled, enabled ? t.accent : t.strongLine);
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            const bool focused = enabled && has(option, State_HasFocus);
            painter->setPen(QPen(focused ? t.accent : t.strongLine, focused ? 2 : 1));
            painter->setBrush(t.base);
            painter->drawEllipse(centre, 6, 6);
            painter->restore();
        }
        return;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            QStyleOptionButton field;
            field.QStyleOption::operator=(*option);
            field.state.setFlag(State_Sunken, false);
            field.state.setFlag(State_On, false);
            field.state.setFlag(State_KeyboardFocusChange, has(option, State_HasFocus));
            drawPrimitive(PE_PanelButtonCommand, &field, painter, widget);
            QStyleOption arrow = *option;
            arrow.rect = subControlRect(control, combo, SC_ComboBoxArrow, widget);
            drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
        }
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            QStyleOptionFrame field;
            field.QStyleOption::operator=(*option);
            field.lineWidth = 1;
            drawPrimitive(PE_PanelLineEdit, &field, painter, widget);
            const auto paintStep = [&](SubControl part, PrimitiveElement arrow, QAbstractSpinBox::StepEnabledFlag flag) {
                QStyleOption step = *option;
                step.rect = subControlRect(control, spin, part, widget);
                step.state.setFlag(State_Enabled, enabled && spin->stepEnabled.testFlag(flag));
                const bool active = option->activeSubControls == part;
                if (step.state.testFlag(State_Enabled) && active)
                    painter->fillRect(step.rect.adjusted(1, 1, -1, -1), has(option, State_Sunken) ? t.selection : t.hover);
                drawPrimitive(arrow, &step, painter, widget);
            };
            paintStep(SC_SpinBoxUp, PE_IndicatorArrowUp, QAbstractSpinBox::StepUpEnabled);
            paintStep(SC_SpinBoxDown, PE_IndicatorArrowDown, QAbstractSpinBox::StepDownEnabled);
        }
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace soco::widgets
