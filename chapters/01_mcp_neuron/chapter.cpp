#include <longhand/chapter.hpp>

namespace longhand::chapters {

/// # The neuron of McCulloch and Pitts
///
/// **Goal.** Decide by hand when a neuron with a threshold fires, write the threshold in three ways
/// that never disagree, and build the gates AND and OR out of nothing but the threshold.
///
/// **You need** to add and to compare. The section on the mathematical model of the neuron in
/// *Neural networks* (001), after W. S. McCulloch and W. Pitts, *A logical calculus of the ideas
/// immanent in nervous activity*, 1943.
void mcp_neuron(Worksheet& sheet) {
    sheet.title(caption("The neuron of McCulloch and Pitts", "麦卡洛克–皮茨神经元（MCP 神经元）"));
    sheet.mirrors("001", caption("The mathematical model of a neuron", "神经元数学模型"));

    /// ## Signals in, one signal out
    ///
    /// The signals $x_1$ and $x_2$ that arrive are 0 or 1. The cell gathers them, $s=x_1+x_2$, and
    /// sends a 1 on if what it has gathered exceeds its threshold $\theta$, otherwise a 0:
    /// $$y=\begin{cases}1 & s>\theta\\ 0 & s\le\theta\end{cases}$$
    /// "Exceeds" is strict: at the threshold itself the neuron is silent. The document leaves
    /// $\theta$ open; the thresholds here are chosen for this workbook, and with two inputs they
    /// make the two gates.
    ///
    /// With two inputs that are 0 or 1 there are only four cases. They stand in the rows of $X$, so
    /// that one look at the answers shows everything that the neuron can ever do.
    const Matrix X = sheet.given_matrix("X", "0 0; 0 1; 1 0; 1 1",
                                        {.elements = "x{row}{column}",
                                         .caption = caption("all pairs of binary inputs, one a row",
                                                            "两个二值输入的所有组合，每行一组")});

    sheet.section("signal", caption("The gathered signal", "积累的信号"));
    const Caption gathered = caption("gathered signal, row by row", "各组输入的积累信号");
    const Matrix s = sheet.step(
        "s", vector({X(1, 1) + X(1, 2), X(2, 1) + X(2, 2), X(3, 1) + X(3, 2), X(4, 1) + X(4, 2)}),
        {.elements = "s{row}", .caption = gathered});

    /// ## Three forms of one decision
    ///
    /// The threshold can stand alone on the right, be moved to the left, or become a bias
    /// $b=-\theta$ that is added like one more signal:
    /// $$s>\theta \iff s-\theta>0 \iff s+b>0$$
    /// Why a third form? It compares with 0 whatever the neuron, and turns the threshold into
    /// something that is added, as signals are. Later chapters write their neurons in this way,
    /// since a bias can be learnt as a weight is. The outputs of the three forms are called $y$,
    /// $y'$ and $y''$ below: look at their differences $d'$ and $d''$, which must be zero in every
    /// row.
    const auto decide = [&](Real theta) {
        const Matrix y =
            sheet.step("y", apply([&](Real signal) { return select(signal > theta, 1, 0); }, s),
                       {.elements = "y{row}", .caption = caption("threshold form", "门限形式")});
        const Matrix shifted = sheet.step(
            "y_shifted", apply([&](Real signal) { return select(signal - theta > 0, 1, 0); }, s),
            {.symbol = "y′",
             .elements = "y′{row}",
             .caption = caption("shifted form", "移项形式")});
        const Real b = sheet.step("b", -theta, {.caption = caption("bias", "偏置")});
        const Matrix biased = sheet.step(
            "y_bias", apply([&](Real signal) { return select(signal + b > 0, 1, 0); }, s),
            {.symbol = "y″", .elements = "y″{row}", .caption = caption("bias form", "偏置形式")});
        sheet.step("d_shifted", y - shifted,
                   {.symbol = "d′",
                    .caption = caption("threshold form minus shifted form", "门限形式减移项形式")});
        sheet.step("d_bias", y - biased,
                   {.symbol = "d″",
                    .caption = caption("threshold form minus bias form", "门限形式减偏置形式")});
    };

    /// ## AND
    ///
    /// With two inputs the sum is 0, 1 or 2. A threshold from 1 up to, but not including, 2 lets
    /// only the 2 through: both inputs must be 1. Say for each row whether $s>\theta$ before you
    /// open the steps.
    sheet.section("and_gate", caption("AND: both inputs must be 1", "与门：两个输入都须为 1"));
    decide(sheet.given_scalar("theta", "1",
                              {.symbol = "θ",
                               .caption = caption("threshold of AND", "与门的门限"),
                               .vary = Vary{"1", "1.9", "0.1"}}));

    /// ## OR
    ///
    /// A threshold from 0 up to, but not including, 1 lets the 1 and the 2 through: one input is
    /// enough. Nothing else has changed: what the neuron computes is decided by the number $\theta$
    /// alone. To find such numbers from examples, instead of choosing them, is what is called
    /// learning.
    sheet.section("or_gate", caption("OR: one input is enough", "或门：一个输入为 1 即可"));
    decide(sheet.given_scalar("theta", "0",
                              {.symbol = "θ",
                               .caption = caption("threshold of OR", "或门的门限"),
                               .vary = Vary{"0", "0.9", "0.1"}}));
}

}  // namespace longhand::chapters
