// What --help says of commands and options, sorted by id.
#include <array>

#include "longhand/text/message.hpp"

namespace longhand::text {

namespace {

constexpr std::array table = std::to_array<Message>({
    {"help.grade", "marks what students hand in", "评阅学生交来的答案"},
    {"help.grade.more",
     "Marks the answers of a class: DIR is the folder that `longhand sheet` has written, the files "
     "are\nCSV tables with a row a student and a column a blank, or with a row a blank. An answer "
     "that\nfollows rightly from the student's own earlier ones earns its marks; the first wrong "
     "one costs.\nWrites marks, a gradebook table, feedback for each student and a report on the "
     "class.\nWith --enter, answers on paper are typed in first.",
     "评阅全班的答案：DIR 是 longhand sheet 写出的文件夹，其后是 CSV "
     "答案文件，\n"
     "每个学生一行、每空一列，或每空一行。由自己前面的错误结果正确推出的答案照样得分，"
     "\n"
     "只扣第一处错误的分。写出分数、成绩册、每个学生的反馈和全班的情况。\n"
     "加上 --enter 则先录入纸上的答案。"},
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
     "With one: its givens with the ranges that variants are drawn from, and its steps by id.\n"
     "With --documents: each lecture document, or the ones named (000, 003), section by section: "
     "where "
     "it\nis worked out, how many of its numbers were checked, and its mistakes.",
     "不写名称：列出所有章，以及它们对应的讲义小节。\n"
     "写一章的名称：列出它的已知量（及变式的取值范围）和各步骤的标识。\n"
     "加 --documents：逐节列出各份讲义（或指定的几份，如 000、003）的内容在哪里演算、\n"
     "核对了多少个数、有哪些错误。"},
    {"help.new", "begins a problem file with a commented example",
     "新建题目文件，内有带注释的例子"},
    {"help.new.more",
     "Writes an example that runs, to be changed into a calculation of your own. --lang zh writes "
     "it\n"
     "in Chinese. A file that exists stays as it is.",
     "写出一个可以运行的例子，供改成自己的题目；--lang zh 写成中文。已有的文件不会被覆盖。"},
    {"help.option.before", "an earlier marking: list whose marks have changed, and why",
     "以前的评阅结果：列出分数有变化的学生及其原因"},
    {"help.option.blanks", "what is asked for, by ids: layer2/y[1],matrix_form/X",
     "要填的空，用标识指定：layer2/y[1],matrix_form/X"},
    {"help.option.claim", "judge this number instead: layer2/y[1]=0.7408",
     "改为判断这个数：layer2/y[1]=0.7408"},
    {"help.option.copies", "how many variants, without a roster (1)",
     "不用名单时生成几份（默认 1）"},
    {"help.option.decimal_comma", "a comma in an answer is a decimal comma",
     "答案中的逗号表示小数点"},
    {"help.option.detail", "how much working is shown (steps)", "演算过程的详细程度（默认 steps）"},
    {"help.option.digits", "show N decimals, or N significant digits as Ns (each step's own)",
     "显示 N 位小数，或用 Ns 表示 N 位有效数字（默认由各步骤决定）"},
    {"help.option.documents",
     "the lecture documents, section by section, and where they are worked out",
     "逐节列出讲义，以及演算它们的章"},
    {"help.option.draft", "write a problem file instead, with what can be read of the text",
     "改为输出题目文件，收入文本中能读懂的部分"},
    {"help.option.eject", "put the layout sheet.typ and the wording into this folder, to be edited",
     "把版式 sheet.typ 和固定用语写入这个文件夹，供修改"},
    {"help.option.enter", "type answers in from paper, into this file (CSV)",
     "录入纸上的答案，存入这个文件（CSV）"},
    {"help.option.fade",
     "how much is left to do: 0 a worked example, 1, 2 the last steps, 3 all steps, 4 the question "
     "alone (3)",
     "留空的多少：0 为完整示例，1、2 只留最后几步，3 各步都留空，4 只给题目（默认 3）"},
    {"help.option.fix", "print a patch instead, which puts right what is wrong",
     "改为打印修正错误的补丁"},
    {"help.option.format",
     "the format of the log (text); json is for programs, svg draws the network",
     "输出格式（默认 text）；json 供其他程序读取，svg 画出网络"},
    {"help.option.from", "the first step, or its section", "从哪一步或哪一节开始"},
    {"help.option.given",
     "another number for a given: w11=0.5, I=1.0,0.5 or W=\"0.9 0.3; 0.2 0.8\"",
     "替换一个已知量：w11=0.5、I=1.0,0.5 或 W=\"0.9 0.3; 0.2 0.8\""},
    {"help.option.grade_format", "of feedback and report (markdown)",
     "反馈与全班情况的格式（markdown）"},
    {"help.option.grade_roster", "the class list, for names on feedback",
     "名单，用于在反馈上印出姓名"},
    {"help.option.help", "this text", "显示本说明"},
    {"help.option.iterations",
     "passes of a loop to show: 5,10-20, first,every:10,last, all (1-3,last)",
     "显示循环的哪几次：5,10-20、first,every:10,last 或 all（默认 1-3,last）"},
    {"help.option.join", "make the files of the whole class from these folders of --shard",
     "由 --shard 写出的各文件夹合成全班的文件"},
    {"help.option.kind", "what is asked for (number)", "题型：填数、写公式或找错（默认 number）"},
    {"help.option.lang", "English or Chinese (en)", "英文或中文（默认 en）"},
    {"help.option.layout", "a sheet.typ of your own, from --eject",
     "使用自己的 sheet.typ（由 --eject 得到）"},
    {"help.option.list_format", "how the documents are written (text)",
     "讲义对照表的格式（默认 text）"},
    {"help.option.marks", "marks for each blank (1)", "每空的分数（默认 1）"},
    {"help.option.output", "write to FILE", "写入文件 FILE"},
    {"help.option.part", "a step or section alone", "只做某一步或某一节"},
    {"help.option.plot_format",
     "svg is the picture (drawn by gnuplot); gnuplot is the program that draws it",
     "svg 为图（由 gnuplot 画出）；gnuplot 为画图的程序"},
    {"help.option.reveal", "what feedback tells beside marks (values)",
     "反馈中除分数外给出什么（默认 values）"},
    {"help.option.roster", "a class list as CSV: one sheet a student", "CSV 格式的名单：每人一份"},
    {"help.option.round", "round every step to N decimals and go on with that",
     "每一步都四舍五入到 N 位小数，再用于后面的计算"},
    {"help.option.scan_format", "how the report is written (text)", "报告的格式（text）"},
    {"help.option.scheme", "a marking scheme: which share of the marks for what",
     "评分方案：各种情形得分的比例"},
    {"help.option.seed", "another seed gives other numbers (1)", "换一个种子就换一批数（默认 1）"},
    {"help.option.session", "keep what is answered in FILE, and take it up from there",
     "把答过的内容存入文件 FILE，下次接着练"},
    {"help.option.shard", "only the I-th of N parts of the class, as I/N",
     "只出全班分成 N 部分中的第 I 部分，写作 I/N"},
    {"help.option.sheet_digits",
     "decimals of the answers (those of the steps, more for small answers)",
     "答案的小数位数（默认与所填步骤相同，答案很小时再多几位）"},
    {"help.option.sheet_format", "formats, with commas between (markdown)",
     "输出格式，多个用逗号分隔（默认 markdown）"},
    {"help.option.sheet_output", "the folder for all files; it must not be there yet",
     "存放所有文件的文件夹，须尚不存在"},
    {"help.option.sheet_round", "round every step to N decimals and go on with that",
     "每一步都四舍五入到 N 位小数，再用于后面的计算"},
    {"help.option.skipped", "list what was not checked", "列出未检查的等式"},
    {"help.option.text", "the document's text as it is now: places are looked up in it",
     "讲义现在的文本：在其中重新查找各处的行号"},
    {"help.option.to", "the last step, or its section", "到哪一步或哪一节结束"},
    {"help.option.verify_format", "the format of the report (text)", "报告的格式（默认 text）"},
    {"help.option.versions", "only N versions, so that neighbours in the list differ",
     "只出 N 种卷，名单中相邻的人不同"},
    {"help.option.wording", "a wording file of your own, from --eject",
     "使用自己的固定用语文件（由 --eject 得到）"},
    {"help.overview", "Longhand works neural networks out by hand: every number with its formula.",
     "Longhand 像手算一样推演神经网络：每个数都有它的算式。"},
    {"help.plot", "draws a plot of a calculation as an SVG picture",
     "画出一章或题目文件中的图（SVG）"},
    {"help.plot.more",
     "Plots show values of the record: points that the calculation has, and functions of a given, "
     "for\nwhich it is replayed with other numbers. `longhand list CHAPTER|FILE` names its plots.",
     "图中画的都是演算中的值：算出的点，以及以某个已知量为自变量的函数（换用其他数重新演算得到）。"
     "\nlonghand list 加章名或文件名列出各图的名称。"},
    {"help.practice", "an exercise at the terminal, with hints", "在终端上做练习，可要提示"},
    {"help.practice.more",
     "Asks for one number after the other, says at once whether it is right, follows from your "
     "earlier\n"
     "value, or is wrong and why, and gives hints: the step, its formula, the numbers put in, the "
     "first\n"
     "line of the working, the value. Another seed gives other numbers.",
     "逐个提问，立即指出答案正确、由前面的值正确推出，还是错误及其原因；可逐级要提示：\n"
     "步骤的含义、公式、代入数值、第一步化简、得数。换一个种子就换一批数。"},
    {"help.run", "work chapters out, step by step", "逐步演算各章"},
    {"help.run.more",
     "Prints the worked numbers of the chapters, or of all of them. Beside them stand the numbers\n"
     "that the lecture documents print, unless other givens are used: 'exact' where the unrounded\n"
     "calculation rounds to them, 'carried' where only the document's own printed numbers give "
     "them,\n"
     "'wrong' where neither does. 'Cut off' and 'through rounding' are explained by how people\n"
     "round; `longhand verify` says more. With --round they stand alone: rounded steps are not "
     "judged.",
     "打印一章、几章或所有章的演算过程。未更改已知量时，旁边注明讲义中印出的数：\n"
     "“准确”表示全程不舍入、仅将最后结果四舍五入即得此数；\n"
     "“沿用舍入值”表示只有接着用讲义中印出的数才能得到它，“错误”表示两种算法都得不到它。\n"
     "“截断而未四舍五入”与“舍入所致”可由舍入的习惯解释，详见 longhand verify。\n"
     "使用 --round 时只列出这些数，不作判断。"},
    {"help.scan", "checks the arithmetic of any LaTeX or Markdown text",
     "检查 LaTeX 或 Markdown 文本中的计算"},
    {"help.scan.more",
     "Finds every equality between numbers in the mathematics of a text and says which do not "
     "hold,\n"
     "whatever was rounded. What it cannot read, or what may mean two things, is counted and left\n"
     "alone. A comment `longhand: ignore REASON` on the line, or on the line before, accepts one.\n"
     "--fix prints a patch with the right results, --draft a problem file for full checking.\n"
     "The exit status is 1 where something is wrong.",
     "找出文本的数学式中所有数与数之间的等式，指出无论怎样舍入都不能成立的。\n"
     "读不懂的或可能有两种含义的只计数，不作判断。在该行或上一行的注释中写\n"
     "longhand: ignore 理由，即接受该式。--fix 输出改正结果的补丁，--draft 输出可供全面检查的\n"
     "题目文件。有错误时退出状态为 1。"},
    {"help.sheet", "exercise sheets with other numbers for every student, with keys",
     "每人一份不同数字的练习卷，附答案"},
    {"help.sheet.more",
     "Makes a sheet of a chapter, of a problem file, or as a sheet file says. Without a folder it\n"
     "prints one sheet. With one it writes a sheet for each student of the roster (or so many\n"
     "copies), the keys with full working, a marking table, and a class file for marking. Seed "
     "and\n"
     "student id alone decide the numbers: adding students changes nobody else's sheet.",
     "由一章、一个题目文件或练习卷文件出卷。不指定文件夹时打印一份练习卷；\n"
     "指定后为名单中的每个学生（或按份数）各出一份，并写出含全部演算的答案、\n"
     "评分表和阅卷用的班级文件。数字只由种子和学号决定：名单增减不影响其他人的卷子。"},
    {"help.verify", "check the numbers that documents print", "检查讲义中印出的数"},
    {"help.verify.more",
     "Says of every printed number whether it is right, right through rounding only, or wrong, "
     "what\n"
     "went wrong and what should stand there. Without a name: all chapters. With --claim it "
     "judges\n"
     "a number that you type. Exit status 1 where something is not as expected.",
     "逐一判断印出的数：正确、仅因舍入而不同、还是错误；错误的指出原因和应有的值。\n"
     "不写名称则检查所有章。用 --claim 可判断自己键入的数。与预期不符时退出状态为 1。"},
});

}  // namespace

std::span<const Message> help_texts() {
    return table;
}

}  // namespace longhand::text
