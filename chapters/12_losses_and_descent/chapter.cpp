#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Losses and descent
///
/// **Goal.** Measure in two ways by how much outputs miss their targets, take the mean over several
/// samples, and go downhill: on a function of two variables, and with a line that learns from small
/// batches.
///
/// **You need** squares, logarithms and partial derivatives. The first page of the notes (002) and
/// their page on losses. The outputs (0.3, 0.2, 0.5), the target and the two learning rates are the
/// notes' own; all other numbers were chosen for this workbook.
void losses_and_descent(Worksheet& sheet) {
    sheet.title(caption("Losses and descent", "损失函数与梯度下降"));
    sheet.mirrors("002", caption("Output functions", "输出函数"));
    sheet.mirrors("002", caption("Gradient method", "梯度法"));
    sheet.mirrors("002", caption("Mean squared error; cross entropy", "均方误差；交叉熵误差"));
    sheet.mirrors("002", caption("Mini-batch learning", "mini-batch 学习"));

    /// ## Two losses of one sample
    ///
    /// The notes call ½Σ(y − t)² the mean squared error, but take no mean: it is half the sum of
    /// the squares. The mean squared error divides the sum by how many there are. Of the cross
    /// entropy all terms but one are 0, as only the right class has t = 1: what is left is −ln of
    /// the output there. (log is the natural logarithm.)
    sheet.section("losses", caption("Two losses", "两种损失函数"));
    const Vary share = {"0.1", "0.9", "0.1"};
    const Matrix y = sheet.given_vector(
        "y", "0.3, 0.2, 0.5",
        {.elements = "y{row}", .caption = caption("outputs", "输出"), .vary = share});
    const Matrix t = sheet.given_vector(
        "t", "0, 1, 0", {.elements = "t{row}", .caption = caption("target", "目标值")});
    const Matrix d = sheet.step("d", y - t, {.elements = "d{row}"});
    const Real squares = sheet.step("S", power(d(1), 2) + power(d(2), 2) + power(d(3), 2),
                                    {.caption = caption("sum of squares", "平方和")});
    sheet.step("E_half", 0.5 * squares,
               {.caption = caption("half the sum of squares", "平方和的一半")});
    sheet.step("E_mean", squares / 3, {.caption = caption("mean squared error", "均方误差")});
    sheet.step("E_cross", neural::cross_entropy(elements(y), elements(t)),
               {.caption = caption("cross entropy", "交叉熵")});

    /// ## softmax does not mind a constant
    ///
    /// Adding the same c to all scores multiplies every power of e by e^c, above and below the bar:
    /// it cancels. So nothing is lost by taking c = −(the largest score), and no power of e gets
    /// large. (The remark in the notes breaks off before it says so.)
    sheet.section("constant", caption("softmax with a constant", "加上常数的 softmax"));
    const Matrix a = sheet.given_vector("a", "1, 2, 3",
                                        {.elements = "a{row}",
                                         .caption = caption("scores", "得分"),
                                         .vary = Vary{"-3", "3", "0.5"}});
    const Real c = sheet.given_scalar(
        "c", "-3", {.caption = caption("constant", "常数"), .vary = Vary{"-5", "5", "1"}});
    const auto share_of = [&](Real mine, Real first, Real second, Real third) {
        return exp(mine) / (exp(first) + exp(second) + exp(third));
    };
    const auto [a1, a2, a3] = elements<3>(a);
    const Matrix plain = sheet.step("p", vector({share_of(a1, a1, a2, a3), share_of(a2, a1, a2, a3),
                                                 share_of(a3, a1, a2, a3)}));
    const Matrix moved = sheet.step("b", a + fill({3, 1}, c), {.elements = "b{row}"});
    const auto [b1, b2, b3] = elements<3>(moved);
    const Matrix with_constant = sheet.step(
        "q",
        vector({share_of(b1, b1, b2, b3), share_of(b2, b1, b2, b3), share_of(b3, b1, b2, b3)}));
    sheet.step("difference", plain - with_constant,
               {.caption = caption("without and with the constant", "不加与加常数之差")});

    /// ## The mean over a batch
    ///
    /// From many samples (the notes speak of 60000) a batch is chosen (100), and its loss is the
    /// mean of the losses of its samples. N is how many the batch has. (In the notes' formula the
    /// sum over the samples is missing: as printed it is the loss of one sample, divided by N.)
    /// Here the batch has four samples, a row each.
    sheet.section("batch", caption("The mean over a batch", "一批数据的平均损失"));
    const Matrix Y = sheet.given_matrix(
        "Y", "0.3 0.2 0.5; 0.1 0.8 0.1; 0.6 0.3 0.1; 0.2 0.4 0.4",
        {.caption = caption("outputs, a sample a row", "输出，每行一个样本"), .vary = share});
    const Matrix T = sheet.given_matrix("T", "0 1 0; 0 1 0; 1 0 0; 0 0 1",
                                        {.caption = caption("targets", "目标值")});
    std::vector<Real> losses;
    for (int n = 1; n <= Y.rows(); ++n) {
        const std::vector<Real> outputs = {Y(n, 1), Y(n, 2), Y(n, 3)};
        const std::vector<Real> targets = {T(n, 1), T(n, 2), T(n, 3)};
        losses.push_back(neural::cross_entropy(outputs, targets));
    }
    const Matrix L = sheet.step(
        "L", vector(losses),
        {.elements = "L{row}", .caption = caption("loss of each sample", "各样本的损失")});
    sheet.step("E", (L(1) + L(2) + L(3) + L(4)) / 4, {.caption = caption("mean loss", "平均损失")});

    /// ## Downhill in two variables
    ///
    /// f(x0, x1) = x0² + 2·x1² is a bowl, steeper along x1. Its partial derivatives are 2·x0 and
    /// 4·x1, and both variables move at once, each against its own. "Usually 0.01 or 0.001" say the
    /// notes of the learning rate: with 0.001 the same three steps go about a tenth as far.
    const Vary around = {"-3", "3", "0.5"};
    const auto descend = [&](const std::string& path, const char* rate, const Caption& title) {
        sheet.section(path, title);
        const Real eta = sheet.given_scalar(
            "eta", rate, {.symbol = "η", .caption = caption("learning rate", "学习率")});
        Matrix x = sheet.given_vector(
            "x", "3, 2",
            {.elements = "x0 x1", .caption = caption("where it begins", "起点"), .vary = around});
        const auto height = [](const Matrix& at) { return power(at(1), 2) + 2 * power(at(2), 2); };
        const Real before = sheet.step("f_before", height(x), {.symbol = "f"});
        for (int k = 1; k <= 3; ++k) {
            sheet.section(path + "/step", k, caption("Step {index}", "第 {index} 步"));
            const Real g0 = sheet.step("g[1]", 2 * x(1), {.symbol = "∂f/∂x0"});
            const Real g1 = sheet.step("g[2]", 4 * x(2), {.symbol = "∂f/∂x1"});
            x = sheet.step("x", x - eta * vector({g0, g1}), {.updates = path + "/x"});
        }
        sheet.section(path + "/end", caption("After three steps", "三步之后"));
        const Real after = sheet.step("f_after", height(x), {.symbol = "f_after"});
        sheet.step("change", after - before, {.symbol = "Δf"});
    };
    descend("rate", "0.01", caption("Downhill with 0.01", "学习率取 0.01"));
    descend("small_rate", "0.001", caption("Downhill with 0.001", "学习率取 0.001"));

    /// ## Too large a step
    ///
    /// With 0.6 the first variable comes nearer to 0 at every step, though it changes its sign: its
    /// factor is 1 − 0.6·2 = −0.2. The second one has the factor 1 − 0.6·4 = −1.4: it jumps over
    /// the bottom of the bowl, further out every time.
    descend("large_rate", "0.6", caption("Downhill with 0.6", "学习率取 0.6"));

    /// ## A line that learns from batches
    ///
    /// The whole process of the notes: parameters, their loss and its derivatives, an update, and
    /// again. The line y = w·x + b learns from four samples of 2x + 1, two at a time: that is
    /// stochastic gradient descent. (Where there are 60000, the two would be drawn at random; here
    /// they take turns.) After each pair the parameters move. The loss of a batch is half the mean
    /// of the squares, so its derivatives are means, too.
    sheet.section("line", caption("A line that learns", "学习一条直线"));
    const Real rate = sheet.given_scalar("eta", "0.1",
                                         {.symbol = "η",
                                          .caption = caption("learning rate", "学习率"),
                                          .vary = Vary{"0.02", "0.1", "0.01"}});
    const Matrix inputs = sheet.given_vector("x", "0, 1, 2, 3",
                                             {.elements = "x{row}", .vary = Vary{"0", "3", "0.5"}});
    const Matrix targets = sheet.given_vector(
        "t", "1, 3, 5, 7", {.elements = "t{row}", .vary = Vary{"1", "7", "0.5"}});
    Real w = sheet.given_scalar("w", "0", {.vary = Vary{"-1", "1", "0.5"}});
    Real bias = sheet.given_scalar("b", "0", {.vary = Vary{"-1", "1", "0.5"}});
    for (int batch = 1; batch <= 4; ++batch) {
        const int i = batch % 2 == 1 ? 1 : 3, j = i + 1;
        sheet.section("line/batch", batch, caption("Batch {index}", "第 {index} 批"));
        const Matrix outputs = sheet.step("y", vector({w * inputs(i) + bias, w * inputs(j) + bias}),
                                          {.elements = "y{row}"});
        const Matrix e = sheet.step("e", vector({outputs(1) - targets(i), outputs(2) - targets(j)}),
                                    {.elements = "e{row}"});
        sheet.step("L", (power(e(1), 2) + power(e(2), 2)) / 4,
                   {.caption = caption("loss", "损失")});
        const Real dw =
            sheet.step("dL_dw", (e(1) * inputs(i) + e(2) * inputs(j)) / 2, {.symbol = "∂L/∂w"});
        const Real db = sheet.step("dL_db", (e(1) + e(2)) / 2, {.symbol = "∂L/∂b"});
        w = sheet.step("w", w - rate * dw, {.updates = "line/w"});
        bias = sheet.step("b", bias - rate * db, {.updates = "line/b"});
    }

    /// ## Why gradients vanish
    ///
    /// On its way back through a layer with σ a derivative is multiplied by σ′, which is ¼ at most.
    /// Through five layers at most the factor (¼)⁵ is left of it, less than a thousandth; ReLU has
    /// the factor 1 where it is active, however deep the network. (Document 001 names the trouble
    /// and the remedy, without a formula.)
    sheet.section("vanishing", caption("Vanishing gradients", "梯度消失"));
    const Real z = sheet.given_scalar("z", "0", {.vary = Vary{"-2", "2", "0.5"}});
    const Real slope = sheet.step("slope", logistic_derivative(z), {.symbol = "s"});
    sheet.step("two_layers", power(slope, 2), {.symbol = "s2"});
    sheet.step("five_layers", power(slope, 5), {.symbol = "s5", .digits = Digits{6}});
    const Real active = sheet.given_scalar(
        "active", "1", {.symbol = "r", .caption = caption("slope of ReLU", "ReLU 的斜率")});
    sheet.step("five_layers_of_relu", power(active, 5), {.symbol = "r5"});
}

}  // namespace longhand::chapters
