#include "longhand/exercise/wording_file.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "tests/exercise/support.hpp"

using namespace longhand;
using namespace longhand::exercise;
namespace data = boost::unit_test::data;

namespace {

struct Fault {
    const char* what;
    const char* toml;
    const char* id;
};
std::ostream& operator<<(std::ostream& out, const Fault& fault) {
    return out << fault.what;
}

const std::vector<Fault> faults = {
    {"another language", "format = 1\nlanguage = \"de\"\n[words]\n", "wording.language"},
    {"no words", "format = 1\nlanguage = \"en\"\n", "toml.missing"},
    {"an unknown key", "format = 1\nlanguage = \"en\"\n[words]\nmarsk = \"x\"\n", "toml.key"},
    {"nothing put in", "format = 1\nlanguage = \"en\"\n[words]\nmarks = \"points\"\n",
     "wording.places"},
    {"too much put in", "format = 1\nlanguage = \"en\"\n[words]\nmarks = \"{0} of {1}\"\n",
     "wording.places"},
    {"a brace", "format = 1\nlanguage = \"en\"\n[words]\nmarks = \"{0} {marks}\"\n",
     "wording.places"},
    {"an open brace", "format = 1\nlanguage = \"en\"\n[words]\nmarks = \"{0} {\"\n",
     "wording.places"},
    {"a control character", "format = 1\nlanguage = \"en\"\n[words]\nkey = \"K\\u001b[31m\"\n",
     "wording.sign"},
    {"a number", "format = 1\nlanguage = \"en\"\n[words]\nmarks = 3\n", "toml.type"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(wording_file_suite)

BOOST_AUTO_TEST_CASE(what_is_written_is_read_and_says_the_same) {
    for (const text::Language language : {text::Language::english, text::Language::chinese}) {
        std::ostringstream file;
        write_wording(file, language);
        const text::Wording wording = read_wording(file.str(), "wording.toml");
        BOOST_TEST((wording.language() == language));
        std::size_t words = 0;
        for (const text::Message& message : text::labels()) {
            if (!message.id.starts_with("paper.")) continue;
            ++words;
            BOOST_TEST(wording(message.id, {"a", "b"}) ==
                       text::message(message.id, language, {"a", "b"}));
        }
        BOOST_TEST(words > 20U);
    }
}

BOOST_AUTO_TEST_CASE(own_words_stand_instead_and_the_others_stay) {
    const text::Wording wording = read_wording(
        "format = 1\nlanguage = \"en\"\n[words]\n\"marks\" = \"{0} points\"\n", "wording.toml");
    BOOST_TEST(wording("paper.marks", {"7"}) == "7 points");
    BOOST_TEST(wording("paper.name") == text::message("paper.name", text::Language::english));
}

BOOST_DATA_TEST_CASE(faults_are_told, data::make(faults), fault) {
    testing::expect_fault([&] { read_wording(fault.toml, "wording.toml"); }, fault.id,
                          "wording.toml");
}

BOOST_AUTO_TEST_SUITE_END()
