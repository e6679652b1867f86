#include "longhand/render/plotted_values.hpp"

#include <algorithm>

#include "longhand/decimal/decimal_text.hpp"
#include "longhand/decimal/rounding.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/replay/replay.hpp"
#include "longhand/replay/replay_of_some.hpp"
#include "longhand/text/error.hpp"

namespace longhand::render {

namespace {

using decimal::Decimal;

constexpr int curve_points = 200;
constexpr int height_points = 40;
constexpr int region_columns = 120;
constexpr int region_rows = 80;

/// To six significant digits, without the zeros behind the point.
std::string number(const Decimal& value) {
    std::string text = decimal::significant(value, 6);
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

Decimal value_of(const std::string& text) {
    return decimal::to_decimal(decimal::DecimalText::parse(text).value());
}

/// `count` + 1 numbers from one end of the axis to the other, or the middles between them.
std::vector<Decimal> along(const PlotAxis& axis, int count, bool between = false) {
    const Decimal from = value_of(axis.from), to = value_of(axis.to);
    std::vector<Decimal> numbers;
    for (int k = 0; k < (between ? count : count + 1); ++k) {
        const Decimal part = (Decimal(k) + (between ? Decimal("0.5") : Decimal(0))) / count;
        numbers.push_back(axis.is_logarithmic
                              ? Decimal(exp(log(from) + (log(to) - log(from)) * part))
                              : Decimal(from + (to - from) * part));
    }
    return numbers;
}

std::vector<std::string> texts(const std::vector<Decimal>& numbers) {
    std::vector<std::string> texts;
    std::ranges::transform(numbers, std::back_inserter(texts), number);
    return texts;
}

class Plotter {
  public:
    Plotter(const Worksheet& worksheet, const Plot& plot)
        : worksheet_(worksheet), record_(worksheet.tape_record()), plot_(plot) {}

    PlottedLine line(const PlottedCurve& curve) {
        PlottedLine line{with_values(curve.label), true, false, {}};
        replay::ReplayOfSome replay(record_, {plotted_given(worksheet_, curve.x)},
                                    plotted_nodes(worksheet_, curve.y));
        for (const Decimal& x : along(plot_.x, curve_points)) {
            const auto y = replay.at(std::array{x});
            line.points.push_back(
                {number(x), y ? PlottedNumber(number(y->front())) : std::nullopt});
        }
        return line;
    }

    PlottedLine line(const PlottedPoints& points) {
        PlottedLine line{with_values(points.label), points.is_joined, true, {}};
        const std::vector<Node> y = plotted_nodes(worksheet_, points.y);
        const std::vector<Node> x =
            points.x.empty() ? std::vector<Node>() : plotted_nodes(worksheet_, points.x);
        for (std::size_t k = 0; k < y.size(); ++k)
            line.points.push_back({x.empty() ? std::to_string(k + 1) : at(x[k]), at(y[k])});
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
                grid.heights.push_back(height ? PlottedNumber(number(height->front()))
                                              : std::nullopt);
            }
        }
        return grid;
    }

    PlottedStrips strips(const PlottedRegions& regions) const {
        replay::ReplayOfSome replay(
            record_, {plotted_given(worksheet_, regions.x), plotted_given(worksheet_, regions.y)},
            plotted_nodes(worksheet_, regions.of));
        const Decimal threshold = value_of(regions.threshold);
        const auto region_at = [&](const Decimal& x,
                                   const Decimal& y) -> std::optional<std::size_t> {
            const auto values = replay.at(std::array{x, y});
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
        const std::vector<std::string> left = texts(along(plot_.x, region_columns));
        const std::vector<std::string> bottom = texts(along(plot_.y, region_rows));
        const std::vector<Decimal> xs = along(plot_.x, region_columns, true);
        const std::vector<Decimal> ys = along(plot_.y, region_rows, true);
        PlottedStrips strips{regions.labels, {}};
        for (std::size_t row = 0; row < ys.size(); ++row) {
            std::optional<std::size_t> open;
            for (std::size_t column = 0; column < xs.size(); ++column) {
                const auto region = region_at(xs[column], ys[row]);
                if (region && region == open) {
                    strips.strips.back().right = left[column + 1];
                } else if (region) {
                    strips.strips.push_back(
                        {*region, left[column], left[column + 1], bottom[row], bottom[row + 1]});
                }
                open = region;
            }
        }
        return strips;
    }

  private:
    /// The caption with a value in the place of each `{{id}}`.
    Caption with_values(const Caption& caption) {
        return {with_values(caption.english), with_values(caption.chinese)};
    }
    std::string with_values(std::string words) {
        for (std::size_t from = 0; (from = words.find("{{", from)) != std::string::npos;) {
            const std::size_t end = words.find("}}", from);
            if (end == std::string::npos) break;
            const std::string id = words.substr(from + 2, end - from - 2);
            words.replace(from, end + 2 - from,
                          with_minus_sign(at(plotted_nodes(worksheet_, id).front())));
        }
        return words;
    }

    /// A value that the record has.
    std::string at(Node node) {
        if (values_.empty()) values_ = replay::replay<replay::DecimalArithmetic>(record_);
        if (!replay::DecimalArithmetic::is_defined(values_[node]))
            throw Error("plot.value", {plot_.id});
        return number(values_[node]);
    }

    const Worksheet& worksheet_;
    const Record& record_;
    const Plot& plot_;
    std::vector<Decimal> values_;
};

}  // namespace

PlottedValues plotted_values(const Worksheet& worksheet, const Plot& plot) {
    Plotter plotter(worksheet, plot);
    PlottedValues values;
    for (const PlottedRegions& regions : plot.regions)
        values.regions.push_back(plotter.strips(regions));
    for (const PlottedHeights& heights : plot.heights)
        values.heights.push_back(plotter.grid(heights));
    for (const PlottedCurve& curve : plot.curves)
        values.lines.push_back(plotter.line(curve));
    for (const PlottedPoints& points : plot.points)
        values.lines.push_back(plotter.line(points));
    return values;
}

}  // namespace longhand::render
