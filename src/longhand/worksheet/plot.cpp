#include "longhand/worksheet/plot.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/text/error.hpp"
#include "longhand/text/nearest.hpp"
#include "longhand/worksheet/address.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand {

namespace {

/// Whether `id` is `pattern` with an index in the place of each `*`.
bool matches(std::string_view pattern, std::string_view id) {
    while (!pattern.empty()) {
        if (pattern.front() != '*') {
            if (id.empty() || id.front() != pattern.front()) return false;
            id.remove_prefix(1);
        } else {
            if (id.empty() || !std::isdigit(static_cast<unsigned char>(id.front()))) return false;
            while (!id.empty() && std::isdigit(static_cast<unsigned char>(id.front())))
                id.remove_prefix(1);
        }
        pattern.remove_prefix(1);
    }
    return id.empty();
}

/// `a, b[1,*]` apart at the commas outside of brackets, without the spaces.
std::vector<std::string> listed(std::string_view ids) {
    std::vector<std::string> list(1);
    int depth = 0;
    for (const char sign : ids) {
        depth += sign == '[' ? 1 : sign == ']' ? -1 : 0;
        if (sign == ',' && depth == 0) {
            list.emplace_back();
        } else if (sign != ' ') {
            list.back() += sign;
        }
    }
    return list;
}

/// The whole entry, or those of its elements that the pattern names.
void add_matching(std::vector<Node>& nodes, std::string_view pattern, const Entry& entry) {
    if (matches(pattern, entry.id)) {
        nodes.insert(nodes.end(), entry.nodes.begin(), entry.nodes.end());
        return;
    }
    for (std::size_t k = 0; k < entry.nodes.size(); ++k) {
        if (matches(pattern, element_id(entry, k))) nodes.push_back(entry.nodes[k]);
    }
}

/// Whether an id begins with a pass of a loop that ran and was not kept: iteration[400]/E.
bool is_of_unkept_pass(const Worksheet& worksheet, const std::string& id) {
    for (std::size_t end = id.find("]/"); end != std::string::npos; end = id.find("]/", end + 1)) {
        const std::string pass = id.substr(0, end + 1);
        const auto is_kept = [&pass](const Section& section) {
            return section.id == pass && !section.is_state;
        };
        const bool has_run = std::ranges::any_of(worksheet.loops(), [&pass](const Loop& loop) {
            const std::string start = loop.path + "[";
            if (!pass.starts_with(start)) return false;
            int number = 0;
            const char* const last = pass.data() + pass.size() - 1;
            const auto [at, fault] = std::from_chars(pass.data() + start.size(), last, number);
            return fault == std::errc{} && at == last && number >= 1 && number <= loop.passes;
        });
        if (has_run && std::ranges::none_of(worksheet.sections(), is_kept)) return true;
    }
    return false;
}

/// The ids in `{{id}}` of a text name one value each.
void check_text(const Worksheet& worksheet, const Caption& text) {
    for (const std::string& words : {text.english, text.chinese}) {
        for (std::size_t from = 0; (from = words.find("{{", from)) != std::string::npos; ++from) {
            const std::size_t end = words.find("}}", from);
            const std::string id = words.substr(from + 2, end - from - 2);
            const std::size_t count = plotted_nodes(worksheet, id).size();
            if (count != 1) throw Error("plot.text", {id, std::to_string(count)});
        }
    }
}

void require_ends(const PlotAxis& axis, const std::string& of) {
    if (axis.from.empty()) throw Error("plot.range", {of});
}

}  // namespace

std::vector<Node> plotted_nodes(const Worksheet& worksheet, std::string_view ids) {
    std::vector<Node> nodes;
    for (const std::string& pattern : listed(ids)) {
        const std::size_t before = nodes.size();
        for (const Section& section : worksheet.sections()) {
            if (section.is_state) continue;
            for (const std::uint32_t index : section.entries)
                add_matching(nodes, pattern, worksheet.entries()[index]);
        }
        if (nodes.size() == before && is_of_unkept_pass(worksheet, pattern))
            throw Error("plot.pass", {pattern});
        if (nodes.size() == before)
            throw Error("id.unknown", {pattern, text::nearest(pattern, known_ids(worksheet))});
    }
    return nodes;
}

Node plotted_given(const Worksheet& worksheet, std::string_view id) {
    const std::vector<Node> nodes = plotted_nodes(worksheet, id);
    const Worksheet::Place* place = worksheet.place_of(nodes.front());
    if (nodes.size() != 1 || !place || !worksheet.entries()[place->entry].is_given)
        throw Error("plot.given", {std::string(id)});
    return nodes.front();
}

void check_axis(const PlotAxis& axis) {
    const auto value = [](const std::string& text) {
        return decimal::DecimalText::parse(text).value();
    };
    if (axis.from.empty() != axis.to.empty() ||
        (!axis.from.empty() && !(value(axis.from) < value(axis.to))) ||
        (axis.is_logarithmic && !axis.from.empty() && value(axis.from) <= 0))
        throw Error("plot.axis", {axis.from, axis.to});
    if (axis.from.empty()) return;
    // Numbers of a plot have six digits, and what draws it computes with doubles.
    const decimal::Rational from = value(axis.from), to = value(axis.to);
    const decimal::Rational greatest = std::max<decimal::Rational>(abs(from), abs(to));
    const auto is_in_reach = [&](const decimal::Rational& end) {
        return end == 0 || (abs(end) >= value("1e-100") && abs(end) <= value("1e100"));
    };
    if (!is_in_reach(from) || !is_in_reach(to) || (to - from) * 10000 < greatest)
        throw Error("plot.ends", {axis.from, axis.to});
}

namespace {

void check_values(const Worksheet& worksheet, const Plot& plot) {
    check_axis(plot.x);
    check_axis(plot.y);
    each_text(plot, [&worksheet](const Caption& text) { check_text(worksheet, text); });
    for (const PlottedPoints& points : plot.points) {
        const std::size_t count = plotted_nodes(worksheet, points.y).size();
        if (!points.x.empty() && plotted_nodes(worksheet, points.x).size() != count)
            throw Error("plot.pairs", {points.x, points.y});
    }
    for (const PlottedCurve& curve : plot.curves) {
        plotted_given(worksheet, curve.x);
        if (plotted_nodes(worksheet, curve.y).size() != 1)
            throw Error("plot.pairs", {curve.x, curve.y});
        require_ends(plot.x, curve.x);
    }
    const auto check_plane = [&](const std::string& x, const std::string& y) {
        if (plotted_given(worksheet, x) == plotted_given(worksheet, y))
            throw Error("plot.same_given", {y});
        require_ends(plot.x, x);
        require_ends(plot.y, y);
    };
    for (const PlottedHeights& heights : plot.heights) {
        check_plane(heights.x, heights.y);
        if (plotted_nodes(worksheet, heights.height).size() != 1)
            throw Error("plot.pairs", {heights.x, heights.height});
    }
    for (const PlottedRegions& regions : plot.regions) {
        check_plane(regions.x, regions.y);
        const std::size_t count = plotted_nodes(worksheet, regions.of).size();
        if (!regions.labels.empty() && regions.labels.size() != std::max<std::size_t>(count, 2))
            throw Error("plot.pairs", {regions.of, regions.x});
        if (count > most_regions)
            throw Error("plot.colours",
                        {regions.of, std::to_string(count), std::to_string(most_regions)});
        decimal::DecimalText::parse(regions.threshold);
    }
}

}  // namespace

void check_plot(const Worksheet& worksheet, const Plot& plot) {
    try {
        check_values(worksheet, plot);
    } catch (const Error& error) {
        // It is checked where it is drawn, with all passes.
        if (error.id() != "plot.pass") throw;
    }
}

}  // namespace longhand
