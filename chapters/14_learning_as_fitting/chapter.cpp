#include <longhand/chapter.hpp>

namespace longhand::chapters {

namespace {

/// The matrix of the powers of x: row n is 1, x_n, x_n², … up to the degree.
Matrix powers(const Matrix& x, int degree) {
    std::vector<Real> rows;
    for (int n = 1; n <= x.rows(); ++n) {
        for (int j = 0; j <= degree; ++j)
            rows.push_back(j == 0 ? Real(1) : j == 1 ? x(n) : power(x(n), j));
    }
    return {{x.rows(), degree + 1}, rows};
}

}  // namespace

/// # Learning as fitting
///
/// **Goal.** See the simplest machines that turn an input into an output: one that multiplies by
/// adding, and a polynomial whose coefficients are learnt from ten points. Find out why the best
/// fit is not the best guess.
///
/// **You need** powers, sums, derivatives and the sine. The slides' example of curve fitting and
/// their first look at a machine that computes (000). Their pictures, which held the numbers, are
/// missing: the ten points are those that Bishop published for Pattern Recognition and Machine
/// Learning, chapter 1, whose formulas the slides follow. The test points were chosen for this
/// workbook.
void learning_as_fitting(Worksheet& sheet) {
    sheet.title(caption("Learning as fitting", "学习就是拟合"));
    sheet.mirrors("000",
                  caption("1. Neurons, nature's computing machines", "1. 神经元，自然的计算机制"));
    sheet.mirrors("000", caption("Example: polynomial curve fitting", "例子：多项式曲线拟合"));
    sheet.mirrors("000", caption("Model selection", "模型选择"));

    /// ## A machine that multiplies
    ///
    /// A computer takes an input, works, and gives an output. It may turn $3\times 4$ into
    /// additions, which are simpler: begin with 4, and add it twice more. A product at once gives
    /// the same.
    sheet.section("machine", caption("Multiplying by adding", "用加法做乘法"));
    const Real times =
        sheet.step("times", 3, {.symbol = "k", .caption = caption("how often", "取几次")});
    const Real taken = sheet.given_scalar(
        "x", "4", {.caption = caption("what is taken", "被取的数"), .vary = Vary{"2", "9", "1"}});
    sheet.step("product", taken + taken + taken,
               {.symbol = "p", .caption = caption("by adding", "用加法")});
    sheet.step("at_once", times * taken,
               {.symbol = "q", .caption = caption("at once", "直接相乘")});

    /// ## Ten points
    ///
    /// The inputs are $x=n/9$, and the targets $t$ lie near a sine: each is $\sin(2\pi x)$ with a
    /// random shift, the noise. Whoever has only the points does not know the sine. To guess it, a
    /// polynomial is bent until it comes near the points:
    /// $$y(x,w)=w_0+w_1x+w_2x^2+\dots+w_Mx^M,\qquad E(w)=
    /// \frac12\sum_{n}\bigl(y(x_n,w)-t_n\bigr)^2$$
    /// To learn is to find the coefficients $w$ for which $E$ is least. Nine points, each halfway
    /// between two neighbours, serve as a test: no fit gets to see them. Their shifts $\varepsilon$
    /// are given.
    sheet.section("data", caption("The points", "数据点"));
    const Matrix n = sheet.given_vector(
        "n", "0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
        {.elements = "n{row}", .caption = caption("number of the point", "点的编号")});
    const Real N = sheet.step("N", 10, {.caption = caption("points", "数据点个数")});
    const Matrix t = sheet.given_vector(
        "t",
        "0.349486, 0.830839, 1.007332, 0.971507, 0.133066, 0.166823, -0.848307, -0.445686, "
        "-0.563567, 0.261502",
        {.elements = "t{row}",
         .caption = caption("targets", "目标值"),
         .vary = Vary{"-1", "1", "0.01"}});
    const Matrix x = sheet.step("x", n / fill(n.shape(), 9),
                                {.elements = "x{row}", .caption = caption("inputs", "输入")});
    std::vector<Real> middles, shifted;
    for (int k = 1; k <= 9; ++k)
        middles.push_back((x(k) + x(k + 1)) / 2);
    const Matrix z =
        sheet.step("z", vector(middles),
                   {.elements = "z{row}", .caption = caption("test inputs", "测试点的输入")});
    const Real N_test =
        sheet.step("N_test", 9, {.symbol = "K", .caption = caption("test points", "测试点个数")});
    const Matrix shift = sheet.given_vector(
        "shift", "0.2, -0.3, 0.1, -0.1, 0.4, 0.2, -0.2, -0.1, 0.3",
        {.symbol = "ε", .elements = "ε{row}", .caption = caption("noise", "噪声")});
    for (int k = 1; k <= 9; ++k)
        shifted.push_back(sin(2 * pi() * z(k)) + shift(k));
    const Matrix s =
        sheet.step("s", vector(shifted),
                   {.elements = "s{row}", .caption = caption("test targets", "测试点的目标值")});
    const Real u =
        sheet.given_scalar("u", "0.3", {.caption = caption("one more place", "另取一处")});
    sheet.step("sine", sin(2 * pi() * u),
               {.symbol = "sin_u", .caption = caption("the sine there", "该处的正弦值")});

    /// Every fit is measured in the same way: its error $E$ on the ten points and $F$ on the test
    /// points, for each the root of the mean square,
    /// $$E_{\mathrm{RMS}}=\sqrt{2E/N}$$
    /// ($R$ on the ten points, $Q$ on the others), which can be compared though there are not as
    /// many points in the one as in the other; and its value at one more place $u$, from which its
    /// curve is drawn.
    struct Measured {
        Real E, E_train, E_test;
    };
    const auto measure = [&](const std::string& mark, const Matrix& w, const Matrix& y) {
        const int degree = static_cast<int>(w.rows()) - 1;
        const Real E = sheet.step("E", neural::half_squared_error(elements(y), elements(t)),
                                  {.caption = caption("error", "误差")});
        const Real E_train =
            sheet.step("E_train", sqrt(2 * E / N),
                       {.symbol = "R_" + mark,
                        .caption = caption("RMS error on the ten points", "十个点上的均方根误差")});
        const Matrix v = sheet.step("y_test", powers(z, degree) * w,
                                    {.symbol = "v",
                                     .elements = "v{row}",
                                     .caption = caption("at the test points", "测试点上的值")});
        const Real E_test =
            sheet.step("E_of_test", neural::half_squared_error(elements(v), elements(s)),
                       {.symbol = "F", .caption = caption("error, test", "测试点的误差")});
        const Real F_test = sheet.step(
            "E_test", sqrt(2 * E_test / N_test),
            {.symbol = "Q_" + mark,
             .caption = caption("RMS error on the test points", "测试点上的均方根误差")});
        sheet.step("curve", (powers(vector({u}), degree) * w)(1, 1),
                   {.symbol = "y_u", .caption = caption("value at u", "u 处的值")});
        return Measured{E, E_train, F_test};
    };

    /// ## Degree 0: the mean
    ///
    /// With one coefficient the output is $w_0$ whatever the input. $E(w)$ is least where its
    /// derivative $N\cdot w_0-\sum_n t_n$ is 0: at the mean of the targets.
    sheet.section("degree0", caption("M = 0", "M = 0"));
    const Real S_t = sheet.step("S_t", column_sums(t)(1, 1),
                                {.caption = caption("sum of the targets", "目标值之和")});
    const Real mean =
        sheet.step("w0", S_t / N, {.caption = caption("mean of the targets", "目标值的平均值")});
    const Caption outputs = caption("at the ten points", "十个点上的值");
    const Measured constant = measure(
        "0", vector({mean}),
        sheet.step("y", powers(x, 0) * vector({mean}), {.elements = "y{row}", .caption = outputs}));

    /// ## Degree 1: the normal equations
    ///
    /// With two coefficients both derivatives of $E(w)$ must be 0. That gives two equations,
    /// $$N\cdot w_0+S_x\cdot w_1=S_t,\qquad S_x\cdot w_0+S_{\mathrm{xx}}\cdot w_1=S_{\mathrm{xt}}$$
    /// whose solution needs only four sums: of the $x$, of their squares, of the $t$, and of the
    /// products $x\cdot t$. Afterwards both derivatives are worked out from the errors $e$: what
    /// must they be?
    sheet.section("degree1", caption("M = 1", "M = 1"));
    const Real S_x =
        sheet.step("S_x", column_sums(x)(1, 1), {.caption = caption("sum of the x", "x 之和")});
    const Real S_xx = sheet.step("S_xx", (transpose(x) * x)(1, 1),
                                 {.caption = caption("sum of their squares", "x 的平方和")});
    const Real S_xt = sheet.step("S_xt", (transpose(x) * t)(1, 1),
                                 {.caption = caption("sum of the products", "乘积 x·t 之和")});
    const Real D =
        sheet.step("D", N * S_xx - power(S_x, 2), {.caption = caption("determinant", "行列式")});
    const Real w1 =
        sheet.step("w1", (N * S_xt - S_x * S_t) / D, {.caption = caption("slope", "斜率")});
    const Real w0 = sheet.step("w0", (S_t - w1 * S_x) / N,
                               {.caption = caption("value at x = 0", "x = 0 处的值")});
    const Matrix y_line =
        sheet.step("y", w1 * x + fill(x.shape(), w0), {.elements = "y{row}", .caption = outputs});
    const Matrix e_line =
        sheet.step("e", y_line - t, {.elements = "e{row}", .caption = caption("errors", "误差")});
    sheet.step(
        "g0", column_sums(e_line)(1, 1),
        {.symbol = "∂E/∂w0", .caption = caption("derivative with respect to w0", "对 w0 的导数")});
    sheet.step(
        "g1", (transpose(x) * e_line)(1, 1),
        {.symbol = "∂E/∂w1", .caption = caption("derivative with respect to w1", "对 w1 的导数")});
    const Measured line = measure("1", vector({w0, w1}), y_line);

    /// ## Degrees 3 and 9
    ///
    /// More coefficients are more equations of the same kind, which nobody solves on a board. The
    /// matrix $A$ has the powers of the ten inputs as its columns; what finds the $w$ with the
    /// least $\tfrac12\lVert A\cdot w-t\rVert^2$ is a QR factorisation, which keeps more digits
    /// than the normal equations. With $M=9$ there are as many coefficients as points, so that the
    /// curve can go through all of them. (In the column $w$, `w[1]` is the coefficient that was
    /// called $w_0$, `w[2]` is $w_1$, and so on.) Look at what that does to $E$, to the size of the
    /// coefficients, and to the test.
    const Caption size = caption("sum of the squared coefficients", "系数的平方和");
    const auto fit = [&](const char* section, int degree, const Caption& title) {
        sheet.section(section, title);
        const Matrix A = sheet.step("A", powers(x, degree),
                                    {.caption = caption("powers of the inputs", "输入的各次幂")});
        const Matrix w =
            sheet.step("w", least_squares(A, t), {.caption = caption("coefficients", "系数")});
        sheet.step("norm", (transpose(w) * w)(1, 1), {.symbol = "‖w‖²", .caption = size});
        return measure(std::to_string(degree), w,
                       sheet.step("y", A * w, {.elements = "y{row}", .caption = outputs}));
    };
    const Measured cubic = fit("degree3", 3, caption("M = 3", "M = 3"));
    const Measured ninth = fit("degree9", 9, caption("M = 9", "M = 9"));

    /// ## A price on large coefficients
    ///
    /// Regularisation adds a price on large coefficients to $E$ (the slides' sum includes $w_0$):
    /// $$\tilde E(w)=E(w)+\frac{\lambda}{2}\,\lVert w\rVert^2$$
    /// Why large ones? A curve that runs through every point has to turn sharply between them,
    /// which takes large coefficients of opposite signs. It is the same least squares with ten more
    /// rows: $\sqrt\lambda$ for each coefficient, and the target 0. How large $\lambda$ should be,
    /// $E$ on the ten points cannot say: compare a small $\lambda$ and a large one by the test.
    const auto fit_with_penalty = [&](const char* section, const char* mark, const char* exponent,
                                      const Caption& title) {
        sheet.section(section, title);
        const Real l = sheet.given_scalar(
            "l", exponent,
            {.symbol = std::string("l_") + mark,
             .caption = caption("logarithm of the price, ln λ", "λ 的对数 ln λ")});
        const Digits four_significant{4, true};
        const Real lambda = sheet.step(
            "lambda", exp(l),
            {.symbol = "λ", .caption = caption("price", "正则化系数"), .digits = four_significant});
        const Real root = sheet.step("root", sqrt(lambda),
                                     {.symbol = "r",
                                      .caption = caption("in the added rows", "用在添加的各行"),
                                      .digits = four_significant});
        const Matrix A = powers(x, 9);
        std::vector<Real> rows = A.row_by_row(), targets = t.row_by_row();
        for (int row = 0; row < 10; ++row) {
            for (int column = 0; column < 10; ++column)
                rows.push_back(row == column ? root : Real(0));
            targets.push_back(0);
        }
        const Matrix B = sheet.step("B", Matrix({20, 10}, rows),
                                    {.caption = caption("powers, and a row for each coefficient",
                                                        "各次幂，再加上每个系数一行")});
        const Matrix c =
            sheet.step("c", vector(targets),
                       {.caption = caption("targets, and zeros", "目标值，再加上若干个 0")});
        const Matrix w =
            sheet.step("w", least_squares(B, c), {.caption = caption("coefficients", "系数")});
        const Real norm =
            sheet.step("norm", (transpose(w) * w)(1, 1), {.symbol = "‖w‖²", .caption = size});
        const Matrix y = sheet.step("y", A * w, {.elements = "y{row}", .caption = outputs});
        const Measured measured = measure(mark, w, y);
        sheet.step("E_with_penalty", measured.E + lambda / 2 * norm,
                   {.symbol = "Ẽ", .caption = caption("error with the price", "加上惩罚的误差")});
        return std::pair(l, measured);
    };
    const auto small = fit_with_penalty("small_penalty", "small", "-18",
                                        caption("M = 9 with a small λ", "M = 9，λ 很小"));
    const auto large = fit_with_penalty("large_penalty", "large", "0",
                                        caption("M = 9 with a large λ", "M = 9，λ 很大"));

    /// ## What the test says
    ///
    /// A higher degree can do all that a lower one can: on the ten points its error is never
    /// larger. On points that no fit has seen, nothing of the kind holds. Where the test error
    /// rises while the other falls, the curve has learnt the noise by heart, which is called
    /// overfitting. A price on the coefficients is one remedy.
    sheet.section("comparison", caption("The fits compared", "几种拟合的比较"));
    const auto row = [](Real first, const Measured& fitted) {
        return std::vector<Real>{first, fitted.E_train, fitted.E_test};
    };
    const auto table = [](const std::vector<std::vector<Real>>& rows) {
        std::vector<Real> all;
        for (const std::vector<Real>& each : rows)
            all.insert(all.end(), each.begin(), each.end());
        return Matrix({std::ssize(rows), 3}, all);
    };
    sheet.step("by_degree", table({row(0, constant), row(1, line), row(3, cubic), row(9, ninth)}),
               {.symbol = "G",
                .caption = caption("degree M, error on ten points, on test points",
                                   "次数 M、十个点上的误差、测试点上的误差")});
    sheet.step("by_price", table({row(small.first, small.second), row(large.first, large.second)}),
               {.symbol = "H",
                .caption = caption("ln λ, error on ten points, on test points",
                                   "ln λ、十个点上的误差、测试点上的误差")});
    const PlotAxis across = {caption("x", "x"), "0", "1"};
    const PlotAxis up = {caption("t", "t"), "-1.6", "1.6"};
    const PlottedCurve sine = {"data/u", "data/sine", caption("sin(2πx)", "sin(2πx)")};
    const PlottedPoints points = {
        .x = "data/x", .y = "data/t", .label = caption("the ten points", "十个数据点")};
    const auto curve = [](const std::string& section, const Caption& label) {
        return PlottedCurve{"data/u", section + "/curve", label};
    };
    sheet.plot("curves",
               {.title = caption("Polynomials fitted to ten points", "用多项式拟合十个点"),
                .x = across,
                .y = up,
                .curves = {sine, curve("degree0", caption("M = 0", "M = 0")),
                           curve("degree1", caption("M = 1", "M = 1")),
                           curve("degree3", caption("M = 3", "M = 3")),
                           curve("degree9", caption("M = 9", "M = 9"))},
                .points = {points}});
    sheet.plot(
        "penalties",
        {.title = caption("Degree 9 with a price on large coefficients", "九次多项式与惩罚项"),
         .x = across,
         .y = up,
         .curves = {sine, curve("degree9", caption("λ = 0", "λ = 0")),
                    curve("small_penalty",
                          caption("ln λ = {{small_penalty/l}}", "ln λ = {{small_penalty/l}}")),
                    curve("large_penalty",
                          caption("ln λ = {{large_penalty/l}}", "ln λ = {{large_penalty/l}}"))},
         .points = {points}});
    const auto by_degree = [](const char* column, const Caption& label) {
        return PlottedPoints{.x = "comparison/by_degree[*,1]",
                             .y = std::string("comparison/by_degree[*,") + column + "]",
                             .label = label,
                             .is_joined = true};
    };
    sheet.plot("errors", {.title = caption("Root-mean-square error", "均方根误差"),
                          .x = {caption("degree M", "次数 M")},
                          .y = {caption("error", "误差"), "0", "1.8"},
                          .points = {by_degree("2", caption("ten points", "十个数据点")),
                                     by_degree("3", caption("test points", "测试点"))}});
}

}  // namespace longhand::chapters
