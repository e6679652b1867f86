#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Neurons and layers
///
/// **Goal.** Evaluate one neuron; put four of them together into a network with one hidden layer,
/// and find that the same numbers come out element by element, with matrices, and with the biases
/// inside the matrices; then write a network of three layers as one single expression.
///
/// **You need** the logistic function $\sigma$, and the product of a matrix and a column. The slide
/// on the neuron in *Neural networks* (001), the simple network with one hidden layer of the
/// introduction (003), and sections 3 and 12 of *Make Your Own Neural Network* (000). They print
/// formulas only: the numbers of the first sections were chosen for this workbook.
void neurons_and_layers(Worksheet& sheet) {
    sheet.title(caption("Neurons and layers", "神经元与层"));
    sheet.mirrors("001", caption("Neuron", "神经元"));
    sheet.mirrors("003", caption("Artificial neuron", "人工神经元"));
    sheet.mirrors("003", caption("A simple network with one hidden layer",
                                 "带一个隐藏层的简单的神经网络：前向传导"));
    sheet.mirrors("000", caption("3. An Artificial Neuron", "3. 人工神经元"));
    sheet.mirrors("000", caption("12. How Do We Actually Update Weights", "12. 如何更新权重"));

    /// ## One neuron
    ///
    /// First a linear transformation and a bias, then a nonlinear one:
    /// $$z=\omega^{\mathrm T}x+b,\qquad \widehat y=\sigma(z)$$
    /// The weights say how much each input counts, and in which direction; the bias says from which
    /// sum on the neuron begins to respond. In document 003 the same neuron is
    /// $h(x)=f(\sum_i w_i x_i+b)$, and $f$ may be $\sigma$ or tanh. Section 3 of document 000
    /// begins without weights and bias: $y$ is $\sigma$ of the plain sum of the inputs.
    const Vary small = {"-1", "1", "0.1"};
    sheet.section("neuron", caption("One neuron", "单个神经元"));
    const Caption input = caption("inputs", "输入");
    const Matrix x = sheet.given_vector("x", "1, 0.5, -1",
                                        {.elements = "x{row}", .caption = input, .vary = small});
    const Matrix omega = sheet.given_vector("omega", "0.4, -0.2, 0.1",
                                            {.symbol = "ω",
                                             .elements = "ω{row}",
                                             .caption = caption("weights", "权重"),
                                             .vary = small});
    const Real b =
        sheet.given_scalar("b", "0.2", {.caption = caption("bias", "偏置"), .vary = small});
    const Real z = sheet.step("z", (transpose(omega) * x)(1) + b,
                              {.caption = caption("weighted sum and bias", "加权和加偏置")});
    sheet.step("y_hat", logistic(z), {.symbol = "ŷ", .caption = caption("with σ", "取 σ")});
    sheet.step("h", hyperbolic_tangent(z), {.caption = caption("with f = tanh", "取 f = tanh")});
    sheet.step("y", logistic(x(1) + x(2) + x(3)),
               {.caption = caption("without weights and bias", "没有权重和偏置")});

    /// ## Three inputs, three hidden units, one output: element by element
    ///
    /// Each hidden unit is such a neuron with weights and a bias of its own, and so is the output,
    /// whose inputs are what the hidden units hand on, their activations $a$:
    /// $$a^{(2)}_1=\sigma\bigl(w^{(1)}_{11}x_1+w^{(1)}_{12}x_2+w^{(1)}_{13}x_3+b^{(1)}_1\bigr)$$
    /// The weight $w^{(1)}_{12}$ leads to unit 1 of layer 2 from unit 2 of layer 1; $b^{(1)}_1$
    /// belongs to unit 1 of layer 2, too: its raised 1 is that of the weights beside it. (The
    /// document's text says "of layer $l$", its formulas use it as here.)
    sheet.section("elements", caption("Element by element", "逐个元素计算"));
    const Matrix W1 =
        sheet.given_matrix("W1", "0.2 -0.1 0.4; 0.5 0.3 -0.2; -0.3 0.1 0.6",
                           {.symbol = "w⁽¹⁾",
                            .caption = caption("weights into layer 2", "通向第 2 层的权重"),
                            .vary = small});
    const Matrix b1 = sheet.given_vector("b1", "0.1, -0.2, 0.3",
                                         {.symbol = "b⁽¹⁾",
                                          .caption = caption("biases of layer 2", "第 2 层的偏置"),
                                          .vary = small});
    const Matrix W2 =
        sheet.given_matrix("W2", "0.7 -0.4 0.5",
                           {.symbol = "w⁽²⁾",
                            .caption = caption("weights into layer 3", "通向第 3 层的权重"),
                            .vary = small});
    const Matrix b2 = sheet.given_vector(
        "b2", "-0.1",
        {.symbol = "b⁽²⁾", .caption = caption("bias of layer 3", "第 3 层的偏置"), .vary = small});
    const Caption activation = caption("activation", "激活值");
    std::vector<Real> hidden;
    for (int i = 1; i <= 3; ++i) {
        const std::string name = "a" + std::to_string(i) + "⁽²⁾";
        hidden.push_back(
            sheet.step("a[" + std::to_string(i) + "]",
                       logistic(W1(i, 1) * x(1) + W1(i, 2) * x(2) + W1(i, 3) * x(3) + b1(i)),
                       {.symbol = name, .caption = activation}));
    }
    const Real h = sheet.step(
        "h", logistic(W2(1, 1) * hidden[0] + W2(1, 2) * hidden[1] + W2(1, 3) * hidden[2] + b2(1)),
        {.symbol = "a1⁽³⁾", .caption = caption("output", "输出")});

    /// ## The same with matrices
    ///
    /// All three sums are one product of a matrix and a column, and the biases are added as a
    /// column:
    /// $$a^{(2)}=\sigma(w^{(1)}\cdot x+b^{(1)}),\qquad a^{(3)}=\sigma(w^{(2)}\cdot
    /// a^{(2)}+b^{(2)})$$
    /// Row $i$ of $w^{(1)}$ holds the weights that lead to unit $i$. What one layer gives is what
    /// the next one gets: so every further layer is one more line of the same form.
    sheet.section("matrix_form", caption("With matrices", "用矩阵表示"));
    const Matrix a2 =
        sheet.step("a2", logistic(W1 * x + b1), {.symbol = "a⁽²⁾", .caption = activation});
    const Matrix a3 =
        sheet.step("a3", logistic(W2 * a2 + b2), {.symbol = "a⁽³⁾", .caption = activation});

    /// ## The biases inside the matrices
    ///
    /// The document writes it shorter still: the biases become one more column of the matrix, and
    /// the input gets one more element, a 1 that each bias is multiplied by:
    /// $$\begin{pmatrix}w&b\end{pmatrix}\begin{pmatrix}x\\1\end{pmatrix}=w\cdot x+b$$
    /// In the log $V$ is the matrix with its new column, $u$ the input with its 1. The differences
    /// to both forms above are 0.
    sheet.section("augmented", caption("Biases inside the matrices", "把偏置并入矩阵"));
    const auto with_column = [&](const Matrix& W, const Matrix& bias) {
        std::vector<Real> all;
        for (int i = 1; i <= W.rows(); ++i) {
            for (int j = 1; j <= W.columns(); ++j)
                all.push_back(W(i, j));
            all.push_back(bias(i));
        }
        return Matrix({W.rows(), W.columns() + 1}, all);
    };
    const auto with_one = [&](const Matrix& column) {
        std::vector<Real> all = elements(column);
        all.push_back(1);
        return vector(all);
    };
    const Caption and_biases =
                      caption("weights, and the biases as last column", "权重，末列为偏置"),
                  and_one = caption("signals, and a 1", "信号，末尾补 1");
    const Matrix V1 =
        sheet.step("V1", with_column(W1, b1), {.symbol = "V⁽¹⁾", .caption = and_biases});
    const Matrix u1 = sheet.step("u1", with_one(x), {.symbol = "u⁽¹⁾", .caption = and_one});
    const Matrix v2 =
        sheet.step("v2", logistic(V1 * u1), {.symbol = "v⁽²⁾", .caption = activation});
    const Matrix V2 =
        sheet.step("V2", with_column(W2, b2), {.symbol = "V⁽²⁾", .caption = and_biases});
    const Matrix u2 = sheet.step("u2", with_one(v2), {.symbol = "u⁽²⁾", .caption = and_one});
    const Matrix v3 =
        sheet.step("v3", logistic(V2 * u2), {.symbol = "v⁽³⁾", .caption = activation});
    sheet.step("d_elements", v3(1) - h,
               {.caption = caption("from element by element", "与逐个元素计算之差")});
    sheet.step("d_matrix", v3(1) - a3(1), {.caption = caption("from matrices", "与矩阵形式之差")});

    /// ## Three layers as one expression
    ///
    /// Section 12 of document 000 shows why the weights are not found by solving for them: the
    /// output of one node of its network of three layers with three nodes each, written out, is a
    /// sum inside a function inside a sum inside a function:
    /// $$o_k=\sigma\Bigl(\sum_{j=1}^{3}v_{jk}\cdot\sigma\Bigl(\sum_{m=1}^{3}w_{mj}\cdot
    /// i_m\Bigr)\Bigr)$$
    /// (In the document one brace is missing.) Nobody would want to solve that for a weight. With
    /// the numbers of its section 7 it gives what the layers gave one by one; as in the document,
    /// $w_{mj}$ leads from node $m$ to node $j$, and so does $v_{jk}$ from $j$ to $k$.
    sheet.section("one_expression",
                  caption("Three layers as one expression", "三层网络写成一个式子"));
    const Vary weight = {"0.1", "0.9", "0.1"};
    const Matrix I = sheet.given_vector("I", "0.9, 0.1, 0.8",
                                        {.elements = "i{row}", .caption = input, .vary = weight});
    const Matrix W = sheet.given_matrix(
        "W_input_hidden", "0.9 0.3 0.4; 0.2 0.8 0.2; 0.1 0.5 0.6",
        {.elements = "w{column}{row}",
         .caption = caption("weights into the hidden layer", "输入层到隐藏层的权重"),
         .vary = weight});
    const Matrix V = sheet.given_matrix(
        "W_hidden_output", "0.3 0.7 0.5; 0.6 0.5 0.2; 0.8 0.1 0.9",
        {.elements = "v{column}{row}",
         .caption = caption("weights into the output layer", "隐藏层到输出层的权重"),
         .vary = weight});
    const auto node = [&](const Matrix& weights, int k, const std::vector<Real>& signals) {
        Real sum = weights(k, 1) * signals[0];
        for (std::size_t j = 1; j < signals.size(); ++j)
            sum = sum + weights(k, static_cast<Eigen::Index>(j) + 1) * signals[j];
        return 1 / (1 + exp(-sum));
    };
    const std::vector<Real> signals = elements(I);
    std::vector<Real> outputs;
    for (int k = 1; k <= 3; ++k) {
        std::vector<Real> middle;
        for (int j = 1; j <= 3; ++j)
            middle.push_back(node(W, j, signals));
        outputs.push_back(
            sheet.step("o[" + std::to_string(k) + "]", node(V, k, middle),
                       {.caption = caption("output, as one expression", "写成一个式子的输出")}));
    }
    const Matrix O =
        sheet.step("O", logistic(V * logistic(W * I)),
                   {.elements = "O{row}",
                    .caption = caption("layer by layer, with matrices", "用矩阵逐层计算")});
    sheet.step("d", vector(outputs) - O, {.caption = caption("of the two ways", "两种算法之差")});
}

}  // namespace longhand::chapters
