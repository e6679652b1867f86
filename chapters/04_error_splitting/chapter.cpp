#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Splitting the error
///
/// **Goal.** Split the error of each output over the links that led to it, recombine the parts to
/// an error of each hidden node, and see what this rule is not: the gradient.
///
/// **You need** fractions, the product of a matrix and a column, and for the last section the
/// logistic function. As in the document, a neuron is called a node here, a connection a link. The
/// link from node $j$ to node $k$ has the weight $w_{jk}$; an error is target minus output, $t-o$.
/// The weights {{one_output/W[1,1]}} and {{one_output/W[1,2]}} of the first section are printed in
/// document 000; its pictures with the other numbers are lost: those are numbers chosen for this
/// workbook.
void error_splitting(Worksheet& sheet) {
    sheet.title(caption("Splitting the error", "误差的分割与反向传播"));
    sheet.mirrors("000",
                  caption("8. Learning Weights From More Than One Node", "8. 从多个节点学习权重"));
    sheet.mirrors("000", caption("9. Backpropagating", "9. 多输出节点的反向传播"));
    sheet.mirrors("000",
                  caption("10. Backpropagating Errors To More Layers", "10. 多层的反向传播"));
    sheet.mirrors("000", caption("11. Backpropagating Errors with Matrix Multiplication",
                                 "11. 使用矩阵乘法反向传播误差"));
    sheet.mirrors("004", caption("Vectorise the process", "过程矢量化：反向传播误差"));

    const Vary unit = {"0.1", "0.9", "0.1"};
    const auto weights = [&](const char* id, const char* rows, const char* w = "w") {
        return sheet.given_matrix(id, rows,
                                  {.elements = std::string(w) + "{column}{row}",
                                   .caption = caption("weights on the links", "链接的权重"),
                                   .vary = Vary{"0.5", "8", "0.5"}});
    };

    /// ## One output, two links
    ///
    /// Only outputs have targets, but every weight has to learn. So an error must be shared out:
    /// which link caused how much of it? Equal halves would treat both links alike. But a link of
    /// greater weight did more to cause the error:
    /// $$e_{11}=e\cdot \frac{w_{11}}{w_{11}+w_{21}},\qquad e_{21}=e\cdot
    /// \frac{w_{21}}{w_{11}+w_{21}}$$
    /// Of weights {{one_output/W[1,1]}} and {{one_output/W[1,2]}} the first takes
    /// {{one_output/r[1,1]|0%}} of it, the second {{one_output/r[2,1]|0%}}. The parts together are
    /// the whole error again.
    sheet.section("one_output", caption("One output, two links", "一个输出节点，两条链接"));
    const Real e = sheet.given_scalar(
        "e", "0.8", {.caption = caption("error of the output", "输出节点的误差"), .vary = unit});
    const auto [first, second] = elements<2>(weights("W", "3.0 1.0"));
    sheet.step("half", e / 2, {.caption = caption("equal split", "平均分割")});
    const Caption share = caption("share of the error", "所占比例");
    const Caption part = caption("part of the error", "分得的误差");
    const Real r11 = sheet.step("r[1,1]", first / (first + second), {.caption = share});
    const Real r21 = sheet.step("r[2,1]", second / (first + second), {.caption = share});
    const Real e11 = sheet.step("e[1,1]", e * r11, {.caption = part});
    const Real e21 = sheet.step("e[2,1]", e * r21, {.caption = part});
    sheet.step("whole", e11 + e21, {.caption = caption("the parts together", "各部分之和")});

    /// ## Any number of links
    ///
    /// With $n$ links, divide each weight by the sum of all $n$: the shares add up to 1, so no part
    /// of the error is lost, and none is counted twice.
    sheet.section("n_links", caption("Any number of links", "推广到 n 条链接"));
    const auto [a, b, c, d] = elements<4>(weights("W", "3.0 1.0 2.0 4.0"));
    const Real sum =
        sheet.step("sum", a + b + c + d, {.caption = caption("sum of weights", "权重之和")});
    const Matrix r =
        sheet.step("r", vector({a / sum, b / sum, c / sum, d / sum}), {.caption = share});
    sheet.step("parts", e * r, {.caption = caption("parts of the error", "分得的误差")});

    /// ## Two outputs
    ///
    /// Each output splits its own error, whatever the other does. Document 000 says in words that
    /// $e_2$ goes to $w_{21}$ and $w_{22}$; its own formula has $w_{12}$ and $w_{22}$, the links
    /// that lead to output 2.
    sheet.section("outputs", caption("Two outputs", "两个输出节点"));
    const Matrix e_output =
        sheet.given_vector("e", "0.8, 0.5",
                           {.elements = "e{row}",
                            .caption = caption("errors of the outputs", "各输出节点的误差"),
                            .vary = unit});
    const Matrix W_hidden_output = weights("W_hidden_output", "2.0 3.0; 1.0 4.0");
    const auto [e1, e2] = elements<2>(e_output);
    const auto [w11, w21, w12, w22] = elements<4>(W_hidden_output);
    const Real s11 = sheet.step("s[1,1]", e1 * w11 / (w11 + w21), {.caption = part});
    const Real s21 = sheet.step("s[2,1]", e1 * w21 / (w11 + w21), {.caption = part});
    const Real s12 = sheet.step("s[1,2]", e2 * w12 / (w12 + w22), {.caption = part});
    const Real s22 = sheet.step("s[2,2]", e2 * w22 / (w12 + w22), {.caption = part});

    /// ## The hidden nodes
    ///
    /// A hidden node has no target. Its error is put together from the parts on the links that
    /// leave it:
    /// $$e_{\mathrm{hidden}_1}=e_1\cdot \frac{w_{11}}{w_{11}+w_{21}}+ e_2\cdot
    /// \frac{w_{12}}{w_{12}+w_{22}}$$
    /// Equal splits would give every hidden node the same error, whatever its weights.
    sheet.section("hidden", caption("The hidden nodes", "隐藏层节点的误差"));
    const Caption put_together = caption("the parts put together", "各部分之和");
    sheet.step("e_hidden[1]", s11 + s12, {.caption = put_together});
    sheet.step("e_hidden[2]", s21 + s22, {.caption = put_together});
    sheet.step("equal", e1 / 2 + e2 / 2, {.caption = caption("equal split", "平均分割")});

    /// ## With matrices, and one layer further back
    ///
    /// The fractions make a matrix $N$, so that $e_{\mathrm{hidden}}=N\cdot e$. Documents 000 and
    /// 004 then drop the denominators, which leaves $W^{\mathrm T}$, and still write "=". Why drop
    /// them? $W^{\mathrm T}\cdot e$ needs no divisions, and greater weights still get greater
    /// parts. But the results differ: for both hidden nodes by the factor 5, but only because the
    /// weights into each output happen to add up to 5. One layer further back, where $v_{jk}$ are
    /// the weights, they add up to 5 and 8, so each node has a factor of its own.
    const auto back = [&](const Matrix& W, const Matrix& e_next, const char* symbol) {
        const auto [u11, u21, u12, u22] = elements<4>(W);
        const Matrix N = sheet.step("N",
                                    Matrix({2, 2}, {u11 / (u11 + u21), u12 / (u12 + u22),  //
                                                    u21 / (u21 + u11), u22 / (u12 + u22)}),
                                    {.caption = caption("shares", "比例矩阵")});
        const Matrix split =
            sheet.step("split", N * e_next,
                       {symbol, std::string(symbol) + "{row}", caption("errors", "误差")});
        const Matrix plain =
            sheet.step("plain", transpose(W) * e_next,
                       {"p", "p{row}", caption("without the denominators", "去掉分母的结果")});
        sheet.step("ratio", vector({plain(1) / split(1), plain(2) / split(2)}),
                   {.caption = caption("the second over the first", "后者与前者之比")});
        return std::pair(N, split);
    };
    sheet.section("matrix_form", caption("With matrices", "用矩阵表示"));
    const auto [N, e_hidden] = back(W_hidden_output, e_output, "e_hidden");
    sheet.section("further_back", caption("One layer further back", "再反向传播一层"));
    back(weights("W_input_hidden", "3.0 2.0; 1.0 7.0", "v"), e_hidden, "e_input");

    /// ## A heuristic, not the gradient
    ///
    /// The same weights, with logistic outputs. $g$ is the direction in which the hidden outputs
    /// should move to lessen $E=\sum_k(t_k-o_k)^2$: the negative derivative, without the factor 2.
    /// By the chain rule it is
    /// $$g=-\frac12\,\frac{\partial E}{\partial o_{\mathrm{hidden}}}=W^{\mathrm T}\cdot(e\odot
    /// s),\qquad s=o\,(1-o)$$
    /// with the slopes $s$ of the output layer, which both $N\cdot e$ and $W^{\mathrm T}\cdot e$
    /// leave out. No common factor mends that: both even send the second hidden node the opposite
    /// way. Splitting is a heuristic, a rule of thumb; gradient descent needs the slopes.
    sheet.section("gradient", caption("A heuristic, not the gradient", "启发式规则，而不是梯度"));
    const Matrix o_hidden =
        sheet.given_vector("o_hidden", "0.9, 0.1",
                           {.elements = "o_hidden{row}",
                            .caption = caption("hidden outputs", "隐藏层的输出"),
                            .vary = unit});
    const Matrix t = sheet.given_vector(
        "t", "0.5, 0.99",
        {.caption = caption("targets", "目标值"), .vary = Vary{"0.01", "0.99", "0.01"}});
    const Matrix x =
        sheet.step("x", W_hidden_output * o_hidden,
                   {.elements = "x{row}", .caption = caption("weighted sums", "加权和")});
    const Matrix o =
        sheet.step("o", logistic(x), {.elements = "o{row}", .caption = caption("outputs", "输出")});
    const Matrix error =
        sheet.step("e", t - o, {.elements = "e{row}", .caption = caption("errors", "误差")});
    const Real E = sheet.step("E", power(error(1), 2) + power(error(2), 2),
                              {.caption = caption("sum of the squares", "平方和")});
    const Matrix dE =
        sheet.step("dE", gradient(E, o_hidden),
                   {"∂E/∂o_hidden", "∂E/∂o_hidden{row}", caption("derivatives of E", "E 的导数")});
    const Matrix g = sheet.step(
        "g", Real(-0.5) * dE,
        {.elements = "g{row}",
         .caption = caption("where the gradient sends o_hidden", "由梯度得到的变动方向")});
    const Matrix s = sheet.step("s", apply(neural::logistic_derivative_from_output<Real>, o),
                                {.caption = caption("slopes of the output layer", "输出层的斜率")});
    sheet.step("by_formula", transpose(W_hidden_output) * hadamard(error, s),
               {.symbol = "h", .caption = caption("the same, by its formula", "同上，按公式计算")});
    const Matrix split = sheet.step(
        "split", N * error,
        {.symbol = "d",
         .elements = "d{row}",
         .caption = caption("where splitting sends o_hidden", "由误差分割得到的变动方向")});
    const Matrix p =
        sheet.step("p", transpose(W_hidden_output) * error,
                   {.elements = "p{row}",
                    .caption = caption("where Wᵀ·e sends o_hidden", "由 Wᵀ·e 得到的变动方向")});
    const Caption ratio = caption("no common factor", "没有公共的倍数");
    sheet.step("ratio_split", vector({g(1) / split(1), g(2) / split(2)}),
               {.symbol = "g/d", .caption = ratio});
    sheet.step("ratio", vector({g(1) / p(1), g(2) / p(2)}), {.symbol = "g/p", .caption = ratio});
}

}  // namespace longhand::chapters
