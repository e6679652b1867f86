#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # The exercises set in class, answered
///
/// **Goal.** Answer what the documents ask: the derivatives that the introduction to
/// backpropagation (003) sets as exercises in class, its second iteration done without the stale
/// product, and the question with which *Neural networks* (001) ends: why do we need a nonlinear
/// activation function?
///
/// **You need** the chapter on backpropagation in a linear network, whose network this is, and the
/// product of two matrices.
void class_exercises(Worksheet& sheet) {
    sheet.title(caption("The exercises set in class, answered", "课堂练习与思考题解答"));
    sheet.mirrors("003", caption("Exercises in class", "课堂练习"));
    sheet.mirrors("001",
                  caption("Why a nonlinear activation function?", "为什么需要非线性的激活函数？"));

    /// ## The network
    ///
    /// Two inputs, two hidden units, one output; every unit, or neuron, passes its sum on
    /// unchanged:
    /// $$h_1=i_1w_1+i_2w_2,\qquad h_2=i_1w_3+i_2w_4,\qquad\mathrm{prediction}=h_1w_5+h_2w_6$$
    /// $\mathrm{actual}$ is the target, $\varDelta$ by how much $\mathrm{prediction}$ exceeds it.
    const Vary small = {"0.05", "0.30", "0.01"};
    const Matrix i = sheet.given_matrix(
        "i", "2 3",
        {.elements = "i1 i2", .caption = caption("inputs", "输入"), .vary = Vary{"1", "4", "1"}});
    const Matrix W = sheet.given_matrix(
        "W", "0.11 0.12; 0.21 0.08",
        {.elements = "w1 w3; w2 w4",
         .caption = caption("weights into the hidden layer", "输入层到隐藏层的权重"),
         .vary = small});
    const Matrix w =
        sheet.given_vector("w", "0.14, 0.15",
                           {.elements = "w5 w6",
                            .caption = caption("weights into the output", "隐藏层到输出层的权重"),
                            .vary = small});
    const Real actual = sheet.given_scalar(
        "actual", "1",
        {.caption = caption("target", "期望输出"), .vary = Vary{"0.5", "1.5", "0.1"}});
    const auto [i1, i2] = elements<2>(i);
    const auto [w1, w3, w2, w4] = elements<4>(W);
    const auto [w5, w6] = elements<2>(w);
    sheet.section("forward", caption("Forward pass", "前向传导"));
    const Caption hidden_unit = caption("hidden unit", "隐藏单元"),
                  half_square = caption("half the squared error", "误差平方的一半"),
                  excess_over_target = caption("prediction minus target", "预测值减期望输出");
    const Real h1 = sheet.step("h[1]", i1 * w1 + i2 * w2, {.caption = hidden_unit});
    const Real h2 = sheet.step("h[2]", i1 * w3 + i2 * w4, {.caption = hidden_unit});
    const Real prediction =
        sheet.step("prediction", h1 * w5 + h2 * w6, {.caption = caption("output", "输出")});
    sheet.step("Error", 0.5 * power(prediction - actual, 2), {.caption = half_square});
    sheet.step("Delta", prediction - actual, {.symbol = "Δ", .caption = excess_over_target});

    /// ## Exercise 1: ∂Error/∂w5
    ///
    /// The chain rule in two factors:
    /// $$\frac{\partial\mathrm{Error}}{\partial w_5}=
    /// \frac{\partial\mathrm{Error}}{\partial\mathrm{prediction}}\cdot
    /// \frac{\partial\mathrm{prediction}}{\partial w_5}=\varDelta\cdot h_1$$
    /// The derivative of the error with respect to the prediction is
    /// $2\cdot\tfrac12(\mathrm{prediction}-\mathrm{actual})=\varDelta$, that of the prediction with
    /// respect to $w_5$ is $h_1$. (The answer that the document prints on the next slide has lost
    /// the 2 on its way, says $\tfrac12=1$, and is headed $\partial\mathrm{Error}/\partial w_6$.)
    /// To check it, the error is worked out for a greater and a smaller $w_5$: it is a parabola in
    /// each weight, so the slope between the two is exactly the one in the middle.
    sheet.section("exercise1", caption("Exercise 1", "课堂练习 1"));
    const Caption by_weight = caption("error with respect to the weight", "误差对权重的导数");
    const Real to_prediction = sheet.step(
        "dError_dprediction", 0.5 * (2 * (prediction - actual)),
        {.symbol = "∂Error/∂prediction",
         .caption = caption("error with respect to the prediction", "误差对预测值的导数")});
    const Real of_w5 = sheet.step(
        "dprediction_dw5", h1,
        {.symbol = "∂prediction/∂w5",
         .caption = caption("prediction with respect to the weight", "预测值对权重的导数")});
    sheet.step("dError_dw5", to_prediction * of_w5, {.symbol = "∂Error/∂w5", .caption = by_weight});
    const Real h = sheet.given_scalar("h", "0.1", {.caption = caption("a little", "改变量")});
    const auto error_of = [&](Real by1, Real by2, Real by3, Real by4, Real by5) {
        return 0.5 * power((i(1, 1) * by1 + i(1, 2) * by2) * by5 +
                               (i(1, 1) * by3 + i(1, 2) * by4) * w(2) - actual,
                           2);
    };
    const auto check = [&](const std::string& k, Real above, Real below) {
        const Digits digits{6};
        const Real up =
            sheet.step("E" + k + "_up", above,
                       {.symbol = "E" + k + "_up",
                        .caption = caption("error, the weight greater", "权重增大时的误差"),
                        .digits = digits});
        const Real down =
            sheet.step("E" + k + "_down", below,
                       {.symbol = "E" + k + "_down",
                        .caption = caption("error, the weight smaller", "权重减小时的误差"),
                        .digits = digits});
        sheet.step("check" + k, (up - down) / (2 * h),
                   {.symbol = "Δ" + k,
                    .caption = caption("by differences", "用差分求得"),
                    .digits = digits});
    };
    check("5", error_of(w1, w2, w3, w4, w5 + h), error_of(w1, w2, w3, w4, w5 - h));

    /// ## Exercise 2: ∂Error/∂w2, ∂Error/∂w3, ∂Error/∂w4
    ///
    /// Three factors now, as a hidden unit lies between: the derivatives of the error with respect
    /// to the prediction, of the prediction with respect to the hidden unit, and of the hidden unit
    /// with respect to the weight.
    /// $$\frac{\partial\mathrm{Error}}{\partial w_2}=\varDelta\cdot
    /// \frac{\partial\mathrm{prediction}}{\partial h_1}\cdot \frac{\partial h_1}{\partial
    /// w_2}=\varDelta\cdot w_5\cdot i_2$$
    /// Follow the path from a weight to the output, and write down what you meet: $w_2$ leads to
    /// $h_1$, $w_3$ and $w_4$ to $h_2$. (The document's answers to $w_3$ and $w_4$ have
    /// $\partial h_1$ in their last factor, which would be 0.)
    sheet.section("exercise2", caption("Exercise 2", "课堂练习 2"));
    const Caption by_unit = caption("prediction with respect to the hidden unit",
                                    "预测值对隐藏单元的导数"),
                  of_unit =
                      caption("hidden unit with respect to the weight", "隐藏单元对权重的导数");
    const Real of_h1 =
        sheet.step("dprediction_dh1", w5, {.symbol = "∂prediction/∂h1", .caption = by_unit});
    const Real of_h2 =
        sheet.step("dprediction_dh2", w6, {.symbol = "∂prediction/∂h2", .caption = by_unit});
    const Real h1_of_w2 = sheet.step("dh1_dw2", i2, {.symbol = "∂h1/∂w2", .caption = of_unit});
    const Real h2_of_w3 = sheet.step("dh2_dw3", i1, {.symbol = "∂h2/∂w3", .caption = of_unit});
    const Real h2_of_w4 = sheet.step("dh2_dw4", i2, {.symbol = "∂h2/∂w4", .caption = of_unit});
    sheet.step("dError_dw2", to_prediction * of_h1 * h1_of_w2,
               {.symbol = "∂Error/∂w2", .caption = by_weight});
    sheet.step("dError_dw3", to_prediction * of_h2 * h2_of_w3,
               {.symbol = "∂Error/∂w3", .caption = by_weight});
    sheet.step("dError_dw4", to_prediction * of_h2 * h2_of_w4,
               {.symbol = "∂Error/∂w4", .caption = by_weight});
    check("2", error_of(w1, w2 + h, w3, w4, w5), error_of(w1, w2 - h, w3, w4, w5));
    check("3", error_of(w1, w2, w3 + h, w4, w5), error_of(w1, w2, w3 - h, w4, w5));
    check("4", error_of(w1, w2, w3, w4 + h, w5), error_of(w1, w2, w3, w4 - h, w5));

    /// ## Exercise 3: the second iteration
    ///
    /// From the weights that the document prints after its first iteration: the error, the
    /// corrections, forward again, the new error. The document takes the product $P$ of inputs and
    /// output weights from the first iteration; here it is made of the $w_5$ and $w_6$ that hold
    /// now. Why does it matter? $P$ is a part of the gradient, and a gradient points downhill only
    /// where it was taken.
    sheet.section("exercise3",
                  caption("Exercise 3: the second iteration", "课堂练习 3：第二次迭代"));
    const Real eta = sheet.given_scalar("eta", "0.05",
                                        {.symbol = "η",
                                         .caption = caption("learning rate", "学习率"),
                                         .vary = Vary{"0.01", "0.06", "0.01"}});
    const Matrix V =
        sheet.given_matrix("W", "0.12 0.13; 0.23 0.10",
                           {.elements = "w1 w3; w2 w4",
                            .caption = caption("after the first iteration", "第一次迭代之后"),
                            .vary = small});
    const Matrix v =
        sheet.given_vector("w", "0.1744, 0.1694",
                           {.elements = "w5 w6",
                            .caption = caption("after the first iteration", "第一次迭代之后"),
                            .vary = small});
    const auto forward = [&](const Matrix& hidden, const Matrix& output) {
        const Matrix units = sheet.step(
            "h", i * hidden, {.elements = "h1 h2", .caption = caption("hidden units", "隐藏单元")});
        const Real out =
            sheet.step("out", (units * output)(1), {.caption = caption("output", "输出")});
        sheet.step("Error", 0.5 * power(out - actual, 2), {.caption = half_square});
        return std::pair(units, out);
    };
    const auto [units, out] = forward(V, v);
    const Real excess =
        sheet.step("Delta", out - actual, {.symbol = "Δ", .caption = excess_over_target});
    const Matrix P =
        sheet.step("P", transpose(i) * transpose(v),
                   {.caption = caption("inputs times output weights", "输入与输出层权重之积")});
    sheet.section("exercise3_after", caption("The corrected weights, and forward again",
                                             "修正后的权重，再次前向传导"));
    const Matrix new_v =
        sheet.step("w", v - eta * excess * transpose(units),
                   {.caption = caption("corrected output weights", "修正后的输出层权重"),
                    .updates = "exercise3/w"});
    const Matrix new_V =
        sheet.step("W", V - eta * excess * P,
                   {.caption = caption("corrected hidden weights", "修正后的隐藏层权重"),
                    .updates = "exercise3/W"});
    forward(new_V, new_v);

    /// ## Why a nonlinear activation function?
    ///
    /// Without one, two layers are one. Multiply out:
    /// $$W_2(W_1x+b_1)+b_2=\underbrace{(W_2W_1)}_{W}x+\underbrace{(W_2b_1+b_2)}_{b}$$
    /// That is one layer, with the weights $W=W_2\cdot W_1$ and the biases $b=W_2\cdot b_1+b_2$; a
    /// third layer would go the same way. Whatever the number of layers, such a network can do no
    /// more than one, and one layer cannot even do XOR. These numbers were chosen for this
    /// workbook.
    sheet.section("nonlinear", caption("Why nonlinear?", "为什么需要非线性的激活函数"));
    const Vary whole = {"-3", "3", "1"};
    const Matrix x = sheet.given_vector(
        "x", "1, -2", {.elements = "x{row}", .caption = caption("inputs", "输入"), .vary = whole});
    const Matrix W1 = sheet.given_matrix(
        "W1", "2 1; 0 -1; 3 2",
        {.symbol = "W1", .caption = caption("weights of layer 1", "第 1 层的权重"), .vary = whole});
    const Matrix b1 = sheet.given_vector(
        "b1", "1, 0, -2",
        {.symbol = "b1", .caption = caption("biases of layer 1", "第 1 层的偏置"), .vary = whole});
    const Matrix W2 = sheet.given_matrix(
        "W2", "1 -1 2; 0 3 1",
        {.symbol = "W2", .caption = caption("weights of layer 2", "第 2 层的权重"), .vary = whole});
    const Matrix b2 = sheet.given_vector(
        "b2", "0, 4",
        {.symbol = "b2", .caption = caption("biases of layer 2", "第 2 层的偏置"), .vary = whole});
    const Matrix two = sheet.step("y_two", W2 * (W1 * x + b1) + b2,
                                  {.caption = caption("through two layers", "经过两层")});
    const Matrix W12 = sheet.step(
        "W", W2 * W1, {.caption = caption("weights of the one layer", "合成一层的权重")});
    const Matrix b12 =
        sheet.step("b", W2 * b1 + b2, {.caption = caption("its biases", "合成一层的偏置")});
    const Matrix one =
        sheet.step("y_one", W12 * x + b12, {.caption = caption("through one layer", "经过一层")});
    sheet.step("difference", two - one,
               {.caption = caption("of two layers and one", "两层与一层之差")});

    /// ## And with one
    ///
    /// Put $\sigma$ between the two layers, and the result is another. Is it still what some other
    /// single layer would give? A layer $W\cdot x+b$ would give at $x$ and at $-x$ results whose
    /// mean is its result at 0, namely $b$:
    /// $$\tfrac12\bigl((W\cdot x+b)+(W\cdot(-x)+b)\bigr)=b$$
    /// Here mean and middle differ: no single layer does the same.
    sheet.section("bent", caption("With σ between the layers", "两层之间加入 σ"));
    const auto bent = [&](const Matrix& input) { return W2 * logistic(W1 * input + b1) + b2; };
    const Matrix at_x = sheet.step("y_plus", bent(x), {.caption = caption("at x", "在 x 处")});
    const Matrix at_minus_x =
        sheet.step("y_minus", bent(-x), {.caption = caption("at −x", "在 −x 处")});
    const Matrix middle =
        sheet.step("y_zero", W2 * logistic(b1) + b2, {.caption = caption("at 0", "在 0 处")});
    const Matrix mean = sheet.step("y_mean", 0.5 * (at_x + at_minus_x),
                                   {.caption = caption("mean of the first two", "前两者的平均")});
    sheet.step("difference_bent", mean - middle,
               {.caption = caption("mean minus middle", "平均值减 0 处的值")});
}

}  // namespace longhand::chapters
