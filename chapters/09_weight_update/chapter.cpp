#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Updating the weights of a sigmoid network
///
/// **Goal.** Derive how the error responds to one weight, step by step with numbers, and see the
/// factor 2 come and go; check the derivative by two independent ways; then change all 18 weights
/// of a network of three layers in one step of training.
///
/// **You need** the chain rule, the logistic function $\sigma$ with its derivative
/// $\sigma(1-\sigma)$, and the product of a column and a row. Section 13 of *Make Your Own Neural
/// Network* (000), which calls $\sigma$ the sigmoid function, a neuron a node and a connection a
/// link, and the notes on gradient descent (004). Each section says where its numbers are from.
void weight_update(Worksheet& sheet) {
    sheet.title(caption("Updating the weights of a sigmoid network", "更新 sigmoid 网络的权重"));
    sheet.mirrors("000", caption("13. Gradient descent", "13. 梯度下降"));
    sheet.mirrors("000", caption("Weight update worked example", "权重更新的例子"));
    sheet.mirrors("004", caption("Gradient descent", "梯度下降"));
    sheet.mirrors("004", caption("Change matrix", "变化矩阵"));

    /// ## One output node
    ///
    /// Two links lead to an output node $k$. It adds up what arrives to its combined input, or
    /// weighted sum, $x$, and has the output $o_k$. Its error $E$ is the square of how far it
    /// misses its target:
    /// $$x=w_1\cdot o_1+w_2\cdot o_2,\qquad o_k=\sigma(x),\qquad E=(t-o_k)^2$$
    /// The weights and the outputs of the nodes before it are those of the example further down;
    /// the target $t$ was chosen for this workbook.
    const Vary unit = {"0.1", "0.9", "0.1"};
    const Vary weight_range = {"0.5", "4", "0.5"};
    sheet.section("output", caption("One output node", "一个输出节点"));
    const Matrix o_before =
        sheet.given_vector("o_j", "0.4, 0.5",
                           {.elements = "o{row}",
                            .caption = caption("outputs of the hidden nodes", "隐藏层节点的输出"),
                            .vary = unit});
    const Matrix w = sheet.given_vector(
        "w", "2.0, 3.0",
        {.elements = "w{row}", .caption = caption("weights", "权重"), .vary = weight_range});
    const Real t =
        sheet.given_scalar("t", "0.5", {.caption = caption("target", "目标值"), .vary = unit});
    const auto output_of = [&](Real w1, Real w2) {
        return logistic(w1 * o_before(1) + w2 * o_before(2));
    };
    const Real x = sheet.step("x", w(1) * o_before(1) + w(2) * o_before(2),
                              {.caption = caption("combined input", "加权和")});
    const Real o =
        sheet.step("o_k", logistic(x), {.symbol = "o_k", .caption = caption("output", "输出")});
    const Real E =
        sheet.step("E", power(t - o, 2), {.caption = caption("squared error", "误差的平方")});

    /// ## The derivation, step by step
    ///
    /// $E$ depends on the weight $w_1$ only through the output $o_k$, and $o_k$ only through the
    /// combined input $x$: three derivatives, multiplied.
    /// $$\frac{\partial E}{\partial w_1}= \frac{\partial E}{\partial o_k}\cdot \frac{\partial
    /// o_k}{\partial x}\cdot \frac{\partial x}{\partial w_1}$$
    /// $$\frac{\partial E}{\partial o_k}=-2(t-o_k),\qquad\frac{\partial o_k}{\partial
    /// x}=o_k(1-o_k),\qquad\frac{\partial x}{\partial w_1}=o_1$$
    /// Read it as three questions: how far is the output off, how easily does the node move, how
    /// strong was the signal on this link? Where one of the three answers is near 0, the weight
    /// learns next to nothing. The notes (004) first expand $(t-o)^2$ to $t^2-2to+o^2$, whose
    /// derivative with respect to $o$ is $-2t+2o$: the same as $-2(t-o)$.
    sheet.section("derivation", caption("The derivation, step by step", "逐步推导"));
    sheet.step("expanded", power(t, 2) - 2 * t * o + power(o, 2),
               {.symbol = "E_exp", .caption = caption("E, expanded", "展开后的 E")});
    sheet.step("dE_do_expanded", -2 * t + 2 * o,
               {.symbol = "∂E_exp/∂o_k",
                .caption = caption("with respect to the output, from the expanded form",
                                   "对输出的导数（由展开式）")});
    const Real dE_do =
        sheet.step("dE_do", -2 * (t - o),
                   {.symbol = "∂E/∂o_k",
                    .caption = caption("error with respect to the output", "误差对输出的导数")});
    const Real slope = sheet.step(
        "do_dx", o * (1 - o),
        {.symbol = "∂o_k/∂x",
         .caption = caption("output with respect to the combined input", "输出对加权和的导数")});
    const Real dx_dw = sheet.step(
        "dx_dw", o_before(1),
        {.symbol = "∂x/∂w1",
         .caption = caption("combined input with respect to the weight", "加权和对权重的导数")});
    const Real derivative =
        sheet.step("dE_dw", dE_do * slope * dx_dw,
                   {.symbol = "∂E/∂w1",
                    .caption = caption("error with respect to the weight", "误差对权重的导数"),
                    .digits = Digits{6}});

    /// ## With and without the factor 2
    ///
    /// Both documents carry the 2 along, and from one line to the next lose it, with "=" between
    /// the lines. It is no slip if $E$ is half the square, $E_{\mathrm{half}}=\tfrac12(t-o_k)^2$:
    /// then the 2 and the $\tfrac12$ cancel. Or one says that the 2 went into the learning rate.
    /// But of one and the same $E$ only one can be the derivative: $r$ is 2, not 1.
    sheet.section("factor", caption("With and without the factor 2", "有没有因子 2"));
    sheet.step(
        "E_half", 0.5 * power(t - o, 2),
        {.symbol = "E_half", .caption = caption("half the squared error", "误差平方的一半")});
    const Real of_half = sheet.step(
        "dE_half_dw", -(t - o) * o * (1 - o) * o_before(1),
        {.symbol = "∂E_half/∂w1",
         .caption = caption("its derivative with respect to the weight", "它对权重的导数")});
    sheet.step("ratio", derivative / of_half,
               {.symbol = "r",
                .caption = caption("the first derivative over the second", "两个导数之比")});

    /// ## Is it right? Two checks
    ///
    /// Backwards through the operations that gave $E$, one by one, without the formula. And by
    /// differences: change $w_1$ by a little $h$ both ways, and see by how much $E$ changes:
    /// $$\frac{\partial E}{\partial w_1}\approx\frac{E(w_1+h)-E(w_1-h)}{2h}$$
    /// That is no derivative, but near it; and as it needs nothing but $E$ itself, a mistake in the
    /// derivation cannot hide there. Compare the decimals: from which on do they part?
    sheet.section("check", caption("Two checks", "两种检验"));
    const Real h = sheet.given_scalar("h", "0.01", {.caption = caption("a little", "小的改变量")});
    sheet.step("backwards", gradient(E, w(1)),
               {.symbol = "g",
                .caption = caption("backwards through the operations", "沿运算步骤反向求得"),
                .digits = Digits{6}});
    const Real up = sheet.step("E_up", power(t - output_of(w(1) + h, w(2)), 2),
                               {.symbol = "E_up",
                                .caption = caption("with a greater w1", "w1 增大时"),
                                .digits = Digits{6}});
    const Real down = sheet.step("E_down", power(t - output_of(w(1) - h, w(2)), 2),
                                 {.symbol = "E_down",
                                  .caption = caption("with a smaller w1", "w1 减小时"),
                                  .digits = Digits{6}});
    sheet.step(
        "by_differences", (up - down) / (2 * h),
        {.symbol = "Δ", .caption = caption("by differences", "用差分求得"), .digits = Digits{6}});

    /// ## The worked example
    ///
    /// The slide shows the formula without the 2, and its numbers are lost. These are those of the
    /// book that the slides follow (T. Rashid, *Make Your Own Neural Network*), not printed in the
    /// document: the error of the first output is $e_1={{example/e1}}$, the learning rate
    /// $\alpha={{example/alpha}}$:
    /// $$w_1\leftarrow w_1-\alpha\cdot \frac{\partial E}{\partial w_1},\qquad\frac{\partial
    /// E}{\partial w_1}=-e_1\cdot S\,(1-S)\cdot o_1$$
    /// The two do not fit: with the output worked out above the target would be greater than 1,
    /// which no $\sigma$ can reach; the step of the calculation is what counts. The gradient is
    /// negative, so $w_1$ grows.
    sheet.section("example", caption("The worked example", "权重更新的例子"));
    const Real e1 =
        sheet.given_scalar("e1", "0.8", {.caption = caption("error", "误差"), .vary = unit});
    const Real alpha = sheet.given_scalar("alpha", "0.1",
                                          {.symbol = "α",
                                           .caption = caption("learning rate", "学习率"),
                                           .vary = Vary{"0.1", "0.5", "0.1"}});
    const Real sum = sheet.step("sum", w(1) * o_before(1) + w(2) * o_before(2),
                                {.caption = caption("combined input", "加权和")});
    const auto update = [&](Real error) {
        const Real S = sheet.step("S", logistic(sum),
                                  {.caption = caption("output", "输出"), .digits = Digits{3}});
        const Real bend =
            sheet.step("slope", S * (1 - S),
                       {.symbol = "S′", .caption = caption("slope", "斜率"), .digits = Digits{3}});
        const Real g = sheet.step(
            "gradient", -error * bend * o_before(1),
            {.symbol = "∂E/∂w1", .caption = caption("gradient", "梯度"), .digits = Digits{4}});
        sheet.step(
            "w1", w(1) - alpha * g,
            {.symbol = "w1_new", .caption = caption("new weight", "新权重"), .digits = Digits{5}});
    };
    update(e1);

    /// ## The same in the first edition
    ///
    /// There the error was {{first_edition/e1}}. The author withdrew that: target and output both
    /// lie between 0 and 1, so no error of a node with $\sigma$ can be so large.
    sheet.section("first_edition", caption("The first edition", "第一版的数值"));
    update(sheet.given_scalar("e1", "1.5", {.caption = caption("error", "误差")}));

    /// ## Three layers of three nodes, forward
    ///
    /// The network of the document's section 7, with a target chosen for this workbook. $E$ is half
    /// the sum of the squares, so that no 2 is left over.
    sheet.section("network", caption("Three layers of three nodes", "每层三个节点的三层网络"));
    sheet.decimals(4);
    const Matrix I = sheet.given_vector(
        "I", "0.9, 0.1, 0.8",
        {.elements = "i{row}", .caption = caption("inputs", "输入"), .vary = unit});
    const Matrix W_input_hidden = sheet.given_matrix(
        "W_input_hidden", "0.9 0.3 0.4; 0.2 0.8 0.2; 0.1 0.5 0.6",
        {.caption = caption("weights into the hidden layer", "输入层到隐藏层的权重"),
         .vary = unit});
    const Matrix W_hidden_output = sheet.given_matrix(
        "W_hidden_output", "0.3 0.7 0.5; 0.6 0.5 0.2; 0.8 0.1 0.9",
        {.caption = caption("weights into the output layer", "隐藏层到输出层的权重"),
         .vary = unit});
    const Matrix targets = sheet.given_vector(
        "t", "0.9, 0.1, 0.1",
        {.elements = "t{row}", .caption = caption("targets", "目标值"), .vary = unit});
    const auto error_of = [&](const Matrix& outputs) {
        return 0.5 * (power(targets(1) - outputs(1), 2) + power(targets(2) - outputs(2), 2) +
                      power(targets(3) - outputs(3), 2));
    };
    const auto output_with = [&](const Matrix& to_output, const Matrix& to_hidden) {
        return logistic(to_output * logistic(to_hidden * I));
    };
    const Matrix O_hidden = sheet.step("O_hidden", logistic(W_input_hidden * I),
                                       {.caption = caption("hidden outputs", "隐藏层的输出")});
    const Matrix O = sheet.step("O", logistic(W_hidden_output * O_hidden),
                                {.elements = "O{row}", .caption = caption("outputs", "输出")});
    const Real E_network = sheet.step(
        "E", error_of(O),
        {.symbol = "E_network", .caption = caption("half the sum of the squares", "平方和的一半")});

    /// ## The change of the output weights: a column times a row
    ///
    /// For all nine weights at once: the column of the errors, each times the slope $o(1-o)$ of its
    /// node, times the row of the hidden outputs:
    /// $$\delta=e\odot O\odot(1-O),\qquad\varDelta W=\alpha\cdot\delta\cdot
    /// O_{\mathrm{hidden}}^{\mathrm T}$$
    /// It is the derivation above, nine times: what is off and how easily it moves are in $\delta$,
    /// the strength of the signal in the row. (Where document 000 writes
    /// $\mathrm{sigmoid}(o)\cdot(1-\mathrm{sigmoid}(o))$, the sigmoid function has been applied
    /// already.) Row $k$ holds the links *to* node $k$. The new weights are old plus $\varDelta W$:
    /// the minus of gradient descent sits in $e=t-o$.
    sheet.section("output_layer", caption("The output layer", "输出层的权重"));
    const Matrix e =
        sheet.step("e", targets - O, {.elements = "e{row}", .caption = caption("errors", "误差")});
    const Matrix ones = fill({3, 1}, Real(1));
    const Matrix delta =
        sheet.step("delta", hadamard(hadamard(e, O), ones - O),
                   {.symbol = "δ", .caption = caption("errors times slopes", "误差乘以斜率")});
    const Matrix dW_output =
        sheet.step("dW", alpha * outer(delta, O_hidden),
                   {.symbol = "ΔW_hidden_output",
                    .caption = caption("change of the output weights", "输出层权重的改变量")});

    /// ## The hidden layer, in its right form
    ///
    /// A hidden node has no target. Its part in the error comes back over its links from the
    /// outputs, with the slopes of the output layer in $\delta$; then its own slope is multiplied
    /// in:
    /// $$b=W_{\mathrm{hidden},\mathrm{output}}^{\mathrm
    /// T}\cdot\delta,\qquad\delta_{\mathrm{hidden}}=b\odot
    /// O_{\mathrm{hidden}}\odot(1-O_{\mathrm{hidden}})$$
    /// From there on it is the same column times row, with the inputs in the row. The input of the
    /// link from $i$ to $j$ is $o_i$. (The notes have $o_j$ there.) To check it, one weight is
    /// changed by a little both ways, as above.
    sheet.section("hidden_layer", caption("The hidden layer", "隐藏层的权重"));
    const Matrix back = sheet.step(
        "back", transpose(W_hidden_output) * delta,
        {.symbol = "b", .caption = caption("what comes back over the links", "沿链接传回的量")});
    const Matrix delta_hidden =
        sheet.step("delta", hadamard(hadamard(back, O_hidden), ones - O_hidden),
                   {.symbol = "δ_hidden",
                    .caption = caption("that, times the hidden slopes", "再乘以隐藏层的斜率")});
    const Matrix dW_hidden =
        sheet.step("dW", alpha * outer(delta_hidden, I),
                   {.symbol = "ΔW_input_hidden",
                    .caption = caption("change of the hidden weights", "隐藏层权重的改变量")});
    const Matrix D =
        sheet.given_matrix("D", "0.01 0 0; 0 0 0; 0 0 0",
                           {.caption = caption("a little, on one link", "只改变一个权重")});
    const auto error_with = [&](const std::string& which, const Matrix& weights) {
        const Matrix outputs =
            sheet.step("O_" + which, output_with(W_hidden_output, weights),
                       {.elements = "O{row}_" + which,
                        .caption = caption("outputs with the changed weight", "权重改变后的输出")});
        return sheet.step(
            "E_" + which, error_of(outputs),
            {.caption = caption("and their error", "相应的误差"), .digits = Digits{8}});
    };
    const Real above = error_with("up", W_input_hidden + D);
    const Real below = error_with("down", W_input_hidden - D);
    sheet.step(
        "by_differences", -alpha * (above - below) / (2 * D(1, 1)),
        {.symbol = "Δ",
         .caption = caption("ΔW by differences, row 1, column 1", "用差分求得的 ΔW 第 1 行第 1 列"),
         .digits = Digits{6}});

    /// ## The heuristic Wᵀ·e beside it
    ///
    /// Section 11 of the document sends the errors back by $W^{\mathrm T}\cdot e$, without the
    /// slopes of the output layer: a heuristic, a rule of thumb. With it the weights of the hidden
    /// layer change by $H$. The ratios of $H$ to the right change differ a little from row to row:
    /// $H$ points in a slightly different direction. With $H$ and the changed output weights the
    /// error falls too.
    sheet.section("heuristic", caption("The heuristic beside it", "与启发式规则对比"));
    const Matrix e_hidden =
        sheet.step("e_hidden", transpose(W_hidden_output) * e,
                   {.caption = caption("errors sent back without slopes", "不乘斜率传回的误差")});
    const Matrix H =
        sheet.step("H", alpha * outer(hadamard(hadamard(e_hidden, O_hidden), ones - O_hidden), I),
                   {.caption = caption("change by the heuristic", "按启发式规则的改变量")});
    sheet.step(
        "ratio",
        vector({H(1, 1) / dW_hidden(1, 1), H(2, 1) / dW_hidden(2, 1), H(3, 1) / dW_hidden(3, 1)}),
        {.symbol = "r", .caption = caption("a ratio a row", "每行的比值")});
    const Matrix O_heuristic = sheet.step(
        "O_heuristic", output_with(W_hidden_output + dW_output, W_input_hidden + H),
        {.elements = "O{row}_heuristic", .caption = caption("with H", "改用 H 时的输出")});
    const Real E_heuristic = sheet.step(
        "E", error_of(O_heuristic),
        {.symbol = "E_heuristic", .caption = caption("error with H", "改用 H 时的误差")});
    sheet.step("change", E_heuristic - E_network,
               {.symbol = "ΔE_heuristic",
                .caption = caption("change of the error with H", "改用 H 时误差的变化")});

    /// ## Forward again
    ///
    /// All new weights are worked out from the old ones, then put in together: the error has
    /// fallen. With $H$ above it fell even more, as $H$ takes the greater steps; but the direction
    /// in which the error falls fastest is that against the gradient.
    sheet.section("after", caption("Forward again", "用新权重再次计算"));
    const Matrix new_output =
        sheet.step("W_hidden_output", W_hidden_output + dW_output,
                   {.caption = caption("new output weights", "输出层的新权重"),
                    .updates = "network/W_hidden_output"});
    const Matrix new_hidden =
        sheet.step("W_input_hidden", W_input_hidden + dW_hidden,
                   {.caption = caption("new hidden weights", "隐藏层的新权重"),
                    .updates = "network/W_input_hidden"});
    const Matrix new_O =
        sheet.step("O", output_with(new_output, new_hidden),
                   {.elements = "O{row}", .caption = caption("new outputs", "新输出")});
    const Real new_E = sheet.step(
        "E", error_of(new_O),
        {.symbol = "E_network", .caption = caption("new error", "新误差"), .updates = "network/E"});
    sheet.step("change", new_E - E_network,
               {.symbol = "ΔE_network", .caption = caption("change of the error", "误差的变化")});
}

}  // namespace longhand::chapters
