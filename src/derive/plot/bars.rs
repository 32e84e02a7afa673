//! Horizontal bars, each under its own label and with its value at its end.

use super::svg::{Hold, INK, LETTER, MARK, Svg, TEXT, WIDTH, many, wrap};

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length; `None` draws no bar.
    pub value: Option<f64>,
    /// The value in words: "35 %", "Uppgift saknas".
    pub words: String,
}

const LEFT: f64 = 16.0;
/// Room for a value at a bar's end; longer words get more.
const ROOM_FOR_VALUE: f64 = 72.0;
/// Letters of a label on a line.
const COLUMNS: usize = 46;

/// Bars on one scale that begins at zero; `full` is a length that the scale must hold, as 100 for
/// shares of a whole. `None` when there is nothing to compare.
pub fn draw(bars: &[Bar], full: Option<f64>) -> Option<String> {
    let values: Vec<f64> = bars.iter().filter_map(|b| b.value).filter(|v| v.is_finite()).collect();
    let most = values.iter().copied().fold(full.unwrap_or(0.0), f64::max).max(0.0);
    let least = values.iter().copied().fold(0.0, f64::min);
    if values.is_empty() || most <= least {
        return None;
    }
    let shown = bars.iter().filter(|b| b.value.is_some());
    let longest = shown.map(|b| b.words.chars().count()).max().unwrap_or(0);
    let room = ROOM_FOR_VALUE.max(LETTER * many(longest) + 8.0).min(WIDTH / 2.5);
    let both = most > 0.0 && least < 0.0;
    let sides = if both { 2.0 } else { 1.0 };
    let scale = (WIDTH - 2.0 * LEFT - sides * room) / (most - least);
    let left = if least < 0.0 { LEFT + room } else { LEFT };
    let zero = left - least * scale;
    let labels: Vec<Vec<String>> = bars.iter().map(|b| wrap(&b.label, COLUMNS)).collect();
    let heights: Vec<f64> = labels.iter().map(|l| 20.0 * many(l.len().max(1)) + 30.0).collect();
    let mut svg = Svg::new(heights.iter().sum::<f64>() + 16.0);
    let mut y = 12.0;
    for ((bar, lines), height) in bars.iter().zip(labels).zip(heights) {
        let mut at = y;
        for line in &lines {
            at += 20.0;
            svg.text(LEFT, at - 4.0, TEXT, Hold::Start, line);
        }
        let middle = at + 16.0;
        match bar.value.filter(|v| v.is_finite()) {
            Some(value) => {
                let end = zero + value * scale;
                svg.rect([zero.min(end), at + 1.0, (end - zero).abs(), 18.0], MARK, None);
                if value < 0.0 {
                    svg.bold(end - 6.0, middle, TEXT, Hold::End, &bar.words);
                } else {
                    svg.bold(end + 6.0, middle, TEXT, Hold::Start, &bar.words);
                }
            }
            None if least < 0.0 => svg.muted(zero - 6.0, middle, TEXT, Hold::End, &bar.words),
            None => svg.muted(zero + 6.0, middle, TEXT, Hold::Start, &bar.words),
        }
        svg.line([zero, at - 1.0, zero, at + 21.0], INK, 1.5, false);
        y += height;
    }
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(value: Option<f64>) -> Bar {
        Bar {
            label: "Ö & ä".to_owned(),
            value,
            words: value.map_or_else(|| "Uppgift saknas".to_owned(), |v| v.to_string()),
        }
    }

    #[test]
    fn bars_are_as_long_as_their_values() {
        let svg = draw(&[bar(Some(50.0)), bar(Some(100.0)), bar(None)], Some(100.0))
            .expect("there are values");
        assert!(svg.contains(r#"width="158""#) && svg.contains(r#"width="316""#), "{svg}");
        assert!(svg.contains("Uppgift saknas") && svg.contains("Ö &amp; ä"));
    }

    #[test]
    fn values_below_zero_grow_to_the_left() {
        let svg = draw(&[bar(Some(-10.0)), bar(Some(10.0))], None).expect("there are values");
        assert!(svg.contains(r#"x="88""#) && svg.contains(r#"x="210""#), "{svg}");
    }

    #[test]
    fn nothing_to_compare_is_no_figure() {
        assert_eq!(draw(&[], None), None);
        assert_eq!(draw(&[bar(None), bar(Some(f64::NAN))], None), None);
        assert_eq!(draw(&[bar(Some(0.0))], None), None);
    }
}
