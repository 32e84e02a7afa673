//! A county's municipalities by status: boundaries from SCB, patterns and numbers instead of
//! colours, so that the map is legible in grey; the numbers are those of the list beside it.

use super::svg::{Hold, INK, MARK, MUTED, PAPER, SMALL, SUNK, Svg, TEXT, WIDTH, length, many};
use crate::model::closed::Closed;
use crate::model::words::MunicipalityStatus;

/// One municipality a line: official code, then rings of `x y dx dy …` in 100 m of SWEREF 99 TM.
/// Made by `tools/kommungranser.py`. Källa: SCB.
const BOUNDARIES: &str = include_str!("map/kommuner.txt");

/// A municipality to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Official code, four digits.
    pub code: String,
    /// Its number in the list beside the map.
    pub number: usize,
    /// Where it stands.
    pub status: MunicipalityStatus,
}

/// Radius of the circle behind a number.
const RADIUS: f64 = 10.5;

/// No map is taller, its legend aside.
const TALLEST: f64 = 560.0;
/// The width and the greatest height of a map that stands beside a list.
const BESIDE: f64 = 240.0;

type Ring = Vec<(f64, f64)>;

fn ring(text: &str) -> Ring {
    let mut numbers = text.split(' ').filter_map(|n| n.parse::<f64>().ok());
    let mut out: Ring = Vec::new();
    while let (Some(x), Some(y)) = (numbers.next(), numbers.next()) {
        let next = out.last().map_or((x, y), |(px, py)| (px + x, py + y));
        out.push(next);
    }
    out
}

/// The rings of a municipality by its official code.
fn rings(code: &str) -> Option<Vec<Ring>> {
    BOUNDARIES.lines().find_map(|line| {
        let (own, shape) = line.split_once(' ')?;
        (own == code).then(|| shape.split(';').map(ring).collect())
    })
}

/// Twice the signed area, and the centroid.
fn centroid(ring: &Ring) -> (f64, (f64, f64)) {
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    let next = ring.iter().cycle().skip(1);
    for (a, b) in ring.iter().zip(next) {
        let cross = a.0 * b.1 - b.0 * a.1;
        area += cross;
        x += (a.0 + b.0) * cross;
        y += (a.1 + b.1) * cross;
    }
    if area.abs() < f64::EPSILON {
        return (0.0, ring.first().copied().unwrap_or_default());
    }
    (area.abs(), (x / (3.0 * area), y / (3.0 * area)))
}

/// Pushes circles that overlap apart, each half of the way, until none do or enough is tried.
fn apart(spots: &mut [(f64, f64)]) {
    let least = 2.0 * RADIUS + 1.0;
    for _ in 0..40 {
        for i in 0..spots.len() {
            for j in i + 1..spots.len() {
                let (dx, dy) = (spots[j].0 - spots[i].0, spots[j].1 - spots[i].1);
                let distance = dx.hypot(dy);
                if distance >= least {
                    continue;
                }
                let (ux, uy) =
                    if distance < 0.01 { (1.0, 0.0) } else { (dx / distance, dy / distance) };
                let push = (least - distance) / 2.0;
                spots[i] = (spots[i].0 - ux * push, spots[i].1 - uy * push);
                spots[j] = (spots[j].0 + ux * push, spots[j].1 + uy * push);
            }
        }
    }
}

fn fill(status: MunicipalityStatus) -> &'static str {
    match status {
        MunicipalityStatus::Centre => MARK,
        MunicipalityStatus::Planned => "url(#karta-planerad)",
        MunicipalityStatus::FamilyUnit => "url(#karta-familjeenhet)",
        MunicipalityStatus::Intent => "url(#karta-avsikt)",
        MunicipalityStatus::IntentPaused => "url(#karta-pausad)",
        MunicipalityStatus::None => PAPER,
        MunicipalityStatus::Unknown => SUNK,
    }
}

fn patterns() -> String {
    let pattern = |id: &str, d: &str| {
        format!(
            r#"<pattern id="karta-{id}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="{PAPER}"/><path d="{d}" stroke="{MARK}" stroke-width="1.6" fill="none"/></pattern>"#
        )
    };
    format!(
        "<defs>{}{}{}{}</defs>",
        pattern("planerad", "M0 8L8 0M-2 2L2 -2M6 10L10 6"),
        pattern("familjeenhet", "M2.5 4h3M4 2.5v3"),
        pattern("avsikt", "M0 4H8"),
        pattern("pausad", "M4 0V8"),
    )
}

/// Municipalities, each with its boundary.
type Bounded<'a> = Vec<(&'a Area, Vec<Ring>)>;

/// The municipalities whose boundaries are known, and how far they reach: west, east, south, north.
fn known(areas: &[Area]) -> Option<(Bounded<'_>, [f64; 4])> {
    let found: Bounded<'_> = areas.iter().filter_map(|a| Some((a, rings(&a.code)?))).collect();
    let points = || found.iter().flat_map(|(_, rings)| rings.iter().flatten());
    let west = points().map(|p| p.0).reduce(f64::min)?;
    let east = points().map(|p| p.0).reduce(f64::max)?;
    let south = points().map(|p| p.1).reduce(f64::min)?;
    let north = points().map(|p| p.1).reduce(f64::max)?;
    Some((found, [west, east, south, north]))
}

/// The map with its legend; `None` when no municipality's boundary is known.
pub fn draw(areas: &[Area]) -> Option<String> {
    let (found, [west, east, south, north]) = known(areas)?;
    let scale = ((WIDTH - 24.0) / (east - west).max(1.0)).min(TALLEST / (north - south).max(1.0));
    let left = (WIDTH - (east - west) * scale) / 2.0;
    let place = |(x, y): (f64, f64)| (left + (x - west) * scale, 16.0 + (north - y) * scale);
    let bottom = 16.0 + (north - south) * scale;

    let legend: Vec<(MunicipalityStatus, usize)> = MunicipalityStatus::WORDS
        .iter()
        .map(|(s, _, _)| (*s, areas.iter().filter(|a| a.status == *s).count()))
        .filter(|(_, n)| *n > 0)
        .collect();
    let mut svg = Svg::new(bottom + 46.0 + 26.0 * many(legend.len()));
    svg.raw(&patterns());
    for (area, shape) in &found {
        let mut d = String::new();
        for ring in shape {
            for (i, p) in ring.iter().enumerate() {
                let (x, y) = place(*p);
                d.push(if i == 0 { 'M' } else { 'L' });
                d.push_str(&length(x));
                d.push(' ');
                d.push_str(&length(y));
            }
            d.push('Z');
        }
        svg.path(&d, fill(area.status), INK);
    }
    let mut spots: Vec<(f64, f64)> = found
        .iter()
        .filter_map(|(_, shape)| shape.iter().map(centroid).max_by(|a, b| a.0.total_cmp(&b.0)))
        .map(|(_, middle)| place(middle))
        .collect();
    apart(&mut spots);
    for ((area, _), (x, y)) in found.iter().zip(spots) {
        svg.circle(x, y, RADIUS, PAPER, Some(INK));
        svg.text(x, y + 5.4, SMALL, Hold::Middle, &area.number.to_string());
    }
    let mut y = bottom + 18.0;
    for (status, n) in legend {
        svg.rect([16.0, y, 26.0, 18.0], fill(status), Some(INK));
        svg.text(52.0, y + 14.5, TEXT, Hold::Start, &format!("{}: {n}", status.label()));
        y += 26.0;
    }
    svg.muted(16.0, y + 14.0, SMALL, Hold::Start, "Kommungränser. Källa: SCB");
    Some(svg.finish())
}

/// A small map without numbers, for the side of a list: the municipalities that have a centre are
/// filled. Points that fall together at its size are one. `None` when no boundary is known.
pub fn beside(areas: &[Area]) -> Option<String> {
    let (found, [west, east, south, north]) = known(areas)?;
    let scale = (BESIDE / (east - west).max(1.0)).min(BESIDE / (north - south).max(1.0));
    let place = |(x, y): (f64, f64)| {
        (2.0 + ((x - west) * scale).round(), 2.0 + ((north - y) * scale).round())
    };
    let size = |length: f64| 4.0 + (length * scale).round();
    let mut svg = Svg::sized(size(east - west), size(north - south));
    for (area, shape) in &found {
        let mut d = String::new();
        for ring in shape {
            let mut ring: Vec<(f64, f64)> = ring.iter().map(|p| place(*p)).collect();
            ring.dedup();
            if ring.len() < 4 {
                continue;
            }
            let mut last = None;
            for (x, y) in ring {
                let step = last.map_or((x, y), |(px, py)| (x - px, y - py));
                d.push(if last.is_none() { 'M' } else { 'l' });
                d.push_str(&length(step.0));
                if step.1 >= 0.0 {
                    d.push(' ');
                }
                d.push_str(&length(step.1));
                last = Some((x, y));
            }
            d.push('z');
        }
        let filled = area.status == MunicipalityStatus::Centre;
        svg.path(&d, if filled { MARK } else { PAPER }, MUTED);
    }
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_municipality_with_a_shape() {
        let mut codes = Vec::new();
        for line in BOUNDARIES.lines() {
            let (code, _) = line.split_once(' ').expect("a code and a shape");
            assert!(code.len() == 4 && code.bytes().all(|b| b.is_ascii_digit()), "{code}");
            let shape = rings(code).expect("found by its code");
            assert!(!shape.is_empty() && shape.iter().all(|r| r.len() > 2), "{code}");
            codes.push(code);
        }
        assert_eq!(codes.len(), 290);
        assert!(codes.is_sorted());
    }

    #[test]
    fn numbers_do_not_cover_each_other() {
        let mut spots = vec![(0.0, 0.0), (0.0, 0.0), (5.0, 0.0), (100.0, 100.0)];
        apart(&mut spots);
        for (i, a) in spots.iter().enumerate() {
            for b in &spots[i + 1..] {
                assert!((a.0 - b.0).hypot(a.1 - b.1) >= 2.0 * RADIUS, "{spots:?}");
            }
        }
        assert_eq!(spots[3], (100.0, 100.0));
    }

    #[test]
    fn the_legend_counts_by_status_and_unknown_codes_draw_nothing() {
        let area = |code: &str, status| Area { code: code.to_owned(), number: 1, status };
        let svg = draw(&[
            area("2081", MunicipalityStatus::Centre),
            area("2061", MunicipalityStatus::Planned),
        ])
        .expect("two known codes");
        assert!(svg.contains("Familjecentral: 1") && svg.contains("Planerad: 1"));
        assert!(svg.contains("Källa: SCB"));
        assert_eq!(draw(&[area("9999", MunicipalityStatus::Centre)]), None);
    }

    #[test]
    fn a_map_beside_a_list_is_small_and_fills_only_those_with_a_centre() {
        let area = |code: &str, status| Area { code: code.to_owned(), number: 1, status };
        let svg = beside(&[
            area("2081", MunicipalityStatus::Centre),
            area("2061", MunicipalityStatus::Planned),
            area("2062", MunicipalityStatus::Unknown),
        ])
        .expect("three known codes");
        let filled = svg.matches(&format!("fill=\"{MARK}\"")).count();
        assert_eq!((svg.matches("<path").count(), filled), (3, 1), "{svg}");
        assert!(svg.len() < 3000, "{} bytes", svg.len());
        assert_eq!(beside(&[area("9999", MunicipalityStatus::Centre)]), None);
    }

    #[test]
    fn every_status_has_a_fill_of_its_own_that_does_not_need_colour() {
        let all = MunicipalityStatus::WORDS.iter().map(|(status, _, _)| *status);
        let areas: Vec<Area> = BOUNDARIES
            .lines()
            .zip(all)
            .map(|(line, status)| Area { code: line[..4].to_owned(), number: 1, status })
            .collect();
        let svg = draw(&areas).expect("known codes");
        let legend = |area: &Area| {
            let text = svg.find(&format!("{}: 1", area.status.label())).expect("in the legend");
            let box_ = svg[..text].rfind("<rect").expect("a box before the text");
            svg[box_..].split_once("fill=\"").and_then(|(_, x)| x.split_once('"')).map(|(x, _)| x)
        };
        let fills: Vec<&str> = areas.iter().filter_map(legend).collect();
        assert_eq!(fills.len(), MunicipalityStatus::WORDS.len());
        let distinct: std::collections::BTreeSet<&&str> = fills.iter().collect();
        assert_eq!(distinct.len(), fills.len(), "two statuses look the same: {fills:?}");

        // A pattern differs by its lines; what is plain differs by how light it is.
        let mut lines = Vec::new();
        let mut lightness = Vec::new();
        for fill in fills {
            if let Some(id) = fill.strip_prefix("url(#").and_then(|x| x.strip_suffix(')')) {
                let (_, pattern) =
                    svg.split_once(&format!("<pattern id=\"{id}\"")).expect("the pattern is there");
                let path = pattern.split_once("<path d=\"").expect("has lines").1;
                lines.push(path.split_once('"').expect("an end").0);
            } else {
                let part = |i| u32::from_str_radix(&fill[i..i + 2], 16).expect("a hex colour");
                lightness.push((299 * part(1) + 587 * part(3) + 114 * part(5)) / 1000);
            }
        }
        let count = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), count, "two patterns have the same lines");
        lightness.sort_unstable();
        assert!(lightness.windows(2).all(|w| w[1] - w[0] >= 20), "{lightness:?}");
    }
}
