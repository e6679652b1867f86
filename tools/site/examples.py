"""The page of the examples of problem files: each with its text and its log."""
import tomllib

HEADS = {
    "en": ("Examples of problem files", "Each of these files stands in docs/examples. Its log is folded: predict it first.",
           "The log"),
    "zh": ("题目文件的例子", "这些文件都在 docs/examples 中。演算折叠在下面，不妨先自己算一遍。", "演算过程"),
}


def page(root, program):
    title, introduction, log = HEADS[program.language]
    parts = [f"# {title}\n\n{introduction}\n"]
    for file in sorted((root / "docs/examples").glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        name = content["title"]
        heading = name if isinstance(name, str) else name[program.language]
        path = file.relative_to(root)
        parts.append(f"## {heading} {{#examples-{file.stem}}}\n\n`{path}`\n\n```file\n{path}\n```\n\n"
                     f"```log {log}\nlonghand run {path}\n```\n")
        parts += [f"```plot\n{path} {plot['id']}\n```\n" for plot in content.get("plot", ())]
    return "\n".join(parts)
