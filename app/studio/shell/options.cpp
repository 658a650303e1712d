#include "app/studio/shell/options.h"

#include "core/base/byte_size.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace soco::studio {

namespace {

// "cc, soc"
QString judgeList()
{
    QStringList ids;
    for (const benchmark::Criterion criterion : benchmark::criteria())
        ids << QString::fromStdString(benchmark::metricOf(criterion).id);
    return ids.join(QStringLiteral(", "));
}

} // namespace

QString unreadableArgument(const std::vector<QByteArray> &arguments)
{
    for (const QByteArray &argument : arguments) {
        if (isUtf8(argument.toStdString()))
            continue;
        const Error error{ErrorKind::Unsupported,
                          "The name has bytes that are no UTF-8, which the window cannot show",
                          oneLine(QString::fromUtf8(argument).toStdString()),
                          {},
                          "Rename it; the command line (soco) takes it as it is"};
        return QString::fromStdString(error.text());
    }
    return {};
}

ParsedOptions parseOptions(const QStringList &arguments)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Options", text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(tr(QT_TRANSLATE_NOOP("Options", "SOCO Studio: see where vision models find the same part again.")));
    parser.addPositionalArgument("DIR", tr(QT_TRANSLATE_NOOP("Options", "A dataset in the SOCOv1 layout; default: the variable SOCO_ROOT, or the last one.")), "[DIR]");
    const QCommandLineOption help = parser.addHelpOption(), version = parser.addVersionOption();
    QList<QCommandLineOption> valued;
    const auto option = [&](const char *name, const QString &text, const char *value) {
        const QCommandLineOption o(name, text, value);
        parser.addOption(o);
        valued << o;
        return o;
    };
    const auto demo = option("demo", tr(QT_TRANSLATE_NOOP("Options", "Draw the demo dataset into this folder, where it is not there yet, and open it.")), "DIR");
    const auto allowLinks = option("allow-links", tr(QT_TRANSLATE_NOOP("Options", "Links in the dataset may lead to this place outside of it, such as another disk; may be repeated.")), "PATH");
    const auto results = option("results", tr(QT_TRANSLATE_NOOP("Options", "Results to show and to append to (JSONL file or folder).")), "PATH");
    const auto screenshot = option(
        "screenshot", tr(QT_TRANSLATE_NOOP("Options", "Write a picture (PNG) of the window with a live map and end.")),
        "FILE");
    const auto size = option("size", tr(QT_TRANSLATE_NOOP("Options", "Size of the window.")), "WxH");
    const auto theme = option("theme", tr(QT_TRANSLATE_NOOP("Options", "light or dark; default: as the desktop.")), "THEME");
    const auto select = option(
        "select",
        tr(QT_TRANSLATE_NOOP(
            "Options",
            "Open this pair and pin this keypoint, such as 00001-car_2-car_1/vehicle_wheel_front_left_center; a pair may be named by its file, too: intra/car/00001-car_2-car_1.json.")),
        "PAIR[/KEYPOINT]");
    const auto models = option("models", tr(QT_TRANSLATE_NOOP("Options", "Models to show, NAME or NAME=FILE, separated by commas.")), "A,B");
    const auto matcher = option("matcher",
                                tr(QT_TRANSLATE_NOOP("Options", "How points are matched: %1."))
                                    .arg(QString::fromStdString(benchmark::matcherList())),
                                "NAME");
    const auto judge = option(
        "judge", tr(QT_TRANSLATE_NOOP("Options", "What matches are judged by: %1.")).arg(judgeList()), "NAME");
    const auto device = option("device", tr(QT_TRANSLATE_NOOP("Options", "auto, cpu, cuda or cuda:N.")), "DEVICE");
    const auto memory = option(
        "memory",
        tr(QT_TRANSLATE_NOOP("Options", "Memory for features, such as 4GB; default: a quarter of the machine's.")),
        "SIZE");
    const auto language = option("language", tr(QT_TRANSLATE_NOOP("Options", "Language of the window: en or zh_CN.")), "LANG");
    const auto bench = option("bench", tr(QT_TRANSLATE_NOOP("Options", "Measure and end: hover or open.")), "WHAT");

    ParsedOptions parsed;
    const auto refuse = [&](const QString &problem) {
        parsed.text = "soco-studio: " + problem + '\n' + tr(QT_TRANSLATE_NOOP("Options", "See soco-studio --help."));
        parsed.exitCode = 2;
        return parsed;
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help)) {
        // Without a QApplication, which needs a display, Qt does not know the name.
        parsed.text = parser.helpText().replace("<executable_name>", "soco-studio");
        parsed.exitCode = 0;
        return parsed;
    }
    if (parser.isSet(version)) {
        parsed.text = QStringLiteral("soco-studio " SOCO_VERSION);
        parsed.exitCode = 0;
        return parsed;
    }
    if (parser.positionalArguments().size() > 1)
        return refuse(tr(QT_TRANSLATE_NOOP("Options", "one dataset at a time.")));

    // None of them means anything empty: a variable of the shell may not be set.
    const auto isEmpty = [](const QStringList &values) {
        return std::any_of(values.begin(), values.end(),
                           [](const QString &value) { return value.trimmed().isEmpty(); });
    };
    QString empty = isEmpty(parser.positionalArguments()) ? QStringLiteral("DIR") : QString();
    for (const QCommandLineOption &one : std::as_const(valued))
        if (isEmpty(parser.values(one)))
            empty = QStringLiteral("--") + one.names().first();
    if (parser.isSet(models) && parser.value(models).remove(',').trimmed().isEmpty())
        empty = QStringLiteral("--models");
    if (!empty.isEmpty())
        return refuse(
            tr(QT_TRANSLATE_NOOP(
                   "Options",
                   "the value of %1 is empty. Give one, or leave %1 out (a variable of the shell may not be set)."))
                .arg(empty));

    Options &o = parsed.options;
    o.dataset = parser.positionalArguments().value(0);
    o.demo = parser.value(demo);
    o.allowedLinks = parser.values(allowLinks);
    o.results = parser.value(results);
    o.screenshot = parser.value(screenshot);
    o.select = parser.value(select);
    o.models = parser.value(models).split(',', Qt::SkipEmptyParts);
    o.language = parser.value(language);
    o.bench = parser.value(bench);
    if (parser.isSet(device))
        o.device = parser.value(device);
    if (o.models.size() > 9)
        return refuse(tr(QT_TRANSLATE_NOOP("Options", "--models takes nine models at most.")));
    if (parser.isSet(screenshot)
        && QFileInfo(o.screenshot).suffix().compare(QLatin1String("png"), Qt::CaseInsensitive) != 0)
        return refuse(
            tr(QT_TRANSLATE_NOOP("Options", "--screenshot %1: the picture is a PNG. Name a file that ends in .png."))
                .arg(o.screenshot));
    if (parser.isSet(matcher)) {
        o.matcher = benchmark::matcherNamed(parser.value(matcher).toStdString());
        if (!o.matcher)
            return refuse(tr(QT_TRANSLATE_NOOP("Options", "--matcher knows: %1."))
                              .arg(QString::fromStdString(benchmark::matcherList())));
    }
    if (parser.isSet(judge)) {
        o.criterion = benchmark::criterionOf(parser.value(judge).toStdString());
        if (!o.criterion)
            return refuse(tr(QT_TRANSLATE_NOOP("Options", "--judge knows: %1.")).arg(judgeList()));
    }
    if (parser.isSet(size)) {
        static const QRegularExpression pattern("^(\\d{3,5})[xX](\\d{3,5})$");
        const auto match = pattern.match(parser.value(size));
        constexpr int largest = 8192; // no picture can be painted far beyond it
        if (!match.hasMatch() || match.captured(1).toInt() > largest || match.captured(2).toInt() > largest)
            return refuse(tr(QT_TRANSLATE_NOOP("Options", "--size takes WIDTHxHEIGHT, such as 1280x800.")));
        o.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
        if (o.size.width() < leastWindowSize.width() || o.size.height() < leastWindowSize.height())
            return refuse(tr(QT_TRANSLATE_NOOP("Options", "--size %1: the window needs %2x%3 at least."))
                              .arg(parser.value(size))
                              .arg(leastWindowSize.width())
                              .arg(leastWindowSize.height()));
    }
    if (parser.isSet(theme)) {
        const QString name = parser.value(theme);
        if (name != "light" && name != "dark")
            return refuse(tr(QT_TRANSLATE_NOOP("Options", "--theme takes light or dark.")));
        o.theme = name == "dark" ? widgets::Theme::Dark : widgets::Theme::Light;
    }
    if (parser.isSet(memory)) {
        const auto bytes = parseBytes(parser.value(memory).toStdString());
        if (!bytes)
            return refuse(tr(QT_TRANSLATE_NOOP("Options", "--memory takes a size such as 512MB or 4GB.")));
        o.memory = *bytes;
    }
    if (parser.isSet(bench) && o.bench != "hover" && o.bench != "open")
        return refuse(tr(QT_TRANSLATE_NOOP("Options", "--bench knows: hover, open.")));
    return parsed;
}

} // namespace soco::studio
