"""The structure tree of a tagged PDF, as its readers go through it."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Pdf


def role(pdf: Pdf, element: Dictionary) -> str:
    """The standard type of a structure element, through the role map."""
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    name, seen = str(element.get("/S", "")), set()
    while name in roles and name not in seen:
        seen.add(name)
        name = str(roles[name])
    return name.removeprefix("/")


def children(element: Dictionary) -> Iterator[Dictionary]:
    kids = element.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def elements(pdf: Pdf) -> Iterator[tuple[Dictionary, list[str]]]:
    """Each structure element in reading order, with the types above it."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    stack: list[tuple[Dictionary, list[str]]] = [(kid, []) for kid in children(root)][::-1]
    while stack:
        element, above = stack.pop()
        yield element, above
        path = [*above, role(pdf, element)]
        stack.extend([(kid, path) for kid in children(element)][::-1])


def descend(element: Dictionary) -> Iterator[Dictionary]:
    stack = list(children(element))[::-1]
    while stack:
        below = stack.pop()
        yield below
        stack.extend(list(children(below))[::-1])


def leaves(element: Dictionary, page: Dictionary | None = None) -> Iterator[Dictionary]:
    """The page of each run of content below an element."""
    page = element.get("/Pg", page)
    kids = element.get("/K")
    for kid in [] if kids is None else kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from leaves(kid, page)
        elif page is not None:
            yield kid.get("/Pg", page) if isinstance(kid, Dictionary) else page


def rows_of_data(pdf: Pdf, table: Dictionary) -> list[Dictionary]:
    rows = [element for element in descend(table) if role(pdf, element) == "TR"]
    return [row for row in rows if any(role(pdf, cell) == "TD" for cell in children(row))]
