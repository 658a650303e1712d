#include "app/cli/command.h"
#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/vision/model_registry.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace soco::cli {

namespace {

using nlohmann::ordered_json;

int listModels(bool json)
{
    const std::vector<vision::ModelEntry> models = vision::listModels();
    if (json) {
        ordered_json list = ordered_json::array();
        for (const vision::ModelEntry &model : models)
            list.push_back({{"name", model.name},
                            {"title", model.title},
                            {"family", model.family},
                            {"needs_weights", model.needsWeights},
                            {"ready", !model.needsWeights || !model.weights.empty()},
                            {"weights", model.weights.string()},
                            {"weights_bytes", model.weightsBytes},
                            {"for_demo_only", model.forDemoOnly},
                            {"download", model.downloadHint}});
        print(list.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n');
        return Success;
    }
    TextTable table({"name", "model", "weights"}, 3);
    bool missing = false;
    for (const vision::ModelEntry &model : models) {
        const bool absent = model.needsWeights && model.weights.empty();
        missing = missing || absent;
        table.add({model.name, model.title,
                   model.forDemoOnly         ? std::string("in the program; ") + vision::forDemoOnlyWords
                       : !model.needsWeights ? "needs none"
                       : absent              ? "not found"
                                             : model.weights.string()});
    }
    std::string text = table.text();
    if (missing) {
        text += "\nTo get the missing ones:\n";
        for (const vision::ModelEntry &model : models) {
            if (model.needsWeights && model.weights.empty())
                text += "  " + model.name + ": " + model.downloadHint + '\n';
        }
        text += "Or name a file: --model NAME=FILE\n";
    }
    print(text);
    return Success;
}

} // namespace

void addModelsCommand(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("models", "List the models, and which of them have their weights at hand");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "As JSON");
    command->footer("\nLooked for in the caches of Hugging Face (HF_HUB_CACHE, HF_HOME) and Torch Hub (TORCH_HOME).");
    command->callback([json, &context] { context.run = [json] { return listModels(*json); }; });
}

} // namespace soco::cli
