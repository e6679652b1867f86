#include "longhand/problem/claim_file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <ostream>

#include "tests/worksheet/support.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

const std::string head =
    "format = 1\n[document]\nname = \"000\"\nfile = \"000.txt\"\ntitle = \"A book\"\n";

struct Mistake {
    const char* why;
    std::string toml;
    const char* error;
    const char* place;
};

std::ostream& operator<<(std::ostream& out, const Mistake& each) {
    return out << each.why;
}

const Mistake mistakes[] = {
    {"no TOML", "format = \n", "toml.syntax", "c.toml:1:10"},
    {"no format", "[document]\n", "toml.missing", "c.toml:1:1"},
    {"a newer format", "format = 2\n", "toml.format", "c.toml:1:10"},
    {"an unknown key", "format = 1\nclaims = []\n", "toml.key", "c.toml:2:10"},
    {"a float has lost its zeros", head + "[[claim]]\nstep = \"y\"\nprinted = 0.650\n",
     "claim.number", "c.toml:8:11"},
    {"no printed value", head + "[[claim]]\nstep = \"y\"\n", "toml.missing", "c.toml:6:1"},
    {"a word", head + "[[claim]]\nstep = \"y\"\nprinted = \"half\"\n", "number.text",
     "c.toml:8:11"},
    {"ragged rows", head + "[[claim]]\nstep = \"y\"\nprinted = [[\"1\", \"2\"], [\"3\"]]\n",
     "claim.shape", "c.toml:8:11"},
    {"a document that is not there",
     head + "[[claim]]\ndocument = \"001\"\nstep = \"y\"\nprinted = \"1\"\n", "claim.document",
     "c.toml:7:12"},
    {"a text for a number",
     head + "[[claim]]\nstep = \"y\"\nprinted = \"1\"\nat = { section = \"5\", line = \"9\" }\n",
     "toml.type", "c.toml:9:30"},
    {"a formula that sets nothing equal", head + "[[formula]]\nchain = \"x + 1\"\n",
     "formula.chain", "c.toml:7:15"},
    {"a formula that breaks off", head + "[[formula]]\nchain = \"x = 2*\"\n", "formula.end",
     "c.toml:7:16"},
    {"a shape of three numbers",
     head + "[[formula]]\nchain = \"x = x\"\nshapes = { x = [1, 2, 3] }\n", "toml.type",
     "c.toml:8:16"},
    {"a condition that compares nothing",
     head + "[[formula]]\nchain = \"x = x\"\nwhere = [\"sum(x)\"]\n", "formula.where",
     "c.toml:8:10"},
    {"a remark of no class", head + "[[remark]]\nclass = \"slip\"\nwhy = \"x\"\n", "claim.class",
     "c.toml:7:9"},
    {"a remark without a word", head + "[[remark]]\nclass = \"scan\"\n", "toml.missing",
     "c.toml:6:1"},
    {"claims that are no tables", head.substr(0, 11) + "claim = 3\n", "toml.type", "c.toml:2:9"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(claim_file_suite)

BOOST_AUTO_TEST_CASE(numbers_vectors_and_matrices_are_kept_as_printed) {
    const ClaimFile file = ClaimFile::parse(head + R"(
[[claim]]
step = "layer2/y[1]"
printed = "0.7408"
at = { section = "5", line = 341, token = 6 }
[[claim]]
step = "O"
printed = ["0.761", "0.603", "0.650"]
[[claim]]
step = "C"
printed = [["19", "22"], ["43", "50"]]
decimals = 0
verdict = "exact"
)",
                                            "c.toml");
    BOOST_REQUIRE(file.claims.size() == 3u);
    BOOST_TEST(file.claims[0].document == "000");
    BOOST_TEST(file.claims[0].at.line == 341);
    BOOST_TEST(file.claims[0].at.token == 6);
    BOOST_CHECK((file.claims[1].shape == Shape{3, 1}));
    BOOST_TEST(file.claims[1].printed[2].text == "0.650");
    BOOST_CHECK((file.claims[2].shape == Shape{2, 2}));
    BOOST_TEST(file.claims[2].decimals.value() == 0);
    BOOST_TEST(file.claims[2].verdict == "exact");
    BOOST_TEST(file.claims[2].source == "c.toml:14:1");
}

BOOST_AUTO_TEST_CASE(of_several_documents_a_claim_names_one) {
    const std::string toml =
        "format = 1\n"
        "[[document]]\nname = \"a\"\nfile = \"\"\ntitle = \"\"\n"
        "[[document]]\nname = \"b\"\nfile = \"\"\ntitle = \"\"\n"
        "[[claim]]\nstep = \"y\"\nprinted = \"1\"\n";
    BOOST_CHECK_EXCEPTION(ClaimFile::parse(toml, "c.toml"), Errors, [](const Errors& errors) {
        return errors.all().front().id() == "toml.missing";
    });
    BOOST_TEST(ClaimFile::parse(toml + "document = \"b\"\n", "c.toml").claims[0].document == "b");
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_told_at_once) {
    const std::string toml = head + "[[claim]]\nstep = \"y\"\nprinted = 0.65\n" +
                             "[[formula]]\nchain = \"x\"\n[[remark]]\nclass = \"scan\"\n";
    BOOST_CHECK_EXCEPTION(ClaimFile::parse(toml, "c.toml"), Errors,
                          [](const Errors& errors) { return errors.all().size() == 3U; });
}

BOOST_DATA_TEST_CASE(mistakes_are_told_with_their_place, data::make(mistakes), each) {
    try {
        ClaimFile::parse(each.toml, "c.toml");
        BOOST_FAIL("no error");
    } catch (const Errors& errors) {
        BOOST_TEST(errors.all().front().id() == each.error);
        BOOST_TEST(errors.all().front().place() == each.place);
    } catch (const Error& error) {
        BOOST_TEST(error.id() == each.error);
        BOOST_TEST(error.place() == each.place);
    }
}

BOOST_AUTO_TEST_SUITE_END()
