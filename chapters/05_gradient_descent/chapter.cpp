#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Backpropagation on a linear network
///
/// **Goal.** Train the smallest network that has a hidden layer by hand: find how its error
/// responds to each of six weights, change all six against it, and watch the output come nearer to
/// its target.
///
/// **You need** the chain rule, and the product of a row and a matrix. The introduction to
/// backpropagation (003), from its worked network on.
void gradient_descent(Worksheet& sheet) {
    sheet.title(caption("Backpropagation on a linear network", "线性网络上的反向传播"));
    sheet.mirrors("003", caption("Neural networks and backpropagation (on a simple network)",
                                 "神经网络入门、反向传播算法（基于一个简单的神经网络）"));

    /// ## Two inputs, two hidden units, one output
    ///
    /// Every unit, or neuron, passes its sum on unchanged, and there are no biases. A layer is a
    /// row of numbers here, so the weights stand to the right of it: $w_1$ and $w_2$ lead to $h_1$,
    /// $w_3$ and $w_4$ to $h_2$, and $w_5$ and $w_6$ from these to the output:
    /// $$\mathrm{out}=h\cdot w=(i\cdot W)\cdot w$$
    const Vary weight = {"0.05", "0.30", "0.01"};
    const Matrix i = sheet.given_matrix(
        "i", "2 3",
        {.elements = "i1 i2", .caption = caption("inputs", "输入"), .vary = Vary{"1", "4", "1"}});
    Matrix W = sheet.given_matrix(
        "W", "0.11 0.12; 0.21 0.08",
        {.elements = "w1 w3; w2 w4",
         .caption = caption("weights into the hidden layer", "输入层到隐藏层的权重"),
         .vary = weight});
    Matrix w =
        sheet.given_vector("w", "0.14, 0.15",
                           {.elements = "w5 w6",
                            .caption = caption("weights into the output", "隐藏层到输出层的权重"),
                            .vary = weight});
    const Real actual = sheet.given_scalar(
        "actual", "1.0",
        {.caption = caption("target", "期望输出"), .vary = Vary{"0.5", "1.5", "0.1"}});
    const Real eta = sheet.given_scalar("eta", "0.05",
                                        {.symbol = "η",
                                         .caption = caption("learning rate", "学习率"),
                                         .vary = Vary{"0.01", "0.06", "0.01"}});
    const Real threshold = sheet.given_scalar(
        "threshold", "0.01", {.caption = caption("error to get below", "误差阈值")});
    const auto [i1, i2] = elements<2>(i);
    const auto [w1, w3, w2, w4] = elements<4>(W);
    const auto [w5, w6] = elements<2>(w);

    /// ## Forward, unit by unit
    ///
    /// The forward pass goes from the inputs to $h_1$ and $h_2$, and from these to $\mathrm{out}$.
    /// Keep $h_1$ and $h_2$: they are needed again on the way back.
    sheet.section("forward", caption("Forward pass", "前向传导"));
    const Caption hidden_unit = caption("hidden unit", "隐藏单元");
    const Real h1 = sheet.step("h[1]", i1 * w1 + i2 * w2, {.caption = hidden_unit});
    const Real h2 = sheet.step("h[2]", i1 * w3 + i2 * w4, {.caption = hidden_unit});
    const Real out = sheet.step("out", h1 * w5 + h2 * w6, {.caption = caption("output", "输出")});

    /// ## The error
    ///
    /// $\varDelta$ is by how much the prediction exceeds the actual value; the error is half its
    /// square:
    /// $$\mathrm{Error}=\tfrac12\,(\mathrm{out}-\mathrm{actual})^2=\tfrac12\,\varDelta^2$$
    /// Why the square? It is never negative, and small only if $\varDelta$ is near 0, on whichever
    /// side. Why the half? Because then the derivative is $\varDelta$ itself.
    sheet.section("error", caption("Error", "误差"));
    const Caption excess = caption("prediction minus actual value", "预测值与实际值之差");
    const Caption half_square = caption("half the squared difference", "差的平方的一半");
    const Real Delta = sheet.step("Delta", out - actual, {.symbol = "Δ", .caption = excess});
    sheet.step("Error", 0.5 * power(out - actual, 2), {.caption = half_square});

    /// ## The gradient, weight by weight
    ///
    /// By how much does the error change if one weight moves a little? The chain rule goes back
    /// from the error through the output to each weight:
    /// $$\frac{\partial\mathrm{Error}}{\partial w_6}=
    /// \frac{\partial\mathrm{Error}}{\partial\mathrm{out}}\cdot
    /// \frac{\partial\mathrm{out}}{\partial w_6}=\varDelta\cdot h_2$$
    /// $$\frac{\partial\mathrm{Error}}{\partial w_4}=
    /// \frac{\partial\mathrm{Error}}{\partial\mathrm{out}}\cdot
    /// \frac{\partial\mathrm{out}}{\partial h_2}\cdot \frac{\partial h_2}{\partial
    /// w_4}=\varDelta\cdot w_6\cdot i_2$$
    /// A weight of the last layer sees the hidden unit that it starts from; a weight of the first
    /// layer sees its input, through the one weight that lies between it and the output. Look at
    /// the signs: a negative derivative says that the error falls if this weight grows.
    sheet.section("gradients", caption("Error gradients", "误差对各权重的梯度"));
    const Caption of_output_weight =
                      caption("with respect to a weight of the output layer", "对输出层权重的导数"),
                  of_hidden_weight =
                      caption("with respect to a weight of the hidden layer", "对隐藏层权重的导数");
    const Real dw6 = sheet.step("dError_dw[6]", Delta * h2,
                                {.symbol = "∂Error/∂w6", .caption = of_output_weight});
    const Real dw5 = sheet.step("dError_dw[5]", Delta * h1,
                                {.symbol = "∂Error/∂w5", .caption = of_output_weight});
    const Real dw4 = sheet.step("dError_dw[4]", Delta * w6 * i2,
                                {.symbol = "∂Error/∂w4", .caption = of_hidden_weight});
    const Real dw3 = sheet.step("dError_dw[3]", Delta * w6 * i1,
                                {.symbol = "∂Error/∂w3", .caption = of_hidden_weight});
    const Real dw2 = sheet.step("dError_dw[2]", Delta * w5 * i2,
                                {.symbol = "∂Error/∂w2", .caption = of_hidden_weight});
    const Real dw1 = sheet.step("dError_dw[1]", Delta * w5 * i1,
                                {.symbol = "∂Error/∂w1", .caption = of_hidden_weight});

    /// ## The update, weight by weight
    ///
    /// Each weight takes a small step against its gradient,
    /// $w_k-\eta\cdot\partial\mathrm{Error}/\partial w_k$; the learning rate $\eta$ says how small.
    /// The right-hand sides all use the old weights: whoever works down the list with the new $w_5$
    /// and $w_6$ gets $w_1$ to $w_4$ wrong.
    sheet.section("update", caption("Updates as a list", "参数修正公式列表"));
    const Caption new_weight = caption("new weight", "新权重");
    sheet.step("w[6]", w6 - eta * dw6, {.symbol = "w6", .caption = new_weight});
    sheet.step("w[5]", w5 - eta * dw5, {.symbol = "w5", .caption = new_weight});
    sheet.step("w[4]", w4 - eta * dw4, {.symbol = "w4", .caption = new_weight});
    sheet.step("w[3]", w3 - eta * dw3, {.symbol = "w3", .caption = new_weight});
    sheet.step("w[2]", w2 - eta * dw2, {.symbol = "w2", .caption = new_weight});
    sheet.step("w[1]", w1 - eta * dw1, {.symbol = "w1", .caption = new_weight});

    /// ## Again and again, in matrices
    ///
    /// The same update in two lines: $c=-\eta\varDelta$ times the column of hidden outputs, and $c$
    /// times the product $P$ of the column of inputs and the row of *old* output weights:
    /// $$w\leftarrow w+c\cdot h^{\mathrm T},\qquad W\leftarrow W+c\cdot P,\qquad P=i^{\mathrm
    /// T}\cdot w^{\mathrm T}$$
    /// Then forward again with the new weights, until the error is below a threshold (the document
    /// leaves it open; the one here is chosen for this workbook). The document stops at its third
    /// output, and gets another one: its second $P$ is a copy of its first, though $w_5$ and $w_6$
    /// have changed meanwhile. Watch $\varDelta$ from pass to pass: the nearer the output comes to
    /// its target, the smaller the common factor $c$ becomes by itself.
    for (const int pass :
         sheet.passes("iteration", caption("Iteration {index}", "第 {index} 次迭代"), 1000, W, w)) {
        const Matrix h = sheet.step(
            "h", i * W, {.elements = "h1 h2", .caption = caption("hidden units", "隐藏单元")});
        const Real output = sheet.step("out", (h * w)(1), {.caption = caption("output", "输出")});
        const Real error =
            sheet.step("Error", 0.5 * power(output - actual, 2), {.caption = half_square});
        if (error < threshold) {
            sheet.step("passes", pass, {.caption = caption("forward passes", "前向传导的次数")});
            break;
        }
        const Real excess_now =
            sheet.step("Delta", output - actual, {.symbol = "Δ", .caption = excess});
        const Real c =
            sheet.step("c", -eta * excess_now,
                       {.caption = caption("common factor", "公共系数"), .digits = Digits{6}});
        const Matrix P =
            sheet.step("P", transpose(i) * transpose(w),
                       {.caption = caption("inputs times output weights", "输入与输出层权重之积")});
        w = sheet.step("w", w + c * transpose(h),
                       {.caption = caption("new weights into the output", "通向输出的新权重"),
                        .updates = "w"});
        W = sheet.step(
            "W", W + c * P,
            {.caption = caption("new weights into the hidden layer", "通向隐藏层的新权重"),
             .updates = "W"});
    }
}

}  // namespace longhand::chapters
