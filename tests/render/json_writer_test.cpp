#include "longhand/render/json_writer.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace longhand::render;

BOOST_AUTO_TEST_SUITE(json_writer_suite)

BOOST_AUTO_TEST_CASE(a_document_is_indented_and_lists_stand_on_a_line) {
    std::ostringstream out;
    JsonWriter json(out);
    json.begin_object();
    json.member("name", "W");
    json.key("shape");
    json.begin_line();
    json.begin_array();
    json.value(2L);
    json.value(3L);
    json.end_array();
    json.end_line();
    json.key("none");
    json.begin_array();
    json.end_array();
    json.key("steps");
    json.begin_array();
    json.begin_object();
    json.member("exact", true);
    json.end_object();
    json.begin_object();
    json.end_object();
    json.end_array();
    json.end_object();
    BOOST_TEST(out.str() == R"({
  "name": "W",
  "shape": [2, 3],
  "none": [],
  "steps": [
    {
      "exact": true
    },
    {}
  ]
}
)");
}

BOOST_AUTO_TEST_CASE(whatever_bytes_a_text_has_it_is_json) {
    BOOST_TEST(json_text("σ′(x) ≈ 权") == "\"σ′(x) ≈ 权\"");
    BOOST_TEST(json_text("\"\\/<script>") == R"("\"\\/<script>")");
    BOOST_TEST(json_text("\n\t\x1b\x7f") == R"("\u000a\u0009\u001b\u007f")");
    BOOST_TEST(json_text(std::string_view("\0", 1)) == R"("\u0000")");
    BOOST_TEST(json_text("a\xFFz") == "\"a\uFFFDz\"");
}

BOOST_AUTO_TEST_SUITE_END()
