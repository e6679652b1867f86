#include "longhand/exercise/table.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "longhand/text/error.hpp"

using namespace longhand;
using namespace longhand::exercise;
using namespace std::string_literals;
namespace data = boost::unit_test::data;

namespace {

/// The fields between bars, a row a line with the number of its line.
std::string read(const std::string& bytes) {
    std::string result;
    for (const Table::Row& row : read_table(bytes, "t.csv").rows) {
        result += std::to_string(row.line);
        for (const std::string& field : row.fields)
            result += "|" + field;
        result += "\n";
    }
    return result;
}

std::string error(const std::string& bytes) {
    try {
        read_table(bytes, "t.csv");
    } catch (const Error& told) {
        return told.id() + " " + told.place();
    }
    return "";
}

struct Example {
    const char* why;
    std::string bytes;
    const char* rows;
};

std::ostream& operator<<(std::ostream& out, const Example& each) {
    return out << each.why;
}

const Example examples[] = {
    {"commas", "id,name\n1,Ann\n", "1|id|name\n2|1|Ann\n"},
    {"semicolons", "id;name\n1;Ann, B.\n", "1|id|name\n2|1|Ann, B.\n"},
    {"tabs", "id\tname\n1\tAnn\n", "1|id|name\n2|1|Ann\n"},
    {"one column", "id\n1\n2\n", "1|id\n2|1\n3|2\n"},
    {"no line end at the end", "a,b\n1,2", "1|a|b\n2|1|2\n"},
    {"line ends of Windows and of old Macs", "a,b\r\n1,2\r3,4\r\n", "1|a|b\n2|1|2\n2|3|4\n"},
    {"empty rows, and rows of separators", "\n\na,b\n,\n\n1,2\n", "3|a|b\n6|1|2\n"},
    {"empty fields", "a,b,c\n,2,\n", "1|a|b|c\n2||2|\n"},
    {"quotes", "a,\"b, c\"\n\"say \"\"x\"\"\",2\n", "1|a|b, c\n2|say \"x\"|2\n"},
    {"line ends in quotes", "a,\"b\nc\"\nd,e\n", "1|a|b\nc\n3|d|e\n"},
    {"a separator in quotes does not count", "\"a;b;c\",d\n1,2\n", "1|a;b;c|d\n2|1|2\n"},
    {"a quote inside a field", "5\" disk,b\n", "1|5\" disk|b\n"},
    {"blanks around fields", " a , \" b \" ,　c　\n", "1|a|b|c\n"},
    {"a mark of UTF-8",
     "\xEF\xBB\xBF"
     "id,n\n1,张三\n",
     "1|id|n\n2|1|张三\n"},
    {"GB18030", "\xD1\xA7\xBA\xC5,\xD0\xD5\xC3\xFB\n1,\xD5\xC5\xC8\xFD\n",
     "1|学号|姓名\n2|1|张三\n"},
    {"UTF-16",
     "\xFF\xFE"
     "a\0,\0b\0\n\0\x20\x5F,\0\x32\0\n\0"s,
     "1|a|b\n2|张|2\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(table_suite)

BOOST_DATA_TEST_CASE(tables_are_read_as_spreadsheets_write_them, data::make(examples), each) {
    BOOST_TEST(read(each.bytes) == each.rows);
}

BOOST_AUTO_TEST_CASE(the_encoding_is_told) {
    BOOST_CHECK(read_table(examples[13].bytes, "t").encoding == Encoding::utf8);
    BOOST_CHECK(read_table(examples[14].bytes, "t").encoding == Encoding::gb18030);
    BOOST_CHECK(read_table(examples[15].bytes, "t").encoding == Encoding::utf16);
}

BOOST_AUTO_TEST_CASE(what_is_no_table_is_refused) {
    BOOST_TEST(error("") == "table.empty t.csv");
    BOOST_TEST(error("\n , \n") == "table.empty t.csv");
    BOOST_TEST(error("a,b\n\"c,d\n1,2\n") == "table.quote t.csv:2");
    BOOST_TEST(error("a,\xFF\xFF\n") == "table.encoding t.csv");
    BOOST_TEST(error("\xFF\xFE"
                     "a") == "table.encoding t.csv");
    BOOST_TEST(error(std::string(largest_table + 1, 'a')) == "table.size t.csv");
}

BOOST_AUTO_TEST_CASE(commas_of_indices_separate_nothing_and_a_first_line_may_say_what_does) {
    const Table indices = read_table("id;s[1,1];s[1,2];s[2,1];s[2,2]\na;1;2;3;4\n", "t.csv");
    BOOST_TEST(indices.separator == ';');
    BOOST_TEST(indices.rows.front().fields.size() == 5U);
    const Table told = read_table("sep=;\nid;h\na;0,5\n", "t.csv");
    BOOST_TEST(told.separator == ';');
    BOOST_TEST(told.rows.front().line == 2);
    BOOST_TEST(told.rows.back().fields.back() == "0,5");
}

BOOST_AUTO_TEST_CASE(fields_are_written_so_that_nobody_takes_them_for_formulas) {
    for (const auto& [text, written] : {std::pair{"plain", "plain"},
                                        {"", ""},
                                        {"-0.5", "-0.5"},
                                        {"a,b", "\"a,b\""},
                                        {"say \"x\"", "\"say \"\"x\"\"\""},
                                        {"=1+1", "'=1+1"},
                                        {"+7", "'+7"},
                                        {"@x", "'@x"},
                                        {"-cmd", "'-cmd"},
                                        {"=a,b", "\"'=a,b\""},
                                        {"-", "-"},
                                        {"two\nlines", "\"two\nlines\""}})
        BOOST_TEST(csv_field(text) == written);
}

BOOST_AUTO_TEST_CASE(headings_are_known_however_they_are_typed) {
    const Table::Row heads{1, {"Name", " Student-ID ", "ＩＤ"}};
    BOOST_TEST((column_of(heads, student_id_headings) == 2U));  // the plainest word goes first
    BOOST_TEST((column_of(heads, {"studentid"}) == 1U));
    BOOST_TEST(!column_of(heads, {"code"}).has_value());
    BOOST_TEST(field(heads, {}).empty());
    BOOST_TEST(field(heads, 7).empty());
}

BOOST_AUTO_TEST_SUITE_END()
