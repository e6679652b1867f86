#pragma once

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

#include "longhand/exercise/paper.hpp"
#include "longhand/text/error.hpp"
#include "longhand/worksheet/functions.hpp"

namespace longhand::testing {

/// h = σ(w·x + b), e = (t − h)²/2, with two weights; drawn from grids.
inline void drawn_neuron(Worksheet& sheet) {
    sheet.title(caption("A neuron", "一个神经元"));
    const Vary weight{"0.1", "0.9", "0.1"};
    const Matrix w = sheet.given_vector("w", "0.5, 0.3", {.elements = "w1 w2", .vary = weight});
    const Matrix x = sheet.given_vector("x", "1.5, 2.5",
                                        {.elements = "x1 x2", .vary = Vary{"1.1", "2.9", "0.2"}});
    const Real t = sheet.given_scalar("t", "0.8", {.vary = Vary{"0.15", "0.35", "0.05"}});
    sheet.section("forward", caption("Forward", "前向"));
    const Real z = sheet.step("z", w(1) * x(1) + w(2) * x(2));
    const Real h = sheet.step("h", logistic(z));
    sheet.section("error", caption("Error", "误差"));
    const Real d = sheet.step("d", t - h);
    sheet.step("e", 0.5 * power(d, 2));
}

/// Expects that reading a file of this name tells a fault of this id first, with its place.
inline void expect_fault(auto&& read, const std::string& id, const std::string& file) {
    try {
        read();
        BOOST_ERROR("no error");
    } catch (const Errors& errors) {
        BOOST_TEST(errors.all().front().id() == id);
        BOOST_TEST(errors.all().front().place().starts_with(file));
    }
}

/// A sheet of one exercise.
inline exercise::Sheet sheet_of(const exercise::Exercise::Calculation& calculation,
                                const exercise::ExerciseOptions& options = {}) {
    exercise::Sheet sheet;
    sheet.exercises.push_back(
        {"test", {}, {}, {}, {}, {}, exercise::Exercise(calculation, options)});
    sheet.exercises.front().title = sheet.exercises.front().exercise.worksheet().title();
    sheet.title = sheet.exercises.front().title;
    return sheet;
}

}  // namespace longhand::testing
