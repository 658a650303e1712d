#include "widgets/common/tokens.h"

#include <cmath>

namespace soco::widgets {

namespace {

constexpr QColor rgb(unsigned value)
{
    return QColor(int(value >> 16), int(value >> 8 & 0xFF), int(value & 0xFF));
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Tokens &tokens(Theme theme)
{
    static const Tokens light{
        .window = rgb(0xECEEF0), .panel = rgb(0xF6F7F8), .base = rgb(0xFFFFFF), .canvas = rgb(0xD6D9DC),
        .line = rgb(0xD5D8DC), .strongLine = rgb(0xA7ADB5), .hover = rgb(0xEAEDF1), .track = rgb(0xDFE2E6),
        .text1 = rgb(0x1A1D21), .text2 = rgb(0x484F59), .text3 = rgb(0x636B76), .accent = rgb(0x2360C5),
        .onAccent = rgb(0xFFFFFF), .selection = rgb(0xD3E2FA), .selectionUnfocused = rgb(0xE2E5E9),
        .correct = rgb(0x00668A), .wrong = rgb(0xAE360A), .nearMiss = rgb(0x7C5D00), .truth = rgb(0x00668A),
        .edited = rgb(0x7C5D00), .finding = rgb(0x7439B4), .unreviewed = rgb(0x636B76),
        .models = {rgb(0x3D2785), rgb(0xA8456F), rgb(0x166009), rgb(0x2472CC), rgb(0x5A1520), rgb(0x82931A),
                   rgb(0x10A089), rgb(0x8B3FA6), rgb(0x6D7930)}};
    static const Tokens dark{
        .window = rgb(0x25282C), .panel = rgb(0x1E2124), .base = rgb(0x191B1E), .canvas = rgb(0x111315),
        .line = rgb(0x34383D), .strongLine = rgb(0x5A6068), .hover = rgb(0x2B2F34), .track = rgb(0x33373C),
        .text1 = rgb(0xE7E9EB), .text2 = rgb(0xB5BBC3), .text3 = rgb(0x939AA4), .accent = rgb(0x78A9F7),
        .onAccent = rgb(0x0E1524), .selection = rgb(0x263F66), .selectionUnfocused = rgb(0x303439),
        .correct = rgb(0x4CC6E6), .wrong = rgb(0xFF8A5C), .nearMiss = rgb(0xE8C455), .truth = rgb(0x4CC6E6),
        .edited = rgb(0xE8C455), .finding = rgb(0xC09AF2), .unreviewed = rgb(0x939AA4),
        .models = {rgb(0x8E86FF), rgb(0xF3A08F), rgb(0x6E9A46), rgb(0xA8CCF8), rgb(0xC267B8), rgb(0xEAE777),
                   rgb(0x78F0CC), rgb(0xE673A8), rgb(0xB59E22)}};
    return theme == Theme::Light ? light : dark;
}

const Tokens &currentTokens()
{
    return tokens(currentTheme());
}

const QColor &slotColour(int slot)
{
    return currentTokens().models[std::size_t(slot - 1) % 9];
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor digitColour(const QColor &background)
{
    return contrast(background, Qt::white) >= contrast(background, Qt::black) ? Qt::white : Qt::black;
}

} // namespace soco::widgets
