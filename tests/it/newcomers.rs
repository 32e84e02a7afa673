//! The real handbook's introductions: what every new colleague is promised.

use std::collections::BTreeMap;

use crate::root;

/// The roles that have an introduction of their own, by file.
const ROLES: [&str; 6] = [
    "barnmorska",
    "bhv-sjukskoterska",
    "chef",
    "familjestodjare",
    "pedagog-oppen-forskola",
    "samordnare",
];

fn introductions() -> BTreeMap<&'static str, String> {
    let read = |role| {
        let path = root().join(format!("content/onboarding/{role}.md"));
        (role, std::fs::read_to_string(path).expect("the role has an introduction"))
    };
    ROLES.into_iter().map(read).collect()
}

/// The minutes of the steps for a time, from the front matter.
fn minutes(text: &str, when: &str) -> u32 {
    let steps = text.split("  - nar: ").skip(1);
    let of = steps.filter(|s| s.lines().next() == Some(when));
    let time = |step: &str| {
        let line = step.lines().find_map(|l| l.trim().strip_prefix("tid_min: "));
        line.and_then(|m| m.parse::<u32>().ok()).expect("every step says how long it takes")
    };
    of.map(time).sum()
}

/// What is wrong with the questions of a text; nothing when all is as promised.
fn faults(text: &str) -> Vec<String> {
    let Some((_, quiz)) = text.split_once("\n## Kunskapskontroll\n") else {
        return vec!["no questions".to_owned()];
    };
    let quiz = quiz.split("\n## ").next().unwrap_or_default();
    let questions: Vec<&str> = quiz.split("\n### ").skip(1).collect();
    let mut out = Vec::new();
    if questions.len() != 10 {
        out.push(format!("{} questions", questions.len()));
    }
    for question in questions {
        let title = question.lines().next().unwrap_or_default();
        let right = question.matches("\n- [x] ").count();
        let others = question.matches("\n- [ ] ").count();
        let answer = question.split_once("> [!SVAR]").map_or("", |(_, answer)| answer);
        if right != 1 || others == 0 {
            out.push(format!("{title}: {right} right of {}", right + others));
        }
        if !answer.contains(".md") && !answer.contains(".yaml") {
            out.push(format!("{title}: the answer leads nowhere"));
        }
    }
    out
}

#[test]
fn the_first_day_of_every_role_takes_at_most_a_quarter_of_an_hour_to_read() {
    for (role, text) in introductions() {
        let day = minutes(&text, "dag");
        assert!((1..=15).contains(&day), "{role}: {day} minutes");
        assert!(minutes(&text, "vecka") > 0 && minutes(&text, "manad") > 0, "{role}");
    }
}

#[test]
fn every_introduction_asks_ten_questions_with_one_right_answer_and_a_way_to_read_more() {
    for (role, text) in introductions() {
        assert_eq!(faults(&text), [""; 0], "{role}");
        assert!(text.contains("\n## Vem är vem\n"), "{role} does not say who is who");
        assert!(text.contains("sekretess.md"), "{role} does not lead to the questions on secrecy");
    }
}

#[test]
fn a_question_without_a_right_answer_or_a_link_is_told() {
    let text =
        "\n## Kunskapskontroll\n\n### Vad?\n\n- [ ] A\n- [ ] B\n\n> [!SVAR]\n> Ingenstans.\n";
    assert_eq!(
        faults(text),
        ["1 questions", "Vad?: 0 right of 2", "Vad?: the answer leads nowhere"]
    );
    assert_eq!(faults("Text."), ["no questions"]);
    assert_eq!(
        minutes("steg:\n  - nar: dag\n    tid_min: 5\n  - nar: vecka\n    tid_min: 9\n", "dag"),
        5
    );
}
