//! Shares that make a whole: costs divided by leased area to the öre, and per cents that sum to 100.

/// One party's part of a cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The party as written.
    pub party: String,
    /// Its area in square metres.
    pub area: f64,
    /// Its share in hundredths of a per cent; all shares together make 10 000.
    pub basis_points: i64,
    /// Its part in öre; all parts together make the cost.
    pub ore: i64,
}

/// Divides a whole by weights so that the parts make exactly the whole: each gets its floor, and
/// what remains goes one by one to the largest remainders, the first named before the later.
/// `None` when no weight is above zero or a sum would overflow.
#[must_use]
pub fn apportion(whole: i64, weights: &[u64]) -> Option<Vec<i64>> {
    let sum: u128 = weights.iter().map(|w| u128::from(*w)).sum();
    if sum == 0 || whole < 0 {
        return None;
    }
    let total = u128::from(whole.unsigned_abs());
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (i, w) in weights.iter().enumerate() {
        let product = total.checked_mul(u128::from(*w))?;
        parts.push(i64::try_from(product / sum).ok()?);
        remainders.push((product % sum, i));
    }
    let given: i64 = parts.iter().sum();
    let mut left = whole - given;
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, i) in remainders {
        if left == 0 {
            break;
        }
        parts[i] += 1;
        left -= 1;
    }
    Some(parts)
}

/// Square metres to square centimetres, so that areas add up exactly; `None` for what is no area.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to lie between 0 and 1e9 square metres"
)]
fn exact(area: f64) -> Option<u64> {
    (area.is_finite() && (0.0..=1e9).contains(&area)).then(|| (area * 10_000.0).round() as u64)
}

/// A yearly cost divided by area; `None` when an area is no area or all are zero.
#[must_use]
pub fn by_area(areas: &[(String, f64)], kronor: i64) -> Option<Vec<Share>> {
    let weights: Vec<u64> = areas.iter().map(|(_, a)| exact(*a)).collect::<Option<_>>()?;
    let ore = apportion(kronor.checked_mul(100)?, &weights)?;
    let points = apportion(10_000, &weights)?;
    Some(
        areas
            .iter()
            .zip(ore.into_iter().zip(points))
            .map(|((party, area), (ore, basis_points))| Share {
                party: party.clone(),
                area: *area,
                basis_points,
                ore,
            })
            .collect(),
    )
}

/// Counts as whole per cents, each rounded by itself, as a reader would check them; they need not
/// sum to 100.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cost_is_divided_to_the_ore() {
        let areas = vec![
            ("region".to_owned(), 100.0),
            ("kommun".to_owned(), 100.0),
            ("forening".to_owned(), 100.0),
        ];
        let shares = by_area(&areas, 100).expect("areas are above zero");
        assert_eq!(shares.iter().map(|s| s.ore).collect::<Vec<_>>(), [3334, 3333, 3333]);
        assert_eq!(shares.iter().map(|s| s.basis_points).collect::<Vec<_>>(), [3334, 3333, 3333]);
    }

    #[test]
    fn forty_five_per_cent_of_the_area_is_forty_five_per_cent_of_the_cost() {
        let areas = vec![("a".to_owned(), 45.0), ("b".to_owned(), 55.0)];
        let shares = by_area(&areas, 1000).expect("areas are above zero");
        assert_eq!((shares[0].basis_points, shares[0].ore), (4500, 45_000));
    }

    #[test]
    fn areas_that_are_no_areas_give_no_shares() {
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(by_area(&[("a".to_owned(), bad)], 100), None, "{bad}");
        }
        assert_eq!(by_area(&[], 100), None);
        assert_eq!(by_area(&[("a".to_owned(), 1.0)], i64::MAX), None);
    }

    proptest! {
        #[test]
        fn shares_make_the_whole(
            areas in prop::collection::vec(0.0f64..5000.0, 1..9), kronor in 0i64..10_000_000
        ) {
            let named: Vec<(String, f64)> = areas.iter().map(|a| (String::new(), *a)).collect();
            if let Some(shares) = by_area(&named, kronor) {
                prop_assert_eq!(shares.iter().map(|s| s.ore).sum::<i64>(), kronor * 100);
                prop_assert_eq!(shares.iter().map(|s| s.basis_points).sum::<i64>(), 10_000);
                prop_assert!(shares.iter().all(|s| s.ore >= 0));
            }
        }
    }
}
