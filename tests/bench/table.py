#!/usr/bin/env python3
"""Writes docs/bench.md or its Chinese page from what longhand_bench measured.

table.py MEASURED.json en|zh: the least processor time of all repetitions, and ratios within the run.
"""

import json
import re
import sys

SIZES = (16, 32, 64, 128, 256)

# Each row: the benchmark, what it is divided by (or None), and its name in both languages.
TIMES = (
    ("record_reserved", None, "recording, room taken beforehand", "记录，预先留出空间"),
    ("record_growing", None, "recording, growing tape", "记录，存储空间随用随增"),
    ("record_matrices", None, "recording with `Matrix` and named functions",
     "用 `Matrix` 和具名函数记录"),
    ("adolc_record", None, "ADOL-C: recording the same steps", "ADOL-C：记录同样的步骤"),
    ("adolc_record_fused", None, "ADOL-C: recording, each product added by one operation",
     "ADOL-C：记录，乘积与相加合为一个操作"),
    ("replay_double", None, "replay in `double`", "用 `double` 重算"),
    ("replay_batch", None, "replay of 8 variants at once, per variant", "8 个变式一起重算，平均每个变式"),
    ("adolc_replay", None, "ADOL-C: replay", "ADOL-C：重算"),
    ("replay_decimal", None, "replay in decimals of 50 digits", "用 50 位十进制数重算"),
    ("replay_number", None, "replay exactly and in decimals", "精确值与十进制一起重算"),
    ("neural_templates", None, "templates of `neural/` on `double`, not recorded",
     "`neural/` 模板直接用于 `double`，不记录"),
    ("plain_eigen", None, "plain Eigen, the same function by element", "直接用 Eigen，逐元素用同一函数"),
    ("plain_eigen_vectorised", None, "plain Eigen, its own vectorised exponential",
     "直接用 Eigen，用其向量化的指数函数"),
)
RATIOS = (
    ("adolc_record", "record_reserved", "ADOL-C's recording of the same steps / ours",
     "ADOL-C 记录同样步骤的时间 ÷ 本库"),
    ("adolc_record_fused", "record_reserved", "ADOL-C's shortest recording / ours",
     "ADOL-C 最省的记录方式的时间 ÷ 本库"),
    ("record_growing", "record_reserved", "growing tape / room taken beforehand",
     "随用随增 ÷ 预先留出空间"),
    ("record_matrices", "record_reserved", "with `Matrix` / with scalars", "用 `Matrix` ÷ 用标量"),
    ("adolc_replay", "replay_double", "ADOL-C's replay / ours in `double`",
     "ADOL-C 的重算时间 ÷ 本库 `double` 重算"),
    ("replay_double", "replay_batch", "one replay / one variant of a batch", "单独重算 ÷ 成批重算时平均每个变式"),
    ("neural_templates", "plain_eigen", "templates of `neural/` / plain Eigen",
     "`neural/` 模板 ÷ 直接用 Eigen"),
)
BYTES = (
    ("memory_of_scalars", None, "scalars", "标量"),
    ("memory_of_matrices", None, "`Matrix`, named functions", "`Matrix` 与具名函数"),
)

TEXT = {
    "en": {
        "title": "# What it costs",
        "intro": "Written by `tools/bench.sh`, which measures again and writes this page again.\n"
                 "Everything is measured on one network: n inputs, n hidden and n output units, logistic.\n"
                 "Each number is the least processor time of {repetitions} repetitions of one run, on\n"
                 "{cpu}, built with {compiler}. Times belong to that machine and whatever else it was\n"
                 "doing; only the ratios are claimed.",
        "ratios": "## Ratios", "times": "## Nanoseconds per scalar operation",
        "bytes": "## Bytes per scalar operation, beyond the givens",
        "logs": "## Logs\n\nThe text logs of all {chapters} chapters in one process: {time:.1f} ms.",
    },
    "zh": {
        "title": "# 开销",
        "intro": "本页由 `tools/bench.sh` 生成；再次运行即重新测量并重写本页。\n"
                 "所有数据都在同一个网络上测得：n 个输入、n 个隐藏单元、n 个输出单元，激活函数为 logistic。\n"
                 "每个数是同一次运行中 {repetitions} 次重复的最短 CPU 时间，机器为 {cpu}，\n"
                 "编译器为 {compiler}。时间只属于这台机器和它当时的负载；可以作为结论的只有比值。",
        "ratios": "## 比值", "times": "## 每个标量运算的纳秒数",
        "bytes": "## 每个标量运算的字节数（已知量除外）",
        "logs": "## 演算记录\n\n全部 {chapters} 章的文本记录，在一个进程中：{time:.1f} ms。",
    },
}


def least(measured):
    """{(benchmark, n): the least value of all repetitions}, in nanoseconds or bytes."""
    values = {}
    for run in measured["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        if run.get("error_occurred"):
            sys.exit(f"{run['name']}: {run['error_message']}")
        size = re.search(r"/n:(\d+)", run["name"])
        key = (run["name"].split("/")[0], int(size[1]) if size else None)
        if "per_operation" in run:
            value = run["per_operation"] * 1e9
        elif "bytes_per_operation" in run:
            value = run["bytes_per_operation"]
        else:
            value = run["cpu_time"]
        values[key] = min(value, values.get(key, value))
    return values


def table(rows, language, cell):
    """A Markdown table of the rows that were measured for any n."""
    lines = ["| n | " + " | ".join(map(str, SIZES)) + " |", "|---" * (len(SIZES) + 1) + "|"]
    for name, other, english, chinese in rows:
        cells = [cell(name, other, n) for n in SIZES]
        if any(cells):
            label = english if language == "en" else chinese
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main(path, language):
    with open(path, encoding="utf-8") as file:
        measured = json.load(file)
    values = least(measured)
    context = measured["context"]
    repetitions = max(run.get("repetitions", 1) for run in measured["benchmarks"])

    def ratio(name, other, n):
        if (name, n) not in values or (other, n) not in values:
            return ""
        return f"{values[name, n] / values[other, n]:.2g}" \
            if values[name, n] / values[other, n] < 10 else f"{values[name, n] / values[other, n]:.0f}"

    def value(name, _, n):
        return f"{values[name, n]:.3g}" if (name, n) in values else ""

    text = TEXT[language]
    chapters = next(run for run in measured["benchmarks"] if run["name"].startswith("all_chapters"))
    print(text["title"], end="\n\n")
    print(text["intro"].format(repetitions=repetitions, cpu=context["cpu"],
                               compiler=context["compiler"]), end="\n\n")
    for part, rows, cell in (("ratios", RATIOS, ratio), ("times", TIMES, value),
                             ("bytes", BYTES, value)):
        print(text[part], end="\n\n")
        print(table(rows, language, cell), end="\n\n")
    print(text["logs"].format(chapters=int(chapters["chapters"]),
                              time=values["all_chapters", None]))


if __name__ == "__main__":
    main(*sys.argv[1:])
