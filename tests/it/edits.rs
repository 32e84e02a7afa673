//! The law of what is remembered: an edit taken by a draft gives what a new draft would give, pages
//! and findings alike.

use handbok::diag::finding::Finding;
use handbok::pipeline::{self, Bound, Draft};
use handbok::settings::Settings;
use handbok::site::{Site, page, plan};
use handbok::source::file::SourceFile;
use handbok::source::sources::Sources;
use handbok::source::span::FileId;
use handbok::theme::Theme;

use crate::made_up::{plain, source};

const HEAD: &str = concat!(
    plain!(),
    source!(),
    "\
-- guidance/roles.yaml --
- id: chef
  titel: Chef
  huvudman: okand
  uppdrag: Leder. Se [mötet](chapters/1-arbetet/1-moten.md#kallelse).
  pa_central: ja
  kalla: s1
-- guidance/terms.yaml --
- id: bvc
  term: barnavårdscentral
  forkortning: BVC
  undvik: [barncentral]
"
);

const FILES: [&str; 5] = [
    "content/index.md",
    "content/om/kontakt.md",
    "guidance/chapters/1-arbetet/index.md",
    "guidance/chapters/1-arbetet/1-moten.md",
    "guidance/chapters/1-arbetet/2-planen.md",
];

/// What a page may be made of; some of it is wrong, and some of it leads to headings that other
/// edits take away.
const PIECES: [&str; 18] = [
    "## Kallelse",
    "## Uppföljning",
    "## Kallelse {#kalla-till-mote}",
    "Alla går till BVC. Där finns en barncentral.",
    "Läs om [kallelsen](../guidance/chapters/1-arbetet/1-moten.md#kallelse).",
    "Läs om [kallelsen](1-moten.md#kallelse) och [planen](2-planen.md#uppfoljning).",
    "Se [rubriken](#uppfoljning) och [fel](ingen.md).",
    "[Mötet](1-moten.md \"infoga\")",
    "[Planen](2-planen.md \"infoga\")",
    "Enligt [S1 s. 2](kalla:s1) och [S9](kalla:s9).",
    "| A | B |\n|---|---|\n| 1 | 2 |",
    "> [!OBS]\n> Kom ihåg. <!-- tyst: tabell-utan-rubrik -->",
    "En not.[^1]\n\n[^1]: Med text.",
    "```yaml\nnamn: \"påhittat\"\n```",
    "Det finns [0](fakta:centraler) centraler och [7](fakta:centraler) till.",
    "<b>html</b>",
    "![](bild.png)",
    "En mening som är så lång att ingen orkar läsa den ända till slutet, eftersom den har fler ord \
     än vad som är lätt att följa för den som läser den här påhittade sidan för allra första \
     gången i dag.",
];

const FRONTS: [&str; 4] = [
    "---\ntitel: Sida\ningress: Här börjar du.\nansvarig_roll: chef\ngranskad: nej\ngranskas_senast: 2027-01-01\nstatus: utkast\n---\n",
    "---\ntitel: En annan sida\ningress: Här slutar du.\nansvarig_roll: chef\ngranskad: nej\ngranskas_senast: 2026-01-01\nstatus: utkast\n---\n",
    "---\ntitel: Sida\ningress: Ny.\nansvarig_roll: cheff\ngranskad: nej\ngranskas_senast: 2027-01-01\nstatus: utkast\n---\n",
    "---\ntitel: \"Utan slut\n---\n",
];

/// A row of numbers that looks random and is the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn page(&mut self) -> String {
        // Three in four have a sound head: what is broken hides what else an edit does.
        let front = if self.roll(4) > 0 { FRONTS[0] } else { FRONTS[self.roll(FRONTS.len())] };
        let body: Vec<&str> = (0..=self.roll(5)).map(|_| PIECES[self.roll(PIECES.len())]).collect();
        format!("{front}{}\n", body.join("\n\n"))
    }
}

fn settings() -> Settings {
    Settings { today: jiff::civil::date(2026, 11, 21), base_url: None }
}

/// Every page's bytes, and every finding, of a draft as it stands.
fn shown(draft: &Draft, sources: &Sources) -> (Vec<(String, Vec<u8>)>, Vec<Finding>) {
    let Bound { handbook, diags } = draft.bound();
    let theme = Theme::overlaid(sources, "default");
    let site = Site::new(&handbook, sources, &theme, Vec::new());
    let pages = plan::plan(&handbook).into_iter().map(|target| {
        let output = page::page(&site, target);
        (output.path, output.bytes)
    });
    let pages = pages.collect();
    (pages, pipeline::checked(&handbook, sources, diags).diags.sorted())
}

#[test]
fn an_edit_that_is_taken_gives_what_a_new_reading_gives() {
    let mut dice = Dice(7);
    let mut files: Vec<(String, String)> =
        FILES.iter().map(|path| ((*path).to_owned(), format!("{}Text.\n", FRONTS[0]))).collect();
    let whole = |files: &[(String, String)]| {
        let mut all: Vec<SourceFile> = Sources::from_fixture(HEAD).files().to_vec();
        all.extend(files.iter().map(|(p, t)| SourceFile::new(p.clone(), t.clone().into_bytes())));
        Sources::new(all)
    };
    let mut draft = Draft::new(&whole(&files), &settings());
    let (mut taken, mut refused) = (0, 0);
    for turn in 0..120 {
        let mut changed: Vec<usize> = (0..=dice.roll(2)).map(|_| dice.roll(FILES.len())).collect();
        changed.sort_unstable();
        changed.dedup();
        for at in &changed {
            files[*at].1 = dice.page();
        }
        let sources = whole(&files);
        let ids: Vec<FileId> =
            changed.iter().filter_map(|at| sources.find(&files[*at].0)).collect();
        if draft.edit(&sources, &settings(), &ids) {
            taken += 1;
        } else {
            refused += 1;
            draft = Draft::new(&sources, &settings());
        }
        let cold = Draft::new(&sources, &settings());
        let (warm_pages, warm_told) = shown(&draft, &sources);
        let (cold_pages, cold_told) = shown(&cold, &sources);
        assert!(warm_pages == cold_pages, "turn {turn}: other pages than a new reading gives");
        assert_eq!(warm_told, cold_told, "turn {turn}");
    }
    // Both ways were gone, or the test shows nothing.
    assert!(taken > 20 && refused > 20, "{taken} taken, {refused} refused");
}

#[test]
fn a_save_of_one_page_binds_that_page_and_those_that_point_at_headings_it_lost() {
    let sources = Sources::from_fixture(&format!(
        "{HEAD}-- content/index.md --\n{front}Text.\n\
         -- guidance/chapters/1-arbetet/index.md --\n{front}Text.\n\
         -- guidance/chapters/1-arbetet/1-moten.md --\n{front}## Kallelse\n\n## Slut\n\nText.\n\
         -- guidance/chapters/1-arbetet/2-planen.md --\n{front}[Hit](1-moten.md#slut)\n",
        front = FRONTS[0]
    ));
    let mut draft = Draft::new(&sources, &settings());
    let path = "guidance/chapters/1-arbetet/1-moten.md";
    let id = sources.find(path).expect("is there");
    let rows = |draft: &Draft| -> Vec<*const handbok::model::article::Article> {
        draft.bound().handbook.articles.rows().map(std::ptr::from_ref).collect()
    };
    let differ = |a: &[_], b: &[_]| a.iter().zip(b).filter(|(a, b)| a != b).count();
    let before = rows(&draft);

    let edited =
        sources.with(id, format!("{}## Kallelse\n\n## Slut\n\nNy text.\n", FRONTS[0]).into());
    assert!(draft.edit(&edited, &settings(), &[id]));
    let after = rows(&draft);
    assert_eq!(differ(&before, &after), 1, "only the page itself is bound anew");

    let edited = sources.with(id, format!("{}## Kallelse\n\nNy text.\n", FRONTS[0]).into());
    assert!(draft.edit(&edited, &settings(), &[id]));
    assert_eq!(differ(&after, &rows(&draft)), 2, "and the page that pointed at the lost heading");
    let told = draft.bound().diags.sorted();
    assert!(told.iter().any(|f| f.rule.code == "trasig-rubriklank"), "{told:?}");
}
