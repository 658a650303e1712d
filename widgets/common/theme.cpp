#include "widgets/common/tokens.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

namespace soco::widgets {

namespace {
Theme theTheme = Theme::Light;
}

Theme currentTheme()
{
    return theTheme;
}

void applyTheme(QApplication &application, Theme theme)
{
    theTheme = theme;
    const Tokens &t = tokens(theme);
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::Button, t.window);
    palette.setColor(QPalette::Base, t.base);
    palette.setColor(QPalette::AlternateBase, t.panel);
    palette.setColor(QPalette::WindowText, t.text1);
    palette.setColor(QPalette::Text, t.text1);
    palette.setColor(QPalette::ButtonText, t.text1);
    palette.setColor(QPalette::PlaceholderText, t.text3);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.strongLine);
    palette.setColor(QPalette::Highlight, t.selection);
    palette.setColor(QPalette::HighlightedText, t.text1);
    palette.setColor(QPalette::Link, t.accent);
    application.setPalette(palette);
}

} // namespace soco::widgets
