#include "widgets/common/studio_style.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPalette>
#include <QWidget>

namespace soco::widgets {

namespace {

Theme theTheme = Theme::Light;

constexpr int plainFontSize = 13; // px: a line of 16

QPalette paletteOf(const Tokens &t)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor &colour) { palette.setColor(QPalette::All, role, colour); };
    set(QPalette::Window, t.window);
    set(QPalette::Button, t.window);
    set(QPalette::Base, t.base);
    set(QPalette::AlternateBase, t.panel);
    set(QPalette::ToolTipBase, t.panel);
    set(QPalette::WindowText, t.text1);
    set(QPalette::Text, t.text1);
    set(QPalette::ButtonText, t.text1);
    set(QPalette::BrightText, t.onAccent);
    set(QPalette::ToolTipText, t.text1);
    set(QPalette::PlaceholderText, t.text3);
    set(QPalette::Light, t.base);
    set(QPalette::Midlight, t.hover);
    set(QPalette::Mid, t.line);
    set(QPalette::Dark, t.strongLine);
    set(QPalette::Shadow, t.strongLine);
    set(QPalette::Highlight, t.selection);
    set(QPalette::HighlightedText, t.text1);
    set(QPalette::Link, t.accent);
    set(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, t.selectionUnfocused);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                           QPalette::HighlightedText, QPalette::PlaceholderText, QPalette::Link})
        palette.setColor(QPalette::Disabled, role, t.text3);
    palette.setColor(QPalette::Disabled, QPalette::Base, t.panel);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.selectionUnfocused);
    return palette;
}

// The desktop chooses the font. Where there is no desktop (offscreen, a bare X server) Qt falls back to whatever comes
// first; then a font made for screens, if one is installed.
void chooseFont(QApplication &application)
{
    static bool chosen = false;
    if (chosen)
        return;
    chosen = true;
    const bool desktop = !qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP")
                         && QGuiApplication::platformName() != QLatin1String("offscreen");
    if (desktop || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORMTHEME"))
        return;
    const QStringList families = QFontDatabase::families();
    for (const char *family : {"Inter", "Noto Sans"}) {
        const QString name = QString::fromLatin1(family);
        if (!families.contains(name))
            continue;
        QFont font(name);
        font.setPixelSize(plainFontSize);
        font.setHintingPreference(QFont::PreferNoHinting);
        application.setFont(font);
        return;
    }
}

} // namespace

Theme currentTheme()
{
    return theTheme;
}

void applyTheme(QApplication &application, Theme theme)
{
    theTheme = theme;
    chooseFont(application);
    static bool styled = false;
    if (!styled) {
        styled = true;
        QApplication::setStyle(new StudioStyle);
    }
    application.setPalette(paletteOf(tokens(theme)));
    for (QWidget *widget : QApplication::allWidgets())
        widget->update();
}

} // namespace soco::widgets
