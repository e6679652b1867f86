#include "longhand/worksheet/address.hpp"

#include "longhand/worksheet/functions.hpp"
#include "tests/worksheet/support.hpp"

using namespace longhand;
using namespace longhand::testing;

namespace {

struct Fixture {
    Worksheet worksheet = Worksheet::record([](Worksheet& sheet) {
        const Matrix I = sheet.given_vector("I", "1.0, 0.5", {.elements = "i{row}"});
        const Matrix W =
            sheet.given_matrix("W", "0.9 0.3; 0.2 0.8", {.elements = "w{column}{row}"});
        sheet.section("layer2", caption("Layer 2", "第 2 层"));
        const Real x1 = sheet.step("x[1]", W(1, 1) * I(1) + W(1, 2) * I(2));
        sheet.step("y[1]", logistic(x1));
        sheet.step("X", W * I);
    });

    double value(const char* id) const {
        const Address address = resolve(worksheet, id);
        BOOST_REQUIRE(address.nodes.size() == 1u);
        return worksheet.tape_record().tape().value(address.nodes.front());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(address_suite, Fixture)

BOOST_AUTO_TEST_CASE(steps_elements_and_givens_have_addresses) {
    BOOST_TEST(value("layer2/x[1]") == 0.9 * 1.0 + 0.3 * 0.5);
    BOOST_TEST(value("layer2/X[2]") == 0.2 * 1.0 + 0.8 * 0.5);
    BOOST_TEST(value("W[2,1]") == 0.2);
    BOOST_TEST(value("w21") == 0.3);
    BOOST_TEST(resolve(worksheet, "W").nodes.size() == 4u);
    BOOST_TEST(resolve(worksheet, "layer2/X").nodes.size() == 2u);
}

BOOST_AUTO_TEST_CASE(parts_of_a_formula_have_addresses) {
    const double e = std::exp(-(0.9 * 1.0 + 0.3 * 0.5));
    BOOST_TEST(value("layer2/y[1].denominator.term[2]") == e);
    BOOST_TEST(value("layer2/y[1].denominator") == 1 + e);
    BOOST_TEST(value("layer2/y[1].numerator") == 1);
    BOOST_TEST(value("layer2/y[1].argument") == 1.05);
    BOOST_TEST(value("layer2/y[1].denominator.term[2].argument") == -1.05);
    BOOST_TEST(value("layer2/x[1].term[2]") == 0.3 * 0.5);
    BOOST_TEST(value("layer2/x[1].term[2].factor[1]") == 0.3);
    BOOST_TEST(value("layer2/X[2].term[1]") == 0.2);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_told) {
    const auto check = [this](const char* id, const char* error) {
        BOOST_TEST_INFO(id);
        BOOST_CHECK_EXCEPTION(resolve(worksheet, id), Error, error_id(error));
    };
    check("layer2/z", "id.unknown");
    check("x[1]", "id.unknown");
    check("layer2/x[2]", "id.unknown");
    check("layer2/X[3]", "id.element");
    check("W[1]", "id.element");
    check("W[1,1,1]", "id.element");
    check("layer2/X.term[1]", "id.element");
    check("layer2/x[1].term[3]", "id.part");
    check("layer2/x[1].numerator", "id.part");
    check("layer2/x[1].term[1].factor[1].term", "id.part");
    check("layer2/x[1", "id.text");
}

BOOST_AUTO_TEST_CASE(an_unknown_id_is_answered_with_the_nearest) {
    try {
        resolve(worksheet, "layer2/y[2]");
        BOOST_FAIL("there is no y[2]");
    } catch (const Error& error) {
        BOOST_TEST(std::string(error.what()).find("'layer2/y[1]'") != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
