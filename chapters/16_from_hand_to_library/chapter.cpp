#include <longhand/chapter.hpp>

namespace longhand::chapters {

namespace {

using Plain = Eigen::MatrixXd;

/// How many have their largest output where the target is 1.
double right(const Plain& Y, const Plain& T) {
    double count = 0;
    for (Eigen::Index n = 0; n < Y.rows(); ++n) {
        Eigen::Index said = 0, is = 0;
        Y.row(n).maxCoeff(&said);
        T.row(n).maxCoeff(&is);
        count += said == is ? 1 : 0;
    }
    return count;
}

/// Samples of three species below each other, and the class of each.
struct Samples {
    Plain X, T;
};

Samples stacked(const std::vector<Matrix>& species) {
    Eigen::Index count = 0, row = 0;
    for (const Matrix& each : species)
        count += each.rows();
    Samples all{Plain(count, 2), Plain::Zero(count, static_cast<Eigen::Index>(species.size()))};
    for (std::size_t k = 0; k < species.size(); ++k) {
        const Plain values = doubles(species[k]);
        all.X.middleRows(row, values.rows()) = values;
        all.T.block(row, static_cast<Eigen::Index>(k), values.rows(), 1).setOnes();
        row += values.rows();
    }
    return all;
}

}  // namespace

/// # From hand to library
///
/// **Goal.** Work out one layer with its derivatives four times: element by element, with matrices,
/// by the functions of the library, and by the reverse sweep. Then let the library train a network
/// on real penguins.
///
/// **You need** softmax, cross entropy and the Affine layer. The slides name a network built by
/// hand and a call of a Linear layer (000), without more; the notes have the formulas (002). The
/// small numbers were chosen for this workbook; the penguins are real.
void from_hand_to_library(Worksheet& sheet) {
    sheet.title(caption("From hand to library", "从手算到库函数"));
    sheet.mirrors("000", caption("4. Building a neural network", "4. 构建神经网络"));
    sheet.mirrors("002", caption("The Affine layer", "Affine 层"));

    /// ## One layer, element by element
    ///
    /// Two inputs, two outputs with softmax, and the first class is right. Each sum and each
    /// derivative is written out, one weight after the other:
    /// $$\frac{\partial L}{\partial w_{jk}}=x_j\cdot \frac{\partial L}{\partial
    /// z_k},\qquad\frac{\partial L}{\partial z_k}=y_k-t_k$$
    /// (The derivatives of $b_1$ and $b_2$ are those of $z_1$ and $z_2$.)
    sheet.section("by_elements", caption("Element by element", "逐个元素"));
    const Vary small = {"-1", "1", "0.1"};
    const Matrix x = sheet.given_matrix(
        "x", "0.5 -1.2", {.elements = "x1 x2", .caption = caption("input", "输入"), .vary = small});
    const Matrix W = sheet.given_matrix(
        "W", "0.4 -0.3; 0.1 0.6",
        {.elements = "w{row}{column}", .caption = caption("weights", "权重"), .vary = small});
    const Matrix b = sheet.given_matrix(
        "b", "0.2 -0.1",
        {.elements = "b1 b2", .caption = caption("biases", "偏置"), .vary = small});
    const Matrix t = sheet.given_matrix(
        "t", "1 0", {.elements = "t1 t2", .caption = caption("target", "目标值")});
    const auto [x1, x2] = elements<2>(x);
    const auto [w11, w12, w21, w22] = elements<4>(W);
    const auto [b1, b2] = elements<2>(b);
    const Caption sums = caption("weighted sum", "加权和"),
                  powers = caption("numerator of softmax", "softmax 的分子"),
                  outputs_of_both = caption("output", "输出");
    const Real z1 = sheet.step("z1", x1 * w11 + x2 * w21 + b1, {.caption = sums});
    const Real z2 = sheet.step("z2", x1 * w12 + x2 * w22 + b2, {.caption = sums});
    const Real p1 = sheet.step("p1", exp(z1), {.caption = powers});
    const Real p2 = sheet.step("p2", exp(z2), {.caption = powers});
    const Real y1 = sheet.step("y1", p1 / (p1 + p2), {.caption = outputs_of_both});
    const Real y2 = sheet.step("y2", p2 / (p1 + p2), {.caption = outputs_of_both});
    const Real L = sheet.step("L", -log(y1), {.caption = caption("loss", "损失")});
    const auto [t1, t2] = elements<2>(t);
    const Caption by_sum = caption("derivative with respect to the sum", "对加权和的导数"),
                  by_weight = caption("derivative with respect to the weight", "对权重的导数");
    const Real d1 = sheet.step("d1", y1 - t1, {.symbol = "∂L/∂z1", .caption = by_sum});
    const Real d2 = sheet.step("d2", y2 - t2, {.symbol = "∂L/∂z2", .caption = by_sum});
    sheet.step("dw11", x1 * d1, {.symbol = "∂L/∂w11", .caption = by_weight});
    sheet.step("dw12", x1 * d2, {.symbol = "∂L/∂w12", .caption = by_weight});
    sheet.step("dw21", x2 * d1, {.symbol = "∂L/∂w21", .caption = by_weight});
    sheet.step("dw22", x2 * d2, {.symbol = "∂L/∂w22", .caption = by_weight});

    /// ## With matrices
    ///
    /// The same in four lines: $x\cdot W$ has all the sums, and $x^{\mathrm T}$ times the row of
    /// the derivatives of $z$ has all the derivatives of the weights:
    /// $$z=x\cdot W+b,\qquad y=\mathrm{softmax}(z),\qquad\frac{\partial L}{\partial W}=x^{\mathrm
    /// T}\cdot(y-t)$$
    sheet.section("by_matrices", caption("With matrices", "用矩阵"));
    const Matrix z = sheet.step("z", x * W + b, {.caption = caption("weighted sums", "加权和")});
    const Matrix y = sheet.step("y", softmax(z), {.caption = caption("outputs", "输出")});
    const Matrix D = sheet.step("D", y - t, {.symbol = "∂L/∂z", .caption = by_sum});
    const Matrix G = sheet.step("G", transpose(x) * D, {.caption = caption("∂L/∂W", "∂L/∂W")});

    /// ## By the library
    ///
    /// A library has a function for the layer and one for each derivative. What they do is no more
    /// than the lines above: look at the differences.
    sheet.section("by_library", caption("By the library", "用库函数"));
    const Caption difference = caption("difference from the line above", "与上面所得之差");
    const Matrix z_library =
        sheet.step("z", neural::affine(x, W, b),
                   {.symbol = "z_library", .caption = caption("weighted sums", "加权和")});
    const Matrix G_library =
        sheet.step("G", neural::affine_weight_gradient(x, D),
                   {.symbol = "G_library", .caption = caption("∂L/∂W", "∂L/∂W")});
    sheet.step("z_difference", z_library - z, {.symbol = "Δz", .caption = difference});
    sheet.step("G_difference", G_library - G, {.symbol = "ΔG", .caption = difference});

    /// ## By the reverse sweep
    ///
    /// Nobody needs to know any of these derivatives: from the record of the forward pass alone,
    /// going back from $L$ through every operation, they come out by themselves. Each operation
    /// knows its own small derivative, and the chain rule multiplies them; this is how libraries
    /// differentiate whatever a program computes.
    sheet.section("by_sweep", caption("By the reverse sweep", "自动求导"));
    const Matrix G_sweep = sheet.step("G", gradient(L, W),
                                      {.symbol = "G_sweep", .caption = caption("∂L/∂W", "∂L/∂W")});
    sheet.step("G_difference", G_sweep - G, {.symbol = "ΔG", .caption = difference});

    /// ## Penguins
    ///
    /// Bills of {{penguins.csv|rows}} penguins of three species (Adélie, Gentoo, chinstrap): length
    /// and depth in millimetres, measured in the Palmer Archipelago by K. Gorman and colleagues
    /// (published 2014; free of rights, CC0). Every second pair is for learning, the others are for
    /// the test. Inputs of about the size 1 are learnt best, as far from 0 the function $\sigma$ is
    /// flat: hence the length less {{penguins/centre[1,1]}}, over {{penguins/spread[1,1]}}, and the
    /// depth less {{penguins/centre[1,2]}}, over {{penguins/spread[1,2]}}.
    sheet.section("penguins", caption("Penguins", "企鹅"));
    const Matrix centre = sheet.given_matrix(
        "centre", "44 17",
        {.symbol = "m", .caption = caption("middle of length and depth", "喙长与喙厚的中间值")});
    const Matrix spread = sheet.given_matrix(
        "spread", "5 2", {.symbol = "s", .caption = caption("spread", "离散程度")});
    const DataTable table = sheet.data("penguins.csv");
    const auto bills = [&](const std::string& id, const char* species, const Caption& name,
                           bool is_learnt) {
        return sheet.given_matrix(id,
                                  table.where("species", species)
                                      .every_second_pair(is_learnt)
                                      .numbers({"bill_length_mm", "bill_depth_mm"}),
                                  {.caption = name});
    };
    const std::vector<Matrix> learnt = {
        bills("adelie", "Adelie", caption("Adélie", "阿德利企鹅"), true),
        bills("gentoo", "Gentoo", caption("Gentoo", "白眉企鹅"), true),
        bills("chinstrap", "Chinstrap", caption("chinstrap", "帽带企鹅"), true)};
    const std::vector<Matrix> tested = {
        bills("adelie_test", "Adelie", caption("Adélie, test", "阿德利企鹅，测试"), false),
        bills("gentoo_test", "Gentoo", caption("Gentoo, test", "白眉企鹅，测试"), false),
        bills("chinstrap_test", "Chinstrap", caption("chinstrap, test", "帽带企鹅，测试"), false)};

    /// ## Training
    ///
    /// Two inputs, four hidden neurons with $\sigma$, three outputs with softmax:
    /// $$H=\sigma(u\cdot V_1+c_1),\qquad A=H\cdot V_2+c_2,\qquad p=\mathrm{softmax}(A)$$
    /// The functions that gave the lines above now run on plain numbers, without a record: a
    /// thousand passes over all penguins of the training set, with the learning rate
    /// $\eta={{training/eta}}$. After every twentieth pass the mean loss is taken, on these and on
    /// the test. (That the test ends lower is chance: other penguins, and easier ones.)
    sheet.section("training", caption("Training", "训练"));
    const Real eta = sheet.given_scalar(
        "eta", "1", {.symbol = "η", .caption = caption("learning rate", "学习率")});
    const auto given = [&](const char* id, const char* numbers, const Caption& name) {
        return doubles(sheet.given_matrix(id, numbers, {.caption = name}));
    };
    neural::HiddenLayerNetwork<Plain> net = {
        given("V1", "0.5 -0.5 0.3 -0.2; 0.2 0.4 -0.6 -0.3",
              caption("weights of the hidden layer at first", "隐藏层权重的初值")),
        given("c1", "0.1 -0.1 0.2 0", caption("its biases", "隐藏层偏置的初值")),
        given("V2", "0.3 -0.2 0.1; -0.4 0.2 0.1; 0.1 0.3 -0.3; -0.2 0.1 0.2",
              caption("weights of the output at first", "输出层权重的初值")),
        given("c2", "0 0 0", caption("its biases", "输出层偏置的初值"))};
    const auto scaled = [&](Samples samples) {
        for (Eigen::Index n = 0; n < samples.X.rows(); ++n)
            samples.X.row(n) = (samples.X.row(n) - doubles(centre)).cwiseQuotient(doubles(spread));
        return samples;
    };
    const Samples learning = scaled(stacked(learnt)), testing = scaled(stacked(tested));
    const auto softmax_rows = [](const Plain& scores) { return neural::softmax_rows(scores); };
    const auto outputs = [&](const Samples& samples) {
        return neural::outputs(net, samples.X, logistic, softmax_rows);
    };
    constexpr int passes = 1000, shown = 20;
    Eigen::VectorXd after(passes / shown), losses(passes / shown), test_losses(passes / shown);
    for (int pass = 1; pass <= passes; ++pass) {
        neural::train(net, learning.X, learning.T, eta.value(),
                      1.0 / static_cast<double>(learning.X.rows()), logistic, softmax_rows);
        if (pass % shown != 0) continue;
        after(pass / shown - 1) = pass;
        losses(pass / shown - 1) = neural::mean_cross_entropy(outputs(learning), learning.T);
        test_losses(pass / shown - 1) = neural::mean_cross_entropy(outputs(testing), testing.T);
    }
    sheet.state("passes", after, {.symbol = "n", .caption = caption("passes", "轮数")});
    sheet.state("losses", losses,
                {.symbol = "L", .caption = caption("mean loss, learning", "训练集上的平均损失")});
    sheet.state("test_losses", test_losses,
                {.symbol = "K", .caption = caption("mean loss, test", "测试集上的平均损失")});
    const auto trained = [&](const char* id, const Plain& values, const char* first) {
        return sheet.state(id, values,
                           {.caption = caption("trained", "训练所得"), .updates = first});
    };
    const Matrix W1 = trained("W1", net.W, "training/V1"), c1 = trained("b1", net.b, "training/c1"),
                 W2 = trained("W2", net.V, "training/V2"), c2 = trained("b2", net.c, "training/c2");
    sheet.plot("curve", {.title = caption("Learning the penguins", "学习辨认企鹅"),
                         .x = {caption("passes", "轮数")},
                         .y = {caption("mean loss", "平均损失")},
                         .points = {{.x = "training/passes",
                                     .y = "training/losses",
                                     .label = caption("learning", "训练集"),
                                     .is_joined = true},
                                    {.x = "training/passes",
                                     .y = "training/test_losses",
                                     .label = caption("test", "测试集"),
                                     .is_joined = true}}});

    /// ## What was learned
    ///
    /// How many of the penguins that the network has never seen are named correctly? One bill of
    /// the test, where the species meet, goes through the trained network by hand: that of a
    /// Gentoo. Does the network say so, and how sure is it?
    sheet.section("learned", caption("What was learned", "学到了什么"));
    const Real told =
        sheet.state("told", right(outputs(testing), testing.T),
                    {.symbol = "k", .caption = caption("named correctly", "判断正确的只数")});
    const Real count = sheet.state(
        "count", static_cast<double>(testing.X.rows()),
        {.symbol = "n_test", .caption = caption("penguins of the test", "测试集的只数")});
    sheet.step("share", told / count, {.symbol = "a", .caption = caption("accuracy", "准确率")});
    const Matrix q = sheet.given_matrix(
        "q", "45.2 16.4",
        {.elements = "q1 q2",
         .caption = caption("length and depth of one bill", "其中一只的喙长与喙厚")});
    const Matrix u = sheet.step("u", (q - centre) / spread,
                                {.elements = "u1 u2", .caption = caption("input", "输入")});
    const Matrix H = sheet.step("H", logistic(u * W1 + c1),
                                {.caption = caption("hidden outputs", "隐藏层的输出")});
    const Matrix a =
        sheet.step("scores", H * W2 + c2, {.symbol = "A", .caption = caption("scores", "得分")});
    sheet.step("p", softmax(a),
               {.caption = caption("Adélie, Gentoo, chinstrap", "阿德利、白眉、帽带的概率")});
    const auto points = [](const std::string& species, const Caption& label) {
        return PlottedPoints{.x = "penguins/" + species + "[*,1]",
                             .y = "penguins/" + species + "[*,2]",
                             .label = label};
    };
    const Caption adelie = caption("Adélie", "阿德利企鹅"), gentoo = caption("Gentoo", "白眉企鹅"),
                  chinstrap = caption("chinstrap", "帽带企鹅");
    sheet.plot("regions",
               {.title = caption("What the network says of a bill, and the penguins of the test",
                                 "网络的判断，与测试集中的企鹅"),
                .x = {caption("bill length (mm)", "喙长（mm）"), "30", "60"},
                .y = {caption("bill depth (mm)", "喙厚（mm）"), "13", "22"},
                .regions = {{.x = "learned/q[1,1]",
                             .y = "learned/q[1,2]",
                             .of = "learned/p",
                             .labels = {caption("said to be Adélie", "判为阿德利"),
                                        caption("said to be Gentoo", "判为白眉"),
                                        caption("said to be chinstrap", "判为帽带")}}},
                .points = {points("adelie_test", adelie),
                           points("gentoo_test", gentoo),
                           points("chinstrap_test", chinstrap),
                           {.x = "learned/q[1,1]",
                            .y = "learned/q[1,2]",
                            .label = caption("the bill worked out", "手算的那一只")}}});
}

}  // namespace longhand::chapters
