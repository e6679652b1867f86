#include "longhand/text/utf8.hpp"

#include <boost/test/unit_test.hpp>

using namespace longhand::text;

BOOST_AUTO_TEST_SUITE(utf8_suite)

BOOST_AUTO_TEST_CASE(characters_are_taken_one_by_one) {
    BOOST_TEST((characters("aσ权𝑤") == U"aσ权𝑤"));
    BOOST_TEST(characters("").empty());
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_are_replaced) {
    BOOST_TEST((characters("a\xFF\xC3z") == U"a\uFFFD\uFFFDz"));
    BOOST_TEST((characters("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD"));  // half of a pair
    BOOST_TEST((characters(std::string_view("\0b", 2)) == std::u32string(U"\0b", 2)));
}

BOOST_AUTO_TEST_CASE(characters_are_written_as_they_were_read) {
    for (const char* text : {"a", "σ", "权", "𝑤", "\x7F"})
        BOOST_TEST(utf8(characters(text).front()) == text);
}

BOOST_AUTO_TEST_CASE(control_characters_are_known) {
    BOOST_TEST(is_control(U'\n'));
    BOOST_TEST(is_control(U'\x1b'));
    BOOST_TEST(is_control(U'\x9b'));
    BOOST_TEST(!is_control(U' '));
    BOOST_TEST(!is_control(U'σ'));
}

BOOST_AUTO_TEST_SUITE_END()
