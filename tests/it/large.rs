//! A region of 300 centres, 40 indicators and 10 years: no page grows past 500 kB. (How long it
//! takes is measured in `benches/derive.rs`, on the same region.)

use handbok::model::link::Target;
use handbok::pipeline;
use handbok::site::{Site, page, plan};
use handbok::source::sources::Sources;
use handbok::theme::Theme;

use crate::settings;

#[path = "../../benches/region.rs"]
pub(crate) mod region;

/// The largest page, in bytes.
const LARGEST: usize = 500_000;

#[test]
fn no_page_of_a_large_region_is_over_500_kb() {
    // An indicator's page is as large however many others have values: two of them are enough.
    let size = region::Size { measured: 2, ..region::FULL };
    let sources = Sources::from_fixture(&region::handbook(size));
    let prepared = pipeline::prepare(&sources, &settings());
    let hb = &prepared.handbook;
    assert_eq!((hb.centres.len(), hb.indicators.len()), (300, 40));
    assert_eq!(hb.measurements.len(), 2 * 300 * 10);
    let theme = Theme::overlaid(&sources, "default");
    let site = Site::new(hb, &sources, &theme, Vec::new());
    // Centres are all alike: a few stand for them.
    let alike = |target: &Target| matches!(target, Target::Centre(c) if c.index() > 3);
    let large: Vec<String> = plan::plan(hb)
        .into_iter()
        .filter(|target| !alike(target))
        .map(|target| page::page(&site, target))
        .filter(|page| page.bytes.len() > LARGEST)
        .map(|page| format!("{}: {} kB", page.path, page.bytes.len() / 1000))
        .collect();
    assert_eq!(large, Vec::<String>::new());
}
