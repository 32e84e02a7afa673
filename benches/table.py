"""The figures of a measurement as tables in Markdown, for docs/benchmarks.md."""

import re

NAMES = {"handbok": "handbok", "hugo": "Hugo", "zola": "Zola", "mdbook": "mdBook",
         "mkdocs": "MkDocs Material", "zensical": "Zensical", "floor": "floor"}


def seconds(value):
    if value is None:
        return ""
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def cell(row):
    if not row:
        return "–"
    wall, cpu, memory, runs = row
    few = "" if runs >= 5 else f" ({int(runs)})"
    return f"{seconds(wall)} / {seconds(cpu)} / {memory:,.0f}{few}"


def thousands(pages):
    return f"{int(pages):,}"


def builds(title, rows):
    sizes = list(rows)
    presses = [p for p in NAMES if any(p in rows[size] for size in sizes)]
    out = [f"### {title}", "",
           "Wall s / CPU s / peak MB; the number of runs stands in brackets where it is not five.", "",
           "| | " + " | ".join(f"{thousands(n)} pages" for n in sizes) + " |",
           "|---|" + "---:|" * len(sizes)]
    for press in presses:
        cells = [cell(rows[size].get(press)) for size in sizes]
        out.append(f"| {NAMES[press]} | " + " | ".join(cells) + " |")
    out += ["", "handbok's share of each peer, wall (CPU):", "",
            "| | " + " | ".join(f"{thousands(n)} pages" for n in sizes) + " |",
            "|---|" + "---:|" * len(sizes)]
    for press in presses:
        if press == "handbok":
            continue
        cells = []
        for size in sizes:
            ours, theirs = rows[size].get("handbok"), rows[size].get(press)
            both = ours and theirs
            cells.append(f"{ours[0] / theirs[0]:.2f} ({ours[1] / theirs[1]:.2f})" if both else "–")
        out.append(f"| {NAMES[press]} | " + " | ".join(cells) + " |")
    if "1000" in rows and "10000" in rows:
        small, large = rows["1000"].get("handbok"), rows["10000"].get("handbok")
        if small and large:
            out += ["", f"Growth: the processor time of 10,000 pages is {large[1] / small[1]:.1f} "
                        "times that of 1,000."]
    return out


SIDEBARS = {
    "zola-own": ("handbok", "Zola, the sections near the page, which Zola looks up itself"),
    "hugo-chapter": ("handbok-chapter", "Hugo, all sections of the chapter, rendered once"),
    "zola-chapter": ("handbok-chapter", "Zola, all sections of the chapter, made beforehand"),
}


def sidebars(rows):
    sizes = list(rows)
    out = ["### The same with other sidebars", "",
           "What the peers are spared above, where a sidebar names 25 sections and Zola's is made before "
           "anything is measured. Wall s / CPU s / peak MB of the peer, then of handbok on the same "
           "corpus, and handbok's share of the wall time (of the processor time).", "",
           "| | " + " | ".join(f"{thousands(n)} pages" for n in sizes) + " |",
           "|---|" + "---:|" * len(sizes)]
    for name, (mine, said) in SIDEBARS.items():
        cells = []
        for size in sizes:
            ours, theirs = rows[size].get(mine), rows[size].get(name)
            both = ours and theirs
            cells.append(f"{cell(theirs)}; {cell(ours)}; **{ours[0] / theirs[0]:.2f}** "
                         f"({ours[1] / theirs[1]:.2f})" if both else "–")
        out.append(f"| {said} | " + " | ".join(cells) + " |")
    return out


def table(result):
    """All figures that there are, in order."""
    machine, versions = result["machine"], result["versions"]
    told = ", ".join(f"{NAMES.get(name, name)} {number}" for name, number in versions.items())
    out = [f"Machine: {machine['cpu']}, {machine['cores']} cores, {machine['memory']} GB, "
           f"{machine['system']}; load when the measurement began {machine['load']:.1f}.", "",
           f"Versions: {told}.", ""]
    if "build" in result:
        out += builds("Clean build, code highlighted", result["build"]) + [""]
    if "plain" in result:
        out += builds("Clean build, code blocks without a language", result["plain"]) + [""]
    if "sidebars" in result:
        out += sidebars(result["sidebars"]) + [""]
    if "again" in result or "example" in result:
        out += ["### Nothing changed, build again", "",
                "| | clean, wall / CPU / MB | again, wall / CPU / MB | share |", "|---|---:|---:|---:|"]
        rows = [(f"{thousands(n)} pages with search", row)
                for n, row in result.get("again", {}).items()]
        if result.get("example"):
            rows.append(("the example handbook with PDFs and search", result["example"]))
        for name, row in rows:
            if row["clean"] and row["again"]:
                out.append(f"| {name} | {cell(row['clean'])} | {cell(row['again'])} | "
                           f"{row['again'][0] / row['clean'][0]:.2f} |")
        out.append("")
    if "search" in result:
        out += ["### Search index", "",
                "The index as part of a build (what a build with it takes more, or its spans in "
                "`--timings`, whichever is longer), and the pagefind program on the pages of that build.", "",
                "| | handbok's index, wall | build with, wall / CPU / MB | build without | "
                "pagefind, wall / CPU / MB | share of wall |", "|---|---:|---:|---:|---:|---:|"]
        for size, row in result["search"].items():
            share = f"{row['span'] / row['pagefind'][0]:.2f}" if row["pagefind"] else "–"
            out.append(f"| {thousands(size)} pages | {seconds(row['span'])} | {cell(row['with'])} | "
                       f"{cell(row['without'])} | {cell(row['pagefind'])} | {share} |")
        out.append("")
    if "serve" in result:
        out += ["### Preview", "", "| | start → first page | save → shown, median | worst |",
                "|---|---:|---:|---:|"]
        for size, presses in result["serve"].items():
            for press, (first, save, worst) in presses.items():
                out.append(f"| {NAMES[press]}, {thousands(size)} pages | {seconds(first)} s | "
                           f"{save * 1000:.0f} ms | {worst * 1000:.0f} ms |")
        out.append("")
    return "\n".join(out)


def into(path, text):
    """Puts the tables between their marks in a document."""
    before = path.read_text(encoding="utf-8")
    start, end = "<!-- measured -->", "<!-- /measured -->"
    pattern = re.compile(re.escape(start) + ".*" + re.escape(end), re.DOTALL)
    path.write_text(pattern.sub(lambda _: f"{start}\n\n{text}\n{end}", before), encoding="utf-8")
