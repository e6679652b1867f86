// The entry point of every test program: Boost.Test's own, linked, not included.
#define BOOST_TEST_MODULE longhand
#include <boost/test/unit_test.hpp>
