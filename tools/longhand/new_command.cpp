#include <boost/program_options/value_semantic.hpp>
#include <filesystem>

#include "commands.hpp"
#include "longhand/text/error.hpp"
#include "options.hpp"
#include "output.hpp"

namespace longhand::cli {

namespace {

constexpr const char* example_english =
    R"toml(# A calculation for Longhand. Try:   longhand run FILE
# The guide: docs/problem_files.md
format = 1
title = "One neuron"
text = "A neuron adds up its weighted inputs and sends the sum through σ."
question = "What is its output, and how does its error answer to each weight?"
digits = 4 # decimals that are shown; "4s" for significant digits

# What it starts from. Numbers stand in quotes, so that "1.0" keeps its zero; a list is a column.
[given]
x = { value = ["1.0", "0.5"], elements = "x{row}", caption = "inputs" }
w = { value = ["0.9", "0.3"], elements = "w{row}", caption = "weights", vary = { from = "0.1", to = "0.9", step = "0.1" } }
t = { value = "1", caption = "target" }
eta = { value = "0.5", symbol = "η", caption = "learning rate" }

# Sections hold steps. A step is "name = formula", or a table with more to say.
[[section]]
id = "forward"
title = "Forward"
step = [
  { id = "z", formula = "wᵀ·x", caption = "weighted sum" },
  { id = "y", formula = "σ(z)", caption = "output", why = "σ keeps it between 0 and 1" },
  { id = "E", formula = "0.5·(t − y)²", caption = "error" },
]

# A step whose formula speaks of its own name is the next version of that quantity.
[[section]]
id = "update"
title = "One step against the gradient"
step = [
  { id = "dE_dw", symbol = "∂E/∂w", elements = "∂E/∂w{row}", formula = "gradient(E, w)" },
  "w = w − η·∂E/∂w",
]

# What a text prints for a step; the log says whether it is right.
[[claim]]
step = "forward/z"
printed = "1.05"
)toml";

constexpr const char* example_chinese =
    R"toml(# 一道 Longhand 的计算题。试一试：   longhand run FILE --lang zh
# 写法见 docs/problem_files.zh.md
format = 1
title = "一个神经元"
text = "神经元把输入加权求和，再通过 σ。"
question = "输出是多少？误差对各个权重的导数是多少？"
digits = 4 # 显示的小数位数；"4s" 表示 4 位有效数字

# 已知量。数要加引号，这样 "1.0" 末尾的零不会丢失；列表表示一列。
[given]
x = { value = ["1.0", "0.5"], elements = "x{row}", caption = "输入" }
w = { value = ["0.9", "0.3"], elements = "w{row}", caption = "权重", vary = { from = "0.1", to = "0.9", step = "0.1" } }
t = { value = "1", caption = "目标值" }
eta = { value = "0.5", symbol = "η", caption = "学习率" }

# 小节由步骤组成。一步写成“名称 = 公式”，需要说明更多时写成表。
[[section]]
id = "forward"
title = "前向传播"
step = [
  { id = "z", formula = "wᵀ·x", caption = "加权和" },
  { id = "y", formula = "σ(z)", caption = "输出", why = "σ 使输出在 0 与 1 之间" },
  { id = "E", formula = "0.5·(t − y)²", caption = "误差" },
]

# 公式中用到自身名称的步骤，就是这个量的新值。
[[section]]
id = "update"
title = "沿梯度的反方向走一步"
step = [
  { id = "dE_dw", symbol = "∂E/∂w", elements = "∂E/∂w{row}", formula = "gradient(E, w)" },
  "w = w − η·∂E/∂w",
]

# 某份材料上为某一步印出的数；演算过程会说明它对不对。
[[claim]]
step = "forward/z"
printed = "1.05"
)toml";

}  // namespace

boost::program_options::options_description new_options() {
    boost::program_options::options_description options;
    add_common_options(options);
    return options;
}

int run_new(const boost::program_options::variables_map& options, std::ostream& out,
            text::Language language) {
    const std::vector<std::string> files = names(options);
    if (files.empty()) throw Error("new.nothing", {});
    if (files.size() > 1) throw Error("option.surplus", {files[1]});
    std::error_code fault;
    if (std::filesystem::exists(std::filesystem::symlink_status(files[0], fault)))
        throw Error("file.exists", {files[0]});
    Output output(out, files[0]);
    output.stream() << (language == text::Language::chinese ? example_chinese : example_english);
    output.keep();
    return 0;
}

}  // namespace longhand::cli
