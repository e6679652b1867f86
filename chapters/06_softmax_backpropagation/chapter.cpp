#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Backpropagation with softmax and cross entropy
///
/// **Goal.** Carry two numbers through a network that says how likely each of two classes is,
/// differentiate its loss with respect to each of its 17 parameters by hand, and see the loss fall.
///
/// **You need** the chain rule, and the product of a matrix and a column. The slides on forward and
/// back propagation of *Neural networks* (001), whose formulas are followed one by one, and the
/// Softmax-with-Loss layer of the handwritten notes (002).
void softmax_backpropagation(Worksheet& sheet) {
    sheet.title(
        caption("Backpropagation with softmax and cross entropy", "softmax 与交叉熵的反向传播"));
    sheet.mirrors("001", caption("Forward propagation", "前向传播"));
    sheet.mirrors("001", caption("Back propagation", "反向传播"));
    sheet.mirrors("002", caption("The Softmax-with-Loss layer", "Softmax-With-Loss 层"));

    /// ## Two inputs, three hidden neurons, two classes
    ///
    /// The document prints formulas only: every number of this network was chosen for this
    /// workbook. Raised in parentheses stands the layer; the weight $W^{(1)}_{12}$ leads *to*
    /// neuron 1 *from* neuron 2. Of the two classes the first is right: $y=(1,\,0)$.
    const Vary small = {"-0.5", "0.5", "0.1"};
    const Caption weights = caption("weights", "权重"), biases = caption("biases", "偏置");
    const Matrix x = sheet.given_vector(
        "x", "1, 2", {.caption = caption("input", "输入"), .vary = Vary{"-2", "2", "0.5"}});
    const Matrix y = sheet.given_vector(
        "y", "1, 0", {.elements = "y{row}", .caption = caption("target", "目标值")});
    const Matrix W1 = sheet.given_matrix("W1", "0.1 0.2; 0.3 -0.1; -0.2 0.4",
                                         {.symbol = "W⁽¹⁾", .caption = weights, .vary = small});
    const Matrix b1 = sheet.given_vector("b1", "0.1, -0.1, 0.2",
                                         {.symbol = "b⁽¹⁾", .caption = biases, .vary = small});
    const Matrix W2 = sheet.given_matrix("W2", "0.5 -0.3 0.2; -0.4 0.1 0.3",
                                         {.symbol = "W⁽²⁾", .caption = weights, .vary = small});
    const Matrix b2 =
        sheet.given_vector("b2", "0.1, -0.1", {.symbol = "b⁽²⁾", .caption = biases, .vary = small});

    /// ## Forward
    ///
    /// In the forward pass the input layer hands its input on. Each later layer adds up what
    /// arrives, weighted, and its bias. $\sigma$ bends the sums of the hidden layer; softmax turns
    /// the last two into probabilities, both positive and together 1:
    /// $$x^{(2)}=\sigma(W^{(1)}x^{(1)}+b^{(1)}),\qquad z^{(3)}=W^{(2)}x^{(2)}+b^{(2)}$$
    /// $$\widehat y_k= \frac{e^{z^{(3)}_k}}{e^{z^{(3)}_1}+e^{z^{(3)}_2}},\qquad L=-y_1\ln\widehat
    /// y_1-y_2\ln\widehat y_2$$
    /// (The document's summary has $\sigma(z^{(3)})$ for the last layer; its own formulas before
    /// and after are those of softmax.) The loss $L$ is the cross entropy. Its log is the natural
    /// logarithm, ln. As only the right class has $y_k=1$, what is left of it is $-{\ln}$ of the
    /// probability that the network gives to this class: 0 if it is sure and right, and the greater
    /// the less it believed in what is true.
    struct Parameters {
        Matrix W1, b1, W2, b2;
    };
    sheet.section("input", caption("Input layer", "前向传播：输入层"));
    const Matrix x1 =
        sheet.step("x1", x, {.symbol = "x⁽¹⁾", .caption = caption("handed on", "原样传递")});
    const auto forward = [&](const Parameters& theta, const char* loss_before) {
        const Matrix z2 = sheet.step(
            "z2", theta.W1 * x1 + theta.b1,
            {.symbol = "z⁽²⁾", .caption = caption("weighted sums and biases", "加权和加偏置")});
        const Matrix x2 =
            sheet.step("x2", logistic(z2),
                       {.symbol = "x⁽²⁾", .caption = caption("hidden outputs", "隐藏层的输出")});
        const Matrix z3 = sheet.step(
            "z3", theta.W2 * x2 + theta.b2,
            {.symbol = "z⁽³⁾", .caption = caption("weighted sums and biases", "加权和加偏置")});
        const Matrix y_hat =
            sheet.step("y_hat", softmax(z3),
                       {.symbol = "ŷ",
                        .elements = "ŷ{row}",
                        .caption = caption("probabilities of the classes", "各类的概率")});
        const Real L = sheet.step("L", -y(1) * log(y_hat(1)) - y(2) * log(y_hat(2)),
                                  {.caption = caption("loss", "损失"), .updates = loss_before});
        return std::tuple(x2, y_hat, L);
    };
    sheet.section("forward",
                  caption("Hidden layer, output layer and loss", "前向传播：隐藏层、输出层与损失"));
    const auto [x2, y_hat, L] = forward({W1, b1, W2, b2}, "");

    /// ## Back through the loss and softmax
    ///
    /// Now the same way backwards, one derivative after the other. Each output of softmax depends
    /// on both inputs, so its derivatives are a matrix, the Jacobian. The document's
    /// $\widehat y_1\cdot\widehat y_2$ on the diagonal is right for two classes, where
    /// $1-\widehat y_1=\widehat y_2$; for more it is $\widehat y_1\cdot(1-\widehat y_1)$, and so
    /// on. The Jacobian times $\partial L/\partial\widehat y$ is simply
    /// $$\frac{\partial L}{\partial z^{(3)}}=\widehat y-y$$
    /// since $y_1+y_2=1$: with other $y$ it would not be. It is worked out both ways below; that
    /// the long way and the short one agree is why softmax and cross entropy are used together.
    sheet.section("loss",
                  caption("Back through the loss and softmax", "反向传播：损失函数与 softmax"));
    const auto [p1, p2] = elements<2>(y_hat);
    const Matrix dL_dy_hat =
        sheet.step("dL_dy_hat", vector({-y(1) / p1, -y(2) / p2}),
                   {.symbol = "∂L/∂ŷ",
                    .elements = "∂L/∂ŷ{row}",
                    .caption = caption("with respect to the outputs", "对输出的导数")});
    const Matrix jacobian =
        sheet.step("jacobian", Matrix({2, 2}, {p1 * p2, -p1 * p2, -p1 * p2, p1 * p2}),
                   {.symbol = "∂ŷ/∂z⁽³⁾",
                    .elements = "∂ŷ{column}/∂z{row}⁽³⁾",
                    .caption = caption("Jacobian of softmax", "softmax 的雅可比矩阵")});
    sheet.step("dL_dz3_by_jacobian", jacobian * dL_dy_hat,
               {.symbol = "∂L/∂z⁽³⁾", .caption = caption("the long way", "用雅可比矩阵")});
    const Matrix dL_dz3 =
        sheet.step("dL_dz3", y_hat - y,
                   {.symbol = "∂L/∂z⁽³⁾", .caption = caption("the short way", "用化简的公式")});

    /// ## Back through the output layer
    ///
    /// The bias is added with the factor 1. For the weights, a product of
    /// $\partial z^{(3)}/\partial W^{(2)}$ and $\partial L/\partial z^{(3)}$ is undefined, as the
    /// document remarks under it: so the six derivatives are taken one by one. Each is what the
    /// neuron sends back, times what came in over the connection. Together they are a column times
    /// a row:
    /// $$\frac{\partial L}{\partial W^{(2)}}= \frac{\partial L}{\partial
    /// z^{(3)}}\,(x^{(2)})^{\mathrm T},\qquad\frac{\partial L}{\partial
    /// x^{(2)}}=(W^{(2)})^{\mathrm T}\,\frac{\partial L}{\partial z^{(3)}}$$
    /// The way back to $x^{(2)}$ is over the same weights, transposed: a hidden neuron gets
    /// something back from each output that it leads to.
    sheet.section("output_layer", caption("Back through the output layer", "反向传播：输出层"));
    const Matrix dL_db2 = sheet.step(
        "dL_db2", dL_dz3,
        {.symbol = "∂L/∂b⁽²⁾", .caption = caption("with respect to the biases", "对偏置的导数")});
    std::vector<Real> one_by_one;
    for (const Real derivative : elements(dL_dz3)) {
        for (const Real input : elements(x2))
            one_by_one.push_back(derivative * input);
    }
    sheet.step("dL_dW2_one_by_one", Matrix(W2.shape(), one_by_one),
               {.symbol = "∂L/∂W⁽²⁾", .caption = caption("one weight at a time", "逐个权重求导")});
    const Matrix dL_dW2 = sheet.step(
        "dL_dW2", outer(dL_dz3, x2),
        {.symbol = "∂L/∂W⁽²⁾", .caption = caption("a column times a row", "列向量乘以行向量")});
    const Matrix dL_dx2 =
        sheet.step("dL_dx2", transpose(W2) * dL_dz3,
                   {.symbol = "∂L/∂x⁽²⁾",
                    .caption = caption("what comes back to the hidden layer", "传回隐藏层的导数")});

    /// ## Back through the hidden layer
    ///
    /// Each neuron's $\sigma$ sees its own $z$ alone, so this Jacobian is diagonal. The document
    /// uses $\sigma'$ without its formula: it is $\sigma'(z)=\sigma(z)\cdot(1-\sigma(z))$, and
    /// $\sigma(z^{(2)})$ is at hand as $x^{(2)}$. A diagonal matrix times a vector is the product
    /// $\odot$, element by element:
    /// $$\frac{\partial L}{\partial z^{(2)}}=\sigma'(z^{(2)})\odot\frac{\partial L}{\partial
    /// x^{(2)}}$$
    /// (In the document some indices of this product are wrong, and its summary calls the result
    /// $\partial L/\partial x^{(2)}$ where it is $\partial L/\partial z^{(2)}$.)
    sheet.section("hidden_layer", caption("Back through the hidden layer", "反向传播：隐藏层"));
    const Matrix slopes =
        sheet.step("slopes", apply(neural::logistic_derivative_from_output<Real>, x2),
                   {.symbol = "σ′(z⁽²⁾)",
                    .caption = caption("slopes of the hidden neurons", "各隐藏层神经元的斜率")});
    const auto [s1, s2, s3] = elements<3>(slopes);
    const Matrix diagonal =
        sheet.step("dx2_dz2", Matrix({3, 3}, {s1, 0, 0, 0, s2, 0, 0, 0, s3}),
                   {.symbol = "∂x⁽²⁾/∂z⁽²⁾",
                    .elements = "∂x{column}⁽²⁾/∂z{row}⁽²⁾",
                    .caption = caption("Jacobian of the hidden layer", "隐藏层的雅可比矩阵")});
    sheet.step(
        "dL_dz2_by_jacobian", diagonal * dL_dx2,
        {.symbol = "∂L/∂z⁽²⁾", .caption = caption("with the diagonal matrix", "用对角矩阵")});
    const Matrix dL_dz2 =
        sheet.step("dL_dz2", hadamard(slopes, dL_dx2),
                   {.symbol = "∂L/∂z⁽²⁾", .caption = caption("element by element", "逐元素相乘")});
    const Matrix dL_db1 = sheet.step(
        "dL_db1", dL_dz2,
        {.symbol = "∂L/∂b⁽¹⁾", .caption = caption("with respect to the biases", "对偏置的导数")});
    const Matrix dL_dW1 = sheet.step(
        "dL_dW1", outer(dL_dz2, x1),
        {.symbol = "∂L/∂W⁽¹⁾", .caption = caption("with respect to the weights", "对权重的导数")});

    /// ## One step of gradient descent
    ///
    /// Now every parameter has its derivative, and takes a step against it:
    /// $$\theta\leftarrow\theta-\eta\,\frac{\partial L}{\partial\theta}$$
    /// for each $\theta$ of $W^{(1)}$, $b^{(1)}$, $W^{(2)}$, $b^{(2)}$: the new one on the left,
    /// the old one on the right. All derivatives were taken with the old parameters. With the new,
    /// the loss is smaller.
    sheet.section("descent", caption("One step of gradient descent", "梯度下降法：更新一次参数"));
    const Real eta = sheet.given_scalar("eta", "0.5",
                                        {.symbol = "η",
                                         .caption = caption("learning rate", "学习率"),
                                         .vary = Vary{"0.1", "1", "0.1"}});
    const Caption new_weights = caption("new weights", "新权重"),
                  new_biases = caption("new biases", "新偏置");
    const Parameters theta = {
        sheet.step("W1", W1 - eta * dL_dW1, {.caption = new_weights, .updates = "W1"}),
        sheet.step("b1", b1 - eta * dL_db1, {.caption = new_biases, .updates = "b1"}),
        sheet.step("W2", W2 - eta * dL_dW2, {.caption = new_weights, .updates = "W2"}),
        sheet.step("b2", b2 - eta * dL_db2, {.caption = new_biases, .updates = "b2"})};
    sheet.section("after",
                  caption("Forward again, with the new parameters", "用新参数再次前向传播"));
    const auto [new_x2, new_y_hat, new_L] = forward(theta, "forward/L");
    sheet.step("change", new_L - L,
               {.symbol = "ΔL", .caption = caption("change of the loss", "损失的变化")});

    /// ## Softmax and loss in one layer
    ///
    /// The notes (002) make softmax and cross entropy one layer, as together their derivative is so
    /// simple: $\partial E/\partial a=y-t$, whatever the number of classes. There $y$ are the
    /// outputs, $t$ the targets. The scores $a$ are not printed: here they are $\ln 3$, $\ln 2$ and
    /// $\ln 5$ with five decimals, so that $e^a$ is very nearly 3, 2 and 5.
    sheet.section("softmax_with_loss", caption("Softmax with loss", "Softmax-With-Loss 层"));
    const Matrix a = sheet.given_vector("a", "1.09861, 0.69315, 1.60944",
                                        {.elements = "a{row}",
                                         .caption = caption("scores", "得分"),
                                         .vary = Vary{"-2", "2", "0.1"}});
    const Matrix t = sheet.given_vector(
        "t", "0, 1, 0", {.elements = "t{row}", .caption = caption("targets", "目标值")});
    const Matrix outputs =
        sheet.step("y", softmax(a), {.elements = "y{row}", .caption = caption("outputs", "输出")});
    sheet.step("E", neural::cross_entropy(elements(outputs), elements(t)),
               {.caption = caption("cross entropy", "交叉熵")});
    sheet.step(
        "dE_da", outputs - t,
        {.symbol = "∂E/∂a", .caption = caption("with respect to the scores", "对得分的导数")});
}

}  // namespace longhand::chapters
