//! Input that is meant to hurt: it is read or refused with a finding, and four times as much of it
//! takes about four times the work, not sixteen. The work is counted in time that this thread had
//! the processor, so that a busy machine changes nothing.

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use handbok::pipeline;
use handbok::source::file::SourceFile;
use handbok::source::sources::Sources;

use crate::findings::fixture;

const FRONT: &str = "---\ntitel: Sidan\ningress: Du får veta.\nansvarig_roll: redaktion\n\
                     granskad: nej\ngranskas_senast: 2027-06-01\nstatus: utkast\n---\n\n";

/// What hurts: its name, its file, how much of it there is at most, what is written for an amount,
/// and the finding that is due, or none where it is simply read.
struct Hurt {
    name: &'static str,
    path: &'static str,
    most: usize,
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
    Hurt { name: "en aliasbomb", path: GOALS, most: 20_000, due: Some("yaml-alias"), write: |n| {
        ("a: &a [x, x]\n".to_owned() + &each(n, |n| format!("b{n}: &b{n} [*a, *a]\n"))).into_bytes()
    } },
    Hurt { name: "hakparenteser i en uppgift", path: GOALS, most: 200_000, due: Some("yaml-syntax"),
        write: |n| "[".repeat(n).into_bytes() },
    Hurt { name: "hakparenteser i en text", path: PAGE, most: 200_000, due: None,
        write: |n| page(&"[".repeat(n)) },
    Hurt { name: "öppnade bilder", path: PAGE, most: 100_000, due: None,
        write: |n| page(&"![".repeat(n)) },
    Hurt { name: "direktiv i YAML", path: GOALS, most: 50_000, due: Some("yaml-alias"),
        write: |n| ("%TAG ! x\n".repeat(n) + "---\na: b\n").into_bytes() },
    Hurt { name: "rutor", path: PAGE, most: 50_000, due: None,
        write: |n| page(&"> [!NOTE]\n> x\n\n".repeat(n)) },
    Hurt { name: "block ur data", path: PAGE, most: 50_000, due: None,
        write: |n| page(&"```lagar\n```\n\n".repeat(n)) },
    Hurt { name: "en lista på 14 MB i YAML", path: GOALS, most: 3_500_000, due: Some("yaml-for-stor"),
        write: |n| "- a\n".repeat(n).into_bytes() },
    Hurt { name: "en lista på 14 MB i en text", path: PAGE, most: 3_500_000, due: Some("for-stor-fil"),
        write: |n| page(&"- a\n".repeat(n)) },
    Hurt { name: "en lista som är lagom stor", path: PAGE, most: 60_000, due: None,
        write: |n| page(&"- a\n".repeat(n)) },
    Hurt { name: "nycklar", path: "content/accessibility.yaml", most: 40_000, due: Some("okand-nyckel"),
        write: |n| each(n, |n| format!("k{n}: v\n")).into_bytes() },
    Hurt { name: "fler nycklar än som får finnas", path: "content/accessibility.yaml", most: 100_001,
        due: Some("yaml-for-stor"), write: |n| each(n * 4, |n| format!("k{n}: v\n")).into_bytes() },
    Hurt { name: "NUL", path: PAGE, most: 200_000, due: Some("styrtecken"),
        write: |n| page(&"a\0".repeat(n)) },
    Hurt { name: "ensamma vagnreturer", path: PAGE, most: 500_000, due: None,
        write: |n| page(&"a\r".repeat(n)) },
    Hurt { name: "radslut från Windows", path: PAGE, most: 300_000, due: None,
        write: |n| page(&"x\r\n\r\n".repeat(n)) },
    Hurt { name: "en märkt fil", path: PAGE, most: 100_000, due: None,
        write: |n| [b"\xef\xbb\xbf".to_vec(), page(&"ord ".repeat(n))].concat() },
    Hurt { name: "en rad", path: PAGE, most: 500_000, due: None, write: |n| page(&"ord ".repeat(n)) },
    Hurt { name: "ett ord", path: PAGE, most: 1_000_000, due: None, write: |n| page(&"o".repeat(n)) },
    Hurt { name: "trasig UTF-8 i sista byten", path: PAGE, most: 1_000_000, due: Some("inte-utf8"),
        write: |n| [page(&"x ".repeat(n)), b"\xc3".to_vec()].concat() },
    Hurt { name: "citat i citat", path: PAGE, most: 20_000, due: Some("for-djupt"),
        write: |n| page(&(">".repeat(n) + " x")) },
    Hurt { name: "fotnoter", path: PAGE, most: 90_000, due: None, write: |n| {
        page(&(each(n, |n| format!("a[^{n}] ")) + "\n\n" + &each(n, |n| format!("[^{n}]: x\n\n"))))
    } },
    Hurt { name: "kolumner i en tabell", path: PAGE, most: 5_000, due: None, write: |n| {
        let row = |cell: &str| format!("|{}\n", cell.repeat(n));
        page(&(row("a|") + &row("-|") + &row("a|").repeat(20)))
    } },
    Hurt { name: "länkar på en rad", path: PAGE, most: 2_000, due: Some("trasig-lank"),
        write: |n| page(&"[a](b.md) ".repeat(n)) },
    Hurt { name: "öppnade kommentarer", path: PAGE, most: 100_000, due: None,
        write: |n| page(&"ord <!-- ".repeat(n)) },
    Hurt { name: "öppnade rutor i en rad", path: PAGE, most: 200_000, due: None,
        write: |n| page(&"[!".repeat(n)) },
    Hurt { name: "öppnade adresser", path: PAGE, most: 100_000, due: None,
        write: |n| page(&"](".repeat(n)) },
    Hurt { name: "citattecken", path: PAGE, most: 300_000, due: None,
        write: |n| page(&"\u{ab} ".repeat(n)) },
    Hurt { name: "tystnader", path: "guidance/terms.yaml", most: 10_000, due: Some("tyst-utan-verkan"),
        write: |n| ("# tyst: lang-mening – x – till 2027-01-01\n".repeat(n) + "[]\n").into_bytes() },
    Hurt { name: "rubriker som heter lika", path: PAGE, most: 8_000, due: Some("samma-rubrik"),
        write: |n| page(&"## a\n\nb\n\n".repeat(n)) },
];

/// How long this thread has had the processor.
fn worked() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| since_start().elapsed(), Duration::from_nanos)
}

/// Elsewhere than on Linux the clock on the wall must do.
fn since_start() -> Instant {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    *START.get_or_init(Instant::now)
}

/// The work of one reading, on one thread, and the codes that were told.
fn read(hurt: &Hurt, amount: usize) -> (Duration, Vec<&'static str>) {
    let base = Sources::from_fixture(&fixture::case("").whole());
    let mut files: Vec<SourceFile> =
        base.files().iter().filter(|f| f.path != hurt.path).cloned().collect();
    files.push(SourceFile::new(hurt.path, (hurt.write)(amount)));
    let sources = Sources::new(files);
    let settings = crate::settings();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(64 << 20).build();
    pool.expect("a thread").install(|| {
        let before = worked();
        let prepared = pipeline::prepare(&sources, &settings);
        let work = worked().saturating_sub(before);
        let mut codes: Vec<_> = prepared.diags.as_slice().iter().map(|f| f.rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        (work, codes)
    })
}

#[test]
fn four_times_the_harm_takes_about_four_times_the_work() {
    let mut told = String::new();
    for hurt in ALL {
        let (mut small, _) = read(hurt, hurt.most / 4);
        let (mut large, codes) = read(hurt, hurt.most);
        // What a few pages of ordinary text take is no growth.
        let grows =
            |small: Duration, large: Duration| large > small * 9 + Duration::from_millis(100);
        // A machine that is lent out only makes a reading dearer: the cheapest of some is the work.
        for _ in 0..6 {
            if !grows(small, large) {
                break;
            }
            small = small.min(read(hurt, hurt.most / 4).0);
            large = large.min(read(hurt, hurt.most).0);
        }
        if grows(small, large) {
            let _ = writeln!(told, "{}: {small:?} → {large:?}", hurt.name);
        }
        if hurt.due.is_some_and(|due| !codes.contains(&due)) {
            let _ = writeln!(told, "{}: {:?} is not told, but {codes:?}", hurt.name, hurt.due);
        }
        let lost = ["for-stor-fil", "inte-utf8", "yaml-for-stor"];
        if hurt.due.is_none() && lost.iter().any(|lost| codes.contains(lost)) {
            let _ = writeln!(told, "{}: not read: {codes:?}", hurt.name);
        }
    }
    assert!(told.is_empty(), "\n{told}");
}
