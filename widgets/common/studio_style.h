#pragma once

#include <QProxyStyle>

namespace soco::widgets {

// Fusion, flattened to the design tokens (widgets/README.md, "Tokens"): flat chrome, 1 px lines, radius 4 for buttons
// and fields, a 2 px accent ring for the keyboard focus, rows by the token colours. No gradients, no shadows.
// Colours come from currentTokens() at paint time, so a change of theme needs only a repaint.
class StudioStyle : public QProxyStyle
{
    Q_OBJECT

public:
    StudioStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
};

} // namespace soco::widgets
