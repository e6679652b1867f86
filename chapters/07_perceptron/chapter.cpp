#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # Perceptrons and logic circuits
///
/// **Goal.** Make three gates of one formula by changing nothing but its numbers, build the gate
/// that needs two layers, see in one line of arithmetic why one layer cannot do it, and let a
/// perceptron find its numbers by itself.
///
/// **You need** to add, to multiply and to compare. The notes (002) build logic circuits of
/// perceptrons, in one layer and in several; the introduction (003) has F. Rosenblatt's perceptron
/// of 1958 in its history. Their pictures are lost: all numbers here were chosen for this workbook.
void perceptron(Worksheet& sheet) {
    sheet.title(caption("Perceptrons and logic circuits", "感知机与逻辑电路"));
    sheet.mirrors("002", caption("Perceptron; multi-layer perceptron", "感知机；多层感知机"));
    sheet.mirrors("003", caption("Neural networks: history", "人工神经网络的历史"));

    /// ## One formula
    ///
    /// A perceptron adds up its weighted inputs and a bias, and answers 1 if the sum is positive,
    /// else 0:
    /// $$s=w_1\cdot x_1+w_2\cdot x_2+b,\qquad y=\begin{cases}1 & s>0\\ 0 & s\le 0\end{cases}$$
    /// For all four pairs of inputs at once, a matrix times the column of weights is the column of
    /// the weighted sums. Each gate has a letter of its own, with the index 0 for its bias.
    const Vary half = {"-1", "1", "0.1"};
    const Matrix X = sheet.given_matrix(
        "X", "0 0; 0 1; 1 0; 1 1",
        {.elements = "x{row}{column}",
         .caption = caption("all pairs of inputs, one a row", "两个输入的所有组合，每行一组")});
    struct Gate {
        Real w1, w2, b;
    };
    const auto fires = [](Real sum) { return neural::step(sum, Real(0)); };
    const auto gate = [&](const std::string& letter, const char* weights, const char* bias,
                          const Vary& around_weights, const Vary& around_bias) {
        const Matrix w = sheet.given_vector("w", weights,
                                            {.symbol = letter,
                                             .elements = letter + "{row}",
                                             .caption = caption("weights", "权重"),
                                             .vary = around_weights});
        const Real b = sheet.given_scalar(
            "b", bias,
            {.symbol = letter + "0", .caption = caption("bias", "偏置"), .vary = around_bias});
        const Matrix s =
            sheet.step("s", X * w + fill({4, 1}, b),
                       {.elements = "s{row}", .caption = caption("weighted sums", "加权和")});
        sheet.step("y", apply(fires, s),
                   {.elements = "y{row}", .caption = caption("answers", "输出")});
        return Gate{w(1), w(2), b};
    };

    /// ## AND
    ///
    /// Each input alone lifts the sum less than the bias holds it down; both together lift it above
    /// 0: that is $a_1+a_0\le 0$ and $a_2+a_0\le 0$, but $a_1+a_2+a_0>0$. Many numbers do that;
    /// these are one choice.
    sheet.section("and_gate", caption("AND", "与门"));
    const Gate conjunction =
        gate("a", "0.5, 0.5", "-0.7", {"0.4", "0.6", "0.05"}, {"-0.75", "-0.65", "0.05"});

    /// ## NAND
    ///
    /// All signs reversed: every answer is reversed. (None of the sums of AND is 0, where both
    /// signs would give the answer 0.)
    sheet.section("nand_gate", caption("NAND", "与非门"));
    const Gate exclusion =
        gate("n", "-0.5, -0.5", "0.7", {"-0.6", "-0.4", "0.05"}, {"0.65", "0.75", "0.05"});

    /// ## OR
    ///
    /// A bias that one input alone outweighs. Which of the four rows decide how large it may be?
    sheet.section("or_gate", caption("OR", "或门"));
    const Gate disjunction =
        gate("r", "0.5, 0.5", "-0.2", {"0.3", "0.6", "0.05"}, {"-0.25", "-0.1", "0.05"});

    /// ## XOR, from two layers
    ///
    /// XOR, "exclusive or", is 1 if exactly one input is. It is what OR says, and NAND too: the
    /// gates NAND and OR make the hidden layer, AND of what they answer the output. No gate has a
    /// new number. What helps is that the output does not see the inputs, but the answers $p$ and
    /// $q$ of the hidden layer: look in which rows both are 1.
    sheet.section("xor_gate", caption("XOR from two layers", "用两层得到异或门"));
    const auto answer = [&](const Gate& of, Real x1, Real x2) {
        return fires(x1 * of.w1 + x2 * of.w2 + of.b);
    };
    std::vector<Real> nand, either, both;
    for (int row = 1; row <= X.rows(); ++row) {
        nand.push_back(answer(exclusion, X(row, 1), X(row, 2)));
        either.push_back(answer(disjunction, X(row, 1), X(row, 2)));
    }
    const Matrix p =
        sheet.step("p", vector(nand), {.elements = "p{row}", .caption = caption("NAND", "与非")});
    const Matrix q =
        sheet.step("q", vector(either), {.elements = "q{row}", .caption = caption("OR", "或")});
    for (int row = 1; row <= X.rows(); ++row)
        both.push_back(answer(conjunction, p(row), q(row)));
    sheet.step("y", vector(both),
               {.elements = "y{row}", .caption = caption("AND of both: XOR", "两者相与：异或")});

    /// ## Why one layer cannot
    ///
    /// Take any weights and any bias, and add the sums of two rows at a time:
    /// $$\underbrace{b}_{(0,\,0)}+\underbrace{w_1+w_2+b}_{(1,\,1)} =w_1+w_2+2b=
    /// \underbrace{w_2+b}_{(0,\,1)}+\underbrace{w_1+b}_{(1,\,0)}$$
    /// Both pairs give the same: $d=0$, always. XOR wants the first two not positive, and the other
    /// two positive: then the first pair could not add up to the second. So at least one answer is
    /// wrong. Try other numbers: `--given one_layer/w="1 1"`.
    sheet.section("one_layer", caption("One layer", "只用一层"));
    const Matrix w = sheet.given_vector(
        "w", "1, 1", {.elements = "w{row}", .caption = caption("weights", "权重"), .vary = half});
    const Real b =
        sheet.given_scalar("b", "-0.5", {.caption = caption("bias", "偏置"), .vary = half});
    const Matrix t = sheet.given_vector("t", "0, 1, 1, 0",
                                        {.elements = "t{row}", .caption = caption("XOR", "异或")});
    const Matrix s =
        sheet.step("s", X * w + fill({4, 1}, b),
                   {.elements = "s{row}", .caption = caption("weighted sums", "加权和")});
    const Real same = sheet.step("s_same", s(1) + s(4),
                                 {.caption = caption("for equal inputs", "两个输入相同时的和")});
    const Real different =
        sheet.step("s_different", s(2) + s(3),
                   {.caption = caption("for unequal inputs", "两个输入不同时的和")});
    sheet.step("d", same - different, {.caption = caption("their difference", "两者之差")});
    const Matrix y = sheet.step("y", apply(fires, s),
                                {.elements = "y{row}", .caption = caption("answers", "输出")});
    const Matrix e = sheet.step(
        "e", t - y,
        {.elements = "e{row}", .caption = caption("target minus answer", "目标值减输出")});
    sheet.step("wrong", abs(e(1)) + abs(e(2)) + abs(e(3)) + abs(e(4)),
               {.caption = caption("wrong answers", "出错的个数")});

    /// ## The learning rule
    ///
    /// Rosenblatt's rule goes from pattern to pattern. Where the answer $y$ is the target $t$
    /// nothing changes. Where it is not, the weights move by $t-y$ times the inputs:
    /// $$w\leftarrow w+(t-y)\cdot x,\qquad b\leftarrow b+(t-y)$$
    /// Why does that help? A silent neuron that should have answered gets weights that answer these
    /// inputs more, and the other way round; the weight of an input that is 0 had no part in the
    /// mistake and stays. The bias learns like a weight whose input is always 1. (The learning rate
    /// is 1 here.) It starts without weights and a little below 0, and has learnt OR as soon as one
    /// round brings no wrong answer. For gates that one layer can make, the rule always gets there.
    sheet.section("learning", caption("The learning rule", "学习规则"));
    Matrix weights = sheet.given_matrix(
        "w", "0 0",
        {.elements = "w1 w2", .caption = caption("weights", "权重"), .vary = Vary{"-2", "2", "1"}});
    Real bias = sheet.given_scalar(
        "b", "-0.5", {.caption = caption("bias", "偏置"), .vary = Vary{"-2.5", "2.5", "1"}});
    const Matrix targets = sheet.given_vector(
        "t", "0, 1, 1, 1", {.elements = "t{row}", .caption = caption("OR", "或")});
    for (const int round :
         sheet.passes("round", caption("Round {index}", "第 {index} 遍"), 100, weights, bias)) {
        Real wrong = 0;
        for (int k = 1; k <= X.rows(); ++k) {
            sheet.section("round[" + std::to_string(round) + "]/pattern", k,
                          caption("Pattern {index}", "第 {index} 组输入"));
            const auto [w1, w2] = elements<2>(weights);
            const Real sum = sheet.step("s", w1 * X(k, 1) + w2 * X(k, 2) + bias,
                                        {.caption = caption("weighted sum", "加权和")});
            const Real output = sheet.step("y", fires(sum), {.caption = caption("answer", "输出")});
            const Real error =
                sheet.step("e", targets(k) - output,
                           {.symbol = "e" + std::to_string(k),
                            .caption = caption("target minus answer", "目标值减输出")});
            weights = sheet.step(
                "w", weights + error * Matrix({1, 2}, {X(k, 1), X(k, 2)}),
                {.caption = caption("weights from now on", "此后的权重"), .updates = "learning/w"});
            bias = sheet.step(
                "b", bias + error,
                {.caption = caption("bias from now on", "此后的偏置"), .updates = "learning/b"});
            wrong = k == 1 ? abs(error) : wrong + abs(error);
        }
        sheet.section("round[" + std::to_string(round) + "]/answers",
                      caption("Answers of the round", "这一遍的结果"));
        const Real count =
            sheet.step("wrong", wrong, {.caption = caption("wrong answers", "出错的个数")});
        if (count == 0) break;
    }
}

}  // namespace longhand::chapters
