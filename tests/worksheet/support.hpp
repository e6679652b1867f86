#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "longhand/text/error.hpp"
#include "longhand/worksheet/worksheet.hpp"

namespace longhand::testing {

inline auto error_id(std::string id) {
    return [id = std::move(id)](const Error& error) {
        BOOST_TEST_INFO("error is " << error.what());
        return error.id() == id;
    };
}

/// The two inputs and the weights of the first network of document 000, and nothing else.
inline Worksheet small_network() {
    return Worksheet::record([](Worksheet& sheet) {
        sheet.given_vector("I", "1.0, 0.5", {.elements = "i{row}"});
        sheet.given_matrix("W", "0.9 0.3; 0.2 0.8", {.elements = "w{column}{row}"});
        sheet.given_scalar("eta", "0.05", {.symbol = "η"});
        sheet.section("other", caption("other", "其他"));
        sheet.given_vector("I", "3, 4");
    });
}

}  // namespace longhand::testing
