//! What a large region costs: 300 centres, 40 indicators, 10 years. Everything that is derived for
//! its pages and tables must take under 0.3 seconds of processor time, and no page may be over
//! 500 kB. `cargo bench --bench derive` measures and fails when it is not so.
#![allow(clippy::disallowed_methods, reason = "a bench stands outside the rooms")]
#![allow(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use handbok::derive::{data, pages};
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::{Site, page, plan};
use handbok::source::sources::Sources;
use handbok::theme::Theme;

mod region;

/// Seconds of processor time that deriving may take.
const SECONDS: f64 = 0.3;
/// The largest page, in bytes.
const LARGEST: usize = 500_000;

/// Processor time of this thread in seconds; where the system does not tell, time on the wall.
fn processor(begun: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(|| begun.elapsed().as_secs_f64(), |n| n / 1e9)
}

fn main() -> ExitCode {
    let begun = Instant::now();
    let sources = Sources::from_fixture(&region::handbook(region::FULL));
    let settings = Settings { today: jiff::civil::date(2026, 11, 21), base_url: None };
    let prepared = pipeline::prepare(&sources, &settings);
    let hb = &prepared.handbook;
    println!(
        "{} centres, {} indicators, {} measured values; {} findings",
        hb.centres.len(),
        hb.indicators.len(),
        hb.measurements.len(),
        prepared.diags.as_slice().len()
    );
    let targets = plan::plan(hb);
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let before = processor(begun);
        for target in &targets {
            black_box(pages::page(hb, *target));
        }
        black_box(data::sheets(hb));
        best = best.min(processor(begun) - before);
    }
    println!("derived {} pages and every table in {best:.3} s of processor time", targets.len());

    let theme = Theme::overlaid(&sources, "default");
    let site = Site::new(hb, &sources, &theme, Vec::new());
    let sizes = targets.iter().map(|t| page::page(&site, *t));
    let largest = sizes.map(|o| (o.bytes.len(), o.path)).max().unwrap_or_default();
    println!("the largest page is {} of {} kB", largest.1, largest.0 / 1000);
    if best < SECONDS && largest.0 <= LARGEST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
