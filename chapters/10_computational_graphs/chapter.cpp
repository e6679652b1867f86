#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Computational graphs
///
/// **Goal.** Send numbers forward through small nodes, and derivatives back through the same nodes,
/// each of which knows nothing but its own inputs; then put such nodes together into layers, and
/// layers into a network that sorts its input into three classes. (A node is a single operation
/// here, not a whole neuron as in document 000.)
///
/// **You need** the chain rule, and the product of a row and a matrix. The notes on backward
/// propagation, or backpropagation (002), draw these graphs; their pictures are lost, and the text
/// has no numbers for them: all numbers here were chosen for this workbook.
void computational_graphs(Worksheet& sheet) {
    sheet.title(caption("Computational graphs", "计算图"));
    sheet.mirrors("002", caption("Computational graphs", "计算图：正向传播与反向传播"));
    sheet.mirrors("002",
                  caption("Backward propagation of activation functions", "激活函数的反向传播"));
    sheet.mirrors("002", caption("The Affine layer", "Affine 层"));
    sheet.mirrors("002", caption("Classification", "分类问题"));

    /// ## A node that adds, and a node that multiplies
    ///
    /// Forward, $f=(a+b)\cdot c$ in two nodes, $q=a+b$ and $f=q\cdot c$. Backward, each node gets
    /// from the right the derivative of $f$ with respect to its output, and hands on to the left
    /// those with respect to its inputs:
    /// $$\frac{\partial f}{\partial a}= \frac{\partial f}{\partial q}\cdot 1,\qquad\frac{\partial
    /// f}{\partial q}= \frac{\partial f}{\partial f}\cdot c,\qquad\frac{\partial f}{\partial c}=
    /// \frac{\partial f}{\partial f}\cdot q$$
    /// A sum changes as much as each of its terms: the adding node hands on what it gets. A product
    /// changes by the change of one factor times the other: the multiplying node must have kept its
    /// inputs, and hands on to each the derivative times the other. No node has to know the whole
    /// of $f$; that is why networks of any size can be differentiated in this way.
    const Vary whole = {"-5", "5", "1"};
    sheet.section("nodes", caption("Adding and multiplying", "加法节点与乘法节点"));
    const Real a =
        sheet.given_scalar("a", "2", {.caption = caption("a term", "加数"), .vary = whole});
    const Real b = sheet.given_scalar(
        "b", "-3", {.caption = caption("another term", "另一加数"), .vary = whole});
    const Real c =
        sheet.given_scalar("c", "4", {.caption = caption("a factor", "因数"), .vary = whole});
    const Real q = sheet.step("q", a + b, {.caption = caption("adding node", "加法节点")});
    const Real f = sheet.step("f", q * c, {.caption = caption("multiplying node", "乘法节点")});
    const Real df = sheet.given_scalar(
        "df_df", "1", {.symbol = "∂f/∂f", .caption = caption("where it begins", "反向传播的起点")});
    const Real dq = sheet.step(
        "df_dq", df * c,
        {.symbol = "∂f/∂q", .caption = caption("on to the adding node", "传给加法节点")});
    sheet.step("df_dc", df * q, {.symbol = "∂f/∂c", .caption = caption("on to c", "传给 c")});
    sheet.step("df_da", dq * 1, {.symbol = "∂f/∂a", .caption = caption("on to a", "传给 a")});
    sheet.step("df_db", dq * 1, {.symbol = "∂f/∂b", .caption = caption("on to b", "传给 b")});
    const Real h =
        sheet.given_scalar("h", "0.01", {.caption = caption("a little more of a", "a 的改变量")});
    sheet.step(
        "check", ((a + h + b) * c - f) / h,
        {.symbol = "Δf/Δa", .caption = caption("by how much f really changes", "f 的实际变化率")});

    /// ## A ReLU node
    ///
    /// Forward it lets positive numbers pass and stops all others. Backward it lets through what
    /// comes back to the places where it had let the input through, and stops the rest, since an
    /// output that is held at 0 does not respond to its input. $g$ is what comes from the right.
    sheet.section("relu", caption("ReLU node", "ReLU 节点"));
    const Vary small = {"-2", "2", "0.5"};
    const Matrix x = sheet.given_matrix(
        "x", "1.5 -0.5 0 2",
        {.elements = "x{column}", .caption = caption("inputs", "输入"), .vary = small});
    const Matrix g =
        sheet.given_matrix("g", "0.2 0.3 -0.1 -0.4",
                           {.elements = "g{column}",
                            .caption = caption("∂L/∂y, from the right", "从右边传来的 ∂L/∂y"),
                            .vary = small});
    const Matrix y =
        sheet.step("y", relu(x), {.elements = "y{column}", .caption = caption("outputs", "输出")});
    const auto let_pass = [](const Matrix& derivative, const Matrix& input) {
        std::vector<Real> passed;
        const std::vector<Real> inputs = elements(input);
        for (std::size_t k = 0; k < inputs.size(); ++k)
            passed.push_back(select(inputs[k] > 0, elements(derivative)[k], 0));
        return with_elements(input, passed);
    };
    const Caption to_the_left = caption("on to the left", "传给左边");
    sheet.step("dL_dx", let_pass(g, x), {.symbol = "∂L/∂x", .caption = to_the_left});

    /// ## A sigmoid node
    ///
    /// $y=1/(1+\exp(-x))$, the logistic function. Backward it needs nothing but its own output:
    /// $$\frac{\partial L}{\partial x}=\frac{\partial L}{\partial y}\cdot y\,(1-y)$$
    /// The same once more, back through the four operations that the function is made of, $u=-x_1$,
    /// $v=e^u$, $w=1+v$ and $r=1/w$: does it come to what the one formula gave for $x_1$?
    sheet.section("sigmoid", caption("Sigmoid node", "Sigmoid 节点"));
    const Matrix s = sheet.step("y", logistic(x),
                                {.elements = "y{column}", .caption = caption("outputs", "输出")});
    sheet.step("dL_dx", hadamard(g, hadamard(s, fill({1, 4}, Real(1)) - s)),
               {.symbol = "∂L/∂x", .caption = to_the_left});
    const Real u = sheet.step("u", -x(1, 1),
                              {.caption = caption("first operation: minus", "第一个运算：取负")});
    const Real v =
        sheet.step("v", exp(u), {.caption = caption("second: power of e", "第二个：e 的幂")});
    const Real w = sheet.step("w", 1 + v, {.caption = caption("third: plus 1", "第三个：加 1")});
    const Real r =
        sheet.step("r", 1 / w, {.caption = caption("fourth: reciprocal", "第四个：取倒数")});
    const Real dw = sheet.step(
        "dL_dw", g(1, 1) * (-power(r, 2)),
        {.symbol = "∂L/∂w", .caption = caption("back through the fourth", "倒推第四个运算")});
    const Real dv =
        sheet.step("dL_dv", dw * 1,
                   {.symbol = "∂L/∂v", .caption = caption("back through the third", "倒推第三个")});
    const Real du = sheet.step(
        "dL_du", dv * v,
        {.symbol = "∂L/∂u", .caption = caption("back through the second", "倒推第二个")});
    sheet.step("dL_dx1", du * -1,
               {.symbol = "∂L/∂x1", .caption = caption("back through the first", "倒推第一个")});

    /// ## The Affine layer
    ///
    /// A row of inputs times a matrix, and a row of biases: one node for a whole layer. Backward
    /// the matrix turns round:
    /// $$\frac{\partial L}{\partial x}= \frac{\partial L}{\partial y}\cdot W^{\mathrm
    /// T},\qquad\frac{\partial L}{\partial W}=x^{\mathrm T}\cdot \frac{\partial L}{\partial
    /// y},\qquad\frac{\partial L}{\partial b}= \frac{\partial L}{\partial y}$$
    /// Shapes help to remember it: $\partial L/\partial W$ must be as large as $W$, so a column of
    /// inputs meets a row of derivatives. The bias is added with the factor 1, so it gets
    /// $\partial L/\partial y$ as it comes.
    sheet.section("affine", caption("Affine layer", "Affine 层"));
    const Vary tenths = {"-1", "1", "0.1"};
    const Matrix row = sheet.given_matrix(
        "x", "1 2", {.elements = "x{column}", .caption = caption("inputs", "输入"), .vary = whole});
    const Matrix W = sheet.given_matrix("W", "0.1 -0.2 0.3; 0.4 0.2 -0.1",
                                        {.caption = caption("weights", "权重"), .vary = tenths});
    const Matrix bias = sheet.given_matrix(
        "b", "0.1 0.2 -0.3",
        {.elements = "b{column}", .caption = caption("biases", "偏置"), .vary = tenths});
    const Matrix dY = sheet.given_matrix(
        "dL_dy", "0.5 -1 0.2",
        {.symbol = "∂L/∂y", .caption = caption("from the right", "从右边传来"), .vary = tenths});
    sheet.step("y", neural::affine(row, W, bias),
               {.elements = "y{column}", .caption = caption("outputs", "输出")});
    sheet.step("dL_dx", neural::affine_input_gradient(dY, W),
               {.symbol = "∂L/∂x", .elements = "∂L/∂x{column}", .caption = to_the_left});
    const Caption by_weights = caption("with respect to the weights", "对权重的导数"),
                  by_biases = caption("with respect to the biases", "对偏置的导数");
    sheet.step("dL_dW", neural::affine_weight_gradient(row, dY),
               {.symbol = "∂L/∂W", .caption = by_weights});
    sheet.step("dL_db", dY, {.symbol = "∂L/∂b", .elements = "∂L/∂b{column}", .caption = by_biases});

    /// ## The same for several samples at once
    ///
    /// $N$ samples are $N$ rows: one product for all of them. Each row gets the same biases, so
    /// what comes back to a bias is the sum over the rows:
    /// $$\frac{\partial L}{\partial b_j}=\sum_{n=1}^{N}\frac{\partial L}{\partial y_{nj}}$$
    /// The weights are shared by all rows as well; for them the product
    /// $X^{\mathrm T}\cdot\partial L/\partial Y$ adds up by itself. (The notes say "first axis",
    /// which is axis 0: the one that counts the samples.)
    sheet.section("batch", caption("Affine layer for a batch", "批版本的 Affine 层"));
    const Matrix X = sheet.given_matrix(
        "X", "1 2; -1 3", {.caption = caption("a sample a row", "每行一个样本"), .vary = whole});
    const Matrix dY2 = sheet.given_matrix(
        "dL_dY", "0.5 -1 0.2; 0.1 0.3 -0.4",
        {.symbol = "∂L/∂Y", .caption = caption("from the right", "从右边传来"), .vary = tenths});
    sheet.step("Y", neural::affine_batch(X, W, bias),
               {.caption = caption("outputs, a sample a row", "输出，每行一个样本")});
    sheet.step("dL_dX", neural::affine_input_gradient(dY2, W),
               {.symbol = "∂L/∂X", .caption = to_the_left});
    sheet.step("dL_dW", neural::affine_weight_gradient(X, dY2),
               {.symbol = "∂L/∂W", .caption = by_weights});
    sheet.step("dL_db", neural::affine_bias_gradient(dY2),
               {.symbol = "∂L/∂b", .caption = by_biases});

    /// ## A network of three layers, put together from nodes
    ///
    /// Two hidden layers and an output layer, for three classes: Affine, ReLU, Affine, sigmoid,
    /// Affine, and at the end softmax with the cross entropy as one layer. Forward, each layer
    /// keeps what it will need on the way back.
    sheet.section("forward", caption("Three layers, forward", "三层网络：正向传播"));
    const auto weights = [&](const char* id, const char* numbers, const char* symbol) {
        return sheet.given_matrix(
            id, numbers, {.symbol = symbol, .caption = caption("weights", "权重"), .vary = tenths});
    };
    const auto biases = [&](const char* id, const char* numbers, const std::string& raised) {
        return sheet.given_matrix(id, numbers,
                                  {.symbol = "b" + raised,
                                   .elements = "b{column}" + raised,
                                   .caption = caption("biases", "偏置"),
                                   .vary = tenths});
    };
    const Matrix W1 = weights("W1", "0.1 0.4 -0.2; 0.3 -0.5 0.2", "W⁽¹⁾");
    const Matrix b1 = biases("b1", "0.1 0.2 0.1", "⁽¹⁾");
    const Matrix W2 = weights("W2", "0.2 -0.3; 0.5 0.1; -0.4 0.6", "W⁽²⁾");
    const Matrix b2 = biases("b2", "0.1 -0.1", "⁽²⁾");
    const Matrix W3 = weights("W3", "0.4 -0.2 0.1; -0.3 0.5 0.2", "W⁽³⁾");
    const Matrix b3 = biases("b3", "0 0.1 -0.1", "⁽³⁾");
    const Matrix t = sheet.given_matrix(
        "t", "0 1 0",
        {.elements = "t{column}", .caption = caption("target: class 2", "目标值：第 2 类")});
    const auto layer = [&](const char* id, const char* letter, const char* raised,
                           const Matrix& value, Caption what) {
        return sheet.step(id, value,
                          {.symbol = std::string(letter) + raised,
                           .elements = std::string(letter) + "{column}" + raised,
                           .caption = std::move(what)});
    };
    const Caption affine = caption("Affine", "Affine");
    struct Parameters {
        Matrix W1, b1, W2, b2, W3, b3;
    };
    const auto forward = [&](const Parameters& theta, const char* loss_before) {
        const Matrix a1 = layer("a1", "a", "⁽¹⁾", neural::affine(row, theta.W1, theta.b1), affine);
        const Matrix z1 = layer("z1", "z", "⁽¹⁾", relu(a1), caption("ReLU", "ReLU"));
        const Matrix a2 = layer("a2", "a", "⁽²⁾", neural::affine(z1, theta.W2, theta.b2), affine);
        const Matrix z2 = layer("z2", "z", "⁽²⁾", logistic(a2), caption("sigmoid", "Sigmoid"));
        const Matrix a3 = layer("a3", "a", "⁽³⁾", neural::affine(z2, theta.W3, theta.b3),
                                caption("Affine: the scores", "Affine：得分"));
        const Matrix p = sheet.step(
            "y", softmax(a3), {.elements = "y{column}", .caption = caption("softmax", "softmax")});
        const Real L = sheet.step(
            "L", neural::cross_entropy(elements(p), elements(t)),
            {.caption = caption("loss: cross entropy", "损失：交叉熵"), .updates = loss_before});
        return std::tuple(a1, z1, z2, a3, p, L);
    };
    const auto [a1, z1, z2, a3, p, L] = forward({W1, b1, W2, b2, W3, b3}, "");

    /// ## Backward, layer by layer
    ///
    /// The layer of softmax and loss gives $y-t$; from there each layer takes what comes from the
    /// right, keeps the derivatives with respect to its own parameters, and hands the rest on to
    /// the left. Nothing here is new: every line is one of the nodes above.
    sheet.section("backward", caption("Three layers, backward", "三层网络：反向传播"));
    const auto derivative = [&](const char* id, const char* letter, const char* raised,
                                const Matrix& value, Caption what) {
        return sheet.step(id, value,
                          {.symbol = std::string("∂L/∂") + letter + raised,
                           .elements = std::string("∂L/∂") + letter + "{column}" + raised,
                           .caption = std::move(what)});
    };
    const Caption through_affine = caption("back through Affine", "倒推 Affine");
    const Matrix da3 = derivative("dL_da3", "a", "⁽³⁾", p - t,
                                  caption("back through softmax and loss", "倒推 softmax 与损失"));
    const Matrix dW3 = sheet.step("dL_dW3", neural::affine_weight_gradient(z2, da3),
                                  {.symbol = "∂L/∂W⁽³⁾", .caption = by_weights});
    const Matrix db3 = derivative("dL_db3", "b", "⁽³⁾", da3, by_biases);
    const Matrix dz2 =
        derivative("dL_dz2", "z", "⁽²⁾", neural::affine_input_gradient(da3, W3), through_affine);
    const Matrix da2 =
        derivative("dL_da2", "a", "⁽²⁾", hadamard(dz2, hadamard(z2, fill({1, 2}, Real(1)) - z2)),
                   caption("back through sigmoid", "倒推 Sigmoid"));
    const Matrix dW2 = sheet.step("dL_dW2", neural::affine_weight_gradient(z1, da2),
                                  {.symbol = "∂L/∂W⁽²⁾", .caption = by_weights});
    const Matrix db2 = derivative("dL_db2", "b", "⁽²⁾", da2, by_biases);
    const Matrix dz1 =
        derivative("dL_dz1", "z", "⁽¹⁾", neural::affine_input_gradient(da2, W2), through_affine);
    const Matrix da1 = derivative("dL_da1", "a", "⁽¹⁾", let_pass(dz1, a1),
                                  caption("back through ReLU", "倒推 ReLU"));
    const Matrix dW1 = sheet.step("dL_dW1", neural::affine_weight_gradient(row, da1),
                                  {.symbol = "∂L/∂W⁽¹⁾", .caption = by_weights});
    const Matrix db1 = derivative("dL_db1", "b", "⁽¹⁾", da1, by_biases);
    derivative("dL_dx", "x", "", neural::affine_input_gradient(da1, W1), through_affine);

    /// ## Learning
    ///
    /// Learning goes through the loss: all parameters take a step against their derivatives, for
    /// example $W^{(1)}\leftarrow W^{(1)}-\eta\cdot\partial L/\partial W^{(1)}$, and the loss
    /// falls.
    sheet.section("learning", caption("Learning: one update", "学习阶段：更新一次参数"));
    const Real eta = sheet.given_scalar("eta", "0.5",
                                        {.symbol = "η",
                                         .caption = caption("learning rate", "学习率"),
                                         .vary = Vary{"0.1", "1", "0.1"}});
    const auto learn = [&](const char* id, const Matrix& old, const Matrix& derivative_by_it) {
        return sheet.step(id, old - eta * derivative_by_it,
                          {.caption = caption("after the update", "更新之后"),
                           .updates = std::string("forward/") + id});
    };
    const Parameters learnt = {learn("W1", W1, dW1), learn("b1", b1, db1), learn("W2", W2, dW2),
                               learn("b2", b2, db2), learn("W3", W3, dW3), learn("b3", b3, db3)};
    sheet.section("again", caption("Forward with the new parameters", "用新参数再次正向传播"));
    const auto [new_a1, new_z1, new_z2, new_a3, new_p, new_L] = forward(learnt, "forward/L");
    sheet.step("change", new_L - L,
               {.symbol = "ΔL", .caption = caption("change of the loss", "损失的变化")});

    /// ## Inference
    ///
    /// To say which class it is, neither softmax nor the loss is needed: $e^a$ grows with $a$ and
    /// the sum below the bar is the same for all, so softmax keeps the order of the scores, and the
    /// largest score of the last Affine layer names the class.
    sheet.section("inference", caption("Inference: the largest score", "推理阶段：得分最大者"));
    const auto largest = [](const Matrix& of) {
        const Real first = of(1, 1), second = of(1, 2), third = of(1, 3);
        return select(first >= max(second, third), 1, select(second >= third, 2, 3));
    };
    sheet.step("by_scores", largest(new_a3),
               {.caption = caption("class by the scores", "由得分判断的类别")});
    sheet.step("by_softmax", largest(new_p),
               {.caption = caption("class by softmax", "由 softmax 判断的类别")});
}

}  // namespace longhand::chapters
