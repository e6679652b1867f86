#include "longhand/render/plotted_values.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::render;
using testing::error_id;

namespace {

const PlotAxis two = {{}, "-2", "2"};

Caption words(const std::string& text) {
    return {text, text};
}

using Formula = std::function<Real(Real, Real)>;

/// A function f of the givens u and v.
Worksheet plane(const Formula& formula) {
    return Worksheet::record([&](Worksheet& sheet) {
        const Real u = sheet.given_scalar("u", "0.25"), v = sheet.given_scalar("v", "0.75");
        sheet.step("f", formula(u, v));
    });
}

PlottedLine curve_of(const Formula& formula, PlotAxis axis = two) {
    const Worksheet worksheet = plane(formula);
    return plotted_values(worksheet, {.title = {}, .x = axis, .y = {}, .curves = {{"u", "f"}}})
        .lines.at(0);
}

PlottedPlane regions_of(const Worksheet& worksheet, const char* of, const char* threshold = "0.5") {
    PlottedRegions regions{"u", "v", of};
    regions.threshold = threshold;
    return plotted_values(worksheet, {.title = {}, .x = two, .y = two, .regions = {regions}})
        .regions.at(0);
}

PlottedLine points_of(const Worksheet& worksheet, const PlottedPoints& points) {
    return plotted_values(worksheet, {.title = {}, .x = {}, .y = {}, .points = {points}})
        .lines.at(0);
}

double value(const PlottedNumber& number) {
    return number ? std::stod(*number) : std::numeric_limits<double>::quiet_NaN();
}

double value(const std::string& number) {
    return std::stod(number);
}

/// Whether a ray from the place to the right crosses the outline an odd number of times.
bool is_inside(const PlottedPlane::Area& area, double u, double v) {
    bool is_odd = false;
    for (std::size_t k = 0; k < area.outline.size(); ++k) {
        const auto& [x1, y1] = area.outline[k];
        const auto& [x2, y2] = area.outline[(k + 1) % area.outline.size()];
        const double below = value(y1) - v, above = value(y2) - v;
        if ((below > 0) == (above > 0)) continue;
        if (value(x1) + (value(x2) - value(x1)) * below / (below - above) > u) is_odd = !is_odd;
    }
    return is_odd;
}

/// The region that is painted last at a place; −1 for none.
int region_at(const PlottedPlane& plane, double u, double v) {
    int region = -2;
    for (const auto& area : plane.areas) {
        if (is_inside(area, u, v)) region = area.region ? static_cast<int>(*area.region) : -1;
    }
    return region;
}

/// Looks at places all over the plane that are not within a triangle of a border.
void check_plane(const PlottedPlane& plane, const std::function<int(double, double)>& expected) {
    int wrong = 0, seen = 0;
    for (int row = 0; row < 61; ++row) {
        for (int column = 0; column < 61; ++column) {
            const double u = -2 + 4 * (column + 0.5) / 61, v = -2 + 4 * (row + 0.5) / 61;
            const int region = expected(u, v);
            bool is_near_a_border = false;
            for (const double across : {-0.07, 0.0, 0.07}) {
                for (const double upwards : {-0.07, 0.0, 0.07}) {
                    if (expected(u + across, v + upwards) != region) is_near_a_border = true;
                }
            }
            if (is_near_a_border) continue;
            ++seen;
            if (region_at(plane, u, v) != region) ++wrong;
        }
    }
    BOOST_TEST(seen > 2500);
    BOOST_TEST(wrong == 0);
}

std::vector<int> regions_in_order(const PlottedPlane& plane) {
    std::vector<int> regions;
    for (const auto& area : plane.areas)
        regions.push_back(area.region ? static_cast<int>(*area.region) : -1);
    return regions;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plotted_values_suite)

BOOST_AUTO_TEST_CASE(points_have_the_values_of_the_record_to_six_digits) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix n = sheet.given_vector("n", "1, -2, 3000000, 0, -0.5");
        const Real three = sheet.given_scalar("three", "3");
        sheet.step("y", apply([&](Real each) { return each / three; }, n));
    });
    const PlottedLine line = points_of(worksheet, {"n", "y", words("thirds")});
    const std::array<PlottedNumber, 2> expected[] = {{"1", "0.333333"},
                                                     {"-2", "-0.666667"},
                                                     {"3000000", "1000000"},
                                                     {"0", "0"},
                                                     {"-0.5", "-0.166667"}};
    BOOST_REQUIRE(line.points.size() == 5u);
    for (std::size_t k = 0; k < 5; ++k)
        BOOST_CHECK(line.points[k] == expected[k]);
    BOOST_TEST(line.label.english == "thirds");
    BOOST_TEST(!line.is_joined);
    BOOST_TEST(line.has_marks);
}

BOOST_AUTO_TEST_CASE(points_without_x_are_counted_from_one) {
    const Worksheet worksheet =
        Worksheet::record([](Worksheet& sheet) { sheet.given_vector("n", "5, 6.50, 1234567"); });
    const PlottedLine line = points_of(worksheet, {"", "n"});
    const std::array<PlottedNumber, 2> expected[] = {{"1", "5"}, {"2", "6.5"}, {"3", "1234570"}};
    BOOST_REQUIRE(line.points.size() == 3u);
    for (std::size_t k = 0; k < 3; ++k)
        BOOST_CHECK(line.points[k] == expected[k]);
}

BOOST_AUTO_TEST_CASE(many_points_on_a_line_have_no_marks) {
    const auto has_marks = [](int count, bool is_joined) {
        const Worksheet worksheet = Worksheet::record([&](Worksheet& sheet) {
            std::string numbers = "1";
            for (int k = 2; k <= count; ++k)
                numbers += " " + std::to_string(k);
            sheet.given_vector("n", numbers);
        });
        return points_of(worksheet, {"", "n", {}, is_joined}).has_marks;
    };
    BOOST_TEST(has_marks(30, true));
    BOOST_TEST(!has_marks(31, true));
    BOOST_TEST(has_marks(31, false));
}

// 201 places, 0.02 apart: u² / (u − 1), and nothing at u = 1.
BOOST_AUTO_TEST_CASE(a_curve_is_the_formula_at_places_along_the_axis) {
    const PlottedLine line =
        curve_of([](Real u, Real) { return u * u / (u - 1); }, {{}, "-1", "3"});
    BOOST_REQUIRE(line.points.size() == 201u);
    BOOST_CHECK((line.points[0] == std::array<PlottedNumber, 2>{"-1", "-0.5"}));
    BOOST_CHECK((line.points[50] == std::array<PlottedNumber, 2>{"0", "0"}));
    BOOST_CHECK((line.points[100] == std::array<PlottedNumber, 2>{"1", std::nullopt}));
    BOOST_CHECK((line.points[101] == std::array<PlottedNumber, 2>{"1.02", "52.02"}));
    BOOST_CHECK((line.points[150] == std::array<PlottedNumber, 2>{"2", "4"}));
    BOOST_CHECK((line.points[200] == std::array<PlottedNumber, 2>{"3", "4.5"}));
    for (std::size_t k = 0; k < 201; ++k) {
        const double u = -1 + 0.02 * static_cast<double>(k);
        BOOST_TEST(std::abs(value(line.points[k][0]) - u) < 1e-9);
        if (k != 100)
            BOOST_TEST(value(line.points[k][1]) == u * u / (u - 1),
                       boost::test_tools::tolerance(1e-5));
    }
    BOOST_TEST(line.is_joined);
    BOOST_TEST(!line.has_marks);
}

// Its 201 places go from 10⁻² to 10² in equal factors.
BOOST_AUTO_TEST_CASE(along_a_logarithmic_axis_the_places_grow_by_factors) {
    const PlottedLine line =
        curve_of([](Real u, Real) { return 2 * u; }, {{}, "0.01", "100", true});
    const std::pair<std::size_t, const char*> known[] = {{0, "0.02"}, {50, "0.2"}, {75, "0.632456"},
                                                         {100, "2"},  {150, "20"}, {200, "200"}};
    for (const auto& [k, y] : known)
        BOOST_TEST(line.points.at(k)[1].value() == y);
}

BOOST_AUTO_TEST_CASE(a_curve_has_a_gap_where_the_calculation_would_go_another_way) {
    const PlottedLine line = curve_of([](Real u, Real v) { return u < v ? u * 10 : u; });
    for (const auto& [x, y] : line.points) {
        BOOST_TEST(y.has_value() == (value(x) < 0.75));
        if (y) BOOST_TEST(value(y) == 10 * value(x), boost::test_tools::tolerance(1e-5));
    }
}

BOOST_AUTO_TEST_CASE(a_select_has_both_its_arms_on_a_curve) {
    const PlottedLine line = curve_of([](Real u, Real v) { return select(u > v, 2 * u, v); });
    for (const auto& [x, y] : line.points) {
        const double u = value(x);
        BOOST_TEST(value(y) == (u > 0.75 ? 2 * u : 0.75), boost::test_tools::tolerance(1e-5));
    }
}

BOOST_AUTO_TEST_CASE(heights_stand_row_by_row_from_the_lowest) {
    const Worksheet worksheet = plane([](Real u, Real v) { return u / v; });
    const PlottedGrid grid =
        plotted_values(worksheet,
                       {.title = {}, .x = {{}, "0", "4"}, .y = two, .heights = {{"u", "v", "f"}}})
            .heights.at(0);
    BOOST_REQUIRE(grid.x.size() == 41u);
    BOOST_REQUIRE(grid.y.size() == 41u);
    BOOST_REQUIRE(grid.heights.size() == 41u * 41u);
    BOOST_TEST(grid.x[1] == "0.1");
    BOOST_TEST(grid.y[0] == "-2");
    for (std::size_t row = 0; row < 41; ++row) {
        for (std::size_t column = 0; column < 41; ++column) {
            const double u = 0.1 * static_cast<double>(column),
                         v = -2 + 0.1 * static_cast<double>(row);
            const PlottedNumber& height = grid.heights[41 * row + column];
            BOOST_REQUIRE(height.has_value() == (row != 20));  // v = 0
            if (height) BOOST_REQUIRE(std::abs(value(height) - u / v) < 1e-4);
        }
    }
}

BOOST_AUTO_TEST_CASE(regions_of_one_number_are_below_and_above_the_threshold) {
    const Worksheet worksheet = plane([](Real u, Real v) { return u * u + v * v; });
    check_plane(regions_of(worksheet, "f", "1"),
                [](double u, double v) { return u * u + v * v > 1 ? 1 : 0; });
}

// A side (0.07 at most) that is halved six times leaves 0.0006, a chord of that length 0.0007.
BOOST_AUTO_TEST_CASE(a_border_is_far_smoother_than_the_triangles) {
    const Worksheet worksheet = plane([](Real u, Real v) { return u * u + v * v; });
    const PlottedPlane disc = regions_of(worksheet, "f", "1");
    BOOST_CHECK(regions_in_order(disc) == (std::vector{1, 0}));
    const auto& outline = disc.areas.at(1).outline;
    BOOST_TEST(outline.size() > 100u);
    for (std::size_t k = 0; k < outline.size(); ++k) {
        const auto& [x1, y1] = outline[k];
        const auto& [x2, y2] = outline[(k + 1) % outline.size()];
        BOOST_TEST(std::abs(std::hypot(value(x1), value(y1)) - 1) < 0.0007);
        const double middle = std::hypot((value(x1) + value(x2)) / 2, (value(y1) + value(y2)) / 2);
        BOOST_TEST(std::abs(middle - 1) < 0.0014);
    }
}

BOOST_AUTO_TEST_CASE(what_lies_in_a_hole_is_painted_over_it) {
    // (r² − 1.6)² is above 0.36 where r² is below 1 or above 2.2.
    const Worksheet worksheet = plane([](Real u, Real v) {
        const Real from_ring = u * u + v * v - Real(8) / 5;
        return from_ring * from_ring;
    });
    const PlottedPlane ring = regions_of(worksheet, "f", "0.36");
    BOOST_CHECK(regions_in_order(ring) == (std::vector{1, 0, 1}));
    check_plane(ring, [](double u, double v) {
        const double square = u * u + v * v;
        return square < 1 || square > 2.2 ? 1 : 0;
    });
}

BOOST_AUTO_TEST_CASE(regions_of_several_numbers_belong_to_the_largest) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real u = sheet.given_scalar("u", "1"), v = sheet.given_scalar("v", "1");
        sheet.step("scores", vector({copy(u), copy(v), 0 * u + 0.5}));
    });
    check_plane(regions_of(worksheet, "scores"), [](double u, double v) {
        return u > v && u > 0.5 ? 0 : v > 0.5 ? 1 : 2;
    });
}

BOOST_AUTO_TEST_CASE(an_area_goes_from_end_to_end_without_needless_corners) {
    const Worksheet worksheet = plane([](Real u, Real) { return u + 0; });
    const PlottedPlane halves = regions_of(worksheet, "f", "0.51");
    BOOST_CHECK(regions_in_order(halves) == (std::vector{0, 1}));
    for (const auto& area : halves.areas) {
        const double end = area.region == 0u ? -2 : 2;
        int corners = 0;
        for (const auto& [x, y] : area.outline) {
            BOOST_TEST((std::abs(value(x) - 0.51) < 0.001 || value(x) == end));
            BOOST_TEST(std::abs(value(y)) <= 2);
            corners += value(x) == end ? 1 : 0;
        }
        BOOST_TEST(corners == 2);
    }
}

BOOST_AUTO_TEST_CASE(regions_that_touch_in_a_point_are_areas_of_their_own) {
    const Worksheet worksheet = plane([](Real u, Real v) { return u * v; });
    const PlottedPlane quarters = regions_of(worksheet, "f", "0");
    BOOST_TEST(std::ranges::count(regions_in_order(quarters), 1) == 2);
    check_plane(quarters, [](double u, double v) { return u * v > 0 ? 1 : 0; });
}

BOOST_AUTO_TEST_CASE(along_a_logarithmic_axis_borders_are_where_they_belong) {
    const Worksheet worksheet = plane([](Real u, Real v) { return u + 0 * v; });
    const PlottedPlane halves = plotted_values(worksheet, {.title = {},
                                                           .x = {{}, "0.01", "100", true},
                                                           .y = two,
                                                           .regions = {{"u", "v", "f", {}, "5"}}})
                                    .regions.at(0);
    BOOST_CHECK(regions_in_order(halves) == (std::vector{0, 1}));
    for (const auto& [x, y] : halves.areas.at(1).outline)
        BOOST_TEST((value(x) == 100 || std::abs(value(x) - 5) < 0.01));
}

BOOST_AUTO_TEST_CASE(what_is_at_the_threshold_is_below_it) {
    const auto only_region = [](const Formula& formula) {
        const PlottedPlane whole = regions_of(plane(formula), "f");
        BOOST_TEST(whole.areas.size() == 1u);
        BOOST_TEST(whole.areas.at(0).outline.size() == 4u);
        return whole.areas.at(0).region.value();
    };
    BOOST_TEST(only_region([](Real u, Real) { return 0 * u + 0.5; }) == 0u);
    BOOST_TEST(only_region([](Real u, Real) { return 1 / (1 + exp(0 * u)); }) == 0u);
    // A third and a sixth are a half, but for their last digit.
    BOOST_TEST(only_region([](Real u, Real) { return (0 * u + 1) / 3 + Real(1) / 6; }) == 0u);
    BOOST_TEST(only_region([](Real u, Real) { return 0 * u + 0.500001; }) == 1u);
}

BOOST_AUTO_TEST_CASE(the_first_of_two_equal_numbers_has_the_region) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real u = sheet.given_scalar("u", "1"), v = sheet.given_scalar("v", "1");
        sheet.step("scores", vector({u - v - 9, copy(u), u + 0}));
    });
    check_plane(regions_of(worksheet, "scores"), [](double, double) { return 1; });
}

// A third of u, three times, is u, but for its last digits.
BOOST_AUTO_TEST_CASE(numbers_that_agree_but_for_their_last_digits_are_equal) {
    for (const bool is_first : {true, false}) {
        const Worksheet worksheet = Worksheet::record([&](Worksheet& sheet) {
            const Real u = sheet.given_scalar("u", "1"), v = sheet.given_scalar("v", "1");
            const Real thirds = u / 3 + u / 3 + u / 3 + 0 * v;
            sheet.step("scores", is_first ? vector({thirds, copy(u)}) : vector({copy(u), thirds}));
        });
        check_plane(regions_of(worksheet, "scores"), [](double, double) { return 0; });
    }
}

BOOST_AUTO_TEST_CASE(where_there_is_no_value_there_is_no_region) {
    const Worksheet worksheet = plane([](Real u, Real) { return sqrt(u); });
    check_plane(regions_of(worksheet, "f", "1"), [](double u, double) {
        return u < 0 ? -1 : u > 1 ? 1 : 0;
    });
}

BOOST_AUTO_TEST_CASE(labels_have_values_in_the_place_of_ids) {
    const Worksheet worksheet = plane([](Real u, Real v) { return (u - v) / 3; });
    const auto label = [&](const char* text) {
        const Caption both = caption(text, std::string("值") + text);
        return with_values(worksheet, {.title = {}, .x = {}, .y = {}, .points = {{"", "f", both}}})
            .points.at(0)
            .label;
    };
    BOOST_TEST(label("f = {{f}}").english == "f = −0.166667");
    BOOST_TEST(label("f = {{f}}").chinese == "值f = −0.166667");
    BOOST_TEST(label("{{u}}{{v}}, {{u}}").english == "0.250.75, 0.25");
    BOOST_TEST(label("{{u").english == "{{u");
    BOOST_TEST(label("{u} }}").english == "{u} }}");
    BOOST_CHECK_EXCEPTION(label("{{w}}"), Error, error_id("id.unknown"));
}

BOOST_AUTO_TEST_CASE(all_texts_have_values) {
    const Worksheet worksheet = plane([](Real u, Real v) { return u + v; });
    const Plot plot = with_values(worksheet, {.title = words("{{u}}"),
                                              .x = {words("x {{v}}")},
                                              .y = {words("y {{f}}")},
                                              .regions = {{"u", "v", "f", {words("{{u}} below")}}},
                                              .curves = {{"u", "f", words("v: {{v}}")}}});
    BOOST_TEST(plot.title.english == "0.25");
    BOOST_TEST(plot.x.label.english == "x 0.75");
    BOOST_TEST(plot.y.label.chinese == "y 1");
    BOOST_TEST(plot.regions[0].labels[0].english == "0.25 below");
    BOOST_TEST(plot.curves[0].label.english == "v: 0.75");
}

BOOST_AUTO_TEST_CASE(curves_stand_before_points) {
    const Worksheet worksheet = plane([](Real u, Real v) { return u + v; });
    const Plot plot{
        .title = {}, .x = two, .y = {}, .curves = {{"u", "f"}, {"v", "f"}}, .points = {{"u", "v"}}};
    const std::vector<PlottedLine> lines = plotted_values(worksheet, plot).lines;
    BOOST_REQUIRE(lines.size() == 3u);
    // u + 0.75 and 0.25 + v at −2, then the point itself.
    BOOST_TEST(lines[0].points.at(0)[1].value() == "-1.25");
    BOOST_TEST(lines[1].points.at(0)[1].value() == "-1.75");
    BOOST_CHECK((lines[2].points.at(0) == std::array<PlottedNumber, 2>{"0.25", "0.75"}));
}

BOOST_AUTO_TEST_CASE(a_point_without_a_value_is_told) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Real zero = sheet.given_scalar("zero", "0");
        sheet.step("y", 1 / zero);
        sheet.plot("all", {.title = {}, .x = {}, .y = {}, .points = {{"", "zero, y"}}});
    });
    try {
        plotted_values(worksheet, worksheet.plots().at(0));
        BOOST_ERROR("no error");
    } catch (const Error& error) {
        BOOST_TEST(error.id() == "plot.value");
        BOOST_TEST(error.place() == "all");
    }
    BOOST_CHECK_EXCEPTION(points_of(worksheet, {"y", "zero"}), Error, error_id("plot.value"));
    BOOST_CHECK_EXCEPTION(with_values(worksheet, {.title = words("{{y}}"), .x = {}, .y = {}}),
                          Error, error_id("plot.value"));
}

BOOST_AUTO_TEST_SUITE_END()
