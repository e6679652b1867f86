// What [network] of a problem file says: its quantities become givens, its training a section.
#include <fmt/format.h>

#include <algorithm>

#include "longhand/language/formula_error.hpp"
#include "longhand/problem/network.hpp"
#include "longhand/problem/problem_reader.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/worksheet/number_list.hpp"

namespace longhand {

namespace {

using Given = Problem::Given;

/// A column as the row of a matrix; a single number stays one.
void lay_down(Given& given) {
    if (given.form != Form::vector) return;
    given.form = Form::matrix;
    std::ranges::replace(given.numbers, ',', ' ');
}

/// The rows of a matrix as quantities of their own: x[1], x[2], ….
std::vector<Given> one_by_one(const Given& given, Form form) {
    std::vector<Given> rows;
    for (const auto& row : NumberList::parse(given.numbers).rows) {
        Given one = given;
        one.id = fmt::format("{}[{}]", given.id, rows.size() + 1);
        one.options.symbol = {};
        one.numbers.clear();
        for (const decimal::DecimalText& number : row)
            one.numbers += number.text() + " ";
        one.form = row.size() == 1 ? Form::scalar : form;
        rows.push_back(std::move(one));
    }
    return rows;
}

bool adds_up_to_one(const Given& given) {
    decimal::Rational sum = 0;
    for (const auto& row : NumberList::parse(given.numbers).rows) {
        for (const decimal::DecimalText& number : row)
            sum += number.value();
    }
    return sum == 1;
}

}  // namespace

std::string ProblemReader::one_of(const toml::table& in, const char* key,
                                  const std::vector<std::string>& known,
                                  const std::string& otherwise) const {
    const std::optional<std::string> found = source_->text_if_any(in, key);
    if (!found && otherwise.empty()) throw source_->at(Error("toml.missing", {key}), in);
    if (!found) return otherwise;
    if (std::ranges::find(known, *found) == known.end()) {
        throw source_->at(
            Error("network.choice", {key, *found, fmt::format("{}", fmt::join(known, ", "))}),
            *in.get(key));
    }
    return *found;
}

Problem::Given ProblemReader::quantity(const toml::table& in, const char* key,
                                       const std::string& id, Caption caption) const {
    const toml::node* node = in.get(key);
    if (!node) throw source_->at(Error("toml.missing", {key}), in);
    Given given = read_given(id, *node);
    if (given.options.caption.empty()) given.options.caption = std::move(caption);
    return given;
}

/// Inputs or targets: one sample, or several, a row each.
std::vector<Problem::Given> ProblemReader::samples(Given given, const Network& network) const {
    const bool is_row = network.notation == Network::Notation::rows;
    if (given.form == Form::matrix) return one_by_one(given, is_row ? Form::matrix : Form::vector);
    if (is_row) lay_down(given);
    return {std::move(given)};
}

void ProblemReader::read_network(const toml::table& in, Problem::Part& part) {
    source_->expect_keys(in, {"input", "target", "loss", "learning_rate", "iterations",
                              "until_loss_below", "at_most", "notation", "batch", "layer"});
    Network network;
    network.notation = one_of(in, "notation", {"columns", "rows"}, "columns") == "rows"
                           ? Network::Notation::rows
                           : Network::Notation::columns;
    network.batch = one_of(in, "batch", {"mean", "each"}, "mean") == "each" ? Network::Batch::each
                                                                            : Network::Batch::mean;
    network.loss = one_of(in, "loss", network_losses(), "");

    const std::vector<Given> inputs =
        samples(quantity(in, "input", "x", {"inputs", "输入"}), network);
    const std::vector<Given> targets =
        samples(quantity(in, "target", "t", {"targets", "目标值"}), network);
    if (inputs.size() != targets.size()) {
        throw source_->at(Error("network.samples",
                                {std::to_string(inputs.size()), std::to_string(targets.size())}),
                          *in.get("target"));
    }
    network.samples = inputs.size();
    network.target_place = source_->begin(*in.get("target"));
    network.are_targets_shares = std::ranges::all_of(targets, adds_up_to_one);
    std::vector<Given> givens = inputs;
    givens.insert(givens.end(), targets.begin(), targets.end());

    for (const toml::node& node : source_->array(in, "layer")) {
        const toml::table& layer = source_->table(node, "layer");
        network.layers.push_back(read_layer(layer, network, givens));
    }
    if (network.layers.empty()) throw source_->at(Error("toml.missing", {"layer"}), in);

    Given eta = quantity(in, "learning_rate", "eta", {"learning rate", "学习率"});
    if (eta.options.symbol.empty()) eta.options.symbol = "η";
    givens.push_back(std::move(eta));

    read_length(in, network);
    part.givens.insert(part.givens.end(), givens.begin(), givens.end());
    part.parts.push_back(network.training(source_->begin(in)));
}

Network::Layer ProblemReader::read_layer(const toml::table& in, const Network& network,
                                         std::vector<Given>& givens) const {
    source_->expect_keys(in, {"name", "weights", "bias", "train_bias", "activation"});
    Network::Layer layer;
    layer.name =
        source_->text_if_any(in, "name").value_or(std::to_string(network.layers.size() + 1));
    layer.activation = one_of(in, "activation", network_activations(), "identity");
    givens.push_back(quantity(in, "weights", "W_" + layer.name, {"weights", "权重"}));
    layer.place = givens.back().place;
    if (givens.back().form == Form::scalar) givens.back().form = Form::matrix;
    lay_down(givens.back());
    layer.has_bias = in.contains("bias");
    if (in.contains("train_bias")) layer.is_bias_trained = source_->is_true(in, "train_bias");
    if (layer.has_bias) {
        givens.push_back(quantity(in, "bias", "b_" + layer.name, {"biases", "偏置"}));
        if (network.notation == Network::Notation::rows) lay_down(givens.back());
    }
    return layer;
}

/// How long the training goes on.
void ProblemReader::read_length(const toml::table& in, Network& network) const {
    if (!in.contains("until_loss_below")) {
        network.iterations = source_->number(in, "iterations", 1);
        if (*network.iterations < 1)
            throw source_->at(Error("toml.type", {"iterations", "1"}), *in.get("iterations"));
        return;
    }
    if (in.contains("iterations"))
        throw source_->at(Error("problem.repeat", {}), *in.get("iterations"));
    const std::string bound = source_->text(in, "until_loss_below");
    network.until = formula(*in.get("until_loss_below"), "L < " + bound);
    network.at_most = source_->number(in, "at_most", network.at_most);
}

}  // namespace longhand
