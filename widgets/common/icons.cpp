#include "widgets/common/icons.h"

#include "widgets/common/tokens.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <memory>

// Outside the namespace, as the macro asks for: the resources of a static library are registered by hand.
static void initialiseIconResource()
{
    Q_INIT_RESOURCE(icons);
}

namespace soco::widgets {

namespace {

constexpr double disabledOpacity = 0.45;

QString ownFile(const QString &name)
{
    static const bool initialised = (initialiseIconResource(), true);
    Q_UNUSED(initialised)
    const QString file = QStringLiteral(":/soco/icons/%1.svg").arg(name);
    return QFile::exists(file) ? file : QString();
}

// The desktop theme's icon where it is a symbolic one. A coloured icon would be a blob once it is tinted.
QIcon themeIcon(const QString &name)
{
    const QString symbolic = name + QStringLiteral("-symbolic");
    if (QIcon::hasThemeIcon(symbolic))
        return QIcon::fromTheme(symbolic);
    if (QIcon::themeName().startsWith(QLatin1String("breeze"), Qt::CaseInsensitive) && QIcon::hasThemeIcon(name))
        return QIcon::fromTheme(name);
    return {};
}

class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(const QString &name, const QIcon &theme, const QString &file)
        : m_name(name), m_theme(theme), m_file(file)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, tinted(rect.size() * ratio, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return tinted(size, mode, state); }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QString key() const override { return QStringLiteral("soco-tinted"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_theme.isNull() && m_file.isEmpty(); }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    // `size` in device pixels.
    QPixmap tinted(const QSize &size, QIcon::Mode mode, QIcon::State state) const
    {
        const Tokens &t = currentTokens();
        QColor colour = state == QIcon::On || mode == QIcon::Selected ? t.text1 : t.text2;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(float(disabledOpacity));
        const QString key = QStringLiteral("soco-icon %1 %2x%3 %4").arg(m_name).arg(size.width()).arg(size.height())
                                .arg(colour.name(QColor::HexArgb));
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        if (!m_theme.isNull())
            m_theme.paint(&painter, image.rect());
        else
            QSvgRenderer(m_file).render(&painter, QRectF(image.rect()));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        pixmap = QPixmap::fromImage(image);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
    QIcon m_theme;
    QString m_file;
};

} // namespace

QIcon icon(const char *freedesktopName)
{
    QString name = QString::fromLatin1(freedesktopName);
    // Themes draw three lines under this name; panels want the three dots.
    if (name == QLatin1String("application-menu"))
        name = QStringLiteral("overflow-menu");
    static QHash<QString, QIcon> made;
    const auto found = made.constFind(name);
    if (found != made.constEnd())
        return *found;
    const QIcon theme = themeIcon(name);
    const QString file = ownFile(name);
    const QIcon result = theme.isNull() && file.isEmpty() ? QIcon() : QIcon(new TintedIconEngine(name, theme, file));
    made.insert(name, result);
    return result;
}

} // namespace soco::widgets
