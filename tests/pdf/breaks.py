"""Where pages break: tables over pages, and what stands before a page turned on its side.

Each check tells what a careful printer would not let pass; `BREAKERS` are good files made bad.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from tree import children, elements, leaves, role, rows_of_data

Told = list[str]

# Of a row that goes on over a page, so many lines stand on either.
FEWEST = 3
# A row so high, as a part of a turned page, is no stub where it stands alone; one still higher may
# have to be parted anywhere. Two rows so high together need not share a page.
HIGH, TALLEST_WHOLE, FULL = 0.17, 0.36, 0.55
# An item of more lines is company enough for itself.
LONG_ITEM = 3
# A page with text on less of its height than this is almost empty.
ALMOST_EMPTY = 1 / 3

Matrix = tuple[float, ...]
# What is announced by a number: how far down it stands, in points, and the size of its type, 0 for
# what is drawn.
Spot = tuple[int, float, float]


def times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )


def spots(page: Page) -> Iterator[Spot]:
    """Where what is announced stands on a page: artifacts aside."""
    high = float(page.mediabox[3])
    to_page: Matrix = (1, 0, 0, 1, 0, 0)
    line = to_page
    size = 0.0
    states: list[tuple[Matrix, float]] = []
    marks: list[tuple[int | None, bool]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        mark, artifact = marks[-1] if marks else (None, False)
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else None
            if isinstance(properties, Name):
                properties = page.Resources.Properties[properties]
            if isinstance(properties, Dictionary) and "/MCID" in properties:
                mark = int(properties.MCID)
            marks.append((mark, artifact or operands[0] == Name.Artifact))
        elif name == "EMC":
            marks.pop()
        elif name == "q":
            states.append((to_page, size))
        elif name == "Q":
            to_page, size = states.pop()
        elif name == "cm":
            to_page = times(tuple(float(n) for n in operands), to_page)
        elif name == "BT":
            line = (1, 0, 0, 1, 0, 0)
        elif name == "Tf":
            size = float(operands[1])
        elif name == "Tm":
            line = tuple(float(n) for n in operands)
        elif name == "Td":
            line = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
        elif mark is None or artifact:
            continue
        elif name in ("Tj", "TJ"):
            at = times(line, to_page)
            yield mark, high - at[5], (abs(at[1]) + abs(at[3])) * size
        elif name in ("m", "l", "re", "Do"):
            x, y = (float(n) for n in operands[:2]) if name != "Do" else (0.0, 0.0)
            yield mark, high - (x * to_page[1] + y * to_page[3] + to_page[5]), 0.0


def lines(letters: list[tuple[float, float]]) -> int:
    """How many lines stand so far down, in type of such sizes: raised figures make none."""
    large = max((size for _, size in letters), default=0.0)
    down = sorted(y for y, size in letters if size > 0.8 * large)
    return bool(down) + sum(after - before > large / 2 for before, after in zip(down, down[1:]))


def marked(element: Dictionary, page: Dictionary | None = None) -> Iterator[tuple[Dictionary, int]]:
    """The page and the number of each run of content below an element."""
    page = element.get("/Pg", page)
    kids = element.get("/K")
    for kid in [] if kids is None else kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            yield page, int(kid)
        elif "/S" in kid:
            yield from marked(kid, page)
        elif "/MCID" in kid:
            yield kid.get("/Pg", page), int(kid.MCID)


class Sheets:
    """A file's pages, each read once, when it is asked for."""

    def __init__(self, pdf: Pdf) -> None:
        self.pages = {page.obj.objgen: page for page in pdf.pages}
        self.numbers = {objgen: number for number, objgen in enumerate(self.pages, 1)}
        self.read: dict[tuple[int, int], dict[int, list[tuple[float, float]]]] = {}

    def of(self, objgen: tuple[int, int]) -> dict[int, list[tuple[float, float]]]:
        if objgen not in self.read:
            found: dict[int, list[tuple[float, float]]] = {}
            for mark, down, size in spots(self.pages[objgen]):
                found.setdefault(mark, []).append((down, size))
            self.read[objgen] = found
        return self.read[objgen]

    def row(self, row: Dictionary) -> dict[tuple[int, int], tuple[int, float]]:
        """How many lines of a row stand on each page, and how much of the page's height they take."""
        parts: dict[tuple[int, int], tuple[int, float]] = {}
        letters: dict[tuple[int, int], list[float]] = {}
        for cell in children(row):
            on: dict[tuple[int, int], list[tuple[float, float]]] = {}
            for page, mark in marked(cell):
                on.setdefault(page.objgen, []).extend(self.of(page.objgen).get(mark, []))
            for page, found in on.items():
                written = [spot for spot in found if spot[1] > 0]
                letters.setdefault(page, []).extend(down for down, _ in written)
                parts[page] = (max(parts.get(page, (0, 0.0))[0], lines(written)), 0.0)
        for page, down in letters.items():
            high = float(self.pages[page].mediabox[3])
            parts[page] = (parts[page][0], (max(down) - min(down)) / high if down else 0.0)
        return {page: part for page, part in parts.items() if part[0] > 0}

    def high(self, row: Dictionary) -> float:
        """How much of a page's height a row takes."""
        return sum(high for _, high in self.row(row).values())


def all_tables(pdf: Pdf) -> list[Dictionary]:
    return [element for element, _ in elements(pdf) if role(pdf, element) == "Table"]


def rows_together(pdf: Pdf) -> Told:
    """No row of a longer table stands alone on a page, first or last, unless it is so tall that it
    goes on over the page, fills much of a turned one, or fills a page with the row beside it."""
    sheets, told = Sheets(pdf), []
    for table in all_tables(pdf):
        rows = rows_of_data(pdf, table)
        found = [[sheets.numbers[page.objgen] for page in leaves(row)] for row in rows]
        spans = [(min(on), max(on), row) for on, row in zip(found, rows) if on]
        if len(spans) < 4:
            continue
        for end, (first, last, row), beside, others in (
            ("last", spans[-1], spans[-2], [span[1] for span in spans[:-1]]),
            ("first", spans[0], spans[1], [span[0] for span in spans[1:]]),
        ):
            if first != last or first in others:
                continue
            high = sheets.high(row)
            on_its_side = turned(pdf.pages[first - 1])
            if not (on_its_side and high > HIGH) and high + sheets.high(beside[2]) < FULL:
                told.append(f"page {first}: the {end} row of a table stands alone")
    return told


def rows_whole(pdf: Pdf) -> Told:
    """Of a row that goes on over a page, three lines or more stand on either, unless it is so tall
    that it must be parted somewhere."""
    sheets, told = Sheets(pdf), []
    for row in [row for table in all_tables(pdf) for row in rows_of_data(pdf, table)]:
        if len({page.objgen for page in leaves(row)}) < 2:
            continue
        parts = sorted(sheets.row(row).items(), key=lambda part: sheets.numbers[part[0]])
        few = [page for page, (count, _) in parts if count < FEWEST]
        if len(parts) > 1 and few and sheets.high(row) < TALLEST_WHOLE:
            told.append(f"page {sheets.numbers[few[0]]}: fewer than {FEWEST} lines of a row stand alone")
    return told


def lists_together(pdf: Pdf) -> Told:
    """The last item of a list does not stand alone on a page, unless it is of more than three lines, or
    the one before it ends with a list of its own."""
    sheets, told = Sheets(pdf), []
    for element, above in elements(pdf):
        items = list(children(element))
        if role(pdf, element) != "L" or "L" in above or len(items) < 3 or not marks_items(element):
            continue
        if any(role(pdf, part) == "L" for part in below(items[-2])):
            continue
        before, last = ([sheets.numbers[page.objgen] for page in leaves(item)] for item in items[-2:])
        if before and last and min(last) == max(last) > max(before):
            spots = [spot for page, mark in marked(items[-1]) for spot in sheets.of(page.objgen).get(mark, [])]
            if lines([spot for spot in spots if spot[1] > 0]) <= LONG_ITEM:
                told.append(f"page {last[0]}: the last item of a list stands alone")
    return told


def marks_items(element: Dictionary) -> bool:
    """Whether a list has a mark or a number at each item: a list of terms has none."""
    attributes = element.get("/A")
    parts = attributes if isinstance(attributes, Array) else [attributes]
    return any(
        isinstance(part, Dictionary) and str(part.get("/ListNumbering", "/None")) != "/None" for part in parts
    )


def turned(page: Page) -> bool:
    return float(page.mediabox[2]) > float(page.mediabox[3])


def before_turned(pdf: Pdf) -> Told:
    """No page is almost empty before one that is turned on its side, unless what stands there are
    the last rows of a table."""
    sheets, told = Sheets(pdf), []
    pages = list(pdf.pages)
    before = [
        page for page, after in zip(pages, pages[1:]) if turned(after) and not turned(page)
    ]
    if not before:
        return []
    rows = {page.objgen for table in all_tables(pdf) for page in leaves(table)}
    for page in before:
        high = float(page.mediabox[3])
        low = max((down for found in sheets.of(page.obj.objgen).values() for down, _ in found), default=0.0)
        # Head and foot of a page take about a tenth each.
        if page.obj.objgen not in rows and (low / high - 0.1) / 0.8 < ALMOST_EMPTY:
            told.append(f"page {sheets.numbers[page.obj.objgen]}: almost empty before a turned page")
    return told


# --- good files made bad ------------------------------------------------------------------------

def move_last_row(pdf: Pdf) -> None:
    """The last row of the longest table to a page where no other row of it stands."""
    rows = max((rows_of_data(pdf, table) for table in all_tables(pdf)), key=len)
    taken = {page.objgen for row in rows for page in leaves(row)}
    free = next(page.obj for page in pdf.pages if page.obj.objgen not in taken)
    for element in [rows[-1], *below(rows[-1])]:
        element.Pg = free
        kids = element.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/Pg" in kid:
                kid.Pg = free


def below(element: Dictionary) -> Iterator[Dictionary]:
    for child in children(element):
        yield child
        yield from below(child)


def move_last_item(pdf: Pdf) -> None:
    """The last item of a list is told to be a line of the last page."""
    found = [element for element, above in elements(pdf) if role(pdf, element) == "L" and "L" not in above]
    items = next(
        items for items in map(lambda e: list(children(e)), filter(marks_items, found))
        if len(items) > 2 and not any(role(pdf, part) == "L" for item in items for part in below(item))
    )
    page = pdf.pages[-1].obj
    mark = next(mark for mark, found in Sheets(pdf).of(page.objgen).items() if lines(found) == 1)
    items[-1].Pg = page
    items[-1].K = Array([Dictionary(Type=Name.MCR, Pg=page, MCID=mark)])


def tear_row(pdf: Pdf) -> None:
    """A line of another page is told as the end of a table's first row."""
    row = next(row for table in all_tables(pdf) for row in rows_of_data(pdf, table))
    taken = {page.objgen for page in leaves(row)}
    sheets = Sheets(pdf)
    page, mark = next(
        (page.obj, mark)
        for page in pdf.pages if page.obj.objgen not in taken
        for mark, found in sheets.of(page.obj.objgen).items() if lines(found) == 1
    )
    cell = list(children(row))[-1]
    last = [cell, *below(cell)][-1]
    kids = last.get("/K")
    kept = list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]
    last.K = Array([*kept, Dictionary(Type=Name.MCR, Pg=page, MCID=mark)])


def empty_before_turned(pdf: Pdf) -> None:
    """A page without tables is pressed together at its head, and the next turned on its side."""
    rows = {page.objgen for table in all_tables(pdf) for page in leaves(table)}
    pages = list(pdf.pages)
    page, after = next(
        both for both in zip(pages, pages[1:]) if both[0].obj.objgen not in rows and not turned(both[0])
    )
    high = float(page.mediabox[3])
    page.contents_add(f"q 1 0 0 0.2 0 {0.8 * high} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ")
    wide, high = float(after.mediabox[2]), float(after.mediabox[3])
    after.mediabox = Array([0, 0, max(wide, high), min(wide, high)])


BREAKERS: list[tuple[str, Callable[[Pdf], None], str]] = [
    ("the last row of a table stands alone", move_last_row, "rows_together"),
    ("the last item of a list stands alone", move_last_item, "lists_together"),
    ("a line of a row stands on another page", tear_row, "rows_whole"),
    ("a page is almost empty before a turned one", empty_before_turned, "before_turned"),
]
