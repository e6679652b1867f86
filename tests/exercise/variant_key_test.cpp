#include "longhand/exercise/variant_key.hpp"

#include <boost/test/unit_test.hpp>

using namespace longhand::exercise;

BOOST_AUTO_TEST_SUITE(variant_key_suite)

BOOST_AUTO_TEST_CASE(keys_are_the_same_however_they_are_typed) {
    BOOST_TEST(variant_key("  2023001\t") == "2023001");
    BOOST_TEST(variant_key("２０２３００１") == "2023001");
    BOOST_TEST(variant_key("　ＡＢ－１ ") == "AB-1");
    BOOST_TEST(variant_key("张三 a") == "张三 a");
    BOOST_TEST(variant_key(" 　 ") == "");
}

BOOST_AUTO_TEST_SUITE_END()
