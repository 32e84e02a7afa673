//! Handbooks written as one text, with the findings that they must give written at their lines.
//!
//! `-- path --` begins a file. A line that ends in ` # fel: kod` or ` <!-- fel: kod -->` must give
//! that finding; the mark is cut off before the file is read. A page that does not begin with
//! `---` gets a front matter that has nothing to remark on, unless its first line is
//! `%utan sidhuvud`. What is not there is taken from a small handbook that is right;
//! `-- path saknas --` leaves a file of it out.

/// Files and the findings that are due.
#[derive(Debug, Default)]
pub struct Case {
    /// Path and content.
    pub files: Vec<(String, String)>,
    /// Paths of the small handbook that are left out.
    pub absent: Vec<String>,
    /// Path, line from 1, code of the rule.
    pub due: Vec<(String, usize, String)>,
}

const FRONT: &str = "---
titel: Sidan
ingress: Du får veta hur sidan ser ut.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: utkast
---

";

/// A small handbook that is right.
const BASE: &str = "
-- guidance/handbook.yaml --
titel: Handboken
utgivare: [Region Dalarna]
utgava: \"2026.1\"
datum: 2026-11-01
status: utkast
bas_url: https://handbok.example
arende_formular: https://handbok.example/arende
sprak: sv
-- guidance/roles.yaml --
- id: redaktion
  titel: Redaktion
  huvudman: flera
  uppdrag: Håller handboken i ordning.
  pa_central: nej
  kalla: s1 s. 1
-- guidance/sources.yaml --
- id: s1
  kortnamn: S1
  titel: Underlaget
  utgivare: Region Dalarna
  ar: 2025
  typ: utredning
  status: underlag
  beskrivning: Det som handboken bygger på.
-- guidance/regions/dalarna.yaml --
namn: Region Dalarna
kortnamn: Dalarna
lan: Dalarnas län
lankod: \"20\"
definitioner:
  familjecentral: okand
kommuner_antal: 1
kommuner:
  - id: falun
    namn: Falun
    kommunkod: \"2080\"
    fc_status: okand
kalla: s1
-- content/index.md --
---
titel: Handboken
ingress: Du får veta var du börjar.
ansvarig_roll: redaktion
granskad: nej
granskas_senast: 2027-06-01
status: utkast
---

Börja här.
-- content/accessibility.yaml --
aktor: Region Dalarna
tjanst: Handboken
status: delvis
brister:
  - text: Två bilder saknar beskrivning.
bedomd: 2026-11-01
uppdaterad: 2026-11-01
metod: Egen granskning.
meddela: https://handbok.example/tillganglighet
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: ja
";

fn split(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let header = line.trim_end().strip_prefix("-- ").and_then(|l| l.strip_suffix(" --"));
        match (header, files.last_mut()) {
            (Some(path), _) => files.push((path.to_owned(), String::new())),
            (None, Some((_, body))) => body.push_str(line),
            (None, None) => {}
        }
    }
    files
}

/// The line without its mark, and the codes of the mark.
fn cut(line: &str) -> (&str, Vec<String>) {
    for (open, close) in [(" # fel: ", ""), (" <!-- fel: ", " -->")] {
        if let Some((before, mark)) = line.rsplit_once(open)
            && let Some(codes) = mark.strip_suffix(close)
        {
            return (before, codes.split(", ").map(str::to_owned).collect());
        }
    }
    (line, Vec::new())
}

/// Reads a case.
pub fn case(text: &str) -> Case {
    let mut case = Case::default();
    for (path, body) in split(text) {
        if let Some(path) = path.strip_suffix(" saknas") {
            case.absent.push(path.to_owned());
            continue;
        }
        let mut content = String::new();
        let page = path.rsplit('.').next() == Some("md");
        if page && !body.starts_with("---") && !body.starts_with("%utan sidhuvud") {
            content.push_str(FRONT);
        }
        let body = body.strip_prefix("%utan sidhuvud\n").unwrap_or(&body);
        let before = content.lines().count();
        for (at, line) in body.split_inclusive('\n').enumerate() {
            let (line, end) = line.strip_suffix('\n').map_or((line, ""), |l| (l, "\n"));
            let (line, codes) = cut(line);
            case.due.extend(codes.into_iter().map(|code| (path.clone(), before + at + 1, code)));
            content.push_str(line);
            content.push_str(end);
        }
        case.files.push((path, content));
    }
    case.due.sort();
    case
}

impl Case {
    /// The case's files together with those of the small handbook that it does not write itself.
    pub fn whole(&self) -> String {
        let mut out = String::new();
        let base = split(BASE)
            .into_iter()
            .filter(|(path, _)| !self.has(path) && !self.absent.contains(path));
        for (path, body) in base.chain(self.files.iter().cloned()) {
            out.push_str("-- ");
            out.push_str(&path);
            out.push_str(" --\n");
            out.push_str(&body);
        }
        out
    }

    /// Whether the case writes the file itself.
    pub fn has(&self, path: &str) -> bool {
        self.files.iter().any(|(p, _)| p == path)
    }
}
