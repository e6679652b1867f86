#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Following signals through a network
///
/// **Goal.** Carry two numbers through a network of two layers by hand, then see the same
/// calculation as one matrix product, and use it for a network that nobody wants to work out node
/// by node.
///
/// **You need** the logistic function $\sigma(x)=1/(1+e^{-x})$, and the product of a matrix and a
/// column. Sections 5 to 7 of *Make Your Own Neural Network* (000), and the product of two matrices
/// from the notes on vectorising (004).
void matrix_forward_pass(Worksheet& sheet) {
    sheet.title(caption("Following signals through a network", "跟随信号穿越神经网络"));
    sheet.mirrors(
        "000", caption("5. Following Signals Through A Neural Network", "5. 跟随信号穿越神经网络"));
    sheet.mirrors("000", caption("6. Matrix Multiplication is Useful", "6. 矩阵乘法是有用的"));
    sheet.mirrors("000", caption("7. A Three Layer Example with Matrix Multiplication",
                                 "7. 用矩阵乘法计算三层网络的例子"));
    sheet.mirrors("004", caption("Matrix product", "矩阵乘法"));

    /// ## Two inputs, four weights
    ///
    /// The first layer only hands its inputs on. The document calls a neuron a node, a connection
    /// between two nodes a link. The weight on the link from node $j$ of the first layer to node
    /// $k$ of the second is called $w_{j,k}$: where it comes from stands first. Written as a
    /// matrix, each row belongs to the node that receives:
    /// $$W=\begin{pmatrix}w_{11}&w_{21}\\ w_{12}&w_{22}\end{pmatrix}$$
    const Matrix I = sheet.given_vector("I", "1.0, 0.5",
                                        {.elements = "i{row}",
                                         .caption = caption("inputs", "输入"),
                                         .vary = Vary{"0.1", "1.5", "0.1"}});
    const Matrix W = sheet.given_matrix("W", "0.9 0.3; 0.2 0.8",
                                        {.elements = "w{column}{row}",
                                         .caption = caption("weights", "权重"),
                                         .vary = Vary{"0.1", "0.9", "0.1"}});
    const auto [i1, i2] = elements<2>(I);
    const auto [w11, w21, w12, w22] = elements<4>(W);

    /// ## Layer 2, node by node
    ///
    /// Each node adds up what arrives, moderated by the weights of its links: the weighted sum, or
    /// combined input. It sends the sum through $\sigma$, which keeps every output between 0 and 1:
    /// $$x_k=w_{1k}\cdot i_1+w_{2k}\cdot i_2,\qquad y_k=\sigma(x_k)$$
    sheet.section("layer2", caption("Layer 2", "第 2 层"));
    const Caption combined = caption("combined input", "加权和");
    const Caption output = caption("output", "输出");

    const Real x1 = sheet.step("x[1]", w11 * i1 + w21 * i2, {.caption = combined});
    sheet.step("y[1]", logistic(x1), {.caption = output});

    const Real x2 = sheet.step("x[2]", w12 * i1 + w22 * i2, {.caption = combined});
    sheet.step("y[2]", logistic(x2), {.caption = output});

    /// ## The same with matrices
    ///
    /// Both sums at once are the product of the weight matrix and the column of inputs, and
    /// $\sigma$ then goes to each element by itself:
    /// $$X=W\cdot I,\qquad O=\sigma(X)$$
    /// Nothing new is computed: compare the elements of $X$ and $O$ with the sums and outputs
    /// above. What is new is that these two formulas do not get longer when the layer does.
    sheet.section("matrix_form", caption("The same with matrices", "用矩阵表示同样的计算"));
    const Matrix X = sheet.step("X", W * I, {.elements = "x{row}", .caption = combined});
    sheet.step("O", logistic(X), {.elements = "o{row}", .caption = output});

    /// ## Three layers of three nodes
    ///
    /// The outputs of the middle layer, the hidden layer, are the inputs of the last one: the same
    /// two lines are used again.
    /// $$O_{\mathrm{hidden}}=\sigma(W_{\mathrm{input},\mathrm{hidden}}\cdot I)$$
    /// $$O_{\mathrm{output}}=\sigma(W_{\mathrm{hidden},\mathrm{output}}\cdot O_{\mathrm{hidden}})$$
    /// The document works with three decimals and goes on with the rounded numbers; here every step
    /// goes on with all digits and only shows three.
    sheet.section("three_layers", caption("Three layers of three nodes", "每层三个节点的三层网络"));
    sheet.decimals(3);
    const Vary weight = {"0.1", "0.9", "0.1"};
    const Matrix inputs = sheet.given_vector(
        "I", "0.9, 0.1, 0.8",
        {.elements = "i{row}", .caption = caption("inputs", "输入"), .vary = weight});
    const Matrix W_input_hidden = sheet.given_matrix(
        "W_input_hidden", "0.9 0.3 0.4; 0.2 0.8 0.2; 0.1 0.5 0.6",
        {.caption = caption("weights into the hidden layer", "输入层到隐藏层的权重"),
         .vary = weight});
    const Matrix W_hidden_output = sheet.given_matrix(
        "W_hidden_output", "0.3 0.7 0.5; 0.6 0.5 0.2; 0.8 0.1 0.9",
        {.caption = caption("weights into the output layer", "隐藏层到输出层的权重"),
         .vary = weight});

    sheet.section("three_layers/hidden", caption("Hidden layer", "隐藏层"));
    const Matrix X_hidden = sheet.step("X_hidden", W_input_hidden * inputs, {.caption = combined});
    const Matrix O_hidden = sheet.step("O_hidden", logistic(X_hidden), {.caption = output});

    sheet.section("three_layers/output", caption("Output layer", "输出层"));
    const Matrix X_output =
        sheet.step("X_output", W_hidden_output * O_hidden, {.caption = combined});
    sheet.step("O_output", logistic(X_output), {.caption = output});

    /// ## What a matrix product is
    ///
    /// Two square matrices, to practise the rule by itself: the element in row $i$ and column $j$
    /// of the product is row $i$ of the first, times column $j$ of the second, added up.
    /// $$c_{ij}=a_{i1}\cdot b_{1j}+a_{i2}\cdot b_{2j}$$
    /// So a row of the first must be as long as a column of the second. A row of $W$ has an element
    /// for each input, which is why $W\cdot I$ adds up what arrives at a node.
    sheet.section("product", caption("What a matrix product is", "矩阵乘法的规则"));
    const Vary whole = {"-9", "9", "1"};
    const Matrix A = sheet.given_matrix("A", "1 2; 3 4",
                                        {.elements = "a{row}{column}",
                                         .caption = caption("first factor", "前一个因子"),
                                         .vary = whole});
    const Matrix B = sheet.given_matrix("B", "5 6; 7 8",
                                        {.elements = "b{row}{column}",
                                         .caption = caption("second factor", "后一个因子"),
                                         .vary = whole});
    sheet.step("C", A * B, {.elements = "c{row}{column}", .caption = caption("product", "乘积")});
}

}  // namespace longhand::chapters
