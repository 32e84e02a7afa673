//! How conditions are read: a group with exactly one key of the predicates' language.

use super::decode::{Fields, Record};
use super::reading::{Decode, Reading};
use super::rules;
use super::shape::Shape;
use super::yaml::{Entry, Node, NodeKind};
use crate::diag::finding::Finding;
use crate::model::predicate::Predicate;
use crate::model::words::{Activity, Principal};
use crate::text::near::nearest;

const KEYS: [&str; 14] = [
    "alla",
    "nagon",
    "inte",
    "minst",
    "ingar",
    "samlokaliserad",
    "hela_ordinarie",
    "huvudman",
    "gemensam_plan",
    "gemensamma_insatser",
    "gemensamma_lokaler",
    "systematisk_samverkan",
    "tillaggsuppdrag",
    "alder",
];

impl Decode for Predicate {
    fn decode(node: &Node, cx: &mut Reading) -> Option<Self> {
        let NodeKind::Map(entries) = &node.kind else {
            cx.wrong_kind(node, "ett villkor, till exempel ingar: bhv");
            return None;
        };
        let [entry] = entries.as_slice() else {
            let finding =
                Finding::new(&rules::WRONG_KIND, node.span, "ett villkor har exakt en nyckel")
                    .help("samla flera villkor i en lista under alla: eller nagon:");
            cx.push(finding);
            return None;
        };
        one(entry, cx)
    }

    fn shape() -> Shape {
        Shape::Predicate
    }
}

fn one(entry: &Entry, cx: &mut Reading) -> Option<Predicate> {
    let value = &entry.value;
    match entry.key.as_str() {
        "alla" => many(value, cx).map(Predicate::All),
        "nagon" => many(value, cx).map(Predicate::Any),
        "inte" => Predicate::decode(value, cx).map(|p| Predicate::Not(Box::new(p))),
        "minst" => AtLeast::decode(value, cx)
            .map(|a| Predicate::AtLeast(usize::try_from(a.count).unwrap_or(usize::MAX), a.of)),
        "ingar" => activities(value, cx, Predicate::Includes),
        "samlokaliserad" => activities(value, cx, Predicate::Colocated),
        "hela_ordinarie" => activities(value, cx, Predicate::Whole),
        "huvudman" => {
            PrincipalOf::decode(value, cx).map(|p| Predicate::PrincipalIs(p.activity, p.principal))
        }
        "gemensam_plan" => flag(value, cx, Predicate::CommonPlan),
        "gemensamma_insatser" => flag(value, cx, Predicate::CommonEfforts),
        "gemensamma_lokaler" => flag(value, cx, Predicate::CommonPremises),
        "systematisk_samverkan" => flag(value, cx, Predicate::Systematic),
        "tillaggsuppdrag" => flag(value, cx, Predicate::Supplement),
        "alder" => Ages::decode(value, cx).map(|a| Predicate::Ages { from: a.from, to: a.to }),
        other => {
            let finding = Finding::new(
                &rules::UNKNOWN_KEY,
                entry.key_span,
                format!("villkoret \u{201d}{other}\u{201d} finns inte"),
            );
            let near = nearest(other, KEYS);
            cx.push(match near {
                Some(_) => finding.did_you_mean(entry.key_span, near),
                None => finding.help(format!("villkor som finns: {}", KEYS.join(", "))),
            });
            None
        }
    }
}

fn flag(value: &Node, cx: &mut Reading, predicate: Predicate) -> Option<Predicate> {
    let wanted = bool::decode(value, cx)?;
    Some(if wanted { predicate } else { Predicate::Not(Box::new(predicate)) })
}

fn many(value: &Node, cx: &mut Reading) -> Option<Vec<Predicate>> {
    let NodeKind::List(items) = &value.kind else {
        cx.wrong_kind(value, "en lista av villkor");
        return None;
    };
    let read: Vec<Predicate> = items.iter().filter_map(|n| Predicate::decode(n, cx)).collect();
    (read.len() == items.len()).then_some(read)
}

fn activities(
    value: &Node,
    cx: &mut Reading,
    make: impl Fn(Activity) -> Predicate,
) -> Option<Predicate> {
    let NodeKind::List(items) = &value.kind else {
        return Activity::decode(value, cx).map(make);
    };
    let read: Vec<Predicate> =
        items.iter().filter_map(|n| Activity::decode(n, cx)).map(make).collect();
    (read.len() == items.len()).then_some(Predicate::All(read))
}

struct AtLeast {
    count: i64,
    of: Vec<Predicate>,
}

impl Record for AtLeast {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let count = f.need("antal", "Hur många av villkoren som minst ska gälla.");
        let of = f.need_list("av", "Villkoren.");
        Some(Self { count: count?, of })
    }
}

struct PrincipalOf {
    activity: Activity,
    principal: Principal,
}

impl Record for PrincipalOf {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let activity = f.need("verksamhet", "Verksamheten.");
        let principal = f.need("ar", "Huvudmannen.");
        Some(Self { activity: activity?, principal: principal? })
    }
}

struct Ages {
    from: i64,
    to: i64,
}

impl Record for Ages {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let from = f.need("fran", "Yngsta ålder i hela år.");
        let to = f.need("till", "Äldsta ålder i hela år.");
        Some(Self { from: from?, to: to? })
    }
}
