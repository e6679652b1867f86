#include "longhand/render/network_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "longhand/decimal/rounding.hpp"
#include "longhand/render/expression_text.hpp"
#include "longhand/render/mathml.hpp"
#include "longhand/render/network.hpp"
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
constexpr double room_for_label = 270;  // of two neurons side by side, beside the label itself
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

struct Point {
    double x, y;
};

/// A rectangle by its middle.
struct Box {
    Point middle;
    double width, height;
    /// The area that both cover.
    double overlap(const Box& other) const {
        const double across = (width + other.width) / 2 - std::abs(middle.x - other.middle.x);
        const double down = (height + other.height) / 2 - std::abs(middle.y - other.middle.y);
        return std::max(0.0, std::min({across, width, other.width})) *
               std::max(0.0, std::min({down, height, other.height}));
    }
};

class Picture {
  public:
    Picture(std::ostream& out, const Worksheet& worksheet, const Values& values,
            const LogOptions& options)
        : out_(out), sheet_(worksheet), values_(values), options_(options) {}

    void draw(const std::vector<Network>& networks) {
        find_derivatives(networks);
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
                between_layers_ = std::max(between_layers_,
                                           width + room_for_label + 8 * std::max(0.0, across - 6));
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
                return derivative(network, link.weight) != no_node;
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
            write_text("back", {width / 2, height - 18}, svg_text(say("svg.derivatives", {loss_})));
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

    /// A step that is a derivative, as its symbol says: of what, and by which value before it.
    struct Derivative {
        std::string of;
        Node by = no_node, node = no_node;
        std::size_t entry = 0;
    };

    /// Finds the derivatives of what has most of them: ∂E/∂w5 among ∂h1/∂w1.
    void find_derivatives(const std::vector<Network>& networks) {
        std::map<std::string, Node, std::less<>> latest;  // values, by their symbols
        std::vector<Derivative> all;
        for (std::size_t index = 0; index < sheet_.entries().size(); ++index) {
            const Entry& entry = sheet_.entries()[index];
            for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
                const std::string& own = sheet_.symbol(*sheet_.place_of(entry.nodes[k]));
                constexpr std::string_view mark = "∂", bar = "/∂";
                const std::size_t middle = own.find(bar);
                if (!entry.is_given && own.starts_with(mark) && middle != own.npos) {
                    const auto by = latest.find(own.substr(middle + bar.size()));
                    if (by != latest.end())
                        all.push_back({own.substr(mark.size(), middle - mark.size()), by->second,
                                       entry.nodes[k], index});
                }
                latest.insert_or_assign(own, entry.nodes[k]);
            }
        }
        std::map<std::string, std::size_t> counts;
        for (const Derivative& each : all) {
            if (++counts[each.of] > counts[loss_]) loss_ = each.of;
        }
        for (const Derivative& each : all) {
            const Network* const owner = each.of == loss_ ? owner_of(each, networks) : nullptr;
            if (owner) derivatives_.try_emplace({owner, each.by}, each.node);
        }
    }

    /// The last network before a derivative that has the value.
    const Network* owner_of(const Derivative& derivative,
                            const std::vector<Network>& networks) const {
        const Network* owner = nullptr;
        for (const Network& network : networks) {
            const auto first = std::ranges::find_if(
                network.nodes, [](const NetworkNode& node) { return node.sum != no_node; });
            const std::size_t start = sheet_.place_of(first->output())->entry;
            if (start < derivative.entry && has(network, derivative.by)) owner = &network;
        }
        return owner;
    }

    static bool has(const Network& network, Node value) {
        return std::ranges::find(network.links, value, &NetworkLink::weight) !=
                   network.links.end() ||
               std::ranges::any_of(network.nodes, [value](const NetworkNode& node) {
                   return node.sum == value || node.activation == value || node.bias == value;
               });
    }

    /// The derivative by a value, if it is a step; no_node else.
    Node derivative(const Network& network, Node node) const {
        const auto found = derivatives_.find({&network, node});
        return found == derivatives_.end() ? no_node : found->second;
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

    /// How much of a line lies in a box.
    static double length_inside(const Box& box, Point from, Point to) {
        double first = 0, last = 1;
        const auto cut = [&](double start, double way, double middle, double size) {
            if (std::abs(way) < 1e-9) {
                if (std::abs(start - middle) > size / 2) last = first;
                return;
            }
            const double one = (middle - size / 2 - start) / way,
                         other = (middle + size / 2 - start) / way;
            first = std::max(first, std::min(one, other));
            last = std::min(last, std::max(one, other));
        };
        cut(from.x, to.x - from.x, box.middle.x, box.width);
        cut(from.y, to.y - from.y, box.middle.y, box.height);
        return std::max(0.0, last - first) * std::hypot(to.x - from.x, to.y - from.y);
    }

    /// The weight, and the derivative by it, where there is room along the line, away from others.
    void label(const Network& network, const NetworkLink& link, const std::vector<Point>& at,
               std::vector<Box>& taken) {
        const Node by = derivative(network, link.weight);
        const Point from = at[link.from], to = at[link.to];
        const SvgText line = equation_text(link.weight);
        const SvgText below = by == no_node ? SvgText{} : svg_text("∂ " + value(by));
        const double width = letter * std::max(line.width, 0.86 * below.width) + 8;
        const double height = by == no_node ? 20 : 36;
        // From the middle of the line outwards, where least stands already.
        Box box{{0, 0}, width, height};
        double least = std::numeric_limits<double>::infinity();
        for (int k = 0; k < 100; ++k) {
            const double part = 0.5 + 0.006 * (k % 2 == 0 ? k : -k);
            const Box here{
                {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part}, width, height};
            double covered = k;
            for (const Box& other : taken)
                covered += here.overlap(other);
            for (const NetworkLink& other : network.links) {
                const bool is_own = other.from == link.from && other.to == link.to;
                if (!is_own) covered += 5 * length_inside(here, at[other.from], at[other.to]);
            }
            if (covered >= least) continue;
            least = covered;
            box = here;
        }
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

    /// The sum, the bias, and the derivatives by what is drawn: each with its kind of text.
    std::vector<std::pair<const char*, SvgText>> lines_below(const Network& network,
                                                             const NetworkNode& node) const {
        std::vector<std::pair<const char*, SvgText>> lines;
        if (node.sum != no_node && node.activation != no_node)
            lines.emplace_back("small", equation_text(node.sum));
        if (node.bias != no_node) lines.emplace_back("small", equation_text(node.bias));
        Node by = derivative(network, node.output());
        if (by == no_node && node.sum != no_node) by = derivative(network, node.sum);
        if (by != no_node) lines.emplace_back("back", equation_text(by));
        if (const Node by_bias = derivative(network, node.bias); by_bias != no_node)
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
    std::map<std::pair<const Network*, Node>, Node> derivatives_;  ///< by what they are taken by
    std::string loss_;                                             ///< of which they are
    bool has_derivatives_ = false;                                 ///< by a weight that is drawn
    double between_layers_ = 0;
    double radius_ = least_radius;  ///< so that the longest value stands inside
};

}  // namespace

void write_network_svg(std::ostream& out, const std::string& id, const Worksheet& worksheet,
                       const Values& values, const LogOptions& options) {
    const std::vector<Network> found = networks(worksheet);
    if (found.empty()) throw Error("run.network", {id});
    Picture(out, worksheet, values, options).draw(found);
}

}  // namespace longhand::render
