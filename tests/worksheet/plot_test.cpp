#include "longhand/worksheet/plot.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>

#include "longhand/worksheet/passes.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;
namespace data = boost::unit_test::data;

namespace {

/// A vector, a matrix, a scalar, and two passes with a step each.
void calculation(Worksheet& sheet) {
    const Matrix I = sheet.given_vector("I", "1, 2");
    const Matrix W = sheet.given_matrix("W", "3 4; 5 6; 7 8");
    const Real eta = sheet.given_scalar("eta", "0.5");
    Real E = sheet.step("E", I(1) + W(1, 1));
    for (int pass = 1; pass <= 2; ++pass) {
        sheet.section("pass", pass, caption("Pass {index}", "第 {index} 次"));
        E = sheet.step("E", E * eta);
        sheet.step("h[1]", E + 1);
        sheet.step("h[2]", E + 2);
    }
}

struct Named {
    const char* ids;
    std::vector<double> values;
};

std::ostream& operator<<(std::ostream& out, const Named& each) {
    return out << each.ids;
}

// E = 1 + 3, then half of it, then half of that.
const Named named[] = {
    {"eta", {0.5}},
    {"I", {1, 2}},
    {"W", {3, 4, 5, 6, 7, 8}},
    {"I[2]", {2}},
    {"W[2,1]", {5}},
    {"W[*,1]", {3, 5, 7}},
    {"W[3,*]", {7, 8}},
    {"W[*,*]", {3, 4, 5, 6, 7, 8}},
    {"E", {4}},
    {"pass[*]/E", {2, 1}},
    {"pass[2]/E", {1}},
    {"E, pass[*]/E", {4, 2, 1}},
    {"pass[*]/E,E", {2, 1, 4}},
    {"W[1,*], I[*]", {3, 4, 1, 2}},
    {"pass[1]/h[*]", {3, 4}},
    {"pass[*]/h[*]", {3, 4, 2, 3}},
    {"E, E", {4, 4}},
};

struct Wrong {
    const char* why;
    Plot plot;
    const char* error;
};

std::ostream& operator<<(std::ostream& out, const Wrong& each) {
    return out << each.why;
}

const Caption none;
const PlotAxis open = {none}, unit = {none, "0", "1"};

Plot points(const char* x, const char* y) {
    return {.title = none, .x = open, .y = open, .points = {{x, y}}};
}

Plot curve(const char* x, const char* y, const PlotAxis& axis = unit) {
    return {.title = none, .x = axis, .y = open, .curves = {{x, y}}};
}

Plot heights(const char* x, const char* y, const char* height, const PlotAxis& upwards = unit) {
    return {.title = none, .x = unit, .y = upwards, .heights = {{x, y, height}}};
}

Plot regions(const char* of, std::vector<Caption> labels, const char* threshold = "0.5",
             const PlotAxis& upwards = unit) {
    return {.title = none,
            .x = unit,
            .y = upwards,
            .regions = {{"I[1]", "I[2]", of, std::move(labels), threshold}}};
}

Plot along(const PlotAxis& axis) {
    return {.title = none, .x = axis, .y = open, .points = {{"", "I"}}};
}

Plot upwards(const PlotAxis& axis) {
    return {.title = none, .x = open, .y = axis, .points = {{"", "I"}}};
}

Plot titled(const Caption& title) {
    return {.title = title, .x = open, .y = open, .points = {{"", "I"}}};
}

const Caption name = caption("a name", "名称");

const Wrong wrong[] = {
    {"no such id", points("", "F"), "id.unknown"},
    {"no such id among others", points("", "E, F"), "id.unknown"},
    {"nothing between two commas", points("", "E, , I"), "id.unknown"},
    {"no id at all", points("", ""), "id.unknown"},
    {"no such x", points("F", "E"), "id.unknown"},
    {"a star is an index, not a name", points("", "pass[1]/*"), "id.unknown"},
    {"a star is not nothing", points("", "I*"), "id.unknown"},
    {"an index beyond the vector", points("", "I[3]"), "id.unknown"},
    {"one index of a matrix", points("", "W[*]"), "id.unknown"},
    {"more x than y", points("W", "I"), "plot.pairs"},
    {"fewer x than y", points("eta", "pass[*]/E"), "plot.pairs"},
    {"a curve of two values", curve("eta", "I"), "plot.pairs"},
    {"heights of two values", heights("I[1]", "I[2]", "I"), "plot.pairs"},
    {"a curve over a step", curve("E", "pass[1]/E"), "plot.given"},
    {"a curve over a given of two numbers", curve("I", "E"), "plot.given"},
    {"a curve over what there is not", curve("F", "E"), "id.unknown"},
    {"a curve of what there is not", curve("eta", "F"), "id.unknown"},
    {"heights over a step across", heights("E", "I[2]", "pass[1]/E"), "plot.given"},
    {"heights over a step upwards", heights("I[1]", "E", "pass[1]/E"), "plot.given"},
    {"a curve along an axis without ends", curve("eta", "pass[1]/E", open), "plot.range"},
    {"heights along an axis without ends", heights("I[1]", "I[2]", "E", open), "plot.range"},
    {"regions along an axis without ends", regions("E", {}, "0.5", open), "plot.range"},
    {"a name for above and none for below", regions("E", {name}), "plot.pairs"},
    {"two names for three regions", regions("W[*,1]", {name, name}), "plot.pairs"},
    {"seven regions", regions("W, E", {}), "plot.colours"},
    {"a title that speaks of what there is not", titled(caption("E", "{{F}}")), "id.unknown"},
    {"an axis that speaks of what there is not", along({caption("{{F}}", "E"), "0", "1"}),
     "id.unknown"},
    {"a region that speaks of what there is not", regions("E", {name, caption("{{F}}", "E")}),
     "id.unknown"},
    {"a title that shows two values", titled(caption("{{I}}", "E")), "plot.text"},
    {"an axis that shows a value of each pass", along({caption("E", "{{pass[*]/E}}"), "0", "1"}),
     "plot.text"},
    {"regions of a given by itself",
     {.title = none, .x = unit, .y = unit, .regions = {{"I[1]", "I[1]", "E"}}},
     "plot.same_given"},
    {"heights over a given by itself", heights("eta", "eta", "E"), "plot.same_given"},
    {"an axis from what is too small", along({none, "1e-300", "1", true}), "plot.ends"},
    {"an axis to what is too large", upwards({none, "-1e101", "0"}), "plot.ends"},
    {"an axis whose ends agree to ten digits", along({none, "1", "1.0000000001"}), "plot.ends"},
    {"a pass that there is not", points("", "pass[3]/E"), "id.unknown"},
    {"a threshold that is no number", regions("E", {}, "half"), "number.text"},
    {"an axis without length", along({none, "1", "1.0"}), "plot.axis"},
    {"an axis the other way", along({none, "2", "1"}), "plot.axis"},
    {"an axis without its end", along({none, "0", ""}), "plot.axis"},
    {"an axis without its start", upwards({none, "", "1"}), "plot.axis"},
    {"a logarithmic axis from 0", upwards({none, "0", "1", true}), "plot.axis"},
    {"an end that is no number", along({none, "0", "one"}), "number.text"},
    {"an end that is a fraction", along({none, "0", "1/3"}), "number.text"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(plot_suite)

BOOST_DATA_TEST_CASE(ids_name_values_in_the_order_of_the_worksheet, data::make(named), each) {
    const Worksheet worksheet = Worksheet::record(calculation);
    std::vector<double> values;
    for (const Node node : plotted_nodes(worksheet, each.ids))
        values.push_back(worksheet.tape_record().tape().value(node));
    BOOST_TEST(values == each.values, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_star_stands_for_an_index_of_several_digits) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        sheet.given_vector("x", "1 2 3 4 5 6 7 8 9 10 11 12");
        sheet.given_scalar("x1", "13");
    });
    BOOST_TEST(plotted_nodes(worksheet, "x[*]").size() == 12u);
    BOOST_TEST(plotted_nodes(worksheet, "x[1*]").size() == 3u);  // 10, 11, 12: the star is a digit
}

BOOST_AUTO_TEST_CASE(a_given_is_a_number_or_an_element) {
    const Worksheet worksheet = Worksheet::record(calculation);
    BOOST_TEST(plotted_given(worksheet, "eta") == worksheet.find("eta")->nodes[0]);
    BOOST_TEST(plotted_given(worksheet, "W[2,1]") == worksheet.find("W")->nodes[2]);
}

BOOST_DATA_TEST_CASE(what_cannot_be_plotted_is_told, data::make(wrong), each) {
    const Worksheet worksheet = Worksheet::record(calculation);
    BOOST_CHECK_EXCEPTION(check_plot(worksheet, each.plot), Error, error_id(each.error));
}

BOOST_AUTO_TEST_CASE(what_fits_is_taken) {
    const Worksheet worksheet = Worksheet::record(calculation);
    for (const Plot& plot :
         {points("", "pass[*]/E"), points("I", "pass[*]/E"), points("W[*,1]", "W[*,2]"),
          curve("eta", "pass[2]/E"), curve("W[1,1]", "E", {none, "1e-3", "1e3", true}),
          heights("I[1]", "W[1,1]", "E"), regions("E", {}), regions("E", {name, name}),
          regions("W[*,1]", {}), regions("W[*,1]", {name, name, name}), regions("E", {}, "−4"),
          regions("W", {}), titled(caption("{{E}}", "{{pass[1]/E}}")), along({none, "-1.5", "２"}),
          upwards({none, "", "", true}), along({none, "1e-100", "1e100", true}),
          along({none, "2024", "2025"})})
        BOOST_CHECK_NO_THROW(check_plot(worksheet, plot));
}

BOOST_AUTO_TEST_CASE(a_plot_belongs_to_its_section_and_to_what_stands_before_it) {
    const auto with = [](const Plot& plot, const char* id) {
        return Worksheet::record([&](Worksheet& sheet) {
            calculation(sheet);
            sheet.section("pictures", caption("Pictures", "图"));
            sheet.plot("first", plot);
            sheet.plot(id, plot);
            sheet.step("after", sheet.given_scalar("z", "1"));
        });
    };
    const Worksheet worksheet = with(points("", "pass[*]/E"), "second");
    BOOST_REQUIRE(worksheet.plots().size() == 2u);
    BOOST_TEST(worksheet.plots()[1].id == "pictures/second");
    BOOST_TEST(worksheet.sections()[worksheet.plots()[1].section].id == "pictures");
    BOOST_CHECK_EXCEPTION(with(points("", "pass[*]/E"), "first"), Error, error_id("id.twice"));
    BOOST_CHECK_EXCEPTION(with(points("", "pictures/after"), "second"), Error,
                          error_id("id.unknown"));
}

BOOST_AUTO_TEST_CASE(a_plot_with_its_whole_id_stands_where_it_says) {
    const Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        calculation(sheet);
        sheet.plot_at("outside", points("", "pass[*]/E"));
        sheet.plot_at("pass[1]/inside", points("", "pass[*]/E"));
        BOOST_CHECK_EXCEPTION(sheet.plot_at("none/inside", points("", "E")), Error,
                              error_id("id.unknown"));
        BOOST_CHECK_EXCEPTION(sheet.plot_at("E", points("", "E")), Error, error_id("id.twice"));
        BOOST_CHECK_EXCEPTION(sheet.plot_at("a b", points("", "E")), Error, error_id("id.text"));
    });
    BOOST_REQUIRE(worksheet.plots().size() == 2u);
    BOOST_TEST(worksheet.plots()[0].id == "outside");
    BOOST_TEST(worksheet.plots()[0].section == 0u);
    BOOST_TEST(worksheet.sections()[worksheet.plots()[1].section].id == "pass[1]");
}

// Of 150 passes the first hundred and the last are kept whole; pass 149 leaves its w alone.
BOOST_AUTO_TEST_CASE(passes_that_were_not_kept_have_no_points) {
    const auto count = [](const char* ids, const char* kept) {
        const Worksheet worksheet = Worksheet::record(
            [](Worksheet& sheet) {
                Real w = sheet.given_scalar("w", "1");
                for ([[maybe_unused]] const int pass :
                     sheet.passes("n", caption("{index}", "{index}"), 150, w)) {
                    const Real double_w = sheet.step("d", 2 * w);
                    w = sheet.step("w", double_w - w + 1, {.updates = "w"});
                }
            },
            {}, {.passes = PassSelection::parse(kept)});
        return plotted_nodes(worksheet, ids).size();
    };
    BOOST_TEST(count("n[*]/w", "last") == 101u);
    BOOST_TEST(count("n[*]/d", "last") == 101u);
    BOOST_TEST(count("n[*]/w", "all") == 150u);
}

// Where the pass is kept, the plot is checked; where it is not, only that it has run.
BOOST_AUTO_TEST_CASE(a_pass_that_was_not_kept_may_be_plotted) {
    const auto record = [](const char* kept, const Plot& plot) {
        return Worksheet::record(
            [&](Worksheet& sheet) {
                Real w = sheet.given_scalar("w", "1");
                for ([[maybe_unused]] const int pass :
                     sheet.passes("n", caption("{index}", "{index}"), 150, w))
                    w = sheet.step("w", w + 1, {.updates = "w"});
                sheet.plot_at("p", plot);
            },
            {}, {.passes = PassSelection::parse(kept)});
    };
    const Plot one = points("", "n[120]/w");
    BOOST_CHECK_EXCEPTION(plotted_nodes(record("last", one), "n[120]/w"), Error,
                          error_id("plot.pass"));
    const Worksheet whole = record("all", one);
    BOOST_TEST(whole.tape_record().tape().value(plotted_nodes(whole, "n[120]/w").front()) == 121);
    for (const char* wrong : {"n[151]/w", "n[0]/w", "n[x]/w", "m[120]/w"})
        BOOST_CHECK_EXCEPTION(record("last", points("", wrong)), Error, error_id("id.unknown"));
    BOOST_CHECK_EXCEPTION(record("all", points("", "n[120]/d")), Error, error_id("id.unknown"));
}

BOOST_AUTO_TEST_SUITE_END()
