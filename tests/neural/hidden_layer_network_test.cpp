#include "longhand/neural/hidden_layer_network.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "longhand/neural/activation.hpp"
#include "longhand/neural/loss.hpp"
#include "longhand/neural/softmax.hpp"

namespace neural = longhand::neural;
using Eigen::Index;
using Eigen::MatrixXd;

namespace {

using Network = neural::HiddenLayerNetwork<MatrixXd>;

const auto sigma = [](const MatrixXd& z) { return neural::apply(neural::logistic<double>, z); };
const auto linear = [](const MatrixXd& z) { return z; };
const auto softmax = [](const MatrixXd& z) { return neural::softmax_rows(z); };

Network small_network() {
    Network net{MatrixXd(2, 3), MatrixXd(1, 3), MatrixXd(3, 2), MatrixXd(1, 2)};
    net.W << 0.3, -0.2, 0.5, 0.1, 0.4, -0.6;
    net.b << 0.1, -0.1, 0.2;
    net.V << 0.7, -0.3, 0.2, 0.5, -0.4, 0.6;
    net.c << 0.05, -0.15;
    return net;
}

MatrixXd samples() {
    MatrixXd X(3, 2);
    X << 1, -2, 0.5, 0.25, -1, 3;
    return X;
}

MatrixXd targets() {
    MatrixXd T(3, 2);
    T << 1, 0, 0, 1, 1, 0;
    return T;
}

/// The outputs by loops of its own.
MatrixXd scores_by_loops(const Network& net) {
    const MatrixXd X = samples();
    MatrixXd scores(3, 2);
    for (Index n = 0; n < 3; ++n) {
        for (Index k = 0; k < 2; ++k) {
            double score = net.c(0, k);
            for (Index h = 0; h < 3; ++h) {
                double sum = net.b(0, h);
                for (Index i = 0; i < 2; ++i)
                    sum += X(n, i) * net.W(i, h);
                score += net.V(h, k) / (1 + std::exp(-sum));
            }
            scores(n, k) = score;
        }
    }
    return scores;
}

double squares(const Network& net) {
    return (scores_by_loops(net) - targets()).squaredNorm() / 2 / 3;
}

double entropy(const Network& net) {
    const MatrixXd scores = scores_by_loops(net), T = targets();
    double sum = 0;
    for (Index n = 0; n < 3; ++n) {
        const double all = std::exp(scores(n, 0)) + std::exp(scores(n, 1));
        for (Index k = 0; k < 2; ++k)
            sum -= T(n, k) * std::log(std::exp(scores(n, k)) / all);
    }
    return sum / 3;
}

/// A step of training moves every parameter against its central difference.
void check_step(const auto& output, double (*loss)(const Network&)) {
    constexpr double eta = 0.5, h = 1e-5;
    Network trained = small_network();
    neural::train(trained, samples(), targets(), eta, 1.0 / 3, sigma, output);
    for (MatrixXd Network::*part : {&Network::W, &Network::b, &Network::V, &Network::c}) {
        for (Index k = 0; k < (trained.*part).size(); ++k) {
            Network up = small_network(), down = small_network();
            (up.*part).data()[k] += h;
            (down.*part).data()[k] -= h;
            const double slope = (loss(up) - loss(down)) / (2 * h);
            const double moved = (trained.*part).data()[k] - (small_network().*part).data()[k];
            BOOST_TEST(std::abs(moved + eta * slope) < 1e-9);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hidden_layer_network_suite)

BOOST_AUTO_TEST_CASE(outputs_are_those_of_loops) {
    const MatrixXd Y = neural::outputs(small_network(), samples(), sigma, linear);
    BOOST_TEST((Y - scores_by_loops(small_network())).cwiseAbs().maxCoeff() < 1e-14);
}

BOOST_AUTO_TEST_CASE(a_step_goes_against_the_derivatives_of_half_the_mean_square) {
    check_step(linear, squares);
}

BOOST_AUTO_TEST_CASE(with_softmax_it_goes_against_those_of_the_mean_cross_entropy) {
    check_step(softmax, entropy);
}

BOOST_AUTO_TEST_CASE(the_mean_cross_entropy_is_the_mean_over_the_samples) {
    MatrixXd Y(2, 3), T(2, 3);
    Y << 0.3, 0.2, 0.5, 0.1, 0.8, 0.1;
    T << 0, 1, 0, 0, 1, 0;
    const double expected = -(std::log(0.2) + std::log(0.8)) / 2;
    BOOST_TEST(std::abs(neural::mean_cross_entropy(Y, T) - expected) < 1e-15);
    BOOST_CHECK_THROW(neural::mean_cross_entropy(Y, samples()), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(each_result_is_named_once) {
    Network net = small_network();
    std::string names;
    neural::train(net, samples(), targets(), 0.1, 1.0 / 3, sigma, linear,
                  [&names](const char* id, const MatrixXd& result) {
                      names += std::string(id) + " ";
                      return result;
                  });
    BOOST_TEST(names == "H Y D dV dc S dW db W b V c ");
}

BOOST_AUTO_TEST_SUITE_END()
