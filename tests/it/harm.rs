//! Input that is meant to hurt is read, or refused with the finding that is due. How much work and
//! memory it takes, and that they do not grow faster than the input, is counted by
//! `tests/harm/check.py` on much more of the same.

use std::fmt::Write as _;

use handbok::pipeline;
use handbok::source::file::SourceFile;
use handbok::source::sources::Sources;

use crate::findings::fixture;

const FRONT: &str = "---\ntitel: Sidan\ningress: Du får veta.\nansvarig_roll: redaktion\n\
                     granskad: nej\ngranskas_senast: 2027-06-01\nstatus: utkast\n---\n\n";

/// What hurts: its name, its file, how much of it there is, what is written for an amount, and the
/// finding that is due, or none where it is simply read.
struct Hurt {
    name: &'static str,
    path: &'static str,
    amount: usize,
    write: fn(usize) -> Vec<u8>,
    due: Option<&'static str>,
}

fn page(text: &str) -> Vec<u8> {
    format!("{FRONT}{text}\n").into_bytes()
}

fn each(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).fold(String::new(), |mut out, n| {
        let _ = write!(out, "{}", line(n));
        out
    })
}

const GOALS: &str = "guidance/goals.yaml";
const PAGE: &str = "content/x.md";

#[rustfmt::skip]
const ALL: &[Hurt] = &[
    Hurt { name: "en aliasbomb", path: GOALS, amount: 500, due: Some("yaml-alias"), write: |n| {
        ("a: &a [x, x]\n".to_owned() + &each(n, |n| format!("b{n}: &b{n} [*a, *a]\n"))).into_bytes()
    } },
    Hurt { name: "hakparenteser i en uppgift", path: GOALS, amount: 5_000, due: Some("yaml-syntax"),
        write: |n| "[".repeat(n).into_bytes() },
    Hurt { name: "hakparenteser i en text", path: PAGE, amount: 5_000, due: None,
        write: |n| page(&"[".repeat(n)) },
    Hurt { name: "öppnade bilder", path: PAGE, amount: 5_000, due: None,
        write: |n| page(&"![".repeat(n)) },
    Hurt { name: "direktiv i YAML", path: GOALS, amount: 1_000, due: Some("yaml-alias"),
        write: |n| ("%TAG ! x\n".repeat(n) + "---\na: b\n").into_bytes() },
    Hurt { name: "rutor", path: PAGE, amount: 1_000, due: None,
        write: |n| page(&"> [!NOTE]\n> x\n\n".repeat(n)) },
    Hurt { name: "block ur data", path: PAGE, amount: 1_000, due: None,
        write: |n| page(&"```lagar\n```\n\n".repeat(n)) },
    Hurt { name: "en lista med fler punkter än som får finnas", path: GOALS, amount: 210_000, due: Some("yaml-for-stor"),
        write: |n| "- a\n".repeat(n).into_bytes() },
    Hurt { name: "en sida som är för stor", path: PAGE, amount: 300_000, due: Some("for-stor-fil"),
        write: |n| page(&"- a\n".repeat(n)) },
    Hurt { name: "en lista som är lagom stor", path: PAGE, amount: 3_000, due: None,
        write: |n| page(&"- a\n".repeat(n)) },
    Hurt { name: "nycklar", path: "content/accessibility.yaml", amount: 2_000, due: Some("okand-nyckel"),
        write: |n| each(n, |n| format!("k{n}: v\n")).into_bytes() },
    Hurt { name: "fler nycklar än som får finnas", path: "content/accessibility.yaml", amount: 26_000,
        due: Some("yaml-for-stor"), write: |n| each(n * 4, |n| format!("k{n}: v\n")).into_bytes() },
    Hurt { name: "NUL", path: PAGE, amount: 2_000, due: Some("styrtecken"),
        write: |n| page(&"a\0".repeat(n)) },
    Hurt { name: "ensamma vagnreturer", path: PAGE, amount: 10_000, due: None,
        write: |n| page(&"a\r".repeat(n)) },
    Hurt { name: "radslut från Windows", path: PAGE, amount: 5_000, due: None,
        write: |n| page(&"x\r\n\r\n".repeat(n)) },
    Hurt { name: "en märkt fil", path: PAGE, amount: 5_000, due: None,
        write: |n| [b"\xef\xbb\xbf".to_vec(), page(&"ord ".repeat(n))].concat() },
    Hurt { name: "en rad", path: PAGE, amount: 10_000, due: None, write: |n| page(&"ord ".repeat(n)) },
    Hurt { name: "ett ord", path: PAGE, amount: 20_000, due: None, write: |n| page(&"o".repeat(n)) },
    Hurt { name: "trasig UTF-8 i sista byten", path: PAGE, amount: 10_000, due: Some("inte-utf8"),
        write: |n| [page(&"x ".repeat(n)), b"\xc3".to_vec()].concat() },
    Hurt { name: "citat i citat", path: PAGE, amount: 5_000, due: Some("for-djupt"),
        write: |n| page(&(">".repeat(n) + " x")) },
    Hurt { name: "fotnoter", path: PAGE, amount: 3_000, due: None, write: |n| {
        page(&(each(n, |n| format!("a[^{n}] ")) + "\n\n" + &each(n, |n| format!("[^{n}]: x\n\n"))))
    } },
    Hurt { name: "kolumner i en tabell", path: PAGE, amount: 1_000, due: None, write: |n| {
        let row = |cell: &str| format!("|{}\n", cell.repeat(n));
        page(&(row("a|") + &row("-|") + &row("a|").repeat(20)))
    } },
    Hurt { name: "länkar på en rad", path: PAGE, amount: 200, due: Some("trasig-lank"),
        write: |n| page(&"[a](b.md) ".repeat(n)) },
    Hurt { name: "öppnade kommentarer", path: PAGE, amount: 3_000, due: None,
        write: |n| page(&"ord <!-- ".repeat(n)) },
    Hurt { name: "öppnade rutor i en rad", path: PAGE, amount: 5_000, due: None,
        write: |n| page(&"[!".repeat(n)) },
    Hurt { name: "öppnade adresser", path: PAGE, amount: 3_000, due: None,
        write: |n| page(&"](".repeat(n)) },
    Hurt { name: "citattecken", path: PAGE, amount: 10_000, due: None,
        write: |n| page(&"\u{ab} ".repeat(n)) },
    Hurt { name: "tystnader", path: "guidance/terms.yaml", amount: 500, due: Some("tyst-utan-verkan"),
        write: |n| ("# tyst: lang-mening – x – till 2027-01-01\n".repeat(n) + "[]\n").into_bytes() },
    Hurt { name: "rubriker som heter lika", path: PAGE, amount: 500, due: Some("samma-rubrik"),
        write: |n| page(&"## a\n\nb\n\n".repeat(n)) },
];

/// The codes that are told of a small handbook with this much of it.
fn told(hurt: &Hurt) -> Vec<&'static str> {
    let base = Sources::from_fixture(&fixture::case("").whole());
    let mut files: Vec<SourceFile> =
        base.files().iter().filter(|f| f.path != hurt.path).cloned().collect();
    files.push(SourceFile::new(hurt.path, (hurt.write)(hurt.amount)));
    let prepared = pipeline::prepare(&Sources::new(files), &crate::settings());
    prepared.diags.as_slice().iter().map(|f| f.rule.code).collect()
}

#[test]
fn harm_is_read_or_refused_with_the_finding_that_is_due() {
    let mut wrong = String::new();
    for hurt in ALL {
        let codes = told(hurt);
        if hurt.due.is_some_and(|due| !codes.contains(&due)) {
            let _ = writeln!(wrong, "{}: {:?} is not told, but {codes:?}", hurt.name, hurt.due);
        }
        let lost = ["for-stor-fil", "inte-utf8", "yaml-for-stor"];
        if hurt.due.is_none() && lost.iter().any(|lost| codes.contains(lost)) {
            let _ = writeln!(wrong, "{}: not read: {codes:?}", hurt.name);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
