//! The words that turn a fenced block into a live one.

/// Every live word; what each takes is known in `derive::live`.
pub const WORDS: &[&str] = &[
    "aktorer", "ansvar", "arshjul", "beslut", "centraler", "definitioner", "diagram", "forslag",
    "fragor", "indikatorer", "jamforelse", "karta", "kommuner", "lagar", "lagsta-niva", "mal",
    "metoder", "organ", "roller", "samverkanskarta", "tabell", "tackning", "tariff", "trappa",
    "uppdrag", "utmaningar",
];
