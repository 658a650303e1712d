#pragma once

#include "core/quality/check.h"
#include "tests/dataset/dataset_builder.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>
#include <vector>

// Checks datasets of a builder and writes findings as lines that tests compare.

namespace soco::test {

inline std::shared_ptr<const dataset::Dataset> opened(const DatasetBuilder &builder)
{
    auto opened = dataset::Dataset::open(builder.root());
    if (!opened)
        qFatal("%s", opened.error().text().c_str());
    return *opened;
}

inline quality::CheckReport checked(const DatasetBuilder &builder, const quality::CheckOptions &options = {})
{
    return quality::checkDataset(*opened(builder), options);
}

inline QStringList linesOf(const std::vector<quality::Finding> &findings)
{
    QStringList lines;
    for (const quality::Finding &finding : findings)
        lines << QString::fromStdString(finding.rule + " | " + finding.file + " | " + finding.place);
    return lines;
}

inline QString line(const char *rule, const std::string &file, const std::string &place = {})
{
    return QString::fromStdString(std::string(rule) + " | " + file + " | " + place);
}

inline QByteArray messagesOf(const std::vector<quality::Finding> &findings)
{
    QByteArray text;
    for (const quality::Finding &finding : findings)
        text += (finding.rule + " | " + finding.file + " | " + finding.place + " | " + finding.message + '\n').c_str();
    return text;
}

} // namespace soco::test
