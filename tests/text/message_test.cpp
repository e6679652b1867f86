#include "longhand/text/message.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "longhand/text/error.hpp"

using namespace longhand;
using namespace longhand::text;

namespace {

std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos;
         at = text.find('{', at + 1)) {
        found.emplace(text.substr(at, text.find('}', at) - at + 1));
    }
    return found;
}

std::vector<Message> all() {
    std::vector<Message> messages(errors().begin(), errors().end());
    messages.insert(messages.end(), labels().begin(), labels().end());
    messages.insert(messages.end(), help_texts().begin(), help_texts().end());
    return messages;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(message_suite)

BOOST_AUTO_TEST_CASE(all_tables_are_sorted_and_no_id_stands_twice) {
    for (const auto table : {errors(), labels(), help_texts()}) {
        BOOST_TEST(std::ranges::is_sorted(table, {}, &Message::id));
    }
    std::set<std::string_view> ids;
    for (const Message& each : all()) {
        BOOST_TEST_INFO(each.id);
        BOOST_TEST(ids.insert(each.id).second);
    }
}

BOOST_AUTO_TEST_CASE(both_languages_put_in_the_same_things) {
    for (const Message& each : all()) {
        BOOST_TEST_INFO(each.id);
        BOOST_TEST(placeholders(each.english) == placeholders(each.chinese),
                   boost::test_tools::per_element());
        BOOST_TEST(!each.chinese.empty());
    }
}

BOOST_AUTO_TEST_CASE(every_error_says_what_would_be_right) {
    // Two parts: what is wrong, and behind a comma, a semicolon or a colon, what would be right.
    for (const Message& each : errors()) {
        BOOST_TEST_INFO(each.id);
        BOOST_TEST((each.english.find_first_of(",;:") != std::string_view::npos));
    }
}

BOOST_AUTO_TEST_CASE(an_error_tells_its_id_place_and_text_in_both_languages) {
    const Error error("number.text", {"0,5"}, "week3.toml:4:9");
    BOOST_TEST(error.describe(Language::english) ==
               "error[number.text] week3.toml:4:9: '0,5' is no decimal number; write it as in "
               "0.25, -3 or 1.2e-3");
    BOOST_TEST(
        error.describe(Language::chinese).starts_with("错误[number.text] week3.toml:4:9：“0,5”"));
}

BOOST_AUTO_TEST_CASE(a_known_place_is_kept) {
    const Error error("number.text", {"x"});
    BOOST_TEST(error.at("here").at("there").place() == "here");
}

BOOST_AUTO_TEST_CASE(text_put_in_is_never_read_as_a_placeholder) {
    BOOST_TEST(message("number.text", Language::english, {"{1}{9}"}).find("'{1}{9}'") == 0u);
}

BOOST_AUTO_TEST_CASE(an_unknown_id_is_a_fault_of_the_program) {
    BOOST_CHECK_THROW(message("no.such", Language::english), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
