"""No text is lost on the way to paper: each block of a chapter's pages stands in the chapter's PDF.

Read is what the PDF's tags announce, in the order in which it is set, so running heads and folios
do not count and untagged text does not either. (`pdfinfo -struct-text` would do the same, but
loses the rest of a run after a replaced hyphen.) Compared are the letters and digits alone, since
hyphens, spaces and quotation marks fall differently on paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf

BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "dt", "dd", "caption", "figcaption", "summary"}

# What a page says that paper does not need.
ONLY_ON_PAGES = [
    re.compile(r"^Visa svaret$"),
    re.compile(r"^(Föregående|Nästa)"),
    re.compile(r"\(PDF(, [^)]*)?\)$"),
]


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def pdf_letters(path: Path) -> str:
    """The letters of a PDF's tagged text, references that only paper has aside ("s. 12")."""
    with Pdf.open(path) as pdf:
        text = "".join(page_text(page) for page in pdf.pages)
    return letters(re.sub(r"\((s\.|kapitel|avsnitt)\s*[\d.]+\)", "", text))


def page_text(page: Page) -> str:
    """What stands in marked content that an element announces, `ActualText` in place of glyphs."""
    fonts: dict[str, dict[int, str]] = {}
    out: list[str] = []
    # Of each marked run: whether it is an artifact, tagged, or replaced by its actual text.
    stack: list[tuple[bool, bool, bool]] = []
    glyphs: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                artifact, tagged, replaced = stack[-1] if stack else (False, False, False)
                properties = operands[1] if len(operands) > 1 else None
                if isinstance(properties, Name):
                    properties = page.Resources.Properties[properties]
                artifact = artifact or operands[0] == Name.Artifact
                if isinstance(properties, Dictionary):
                    tagged = tagged or "/MCID" in properties
                    if "/ActualText" in properties and not replaced:
                        replaced = True
                        if tagged and not artifact:
                            out.append(str(properties.ActualText))
                stack.append((artifact, tagged, replaced))
            case "EMC":
                stack.pop()
            case "Tf":
                name = str(operands[0])
                if name not in fonts:
                    fonts[name] = unicode_map(page.Resources.Font[name])
                glyphs = fonts[name]
            case "Tj" | "TJ" if stack and stack[-1] == (False, True, False):
                parts = operands[0] if operator == pikepdf.Operator("TJ") else [operands[0]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        code = bytes(part)
                        out.extend(
                            glyphs.get(int.from_bytes(code[at:at + 2]), "")
                            for at in range(0, len(code), 2)
                        )
            case _:
                pass
    return "".join(out)


def unicode_map(font: Dictionary) -> dict[int, str]:
    """A font's glyph codes as text, from its ToUnicode table."""
    text = font.ToUnicode.read_bytes().decode("latin-1")
    decode = lambda code: bytes.fromhex(code).decode("utf-16-be")  # noqa: E731
    found: dict[int, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", text, flags=re.DOTALL):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            found[int(code, 16)] = decode(to)
    for section in re.findall(r"beginbfrange(.*?)endbfrange", text, flags=re.DOTALL):
        for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            start = decode(to)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def blocks(html: Path) -> Iterator[str]:
    """The text of each innermost block of a page's main part, figures' own letters aside."""
    tree = lxml.html.fromstring(html.read_text(encoding="utf-8"))
    main = tree.find(".//main")
    if main is None:
        return
    for gone in main.xpath(".//*[@data-pagefind-ignore] | .//svg | .//sup | .//*[@aria-hidden='true'] | .//nav | .//form | .//h1/*[@class='nr']"):
        gone.drop_tree()
    for element in main.iter():
        if element.tag in BLOCKS and not any(e.tag in BLOCKS or e.tag in {"ul", "ol", "table"} for e in element.iterdescendants()):
            text = " ".join(element.text_content().split())
            if letters(text) and not any(rule.search(text) for rule in ONLY_ON_PAGES):
                yield text


def stands_in(block: str, have: str) -> bool:
    """Whether a block stands in the text, whole or in up to three parts: a row of a table may
    break across pages, and then its cells' parts do not follow each other."""
    rest, parts = letters(block), 0
    while rest and parts < 3:
        length = len(rest)
        while length and rest[:length] not in have:
            length -= 1
        if length < min(8, len(rest)):
            return False
        rest, parts = rest[length:], parts + 1
    return not rest


def compare(dist: Path) -> dict[str, list[str]]:
    """For each chapter, the blocks of its pages that its PDF does not have."""
    results: dict[str, list[str]] = {}
    for pdf in sorted((dist / "pdf" / "kapitel").glob("*.pdf")):
        have = pdf_letters(pdf)
        pages = sorted((dist / "kapitel" / pdf.stem).glob("*.html"))
        told = [] if pages else ["the chapter has no page"]
        seen = 0
        for page in pages:
            for block in blocks(page):
                seen += 1
                if not stands_in(block, have):
                    told.append(f"{page.name}: “{block[:110]}”")
        if seen < 10:
            told.append(f"only {seen} blocks were compared")
        results[f"the words of kapitel/{pdf.stem}"] = told
    if not results:
        results["the words of the chapters"] = ["no chapter has a PDF"]
    results["words: a block that is not there is missed"] = (
        ["it is not"] if stands_in("Detta står ingenstans i boken", letters("Något helt annat, i boken")) else []
    )
    return results
