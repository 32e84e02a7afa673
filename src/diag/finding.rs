//! One finding: what is wrong, where, why, and what to do.

use super::rule::{Rule, Severity};
use crate::source::span::Span;

/// A change that would mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What to replace.
    pub span: Span,
    /// With what.
    pub text: String,
    /// Whether `check --fix` may do it without asking.
    pub safe: bool,
}

/// Something that an author can mend.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The kind.
    pub rule: &'static Rule,
    /// The weight in this handbook.
    pub severity: Severity,
    /// Where; a file as a whole is a span of no length at its head.
    pub span: Span,
    /// One sentence in the reader's words.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The change that would do it.
    pub suggestion: Option<Suggestion>,
    /// Other places that matter, each with a word on why.
    pub related: Vec<(Span, String)>,
}

impl Finding {
    /// A finding of a kind at a place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            span,
            message: message.into(),
            help: None,
            suggestion: None,
            related: Vec::new(),
        }
    }

    /// With advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a replacement that a person should look at first.
    #[must_use]
    pub fn suggest(mut self, span: Span, text: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion { span, text: text.into(), safe: false });
        self
    }

    /// With a replacement that is always right.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion { span, text: text.into(), safe: true });
        self
    }

    /// With another place that matters.
    #[must_use]
    pub fn see(mut self, span: Span, why: impl Into<String>) -> Self {
        self.related.push((span, why.into()));
        self
    }

    /// With "menade du …?" where a near name exists, and the near name as the replacement.
    #[must_use]
    pub fn did_you_mean(self, span: Span, near: Option<&str>) -> Self {
        match near {
            Some(near) => {
                self.help(format!("menade du \u{201d}{near}\u{201d}?")).suggest(span, near)
            }
            None => self,
        }
    }
}
