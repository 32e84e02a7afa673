//! What cannot be read in a theme's own files for print: told without setting type.

use typst::syntax::{DiagSpanKind, Source};

use super::rules;
use super::told::swedish;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::source::span::Span;
use crate::theme::Theme;

/// The faults of form in the handbook's own `print/*.typ`, each at its place. What only shows when
/// a booklet is set is told when it is.
#[must_use]
pub fn theme_syntax(theme: &Theme) -> Diags {
    let mut diags = Diags::new();
    for (name, file) in theme.under("print") {
        let (Some(id), Some((_, "typ"))) = (file.own, name.rsplit_once('.')) else { continue };
        let Ok(text) = std::str::from_utf8(&file.bytes) else {
            let message = format!("print/{name}: filen är inte UTF-8");
            diags.push(Finding::new(&rules::THEME, Span::head(id), message));
            continue;
        };
        let source = Source::detached(text);
        for error in source.root().errors_and_warnings().0 {
            let range = match error.span.get() {
                DiagSpanKind::Number { num, sub_range, .. } => source.range(num, sub_range),
                DiagSpanKind::Range { range, .. } => Some(range),
                DiagSpanKind::Detached => None,
            };
            let range = range.unwrap_or(0..0);
            let message = format!("print/{name}: {}", swedish(&error.message));
            diags.push(Finding::new(&rules::THEME, Span::new(id, range.start, range.end), message));
        }
    }
    diags
}
