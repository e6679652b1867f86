#include <longhand/chapter.hpp>

namespace longhand::chapters {

namespace {

/// Inputs, a sample a row, with a 1 behind each for the bias.
Matrix with_ones(const Matrix& inputs) {
    std::vector<Real> rows;
    for (Eigen::Index n = 1; n <= inputs.rows(); ++n) {
        for (const Real element : {inputs(n, 1), inputs(n, 2), Real(1)})
            rows.push_back(element);
    }
    return {{inputs.rows(), 3}, rows};
}

}  // namespace

/// # Why nonlinear
///
/// **Goal.** See a linear classifier fail on two sets of points, and a network with one hidden
/// layer succeed; see how a derivative fades on its way through many layers.
///
/// **You need** a neuron, the derivative of $\sigma$, least squares (the chapter on fitting) and
/// backpropagation through a batch (the chapter on computational graphs). The slides' page on
/// linear and nonlinear classifiers and their remark on vanishing gradients (001), and the
/// playground of 000. The pictures are missing and the remark has no formula: all numbers were
/// chosen for this workbook.
void why_nonlinear(Worksheet& sheet) {
    sheet.title(caption("Why nonlinear", "为什么要非线性"));
    sheet.mirrors("001", caption("Back propagation", "反向传播"));
    sheet.mirrors(
        "001", caption("A neural network is a nonlinear classifier", "神经网络是一个非线性分类器"));
    sheet.mirrors("000", caption("4. Building a neural network", "4. 构建神经网络"));

    /// ## A line for XOR
    ///
    /// Four points: class 1 where exactly one input is 1. A linear classifier gives
    /// $$y=w_1\cdot x_1+w_2\cdot x_2+w_3$$
    /// where $w_3$ is the bias, and says class 1 where $y>\tfrac12$, else class 0. Where
    /// $y=\tfrac12$ is a straight line in the plane: whatever the weights, it separates the points
    /// by one line. Each of the other two weights stands for one input alone, and an input by
    /// itself tells nothing here: of the two points where it is 1, one belongs to each class. What
    /// does least squares make of the weights, and of the answers?
    sheet.section("line", caption("A linear classifier", "线性分类器"));
    const Matrix X =
        sheet.given_matrix("X", "0 0; 0 1; 1 0; 1 1",
                           {.caption = caption("inputs, a sample a row", "输入，每行一个样本")});
    const Matrix t = sheet.given_vector(
        "t", "0, 1, 1, 0", {.elements = "t{row}", .caption = caption("classes", "类别")});
    const Matrix A =
        sheet.step("A", with_ones(X),
                   {.caption = caption("inputs, and 1 for the bias", "输入，末列的 1 对应偏置")});
    const Caption fitted = caption("weights, the last the bias", "权重，最后一个是偏置");
    const Matrix w =
        sheet.step("w", least_squares(A, t), {.elements = "w{row}", .caption = fitted});
    const Matrix y =
        sheet.step("y", A * w, {.elements = "y{row}", .caption = caption("outputs", "输出")});
    sheet.step("g", transpose(A) * (y - t),
               {.symbol = "∇E", .caption = caption("derivatives of the error", "误差的导数")});
    sheet.step("E", neural::half_squared_error(elements(y), elements(t)),
               {.caption = caption("error", "误差")});
    const auto say_class = [&](const Matrix& outputs) {
        sheet.step("said", apply([](Real output) { return select(output > 0.5, 1, 0); }, outputs),
                   {.symbol = "k", .caption = caption("class it says", "判为哪一类")});
    };
    say_class(y);

    /// ## Two hidden neurons for XOR
    ///
    /// One hidden neuron comes near 1 where at least one input is 1, the other where both are. The
    /// output is the first minus the second:
    /// $$H=\sigma(X\cdot W+b),\qquad o=H\cdot V$$
    /// (The row $b$ is added to every row.) Each of the two draws a line; the class lies in the
    /// band between them, which one line cannot bound.
    sheet.section("band", caption("A network with two hidden neurons", "有两个隐藏神经元的网络"));
    const Matrix W = sheet.given_matrix(
        "W", "6 6; 6 6", {.caption = caption("weights of the hidden layer", "隐藏层的权重")});
    const Matrix b = sheet.given_matrix("b", "-3 -9", {.caption = caption("biases", "偏置")});
    const Matrix V = sheet.given_matrix(
        "V", "1; -1", {.caption = caption("weights of the output", "输出层的权重")});
    const Matrix H = sheet.step("H", logistic(add_to_rows(X * W, b)),
                                {.caption = caption("hidden outputs", "隐藏层的输出")});
    const Matrix o =
        sheet.step("o", H * V, {.elements = "o{row}", .caption = caption("outputs", "输出")});
    sheet.step("E", neural::half_squared_error(elements(o), elements(t)),
               {.caption = caption("error", "误差")});
    say_class(o);
    const Matrix p = sheet.given_matrix("p", "0.5 0.5",
                                        {.elements = "p1 p2",
                                         .caption = caption("one more point", "另取一点"),
                                         .vary = Vary{"0.1", "0.9", "0.1"}});
    const Caption line_says = caption("what the line gives there", "线性分类器在该点的输出"),
                  network_says = caption("what the network gives there", "网络在该点的输出");
    sheet.step("by_line", (with_ones(p) * w)(1, 1), {.symbol = "y_p", .caption = line_says});
    sheet.step("by_network", (logistic(p * W + b) * V)(1, 1),
               {.symbol = "o_p", .caption = network_says});
    const PlottedPoints zeros = {.x = "line/X[1,1], line/X[4,1]",
                                 .y = "line/X[1,2], line/X[4,2]",
                                 .label = caption("class 0", "第 0 类")};
    const PlottedPoints ones = {.x = "line/X[2,1], line/X[3,1]",
                                .y = "line/X[2,2], line/X[3,2]",
                                .label = caption("class 1", "第 1 类")};
    const std::vector<Caption> said = {caption("said to be 0", "判为 0"),
                                       caption("said to be 1", "判为 1")};
    const auto xor_plot = [&](const char* id, const char* of, const Caption& title) {
        sheet.plot(id,
                   {.title = title,
                    .x = {caption("x1", "x1"), "-0.5", "1.5"},
                    .y = {caption("x2", "x2"), "-0.5", "1.5"},
                    .regions = {{.x = "band/p[1,1]", .y = "band/p[1,2]", .of = of, .labels = said}},
                    .points = {zeros, ones}});
    };
    xor_plot("by_line_plane", "band/by_line",
             caption("XOR: what a line says", "异或：线性分类器的判断"));
    xor_plot("by_network_plane", "band/by_network",
             caption("XOR: what a network says", "异或：网络的判断"));

    /// ## A ring
    ///
    /// Eight points on a ring, class 0, and four inside, class 1. Each point has another opposite,
    /// of the same class: what a line gains on one side it loses on the other. Can a network with
    /// three hidden neurons close a boundary round the middle? Its first pass is worked out: $H$
    /// are the hidden outputs, $Y$ the outputs, $D$ the errors times $r=1/N$, $S$ what comes back
    /// to the hidden neurons, and $\mathrm{dW}$, $\mathrm{db}$, $\mathrm{dV}$, $\mathrm{dc}$ the
    /// derivatives of half the mean squared error:
    /// $$D=r\cdot(Y-T),\qquad S=(D\cdot V^{\mathrm T})\odot H\odot(1-H)$$
    /// The passes after it, up to the two thousandth, run by the same formulas, without a record.
    sheet.section("ring", caption("A ring", "环形数据"));
    const Matrix outer =
        sheet.given_matrix("outer", "2 0; 1.4 1.4; 0 2; -1.4 1.4; -2 0; -1.4 -1.4; 0 -2; 1.4 -1.4",
                           {.symbol = "R", .caption = caption("points of class 0", "第 0 类的点")});
    const Matrix inner =
        sheet.given_matrix("inner", "0.5 0; 0 0.5; -0.5 0; 0 -0.5",
                           {.symbol = "I", .caption = caption("points of class 1", "第 1 类的点")});
    std::vector<Real> points = outer.row_by_row();
    const std::vector<Real> more = inner.row_by_row();
    points.insert(points.end(), more.begin(), more.end());
    const Matrix XR =
        sheet.step("X", Matrix({12, 2}, points), {.caption = caption("all points", "全部点")});
    const Matrix T = sheet.given_vector("T", "0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1",
                                        {.caption = caption("classes", "类别")});
    const Matrix AR =
        sheet.step("A", with_ones(XR),
                   {.caption = caption("points, and 1 for the bias", "点，末列的 1 对应偏置")});
    const Matrix w_ring =
        sheet.step("w", least_squares(AR, T), {.elements = "w{row}", .caption = fitted});

    sheet.section("first_pass", caption("The first pass", "第 1 轮"));
    const Real N = sheet.step("N", 12, {.caption = caption("points", "点数")});
    const Real eta = sheet.given_scalar("eta", "0.5",
                                        {.symbol = "η",
                                         .caption = caption("learning rate", "学习率"),
                                         .vary = Vary{"0.2", "0.8", "0.1"}});
    const auto start = [&](const char* id, const char* numbers, const Caption& name) {
        return sheet.given_matrix(id, numbers, {.caption = name, .vary = Vary{"-1", "1", "0.1"}});
    };
    neural::HiddenLayerNetwork<Matrix> net = {
        start("W", "1 -0.5 -0.4; 0.1 0.9 -0.8",
              caption("weights of the hidden layer", "隐藏层的权重")),
        start("b", "1 1 1", caption("its biases", "隐藏层的偏置")),
        start("V", "0.5; 0.5; 0.5", caption("weights of the output", "输出层的权重")),
        start("c", "-0.5", caption("its bias", "输出层的偏置"))};
    const Real share = sheet.step(
        "share", 1 / N, {.symbol = "r", .caption = caption("share of a point", "每个点的份额")});
    const auto linear = [](const auto& z) { return z; };
    const Caption after_update = caption("after the update", "更新之后");
    const std::map<std::string_view, Caption> captions = {
        {"H", caption("hidden outputs", "隐藏层的输出")},
        {"Y", caption("outputs", "输出")},
        {"D", caption("with respect to the outputs", "对输出的导数")},
        {"dV", caption("with respect to the output weights", "对输出层权重的导数")},
        {"dc", caption("with respect to the output bias", "对输出层偏置的导数")},
        {"S", caption("with respect to the hidden sums", "对隐藏层加权和的导数")},
        {"dW", caption("with respect to the hidden weights", "对隐藏层权重的导数")},
        {"db", caption("with respect to the hidden biases", "对隐藏层偏置的导数")},
        {"W", after_update},
        {"b", after_update},
        {"V", after_update},
        {"c", after_update}};
    const auto named = [&](const char* id, const Matrix& m) {
        const bool is_update = std::string_view("WbVc").find(id) != std::string_view::npos;
        return sheet.step(is_update ? id + std::string("_new") : id, m,
                          {.caption = captions.at(id),
                           .updates = is_update ? std::string("first_pass/") + id : ""});
    };
    const Matrix Y = neural::train(net, XR, T, eta, share, logistic, linear, named);
    sheet.step("L", share * neural::half_squared_error(elements(Y), elements(T)),
               {.caption = caption("loss", "损失")});

    sheet.section("training", caption("After two thousand passes", "两千轮之后"));
    constexpr int passes = 2000, shown = 50;
    neural::HiddenLayerNetwork<Eigen::MatrixXd> unrecorded = {doubles(net.W), doubles(net.b),
                                                              doubles(net.V), doubles(net.c)};
    const Eigen::MatrixXd inputs = doubles(XR), targets = doubles(T);
    Eigen::VectorXd after(passes / shown), losses(passes / shown);
    for (int pass = 2; pass <= passes; ++pass) {
        const Eigen::MatrixXd outputs = neural::train(unrecorded, inputs, targets, eta.value(),
                                                      share.value(), logistic, linear);
        if (pass % shown != 0) continue;
        after(pass / shown - 1) = pass;
        losses(pass / shown - 1) = (outputs - targets).squaredNorm() * share.value() / 2;
    }
    sheet.state("passes", after, {.symbol = "n", .caption = caption("pass", "轮数")});
    sheet.state("losses", losses,
                {.symbol = "L", .caption = caption("loss in that pass", "该轮的损失")});
    const Caption trained = caption("trained", "训练所得");
    net = {sheet.state("W", unrecorded.W, {.caption = trained, .updates = "first_pass/W"}),
           sheet.state("b", unrecorded.b, {.caption = trained, .updates = "first_pass/b"}),
           sheet.state("V", unrecorded.V, {.caption = trained, .updates = "first_pass/V"}),
           sheet.state("c", unrecorded.c, {.caption = trained, .updates = "first_pass/c"})};
    sheet.plot("curve",
               {.title = caption("Learning the ring", "学习环形数据"),
                .x = {caption("passes", "轮数")},
                .y = {.label = caption("loss", "损失"), .is_logarithmic = true},
                .points = {{.x = "training/passes", .y = "training/losses", .is_joined = true}}});

    sheet.section("learned", caption("What was learned", "学到了什么"));
    const Matrix hidden = sheet.step("H", logistic(add_to_rows(XR * net.W, net.b)),
                                     {.caption = caption("hidden outputs", "隐藏层的输出")});
    sheet.step("Y", add_to_rows(hidden * net.V, net.c), {.caption = caption("outputs", "输出")});
    const Matrix q = sheet.given_matrix("q", "1 1",
                                        {.elements = "q1 q2",
                                         .caption = caption("one more point", "另取一点"),
                                         .vary = Vary{"-2", "2", "0.5"}});
    sheet.step("by_line", (with_ones(q) * w_ring)(1, 1), {.symbol = "y_q", .caption = line_says});
    sheet.step("by_network", (logistic(q * net.W + net.b) * net.V + net.c)(1, 1),
               {.symbol = "o_q", .caption = network_says});
    const auto ring_plot = [&](const char* id, const char* of, const Caption& title) {
        sheet.plot(
            id,
            {.title = title,
             .x = {caption("x1", "x1"), "-2.5", "2.5"},
             .y = {caption("x2", "x2"), "-2.5", "2.5"},
             .regions = {{.x = "learned/q[1,1]", .y = "learned/q[1,2]", .of = of, .labels = said}},
             .points = {{.x = "ring/outer[*,1]",
                         .y = "ring/outer[*,2]",
                         .label = caption("class 0", "第 0 类")},
                        {.x = "ring/inner[*,1]",
                         .y = "ring/inner[*,2]",
                         .label = caption("class 1", "第 1 类")}}});
    };
    ring_plot("by_line_plane", "learned/by_line",
              caption("The ring: what a line says", "环形数据：线性分类器的判断"));
    ring_plot("by_network_plane", "learned/by_network",
              caption("The ring: what a network says", "环形数据：网络的判断"));

    /// ## Why gradients vanish
    ///
    /// On its way back through a layer with $\sigma$ a derivative is multiplied by the weights and
    /// by $\sigma'$. Let the weights be 1; then $\sigma'$ alone counts, which is
    /// {{vanishing/slope}} at most:
    /// $$\underbrace{\sigma'\cdot\sigma'\cdots\sigma'}_{n\text{
    /// layers}}\le{{vanishing/slope}}^{n}$$
    /// The first layers, furthest from the loss, then hardly learn: their step is the learning rate
    /// times such a number. ReLU has the slope 1 where it is active, however deep the network.
    sheet.section("vanishing", caption("Vanishing gradients", "梯度消失"));
    const Real z = sheet.given_scalar("z", "0",
                                      {.caption = caption("input of each σ", "每个 σ 的输入"),
                                       .vary = Vary{"0.5", "1.5", "0.1"}});
    const Real slope = sheet.step("slope", logistic_derivative(z),
                                  {.symbol = "s", .caption = caption("slope of σ", "σ 的斜率")});
    const Real p_active = sheet.given_scalar(
        "p", "1", {.caption = caption("input of each ReLU", "每个 ReLU 的输入")});
    const Real active =
        sheet.step("active", neural::relu_derivative(p_active),
                   {.symbol = "r", .caption = caption("slope of ReLU", "ReLU 的斜率")});
    std::vector<Real> left, left_of_relu;
    for (int layers = 1; layers <= 5; ++layers) {
        left.push_back(power(slope, layers));
        left_of_relu.push_back(power(active, layers));
    }
    sheet.step(
        "through_sigmoid", vector(left),
        {.symbol = "v",
         .elements = "v{row}",
         .caption = caption("left after 1, 2, … layers with σ", "经过 1、2、… 个 σ 层后所剩的倍数"),
         .digits = Digits{6}});
    sheet.step(
        "through_relu", vector(left_of_relu),
        {.symbol = "u", .elements = "u{row}", .caption = caption("with ReLU", "换成 ReLU 层")});
    sheet.plot(
        "depth",
        {.title = caption("What is left of a derivative", "导数还剩多少"),
         .x = {caption("layers", "层数")},
         .y = {.label = caption("factor", "倍数"), .is_logarithmic = true},
         .points = {
             {.y = "vanishing/through_sigmoid", .label = caption("σ", "σ"), .is_joined = true},
             {.y = "vanishing/through_relu",
              .label = caption("ReLU", "ReLU"),
              .is_joined = true}}});
    sheet.plot("slopes", {.title = caption("The slope of σ", "σ 的斜率"),
                          .x = {caption("z", "z"), "-6", "6"},
                          .y = {caption("σ′(z)", "σ′(z)"), "0", "0.3"},
                          .curves = {{"vanishing/z", "vanishing/slope"}}});
}

}  // namespace longhand::chapters
