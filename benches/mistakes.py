#!/usr/bin/env python3
"""The twelve mistakes that working groups make most, in handbok and in its peers.

Makes the same small project for each tool, puts one mistake in it, runs the tool as its
documentation tells an author to (build, and the tool's own check where it has one), and writes what
came out, word for word, to docs/findings-compared.md. All sample text is made up.

    benches/mistakes.py target/release/handbok > docs/findings-compared.md

Needs hugo, mdbook, zensical and zola on the PATH; a tool that is not there fails the run.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
LONGEST = 22  # lines shown of one answer; what is left out is counted

TITLE = "Möten som leder till något"
BODY = """\
Samordnaren kallar till möte varje månad.

## Så kallar du

Skriv till alla fyra verksamheter.

Läs mer om [uppdraget]({link}).
"""
DATA = """\
namn: Ekorren
kommun: exempelby
kontrollerad: 2026-11-01
mal:
  - tidigt-stod
  - nara-stod
"""


@dataclass
class Tool:
    """A generator: how its project looks and how an author runs it."""

    name: str
    commands: list[list[str]]
    files: dict[str, str]
    page: str  # where the page with the mistake lies
    data: str | None  # where the data file lies; None: the tool reads none
    front: str  # the front matter with {titel}, "" where the tool has none
    link: str  # how the page is linked to


@dataclass
class Mistake:
    """One slip: a change of the page, of the data, or of both."""

    title: str
    slip: str
    page: Callable[[str], str] | None = None
    data: Callable[[str], str] | None = None
    head: bool = False  # the slip is in the front matter, which mdBook does not have
    own: dict[str, str] = field(default_factory=dict)


FRONT = "---\ntitle: {titel}\n---\n"


TOOLS = [
    Tool(
        "Hugo",
        [["hugo", "build"]],
        {
            "hugo.toml": 'baseURL = "https://example.org/"\nlocale = "sv"\ntitle = "Handbok"\n',
            "layouts/_default/single.html": "<h1>{{ .Title }}</h1>{{ .Content }}"
            "{{ range hugo.Data.ekorren.mal }}<p>{{ index hugo.Data.mal . }}</p>{{ end }}",
            "layouts/_default/list.html": "<h1>{{ .Title }}</h1>{{ .Content }}",
            "content/_index.md": "---\ntitle: Handbok\n---\nVälkommen.\n",
            "content/uppdraget.md": "---\ntitle: Uppdraget\n---\nFyra verksamheter.\n",
            "data/mal.yaml": "tidigt-stod: Stöd tidigt\nnara-stod: Stöd nära\n",
        },
        "content/moten.md",
        "data/ekorren.yaml",
        FRONT,
        "uppdraget.md",
    ),
    Tool(
        "Zola",
        [["zola", "build"], ["zola", "check", "--skip-external-links"]],
        {
            "zola.toml": 'base_url = "https://example.org"\ntitle = "Handbok"\ndefault_language = "sv"\n',
            "templates/index.html": "<h1>{{ section.title }}</h1>{{ section.content | safe }}",
            "templates/section.html": "<h1>{{ section.title }}</h1>{{ section.content | safe }}",
            "templates/page.html": '{% set c = load_data(path="data/ekorren.yaml") %}'
            '{% set m = load_data(path="data/mal.yaml") %}<h1>{{ page.title }}</h1>{{ page.content | safe }}'
            "{% for g in c.mal %}<p>{{ m[g] }}</p>{% endfor %}",
            "content/_index.md": "---\ntitle: Handbok\n---\nVälkommen.\n",
            "content/uppdraget.md": "---\ntitle: Uppdraget\n---\nFyra verksamheter.\n",
            "data/mal.yaml": "tidigt-stod: Stöd tidigt\nnara-stod: Stöd nära\n",
        },
        "content/moten.md",
        "data/ekorren.yaml",
        FRONT,
        "@/uppdraget.md",
    ),
    Tool(
        "mdBook",
        [["mdbook", "build"]],
        {
            "book.toml": '[book]\ntitle = "Handbok"\nlanguage = "sv"\n',
            "src/SUMMARY.md": "# Innehåll\n\n- [Uppdraget](uppdraget.md)\n- [Möten](moten.md)\n",
            "src/uppdraget.md": "# Uppdraget\n\nFyra verksamheter.\n",
        },
        "src/moten.md",
        None,
        "",
        "uppdraget.md",
    ),
    Tool(
        "Zensical",
        [["zensical", "build", "--clean", "--strict"]],
        {
            "zensical.toml": '[project]\nsite_name = "Handbok"\nsite_url = "https://example.org/"\n',
            "docs/index.md": "---\ntitle: Handbok\n---\nVälkommen.\n",
            "docs/uppdraget.md": "---\ntitle: Uppdraget\n---\nFyra verksamheter.\n",
        },
        "docs/moten.md",
        None,
        FRONT,
        "uppdraget.md",
    ),
]

HANDBOK_FRONT = """\
---
titel: {titel}
ingress: Efter avsnittet kan du kalla till ett gemensamt möte.
ansvarig_roll: samordnare
granskad: nej
granskas_senast: 2027-11-22
status: utkast
kallor: [exempel]
---
"""
HANDBOK_PAGE = "guidance/chapters/2-sa-arbetar-vi/1-moten.md"
HANDBOK_DATA = "content/centres/exempel/ekorren.yaml"


def swap(old: str, new: str):
    """A change of one place, which must be there."""

    def change(text: str) -> str:
        if old not in text:
            raise SystemExit(f"the sample text has no {old!r}")
        return text.replace(old, new, 1)

    return change


def after(text_before: str, addition: str):
    return swap(text_before, text_before + addition)


SEND = "Skriv till alla fyra verksamheter.\n"
MISTAKES = [
    Mistake(
        "A colon in the title",
        "`titel: Möten: så gör vi` without quotation marks",
        head=True,
        page=swap(TITLE, "Möten: så gör vi"),
    ),
    Mistake(
        "A link to a file that is not there",
        "`uppdragen` where `uppdraget` was meant",
        page=lambda t: re.sub(r"uppdraget\.md|1-uppdraget/index\.md", lambda m: m[0].replace("uppdraget", "uppdragen"), t, count=1),
    ),
    Mistake(
        "A link to a heading that is not there",
        "`#sa-kallar-ni`, and the heading is ”Så kallar du”",
        page=after(SEND, "\nGör [så här](#sa-kallar-ni).\n"),
    ),
    Mistake(
        "A picture that is not there",
        "`arshjul.svg` was written, but the file never added",
        page=after(SEND, "\n![Årshjulet med tolv månader](arshjul.svg)\n"),
    ),
    Mistake(
        "A picture without alternative text",
        "`![](karta.svg)`; the picture is there",
        page=after(SEND, "\n![](karta.svg)\n"),
    ),
    Mistake(
        "A misspelt key",
        "`ansvarig_rol` in the page's front matter",
        head=True,
        page=lambda t: t.replace("ansvarig_roll:", "ansvarig_rol:", 1)
        if "ansvarig_roll:" in t
        else t.replace("\n---\n", "\nansvarig_rol: samordnare\n---\n", 1),
    ),
    Mistake(
        "A tab in YAML",
        "the line is indented by a tab instead of spaces",
        data=lambda t: t.replace("  finns: ja", "\tfinns: ja", 1).replace("  - tidigt", "\t- tidigt", 1),
    ),
    Mistake(
        "An id that is not there",
        "`tidig-stod` where `tidigt-stod` was meant",
        data=swap("tidigt-stod", "tidig-stod"),
    ),
    Mistake(
        "A date that does not exist",
        "`2026-11-31`",
        data=lambda t: re.sub(r"kontrollerad: \S+", "kontrollerad: 2026-11-31", t, count=1),
    ),
    Mistake(
        "A skipped heading level",
        "`####` directly under `##`",
        page=after(SEND, "\n#### Före mötet\n\nBoka ett rum.\n"),
    ),
    Mistake(
        "A personal identity number in the text",
        "a line was pasted from a mail (a made-up number)",
        page=after(SEND, "\nExemplet gäller 19121212-1212.\n"),
    ),
    Mistake(
        "Two broken files at once",
        "a colon in the title of two pages",
        head=True,
        page=swap(TITLE, "Möten: så gör vi"),
        own={
            "Hugo": "content/uppdraget.md",
            "Zola": "content/uppdraget.md",
            "Zensical": "docs/uppdraget.md",
            "handbok": "guidance/chapters/1-uppdraget/1-fyra-verksamheter.md",
        },
    ),
]


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def second_slip(text: str) -> str:
    return re.sub(r"(?m)^(title|titel): .*$", r"\1: Uppdraget: fyra verksamheter", text, count=1)


def run(commands: list[list[str]], cwd: Path, told: dict[str, str]) -> list[tuple[str, int, str]]:
    answers = []
    for command in commands:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("HANDBOK")} | {
            "NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb", "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(
            command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, env=environment
        )
        text = ANSI.sub("", done.stdout.decode("utf-8", "replace")).replace("\r", "\n")
        for found, said in told.items():
            text = text.replace(found, said)
        text = re.sub(r'"/[^"\n]*/(?=site-packages/|bin/)', '"…/', text)
        answers.append((" ".join([Path(command[0]).name, *command[1:]]), done.returncode, text))
    return answers


def kept(tool: str, text: str) -> list[str]:
    """The lines that tell something: no start-up banners, no timings, no empty lines at the ends."""
    noise = {
        "Hugo": r"^(Start building|hugo v|Running Hugo|Built in|Total in|.*│ +(SV|EN|\d+) *$|─|$)",
        "Zola": r"^(Building site|-> Site content|Checking site|-> Creating|Done in|$)",
        "mdBook": r"^( INFO|\S+ \S+ \[INFO\]|$)",
        "Zensical": r"^(No issues found|Build started|Build finished|\+ |$)",
        "handbok": r"^$",
    }[tool]
    lines = [line.rstrip() for line in text.splitlines()]
    return [line for line in lines if not re.match(noise, line)]


def handbok_project(handbok: str, root: Path) -> None:
    subprocess.run([handbok, "new", "handbook", str(root)], check=True, stdout=subprocess.DEVNULL)
    put(root, HANDBOK_PAGE, HANDBOK_FRONT.format(titel=TITLE) + BODY.format(link="../1-uppdraget/index.md"))


def versions(handbok: str) -> str:
    asked = [["hugo", "version"], ["zola", "--version"], ["mdbook", "--version"], ["zensical", "--version"], [handbok, "--version"]]
    found = []
    for command in asked:
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        number = re.search(r"v?\d+\.\d+\.\d+", said.stdout + said.stderr)
        found.append(f"{Path(command[0]).name} {number[0].lstrip('v')}")
    return ", ".join(found)


def answer_of(tool: Tool, mistake: Mistake, root: Path) -> list[tuple[str, int, str]]:
    for name, text in tool.files.items():
        put(root, name, text)
    head = tool.front.format(titel=TITLE) if tool.front else f"# {TITLE}\n\n"
    page = head + BODY.format(link=tool.link)
    data = DATA
    if mistake.page:
        page = mistake.page(page)
    if mistake.data:
        data = mistake.data(data)
    put(root, tool.page, page)
    put(root, str(Path(tool.page).parent / "karta.svg"), SVG)
    if tool.data:
        put(root, tool.data, data)
    if mistake.own:
        path = mistake.own[tool.name]
        put(root, path, second_slip((root / path).read_text(encoding="utf-8")))
    return run(tool.commands, root, {str(root.resolve()): "…", str(root): "…"})


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>\n'


def our_answer(handbok: str, mistake: Mistake, root: Path) -> list[tuple[str, int, str]]:
    handbok_project(handbok, root)
    page, data = root / HANDBOK_PAGE, root / HANDBOK_DATA
    if mistake.page:
        put(root, HANDBOK_PAGE, mistake.page(page.read_text(encoding="utf-8")))
    if mistake.data:
        put(root, HANDBOK_DATA, mistake.data(data.read_text(encoding="utf-8")))
    put(root, str(Path(HANDBOK_PAGE).parent / "karta.svg"), SVG)
    if mistake.own:
        path = root / mistake.own["handbok"]
        put(root, mistake.own["handbok"], second_slip(path.read_text(encoding="utf-8")))
    return run([[handbok, "check"]], root, {str(root.resolve()): "…", str(root): "…"})


def told(tool: str, answers: list[tuple[str, int, str]]) -> str:
    out = []
    for command, status, text in answers:
        lines = kept(tool, text)
        left = len(lines) - LONGEST - 1
        shown = lines
        if left > 0:
            shown = [*lines[:LONGEST], f"[… {left} lines more]", lines[-1]]
        out.append(f"`{command}`, exit code {status}" + (":" if shown else ": says nothing."))
        if shown:
            out.append("```text\n" + "\n".join(shown) + "\n```")
    return "\n\n".join(out)


def main() -> None:
    handbok = str(Path(sys.argv[1]).resolve())
    print("# Twelve mistakes, in handbok and in its peers\n")
    print(
        "Made by `benches/mistakes.py`: the same small project for each tool, one mistake at a time, and\n"
        "what the tool printed, word for word (banners and timings left out, long answers cut with the\n"
        "number of lines left out, the project's own folder written `…`). mdBook and Zensical read no\n"
        "data files, so the mistakes in data are not put to them. handbok runs `check`, the\n"
        f"others what their documentation tells an author to run. Versions: {versions(handbok)}.\n"
    )
    rows = []
    parts = []
    for number, mistake in enumerate(MISTAKES, 1):
        parts.append(f"## {number}. {mistake.title}\n\n{mistake.slip[0].upper() + mistake.slip[1:]}.\n")
        row = []
        for tool in [None, *TOOLS]:
            name = tool.name if tool else "handbok"
            if tool and (mistake.data and not tool.data or mistake.head and not tool.front):
                row.append("–")
                continue
            folder = tempfile.mkdtemp(prefix="mistakes-")
            try:
                root = Path(folder) / "bok"
                if tool:
                    root.mkdir()
                answers = answer_of(tool, mistake, root) if tool else our_answer(handbok, mistake, root)
            finally:
                shutil.rmtree(folder)
            parts.append(f"### {name}\n\n{told(name, answers)}\n")
            row.append(verdict(name, answers))
        rows.append(f"| {number} | {mistake.title} | " + " | ".join(row) + " |")
    print("| | Mistake | handbok | " + " | ".join(t.name for t in TOOLS) + " |")
    print("|---|---|---|" + "---|" * len(TOOLS))
    print("\n".join(rows))
    print(
        "\n*stops*: exit code above 0. *tells*: exit code 0 but lines about the mistake.\n*silent*: exit code 0 and nothing said. –: not asked.\n"
    )
    print("\n".join(parts).rstrip())


def verdict(tool: str, answers: list[tuple[str, int, str]]) -> str:
    if any(status for _, status, _ in answers):
        return "stops"
    return "tells" if any(kept(tool, text) for _, _, text in answers) else "silent"


if __name__ == "__main__":
    main()
