#pragma once

#include "core/demo/demo.h"

#include <QString>
#include <QTest>

namespace soco::test {

// Pictures of a few milliseconds each.
inline demo::DemoOptions smallDemo(int categories = 2, int images = 2)
{
    demo::DemoOptions options;
    options.categories = categories;
    options.images = images;
    options.width = 64;
    options.height = 48;
    return options;
}

// Draws it here and now.
inline void drawDemo(const QString &folder, const demo::DemoOptions &options = smallDemo())
{
    const auto report = demo::writeDemoDataset(folder.toStdString(), options);
    QVERIFY2(report.ok(), report.ok() ? "" : report.error().text().c_str());
}

} // namespace soco::test
