//! Pages are laid in rounds: in each, what the text asks about places is answered by where all stood in
//! the one before, until every answer comes true. It is what `typst::compile` does; here each round's
//! pages can be seen when they are laid, so that something can be made of them beside the next.

use comemo::Track as _;
use typst::World;
use typst::diag::SourceDiagnostic;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Output as _, StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspector};
use typst::syntax::Span;
use typst::utils::{Protected, hash128};
use typst_layout::PagedDocument;

use super::world::Desk;

/// So many rounds at most, as in Typst.
const MOST: usize = 5;

/// A booklet as each round laid it.
#[derive(Debug)]
pub struct Laid {
    /// What the last round laid: the booklet.
    pub document: PagedDocument,
    /// What the rounds before laid, in order.
    pub before: Vec<PagedDocument>,
    /// Whether all that was asked came true.
    pub settled: bool,
}

impl Laid {
    /// After which round, counted from 1, all pages were as in the last; none when only the last laid
    /// them so.
    #[must_use]
    pub fn still(&self) -> Option<usize> {
        let last = hash128(&self.document);
        let same = self.before.iter().rev().take_while(|pages| hash128(*pages) == last).count();
        (same > 0).then(|| self.before.len() + 1 - same)
    }
}

/// Lays what is on the desk. `seen` gets each round's number, from 1, and its pages, unless it is the
/// last.
///
/// # Errors
/// What Typst objects to, each once.
pub fn lay(
    desk: &Desk,
    mut seen: impl FnMut(usize, &PagedDocument),
) -> Result<Laid, Vec<SourceDiagnostic>> {
    let world: &dyn World = desk;
    let (world, library, traced) = (world.track(), desk.library(), Traced::default());
    let main = desk.source(desk.main());
    let main = main.map_err(|why| vec![SourceDiagnostic::error(Span::detached(), why)])?;
    let mut sink = Sink::new();
    let route = Route::default();
    let content =
        typst_eval::eval(world, library, traced.track(), sink.track_mut(), route.track(), &main);
    let content = content.map_err(once)?.content();
    let target = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    let mut before: Vec<PagedDocument> = Vec::new();
    loop {
        let known: &dyn Introspector = match before.last() {
            Some(document) => document.introspector().as_ref(),
            None => &EmptyIntrospector,
        };
        let asked = comemo::Constraint::new();
        let mut told = Sink::new();
        let mut engine = Engine {
            library,
            world,
            introspector: Protected::new(known.track_with(&asked)),
            traced: traced.track(),
            sink: told.track_mut(),
            route: Route::default(),
        };
        let laid = PagedDocument::create(&mut engine, &content, base.chain(&target));
        let document = laid.map_err(once)?;
        let found: &dyn Introspector = document.introspector().as_ref();
        let settled = asked.validate(found);
        if settled || before.len() + 1 == MOST {
            // What an early round objected to may have been mended by the next.
            sink.extend_from_sink(told);
            let objections = sink.delayed();
            if objections.is_empty() {
                return Ok(Laid { document, before, settled });
            }
            return Err(once(objections));
        }
        seen(before.len() + 1, &document);
        before.push(document);
    }
}

/// Each objection once, in order.
fn once(told: impl IntoIterator<Item = SourceDiagnostic>) -> Vec<SourceDiagnostic> {
    let mut out: Vec<SourceDiagnostic> = Vec::new();
    for one in told {
        if !out.iter().any(|known| known.span == one.span && known.message == one.message) {
            out.push(one);
        }
    }
    out
}
