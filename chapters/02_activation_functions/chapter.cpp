#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Activation functions and their derivatives
///
/// **Goal.** Work out each activation function of the lecture documents at the same few inputs, and
/// its derivative there: how strongly the output responds when the input moves a little.
///
/// **You need** $e^x$ and the chain rule. The documents print few numbers here: inputs, thresholds
/// and constants are chosen for this workbook, except the {{leaky_relu/a}} of leaky ReLU.
void activation_functions(Worksheet& sheet) {
    sheet.title(caption("Activation functions and their derivatives", "激活函数及其导数"));
    sheet.mirrors("000", caption("2. Activation Function", "2. 激活函数"));
    sheet.mirrors("001", caption("Activation function: logistic function", "激活函数：逻辑函数"));
    sheet.mirrors("001", caption("Nonlinear activation functions", "非线性激活函数"));
    sheet.mirrors("002",
                  caption("Backward propagation of activation functions", "激活函数的反向传播"));
    sheet.mirrors("003", caption("Artificial neuron", "人工神经元"));
    sheet.mirrors("004", caption("Sigmoid function", "Sigmoid 函数"));

    const Vary range = {"-4", "4", "0.5"};
    const Matrix x = sheet.given_vector(
        "x", "-2, -0.5, 0, 1",
        {.elements = "x{row}", .caption = caption("inputs", "输入"), .vary = range});
    const auto at_each_x = [&](const char* id, const char* symbol, const Caption& what,
                               const auto& function) {
        return sheet.step(id, apply(function, x), {symbol, std::string(symbol) + "{row}", what});
    };
    const auto backwards = [&](const char* id, const char* symbol, const Matrix& y) {
        sheet.step(id, elementwise_gradient(y, x),
                   {.symbol = symbol,
                    .caption = caption("derivative, backwards through the operations",
                                       "导数（沿运算步骤反向传播求得）")});
    };

    /// ## A line, and a threshold
    ///
    /// Document 000 first rejects "output = constant · input + another constant", $y=c\cdot x+d$: a
    /// line responds to the faintest noise. A step is silent below its threshold $\theta$. Does it
    /// fire at $\theta$ itself? No for the neuron of 001 ($u$, with $>$), yes in 000 ($v$, with
    /// $\ge$): the third input shows it. On both sides the step is flat, so its derivative is 0,
    /// and nothing can be learnt from it.
    ///
    /// Why that? Learning asks each weight in which direction the output would get better. A flat
    /// function answers: in none. So look at the derivatives below as well as at the values:
    /// whether a function is of use is decided by both.
    sheet.section("linear", caption("A linear response", "线性响应"));
    const Real c =
        sheet.given_scalar("c", "2", {.caption = caption("factor", "系数"), .vary = range});
    const Real d =
        sheet.given_scalar("d", "1", {.caption = caption("constant", "常数项"), .vary = range});
    const Matrix y = at_each_x("y", "y", caption("linear response", "线性响应"),
                               [&](Real input) { return c * input + d; });
    backwards("slope", "∂y/∂x", y);

    sheet.section("step", caption("Step functions", "阶跃函数"));
    const Real theta = sheet.given_scalar(
        "theta", "0", {.symbol = "θ", .caption = caption("threshold", "阈值"), .vary = range});
    const Matrix u = at_each_x("u", "u", caption("fires above the threshold", "大于阈值时触发"),
                               [&](Real input) { return neural::step(input, theta); });
    at_each_x("v", "v", caption("fires from the threshold on", "达到阈值即触发"),
              [&](Real input) { return neural::inclusive_step(input, theta); });
    backwards("slope", "∂u/∂x", u);

    /// ## The logistic function
    ///
    /// It turns any number into one between 0 and 1, like a step whose edge has been made smooth:
    /// $$\sigma(x)=\frac{1}{1+e^{-x}}$$
    /// $\sigma(0)$ is $\tfrac12$ exactly. Document 001 also writes $\sigma(-\infty)=0$ and
    /// $\sigma(+\infty)=1$: these are limits that no input reaches. Far out the log shows ≈
    /// {{logistic/right}}, never = 1, and a power of ten, never 0. The two sides mirror each other
    /// in the point $(0,\tfrac12)$: $\sigma(-x)=1-\sigma(x)$, here $p=q$.
    sheet.section("logistic", caption("The logistic function", "logistic 函数"));
    const Real zero = sheet.given_scalar(
        "zero", "0", {.symbol = "x0", .caption = caption("input in the middle", "正中的输入")});
    const Real far = sheet.given_scalar("far", "20",
                                        {.symbol = "L",
                                         .caption = caption("input far out", "离原点很远的输入"),
                                         .vary = Vary{"10", "40", "5"}});
    sheet.step("at_zero", logistic(zero),
               {.symbol = "y0", .caption = caption("in the middle", "正中的输出")});
    sheet.step("right", logistic(far),
               {.symbol = "y_right", .caption = caption("far to the right", "最右边的输出")});
    sheet.step("left", logistic(-far),
               {.symbol = "y_left", .caption = caption("far to the left", "最左边的输出")});
    const Matrix s = at_each_x("s", "s", caption("outputs", "输出"), logistic);
    sheet.step("p", logistic(-x), {.caption = caption("outputs for −x", "输入为 −x 时的输出")});
    sheet.step("q", apply([](Real output) { return 1 - output; }, s),
               {.caption = caption("what is missing to 1", "1 减去输出")});

    /// ## The derivative of the logistic function
    ///
    /// Document 001 uses $\sigma'$ without a formula; 000 and 004 give it, and 002 says that the
    /// output $s$ is enough for it:
    /// $$\sigma'(x)=\frac{e^{-x}}{(1+e^{-x})^2}=\sigma(x)\,(1-\sigma(x)),\qquad s'=s\,(1-s)$$
    /// The first form is the chain rule. The second saves work: forward, $s$ has been computed
    /// anyway, and no exponential is needed again. The derivative is greatest at 0, and only
    /// {{slope/at_zero}} there: through many layers a gradient vanishes. Backpropagation through
    /// $1/(1+e^{-x})$ gives the same numbers.
    sheet.section("slope",
                  caption("The derivative of the logistic function", "logistic 函数的导数"));
    sheet.step("at_zero", logistic_derivative(zero),
               {.symbol = "y0′", .caption = caption("slope in the middle", "正中的导数")});
    sheet.step(
        "s", apply(neural::logistic_derivative_from_output<Real>, s),
        {.symbol = "s′", .caption = caption("derivative, from the output", "导数（由输出求得）")});
    backwards("backwards", "∂s/∂x", s);

    /// ## tanh
    ///
    /// Where outputs should lie between −1 and 1 and be 0 for the input 0, the logistic function is
    /// stretched and moved down. Document 003 has the formula of what comes out:
    /// $$\tanh(x)=\frac{e^x-e^{-x}}{e^x+e^{-x}}=2\,\sigma(2x)-1$$
    /// Compare its slopes with those of $\sigma$: at 0 it is four times as steep.
    sheet.section("tanh", caption("tanh", "双曲正切函数 tanh"));
    const Matrix t = at_each_x("t", "t", caption("outputs", "输出"), hyperbolic_tangent);
    at_each_x("by_powers", "t_exp", caption("by powers of e", "用 e 的幂计算"),
              [](Real input) { return (exp(input) - exp(-input)) / (exp(input) + exp(-input)); });
    at_each_x("by_logistic", "t_σ", caption("by the logistic function", "用 logistic 函数计算"),
              [](Real input) { return 2 * logistic(2 * input) - 1; });
    backwards("slope", "∂t/∂x", t);

    /// ## ReLU and leaky ReLU
    ///
    /// Document 001 writes ReLU as $\max(0,x)$, 002 as two cases; they agree. For positive inputs
    /// the slope is 1 and never fades, which is why deep networks use it. The corner at 0 has no
    /// derivative; 002 counts it to the flat side. A unit whose inputs are all negative has the
    /// slope 0 and learns nothing any more: so leaky ReLU, $\max(a\cdot x,x)$, keeps a slope $a$
    /// there, {{leaky_relu/a}} in 001.
    sheet.section("relu", caption("ReLU", "ReLU"));
    const Matrix r = at_each_x("r", "r", caption("as a maximum", "写成最大值"),
                               [](Real input) { return max(0, input); });
    const Matrix cases =
        at_each_x("cases", "r_cases", caption("as two cases", "写成分段函数"), neural::relu<Real>);
    backwards("slope", "∂r_cases/∂x", cases);

    sheet.section("leaky_relu", caption("Leaky ReLU", "Leaky ReLU"));
    const Real a = sheet.given_scalar("a", "0.1",
                                      {.caption = caption("slope on the left", "左侧的斜率"),
                                       .vary = Vary{"0.05", "0.5", "0.05"}});
    const Matrix l = at_each_x("l", "l", caption("outputs", "输出"),
                               [&](Real input) { return max(a * input, input); });
    at_each_x("slope", "l′", caption("derivative, by its formula", "导数（按公式）"),
              [&](Real input) { return neural::leaky_relu_derivative(input, a); });

    /// ## Maxout
    ///
    /// The greater of two lines, whose weights and biases can be learnt themselves:
    /// $$m(x)=\max(w_1x+b_1,\;w_2x+b_2)$$
    /// (The document has $w^{\mathrm T}x$; with one input that is a product of two numbers.) The
    /// right lines make ReLU of it, or leaky ReLU: the differences below must be 0. Its slope is
    /// the weight of the greater line.
    const auto maxout = [&](const char* weights) {
        const Matrix w = sheet.given_vector(
            "w", weights,
            {.elements = "w{row}",
             .caption = caption("weights of the two lines", "两个一次函数的权重"),
             .vary = range});
        const Matrix b = sheet.given_vector("b", "0, 0",
                                            {.elements = "b{row}",
                                             .caption = caption("their biases", "它们的偏置"),
                                             .vary = range});
        const Matrix f = at_each_x("f", "f", caption("first line", "第一个一次函数"),
                                   [&](Real input) { return w(1) * input + b(1); });
        const Matrix g = at_each_x("g", "g", caption("second line", "第二个一次函数"),
                                   [&](Real input) { return w(2) * input + b(2); });
        return sheet.step(
            "m", max(f, g),
            {.elements = "m{row}", .caption = caption("the greater of the two", "两者中较大的")});
    };
    sheet.section("maxout_relu", caption("Maxout as ReLU", "用 Maxout 得到 ReLU"));
    const Matrix m_relu = maxout("0, 1");
    sheet.step("difference", m_relu - r,
               {.caption = caption("0 where maxout is ReLU", "为 0 处 Maxout 与 ReLU 一致")});
    backwards("slope", "∂m/∂x", m_relu);
    sheet.section("maxout_leaky", caption("Maxout as leaky ReLU", "用 Maxout 得到 Leaky ReLU"));
    const Matrix m = maxout("0.1, 1");
    sheet.step(
        "difference", m - l,
        {.caption = caption("0 where maxout is leaky ReLU", "为 0 处 Maxout 与 Leaky ReLU 一致")});
    backwards("slope", "∂m/∂x", m);

    /// ## ELU
    ///
    /// For negative inputs it bends into an exponential instead of breaking off at a corner:
    /// $$z(x)=\begin{cases}x & x>0\\ \alpha\,(e^x-1) & x\le 0\end{cases}$$
    /// Document 001 leaves $\alpha$ open. With $\alpha=1$ both sides meet at 0 with the same slope,
    /// 1.
    sheet.section("elu", caption("ELU", "ELU"));
    const Real alpha = sheet.given_scalar("alpha", "1",
                                          {.symbol = "α",
                                           .caption = caption("constant of ELU", "ELU 的常数"),
                                           .vary = Vary{"0.5", "2", "0.1"}});
    const Matrix z = at_each_x("z", "z", caption("outputs", "输出"),
                               [&](Real input) { return neural::elu(input, alpha); });
    at_each_x("slope", "z′", caption("derivative, by its formula", "导数（按公式）"),
              [&](Real input) { return neural::elu_derivative(input, alpha); });
    backwards("backwards", "∂z/∂x", z);
}

}  // namespace longhand::chapters
