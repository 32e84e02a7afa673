//! Live blocks that name what does not exist, and would stay empty.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::derive::live::{TABLES, words};
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::prose::{BlockKind, Live};
use crate::model::words::{
    BodyLevel, CentreStatus, Concept, Degree, FollowUpQuestion, GoalLevel, IndicatorType,
    MethodLevel,
};
use crate::source::span::Span;
use crate::text::near::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: "okand-uppgift-i-block",
    severity: Severity::Error,
    title: "Blocket frågar efter något som inte finns.",
    why: "Ett block som hämtar en tabell eller figur ur data blir tomt när en nyckel eller ett värde är felstavat. Läsaren ser då ingenting alls.",
    wrong: "```centraler\nregion: dalrana\n```",
    right: "```centraler\nregion: dalarna\n```",
    source: "Handbokens dialekt",
};

/// What a parameter may say: every word, in order.
fn valid<'a>(h: &'a Handbook, live: &Live, key: &str) -> Option<Vec<&'a str>> {
    fn closed<C: Closed>() -> Vec<&'static str> {
        C::WORDS.iter().map(|(_, word, _)| *word).collect()
    }
    let statistics = || h.statistics.ids().chain(h.indicators.ids()).collect();
    Some(match (live.word.as_str(), key) {
        (_, "region") => h.regions.ids().collect(),
        (_, "kommun") => h.municipalities.ids().collect(),
        (_, "id") => statistics(),
        (_, "data") => TABLES.to_vec(),
        (_, "grad") => [closed::<Degree>(), vec!["okand"]].concat(),
        (_, "status") => closed::<CentreStatus>(),
        (_, "begrepp") => closed::<Concept>(),
        (_, "typ") => closed::<IndicatorType>(),
        (_, "fraga") => closed::<FollowUpQuestion>(),
        ("mal", "niva") => closed::<GoalLevel>(),
        ("metoder", "niva") => closed::<MethodLevel>(),
        (_, "niva") => closed::<BodyLevel>(),
        (_, "hjul") => h.calendar.rows().map(|c| c.wheel.value.as_str()).collect(),
        ("ansvar", "omrade") => h.responsibilities.rows().map(|r| r.area.value.as_str()).collect(),
        (_, "omrade") => h.challenges.rows().map(|c| c.area.value.as_str()).collect(),
        _ => return None,
    })
}

/// Looks for keys that a block does not take and values that name nothing.
pub fn check(cx: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        if let BlockKind::Live(live) = &leaf.block.kind {
            block(cx, page, live, leaf.block.span, diags);
        }
    }
}

/// Whether what a value names may stand in a file that could not be read, already told.
fn lost(cx: &Cx, key: &str, value: &str) -> bool {
    match key {
        "region" => cx.misread_in(&format!("guidance/regions/{value}.yaml")),
        "kommun" => cx.misread_in("guidance/regions/"),
        "id" => ["indicators", "statistics"]
            .iter()
            .any(|f| cx.misread_in(&format!("guidance/{f}.yaml"))),
        "hjul" => cx.misread_in("guidance/calendar.yaml"),
        "omrade" => ["responsibilities", "challenges"]
            .iter()
            .any(|f| cx.misread_in(&format!("guidance/{f}.yaml"))),
        _ => false,
    }
}

fn block(cx: &Cx, page: &Page, live: &Live, span: Span, diags: &mut Diags) {
    let h = cx.handbook;
    let Some((_, takes)) = words().iter().find(|(word, _)| *word == live.word) else { return };
    for (key, value, at) in &live.params {
        if !takes.contains(&key.as_str()) {
            let message = format!("blocket {} har ingen nyckel \u{201d}{key}\u{201d}", live.word);
            let place = page.locate(span, key);
            let finding = Finding::new(&RULE, place, message);
            diags.push(match nearest(key, takes.iter().copied()) {
                Some(near) => finding.did_you_mean(place, Some(near)),
                None if takes.is_empty() => finding.help("ta bort raden; blocket tar inga nycklar"),
                None => finding.help(format!("nycklar som finns: {}", takes.join(", "))),
            });
            continue;
        }
        if key == "datum" {
            if value.parse::<jiff::civil::Date>().is_err() {
                let message = format!("\u{201d}{value}\u{201d} är inget datum");
                diags.push(Finding::new(&RULE, *at, message).help("skriv ÅÅÅÅ-MM-DD"));
            }
            continue;
        }
        let Some(valid) = valid(h, live, key) else { continue };
        if valid.contains(&value.as_str()) || lost(cx, key, value) {
            continue;
        }
        let message = format!("{key} \u{201d}{value}\u{201d} finns inte");
        let finding = Finding::new(&RULE, *at, message);
        diags.push(match nearest(value, valid.iter().copied()) {
            Some(near) => finding.did_you_mean(*at, Some(near)),
            None if valid.is_empty() => {
                finding.help("det finns ännu inget att välja på: ta bort raden")
            }
            None => {
                let mut known: Vec<&str> = valid;
                known.dedup();
                known.truncate(12);
                finding.help(format!("det som finns: {}", known.join(", ")))
            }
        });
    }
    let needs = match live.word.as_str() {
        "tabell" if live.get("id").is_none() && live.get("data").is_none() => "id eller data",
        "diagram" if live.get("id").is_none() => "id",
        _ => return,
    };
    diags.push(
        Finding::new(&RULE, span, format!("blocket {} säger inte vad det ska visa", live.word))
            .help(format!("lägg till en rad med {needs}")),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::{expect, findings};
    use crate::check::rules::Entry;

    #[test]
    fn keys_and_values_of_a_live_block_exist() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
```centraler
region: dalrana # fel: okand-uppgift-i-block
komun: falun # fel: okand-uppgift-i-block
grad: okand
```

```mal
niva: lokl # fel: okand-uppgift-i-block
```

```tabell # fel: okand-uppgift-i-block
region: dalarna
```

```tariff
datum: 1 mars # fel: okand-uppgift-i-block
```

```kommuner
region: dalarna
```
",
        );
    }

    #[test]
    fn the_nearest_value_is_offered() {
        let found = findings(
            &Entry::page(&RULE, check),
            "-- content/x.md --\n```karta\nregion: dalrana\n```\n",
        );
        let near = found[0].suggestion.as_ref().map(|s| s.text.as_str());
        assert_eq!(near, Some("dalarna"));
    }
}
