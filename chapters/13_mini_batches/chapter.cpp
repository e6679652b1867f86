#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Mini-batches
///
/// **Goal.** Estimate the loss over {{many/N}} samples from a hundred of them, and let a line learn
/// from one small batch after the other.
///
/// **You need** the losses and the way downhill of the chapter before. The notes' page on
/// mini-batch learning (002). {{many/N}}, {{many/B}} and the learning rates {{rate/eta}} and
/// {{small_rate/eta}} are the notes' own; all other numbers were chosen for this workbook.
void mini_batches(Worksheet& sheet) {
    sheet.title(caption("Mini-batches", "小批量学习"));
    sheet.mirrors("002", caption("Mini-batch learning", "mini-batch 学习"));

    /// ## The mean over a batch
    ///
    /// From many samples (the notes speak of {{many/N}}) a batch is chosen ({{many/B}}), and its
    /// loss is the mean of the losses of its samples:
    /// $$E=-\frac1N\sum_{n=1}^{N}\sum_k t_{nk}\ln y_{nk}$$
    /// Here $N$ is the number of samples in the batch. Why the mean and not the sum? Because then
    /// losses of batches of any size can be compared, and a learning rate that suits one suits
    /// another. (In the notes' formula the sum over the samples is missing: as printed it is the
    /// loss of one sample, divided by $N$.) Here the batch has four samples of two classes, a row
    /// each; the two outputs of a row add up to 1.
    sheet.section("mean", caption("The mean over a batch", "一批数据的平均损失"));
    const Matrix p = sheet.given_vector(
        "p", "0.3, 0.8, 0.6, 0.4",
        {.elements = "p{row}",
         .caption = caption("output for class 1, sample by sample", "各样本对第 1 类的输出"),
         .vary = Vary{"0.1", "0.9", "0.1"}});
    const Matrix T =
        sheet.given_matrix("T", "0 1; 1 0; 1 0; 0 1",
                           {.caption = caption("targets, a sample a row", "目标值，每行一个样本")});
    std::vector<Real> both;
    for (int n = 1; n <= p.rows(); ++n)
        both.insert(both.end(), {p(n), 1 - p(n)});
    const Matrix Y = sheet.step("Y", Matrix({4, 2}, both),
                                {.caption = caption("outputs for both classes", "两类的输出")});
    std::vector<Real> losses;
    for (int n = 1; n <= Y.rows(); ++n) {
        losses.push_back(neural::cross_entropy(std::vector<Real>{Y(n, 1), Y(n, 2)},
                                               std::vector<Real>{T(n, 1), T(n, 2)}));
    }
    const Matrix L = sheet.step(
        "L", vector(losses),
        {.elements = "L{row}", .caption = caption("loss of each sample", "各样本的损失")});
    sheet.step("E", (L(1) + L(2) + L(3) + L(4)) / 4, {.caption = caption("mean loss", "平均损失")});

    /// ## A line that learns from batches
    ///
    /// The whole process of the notes: parameters, their loss and its derivatives, an update, and
    /// again. The line $y=w\cdot x+b$ learns from four samples of $2x+1$, two at a time: that is
    /// mini-batch learning by hand. (Where there are many samples, a batch is drawn at random; here
    /// the two pairs take turns.) After each pair the parameters move. With the errors
    /// $e_n=y_n-t_n$ the loss of a batch is half the mean of the squares, so its derivatives are
    /// means, too:
    /// $$L= \frac1{2N}\sum_n e_n^2,\qquad\frac{\partial L}{\partial w}= \frac1N\sum_n e_n
    /// x_n,\qquad\frac{\partial L}{\partial b}= \frac1N\sum_n e_n$$
    /// Each $L$ is the loss before the update: compare the first batch with the third and the
    /// second with the fourth, which have the same samples.
    sheet.section("line", caption("A line that learns", "学习一条直线"));
    const Real rate = sheet.given_scalar("eta", "0.1",
                                         {.symbol = "η",
                                          .caption = caption("learning rate", "学习率"),
                                          .vary = Vary{"0.02", "0.1", "0.01"}});
    const Matrix inputs = sheet.given_vector(
        "x", "0, 1, 2, 3", {.elements = "x{row}", .caption = caption("inputs", "输入")});
    const Matrix targets = sheet.given_vector(
        "t", "1, 3, 5, 7", {.elements = "t{row}", .caption = caption("targets", "目标值")});
    const Vary beginnings = {"-1", "1", "0.1"};
    Real w = sheet.given_scalar(
        "w", "0", {.caption = caption("slope at first", "斜率的初值"), .vary = beginnings});
    Real bias = sheet.given_scalar(
        "b", "0", {.caption = caption("bias at first", "偏置的初值"), .vary = beginnings});
    for (int batch = 1; batch <= 4; ++batch) {
        const int i = batch % 2 == 1 ? 1 : 3, j = i + 1;
        sheet.section("line/batch", batch, caption("Batch {index}", "第 {index} 批"));
        const Matrix outputs =
            sheet.step("y", vector({w * inputs(i) + bias, w * inputs(j) + bias}),
                       {.elements = "y{row}", .caption = caption("outputs", "输出")});
        const Matrix e = sheet.step("e", vector({outputs(1) - targets(i), outputs(2) - targets(j)}),
                                    {.elements = "e{row}", .caption = caption("errors", "误差")});
        sheet.step("L", (power(e(1), 2) + power(e(2), 2)) / 4,
                   {.caption = caption("loss", "损失")});
        const Real dw = sheet.step(
            "dL_dw", (e(1) * inputs(i) + e(2) * inputs(j)) / 2,
            {.symbol = "∂L/∂w", .caption = caption("derivative with respect to w", "对 w 的导数")});
        const Real db = sheet.step(
            "dL_db", (e(1) + e(2)) / 2,
            {.symbol = "∂L/∂b", .caption = caption("derivative with respect to b", "对 b 的导数")});
        w = sheet.step("w", w - rate * dw,
                       {.caption = caption("update", "更新"), .updates = "line/w"});
        bias = sheet.step("b", bias - rate * db,
                          {.caption = caption("update", "更新"), .updates = "line/b"});
    }
    sheet.plot("line/curve",
               {.title = caption("The loss of each batch", "各批的损失"),
                .x = {caption("round", "遍数")},
                .y = {caption("loss", "损失")},
                .points = {{.y = "line/batch[1]/L, line/batch[3]/L",
                            .label = caption("batches 1 and 3 (x1, x2)", "第 1、3 批（x1、x2）"),
                            .is_joined = true},
                           {.y = "line/batch[2]/L, line/batch[4]/L",
                            .label = caption("batches 2 and 4 (x3, x4)", "第 2、4 批（x3、x4）"),
                            .is_joined = true}}});

    /// ## A hundred of sixty thousand
    ///
    /// Now there are $N={{many/N}}$ samples: sample $n$ has the input $x=n/N$ and the target
    /// $2x+1$. The line $y=w\cdot x+b$, which is to find this out, begins with other numbers. Which
    /// $B={{many/B}}$ samples make a batch is drawn at random, none of them twice. A seed decides
    /// the draw: with the same seed everybody has the same hundred. Three draws give three
    /// estimates of the loss. How far do they lie apart?
    sheet.section("many", caption("Sixty thousand samples", "六万个样本"));
    const Real N = sheet.step("N", 60000, {.caption = caption("samples", "样本总数")});
    const Real B = sheet.step("B", 100, {.caption = caption("samples of a batch", "每批的样本数")});
    const Vary starts = {"0.1", "0.9", "0.1"};
    const Real w_start = sheet.given_scalar(
        "w0", "0.5", {.caption = caption("slope at first", "斜率的初值"), .vary = starts});
    const Real b_start = sheet.given_scalar(
        "b0", "0.5", {.caption = caption("bias at first", "偏置的初值"), .vary = starts});
    const auto errors_of = [&](const Matrix& x, const Matrix& t, Real w_now, Real b_now) {
        return sheet.step("e", w_now * x + fill(x.shape(), b_now) - t,
                          {.elements = "e{row}", .caption = caption("errors", "误差")});
    };
    const auto loss_of = [&](const Matrix& e) {
        return sheet.step("L", (transpose(e) * e)(1, 1) / (2 * B),
                          {.caption = caption("loss of the batch", "这一批的损失")});
    };
    std::vector<Matrix> x, t;
    for (int k = 1; k <= 3; ++k) {
        sheet.section("many/draw", k, caption("Draw {index}", "第 {index} 次抽样"));
        const std::string raised = std::array{"⁽¹⁾", "⁽²⁾", "⁽³⁾"}[static_cast<std::size_t>(k - 1)];
        const std::string seed = std::to_string(k);
        const Matrix n = sheet.given_draw(
            "n", {.count = 100, .of = 60000, .seed = static_cast<std::uint64_t>(k)},
            {.symbol = "n" + raised,
             .caption = caption("samples drawn, seed " + seed, "抽到的样本，种子 " + seed)});
        x.push_back(sheet.step("x", n / fill(n.shape(), N),
                               {.symbol = "x" + raised, .caption = caption("inputs", "输入")}));
        t.push_back(sheet.step("t", 2 * x.back() + fill(n.shape(), 1),
                               {.symbol = "t" + raised, .caption = caption("targets", "目标值")}));
        loss_of(errors_of(x.back(), t.back(), w_start, b_start));
    }

    /// ## All of them, by two formulas
    ///
    /// The error of sample $n$ is $(w-2)\cdot x+(b-1)$ with $x=n/N$, for any $w$ and $b$; the log
    /// calls the slope $c_1=w-2$ and the constant $c_0=b-1$. The mean of its square needs only the
    /// means $m_1$ of $x$ and $m_2$ of $x^2$, and so two sums for which there are formulas:
    /// $$1+2+\dots+N=\frac{N(N+1)}{2},\qquad 1^2+2^2+\dots+N^2=\frac{N(N+1)(2N+1)}{6}$$
    /// Compare the loss of all samples with the three estimates, each of which took a 600th of the
    /// work: that is why batches are enough.
    sheet.section("everything", caption("All sixty thousand", "全部六万个"));
    const Real s1 =
        sheet.step("s1", N * (N + 1) / 2, {.caption = caption("1 + 2 + … + N", "1 + 2 + … + N")});
    const Real s2 = sheet.step("s2", N * (N + 1) * (2 * N + 1) / 6,
                               {.caption = caption("1² + 2² + … + N²", "1² + 2² + … + N²")});
    const Real m1 =
        sheet.step("m1", s1 / power(N, 2), {.caption = caption("mean of x", "x 的平均值")});
    const Real m2 =
        sheet.step("m2", s2 / power(N, 3), {.caption = caption("mean of x²", "x² 的平均值")});
    const auto loss_of_all = [&](const char* id, Real w_now, Real b_now) {
        const Real slope =
            sheet.step("c1", w_now - 2, {.caption = caption("slope of the error", "误差的斜率")});
        const Real constant = sheet.step(
            "c0", b_now - 1, {.caption = caption("error where x is 0", "x 为 0 处的误差")});
        return sheet.step(
            id, (power(slope, 2) * m2 + 2 * slope * constant * m1 + power(constant, 2)) / 2,
            {.caption = caption("loss of all samples", "全部样本的损失")});
    };
    const Real before = loss_of_all("L_all", w_start, b_start);

    /// ## Stochastic gradient descent
    ///
    /// Each step takes another batch, and moves against the derivatives of that batch's loss. Such
    /// a derivative is an estimate, as the loss was: it points nearly downhill, and costs a 600th
    /// of the work. Does the loss of all samples fall, though no step has seen more than a hundred
    /// of them? Both learning rates begin at the same place and have the same three batches:
    /// compare the two changes of the loss.
    const auto descend = [&](const std::string& path, const char* typed_rate,
                             const Caption& title) {
        sheet.section(path, title);
        const Real eta = sheet.given_scalar(
            "eta", typed_rate, {.symbol = "η", .caption = caption("learning rate", "学习率")});
        Real w_now = sheet.step("w", w_start, {.caption = caption("slope at first", "斜率的初值")});
        Real b_now = sheet.step("b", b_start, {.caption = caption("bias at first", "偏置的初值")});
        for (std::size_t k = 0; k < x.size(); ++k) {
            sheet.section(path + "/batch", static_cast<int>(k + 1),
                          caption("Batch {index}", "第 {index} 批"));
            const Matrix e = errors_of(x[k], t[k], w_now, b_now);
            loss_of(e);
            const Real dw =
                sheet.step("dL_dw", (transpose(e) * x[k])(1, 1) / B,
                           {.symbol = "∂L/∂w",
                            .caption = caption("derivative with respect to w", "对 w 的导数")});
            const Real db =
                sheet.step("dL_db", column_sums(e)(1, 1) / B,
                           {.symbol = "∂L/∂b",
                            .caption = caption("derivative with respect to b", "对 b 的导数")});
            w_now = sheet.step("w", w_now - eta * dw,
                               {.caption = caption("update", "更新"), .updates = path + "/w"});
            b_now = sheet.step("b", b_now - eta * db,
                               {.caption = caption("update", "更新"), .updates = path + "/b"});
        }
        sheet.section(path + "/end", caption("After three batches", "三批之后"));
        const Real after = loss_of_all("L_after", w_now, b_now);
        sheet.step("change", after - before,
                   {.symbol = "ΔL", .caption = caption("change of the loss", "损失的变化")});
    };
    descend("rate", "0.01", caption("Learning from batches", "逐批学习"));
    descend("small_rate", "0.001", caption("With a smaller rate", "学习率更小"));
}

}  // namespace longhand::chapters
