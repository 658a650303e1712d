#pragma once

#include "widgets/charts/chart_kind.h"
#include "widgets/charts/chart_number.h"

#include <QString>

#include <string>
#include <vector>

// What a chart shows, as plain values: numbers and words. No geometry, no painting. chart_maker.h makes one.

namespace soco::widgets {

struct Chart {
    // Indices are into `numbers`.
    struct Group {
        QString title;            // "CC"
        std::vector<int> numbers; // one per slot of the facet
    };
    struct Facet {
        QString title;
        bool published = false;
        std::vector<Group> groups;
    };
    struct Curve {
        int slot = 0;
        std::vector<int> numbers; // ascending α
        int judged = -1;          // the one at the judged α
    };
    struct Row {
        QString category;
        bool marked = false;
        std::vector<int> numbers; // one per series
    };
    struct Series {
        int slot = 0;
        QString title; // label, unlike the others'
    };
    // A run that could be shown: all of a model for one kind of pairs stand together, the best by the rule first.
    struct RunChoice {
        QString model; // label
        std::string fingerprint;
        dataset::PairKind kind = dataset::PairKind::Intra;
        QString text; // as runText() says it
        std::string runId;
        bool shown = false;
    };
    // A published figure that is not known to be of the model's weights.
    struct PublishedOffer {
        int slot = 0;
        QString text; // "published DINOv2-S/14, other weights"
        bool shown = false;
    };

    ChartKind kind = ChartKind::Tasks;
    QString title;
    std::vector<Series> series; // models that have something to show here, or could have
    std::vector<ChartNumber> numbers;
    std::vector<Facet> facets;  // Tasks
    std::vector<Curve> curves;  // Threshold
    double alpha = 0.1;
    double alphaMax = 0.2;
    std::vector<Row> rows;      // Categories, best first
    std::vector<RunChoice> runChoices;
    std::vector<PublishedOffer> offers; // Tasks
    QString provenance;         // as it stands below the chart on screen
    QString fullProvenance;     // the same with α, normaliser and every run spelled out, as it is exported
    QString emptyText;          // set where there is nothing to draw

    bool empty() const { return numbers.empty() || !emptyText.isEmpty(); }
    bool isStale() const; // some number is of a run from before the data changed
    // The title, and "(before your last change)" where it is stale.
    QString headline() const;
    // The whole chart in words, one number a line, for screen readers.
    QString description() const;
    // The numbers as RFC 4180 rows under one head line, each with the run it is of. Published figures say so in
    // `source`.
    QString csv() const;
};

} // namespace soco::widgets
