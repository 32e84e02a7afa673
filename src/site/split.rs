//! Content shared out on several pages: where headings, rows and items part. What goes on over a
//! page's end says so where it goes on: its headings and captions stand there again.

use std::collections::HashMap;

use super::parts::{Division, PART, portions};
use crate::model::prose::{
    Block, BlockKind, DefinitionItem, Heading, Inline, List, ListItem, Row, TableBlock, plain_text,
};

/// A table or list that weighs less is not divided.
const SMALL: usize = 8_000;

/// What an entry in the contents of a page weighs, which may stand there twice, without its words.
const ENTRY: usize = 240;

/// A label longer than this many letters is cut short.
const LABEL: usize = 32;

/// Said where something goes on from the page before.
const GOES_ON: &str = " (fortsättning)";

/// What stands on one of the pages.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The content.
    pub blocks: Vec<Block>,
    /// What it holds, in words.
    pub label: String,
}

/// The least that is not divided: a block, or one row or item of a large one.
struct Atom {
    block: Block,
    weight: usize,
    /// What it is about, where it says so itself.
    key: Option<String>,
    /// Which table or list it is part of, and which row or item it is.
    group: Option<(usize, usize)>,
}

impl Atom {
    fn level(&self) -> Option<u8> {
        match &self.block.kind {
            BlockKind::Heading(heading) => Some(heading.level),
            _ => None,
        }
    }
}

/// Shares blocks out. `weigh` tells how many bytes of HTML some blocks become.
pub fn pieces(blocks: Vec<Block>, weigh: &dyn Fn(&[Block]) -> usize) -> Vec<Piece> {
    let mut atoms = Vec::new();
    for (group, block) in blocks.into_iter().enumerate() {
        let weight = weigh(std::slice::from_ref(&block));
        if weight > SMALL {
            take_apart(group, block, weight, weigh, &mut atoms);
        } else {
            atoms.push(whole(block, weight));
        }
    }
    let weights: Vec<usize> = atoms.iter().map(|atom| atom.weight).collect();
    let mut ranges = portions(&weights, PART, |at| atoms[at].level() == Some(2));
    // A heading never stands last on a page.
    for at in 1..ranges.len() {
        let mut from = ranges[at].start;
        while from > ranges[at - 1].start + 1 && atoms[from - 1].level().is_some() {
            from -= 1;
        }
        (ranges[at - 1].end, ranges[at].start) = (from, from);
    }
    let mut open: Vec<Heading> = Vec::new();
    let mut last = None;
    let mut atoms = atoms.into_iter();
    let mut out = Vec::new();
    for range in ranges {
        let mut piece = Making::default();
        for (at, atom) in atoms.by_ref().take(range.len()).enumerate() {
            if at == 0 && !out.is_empty() {
                let level = atom.level().unwrap_or(u8::MAX);
                piece.go_on(open.iter().filter(|heading| heading.level < level), &atom.block);
            }
            if let BlockKind::Heading(heading) = &atom.block.kind {
                open.retain(|above| above.level < heading.level);
                open.push((**heading).clone());
            }
            if let Some(key) = atom.key.clone() {
                last = Some(key);
            }
            piece.keys.extend(last.clone());
            piece.add(atom);
        }
        out.push(piece.done());
    }
    out
}

/// How pieces are found.
pub fn division(pieces: &[Piece]) -> Division {
    if pieces.len() < 2 {
        return Division::default();
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        for anchor in anchors(&piece.blocks) {
            seen.entry(anchor.to_owned()).or_insert(at + 1);
        }
    }
    seen.retain(|_, part| *part > 1);
    Division { labels: pieces.iter().map(|piece| piece.label.clone()).collect(), places: seen }
}

/// A page in the making.
#[derive(Default)]
struct Making {
    blocks: Vec<Block>,
    /// The table or list that stands last.
    group: Option<usize>,
    keys: Vec<String>,
}

impl Making {
    /// The headings under which the content goes on.
    fn go_on<'a>(&mut self, headings: impl Iterator<Item = &'a Heading>, beside: &Block) {
        for heading in headings {
            let mut heading = heading.clone();
            heading.anchor.push_str("-forts");
            heading.text.push(Inline::Text(GOES_ON.into()));
            self.blocks.push(Block::new(BlockKind::Heading(Box::new(heading)), beside.span));
        }
    }

    fn add(&mut self, atom: Atom) {
        let Some((group, nth)) = atom.group else {
            self.group = None;
            self.blocks.push(atom.block);
            return;
        };
        let mut block = atom.block;
        let joined = self.group == Some(group);
        match (&mut block.kind, joined.then(|| self.blocks.last_mut()).flatten()) {
            (BlockKind::Table(own), Some(Block { kind: BlockKind::Table(all), .. })) => {
                all.rows.append(&mut own.rows);
                return;
            }
            (BlockKind::List(own), Some(Block { kind: BlockKind::List(all), .. })) => {
                all.items.append(&mut own.items);
                return;
            }
            (
                BlockKind::Definitions(own),
                Some(Block { kind: BlockKind::Definitions(all), .. }),
            ) => {
                all.append(own);
                return;
            }
            (BlockKind::Table(own), None) if nth > 0 => {
                let caption = own.caption.get_or_insert_default();
                caption.push(Inline::Text(GOES_ON.into()));
            }
            (BlockKind::List(own), None) => {
                let before = u64::try_from(nth).unwrap_or(u64::MAX);
                own.start = own.start.map(|start| start.saturating_add(before));
            }
            _ => {}
        }
        self.group = Some(group);
        self.blocks.push(block);
    }

    fn done(self) -> Piece {
        let mut ends =
            [self.keys.first(), self.keys.last()].into_iter().flatten().map(|key| cut(key));
        let first = ends.next().unwrap_or_default();
        let label = match ends.next() {
            Some(last) if last != first => format!("{first} – {last}"),
            _ => first,
        };
        Piece { blocks: self.blocks, label }
    }
}

/// Words that are no longer than a label may be.
fn cut(words: &str) -> String {
    if words.chars().count() <= LABEL {
        return words.to_owned();
    }
    let short: String = words.chars().take(LABEL).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(whole, _)| whole);
    format!("{} …", short.trim_end_matches([',', '.', ':', ';', ' ']))
}

/// The first line of some words.
fn key(line: &[Inline]) -> Option<String> {
    let first = line.split(|inline| matches!(inline, Inline::HardBreak)).next()?;
    let words = plain_text(first).trim().to_owned();
    (!words.is_empty()).then_some(words)
}

fn whole(block: Block, weight: usize) -> Atom {
    let (key, more) = match &block.kind {
        BlockKind::Heading(heading) => {
            let words = key(&heading.text);
            let letters = words.as_deref().map_or(0, str::len) + heading.anchor.len();
            (words, if heading.level <= 3 { ENTRY + 2 * letters } else { 0 })
        }
        _ => (None, 0),
    };
    Atom { block, weight: weight + more, key, group: None }
}

/// A large table or list row by row; anything else is left whole.
fn take_apart(
    group: usize,
    block: Block,
    weight: usize,
    weigh: &dyn Fn(&[Block]) -> usize,
    atoms: &mut Vec<Atom>,
) {
    let span = block.span;
    let mut push = |nth: usize, key: Option<String>, kind: BlockKind, frame: usize| {
        let block = Block::new(kind, span);
        let weight = weigh(std::slice::from_ref(&block)).saturating_sub(frame);
        atoms.push(Atom { block, weight, key, group: Some((group, nth)) });
    };
    match block.kind {
        BlockKind::Table(mut table) => {
            let rows: Vec<Row> = std::mem::take(&mut table.rows);
            let alone = |rows| BlockKind::Table(Box::new(TableBlock { rows, ..(*table).clone() }));
            let frame = weigh(&[Block::new(alone(Vec::new()), span)]);
            for (nth, row) in rows.into_iter().enumerate() {
                let key = row.cells.first().and_then(|cell| key(cell));
                push(nth, key, alone(vec![row]), if nth == 0 { 0 } else { frame });
            }
        }
        BlockKind::List(list) => {
            for (nth, item) in list.items.into_iter().enumerate() {
                let key = item_key(&item);
                push(nth, key, BlockKind::List(List { start: list.start, items: vec![item] }), 0);
            }
        }
        BlockKind::Definitions(items) => {
            for (nth, item) in items.into_iter().enumerate() {
                let DefinitionItem { term, .. } = &item;
                push(nth, key(term), BlockKind::Definitions(vec![item]), 0);
            }
        }
        _ => atoms.push(whole(block, weight)),
    }
}

fn item_key(item: &ListItem) -> Option<String> {
    item.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Plain(line) | BlockKind::Paragraph(line) => key(line),
        _ => None,
    })
}

/// Every anchor that some blocks give.
fn anchors(blocks: &[Block]) -> Vec<&str> {
    fn walk<'a>(blocks: &'a [Block], out: &mut Vec<&'a str>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading(heading) => out.push(&heading.anchor),
                BlockKind::Table(table) => {
                    out.extend(table.rows.iter().filter_map(|row| row.anchor.as_deref()));
                }
                BlockKind::Supplement(supplement) => {
                    out.push(&supplement.anchor);
                    walk(&supplement.blocks, out);
                }
                BlockKind::List(list) => {
                    list.items.iter().for_each(|item| walk(&item.blocks, out));
                }
                BlockKind::Definitions(items) => {
                    let descriptions = items.iter().flat_map(|item| &item.descriptions);
                    descriptions.for_each(|description| walk(description, out));
                }
                BlockKind::Quote(blocks) => walk(blocks, out),
                BlockKind::Callout(callout) => walk(&callout.blocks, out),
                BlockKind::Question(question) => out.push(&question.heading.anchor),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    walk(blocks, &mut out);
    out.retain(|anchor| !anchor.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::draft::{Draft, Grid};
    use crate::derive::say;
    use crate::source::span::{FileId, Span};

    fn weigh(blocks: &[Block]) -> usize {
        let row = |row: &Row| row.cells.iter().map(|cell| plain_text(cell).len()).sum::<usize>();
        let own = |block: &Block| match &block.kind {
            BlockKind::Table(table) => 100 + table.rows.iter().map(row).sum::<usize>(),
            _ => 50,
        };
        blocks.iter().map(own).sum()
    }

    fn table(rows: usize) -> Vec<Block> {
        let mut d = Draft::new(Span::head(FileId(0)));
        d.heading(2, "Orden");
        let mut grid = Grid::new("Alla ord").columns(&["Ord"]);
        for n in 0..rows {
            grid.row(
                Some(&format!("ord-{n}")),
                vec![say::line(format!("{n} {}", "x".repeat(996)))],
            );
        }
        d.table(grid, "");
        d.finish()
    }

    #[test]
    fn a_long_table_goes_on_under_its_heading_and_caption_and_no_row_is_lost() {
        let pieces = pieces(table(150), &weigh);
        assert_eq!(pieces.len(), 3);
        let rows = |piece: &Piece| match &piece.blocks[1].kind {
            BlockKind::Table(table) => table.rows.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!(pieces.iter().map(rows).sum::<usize>(), 150);
        let BlockKind::Heading(heading) = &pieces[1].blocks[0].kind else { panic!() };
        assert_eq!(plain_text(&heading.text), "Orden (fortsättning)");
        let division = division(&pieces);
        assert_eq!(division.count(), 3);
        assert_eq!(division.places.get("ord-149"), Some(&3));
        assert_eq!(division.places.get("ord-0"), None);
        assert!(!division.places.contains_key("orden"));
    }

    #[test]
    fn what_fits_on_one_page_stays_there() {
        let pieces = pieces(table(3), &weigh);
        assert_eq!(pieces.len(), 1);
        assert_eq!(division(&pieces), Division::default());
    }

    #[test]
    fn a_heading_does_not_stand_last_on_a_page() {
        let mut blocks = table(59);
        blocks.extend(table(30));
        let pieces = pieces(blocks, &weigh);
        for piece in &pieces {
            let last = piece.blocks.last().map(|block| &block.kind);
            assert!(!matches!(last, Some(BlockKind::Heading(_))), "{piece:?}");
        }
    }
}
