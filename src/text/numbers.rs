//! Numbers in Swedish: `18 266`, `−3 788`, `19,4`, `35 %`, with no-break spaces and a real minus.

/// No-break space, between groups of three digits and before a unit.
pub const NBSP: char = '\u{a0}';
/// The minus sign.
pub const MINUS: char = '\u{2212}';

/// A whole number: `−3 788`.
#[must_use]
pub fn whole(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    if n < 0 {
        out.push(MINUS);
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(NBSP);
        }
        out.push(c);
    }
    out
}

/// A number with at most `decimals` decimals, rounded half away from zero, trailing zeros left
/// out: `19,4`.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "formatted values are far below 2^63")]
pub fn decimal(x: f64, decimals: usize) -> String {
    if !x.is_finite() {
        return "–".to_owned();
    }
    let scale = 10f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = (x.abs() * scale + 1e-9).round();
    let int = (scaled / scale).trunc();
    let mut frac = format!("{:0width$}", (scaled - int * scale).round() as i64, width = decimals);
    while frac.ends_with('0') {
        frac.pop();
    }
    let negative = x < 0.0 && scaled > 0.0;
    let mut out = whole(int as i64);
    if negative {
        out.insert(0, MINUS);
    }
    if decimals > 0 && !frac.is_empty() {
        out.push(',');
        out.push_str(&frac);
    }
    out
}

/// Per cent: `35 %`.
#[must_use]
pub fn percent(x: f64, decimals: usize) -> String {
    format!("{}{NBSP}%", decimal(x, decimals))
}

/// A time in whole minutes: "15 minuter", "2 timmar 5 minuter".
#[must_use]
pub fn duration(minutes: i64) -> String {
    let (hours, rest) = (minutes.max(0) / 60, minutes.max(0) % 60);
    let unit = |n: i64, one: &str, many: &str| {
        format!("{}{}{}", whole(n), NBSP, if n == 1 { one } else { many })
    };
    match (hours, rest) {
        (0, m) => unit(m, "minut", "minuter"),
        (h, 0) => unit(h, "timme", "timmar"),
        (h, m) => format!("{} {}", unit(h, "timme", "timmar"), unit(m, "minut", "minuter")),
    }
}

/// The size of a file: `410 kB`, `1,2 MB`; a thousand bytes make a kilobyte, and no file is
/// smaller than one.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a size is shown with two figures")]
pub fn size(bytes: u64) -> String {
    let kilo = bytes as f64 / 1000.0;
    if kilo < 999.5 {
        return format!("{}{NBSP}kB", decimal(kilo.max(1.0), 0));
    }
    let mega = kilo / 1000.0;
    format!("{}{NBSP}MB", decimal(mega, usize::from(mega < 9.95)))
}

/// Kronor: `200 000 kronor`.
#[must_use]
pub fn kronor(n: i64) -> String {
    format!("{}{NBSP}kronor", whole(n))
}

/// Reads a number as Swedish or English editors write it: `18 266`, `−3 788`, `19,4`, `19.4`.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let cleaned: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        .map(|c| match c {
            '\u{2212}' | '\u{2013}' => '-',
            ',' => '.',
            c => c,
        })
        .collect();
    let body = cleaned.strip_prefix('-').unwrap_or(&cleaned);
    let plain = !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain.then(|| cleaned.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_hours_and_minutes() {
        assert_eq!(duration(1), "1\u{a0}minut");
        assert_eq!(duration(60), "1\u{a0}timme");
        assert_eq!(duration(125), "2\u{a0}timmar 5\u{a0}minuter");
    }

    #[test]
    fn numbers_read_as_swedes_write_them() {
        assert_eq!(whole(18266), "18\u{a0}266");
        assert_eq!(whole(-3788), "\u{2212}3\u{a0}788");
        assert_eq!(whole(12), "12");
        assert_eq!(whole(1_000_000), "1\u{a0}000\u{a0}000");
        assert_eq!(decimal(19.35, 1), "19,4");
        assert_eq!(decimal(35.0, 1), "35");
        assert_eq!(decimal(-0.04, 1), "0");
        assert_eq!(decimal(-17.2, 1), "\u{2212}17,2");
        assert_eq!(percent(35.48, 0), "35\u{a0}%");
    }

    #[test]
    fn sizes_are_told_in_kilobytes_and_megabytes() {
        let said = [1, 1499, 409_600, 999_499, 999_500, 1_240_000, 9_949_999, 12_600_000].map(size);
        let due = ["1 kB", "1 kB", "410 kB", "999 kB", "1 MB", "1,2 MB", "9,9 MB", "13 MB"];
        assert_eq!(said, due.map(|words| words.replace(' ', "\u{a0}")));
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        for n in [-3788.0, 18266.0, 19.4, 0.0] {
            assert_eq!(parse(&decimal(n, 1)), Some(n));
        }
        assert_eq!(parse("tolv"), None);
        assert_eq!(parse("1-2"), None);
    }
}
