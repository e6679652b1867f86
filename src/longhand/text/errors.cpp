// Every error that Longhand can report, sorted by id. `{0}`, `{1}` … are put in where it occurs.
#include <array>

#include "longhand/text/message.hpp"

namespace longhand::text {

namespace {

constexpr std::array table = std::to_array<Message>({
    {"chapter.unknown",
     "no chapter is called '{0}'; the nearest is '{1}' (`longhand list` shows all)",
     "没有名为“{0}”的章，最接近的是“{1}”（用 longhand list 查看全部）"},
    {"claim.document", "the file has no document '{0}'; it has: {1}",
     "文件中没有讲义“{0}”，已有的讲义：{1}"},
    {"claim.number",
     "a number has lost its zeros here; write the printed text in quotes, as in \"0.650\"",
     "此处的数没有加引号，末尾的零已丢失；请加上引号，照讲义原样书写，如 \"0.650\""},
    {"claim.shape",
     "what is printed for '{0}' has another shape than the value; print as many numbers as it has",
     "“{0}”处印出的数与该量的形状不符，个数应当一致"},
    {"command.unknown",
     "there is no command '{0}'; the nearest is '{1}' (`longhand --help` shows all)",
     "没有命令“{0}”，最接近的是“{1}”（用 longhand --help 查看全部）"},
    {"constant.digits",
     "the computed number {0} stands as a constant in a recorded formula, so nobody could see "
     "where "
     "it came from; record its calculation, or write a constant of at most 15 digits",
     "记录的公式中出现了计算得到的数 {0}，无法看出它的来源；请把它的计算过程也记录下来，或写不超过 "
     "15 位数字的常数"},
    {"constant.finite", "{0} cannot stand as a constant in a recorded formula; use a finite number",
     "{0} 不能作为公式中的常数，请使用有限的数"},
    {"file.write", "'{0}' cannot be written; choose a place that exists, is no folder and has room",
     "无法写入“{0}”；请选择存在、不是文件夹且有空间的位置"},
    {"given.ambiguous", "'{0}' may be any of {1}; write the id whole",
     "“{0}”可以指 {1} 中的任何一个，请写出完整的标识"},
    {"given.form", "'{0}' names no given and value; write NAME=VALUE, as in w11=0.5 or I=1.0,0.5",
     "“{0}”没有写明已知量和数值，应写成“名称=数值”，如 w11=0.5 或 I=1.0,0.5"},
    {"given.shape",
     "{0} takes numbers in the shape {1} (rows × columns), but {2} was typed; a semicolon ends a "
     "row, and decimals have a point, as in 0.9 0.3; 0.2 0.8",
     "{0} 的形状是 {1}（行 × 列），输入的却是 {2}；各行之间用分号，小数用小数点，如 0.9 0.3; 0.2 "
     "0.8"},
    {"given.twice", "'{0}' gives a value that was given before; give each number once",
     "“{0}”给出的数前面已经给过，每个数只能给一次"},
    {"given.unknown",
     "no given is called '{0}'; the nearest name is '{1}' (`longhand list` shows all)",
     "没有名为“{0}”的已知量，最接近的是“{1}”（用 longhand list 查看全部）"},
    {"id.element", "'{0}': {1} has the shape {2} (rows × columns); indices count from 1",
     "“{0}”：{1} 的形状是 {2}（行 × 列），下标从 1 开始"},
    {"id.part", "'{0}': the formula has no part '{1}'; its parts are: {2}",
     "“{0}”：公式中没有“{1}”这一部分，它的各部分为：{2}"},
    {"id.text",
     "'{0}' is no id; write names of letters, digits and _, with indices from 1, as in layer2/y[1]",
     "“{0}”不是合法的标识；名称由字母、数字和 _ 组成，下标从 1 开始，如 layer2/y[1]"},
    {"id.twice", "the id '{0}' is taken; give each section and each value an id of its own",
     "标识“{0}”已被使用，每个小节和每个量都要有自己的标识"},
    {"id.unknown", "nothing has the id '{0}'; the nearest is '{1}' (`longhand list` shows all)",
     "没有标识为“{0}”的量，最接近的是“{1}”（用 longhand list 查看全部）"},
    {"loop.guard",
     "in pass {0} of the loop a decision is too close to a tie for double precision; choose other "
     "givens (in a chapter, decide with select())",
     "第 {0} 次循环中有一处判断两边过于接近，双精度计算无法分辨；请换用其他已知量（编写章时可用 "
     "select() 判断）"},
    {"loop.state",
     "a variable that the loop '{0}' hands on is not the result of a step; name it with step()",
     "循环“{0}”所传递的某个变量不是步骤的结果，请用 step() 为它命名"},
    {"matrix.elements",
     "a {0} matrix cannot be made of {1} element(s); it has rows × columns of them, at least one",
     "{1} 个元素不能组成 {0} 矩阵；元素个数等于行数 × 列数，且至少有一个"},
    {"matrix.index", "there is no element ({0}, {1}) in a {2} matrix; indices count from 1",
     "{2} 矩阵没有第 ({0}, {1}) 个元素，下标从 1 开始"},
    {"matrix.line", "{0} takes one row or one column, not a {1} matrix; give it one at a time",
     "{0} 只作用于一行或一列，不能作用于 {1} 矩阵；请逐行或逐列计算"},
    {"matrix.shape",
     "{1} {0} {2} is undefined: a product needs as many columns on its left as rows on its right, "
     "the other operations equal shapes",
     "{1} {0} {2} 没有定义：乘积要求左边的列数等于右边的行数，其他运算要求形状相同"},
    {"number.range",
     "'{0}' is too large, too small or too long; use at most {1} digits and an exponent between "
     "-{2} "
     "and {2}",
     "“{0}”过大、过小或过长；最多写 {1} 位数字，指数应在 -{2} 与 {2} 之间"},
    {"number.text", "'{0}' is no decimal number; write it as in 0.25, -3 or 1.2e-3",
     "“{0}”不是十进制数，应写成 0.25、-3 或 1.2e-3 的形式"},
    {"option.decimals", "'{0}' is no number of decimals; write a whole number from 0 to {1}",
     "“{0}”不是小数位数，请写 0 到 {1} 的整数"},
    {"option.digits",
     "'{0}' is no number of digits; write decimals as 4 and significant digits as 4s, at most {1}",
     "“{0}”不是位数；小数位数写成 4，有效数字写成 4s，最多 {1} 位"},
    {"option.iterations",
     "'{0}' chooses no passes; write a list such as 1-3,last or first,every:10,last or all",
     "“{0}”没有指明循环的哪几次，请写成列表，如 1-3,last、first,every:10,last 或 all"},
    {"option.missing", "{0} needs a value; --help shows which", "{0} 后面缺少值（用 --help 查看）"},
    {"option.passes",
     "pass {0} is asked for, but the longest loop has ended after {1}; --iterations last shows its "
     "last pass",
     "要求显示第 {0} 次，但循环至多进行了 {1} 次；用 --iterations last 查看最后一次"},
    {"option.surplus", "'{0}' is one name too many; name one chapter",
     "多了一个名称“{0}”，请只写一章"},
    {"option.twice", "{0} stands twice; give it once", "{0} 出现了两次，请只写一次"},
    {"option.unknown", "there is no option '{0}'; the nearest is '{1}' (--help shows all)",
     "没有选项“{0}”，最接近的是“{1}”（用 --help 查看全部）"},
    {"option.usage", "'{0}' cannot be typed like this; --help shows how",
     "“{0}”不能这样写（用 --help 查看用法）"},
    {"option.value", "{0} cannot be '{1}'; choose one of: {2}", "{0} 不能是“{1}”，可选：{2}"},
    {"output.write", "the output cannot be written; see that its place has room",
     "无法输出，请检查是否还有空间"},
    {"power.exponent", "the exponent {0} is out of range; use a whole number from -64 to 64",
     "指数 {0} 超出范围，请使用 -64 到 64 的整数"},
    {"program.fault",
     "a fault of Longhand itself: {0}; please report it with the command that you typed",
     "Longhand 内部错误：{0}；请连同所输入的命令一并报告"},
    {"program.memory", "there is not enough memory for this; calculate less at once",
     "内存不足，请减少一次计算的内容"},
    {"record.full", "the calculation has more than {0} operations; record less of it",
     "运算超过 {0} 次，请减少记录的部分"},
    {"record.mixed",
     "a number of another record, or of a pass that was not kept, is used here; a calculation uses "
     "its own numbers, and a loop hands on what it lists as its state",
     "此处用到了另一份记录中的数，或用到了某次未保留的循环中的数；一次计算只能使用自己的数，"
     "循环只能传递列为状态的量"},
    {"record.nested", "a recording is already running; finish it before the next begins",
     "已有一份记录正在进行，请先结束它再开始下一份"},
    {"record.none",
     "nothing is being recorded here; calculate with Real inside of Worksheet::record",
     "此处没有进行中的记录，Real 的运算应放在 Worksheet::record 之内"},
    {"run.given", "--given speaks of one chapter; name just one",
     "--given 只能用于一章，请只写一章的名称"},
    {"run.nothing", "nothing to run; name a chapter, or 'all' (`longhand list` shows them)",
     "没有要运行的内容；请写章的名称或 all（用 longhand list 查看）"},
    {"step.names", "{0} has the shape {1}, but {2} names; list one name for each element",
     "{0} 的形状是 {1}，却列出了 {2} 个名称；请为每个元素各列一个"},
    {"step.update", "{0} has the shape {1}, but {2}, which it updates, has {3}; keep the shape",
     "{0} 的形状是 {1}，而它所更新的 {2} 的形状是 {3}；形状必须保持不变"},
    {"toml.format", "the file has format {0}; this program reads up to {1}",
     "文件格式为 {0}，本程序最高支持 {1}"},
    {"toml.key", "unknown key '{0}'; the nearest is '{1}'", "未知的键“{0}”，最接近的是“{1}”"},
    {"toml.missing", "the key '{0}' is missing here; add it", "此处缺少键“{0}”，请补上"},
    {"toml.syntax", "this is no TOML: {0}", "不是合法的 TOML：{0}"},
    {"toml.type", "'{0}' has a value of the wrong type; write it as {1}",
     "“{0}”的值类型不对，应写成 {1}"},
    {"value.division", "division by zero: {0}; choose givens that keep the denominator from 0",
     "除数为零：{0}；请选择使分母不为 0 的已知量"},
    {"value.guard",
     "'{0}' is too close to a tie for double precision, which took the other way; choose other "
     "givens (in a chapter, decide with select())",
     "“{0}”两边过于接近，双精度计算走了另一分支；请换用其他已知量（编写章时可用 select() 判断）"},
    {"value.guard_rounded",
     "with rounded steps the calculation would take another way at '{0}'; round to more decimals",
     "按舍入后的步骤计算，在“{0}”处会走另一分支；请保留更多小数位"},
    {"value.logarithm", "{0} is undefined; the logarithm needs a positive number",
     "{0} 没有定义，对数的真数必须为正"},
    {"value.overflow", "{0} is too large to be written down; choose smaller givens",
     "{0} 太大，无法写出，请选择较小的已知量"},
    {"value.root", "{0} is undefined; a square root needs a number that is not negative",
     "{0} 没有定义，被开方数不能为负"},
    {"value.tie",
     "{0} cannot be decided: both sides agree to 42 digits; choose givens without a tie",
     "{0} 无法判断：两边的前 42 位数字完全相同，请换用使两边不相等的已知量"},
});

}  // namespace

std::span<const Message> errors() {
    return table;
}

}  // namespace longhand::text
