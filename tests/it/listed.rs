//! The list of booklets: a working group says which PDFs there are, without code; without a list
//! the press's own holds. Everything in these handbooks is made up.

use handbok::model::handbook::Handbook;
use handbok::print::listed::plan;
use handbok::print::parts::parts;
use handbok::print::press::Press;
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::made_up::{draft, read};

fn page(path: &str, title: &str, text: &str) -> String {
    format!(
        "-- {path} --\n---\ntitel: {title}\ningress: Så gör ni.\ngranskad: nej\ngranskas_senast: 2027-01-01\nstatus: utkast\n---\n\n{text}\n"
    )
}

fn handbook(list: &str) -> (Sources, Handbook) {
    let text = [
        draft!().to_owned(),
        page("guidance/chapters/1-uppdraget/index.md", "Uppdraget", "Ord om uppdraget."),
        page("guidance/chapters/2-tomt/index.md", "Tomt", ""),
        page("guidance/chapters/3-arbetet/index.md", "Arbetet", "Ord om arbetet."),
        page("guidance/templates/avtal.md", "Avtal", "Part: [Part](falt:fri)"),
        list.to_owned(),
    ]
    .concat();
    read(&text)
}

fn paths(hb: &Handbook) -> Vec<String> {
    plan(hb).into_iter().map(|booklet| booklet.path(hb)).collect()
}

const LIST: &str = "-- guidance/booklets.yaml --
- id: hela
  innehall: vagledningen
- id: for-nya
  innehall: vagledningen
  titel: För dig som är ny
  kapitel: [3-arbetet, uppdraget]
  variant: stor-stil
- id: uppslag
  innehall: vagledningen
  kapitel: [uppdraget]
  storlek: a3
- id: avtalet
  innehall: mall
  mall: avtal
";

#[test]
fn without_a_list_every_booklet_is_made_and_with_one_those_that_it_names() {
    let all = paths(&handbook("").1);
    assert!(all.contains(&"pdf/vagledningen-stor-stil.pdf".to_owned()));
    assert!(all.contains(&"pdf/kapitel/uppdraget.pdf".to_owned()));
    let (_, hb) = handbook(LIST);
    let due =
        ["pdf/vagledningen.pdf", "pdf/for-nya.pdf", "pdf/uppslag.pdf", "pdf/mallar/avtal.pdf"];
    assert_eq!(paths(&hb), due);
}

#[test]
fn a_choice_of_chapters_has_those_in_the_order_of_the_book_and_is_set_as_it_says() {
    let (sources, hb) = handbook(LIST);
    let booklets = plan(&hb);
    let (new, wide) = (booklets[1], booklets[2]);
    assert_eq!(new.title(&hb), "För dig som är ny");
    let titles: Vec<String> = parts(&hb, new).into_iter().map(|part| part.title).collect();
    assert_eq!(titles[..2], ["Uppdraget", "Arbetet"]);
    assert!(!titles.contains(&"Tomt".to_owned()));
    assert!(new.scale() > 1.5, "large print");
    assert_eq!(wide.paper().0, "a3");
    let theme = Theme::embedded();
    let press = Press::new(&hb, &sources, &theme);
    for booklet in booklets {
        let outcome = press.set(booklet);
        assert!(outcome.printed.is_some(), "{}: {:?}", booklet.path(&hb), outcome.diags);
    }
}

#[test]
fn an_unknown_chapter_is_left_out_and_an_empty_one_is_set() {
    let (sources, hb) = handbook(
        "-- guidance/booklets.yaml --
- id: tomt
  innehall: vagledningen
  kapitel: [tomt, updraget]
- id: inget
  innehall: vagledningen
  kapitel: [finns-inte]
",
    );
    assert_eq!(paths(&hb), ["pdf/tomt.pdf"], "a booklet of nothing is not made");
    let theme = Theme::embedded();
    let outcome = Press::new(&hb, &sources, &theme).set(plan(&hb)[0]);
    assert!(outcome.printed.is_some(), "{:?}", outcome.diags);
}
