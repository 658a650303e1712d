#pragma once

#include "core/benchmark/matcher.h"
#include "widgets/common/tokens.h"

#include <QByteArray>
#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace soco::studio {

// What the command line of soco-studio asks for.
struct Options {
    QString dataset;     // folder; empty: SOCO_ROOT, the last one, or the first start's offer
    QStringList allowedLinks; // places outside the dataset that its links may lead to
    QString demo;        // folder of the demo dataset: drawn there, picture by picture, where it is not complete
    QString results;     // JSONL file or folder of results to show and to append to
    QString screenshot;  // write the main window here and end
    QSize size;          // of the window; invalid: remembered or 1600 x 1000
    std::optional<widgets::Theme> theme;
    QString select;     // PAIR[/KEYPOINT], such as 00001-car_3-car_7/vehicle_mirror_left (Workspace::showWhenThere)
    QStringList models; // NAME or NAME=FILE; empty: the last ones of this kind of dataset
    QString device = "auto";
    std::uint64_t memory = 0; // bytes for features; 0: a quarter of the machine's
    const benchmark::Matcher *matcher = nullptr;   // null: the last one
    std::optional<benchmark::Criterion> criterion; // to judge by; none: the last one
    QString language;    // "en", "zh_CN"; empty: the system's
    QString bench;       // "hover", "open"
};

inline constexpr QSize leastWindowSize{1024, 640};

struct ParsedOptions {
    Options options;
    QString text;      // help, version or what is wrong
    int exitCode = -1; // -1: go on
};
ParsedOptions parseOptions(const QStringList &arguments);

// The first of these, as the system gave them, that would be another one as text, with what to do; empty: none.
QString unreadableArgument(const std::vector<QByteArray> &arguments);

} // namespace soco::studio
