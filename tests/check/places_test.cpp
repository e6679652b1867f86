// A text is edited; what is said of it finds its places again.
#include "longhand/check/places.hpp"

#include <boost/test/unit_test.hpp>

using namespace longhand;
using namespace longhand::check;

namespace {

const std::string plain =
    "# Forward\n"           // 1
    "z = 0.74, twice: 2\n"  // 2
    "y = 0.68\n"            // 3
    "# Error\n"             // 4
    "d = -0.32\n"           // 5
    "W = (1 2; 3 4)\n"      // 6
    "again y = 0.68\n";     // 7

Claim claim(const char* section, int line, int token, std::vector<std::string> printed) {
    Claim result;
    result.document = "d";
    result.at = {section, line, token};
    for (const std::string& each : printed)
        result.printed.push_back(decimal::PrintedNumber::parse(each));
    return result;
}

ClaimFile file() {
    ClaimFile result;
    result.documents = {{"d", "d.txt", "A text"}};
    result.claims = {claim("Forward", 2, 1, {"0.74"}), claim("Forward", 3, 1, {"0.68"}),
                     claim("Error", 5, 1, {"-0.32"}), claim("Error", 6, 1, {"1", "2", "3", "4"}),
                     claim("Error", 7, 1, {"0.68"})};
    Remark remark;
    remark.document = "d";
    remark.at = {"Error", 6};
    result.remarks = {remark};
    return result;
}

/// The lines of the claims, 0 for a lost one, and the line of the remark.
std::vector<int> lines_in(const std::string& edited) {
    ClaimFile claims = file();
    refresh_places({&claims}, "d", edited);
    std::vector<int> lines;
    for (const Claim& each : claims.claims)
        lines.push_back(each.at.is_lost ? 0 : each.at.line);
    lines.push_back(claims.remarks.front().at.line);
    return lines;
}

std::string replaced(const std::string& part, const std::string& by) {
    std::string result = plain;
    return result.replace(result.find(part), part.size(), by);
}

void expect(const std::vector<int>& found, const std::vector<int>& expected) {
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(places_suite)

BOOST_AUTO_TEST_CASE(numbers_are_counted_line_by_line) {
    const std::vector<TextNumber> numbers = numbers_in("w_1 = 0.20, 4.\n\nx^2 1.5.3");
    const std::vector<TextNumber> expected{{1, 1, "1"}, {1, 2, "0.20"}, {1, 3, "4"},
                                           {3, 1, "2"}, {3, 2, "1.5"},  {3, 3, "3"}};
    BOOST_TEST((numbers == expected));
}

BOOST_AUTO_TEST_CASE(nothing_moves_in_the_same_text) {
    expect(lines_in(plain), {2, 3, 5, 6, 7, 6});
}

BOOST_AUTO_TEST_CASE(lines_put_in_move_what_stands_below_them) {
    expect(lines_in(replaced("# Error", "a new line\nwith 0.68 in it, and 7\n# Error")),
           {2, 3, 7, 8, 9, 8});
    expect(lines_in("\n\n\n" + plain), {5, 6, 8, 9, 10, 9});
}

BOOST_AUTO_TEST_CASE(tokens_put_in_move_what_stands_behind_them) {
    ClaimFile claims = file();
    refresh_places({&claims}, "d", replaced("z = 0.74", "for 3 inputs z = 0.74"));
    BOOST_TEST(claims.claims.front().at.line == 2);
    BOOST_TEST(claims.claims.front().at.token == 2);
}

BOOST_AUTO_TEST_CASE(a_number_that_was_changed_is_lost_and_no_other) {
    expect(lines_in(replaced("d = -0.32", "d = -0.33")), {2, 3, 0, 6, 7, 6});
    expect(lines_in(replaced("(1 2; 3 4)", "(1 2; 3 5)")), {2, 3, 5, 0, 7, 6});
}

BOOST_AUTO_TEST_CASE(a_sign_that_is_gone_loses_the_number) {
    expect(lines_in(replaced("d = -0.32", "d = 0.32")), {2, 3, 0, 6, 7, 6});
}

BOOST_AUTO_TEST_CASE(the_same_digits_elsewhere_do_not_stand_in_for_a_changed_number) {
    expect(lines_in(replaced("y = 0.68\n#", "y = 0.69\n#")), {2, 0, 5, 6, 7, 6});
}

BOOST_AUTO_TEST_CASE(several_claims_may_speak_of_one_number) {
    ClaimFile claims = file();
    claims.claims.push_back(claims.claims.front());
    refresh_places({&claims}, "d", "\n" + plain);
    BOOST_TEST(claims.claims.front().at.line == 3);
    BOOST_TEST(claims.claims.back().at.line == 3);
    BOOST_TEST(!claims.claims.back().at.is_lost);
}

BOOST_AUTO_TEST_CASE(headings_may_change_their_order) {
    const std::size_t error = plain.find("# Error");
    expect(lines_in(plain.substr(error) + plain.substr(0, error)), {6, 7, 2, 3, 4, 3});
}

BOOST_AUTO_TEST_CASE(a_heading_that_is_gone_leaves_the_order_of_the_numbers) {
    expect(lines_in(replaced("# Error", "# Mistake")), {2, 3, 5, 6, 7, 6});
}

BOOST_AUTO_TEST_CASE(an_empty_text_loses_all) {
    expect(lines_in(""), {0, 0, 0, 0, 0, 6});
}

BOOST_AUTO_TEST_SUITE_END()
