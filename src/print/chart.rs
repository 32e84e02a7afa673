//! The responsibility matrix as a chart for the wall: tasks down, roles and bodies across, and in
//! each square the letters of who does what.

use crate::derive::lists::governance;
use crate::model::closed::Closed as _;
use crate::model::handbook::Handbook;
use crate::model::party::Party;
use crate::model::prose::{Align, Block, BlockKind, Inline, Row, TableBlock};
use crate::model::responsibility::Responsibility;
use crate::model::table::Ref;

/// The chart's blocks: what the letters mean, and the table. A row with nothing but its first cell
/// names the area of those that follow.
#[must_use]
pub fn blocks(hb: &Handbook) -> Vec<Block> {
    let Some(first) = hb.responsibilities.rows().next() else { return Vec::new() };
    let span = first.id.span;
    let parties: Vec<Ref<Party>> = hb
        .parties
        .refs()
        .filter(|p| hb.responsibilities.rows().any(|task| !letters(task, *p).is_empty()))
        .collect();
    let text = |words: &str| vec![Inline::Text(words.into())];
    let mut rows = Vec::new();
    for area in governance::areas(hb) {
        rows.push(Row { anchor: None, cells: vec![text(area)] });
        for task in hb.responsibilities.rows().filter(|task| task.area.value == area) {
            let mut cells = vec![text(&words(hb, task))];
            cells.extend(parties.iter().map(|p| text(&letters(task, *p))));
            rows.push(Row { anchor: None, cells });
        }
    }
    let head = std::iter::once(text("Uppgift"))
        .chain(parties.iter().map(|p| text(&hb.parties[*p].name)))
        .collect::<Vec<_>>();
    let table = TableBlock {
        data: None,
        caption: Some(text("Vem gör vad, uppgift för uppgift")),
        align: vec![Some(Align::Start); head.len()],
        head,
        rows,
        row_headers: true,
    };
    vec![
        Block::new(BlockKind::Paragraph(text(governance::LETTERS)), span),
        Block::new(BlockKind::Table(Box::new(table)), span),
    ]
}

/// "Planera centralens verksamhet (Dalarna), föreslaget".
fn words(hb: &Handbook, task: &Responsibility) -> String {
    let region = task.region.map(|r| format!(" ({})", hb.regions[r].short.value));
    format!(
        "{}{}, {}",
        task.task.value,
        region.unwrap_or_default(),
        task.status.value.label().to_lowercase()
    )
}

/// The letters of a party for a task, on one line: "A", "R A".
fn letters(task: &Responsibility, party: Ref<Party>) -> String {
    let parts = [
        (&task.responsible, "R"),
        (&task.accountable, "A"),
        (&task.consulted, "C"),
        (&task.informed, "I"),
    ];
    let own = parts.iter().filter(|(parties, _)| parties.contains(&party));
    own.map(|(_, letter)| *letter).collect::<Vec<_>>().join("\u{a0}")
}
