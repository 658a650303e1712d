#pragma once

#include "core/benchmark/criterion.h"

#include <QString>

class QPainter;
class QRectF;

namespace soco::widgets {

// The model chip: a rounded square in the slot's colour with its bold digit. 16 px in panels, 12 in charts.
void paintChip(QPainter &painter, const QRectF &rect, int slot);

// Tick, cross, wave or dash, in the verdict's colour, inside `rect`.
void paintVerdict(QPainter &painter, const QRectF &rect, benchmark::Verdict verdict);

// "right", "wrong", "near miss", "not scored" (translated).
QString verdictWord(benchmark::Verdict verdict);

} // namespace soco::widgets
