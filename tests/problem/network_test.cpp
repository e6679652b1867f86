// Every gradient of a network against central differences of its loss, which is computed here.
#include "longhand/problem/network.hpp"

#include <fmt/format.h>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <cmath>
#include <functional>
#include <numeric>

#include "tests/worksheet/support.hpp"

using namespace longhand;
namespace data = boost::unit_test::data;

namespace {

using Numbers = std::vector<double>;

struct Case {
    const char* hidden;
    const char* output;
    const char* loss;
    bool are_rows;
};

std::ostream& operator<<(std::ostream& out, const Case& each) {
    return out << each.hidden << " " << each.output << " " << each.loss
               << (each.are_rows ? " rows" : " columns");
}

const Case cases[] = {
    {"sigmoid", "softmax", "cross_entropy", false},
    {"tanh", "sigmoid", "squared_error", false},
    {"relu", "identity", "half_squared_error", false},
    {"elu", "tanh", "mean_squared_error", true},
    {"leaky_relu", "softmax", "half_squared_error", true},
    {"identity", "sigmoid", "cross_entropy", true},
    {"softmax", "softmax", "cross_entropy", true},
    {"sigmoid", "softmax", "squared_error", false},
};

Numbers activated(const std::string& name, Numbers z) {
    if (name == "softmax") {
        double sum = 0;
        for (double& each : z)
            sum += each = std::exp(each);
        for (double& each : z)
            each /= sum;
        return z;
    }
    for (double& x : z) {
        if (name == "sigmoid") x = 1 / (1 + std::exp(-x));
        if (name == "tanh") x = std::tanh(x);
        if (name == "relu") x = std::max(0.0, x);
        if (name == "leaky_relu") x = x > 0 ? x : 0.1 * x;
        if (name == "elu") x = x >= 0 ? x : std::exp(x) - 1;
    }
    return z;
}

double loss(const std::string& name, const Numbers& y, const Numbers& t) {
    double sum = 0;
    for (std::size_t k = 0; k < y.size(); ++k) {
        sum += name == "cross_entropy" ? -t[k] * std::log(y[k]) : (y[k] - t[k]) * (y[k] - t[k]);
    }
    if (name == "half_squared_error") sum /= 2;
    if (name == "mean_squared_error") sum /= static_cast<double>(y.size());
    return sum;
}

/// Two inputs, two hidden units, two outputs: W1 (row by row, to the hidden units), b1, W2, b2.
constexpr std::size_t parameter_count = 12;
const Numbers start{0.1, 0.3, -0.2, 0.4, 0.15, -0.1, 0.2, 0.4, 0.1, 0.7, 0.05, -0.05};

Numbers dense(const double* weights, const double* bias, const Numbers& x) {
    return {weights[0] * x[0] + weights[1] * x[1] + bias[0],
            weights[2] * x[0] + weights[3] * x[1] + bias[1]};
}

double loss_of(const Case& each, const Numbers& p, const Numbers& x, const Numbers& t) {
    const Numbers hidden = activated(each.hidden, dense(&p[0], &p[4], x));
    return loss(each.loss, activated(each.output, dense(&p[6], &p[10], hidden)), t);
}

Numbers gradient_of(const Case& each, const Numbers& p, const Numbers& x, const Numbers& t) {
    constexpr double h = 1e-6;
    Numbers gradient;
    for (std::size_t k = 0; k < parameter_count; ++k) {
        Numbers up = p, down = p;
        up[k] += h;
        down[k] -= h;
        gradient.push_back((loss_of(each, up, x, t) - loss_of(each, down, x, t)) / (2 * h));
    }
    return gradient;
}

std::string matrix(const double* w, bool are_rows) {
    return fmt::format(R"([["{}", "{}"], ["{}", "{}"]])", w[0], w[are_rows ? 2 : 1],
                       w[are_rows ? 1 : 2], w[3]);
}

std::string file(const Case& each, const std::string& samples) {
    return fmt::format(
        "format = 1\ntitle = \"t\"\n[network]\nnotation = \"{}\"\n{}loss = \"{}\"\n"
        "learning_rate = \"0.1\"\n"
        "[[network.layer]]\nname = \"h\"\nweights = {}\nbias = [\"{}\", \"{}\"]\nactivation = "
        "\"{}\"\n"
        "[[network.layer]]\nname = \"o\"\nweights = {}\nbias = [\"{}\", \"{}\"]\nactivation = "
        "\"{}\"\n",
        each.are_rows ? "rows" : "columns", samples, each.loss, matrix(&start[0], each.are_rows),
        start[4], start[5], each.hidden, matrix(&start[6], each.are_rows), start[10], start[11],
        each.output);
}

Worksheet worked_out(const std::string& toml) {
    const Problem problem = Problem::parse(toml, "n.toml");
    return Worksheet::record([&](Worksheet& sheet) { problem.calculate(sheet); });
}

/// The parameters in the order of `start`, from entries with this prefix.
Numbers parameters(const Worksheet& sheet, const std::string& prefix, bool are_rows) {
    Numbers all;
    for (const char* name : {"W_h", "b_h", "W_o", "b_o"}) {
        const Entry* entry = sheet.find(prefix + name);
        BOOST_REQUIRE_MESSAGE(entry, prefix + name);
        Numbers values;
        for (const Node node : entry->nodes)
            values.push_back(sheet.tape_record().tape().value(node));
        if (are_rows && values.size() == 4) std::swap(values[1], values[2]);
        all.insert(all.end(), values.begin(), values.end());
    }
    return all;
}

void check_close(const Numbers& found, const Numbers& expected) {
    BOOST_REQUIRE(found.size() == expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        BOOST_TEST_INFO("parameter " << k + 1);
        BOOST_TEST(std::abs(found[k] - expected[k]) < 1e-8);
    }
}

Numbers moved(Numbers p, const Numbers& gradient) {
    for (std::size_t k = 0; k < p.size(); ++k)
        p[k] -= 0.1 * gradient[k];
    return p;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(network_suite)

BOOST_DATA_TEST_CASE(gradients_and_updates_are_right, data::make(cases), each) {
    const Numbers x{0.6, 0.9}, t{0.25, 0.75};
    const Worksheet sheet = worked_out(
        file(each, "input = [\"0.6\", \"0.9\"]\ntarget = [\"0.25\", \"0.75\"]\niterations = 2\n"));
    const Numbers gradient = gradient_of(each, start, x, t);
    check_close(parameters(sheet, "iteration[1]/backward/dL_d", each.are_rows), gradient);
    const Numbers updated = moved(start, gradient);
    check_close(parameters(sheet, "iteration[1]/update/", each.are_rows), updated);
    check_close(parameters(sheet, "iteration[2]/backward/dL_d", each.are_rows),
                gradient_of(each, updated, x, t));
    BOOST_TEST(sheet.tape_record().tape().value(sheet.find("iteration[2]/forward/L")->nodes[0]) ==
                   loss_of(each, updated, x, t),
               boost::test_tools::tolerance(1e-8));
}

BOOST_DATA_TEST_CASE(a_batch_takes_the_mean_or_one_after_the_other, data::make(cases), each) {
    const Numbers x1{0.6, 0.9}, t1{0.25, 0.75}, x2{-1, 0.5}, t2{1, 0};
    const std::string samples =
        "input = [[\"0.6\", \"0.9\"], [\"-1\", \"0.5\"]]\n"
        "target = [[\"0.25\", \"0.75\"], [\"1\", \"0\"]]\n";
    const Numbers first = gradient_of(each, start, x1, t1);

    const Worksheet mean = worked_out(file(each, samples));
    Numbers gradient = gradient_of(each, start, x2, t2);
    for (std::size_t k = 0; k < gradient.size(); ++k)
        gradient[k] = (gradient[k] + first[k]) / 2;
    check_close(parameters(mean, "iteration[1]/update/", each.are_rows), moved(start, gradient));

    const Worksheet in_turn = worked_out(file(each, samples + "batch = \"each\"\n"));
    const Numbers between = moved(start, first);
    check_close(parameters(in_turn, "iteration[1]/sample[2]/update/", each.are_rows),
                moved(between, gradient_of(each, between, x2, t2)));
}

BOOST_AUTO_TEST_CASE(training_goes_on_until_the_loss_is_below) {
    const Worksheet sheet = worked_out(
        "format = 1\ntitle = \"t\"\n[network]\nnotation = \"rows\"\ninput = [\"2\", \"3\"]\n"
        "target = \"1.0\"\nloss = \"half_squared_error\"\nlearning_rate = \"0.05\"\n"
        "until_loss_below = \"0.01\"\n"
        "[[network.layer]]\nname = \"h\"\nweights = [[\"0.11\", \"0.12\"], [\"0.21\", \"0.08\"]]\n"
        "[[network.layer]]\nname = \"o\"\nweights = [[\"0.14\"], [\"0.15\"]]\n");
    // The chapter gradient_descent takes 10 passes for the same.
    BOOST_TEST(sheet.loops().front().passes == 10);
    BOOST_TEST(!sheet.find("iteration[10]/backward/dL_dz_o"));
}

BOOST_AUTO_TEST_CASE(a_fixed_bias_stays) {
    const Worksheet sheet = worked_out(
        "format = 1\ntitle = \"t\"\n[network]\ninput = [\"2\", \"3\"]\ntarget = \"1\"\n"
        "loss = \"half_squared_error\"\nlearning_rate = \"0.05\"\n"
        "[[network.layer]]\nweights = [[\"0.1\", \"0.2\"]]\nbias = \"0.5\"\ntrain_bias = false\n"
        "activation = \"sigmoid\"\n");
    BOOST_TEST(sheet.find("iteration[1]/update/W_1"));
    BOOST_TEST(!sheet.find("iteration[1]/update/b_1"));
    BOOST_TEST(!sheet.find("iteration[1]/backward/dL_db_1"));
    BOOST_CHECK(sheet.find("iteration[1]/forward/z_1")->form == Form::scalar);
}

struct Mistake {
    const char* network;
    const char* error;
    const char* place;
};

std::ostream& operator<<(std::ostream& out, const Mistake& each) {
    return out << each.network;
}

const Mistake mistakes[] = {
    {"loss = \"entropy\"", "network.choice", "n.toml:4:8"},
    {"loss = \"squared_error\"", "toml.missing", "n.toml:3:1"},
    {"loss = \"squared_error\"\ninput = \"1\"\ntarget = [[\"1\"], [\"2\"]]", "network.samples",
     "n.toml:6:10"},
    {"loss = \"squared_error\"\ninput = \"1\"\ntarget = \"1\"", "toml.missing", "n.toml:3:1"},
    {"loss = \"squared_error\"\ninput = \"1\"\ntarget = \"1\"\n[[network.layer]]\nweights = \"1\"\n"
     "activation = \"sigmod\"",
     "network.choice", "n.toml:9:14"},
    {"learning_rat = \"1\"", "toml.key", "n.toml:4:16"},
};

BOOST_DATA_TEST_CASE(mistakes_are_told_with_their_place, data::make(mistakes), each) {
    try {
        worked_out(std::string("format = 1\ntitle = \"t\"\n[network]\n") + each.network + "\n");
        BOOST_ERROR("no error");
    } catch (const Errors& errors) {
        BOOST_TEST(errors.all().front().id() == each.error);
        BOOST_TEST(errors.all().front().place() == each.place);
    }
}

BOOST_AUTO_TEST_SUITE_END()
