#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Losses and descent
///
/// **Goal.** Measure in two ways by how much outputs miss their targets, and go downhill on a
/// function of two variables.
///
/// **You need** squares, logarithms and partial derivatives. The first page of the notes (002) and
/// their page on losses. The outputs ({{losses/y[1]}}, {{losses/y[2]}}, {{losses/y[3]}}), the
/// target and the two learning rates are the notes' own; all other numbers were chosen for this
/// workbook.
void losses_and_descent(Worksheet& sheet) {
    sheet.title(caption("Losses and descent", "损失函数与梯度下降"));
    sheet.mirrors("002", caption("Output functions", "输出函数"));
    sheet.mirrors("002", caption("Gradient method", "梯度法"));
    sheet.mirrors("002", caption("Mean squared error; cross entropy", "均方误差；交叉熵误差"));

    /// ## Two losses of one sample
    ///
    /// To learn, a network must be told by one number how bad its outputs are. Two such numbers:
    /// $$E_{\mathrm{half}}=\frac12\sum_k(y_k-t_k)^2,\qquad E_{\mathrm{cross}}=-\sum_k t_k\ln y_k$$
    /// The notes call the first the mean squared error, but take no mean: it is half the sum of the
    /// squares. The mean squared error divides the sum by how many there are. Of the cross entropy
    /// all terms but one are 0, as only the right class has $t_k=1$: what is left is $-{\ln}$ of
    /// the output there. So the one looks at all outputs, the other at how much was given to what
    /// is true. (log is the natural logarithm.)
    sheet.section("losses", caption("Two losses", "两种损失函数"));
    const Vary share = {"0.1", "0.9", "0.1"};
    const Matrix y = sheet.given_vector(
        "y", "0.3, 0.2, 0.5",
        {.elements = "y{row}", .caption = caption("outputs", "输出"), .vary = share});
    const Matrix t = sheet.given_vector(
        "t", "0, 1, 0", {.elements = "t{row}", .caption = caption("target", "目标值")});
    const Matrix d = sheet.step(
        "d", y - t,
        {.elements = "d{row}", .caption = caption("output minus target", "输出减目标值")});
    const Real squares = sheet.step("S", power(d(1), 2) + power(d(2), 2) + power(d(3), 2),
                                    {.caption = caption("sum of squares", "平方和")});
    sheet.step("E_half", 0.5 * squares,
               {.caption = caption("half the sum of squares", "平方和的一半")});
    sheet.step("E_mean", squares / 3, {.caption = caption("mean squared error", "均方误差")});
    sheet.step("E_cross", neural::cross_entropy(elements(y), elements(t)),
               {.caption = caption("cross entropy", "交叉熵")});

    /// ## softmax does not mind a constant
    ///
    /// Adding the same $c$ to all scores multiplies every power of $e$ by $e^c$, above and below
    /// the bar: it cancels.
    /// $$\frac{e^{a_k+c}}{\sum_j e^{a_j+c}}= \frac{e^c\cdot e^{a_k}}{e^c\cdot\sum_j e^{a_j}}=
    /// \frac{e^{a_k}}{\sum_j e^{a_j}}$$
    /// So nothing is lost by taking $c=-\max_k a_k$, and no power of $e$ gets large: programs do
    /// so, as $e^{1000}$ is more than a computer's numbers can hold. (The remark in the notes
    /// breaks off before it says so.)
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
    const Matrix plain = sheet.step(
        "p", vector({share_of(a1, a1, a2, a3), share_of(a2, a1, a2, a3), share_of(a3, a1, a2, a3)}),
        {.caption = caption("softmax of the scores", "得分的 softmax")});
    const Matrix moved = sheet.step(
        "b", a + fill({3, 1}, c),
        {.elements = "b{row}", .caption = caption("scores with the constant", "加上常数的得分")});
    const auto [b1, b2, b3] = elements<3>(moved);
    const Matrix with_constant = sheet.step(
        "q", vector({share_of(b1, b1, b2, b3), share_of(b2, b1, b2, b3), share_of(b3, b1, b2, b3)}),
        {.caption = caption("softmax of these", "它们的 softmax")});
    sheet.step("difference", plain - with_constant,
               {.caption = caption("without and with the constant", "不加与加常数之差")});

    /// ## Downhill in two variables
    ///
    /// $f(x_0,x_1)=x_0^2+2x_1^2$ is a bowl, steeper along $x_1$. Its partial derivatives say how
    /// steep it is in each direction, and both variables move at once, each against its own:
    /// $$x_0\leftarrow x_0-\eta\cdot 2x_0,\qquad x_1\leftarrow x_1-\eta\cdot 4x_1$$
    /// "Usually {{rate/eta}} or {{small_rate/eta}}" say the notes of the learning rate $\eta$: from
    /// the same place, the first step of the one is ten times as long as that of the other. Compare
    /// how far down three steps lead.
    const Vary around = {"-3", "3", "0.5"};
    const auto descend = [&](const std::string& path, const char* rate) {
        const Real eta = sheet.given_scalar(
            "eta", rate, {.symbol = "η", .caption = caption("learning rate", "学习率")});
        Matrix x = sheet.given_vector(
            "x", "3, 2",
            {.elements = "x0 x1", .caption = caption("where it begins", "起点"), .vary = around});
        const auto height = [](const Matrix& at) { return power(at(1), 2) + 2 * power(at(2), 2); };
        const Real before =
            sheet.step("f_before", height(x),
                       {.symbol = "f", .caption = caption("height at the start", "起点的高度")});
        for (int k = 1; k <= 3; ++k) {
            sheet.section(path + "/step", k, caption("Step {index}", "第 {index} 步"));
            const Real g0 = sheet.step(
                "g[1]", 2 * x(1),
                {.symbol = "∂f/∂x0", .caption = caption("slope along x0", "沿 x0 的斜率")});
            const Real g1 = sheet.step(
                "g[2]", 4 * x(2),
                {.symbol = "∂f/∂x1", .caption = caption("slope along x1", "沿 x1 的斜率")});
            x = sheet.step(
                "x", x - eta * vector({g0, g1}),
                {.caption = caption("where the step leads", "走到的点"), .updates = path + "/x"});
        }
        sheet.section(path + "/end", caption("After three steps", "三步之后"));
        const Real after = sheet.step(
            "f_after", height(x),
            {.symbol = "f_after", .caption = caption("height at the end", "终点的高度")});
        sheet.step("change", after - before,
                   {.symbol = "Δf", .caption = caption("change of the height", "高度的变化")});
    };
    sheet.section("rate", caption("Downhill", "梯度下降"));
    descend("rate", "0.01");
    sheet.section("small_rate", caption("With a smaller rate", "学习率更小"));
    descend("small_rate", "0.001");

    /// ## Too large a step
    ///
    /// Each step multiplies $x_0$ by $1-2\eta$ and $x_1$ by $1-4\eta$: take $x_0$ and $x_1$ out of
    /// the brackets above. With $\eta={{large_rate/eta}}$ the first variable comes nearer to 0 at
    /// every step, though it changes its sign: its factor is $1-2\cdot{{large_rate/eta}}$,
    /// negative, but above $-1$. The second one has the factor $1-4\cdot{{large_rate/eta}}$, below
    /// $-1$: it jumps over the bottom of the bowl, further out every time, and takes $f$ with it.
    /// In the plot the three paths begin at the same point.
    sheet.section("large_rate", caption("With too large a rate", "学习率太大"));
    descend("large_rate", "0.6");
    const auto way = [](const std::string& path, const Caption& label) {
        return PlottedPoints{.x = path + "/x[1], " + path + "/step[*]/x[1]",
                             .y = path + "/x[2], " + path + "/step[*]/x[2]",
                             .label = label,
                             .is_joined = true};
    };
    sheet.plot(
        "ways",
        {.title = caption("Three paths from the same place", "从同一点出发的三条路径"),
         .x = {caption("x0", "x0"), "-3.2", "3.2"},
         .y = {caption("x1", "x1"), "-6", "6"},
         .heights = {{"rate/x[1]", "rate/x[2]", "rate/f_before"}},
         .points = {
             way("rate", caption("η = {{rate/eta}}", "η = {{rate/eta}}")),
             way("small_rate", caption("η = {{small_rate/eta}}", "η = {{small_rate/eta}}")),
             way("large_rate", caption("η = {{large_rate/eta}}", "η = {{large_rate/eta}}"))}});
}

}  // namespace longhand::chapters
