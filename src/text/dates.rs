//! Dates in Swedish: `31 mars 2027`, `maj 2021`.

use jiff::civil::Date;

/// Names of months, January first.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// The name of a month 1–12; empty outside.
#[must_use]
pub fn month(number: i8) -> &'static str {
    usize::try_from(number).ok().and_then(|n| MONTHS.get(n.wrapping_sub(1))).copied().unwrap_or("")
}

/// `31 mars 2027`.
#[must_use]
pub fn long(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), date.year())
}

/// `2027-03-31`.
#[must_use]
pub fn iso(date: Date) -> String {
    date.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_without_a_leading_zero() {
        assert_eq!(long(jiff::civil::date(2027, 3, 1)), "1 mars 2027");
        assert_eq!(iso(jiff::civil::date(2027, 3, 1)), "2027-03-01");
    }
}
