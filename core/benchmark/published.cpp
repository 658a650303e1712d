#include "core/benchmark/published.h"

#include "core/benchmark/judge.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace soco::benchmark {

namespace embedded {
extern const std::string_view paperCsv;     // resources/published/paper.csv
extern const std::string_view omniprobeCsv; // resources/published/omniprobe.csv
} // namespace embedded

namespace {

using Row = std::vector<std::string_view>;

// Plain tables of ours: no quotes, '#' starts a comment, the first other line names the columns.
std::vector<Row> dataRows(std::string_view csv)
{
    std::vector<Row> rows;
    bool header = true;
    while (!csv.empty()) {
        const std::size_t end = std::min(csv.find('\n'), csv.size());
        std::string_view line = csv.substr(0, end);
        csv.remove_prefix(std::min(end + 1, csv.size()));
        if (line.empty() || line.front() == '#')
            continue;
        if (header) {
            header = false;
            continue;
        }
        Row &row = rows.emplace_back();
        for (;;) {
            const std::size_t comma = line.find(',');
            row.push_back(line.substr(0, comma));
            if (comma == std::string_view::npos)
                break;
            line.remove_prefix(comma + 1);
        }
    }
    return rows;
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::vector<PublishedScore> readScores()
{
    std::vector<PublishedScore> scores;
    for (const Row &row : dataRows(embedded::paperCsv)) { // paper_name,model,name,cc,soc,cross_soc
        if (row.size() == 6)
            scores.push_back({std::string(row[1]), std::string(row[2]), number(row[3]), number(row[4]), number(row[5]),
                              "SOCO supplement, Tab. r5 (arXiv 2605.31597)"});
    }
    // Models that the paper has not come from the released-code table. Where both have one, the paper counts: the
    // table's DINOv2-B/14 row contradicts its own other columns (core/benchmark/README.md, "Published figures").
    const std::size_t fromPaper = scores.size();
    for (const Row &row : dataRows(embedded::omniprobeCsv)) { // task,model,metric,value,better
        if (row.size() != 5 || (row[0] != "soco" && row[0] != "soco_cross"))
            continue;
        auto found = std::find_if(scores.begin(), scores.end(),
                                  [&](const PublishedScore &score) { return score.model == row[1]; });
        if (found != scores.end() && std::size_t(found - scores.begin()) < fromPaper)
            continue;
        if (found == scores.end())
            found = scores.insert(scores.end(), {std::string(row[1]), {}, {}, {}, {},
                                                 "OmniProbe results table, 2026-07-20"});
        const bool isCc = row[2] == "CC (PCK)";
        if (row[0] == "soco")
            (isCc ? found->cc : found->soc) = number(row[3]);
        else if (!isCc)
            found->crossSoc = number(row[3]);
    }
    return scores;
}

} // namespace

std::optional<double> PublishedScore::value(Criterion criterion, dataset::PairKind kind) const
{
    const std::string metric = metricName(criterion, kind);
    if (metric == "CC")
        return cc;
    if (metric == "SOC")
        return soc;
    return metric == "Cross-SOC" ? crossSoc : std::nullopt;
}

std::span<const PublishedScore> publishedScores()
{
    static const std::vector<PublishedScore> scores = readScores();
    return scores;
}

const PublishedScore *publishedFor(const std::string &modelName)
{
    if (modelName.empty())
        return nullptr;
    for (const PublishedScore &score : publishedScores()) {
        if (score.name == modelName || score.model == modelName)
            return &score;
    }
    return nullptr;
}

} // namespace soco::benchmark
