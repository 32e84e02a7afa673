//! Text is evaluated ahead: Typst evaluates one file after another, and a book has a file a part. Here
//! they are evaluated side by side, and Typst remembers what each came to when it gets there.

use comemo::Track as _;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use typst::World;
use typst::engine::{Route, Sink, Traced};
use typst::syntax::Source;

use super::world::Desk;

/// Evaluates the parts that nothing is remembered of. What they come to, and what Typst objects to,
/// is the same as without it, and is told in the same order.
pub fn evaluate(desk: &Desk) {
    let world: &dyn World = desk;
    let evaluate = |source: &Source| {
        let mut sink = Sink::new();
        // It is asked for again, and told then.
        let _ = typst_eval::eval(
            world.track(),
            world.library(),
            Traced::default().track(),
            sink.track_mut(),
            Route::default().track(),
            source,
        );
    };
    let (theme, parts) = desk.unread();
    // One part has nothing to be evaluated beside. What all import comes first, and once.
    if parts.len() > 1 {
        theme.into_iter().for_each(evaluate);
        parts.par_iter().copied().for_each(evaluate);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::foundry::Foundry;
    use crate::print::stock::Stock;
    use crate::theme::Theme;

    /// What a desk of these files comes to: a page, or what Typst objects to.
    fn laid(files: &[(&str, &str)], ahead: bool) -> Result<u128, Vec<String>> {
        comemo::evict(0);
        let foundry = Foundry::new(&Theme::embedded());
        let files = files.iter().map(|(path, text)| (*path, text.as_bytes()));
        let desk = Desk::new(&foundry, &Stock::default(), files).expect("a world");
        if ahead {
            evaluate(&desk);
        }
        let output = typst::compile::<typst_layout::PagedDocument>(&desk).output;
        output
            .map(|document| typst::utils::hash128(document.pages()))
            .map_err(|told| told.iter().map(|told| told.message.to_string()).collect())
    }

    #[test]
    fn what_is_evaluated_ahead_comes_to_the_same_and_faults_are_told_in_the_same_order() {
        let main = ("main.typ", "#include \"/text/0.typ\"\n#include \"/text/1.typ\"");
        let theme = ("print/theme.typ", "#let p(it) = par(it)");
        let text = |words| format!("#import \"/print/theme.typ\" as t\n#t.p[{words}]");
        let (well, also, ill) = (text("Ett."), text("Två."), text("#finns-inte"));
        for (one, other) in [(&well, &also), (&ill, &also), (&well, &ill), (&ill, &ill)] {
            let files = [main, theme, ("text/0.typ", one), ("text/1.typ", other)];
            let plain = laid(&files, false);
            assert_eq!(plain.is_ok(), one != &ill && other != &ill, "{plain:?}");
            assert_eq!(plain, laid(&files, true));
        }
        let themeless = [main, ("text/0.typ", well.as_str()), ("text/1.typ", also.as_str())];
        assert_eq!(laid(&themeless, false), laid(&themeless, true));
    }
}
