#include "longhand/problem/network.hpp"

#include <fmt/format.h>

namespace longhand {

namespace {

using language::Syntax;
using Kind = Syntax::Kind;

Syntax made(Kind kind, std::string text, std::vector<Syntax> operands = {}) {
    Syntax result;
    result.kind = kind;
    result.text = std::move(text);
    result.operands = std::move(operands);
    return result;
}

Syntax name(const std::string& text) {
    return made(Kind::name, text);
}
Syntax operation(const char* sign, Syntax left, Syntax right) {
    return made(Kind::operation, sign, {std::move(left), std::move(right)});
}
Syntax call(const std::string& function, std::vector<Syntax> arguments) {
    return made(Kind::call, function, std::move(arguments));
}
Syntax transposed(Syntax of) {
    return made(Kind::transpose, "", {std::move(of)});
}

/// The mean of several values.
Syntax mean_of(std::vector<Syntax> values) {
    const std::size_t count = values.size();
    Syntax sum = std::move(values.front());
    for (std::size_t k = 1; k < count; ++k)
        sum = operation("+", std::move(sum), std::move(values[k]));
    return operation("/", std::move(sum), made(Kind::number, std::to_string(count)));
}

/// The derivative of an activation at z, from its value a where that is enough; none for the
/// identity.
std::optional<Syntax> slope(const std::string& activation, const Syntax& z, const Syntax& a) {
    if (activation == "identity") return {};
    if (activation == "sigmoid" || activation == "tanh")
        return call(activation + "_derivative_from_output", {a});
    return call(activation + "_derivative", {z});
}

class Training {
  public:
    Training(const Network& network, const TextPlace& place) : network_(network), place_(place) {}

    Problem::Part part() {
        Problem::Part whole = section("iteration", {"Iteration {index}", "第 {index} 次迭代"});
        if (network_.samples == 1) {
            whole.parts = {forward(0), backward(0), update({0})};
        } else if (network_.batch == Network::Batch::mean) {
            for (std::size_t k = 1; k <= network_.samples; ++k)
                whole.parts.push_back(sample(k, {forward(k)}));
            whole.parts.push_back(mean_loss());
            for (std::size_t k = 1; k <= network_.samples; ++k)
                whole.parts.push_back(sample_backward(k));
            whole.parts.push_back(update(all_samples()));
        } else {
            for (std::size_t k = 1; k <= network_.samples; ++k)
                whole.parts.push_back(sample(k, {forward(k), backward(k), update({k})}));
            whole.parts.push_back(mean_loss());
        }
        Problem::Repetition repetition;
        repetition.most = network_.iterations.value_or(network_.at_most);
        repetition.until = network_.until;
        repetition.index = "pass";
        repetition.place = place_;
        whole.repetition = std::move(repetition);
        return whole;
    }

  private:
    using Step = Problem::Step;
    using Layer = Network::Layer;

    bool is_columns() const { return network_.notation == Network::Notation::columns; }

    std::vector<std::size_t> all_samples() const {
        std::vector<std::size_t> all;
        for (std::size_t k = 1; k <= network_.samples; ++k)
            all.push_back(k);
        return all;
    }

    /// The id of a sample's own quantity: z_output, or z_output[2] for the second of several.
    static std::string own(const std::string& id, std::size_t sample) {
        return sample == 0 ? id : fmt::format("{}[{}]", id, sample);
    }

    Problem::Part section(const std::string& id, Caption title) const {
        Problem::Part part;
        part.id = id;
        part.title = std::move(title);
        part.place = place_;
        return part;
    }

    Step step(const TextPlace& place, const std::string& id, Syntax formula, Caption caption = {},
              const std::string& symbol = {}) const {
        Step result;
        result.id = id;
        result.formula = std::move(formula);
        result.options.caption = std::move(caption);
        result.options.symbol = symbol;
        result.place = place;
        return result;
    }

    Problem::Part sample(std::size_t k, std::vector<Problem::Part> parts) const {
        Problem::Part result = section(fmt::format("sample[{}]", k),
                                       {fmt::format("Sample {}", k), fmt::format("样本 {}", k)});
        result.parts = std::move(parts);
        return result;
    }

    Problem::Part sample_backward(std::size_t k) const {
        Problem::Part result = backward(k);
        result.id = fmt::format("backward[{}]", k);
        result.title = {fmt::format("Backward, sample {}", k), fmt::format("反向传播：样本 {}", k)};
        return result;
    }

    /// What the layer hands on: its activation, or its sum where that is the identity.
    std::string output_of(std::size_t layer, std::size_t sample) const {
        const Layer& of = network_.layers[layer];
        return own((of.activation == "identity" ? "z_" : "a_") + of.name, sample);
    }
    std::string input_of(std::size_t layer, std::size_t sample) const {
        return layer == 0 ? own("x", sample) : output_of(layer - 1, sample);
    }

    Problem::Part forward(std::size_t sample) const {
        Problem::Part part = section("forward", {"Forward", "前向传播"});
        for (std::size_t k = 0; k < network_.layers.size(); ++k) {
            const Layer& layer = network_.layers[k];
            const Syntax input = name(input_of(k, sample));
            const Syntax weights = name("W_" + layer.name);
            Syntax sum =
                is_columns() ? operation("*", weights, input) : operation("*", input, weights);
            if (layer.has_bias) sum = operation("+", std::move(sum), name("b_" + layer.name));
            const std::string z = own("z_" + layer.name, sample);
            part.steps.push_back(step(layer.place, z, std::move(sum), {"weighted sums", "加权和"}));
            if (layer.activation != "identity") {
                part.steps.push_back(step(layer.place, output_of(k, sample),
                                          call(layer.activation, {name(z)}), {"outputs", "输出"}));
            }
        }
        const Syntax outputs = name(output_of(network_.layers.size() - 1, sample));
        part.steps.push_back(step(network_.target_place, own("L", sample),
                                  call(network_.loss, {outputs, name(own("t", sample))}),
                                  {"loss", "损失"}));
        return part;
    }

    Problem::Part mean_loss() const {
        Problem::Part part = section("loss", {"Mean loss", "平均损失"});
        std::vector<Syntax> losses;
        for (const std::size_t k : all_samples())
            losses.push_back(name(own("L", k)));
        part.steps.push_back(
            step(place_, "L", mean_of(std::move(losses)), {"mean loss", "平均损失"}));
        return part;
    }

    /// From the loss to the first layer, with the weights that the forward pass used.
    Problem::Part backward(std::size_t sample) const {
        Problem::Part part = section("backward", {"Backward", "反向传播"});
        const auto id = [&](const std::string& of) { return own("dL_d" + of, sample); };
        TextPlace place = place_;
        const auto add = [&](const std::string& of, Syntax formula) {
            const std::string symbol = "∂L/∂" + of + (sample == 0 ? "" : std::to_string(sample));
            part.steps.push_back(step(place, id(of), std::move(formula), {}, symbol));
        };
        for (std::size_t k = network_.layers.size(); k-- > 0;) {
            const Layer& layer = network_.layers[k];
            place = layer.place;
            const bool is_last = k + 1 == network_.layers.size();
            const Syntax output = name(output_of(k, sample));
            const Syntax target = name(own("t", sample));
            const std::string sum = "z_" + layer.name;
            const std::string of_output = layer.activation == "identity" ? sum : "a_" + layer.name;
            const bool is_simple = is_last && layer.activation == "softmax" &&
                                   network_.loss == "cross_entropy" && network_.are_targets_shares;
            if (is_simple) {
                add(sum, operation("-", output, target));
            } else {
                if (is_last) {
                    place = network_.target_place;
                    add(of_output, call(network_.loss + "_gradient", {output, target}));
                    place = layer.place;
                }
                add_through_activation(layer, id(of_output), output, sample, add);
            }
            const Syntax delta = name(id(sum));
            const Syntax input = name(input_of(k, sample));
            add("W_" + layer.name, is_columns() ? operation("*", delta, transposed(input))
                                                : operation("*", transposed(input), delta));
            if (layer.has_bias && layer.is_bias_trained) add("b_" + layer.name, delta);
            if (k == 0) continue;
            const Layer& before = network_.layers[k - 1];
            const Syntax weights = transposed(name("W_" + layer.name));
            add((before.activation == "identity" ? "z_" : "a_") + before.name,
                is_columns() ? operation("*", weights, delta) : operation("*", delta, weights));
        }
        return part;
    }

    void add_through_activation(const Layer& layer, const std::string& upstream,
                                const Syntax& output, std::size_t sample, const auto& add) const {
        const Syntax z = name(own("z_" + layer.name, sample));
        if (layer.activation == "softmax") {
            const Syntax jacobian = call("softmax_jacobian", {output});
            add("z_" + layer.name, is_columns() ? operation("*", jacobian, name(upstream))
                                                : operation("*", name(upstream), jacobian));
        } else if (const std::optional<Syntax> derivative = slope(layer.activation, z, output)) {
            add("z_" + layer.name, operation("⊙", name(upstream), *derivative));
        }
    }

    Problem::Part update(const std::vector<std::size_t>& samples) const {
        Problem::Part part = section("update", {"Update", "更新"});
        const auto add = [&](const std::string& of, const TextPlace& place) {
            std::vector<Syntax> gradients;
            for (const std::size_t sample : samples)
                gradients.push_back(name(own("dL_d" + of, sample)));
            if (samples.size() > 1) {
                part.steps.push_back(
                    step(place, "dL_d" + of, mean_of(std::move(gradients)), {}, "∂L/∂" + of));
                gradients = {name("dL_d" + of)};
            }
            part.steps.push_back(
                step(place, of,
                     operation("-", name(of), operation("*", name("eta"), gradients.front()))));
        };
        for (const Layer& layer : network_.layers) {
            add("W_" + layer.name, layer.place);
            if (layer.has_bias && layer.is_bias_trained) add("b_" + layer.name, layer.place);
        }
        return part;
    }

    const Network& network_;
    TextPlace place_;
};

}  // namespace

Problem::Part Network::training(const TextPlace& place) const {
    return Training(*this, place).part();
}

const std::vector<std::string>& network_activations() {
    static const std::vector<std::string> names{"identity",   "sigmoid", "tanh",   "relu",
                                                "leaky_relu", "elu",     "softmax"};
    return names;
}

const std::vector<std::string>& network_losses() {
    static const std::vector<std::string> names{"half_squared_error", "squared_error",
                                                "mean_squared_error", "cross_entropy"};
    return names;
}

}  // namespace longhand
