//! Banners: what a reader must know before trusting a page.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::front_matter::FrontMatter;
use crate::model::words::HandbookStatus;
use crate::text::dates;

/// A banner under the lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Banner {
    /// A word for the style sheet: `varning`, `info`.
    pub class: &'static str,
    /// "Ej beslutad".
    pub word: &'static str,
    /// One sentence.
    pub text: String,
}

/// The banners of an article, the weightiest first.
#[must_use]
pub fn of(front: &FrontMatter, today: Date) -> Vec<Banner> {
    let mut banners: Vec<Banner> = status(front.status.value).into_iter().collect();
    let due = front.review_by.value;
    if due < today {
        banners.push(Banner {
            class: "varning",
            word: "Granskning försenad",
            text: format!(
                "Sidan skulle ha granskats senast {}. Uppgifterna kan ha ändrats sedan dess.",
                dates::long(due)
            ),
        });
    }
    banners
}

/// The banner of a status; none when the text is decided.
#[must_use]
pub fn status(status: HandbookStatus) -> Option<Banner> {
    let (word, text) = match status {
        HandbookStatus::Draft => {
            ("Ej beslutad", "Texten är ett utkast och har inte antagits av någon huvudman.")
        }
        HandbookStatus::Consultation => {
            ("På remiss", "Texten är ett förslag som väntar på synpunkter och beslut.")
        }
        HandbookStatus::Superseded => ("Ersatt", "Texten gäller inte längre."),
        HandbookStatus::Decided => return None,
    };
    Some(Banner { class: "varning", word, text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::closed::Closed;

    #[test]
    fn every_status_but_a_decided_one_warns_in_words_of_its_own() {
        let mut seen = Vec::new();
        for (written, ..) in HandbookStatus::WORDS {
            let banner = status(*written);
            assert_eq!(banner.is_none(), *written == HandbookStatus::Decided, "{written:?}");
            if let Some(banner) = banner {
                assert_eq!(banner.class, "varning");
                assert!(banner.text.ends_with('.') && !seen.contains(&banner.word), "{banner:?}");
                seen.push(banner.word);
            }
        }
        assert_eq!(seen, ["Ej beslutad", "På remiss", "Ersatt"]);
    }
}
