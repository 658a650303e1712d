#include "app/cli/command_bench.h"
#include "app/cli/evaluation_request.h"
#include "app/cli/process.h"
#include "app/cli/progress_line.h"
#include "app/cli/text_table.h"
#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/base/text.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>

namespace soco::cli {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

struct Options {
    EvaluationArguments arguments;
    std::string python;
    std::string script = SOCO_REFERENCE_SCRIPT;
    bool alone = false;
    bool json = false;
};

// Removed with what is in it.
class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        std::string pattern = (fs::temp_directory_path() / "soco-bench-XXXXXX").string();
        if (::mkdtemp(pattern.data()))
            m_path = pattern;
    }
    ~TemporaryFolder()
    {
        std::error_code code;
        if (!m_path.empty())
            fs::remove_all(m_path, code);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    const fs::path &path() const { return m_path; }

private:
    fs::path m_path;
};

// A Python that can run the script, or which of its modules are missing.
Result<std::string> findPython(const std::string &named, const std::stop_token &stop)
{
    std::vector<std::string> candidates;
    if (!named.empty())
        candidates = {named};
    else if (const char *variable = std::getenv("SOCO_PYTHON"); variable && *variable)
        candidates = {variable};
    else
        candidates = {"python3", "python"};
    std::string reasons;
    for (const std::string &candidate : candidates) {
        const Result<ProcessOutput> tried =
            runProcess({candidate, "-c",
                        "import importlib, sys\n"
                        "missing = []\n"
                        "for name in ('torch', 'numpy', 'PIL', 'safetensors'):\n"
                        "    try:\n"
                        "        importlib.import_module(name)\n"
                        "    except Exception as error:\n"
                        "        missing.append('%s (%s)' % (name, str(error).splitlines()[0]))\n"
                        "print('; '.join(missing))\n"
                        "sys.exit(bool(missing))\n"},
                       stop);
        if (tried && tried->exitCode == 0)
            return candidate;
        if (!tried && tried.error().kind == ErrorKind::Cancelled)
            return tried.error();
        const std::string why = tried ? "lacks " + tried->out : tried.error().message;
        reasons += (reasons.empty() ? "" : ", ") + candidate + ": " + why.substr(0, why.find_last_not_of('\n') + 1);
    }
    return Error{ErrorKind::NotFound, "No Python with PyTorch was found to compare with (" + reasons + ")", {}, {},
                 "Install torch, numpy, pillow and safetensors into one and name it with --python"};
}

struct Timing {
    std::string what; // "intra + cross"
    std::int64_t pairs = 0;
    double python = 0; // seconds
    double soco = 0;
};

// Predictions that are the same point, of those in both files.
struct Agreement {
    std::int64_t points = 0;
    std::int64_t same = 0;
};

Result<Agreement> compare(const fs::path &ours, const fs::path &theirs)
{
    Agreement agreement;
    std::map<std::string, json> reference;
    for (const auto &[path, isOurs] : {std::pair{theirs, false}, std::pair{ours, true}}) {
        std::ifstream file(path);
        std::string text;
        while (std::getline(file, text)) {
            json line = json::parse(text, nullptr, false);
            if (!line.is_object() || !line.contains("pred") || !line.contains("/meta/pair_path"_json_pointer))
                return Error{ErrorKind::Malformed, "Holds something other than predictions", path.string()};
            const std::string name = line["meta"]["pair_path"].get<std::string>();
            if (!isOurs) {
                reference[name] = std::move(line["pred"]);
                continue;
            }
            const auto found = reference.find(name);
            if (found == reference.end() || found->second.size() != line["pred"].size())
                return Error{ErrorKind::Mismatch, "The two evaluations do not have the same pairs", path.string(), name};
            for (std::size_t i = 0; i < line["pred"].size(); ++i) {
                ++agreement.points;
                agreement.same += line["pred"][i] == found->second[i] ? 1 : 0;
            }
        }
    }
    return agreement;
}

struct Bench {
    std::vector<Timing> timings;
    Agreement agreement;
    std::string device;
    std::uint64_t peakResident = 0; // bytes of this process, after its own runs; 0 where the system does not tell
};

// VmHWM: the most that was ever resident, the program and LibTorch included.
std::uint64_t peakResidentBytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtoull(line.c_str() + 6, nullptr, 10) * 1024;
    return 0;
}

Result<Bench> measure(const Options &given, const EvaluationRequest &request, const dataset::Dataset &dataset,
                      const Context &context)
{
    const vision::ModelSpec &spec = request.models.front();
    const Result<std::string> python = given.alone ? Result<std::string>(std::string())
                                                   : findPython(given.python, context.stop);
    if (!python)
        return python.error();
    if (!given.alone && !fs::exists(given.script))
        return Error{ErrorKind::NotFound, "The plain Python script is not there", given.script, {},
                     "It is tests/reference/plain_protocol.py of the sources; name it with --script"};
    const TemporaryFolder folder;
    if (folder.path().empty())
        return Error{ErrorKind::Io, "Could not be written to", fs::temp_directory_path().string()};

    ProgressLine line;
    line.show(spec.name + ": loading");
    const Task task({}, context.stop);
    const auto backbone = vision::loadModel(spec, request.device, task);
    if (!backbone)
        return backbone.error();

    // Ours: the first kind alone, then all kinds, each from an empty store.
    Bench bench;
    bench.device = request.device.text();
    benchmark::EvaluationOptions options = request.options;
    options.stateFolder = folder.path() / "state";
    std::vector<std::vector<dataset::PairKind>> runs{{request.options.kinds.front()}};
    if (request.options.kinds.size() > 1)
        runs.push_back(request.options.kinds);
    const fs::path ours = folder.path() / "ours.json";
    for (const auto &kinds : runs) {
        options.kinds = kinds;
        options.predictions = ours;
        vision::FeatureStore store(request.memory);
        const auto start = std::chrono::steady_clock::now();
        options.progress = [&](const benchmark::EvaluationProgress &progress) {
            if (line.due())
                line.show(progressText(spec.name, progress, std::chrono::duration<double>(
                                                                std::chrono::steady_clock::now() - start).count()));
        };
        const Result<benchmark::EvaluationResult> result =
            benchmark::evaluate(dataset, **backbone, store, options, task);
        if (!result)
            return result.error();
        if (!result->complete)
            return Error{ErrorKind::Cancelled, "Was stopped"};
        if (!result->failures.empty())
            return result->failures.front().error;
        Timing timing;
        for (const benchmark::KindResult &kind : result->kinds) {
            timing.what += (timing.what.empty() ? "" : " + ") + std::string(dataset::pairKindName(kind.kind));
            timing.pairs += kind.selected;
        }
        timing.soco = result->seconds;
        bench.timings.push_back(std::move(timing));
    }

    bench.peakResident = peakResidentBytes();
    if (given.alone)
        return bench;

    // Theirs: all kinds in one run that says how long each took.
    if (line.due())
        line.show("plain Python: " + counted(bench.timings.back().pairs, "pair"));
    const fs::path theirs = folder.path() / "theirs.json";
    const fs::path report = folder.path() / "report.json";
    const std::string weights =
        (*backbone)->info().weightsFile.empty() ? spec.file.string() : (*backbone)->info().weightsFile;
    const Result<ProcessOutput> ran = runProcess(
        {*python, given.script, dataset.root().string(), "--model", spec.name, "--weights", weights, "--pairs",
         given.arguments.pairs, "--max-pairs", std::to_string(request.options.maxPairs), "--categories",
         given.arguments.categories, "--threads", std::to_string(threadCount(request.options.threads)), "--device",
         request.device.text(), "--predictions", theirs.string(), "--report", report.string()},
        context.stop);
    if (!ran)
        return ran.error();
    if (ran->exitCode != 0) {
        const std::string out = ran->out.substr(0, ran->out.find_last_not_of('\n') + 1);
        return Error{ErrorKind::Io, "The plain Python script failed: " + out.substr(out.rfind('\n') + 1), given.script};
    }
    const Result<std::string> text = readFile(report);
    if (!text)
        return text.error();
    const json told = json::parse(*text, nullptr, false);
    for (Timing &timing : bench.timings) {
        for (std::size_t kind = 0; kind < (&timing == &bench.timings.front() ? 1 : request.options.kinds.size()); ++kind)
            timing.python += told.value(json::json_pointer(std::string("/kinds/") +
                                                           dataset::pairKindName(request.options.kinds[kind]) + "/seconds"),
                                        0.0);
    }
    const Result<Agreement> agreement = compare(ours, theirs);
    if (!agreement)
        return agreement.error();
    bench.agreement = *agreement;
    return bench;
}

int benchEvaluate(const Options &given, const Context &context)
{
    const Result<EvaluationRequest> request = evaluationRequest(given.arguments);
    if (!request)
        return printError(request.error());
    for (const std::string &note : request->notes)
        printNote(note);
    if (request->models.size() != 1)
        return printError({ErrorKind::InvalidArgument, "More than one model was named", {}, {}, "Compare one at a time"});
    vision::setCpuThreads(given.arguments.threads);
    const auto dataset = openDataset(given.arguments.dataset, Task({}, context.stop));
    if (!dataset)
        return printError(dataset.error());
    const Result<Bench> bench = measure(given, *request, **dataset, context);
    if (!bench)
        return printError(bench.error());

    const std::string &model = request->models.front().name;
    const int threads = threadCount(request->options.threads);
    if (given.json) {
        ordered_json json{{"model", model}, {"device", bench->device}, {"threads", threads}, {"runs", ordered_json::array()}};
        for (const Timing &timing : bench->timings)
        {
            ordered_json run{{"pairs", timing.what},
                             {"count", timing.pairs},
                             {"soco_seconds_per_pair", timing.soco / double(timing.pairs)}};
            if (!given.alone) {
                run["python_seconds_per_pair"] = timing.python / double(timing.pairs);
                run["ratio"] = timing.python / timing.soco;
            }
            json["runs"].push_back(std::move(run));
        }
        if (!given.alone) {
            json["points"] = bench->agreement.points;
            json["same_points"] = bench->agreement.same;
        }
        json["feature_budget_bytes"] = request->memory;
        json["peak_resident_bytes"] = bench->peakResident;
        print(json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n');
        return Success;
    }
    print(model + " on " + bench->device + ", " + counted(threads, "thread") + ", without loading the model\n\n");
    if (given.alone) {
        TextTable table({"seconds per pair", "pairs", "soco"});
        for (const Timing &timing : bench->timings)
            table.add({timing.what, groupedDigits(timing.pairs), fixedText(timing.soco / double(timing.pairs), 4)});
        print(table.text() + '\n');
    } else {
        TextTable table({"seconds per pair", "pairs", "plain Python", "soco", "ratio"});
        for (const Timing &timing : bench->timings)
            table.add({timing.what, groupedDigits(timing.pairs), fixedText(timing.python / double(timing.pairs), 4),
                       fixedText(timing.soco / double(timing.pairs), 4), fixedText(timing.python / timing.soco, 1) + " x"});
        print(table.text() + '\n' + "Same predictions: " + groupedDigits(bench->agreement.same) + " of "
              + counted(bench->agreement.points, "point") + ".\n");
    }
    if (bench->peakResident > 0)
        print("Peak resident memory: " + bytesText(bench->peakResident) + ", with " + bytesText(request->memory) +
              " for features.\n");
    return Success;
}

} // namespace

void addBenchEvaluateCommand(CLI::App &bench, Context &context)
{
    CLI::App *command = bench.add_subcommand(
        "evaluate", "Seconds per pair against the protocol written out plainly in PyTorch, in one run");
    auto options = std::make_shared<Options>();
    addEvaluationOptions(*command, options->arguments);
    command->add_option("--python", options->python, "Python with torch, numpy, pillow, safetensors (default: SOCO_PYTHON, python3)")
        ->type_name("FILE");
    command->add_option("--script", options->script, "The plain script")->type_name("FILE");
    command->add_flag("--alone", options->alone, "soco's own times and memory, without the comparison: needs no Python");
    command->add_flag("--json", options->json, "As JSON");
    command->footer("\nExample:\n"
                    "  soco bench evaluate ~/soco-demo --model dinov2_vits14=weights.safetensors --max-pairs 4");
    command->callback([options, &context] { context.run = [options, &context] { return benchEvaluate(*options, context); }; });
}

} // namespace soco::cli
