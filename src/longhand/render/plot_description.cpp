#include "longhand/render/plot_description.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "longhand/render/mathml.hpp"
#include "longhand/render/shown_number.hpp"
#include "longhand/text/message.hpp"

namespace longhand::render {

namespace {

/// The points of a line. Where they are too many to be read out, a curve goes from its beginning to
/// its end by its least and greatest value; points in no order are so many, within bounds.
std::string described(const PlottedLine& line, const std::string& label, text::Language language) {
    std::vector<std::array<PlottedNumber, 2>> points;
    std::ranges::copy_if(line.points, std::back_inserter(points),
                         [](const auto& point) { return point[0] && point[1]; });
    const auto place = [](const std::array<PlottedNumber, 2>& point) {
        return fmt::format("({}, {})", with_minus_sign(*point[0]), with_minus_sign(*point[1]));
    };
    if (points.size() <= 40) {
        std::string places;
        for (const auto& point : points)
            places += " " + place(point);
        return text::message("plot.line", language, {label, places});
    }
    const auto height = [](const auto& point) { return value_of(point[1]); };
    if (!line.is_joined) {
        const auto bounds = [&points](std::size_t axis) {
            const auto value = [axis](const auto& point) { return value_of(point[axis]); };
            const auto [least, greatest] = std::ranges::minmax_element(points, {}, value);
            return std::array{with_minus_sign(*(*least)[axis]),
                              with_minus_sign(*(*greatest)[axis])};
        };
        const auto [left, right] = bounds(0);
        const auto [low, high] = bounds(1);
        return text::message("plot.points", language,
                             {label, std::to_string(points.size()), left, right, low, high});
    }
    return text::message("plot.curve", language,
                         {label, place(points.front()), place(points.back()),
                          place(*std::ranges::min_element(points, {}, height)),
                          place(*std::ranges::max_element(points, {}, height))});
}

}  // namespace

std::string description(const Plot& plot, const PlottedValues& values, text::Language language) {
    std::string words = text::message("plot.axes", language,
                                      {plot.x.label.in(language), plot.y.label.in(language)});
    for (const PlottedLine& line : values.lines) {
        const Caption& label = line.label.empty() ? plot.y.label : line.label;
        words += " " + described(line, label.in(language), language);
    }
    for (const PlottedPlane& plane : values.regions) {
        std::string labels;
        for (const std::size_t region : shown_regions(plane)) {
            if (!labels.empty()) labels += language == text::Language::chinese ? "、" : ", ";
            if (!plane.labels.empty()) labels += plane.labels[region].in(language);
        }
        if (!labels.empty()) words += " " + text::message("plot.regions", language, {labels});
    }
    if (!values.heights.empty()) words += " " + text::message("plot.heights", language);
    return words;
}

std::string with_description(std::string svg, const std::string& title, const std::string& words) {
    const auto put = [&svg](const std::string& element, const std::string& content) {
        const std::size_t from = svg.find("<" + element + ">");
        const std::size_t to = svg.find("</" + element + ">");
        if (from == std::string::npos || to == std::string::npos) return;
        const std::size_t begin = from + element.size() + 2;
        svg.replace(begin, to - begin, xml_text(content));
    };
    put("title", title);
    put("desc", words);
    return svg;
}

}  // namespace longhand::render
