#include "longhand/render/network_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "longhand/decimal/rounding.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/render/label_room.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/render/network.hpp"
#include "longhand/render/network_derivatives.hpp"
#include "longhand/render/shown_given.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/render/svg_text.hpp"
#include "longhand/render/symbol_math.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/message.hpp"
#include "longhand/text/print.hpp"
#include "longhand/worksheet/formula.hpp"

namespace longhand::render {

namespace {

using text::print;

constexpr double between_neurons = 160, margin = 100, least_radius = 30;
constexpr double beside_label = 270;  // of two neurons side by side, beside the label itself
constexpr double below_neurons = 34;
constexpr double heading = 74, title_height = 44, letter = 14, line_height = 16;

constexpr std::string_view style = R"(
  svg { --ink: #1c2127; --muted: #5d6772; --paper: #ffffff; --node: #eef3f8; --line: #7c8894;
    --back: #a3410a; font: 14px system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC",
    "Microsoft YaHei", sans-serif; background: var(--paper); color: var(--ink); }
  @media screen and (prefers-color-scheme: dark) {
    svg { --ink: #e4e8ec; --muted: #9aa5b1; --paper: #16191d; --node: #242b33; --line: #76828e;
      --back: #ffab73; } }
  text { fill: var(--ink); text-anchor: middle; dominant-baseline: central; }
  .title { font-size: 18px; font-weight: 600; } .layer, .small { fill: var(--muted); }
  .small { font-size: 12px; } .back { fill: var(--back); font-size: 12px; }
  .script { font-size: 72%; } .node { fill: var(--node); stroke: var(--ink); stroke-width: 1.5; }
  .link { stroke: var(--line); } .negative { stroke-dasharray: 7 5; }
  .name, .small, .back { paint-order: stroke; stroke: var(--paper); stroke-width: 4px;
    stroke-linejoin: round; }
  .label { fill: var(--paper); }
)";

class Picture {
  public:
    Picture(std::ostream& out, const Worksheet& worksheet, const Values& values,
            const LogOptions& options, const NetworkDerivatives& derivatives)
        : out_(out),
          sheet_(worksheet),
          values_(values),
          options_(options),
          derivatives_(derivatives) {}

    void draw(const std::vector<Network>& networks) {
        for (const Network& network : networks) {
            for (const NetworkNode& node : network.nodes)
                radius_ = std::max(radius_, letter * svg_text(value(node.output())).width / 2 + 8);
            for (const NetworkLink& link : network.links) {
                const double width =
                    link.weight == no_node ? 0 : letter * equation_text(link.weight).width;
                const auto across =
                    static_cast<double>(static_cast<std::size_t>(std::ranges::count(
                                            network.links, link.to, &NetworkLink::to)) *
                                        size_of_layer(network, network.nodes[link.to].layer));
                between_layers_ =
                    std::max(between_layers_, width + beside_label + 8 * std::max(0.0, across - 6));
            }
        }
        double width = 0, height = title_height;
        for (const Network& network : networks) {
            const auto layers = static_cast<double>(network.layers);
            width = std::max(width, 2 * margin + (layers - 1) * between_layers_);
            height += height_of(network);
        }
        has_derivatives_ = std::ranges::any_of(networks, [this](const Network& network) {
            return std::ranges::any_of(network.links, [&](const NetworkLink& link) {
                return derivatives_.with_respect_to(network, link.weight) != no_node;
            });
        });
        if (has_derivatives_) height += 30;
        const std::string title = sheet_.title().in(options_.language);
        print(out_,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
              "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" lang=\"{2}\" "
              "aria-labelledby=\"title description\">\n<title id=\"title\">{3}</title>\n"
              "<desc id=\"description\">",
              width, height, options_.language == text::Language::chinese ? "zh-CN" : "en",
              xml_text(title));
        for (const Network& network : networks)
            describe(network);
        print(out_, "</desc>\n<style>{}</style>\n", style);
        write_text("title", {width / 2, 26}, svg_text(title));
        double top = title_height;
        for (const Network& network : networks) {
            draw(network, top, width);
            top += height_of(network);
        }
        if (has_derivatives_)
            write_text("back", {width / 2, height - 18},
                       svg_text(say("svg.derivatives", {derivatives_.loss()})));
        print(out_, "</svg>\n");
    }

  private:
    std::string say(std::string_view id, const std::vector<std::string>& arguments = {}) const {
        return text::message(id, options_.language, arguments);
    }

    // What stands there --------------------------------------------------------------------------

    const Entry* entry_of(Node node) const {
        const Worksheet::Place* const place = sheet_.place_of(node);
        return place ? &sheet_.entries()[place->entry] : nullptr;
    }

    std::string symbol(Node node) const {
        const Worksheet::Place* const place = sheet_.place_of(node);
        return place ? sheet_.symbol(*place) : "Σ";
    }

    std::string value(Node node) const {
        const Entry* const entry = entry_of(node);
        if (entry && entry->is_given) return typed_number(sheet_, node);
        const std::optional<Digits> own = entry ? entry->digits : std::nullopt;
        return show(values_[node], options_.digits.value_or(own.value_or(Digits{}))).text;
    }

    std::string equation(Node node) const { return symbol(node) + " = " + value(node); }

    SvgText equation_text(Node node) const {
        return svg_text(
            Math::row({symbol_math(symbol(node)), Math::sign(" = "), Math::number(value(node))}));
    }

    static bool is_choice(const NetworkNode& node) { return node.layer > 0 && node.sum == no_node; }

    /// m1 = max(f1, g1)
    std::string choice(const NetworkNode& node) const {
        return symbol(node.activation) + " = " +
               plain_text(formula(sheet_, node.activation, entries_before(sheet_, node.activation)),
                          {});
    }

    void describe(const Network& network) {
        for (std::size_t k = 0; k < network.nodes.size(); ++k) {
            const NetworkNode& node = network.nodes[k];
            const bool is_chinese = options_.language == text::Language::chinese;
            const std::string_view comma = is_chinese ? "，" : ", ",
                                   semicolon = is_chinese ? "；" : "; ";
            std::string said = equation(node.output());
            if (is_choice(node)) said = fmt::format("{} = {}", choice(node), value(node.output()));
            if (node.sum != no_node && node.activation != no_node)
                said.append(comma).append(equation(node.sum));
            if (node.bias != no_node) said.append(comma).append(equation(node.bias));
            for (const NetworkLink& link : network.links) {
                if (link.to == k && link.weight != no_node)
                    said.append(semicolon).append(
                        say("svg.from",
                            {symbol(network.nodes[link.from].output()), equation(link.weight)}));
            }
            print(out_, "{}{}", xml_text(said), is_chinese ? "。" : ". ");
        }
    }

    // Where it stands ----------------------------------------------------------------------------

    static std::size_t size_of_layer(const Network& network, std::size_t layer) {
        return static_cast<std::size_t>(
            std::ranges::count(network.nodes, layer, &NetworkNode::layer));
    }

    static double height_of(const Network& network) {
        std::size_t most = 0;
        for (std::size_t layer = 0; layer < network.layers; ++layer)
            most = std::max(most, size_of_layer(network, layer));
        return heading + static_cast<double>(most) * between_neurons + below_neurons;
    }

    std::vector<Point> places(const Network& network, double top, double width) const {
        std::vector<Point> result;
        std::vector<std::size_t> seen(network.layers, 0);
        const double left = (width - static_cast<double>(network.layers - 1) * between_layers_) / 2;
        const double middle = top + heading + (height_of(network) - heading - below_neurons) / 2;
        for (const NetworkNode& node : network.nodes) {
            const auto count = static_cast<double>(size_of_layer(network, node.layer));
            const auto place = static_cast<double>(seen[node.layer]++);
            result.push_back({left + static_cast<double>(node.layer) * between_layers_,
                              middle + (place - (count - 1) / 2) * between_neurons});
        }
        return result;
    }

    // How it is drawn ----------------------------------------------------------------------------

    void write_text(std::string_view kind, Point at, const SvgText& line) {
        print(out_, "<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", kind, at.x, at.y,
              line.tspans);
    }

    void draw(const Network& network, double top, double width) {
        const std::vector<Point> at = places(network, top, width);
        write_text("layer", {width / 2, top + 12}, svg_text(section_title(network)));
        const double left = (width - static_cast<double>(network.layers - 1) * between_layers_) / 2;
        for (std::size_t layer = 0; layer < network.layers; ++layer) {
            const char* const name = layer == 0                    ? "svg.input_layer"
                                     : layer + 1 == network.layers ? "svg.output_layer"
                                                                   : "svg.hidden_layer";
            write_text("layer", {left + static_cast<double>(layer) * between_layers_, top + 38},
                       svg_text(say(name)));
        }
        draw_links(network, at);
        for (std::size_t k = 0; k < network.nodes.size(); ++k)
            draw(network, network.nodes[k], at[k]);
    }

    /// Of the outermost section that it stands in.
    std::string section_title(const Network& network) const {
        const std::string& id = sheet_.sections()[network.section].id;
        const std::string outermost = id.substr(0, id.find('/'));
        const auto found = std::ranges::find(sheet_.sections(), outermost, &Section::id);
        const std::string title =
            found == sheet_.sections().end() ? "" : found->caption.in(options_.language);
        if (!network.is_first_of_samples) return title;
        return title.empty() ? say("svg.first_sample") : say("svg.section_sample", {title});
    }

    void draw_links(const Network& network, const std::vector<Point>& at) {
        double greatest = 0;
        for (const NetworkLink& link : network.links)
            greatest = std::max(greatest, std::abs(weight(link)));
        for (const NetworkLink& link : network.links) {
            const Point from = at[link.from], to = at[link.to];
            const double thickness = greatest > 0 ? 1 + 2.5 * std::abs(weight(link)) / greatest : 1;
            print(out_,
                  "<line class=\"link{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" "
                  "stroke-width=\"{:.2f}\"/>\n",
                  weight(link) < 0 ? " negative" : "", from.x, from.y, to.x, to.y, thickness);
        }
        std::vector<Box> taken;
        for (std::size_t k = 0; k < at.size(); ++k) {
            const NetworkNode& node = network.nodes[k];
            taken.push_back({at[k], 2 * radius_ + 12, 2 * radius_ + 12});
            const double width = letter * name(node).width + 8;
            taken.push_back({{at[k].x, at[k].y - radius_ - 13}, width, 22});
            const auto below = lines_below(network, node);
            double wide = 0;
            for (const auto& [kind, line] : below)
                wide = std::max(wide, 0.86 * letter * line.width + 8);
            const double high = line_height * static_cast<double>(below.size());
            taken.push_back({{at[k].x, at[k].y + radius_ + 5 + high / 2}, wide, high});
        }
        // Flat lines first: along steep ones a label finds other room sooner.
        std::vector<NetworkLink> links = network.links;
        std::ranges::stable_sort(links, {}, [&at](const NetworkLink& link) {
            return std::abs(at[link.from].y - at[link.to].y);
        });
        for (const NetworkLink& link : links) {
            if (link.weight != no_node) label(network, link, at, taken);
        }
    }

    double weight(const NetworkLink& link) const {
        if (link.weight == no_node) return 0;
        return decimal::to_double(values_[link.weight].decimal);
    }

    /// The weight, and the derivative with respect to it, where there is room along the line.
    void label(const Network& network, const NetworkLink& link, const std::vector<Point>& at,
               std::vector<Box>& taken) {
        const Node by = derivatives_.with_respect_to(network, link.weight);
        const SvgText line = equation_text(link.weight);
        const SvgText below = by == no_node ? SvgText{} : svg_text("∂ " + value(by));
        const double width = letter * std::max(line.width, 0.86 * below.width) + 8;
        const double height = by == no_node ? 20 : 36;
        std::vector<Line> others;
        for (const NetworkLink& other : network.links) {
            const bool is_own = other.from == link.from && other.to == link.to;
            if (!is_own) others.push_back({at[other.from], at[other.to]});
        }
        const Box box = room_for_label(width, height, {at[link.from], at[link.to]}, taken, others);
        taken.push_back(box);
        const auto [x, y] = box.middle;
        print(out_,
              "<rect class=\"label\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
              "rx=\"4\"/>\n",
              x - width / 2, y - height / 2, width, height);
        write_text("weight", {x, by == no_node ? y : y - 8}, line);
        if (by != no_node) {
            write_text("back", {x, y + 9}, below);
        }
    }

    void draw(const Network& network, const NetworkNode& node, Point at) {
        print(out_, "<circle class=\"node\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.0f}\"/>\n", at.x,
              at.y, radius_);
        write_text("value", at, svg_text(value(node.output())));
        write_text("name", {at.x, at.y - radius_ - 13}, name(node));
        double y = at.y + radius_ + 13;
        for (const auto& [kind, line] : lines_below(network, node)) {
            write_text(kind, {at.x, y}, line);
            y += line_height;
        }
    }

    /// The sum, the bias, and the derivatives: each with its kind of text.
    std::vector<std::pair<const char*, SvgText>> lines_below(const Network& network,
                                                             const NetworkNode& node) const {
        std::vector<std::pair<const char*, SvgText>> lines;
        if (node.sum != no_node && node.activation != no_node)
            lines.emplace_back("small", equation_text(node.sum));
        if (node.bias != no_node) lines.emplace_back("small", equation_text(node.bias));
        Node by = derivatives_.with_respect_to(network, node.output());
        if (by == no_node && node.sum != no_node)
            by = derivatives_.with_respect_to(network, node.sum);
        if (by != no_node) lines.emplace_back("back", equation_text(by));
        if (const Node by_bias = derivatives_.with_respect_to(network, node.bias);
            by_bias != no_node)
            lines.emplace_back("back", equation_text(by_bias));
        return lines;
    }

    /// y1 = σ(x1), where the function has a name.
    SvgText name(const NetworkNode& node) const {
        if (is_choice(node)) return svg_text(choice(node));
        const Math own = symbol_math(symbol(node.output()));
        const CallSpan* const call =
            node.activation == no_node ? nullptr : sheet_.tape_record().call_of(node.activation);
        if (!call || node.sum == no_node) return svg_text(own);
        const std::string function = sheet_.tape_record().functions()[call->function].symbol;
        return svg_text(Math::row({own, Math::sign(" = "), Math::name(function),
                                   Math::fence(symbol_math(symbol(node.sum)))}));
    }

    std::ostream& out_;
    const Worksheet& sheet_;
    const Values& values_;
    LogOptions options_;
    const NetworkDerivatives& derivatives_;
    bool has_derivatives_ = false;  ///< with respect to a weight that is drawn
    double between_layers_ = 0;
    double radius_ = least_radius;  ///< so that the longest value stands inside
};

}  // namespace

void write_network_svg(std::ostream& out, const std::string& id, const Worksheet& worksheet,
                       const Values& values, const LogOptions& options) {
    const std::vector<Network> found = networks(worksheet);
    if (found.empty()) throw Error("run.network", {id});
    const NetworkDerivatives derivatives(worksheet, found);
    Picture(out, worksheet, values, options, derivatives).draw(found);
}

}  // namespace longhand::render
