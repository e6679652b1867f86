#include "longhand/render/plotted_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/render/plane_areas.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/replay/replay_of_some.hpp"
#include "longhand/text/error.hpp"

namespace longhand::render {

namespace {

using decimal::Decimal;

constexpr int curve_points = 200;
constexpr int height_points = 40;

/// To six significant digits, without the zeros behind the point; with an exponent where it would
/// be too long to read.
std::string number(const Decimal& value) {
    std::string text = decimal::significant(value, 6);
    const auto shorten = [](std::string& digits) {
        if (digits.find('.') == std::string::npos) return;
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.')) digits.pop_back();
    };
    constexpr std::size_t longest = 24;
    if (text.size() <= longest) {
        shorten(text);
        return text;
    }
    decimal::Scientific parts = decimal::scientific(value, 6);
    shorten(parts.mantissa);
    return fmt::format("{}e{}", parts.mantissa, parts.exponent);
}

/// A number where an axis has a place for it.
PlottedNumber number_on(const PlotAxis& axis, const Decimal& value) {
    static const Decimal greatest("1e250"), least("1e-250");
    if (abs(value) > greatest || (axis.is_logarithmic && value < least)) return {};
    return abs(value) < least ? "0" : number(value);
}

Decimal decimal_of(const std::string& text) {
    return decimal::to_decimal(decimal::DecimalText::parse(text).value());
}

/// The number at a part of the way from one end of the axis to the other.
Decimal along(const PlotAxis& axis, const Decimal& part) {
    const Decimal from = decimal_of(axis.from), to = decimal_of(axis.to);
    if (axis.is_logarithmic) return exp(log(from) + (log(to) - log(from)) * part);
    return from + (to - from) * part;
}

/// `count` + 1 numbers from one end to the other.
std::vector<Decimal> along(const PlotAxis& axis, int count) {
    std::vector<Decimal> numbers;
    for (int k = 0; k <= count; ++k)
        numbers.push_back(along(axis, Decimal(k) / count));
    return numbers;
}

std::vector<std::string> texts(const std::vector<Decimal>& numbers) {
    std::vector<std::string> texts;
    std::ranges::transform(numbers, std::back_inserter(texts), number);
    return texts;
}

/// The values that the record has, as numbers of a plot.
class RecordedNumbers {
  public:
    RecordedNumbers(const Worksheet& worksheet, const Plot& plot)
        : worksheet_(worksheet), plot_id_(plot.id) {}

    std::string at(Node node) { return number(value(node)); }

    PlottedNumber at(Node node, const PlotAxis& axis) { return number_on(axis, value(node)); }

    void put_into(Caption& caption) {
        put_into(caption.english);
        put_into(caption.chinese);
    }

  private:
    const Decimal& value(Node node) {
        if (values_.empty())
            values_ = replay::replay<replay::DecimalArithmetic>(worksheet_.tape_record());
        if (!replay::DecimalArithmetic::is_defined(values_[node]))
            throw Error("plot.value", {}, plot_id_);
        return values_[node];
    }

    void put_into(std::string& words) {
        for (std::size_t from = 0; (from = words.find("{{", from)) != std::string::npos;) {
            const std::size_t end = words.find("}}", from);
            if (end == std::string::npos) break;
            const std::string id = words.substr(from + 2, end - from - 2);
            words.replace(from, end + 2 - from,
                          with_minus_sign(at(plotted_nodes(worksheet_, id).front())));
        }
    }

    const Worksheet& worksheet_;
    const std::string plot_id_;
    std::vector<Decimal> values_;
};

class Plotter {
  public:
    Plotter(const Worksheet& worksheet, const Plot& plot)
        : worksheet_(worksheet),
          record_(worksheet.tape_record()),
          plot_(plot),
          numbers_(worksheet, plot) {}

    PlottedLine line(const PlottedCurve& curve) {
        PlottedLine line{curve.label, true, false, {}};
        replay::ReplayOfSome replay(record_, {plotted_given(worksheet_, curve.x)},
                                    plotted_nodes(worksheet_, curve.y));
        for (const Decimal& x : along(plot_.x, curve_points)) {
            const auto y = replay.at(std::array{x});
            line.points.push_back({number(x), y ? number_on(plot_.y, y->front()) : std::nullopt});
        }
        require_visible(line, curve.y);
        return line;
    }

    PlottedLine line(const PlottedPoints& points) {
        PlottedLine line{points.label, points.is_joined, true, {}};
        const std::vector<Node> y = plotted_nodes(worksheet_, points.y);
        const std::vector<Node> x =
            points.x.empty() ? std::vector<Node>() : plotted_nodes(worksheet_, points.x);
        for (std::size_t k = 0; k < y.size(); ++k)
            line.points.push_back({x.empty() ? std::to_string(k + 1) : numbers_.at(x[k], plot_.x),
                                   numbers_.at(y[k], plot_.y)});
        require_visible(line, points.y);
        // Many marks on one line would hide it.
        line.has_marks = !line.is_joined || y.size() <= 30;
        return line;
    }

    PlottedGrid grid(const PlottedHeights& heights) const {
        replay::ReplayOfSome replay(
            record_, {plotted_given(worksheet_, heights.x), plotted_given(worksheet_, heights.y)},
            plotted_nodes(worksheet_, heights.height));
        const std::vector<Decimal> xs = along(plot_.x, height_points);
        const std::vector<Decimal> ys = along(plot_.y, height_points);
        PlottedGrid grid{texts(xs), texts(ys), {}};
        for (const Decimal& y : ys) {
            for (const Decimal& x : xs) {
                const auto height = replay.at(std::array{x, y});
                grid.heights.push_back(height ? number_on({}, height->front()) : std::nullopt);
            }
        }
        if (std::ranges::none_of(grid.heights, has_value)) throw nowhere(heights.height);
        return grid;
    }

    PlottedPlane plane(const PlottedRegions& regions) const {
        replay::ReplayOfSome replay(
            record_, {plotted_given(worksheet_, regions.x), plotted_given(worksheet_, regions.y)},
            plotted_nodes(worksheet_, regions.of));
        const Decimal threshold = decimal_of(regions.threshold);
        const auto region_at = [&](const PlanePlace& place) -> PlaneLabel {
            const auto values =
                replay.at(std::array{along(plot_.x, place[0]), along(plot_.y, place[1])});
            if (!values) return {};
            // What agrees to 42 digits is equal: at the threshold, or the first of the largest.
            if (values->size() == 1)
                return replay::DecimalArithmetic::subtract(values->front(), threshold) > 0 ? 1 : 0;
            std::size_t largest = 0;
            for (std::size_t k = 1; k < values->size(); ++k) {
                if (replay::DecimalArithmetic::subtract((*values)[k], (*values)[largest]) > 0)
                    largest = k;
            }
            return largest;
        };
        PlottedPlane plane{regions.labels, {}};
        for (const PlaneArea& area : plane_areas(region_at)) {
            plane.areas.push_back({area.label, {}});
            for (const auto& [x, y] : area.outline)
                plane.areas.back().outline.push_back(
                    {number(along(plot_.x, x)), number(along(plot_.y, y))});
        }
        if (shown_regions(plane).empty()) throw nowhere(regions.of);
        return plane;
    }

  private:
    static bool has_value(const PlottedNumber& number) { return number.has_value(); }

    Error nowhere(const std::string& of) const { return Error("plot.nowhere", {of}, plot_.id); }

    /// Lines whose points all lie beyond the ends of the axes would leave them empty.
    void require_visible(const PlottedLine& line, const std::string& of) const {
        using Values = std::array<decimal::Rational, 2>;
        std::vector<Values> points;
        for (const auto& [x, y] : line.points) {
            if (x && y) points.push_back({value_of(x), value_of(y)});
        }
        if (points.empty()) throw nowhere(of);
        const bool is_any = std::ranges::any_of(points, [this](const Values& point) {
            return is_between_ends(plot_.x, point[0]) && is_between_ends(plot_.y, point[1]);
        });
        if (is_any) return;
        std::vector<std::string> arguments{of};
        for (const std::size_t axis : {0U, 1U}) {
            const auto along_axis = [axis](const Values& point) { return point[axis]; };
            const auto [least, greatest] = std::ranges::minmax_element(points, {}, along_axis);
            for (const auto& end : {least, greatest})
                arguments.push_back(with_minus_sign(number(decimal::to_decimal(along_axis(*end)))));
        }
        throw Error("plot.outside", arguments, plot_.id);
    }

    static bool is_between_ends(const PlotAxis& axis, const decimal::Rational& value) {
        return axis.from.empty() || (decimal::DecimalText::parse(axis.from).value() <= value &&
                                     value <= decimal::DecimalText::parse(axis.to).value());
    }

    const Worksheet& worksheet_;
    const Record& record_;
    const Plot& plot_;
    RecordedNumbers numbers_;
};

}  // namespace

decimal::Rational value_of(const PlottedNumber& number) {
    return decimal::DecimalText::parse(*number).value();
}

std::set<std::size_t> shown_regions(const PlottedPlane& plane) {
    std::set<std::size_t> shown;
    for (const PlottedPlane::Area& area : plane.areas) {
        if (area.region) shown.insert(*area.region);
    }
    return shown;
}

PlottedValues plotted_values(const Worksheet& worksheet, const Plot& plot) {
    Plotter plotter(worksheet, plot);
    PlottedValues values;
    for (const PlottedRegions& regions : plot.regions)
        values.regions.push_back(plotter.plane(regions));
    for (const PlottedHeights& heights : plot.heights)
        values.heights.push_back(plotter.grid(heights));
    for (const PlottedCurve& curve : plot.curves)
        values.lines.push_back(plotter.line(curve));
    for (const PlottedPoints& points : plot.points)
        values.lines.push_back(plotter.line(points));
    return values;
}

Plot with_values(const Worksheet& worksheet, Plot plot) {
    RecordedNumbers numbers(worksheet, plot);
    each_text(plot, [&numbers](Caption& caption) { numbers.put_into(caption); });
    return plot;
}

}  // namespace longhand::render
