#pragma once

#include "core/benchmark/judge.h"

#include <QString>
#include <QStringList>

// What judges say of themselves (benchmark::Metric), in the window's language. A text that nobody has translated is shown
// in the judge's own English, so that a new judge needs nothing here.

namespace soco::widgets {

QString judgeTitle(benchmark::Criterion criterion);   // "concept correspondence"
QString judgeMeaning(benchmark::Criterion criterion); // "the same concept"
QString judgeHelp(benchmark::Criterion criterion);    // sentences, with <i>

// "CC: the same concept. SOC: the same keypoint of the object."
QString meaningOfJudges();
// "CC: any place of the same kind is right, any wheel center. SOC: only the very same place, the front left wheel center."
// By a keypoint's concept and what tells it from others of it ("wheel_center", "front left"; this may be empty). Without
// a concept in general words: "CC: any place of the same kind is right. SOC: only the very same place."
QString exampleOfJudges(QString concept_ = {}, const QString &identity = {});

QStringList judgeNames(dataset::PairKind kind = dataset::PairKind::Intra); // "CC", "SOC"
QStringList severalTargetNames(); // of those for which more than the same keypoint may be right: "CC"
QStringList reportedNames();      // "CC", "SOC", "Cross-SOC"

// A threshold: "0.10"; as many places as the value needs, at least two.
QString alphaText(double alpha);

// "CC, SOC and Cross-SOC", "CC or SOC".
QString andText(const QStringList &names);
QString orText(const QStringList &names);

} // namespace soco::widgets
