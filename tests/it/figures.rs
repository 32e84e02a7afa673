//! The real handbook's figures, counted again from its own records: what a page says and what the
//! sources' numbers come to are held against each other.

use std::sync::OnceLock;

use handbok::derive::facts;
use handbok::disk::load;
use handbok::model::handbook::Handbook;
use handbok::pipeline;
use handbok::text::numbers;

use crate::{root, settings};

pub(crate) fn handbook() -> &'static Handbook {
    static HANDBOOK: OnceLock<Handbook> = OnceLock::new();
    HANDBOOK.get_or_init(|| {
        let loaded = load::load(&root()).expect("the handbook lies beside the tests");
        let prepared = pipeline::prepare(&loaded.sources, &settings());
        let wrong: Vec<String> = prepared
            .diags
            .sorted()
            .into_iter()
            .filter(|f| matches!(f.rule.code, "fel-siffra" | "okand-siffra"))
            .map(|f| f.message)
            .collect();
        assert_eq!(wrong, Vec::<String>::new(), "a page states a figure that the data contradicts");
        prepared.handbook
    })
}

fn fact(name: &str, params: &[(&str, &str)]) -> String {
    let params: Vec<(String, String)> =
        params.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    facts::value(handbook(), name, &params).expect("the handbook knows the figure")
}

/// The values of a statistic's rows by id; a row without a value is left out.
fn rows(id: &str) -> Vec<(String, f64, Option<f64>)> {
    let handbook = handbook();
    let statistic = &handbook.statistics[handbook.statistics.find(id).expect("it is entered")];
    let row = |r: &handbok::model::statistic::StatisticRow| {
        let share = r.share.as_ref().map(|s| s.value);
        r.value.as_ref().map(|v| (r.id.value.clone(), v.value, share))
    };
    statistic.rows.iter().filter_map(row).collect()
}

fn row(id: &str, name: &str) -> f64 {
    rows(id).into_iter().find(|(row, ..)| row == name).expect("the row is entered").1
}

#[test]
fn every_live_figure_of_the_texts_is_the_datas_own() {
    let links: usize = ["guidance/chapters", "content"]
        .iter()
        .flat_map(|folder| markdown(&root().join(folder)))
        .map(|text| text.matches("](fakta:").count())
        .sum();
    assert!(links > 40, "only {links} live figures stand in the texts");
    handbook();
}

fn markdown(folder: &std::path::Path) -> Vec<String> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            out.extend(markdown(&path));
        } else if path.extension().is_some_and(|e| e == "md") {
            out.push(std::fs::read_to_string(path).expect("the text is UTF-8"));
        }
    }
    out
}

#[test]
fn stockholm_has_31_centres_11_6_and_14_by_degree_in_14_of_26_municipalities() {
    let region = ("region", "stockholm");
    assert_eq!(fact("centraler", &[region]), "31");
    for (degree, count, share) in [("helt", 11, "35"), ("delvis", 6, "19"), ("ej", 14, "45")] {
        let grade = ("grad", degree);
        assert_eq!(fact("centraler", &[region, grade]), count.to_string());
        assert_eq!(fact("andel-centraler", &[region, grade]), format!("{share}\u{a0}%"));
        assert!((row("samlokalisering-stockholm-2021", degree) - f64::from(count)).abs() < 0.5);
    }
    assert_eq!(fact("kommuner-med-central", &[region]), "14");
    assert_eq!(fact("kommuner", &[region]), "26");
}

#[test]
fn dalarna_has_9_centres_in_8_of_15_municipalities() {
    let region = ("region", "dalarna");
    assert_eq!(fact("centraler", &[region]), "9");
    assert_eq!(fact("kommuner-med-central", &[region]), "8");
    assert_eq!(fact("kommuner", &[region]), "15");
}

#[test]
fn the_listed_children_of_dalarna_fell_by_3788_which_is_17_2_per_cent() {
    let (before, after) = (row("listade-0-6-dalarna", "2020"), row("listade-0-6-dalarna", "2025"));
    assert_eq!(numbers::decimal(before, 0), "22\u{a0}054");
    assert_eq!(numbers::decimal(after, 0), "18\u{a0}266");
    let change = after - before;
    assert_eq!(numbers::decimal(change, 0), "\u{2212}3\u{a0}788");
    assert!((change - row("listade-0-6-dalarna", "forandring")).abs() < 0.5);
    assert_eq!(numbers::decimal(100.0 * change / before, 1), "\u{2212}17,2");
}

#[test]
fn the_shares_of_table_13_are_its_counts_of_199_answers() {
    let rows = rows("tabell-13");
    assert_eq!(rows.len(), 5);
    assert!((rows.iter().map(|(_, v, _)| v).sum::<f64>() - 318.0).abs() < 0.5);
    for (id, value, share) in rows {
        let share = share.expect("the table gives per cent");
        assert!(
            (100.0 * value / 199.0 - share).abs() <= 0.5,
            "{id}: {value} of 199 is not {share}"
        );
    }
}

#[test]
fn the_country_went_from_131_to_246_and_the_interviews_were_22() {
    assert_eq!(fact("statistik", &[("id", "fc-sverige"), ("rad", "2008")]), "131");
    assert_eq!(fact("statistik", &[("id", "fc-sverige"), ("rad", "2023")]), "246");
    let groups: f64 = rows("intervjuer-s1-grupper").iter().map(|(_, v, _)| v).sum();
    assert!((groups - 22.0).abs() < 0.5, "7 + 2 + 6 + 7 interviews, not {groups}");
}

#[test]
fn no_value_is_measured_but_those_that_a_source_gives() {
    let handbook = handbook();
    assert!(!handbook.measurements.is_empty());
    for measurement in &handbook.measurements {
        let cited = measurement.sources.iter().map(|c| &handbook.sources[c.source].id.value);
        let cited: Vec<&String> = cited.collect();
        assert_eq!(cited, ["s3"], "year {}", measurement.year.value);
    }
}

#[test]
fn the_goals_are_one_overarching_and_twelve_five_and_two() {
    let count = |prefix: &str| {
        let ids = handbook().goals.ids();
        ids.filter(|id| id.strip_prefix(prefix).is_some_and(|n| n.parse::<u8>().is_ok())).count()
    };
    assert_eq!((count("ffff-"), count("sthlm-2016-"), count("dalarna-")), (12, 5, 2));
    assert!(handbook().goals.find("ffff-overgripande").is_some());
}

#[test]
fn every_demand_of_the_sources_has_an_answer_and_the_seven_contents_are_all_there() {
    let demands = &handbook().demands;
    let of = |source: &str| {
        let prefix = format!("{source}-");
        let id = |id: &str| id.strip_prefix(&prefix).is_some_and(|n| n.parse::<u8>().is_ok());
        demands.ids().filter(|i| id(i)).count()
    };
    assert_eq!(["s0", "s1", "s2", "s3", "s4"].map(of), [11, 31, 8, 31, 13]);
    let mut contents: Vec<i64> =
        demands.rows().filter_map(|d| d.content.as_ref().map(|c| c.value)).collect();
    contents.sort_unstable();
    assert_eq!(contents, [1, 2, 3, 4, 5, 6, 7]);
    for demand in demands.rows() {
        let said = !demand.answered_by.is_empty() || demand.remaining.is_some();
        assert!(said, "{} has neither an answer nor what remains", demand.id.value);
    }
}
