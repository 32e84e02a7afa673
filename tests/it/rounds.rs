//! How often a booklet is laid before all that it asks about its own places comes true. Each round
//! costs a tenth of a long booklet's time, and more when pages have moved. And what is remembered from
//! one edition to the next changes nothing. The text is made up.

use std::sync::Arc;

use handbok::print::booklet::Booklet;
use handbok::print::forme::Forme;
use handbok::print::foundry::Foundry;
use handbok::print::press::Press;
use handbok::print::rounds::lay;
use handbok::print::stock::Stock;
use handbok::print::world::Desk;
use handbok::theme::Theme;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::setting::{handbook, wide_table};

/// How many rounds a booklet takes: in each, Typst knows where all stood in the one
/// before, and the last is the one in which nothing that was asked for has another answer.
fn rounds(forme: &Forme, theme: &Theme) -> usize {
    laid(forme, theme).0
}

/// How many rounds a booklet takes, and what it comes to.
fn laid(forme: &Forme, theme: &Theme) -> (usize, PagedDocument) {
    let foundry = Foundry::new(theme);
    let files: Vec<(String, &[u8])> = forme.files(theme).collect();
    let files = files.iter().map(|(path, bytes)| (path.as_str(), *bytes));
    let desk = Desk::new(&foundry, &Stock::default(), files).expect("a world");
    let laid = lay(&desk, |_, _| ()).expect("is laid");
    assert!(laid.settled, "never settles");
    (laid.before.len() + 1, laid.document)
}

/// Two drawings, each higher than a third of a page, and a figure of each.
fn drawn() -> (String, [String; 2]) {
    let file = |name: &str| {
        format!(
            "\n-- content/images/{name}.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"360\" \
             height=\"330\" viewBox=\"0 0 360 330\"><title>{name}</title><path d=\"M0 0h360v330H0z\"/></svg>\n"
        )
    };
    let figure =
        |name: &str| format!("![Ett block](../../../content/images/{name}.svg \"Ett block\")\n\n");
    (format!("{}{}", file("ett"), file("tva")), ["ett", "tva"].map(figure))
}

#[test]
fn figures_find_their_places_in_three_rounds_wherever_the_text_before_them_ends() {
    let theme = Theme::embedded();
    let (drawings, [first, second]) = drawn();
    let table = format!("| Ett | Två |\n|---|---|\n{}\n", "| a | b |\n".repeat(20));
    let (some, many) = ("En rad.\n\n".repeat(14), "En rad.\n\n".repeat(30));
    for next in ["", table.as_str()] {
        for lines in (4..24).step_by(4) {
            // The second figure stands where the first has left room for it.
            let text = format!("{}{first}{next}{some}{second}{many}", "En rad.\n\n".repeat(lines));
            let (sources, hb) = handbook("", &format!("{text}{drawings}"));
            let forme = Press::new(&hb, &sources, &theme).forme(Booklet::Whole { region: None });
            assert_eq!(forme.pictures.files.len(), 2, "{:?}", forme.diags);
            let rounds = rounds(&forme, &theme);
            assert!(rounds <= 3, "{rounds} rounds after {lines} lines, before {next:?}");
        }
    }
}

/// How far down the text of a page goes that ends above its foot, in points.
fn lowest(frame: &Frame, foot: f64) -> f64 {
    let down = |(at, item): &(typst::layout::Point, FrameItem)| match item {
        FrameItem::Group(group) => at.y.to_pt() + lowest(&group.frame, foot - at.y.to_pt()),
        FrameItem::Text(_) => at.y.to_pt(),
        _ => 0.0,
    };
    frame.items().map(down).filter(|down| *down < foot).fold(0.0, f64::max)
}

#[test]
fn no_page_is_almost_empty_before_a_turned_one_in_large_print_and_that_takes_three_rounds() {
    let theme = Theme::embedded();
    let table = wide_table(20);
    for lines in 4..26 {
        let text = format!("{}{table}", "En rad som inte leder till något.\n\n".repeat(lines));
        let (sources, hb) = handbook("", &text);
        let forme = Press::new(&hb, &sources, &theme).forme(Booklet::Large);
        let (rounds, laid) = laid(&forme, &theme);
        assert!(rounds <= 3, "{rounds} rounds after {lines} lines");
        let turned =
            |at: &usize| laid.pages()[*at].frame.width() > laid.pages()[*at].frame.height();
        let first = (0..laid.pages().len()).find(turned).expect("a turned page");
        let before = &laid.pages()[first - 1].frame;
        let high = before.height().to_pt();
        let down = lowest(before, 0.9 * high);
        assert!(down > 0.36 * high, "{down:.0} of {high:.0} points after {lines} lines");
    }
}

#[test]
fn a_figure_tells_whether_a_table_comes_next_after_what_leads_to_it() {
    let theme = Theme::embedded();
    let (drawings, [figure, _]) = drawn();
    let table = "| Ett | Två |\n|---|---|\n| a | b |\n";
    for (next, due) in [
        (table.to_owned(), true),
        (format!("Så här är det:\n\n{table}"), true),
        (format!("## Rubrik\n\n{table}"), true),
        (
            format!(
                "Ord som inte leder till något, utan står för sig själva.\n\nEn rad till, som också gör det, och som är så lång att den inte leder till tabellen.\n\n{table}"
            ),
            false,
        ),
        (String::new(), false),
        ("## Rubrik\n".to_owned(), false),
    ] {
        let (sources, hb) = handbook("", &format!("{figure}{next}{drawings}"));
        let forme = Press::new(&hb, &sources, &theme).forme(Booklet::Whole { region: None });
        let text: String = forme.texts.values().map(|typ| typ.text.as_str()).collect();
        let told = format!("table-next: {due}, ");
        assert!(text.contains(&told), "{told} before {next:?}: {text}");
    }
}

#[test]
fn an_edit_that_is_taken_back_gives_the_same_pdf_as_a_press_that_remembers_nothing() {
    let theme = Theme::embedded();
    let whole = Booklet::Whole { region: None };
    let (drawings, [first, second]) = drawn();
    let text = |lines: usize| {
        let before = "En rad med [namn](https://exempel.se).\n\n".repeat(lines);
        format!("{before}{first}Se [Källor](../../../kallor.md).\n\n{second}{drawings}")
    };
    let printed = |stock: &Arc<Stock>, lines: usize| {
        let (sources, hb) = handbook("", &text(lines));
        let outcome = Press::out_of(Arc::clone(stock), &hb, &sources, &theme).set(whole);
        outcome.printed.unwrap_or_else(|| panic!("no PDF: {:?}", outcome.diags)).bytes
    };
    // The edit moves both figures to other pages.
    let kept = Arc::new(Stock::of_texts());
    let warm = [9, 20, 9, 20].map(|lines| printed(&kept, lines));
    comemo::evict(0);
    let cold = [9, 20].map(|lines| printed(&Arc::default(), lines));
    assert!(warm[0] != warm[1], "the edit is seen");
    assert!(warm[2] == cold[0] && warm[3] == cold[1], "as a press that has set nothing");
    assert!(warm[..2] == warm[2..], "the second time as the first");
}

#[test]
fn a_pdf_set_again_is_written_beside_the_round_that_moves_nothing_and_is_the_same() {
    let theme = Theme::embedded();
    let whole = Booklet::Whole { region: None };
    let (drawings, [figure, _]) = drawn();
    let (kept, cold) = (Arc::new(Stock::of_texts()), Arc::new(Stock::default()));
    let mut foreseen = Vec::new();
    // With a few lines before it, the figure finds its place without a round that moves nothing.
    let edits = [("Ett", 20), ("Två", 20), ("Tre", 21), ("Tre", 4), ("Ett", 20), ("Tre", 20)];
    for (word, lines) in edits {
        let text = format!("{word}.\n\n{}{figure}{drawings}", "En rad.\n\n".repeat(lines));
        let (sources, hb) = handbook("", &text);
        let set = |stock: &Arc<Stock>| {
            let press = Press::out_of(Arc::clone(stock), &hb, &sources, &theme);
            press.set(whole).printed.expect("is set").bytes
        };
        assert!(set(&kept) == set(&cold), "{word} {lines}: as by a press that keeps no text");
        assert_eq!(cold.foreseen(), 0, "who sets a booklet once writes it once");
        foreseen.push(kept.foreseen());
    }
    assert_eq!(foreseen, [0, 1, 2, 2, 2, 3]);
}
