//! What hosts answered lately, so that nobody is asked the same thing every day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ask::Known;
use super::net::Fault;

/// An answer is good for so many days.
const WELL: i32 = 7;
/// What was wrong is asked again on the next day.
const WRONG: i32 = 1;

/// Answers by address, each with the day on which it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    answers: BTreeMap<String, (Date, Known)>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    address: String,
    day: String,
    answer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

const FAULTS: [(Fault, &str); 6] = [
    (Fault::NoHost, "ingen-vard"),
    (Fault::Refused, "nekad"),
    (Fault::Slow, "langsam"),
    (Fault::Unsafe, "osaker"),
    (Fault::Broken, "bruten"),
    (Fault::Malformed, "ingen-adress"),
];

impl Memory {
    /// Reads what was kept; what cannot be read is as if it had never been.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let lines: Vec<Line> = serde_json::from_slice(bytes).unwrap_or_default();
        let answers = lines.into_iter().filter_map(|line| {
            let known = match (line.answer.as_str(), line.to) {
                ("bra", _) => Known::Well,
                ("flyttad", Some(to)) => Known::Moved(to),
                ("forstasida", Some(to)) => Known::Front(to),
                ("cirkel", _) => Known::Circle,
                (word, _) => match FAULTS.iter().find(|(_, name)| *name == word) {
                    Some((fault, _)) => Known::Fault(*fault),
                    None => Known::Status(word.parse().ok()?),
                },
            };
            Some((line.address, (line.day.parse().ok()?, known)))
        });
        Self { answers: answers.collect() }
    }

    /// What is to be kept: the same bytes for the same answers.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let line = |(address, (day, known)): (&String, &(Date, Known))| {
            let (answer, to) = match known {
                Known::Well => ("bra".to_owned(), None),
                Known::Moved(to) => ("flyttad".to_owned(), Some(to.clone())),
                Known::Front(to) => ("forstasida".to_owned(), Some(to.clone())),
                Known::Circle => ("cirkel".to_owned(), None),
                Known::Status(status) => (status.to_string(), None),
                Known::Fault(fault) => {
                    let name = FAULTS.iter().find(|(f, _)| f == fault).map_or("", |(_, n)| n);
                    (name.to_owned(), None)
                }
            };
            Line { address: address.clone(), day: day.to_string(), answer, to }
        };
        let lines: Vec<Line> = self.answers.iter().map(line).collect();
        let mut bytes = serde_json::to_vec_pretty(&lines).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// What is still known of an address today.
    #[must_use]
    pub fn known(&self, address: &str, today: Date) -> Option<&Known> {
        let (day, known) = self.answers.get(address)?;
        let days = (today - *day).get_days();
        let good = if *known == Known::Well { WELL } else { WRONG };
        (0..good).contains(&days).then_some(known)
    }

    /// Keeps what was answered today, and forgets the addresses that `linked` does not know.
    pub fn keep(
        &mut self,
        today: Date,
        answers: BTreeMap<String, Known>,
        linked: impl Fn(&str) -> bool,
    ) {
        self.answers.retain(|address, _| linked(address));
        self.answers.extend(answers.into_iter().map(|(address, known)| (address, (today, known))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_grows_old() {
        let today = jiff::civil::date(2026, 12, 1);
        let day = |n| jiff::civil::date(2026, 12, n);
        let all = [
            ("https://a.se/", Known::Well),
            ("https://b.se/", Known::Moved("https://b.se/ny".to_owned())),
            ("https://c.se/", Known::Status(404)),
            ("https://d.se/", Known::Fault(Fault::Slow)),
            ("https://e.se/", Known::Circle),
            ("https://f.se/", Known::Front("https://f.se".to_owned())),
        ];
        let mut memory = Memory::default();
        let answers = all.iter().map(|(a, k)| ((*a).to_owned(), k.clone())).collect();
        memory.keep(today, answers, |_| true);
        let again = Memory::read(&memory.bytes());
        assert_eq!(again, memory);
        assert_eq!(again.known("https://b.se/", today), Some(&all[1].1));
        assert_eq!(again.known("https://c.se/", day(2)), None);
        assert_eq!(again.known("https://a.se/", day(7)), Some(&Known::Well));
        assert_eq!(again.known("https://a.se/", day(8)), None);
        // A clock that was wrong is no reason to believe what it said for ever.
        assert_eq!(again.known("https://a.se/", jiff::civil::date(2026, 11, 30)), None);
        memory.keep(today, BTreeMap::new(), |address| address == "https://c.se/");
        assert_eq!(memory.answers.len(), 1);
        assert_eq!(Memory::read(b"skr\xe4p"), Memory::default());
    }
}
