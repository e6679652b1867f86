// Every error that Longhand can report, sorted by id. `{0}`, `{1}` … are put in where it occurs.
#include <array>

#include "longhand/text/message.hpp"

namespace longhand::text {

namespace {

constexpr std::array table = std::to_array<Message>({
    {"constant.digits",
     "the computed number {0} stands as a constant in a recorded formula, so nobody could see where "
     "it came from; record its calculation, or write a constant of at most 15 digits",
     "记录的公式中出现了计算得到的数 {0}，无法看出它的来源；请把它的计算过程也记录下来，或写不超过 "
     "15 位数字的常数"},
    {"constant.finite", "{0} cannot stand as a constant in a recorded formula; use a finite number",
     "{0} 不能作为公式中的常数，请使用有限的数"},
    {"given.ambiguous", "'{0}' may be any of {1}; write the id whole",
     "“{0}”可以指 {1} 中的任何一个，请写出完整的编号"},
    {"given.form", "'{0}' names no given and value; write NAME=VALUE, as in w11=0.5 or I=1.0,0.5",
     "“{0}”没有写明已知量和数值，应写成 名称=数值，如 w11=0.5 或 I=1.0,0.5"},
    {"given.shape", "{0} takes {1} number(s), not {2}; a matrix is typed as 0.9 0.3; 0.2 0.8",
     "{0} 需要 {1} 个数，而不是 {2} 个；矩阵写成 0.9 0.3; 0.2 0.8"},
    {"given.twice", "'{0}' gives a value that was given before; give each number once",
     "“{0}”重复给出了同一个数，每个数只能给一次"},
    {"given.unknown", "no given is called '{0}'; the nearest name is '{1}' (`longhand list` shows all)",
     "没有名为“{0}”的已知量，最接近的是“{1}”（用 longhand list 查看全部）"},
    {"id.element", "'{0}': {1} has {2} element(s); indices count from 1",
     "“{0}”：{1} 共有 {2} 个元素，下标从 1 开始"},
    {"id.part", "'{0}': the formula has no part '{1}'; its parts are: {2}",
     "“{0}”：公式中没有“{1}”这一部分，它的各部分为：{2}"},
    {"id.text",
     "'{0}' is no id; write names of letters, digits and _, with indices from 1, as in layer2/y[1]",
     "“{0}”不是合法的编号；名称由字母、数字和 _ 组成，下标从 1 开始，如 layer2/y[1]"},
    {"id.twice", "the id '{0}' is taken; give each section and each value an id of its own",
     "编号“{0}”已被使用，每个小节和每个量都要有自己的编号"},
    {"id.unknown", "nothing has the id '{0}'; the nearest is '{1}' (`longhand list` shows all)",
     "没有编号为“{0}”的量，最接近的是“{1}”（用 longhand list 查看全部）"},
    {"matrix.elements", "{0} and {1} elements do not fit; a matrix has rows × columns of them, at least one",
     "{0} 与 {1} 个元素不相符；矩阵的元素个数等于行数 × 列数，且至少有一个"},
    {"matrix.index", "there is no element ({0}, {1}) in a {2} matrix; indices count from 1",
     "{2} 矩阵没有第 ({0}, {1}) 个元素，下标从 1 开始"},
    {"matrix.shape",
     "{1} {0} {2} is undefined: a product needs as many columns on its left as rows on its right, "
     "the other operations equal shapes",
     "{1} {0} {2} 没有定义：乘积要求左边的列数等于右边的行数，其他运算要求形状相同"},
    {"number.range",
     "'{0}' is too large, too small or too long; use at most {1} digits and an exponent between -{2} "
     "and {2}",
     "“{0}”过大、过小或过长；最多写 {1} 位数字，指数应在 -{2} 与 {2} 之间"},
    {"number.text", "'{0}' is no decimal number; write it as in 0.25, -3 or 1.2e-3",
     "“{0}”不是十进制数，应写成 0.25、-3 或 1.2e-3 的形式"},
    {"power.exponent", "the exponent {0} is out of range; use a whole number from -64 to 64",
     "指数 {0} 超出范围，请使用 -64 到 64 的整数"},
    {"record.full", "the calculation has more than {0} operations; record less of it",
     "运算超过 {0} 次，请减少记录的部分"},
    {"record.mixed", "a number of another record is used here; a calculation uses its own numbers only",
     "此处用到了另一份记录中的数，一次计算只能使用自己的数"},
    {"record.nested", "a record is being made already; finish it before the next begins",
     "已有一份记录正在进行，请先结束它再开始下一份"},
    {"record.none", "nothing is being recorded here; calculate with Real inside of Worksheet::record",
     "此处没有进行中的记录，Real 的运算应放在 Worksheet::record 之内"},
    {"step.update", "{0} has {1} element(s), but {2}, which it updates, has {3}; keep the shape",
     "{0} 有 {1} 个元素，而它所更新的 {2} 有 {3} 个；形状必须保持不变"},
    {"value.division", "division by zero: {0}; choose givens that keep the denominator from 0",
     "除数为零：{0}；请选择使分母不为 0 的已知量"},
    {"value.guard",
     "the exact numbers contradict the way that was taken at '{0}'; use select() for this decision",
     "精确值与“{0}”处所走的分支不符，此处的判断应使用 select()"},
    {"value.logarithm", "{0} is undefined; the logarithm needs a positive number",
     "{0} 没有定义，对数的真数必须为正"},
    {"value.overflow", "{0} is too large to be written down; choose smaller givens",
     "{0} 太大，无法写出，请选择较小的已知量"},
    {"value.root", "{0} is undefined; a square root needs a number that is not negative",
     "{0} 没有定义，被开方数不能为负"},
    {"value.tie", "{0} cannot be decided: both sides agree to 42 digits; choose givens without a tie",
     "{0} 无法判断：两边有 42 位数字相同，请选择不相等的已知量"},
});

}  // namespace

std::span<const Message> errors() { return table; }

}  // namespace longhand::text
