// Indexes of documents as files: what stands where, and what is refused.
#include "longhand/problem/document_index.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "longhand/text/error.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

const std::string head = R"(format = 1
document = "notes"
title = "Notes"
lines = 40
)";

std::string section(int line, const std::string& title) {
    return "[[section]]\nline = " + std::to_string(line) + "\ntitle = \"" + title + "\"\n";
}

std::string system(int line, const std::string& id) {
    return "[[section.system]]\nid = \"" + id + "\"\nline = " + std::to_string(line) +
           "\nname = \"a neuron\"\nat = [\"mcp_neuron/signal\"]\n";
}

struct Refused {
    const char* why;
    std::string sections;
    const char* error;
};

std::ostream& operator<<(std::ostream& out, const Refused& refused) {
    return out << refused.why;
}

const Refused refusals[] = {
    {"a section above the one before it", section(9, "A") + section(8, "B"), "index.line"},
    {"two sections in one line", section(9, "A") + section(9, "B"), "index.line"},
    {"a section below the last line", section(41, "A"), "index.line"},
    {"a section without a line", "[[section]]\ntitle = \"A\"\n", "index.line"},
    {"a system above its section", section(9, "A") + system(8, "1"), "index.line"},
    {"a system in the next section", section(9, "A") + system(20, "1") + section(20, "B"),
     "index.line"},
    {"two sections of one title", section(9, "A") + section(20, "A"), "index.twice"},
    {"two systems of one id", section(9, "A") + system(9, "1") + system(10, "1"), "index.twice"},
    {"a system without a name", section(9, "A") + "[[section.system]]\nid = \"1\"\nline = 9\n",
     "toml.missing"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(document_index_suite)

BOOST_AUTO_TEST_CASE(a_section_ends_where_the_next_one_begins) {
    const DocumentIndex index = DocumentIndex::parse(
        head + section(9, "A") + system(9, "1") + system(9, "2") + section(20, "B"), "index");
    BOOST_TEST(index.sections.size() == 2);
    BOOST_TEST(index.sections[0].last_line == 19);
    BOOST_TEST(index.sections[1].last_line == 40);
    BOOST_TEST(index.section_of(8) == nullptr);
    BOOST_TEST(index.section_of(9) == &index.sections[0]);
    BOOST_TEST(index.section_of(20) == &index.sections[1]);
    BOOST_TEST(index.section_of(41) == nullptr);
    BOOST_TEST(index.sections[0].systems[1].id == "2");
    BOOST_TEST(index.sections[0].systems[1].at.front() == "mcp_neuron/signal");
}

BOOST_DATA_TEST_CASE(what_is_out_of_order_is_refused, data::make(refusals), refused) {
    BOOST_CHECK_EXCEPTION(DocumentIndex::parse(head + refused.sections, "index"), Error,
                          [&](const Error& error) { return error.id() == refused.error; });
}

BOOST_AUTO_TEST_SUITE_END()
