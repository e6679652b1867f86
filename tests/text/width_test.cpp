#include "longhand/text/width.hpp"

#include <boost/test/unit_test.hpp>

using namespace longhand::text;

BOOST_AUTO_TEST_SUITE(width_suite)

BOOST_AUTO_TEST_CASE(letters_and_signs_of_formulas_take_one_column) {
    BOOST_TEST(display_width("x1 = w11·i1 − σ(x2) ≈ 0.5²") == 26u);
    BOOST_TEST(display_width("⎡⎢⎣⎤⎥⎦") == 6u);
}

BOOST_AUTO_TEST_CASE(chinese_characters_take_two_columns) {
    BOOST_TEST(display_width("加权和") == 6u);
    BOOST_TEST(display_width("（x）") == 5u);
}

BOOST_AUTO_TEST_CASE(combining_marks_take_none) {
    BOOST_TEST(display_width("y\u0302") == 1u);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_take_one_column_each) {
    BOOST_TEST(display_width("\xff\xfe") == 2u);
}

BOOST_AUTO_TEST_CASE(padding_fills_up_and_never_cuts) {
    BOOST_TEST(pad_right("和", 4) == "和  ");
    BOOST_TEST(pad_left("0.5", 5) == "  0.5");
    BOOST_TEST(pad_right("0.7408", 2) == "0.7408");
    BOOST_TEST(pad_left("0.7408", 2) == "0.7408");
}

BOOST_AUTO_TEST_SUITE_END()
