//! What `new` writes is read again without surprises.

use super::*;
use crate::diag::finding::Finding;
use crate::diag::rule::Severity;
use crate::pipeline;
use crate::print::listed;
use crate::settings::Settings;
use crate::source::file::SourceFile;
use crate::source::sources::Sources;

const TODAY: Date = jiff::civil::date(2026, 11, 22);

/// The new handbook, with more files, as `check --strict` would see it: `code: message` for each
/// finding that stops it. What only the editors can know is told for information.
fn told(more: &[Output]) -> Vec<String> {
    let files = handbook(TODAY)
        .iter()
        .chain(more)
        .filter(|file| ["guidance/", "content/"].iter().any(|f| file.path.starts_with(f)))
        .map(|file| SourceFile::new(&*file.path, file.bytes.clone()))
        .collect();
    let settings = Settings { today: TODAY, base_url: None };
    let diags = pipeline::prepare(&Sources::new(files), &settings).diags;
    let stops = |f: &&Finding| f.severity != Severity::Info;
    diags.sorted().iter().filter(stops).map(|f| format!("{}: {}", f.rule.code, f.message)).collect()
}

#[test]
fn the_new_handbook_has_nothing_to_mend() {
    assert_eq!(told(&[]), [] as [&str; 0]);
}

#[test]
fn the_new_handbook_brings_editor_settings_and_workflows_under_their_own_names() {
    let files = handbook(TODAY);
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        String::from_utf8_lossy(&file.unwrap_or_else(|| panic!("{path} is missing")).bytes)
            .into_owned()
    };
    assert!(text(".gitignore").contains("/dist"));
    assert!(text(".github/workflows/handbok.yml").contains("handbok check --format github"));
    assert!(text(".gitlab-ci.yml").contains("handbok check --format gitlab"));
    let settings: serde_json::Value =
        serde_json::from_str(&text(".vscode/settings.json")).expect("is JSON");
    let schemas = settings["yaml.schemas"].as_object().expect("is an object");
    assert!(schemas.len() > 10);
    for path in schemas.keys() {
        assert!(text(path.trim_start_matches("./")).contains("draft-07"));
    }
    assert!(files.iter().all(|file| !file.path.contains("dot-")));
    assert!(files.iter().all(|file| !String::from_utf8_lossy(&file.bytes).contains("{{")
        || file.path.starts_with(".github")));
}

#[test]
fn a_new_chapter_and_a_new_centre_are_read_without_errors() {
    let chapter = chapter("Om: \"lokaler\" & annat", "samordnare", TODAY);
    let centre = centre("Ekot #2", "samordnare", Some("exempel"), TODAY);
    let more = [
        Output::one("guidance/chapters/3-om-lokaler/index.md", chapter),
        Output::one("content/centres/exempel/ekot-2.yaml", centre),
    ];
    assert_eq!(told(&more), [] as [&str; 0]);
}

#[test]
fn every_key_of_a_centre_is_in_its_file_with_what_it_means() {
    let text = centre("Ekorren", "samordnare", None, TODAY);
    for key in keys::<Centre<Written>>() {
        assert!(text.contains(&format!("{}:", key.name)), "{} is missing", key.name);
        assert!(text.contains(key.doc), "{} is not explained", key.name);
    }
    assert!(text.contains("familjeenhet"), "the words to choose from are told");
}

#[test]
fn a_new_region_knows_its_county_and_asks_only_for_what_nobody_can_know() {
    let text = region("Region Gävleborg", Some("exempel"));
    assert!(text.contains("lan: Gävleborgs län\n"), "{text}");
    assert!(text.contains("lankod: \"21\"\n") && text.contains("kommuner_antal: 10\n"));
    let errors = told(&[Output::one("guidance/regions/gavleborg.yaml", text)]);
    assert!(errors.iter().all(|e| !e.starts_with("yaml")), "{errors:?}");
}

#[test]
fn regions_are_known_by_the_names_that_they_use() {
    assert_eq!(COUNTIES.iter().map(|c| c.municipalities).sum::<u32>(), 290);
    for (name, code) in [
        ("Region Stockholm", "01"),
        ("Region Sörmland", "04"),
        ("Region Jönköpings län", "06"),
        ("Västra Götalandsregionen", "14"),
        ("Region Örebro län", "18"),
        ("Region Jämtland Härjedalen", "23"),
        ("Region Västerbotten", "24"),
    ] {
        assert_eq!(county(name).map(|c| c.code), Some(code), "{name}");
    }
    assert!(county("Exempelregionen").is_none());
}

#[test]
fn texts_become_yaml_values_that_say_the_same() {
    assert_eq!(scalar("Så arbetar vi"), "Så arbetar vi");
    assert_eq!(scalar("ja"), "\"ja\"");
    assert_eq!(scalar("Om: x"), "\"Om: x\"");
    assert_eq!(scalar("a\nb \"c\" \\"), r#"a b "c" \"#);
    assert_eq!(scalar("2 rum"), "2 rum");
    assert_eq!(scalar("true"), "\"true\"");
}

#[test]
fn the_new_list_of_booklets_names_them_all_and_an_example_is_taken_into_use_without_code() {
    let paths = |list: Option<&str>| {
        let files = handbook(TODAY).into_iter().filter(|file| {
            ["guidance/", "content/"].iter().any(|f| file.path.starts_with(f))
                && file.path != "guidance/booklets.yaml"
        });
        let mut files: Vec<SourceFile> =
            files.map(|file| SourceFile::new(&*file.path, file.bytes)).collect();
        files
            .extend(list.map(|l| SourceFile::new("guidance/booklets.yaml", l.as_bytes().to_vec())));
        let settings = Settings { today: TODAY, base_url: None };
        let prepared = pipeline::prepare(&Sources::new(files), &settings);
        let stops = |f: &Finding| f.severity != Severity::Info;
        assert!(!prepared.diags.as_slice().iter().any(stops), "{:?}", prepared.diags);
        let hb = prepared.handbook;
        listed::plan(&hb).into_iter().map(|b| b.path(&hb)).collect::<Vec<_>>()
    };
    let files = handbook(TODAY);
    let list = files.iter().find(|file| file.path == "guidance/booklets.yaml");
    let list = String::from_utf8_lossy(&list.expect("is written").bytes).into_owned();
    let all = paths(None);
    assert_eq!(paths(Some(&list)), all);
    let used = list.replace("\n# - id: for-nya", "\n- id: for-nya");
    let used = used.replace("\n#   ", "\n  ");
    let more = paths(Some(&used));
    assert_eq!(more.len(), all.len() + 1);
    assert_eq!(more.last().map(String::as_str), Some("pdf/for-nya.pdf"));
}
