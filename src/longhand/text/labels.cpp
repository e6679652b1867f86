// The fixed words of logs, lists and help, sorted by id.
#include <array>

#include "longhand/text/message.hpp"

namespace longhand::text {

namespace {

constexpr std::array table = std::to_array<Message>({
    {"help.help", "explains a command", "查看某个命令的说明"},
    {"help.lint", "checks problem files without a log", "检查题目文件，不打印演算过程"},
    {"help.lint.more",
     "Reads the files and works them out. Mistakes are errors (exit status 2); what is hardly "
     "meant,\n"
     "such as a given that nothing uses, is a warning (exit status 1).",
     "读取文件并演算一遍。错误照常报告（退出状态 2）；\n"
     "不像本意的地方，如没有用到的已知量，作为警告列出（退出状态 1）。"},
    {"help.list", "the chapters, or what can be given and asked of one",
     "列出各章，或某一章的已知量与步骤"},
    {"help.list.more",
     "Without a name: every chapter, with the sections of the lecture documents that it mirrors.\n"
     "With one: its givens with the ranges that variants are drawn from, and its steps by id.",
     "不写名称：列出所有章，以及它们对应的讲义小节。\n"
     "写一章的名称：列出它的已知量（及变式的取值范围）和各步骤的标识。"},
    {"help.new", "begins a problem file with a commented example",
     "新建题目文件，内有带注释的例子"},
    {"help.new.more",
     "Writes an example that runs, to be changed into a calculation of your own. --lang zh writes "
     "it\n"
     "in Chinese. A file that exists stays as it is.",
     "写出一个可以运行的例子，供改成自己的题目；--lang zh 写成中文。已有的文件不会被覆盖。"},
    {"help.option.claim", "judge this number instead: layer2/y[1]=0.7408",
     "改为判断这个数：layer2/y[1]=0.7408"},
    {"help.option.detail", "how much working is shown (steps)", "演算过程的详细程度（默认 steps）"},
    {"help.option.digits", "show N decimals, or N significant digits as Ns (each step's own)",
     "显示 N 位小数，或用 Ns 表示 N 位有效数字（默认由各步骤决定）"},
    {"help.option.format", "the format of the log (text); json is for programs",
     "输出格式（默认 text）；json 供其他程序读取"},
    {"help.option.given",
     "another number for a given: w11=0.5, I=1.0,0.5 or W=\"0.9 0.3; 0.2 0.8\"",
     "替换一个已知量：w11=0.5、I=1.0,0.5 或 W=\"0.9 0.3; 0.2 0.8\""},
    {"help.option.help", "this text", "显示本说明"},
    {"help.option.iterations",
     "passes of a loop to show: 5,10-20, first,every:10,last, all (1-3,last)",
     "显示循环的哪几次：5,10-20、first,every:10,last 或 all（默认 1-3,last）"},
    {"help.option.lang", "English or Chinese (en)", "英文或中文（默认 en）"},
    {"help.option.output", "write to FILE", "写入文件 FILE"},
    {"help.option.round", "round every step to N decimals and go on with that",
     "每一步都四舍五入到 N 位小数，再用于后面的计算"},
    {"help.option.verify_format", "the format of the report (text)", "报告的格式（默认 text）"},
    {"help.overview", "Longhand works neural networks out by hand: every number with its formula.",
     "Longhand 像手算一样推演神经网络：每个数都有它的算式。"},
    {"help.run", "work chapters out, step by step", "逐步演算各章"},
    {"help.run.more",
     "Prints the worked numbers of the chapters, or of all of them. Beside them stand the numbers\n"
     "that the lecture documents print, unless other givens are used: 'exact' where the unrounded\n"
     "calculation rounds to them, 'carried' where only the document's own printed numbers give "
     "them,\n"
     "'differs' where neither does. 'Cut off' and 'through rounding' are explained by how people\n"
     "round; `longhand verify` says more. With --round they stand alone: rounded steps are not "
     "judged.",
     "打印一章、几章或所有章的演算过程。未更改已知量时，旁边注明讲义中印出的数：\n"
     "“准确”表示全程不舍入、仅将最后结果四舍五入即得此数；\n"
     "“沿用舍入值”表示只有接着用讲义中印出的数才能得到它，“不符”表示两种算法都得不到它。\n"
     "“截断而未四舍五入”与“舍入所致”可由舍入的习惯解释，详见 longhand verify。\n"
     "使用 --round 时只列出这些数，不作判断。"},
    {"help.verify", "check the numbers that documents print", "检查讲义中印出的数"},
    {"help.verify.more",
     "Says of every printed number whether it is right, right through rounding only, or wrong, "
     "what\n"
     "went wrong and what should stand there. Without a name: all chapters. With --claim it "
     "judges\n"
     "a number that you type. Exit status 1 where something is not as expected.",
     "逐一判断印出的数：正确、仅因舍入而不同、还是错误；错误的指出原因和应有的值。\n"
     "不写名称则检查所有章。用 --claim 可判断自己键入的数。与预期不符时退出状态为 1。"},
    {"lint.clean", "{0}: nothing to complain about", "{0}：没有发现问题"},
    {"list.fixed", "fixed", "固定"},
    {"list.givens", "Given", "已知"},
    {"list.range", "{0} … {1}, step {2}", "{0} … {1}，步长 {2}"},
    {"log.claim", "document: {0}", "讲义：{0}"},
    {"log.claim.carried", "document: {0}  carried", "讲义：{0}  沿用舍入值"},
    {"log.claim.differs", "document: {0}  differs", "讲义：{0}  不符"},
    {"log.claim.exact", "document: {0}  exact", "讲义：{0}  准确"},
    {"log.claim.from_fault", "document: {0}  from a number that differs",
     "讲义：{0}  由前面不符的数得出"},
    {"log.claim.truncated", "document: {0}  cut off, not rounded", "讲义：{0}  截断而未四舍五入"},
    {"log.claim.within_rounding", "document: {0}  through rounding", "讲义：{0}  舍入所致"},
    {"log.conditional", "{0} if {1}, otherwise {2}", "{1} 时取 {0}，否则取 {2}"},
    {"log.gap", "{0} … {1}: {2} passes not shown", "{0}至{1}：略去 {2} 次"},
    {"log.gap.one", "{0}: not shown", "{0}：略去"},
    {"log.given", "Given", "已知"},
    {"log.limit", "stopped here: {0} passes are the most", "到此停止：循环最多进行 {0} 次"},
    {"log.more_terms", "… ({0} more terms)", "…（还有 {0} 项）"},
    {"log.remark_separator", "; ", "；"},
    {"log.rounded_parts", "the rounded numbers above give {0}", "用上式已舍入的数计算得 {0}"},
    {"log.softmax_shifted", "each score less the largest: e^x itself would overflow",
     "各得分先减去最大值，以免 e^x 溢出"},
    {"log.state", "State after {0}", "{0}结束时的状态"},
    {"log.vanished", "the terms agree to 42 digits", "两项的前 42 位数字完全相同"},
    {"man.commands", "COMMANDS", "命令"},
    {"man.exit", "EXIT STATUS", "退出状态"},
    {"man.exit.text",
     "0 done; 1 checked and found wanting; 2 wrong usage or input, with nothing written.",
     "0 表示完成；1 表示检查发现问题；2 表示用法或输入有误，此时不写出任何内容。"},
    {"man.name", "NAME", "名称"},
    {"man.synopsis", "SYNOPSIS", "用法"},
    {"verify.carried",
     "{0}{1} ({2}) follows from the rounded numbers before it; at full precision it is {3}.",
     "{0}{1}（{2}）由前面舍入过的数得出；全程不舍入则为 {3}。"},
    {"verify.carried_from",
     "{0}{1} ({2}) follows from the mistake in {5}; put right, it would be {4}.",
     "{0}{1}（{2}）由 {5} 的错误得出；改正后应为 {4}。"},
    {"verify.carried_on", "From it follow {0}.", "由它得出了 {0}。"},
    {"verify.cause", "Why: {0}.", "原因：{0}。"},
    {"verify.cause.decimal_point", "the decimal point of {0} slipped", "{0} 的小数点错位"},
    {"verify.cause.doubled", "{0} was counted twice", "{0} 多算了一次"},
    {"verify.cause.function_doubled", "{0} was applied twice", "{0} 用了两次"},
    {"verify.cause.function_left_out", "{0} was not applied", "漏用了 {0}"},
    {"verify.cause.left_out", "{0} was left out", "漏掉了 {0}"},
    {"verify.cause.neighbour_element", "the element beside {0} was used", "误用了 {0} 旁边的元素"},
    {"verify.cause.newer_version", "{0} was used as {1} makes it, which comes later",
     "{0} 提前用了 {1} 更新之后的值"},
    {"verify.cause.older_version", "an old value of {0} was used, from before {1}",
     "{0} 用了 {1} 更新之前的旧值"},
    {"verify.cause.other_function", "{1} was used for {0}", "把 {0} 误作 {1}"},
    {"verify.cause.sign", "the sign of {0} is wrong", "{0} 的符号错了"},
    {"verify.cause.swapped_digits", "two digits of {0} were exchanged",
     "{0} 中相邻的两个数字颠倒了"},
    {"verify.cause.swapped_operands", "the two sides of {0} were exchanged",
     "{0} 的前后两项颠倒了"},
    {"verify.cause.transposed_element", "row and column of {0} were exchanged",
     "{0} 的行与列颠倒了"},
    {"verify.cause.undivided", "the division by {0} was left out", "漏除以 {0}"},
    {"verify.cause.wrong_digit", "a digit of {0} was mistyped", "{0} 印错了一个数字"},
    {"verify.coincidence",
     "{0}{1} ({2}) is right by coincidence: with the number before it put right it would be {4}.",
     "{0}{1}（{2}）只是碰巧正确：前面的数改正之后，这里应为 {4}。"},
    {"verify.count.carried", "{0} carried", "沿用舍入值 {0} 个"},
    {"verify.count.exact", "{0} exact", "准确 {0} 个"},
    {"verify.count.faulty", "{0} wrong", "错误 {0} 个"},
    {"verify.count.truncated", "{0} cut off", "截断 {0} 个"},
    {"verify.count.undecided", "{0} undecided", "无法判定 {0} 个"},
    {"verify.count.within_rounding", "{0} through rounding", "舍入所致 {0} 个"},
    {"verify.errata", "Errata", "勘误"},
    {"verify.fault", "{0}{1} is printed as {2}. It should be {3}.", "{0}{1} 印作 {2}，应为 {3}。"},
    {"verify.line", "Line {0}: ", "第 {0} 行："},
    {"verify.lines", "Lines {0}: ", "第 {0} 行："},
    {"verify.misprint", "The numbers after it do not follow from it: a misprint.",
     "后面的数并不由它得出，可见是印刷之误。"},
    {"verify.not_carried_on",
     "{0}{1} ({2}) does not follow from the wrong number printed before it.",
     "{0}{1}（{2}）并非由前面印错的数得出。"},
    {"verify.off_path",
     "{0}: with the numbers that document {1} prints, the program would have gone another way.",
     "{0}：若用讲义 {1} 印出的数，程序会走另一条路。"},
    {"verify.possible", "Possible: {0}.", "可能的原因：{0}。"},
    {"verify.result",
     "{0} ({1}) should then be {2} with the document's own rounding; at full precision it is {3}.",
     "改正后，{0}（{1}）按讲义的舍入应为 {2}；全程不舍入则为 {3}。"},
    {"verify.rule.carried", "follows from rounded numbers before it", "由前面舍入过的数得出"},
    {"verify.rule.coincidence", "right by coincidence", "碰巧正确"},
    {"verify.rule.exact", "right, though a mistake was expected", "正确，而预期有错"},
    {"verify.rule.faulty", "wrong", "错误"},
    {"verify.rule.not_carried_on", "does not follow from the wrong number before it",
     "并非由前面印错的数得出"},
    {"verify.rule.statement", "a statement that does not hold", "不成立的陈述"},
    {"verify.rule.truncated", "cut off instead of rounded", "截断而未四舍五入"},
    {"verify.rule.undecided", "says nothing, for rounding can give almost anything", "无法判定"},
    {"verify.rule.within_rounding", "comes from rounding on the way", "中间舍入所致"},
    {"verify.section", "{0} printed: {1}", "印出 {0} 个数：{1}"},
    {"verify.statement.never", "{0}the statement “{1}” does not hold.", "{0}“{1}”不成立。"},
    {"verify.statement.of_printed_values",
     "{0}the statement “{1}” holds of the printed numbers, but not at full precision.",
     "{0}“{1}”对印出的数成立，全程不舍入则不成立。"},
    {"verify.statement.of_true_values",
     "{0}the statement “{1}” holds at full precision, but not of the printed numbers.",
     "{0}“{1}”在全程不舍入时成立，对印出的数却不成立。"},
    {"verify.statements", "statements that hold: {1} of {0}", "{0} 条陈述，{1} 条成立"},
    {"verify.summary", "{0} printed numbers checked; mistakes: {1}; all as expected.",
     "检查了 {0} 个印出的数，有 {1} 处错误，均在预料之中。"},
    {"verify.summary.failed", "{0} printed numbers checked; mistakes: {1}; not as expected: {2}.",
     "检查了 {0} 个印出的数，有 {1} 处错误；{2} 处与预期不符。"},
    {"verify.truncated", "{0}{1} ({2}) is cut off instead of rounded; it should be {4}.",
     "{0}{1}（{2}）是截断而不是四舍五入的结果，应为 {4}。"},
    {"verify.undecided",
     "{0}{1} ({2}) says nothing: rounding on the way can give almost anything; at full precision "
     "it is {3}.",
     "{0}{1}（{2}）无法判定：中间舍入几乎可以得到任何数；全程不舍入则为 {3}。"},
    {"verify.unexpected", "{0}{1} ({2}) is right; expected was '{6}'.",
     "{0}{1}（{2}）正确，而预期是 {6}。"},
    {"verify.unexplained", "No single slip explains it.", "没有哪一处单独的失误能解释它。"},
    {"verify.within_rounding",
     "{0}{1} ({2}) comes from rounding on the way; at full precision it is {3}.",
     "{0}{1}（{2}）是中间舍入所致；全程不舍入则为 {3}。"},
});

}  // namespace

std::span<const Message> labels() {
    return table;
}

}  // namespace longhand::text
