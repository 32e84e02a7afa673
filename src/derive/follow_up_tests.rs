//! Cases and an attack on the suppression of small cells.

use proptest::prelude::*;

use super::*;

/// Objects of a tree by number: the parent of `n` is `(n - 1) / 3`.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "as `suppress` calls it")]
fn up(n: &usize) -> Option<usize> {
    (*n > 0).then(|| (*n - 1) / 3)
}

fn value(value: f64) -> Cell {
    Cell::Value { value, n: None, preliminary: false, doubt: None }
}

/// A tree of 1 + 3 + 9 objects where every whole is the sum of its parts.
fn tree(leaves: &[u32; 9]) -> BTreeMap<usize, Cell> {
    let mut numbers = [0.0; 13];
    for (i, leaf) in leaves.iter().enumerate() {
        numbers[4 + i] = f64::from(*leaf);
    }
    for i in (1..13).rev() {
        numbers[(i - 1) / 3] += numbers[i];
    }
    numbers.iter().enumerate().map(|(i, n)| (i, value(*n))).collect()
}

fn hidden(cell: &Cell) -> bool {
    matches!(cell, Cell::Small | Cell::Guard)
}

/// What an attacker can solve: reduces the sums over the hidden cells and returns those that come
/// out alone.
fn solved(column: &BTreeMap<usize, Cell>) -> Vec<usize> {
    let unknown: Vec<usize> = column.iter().filter(|(_, c)| hidden(c)).map(|(o, _)| *o).collect();
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for whole in 0..4 {
        let coefficient = |o: usize| {
            if o == whole {
                -1.0
            } else if up(&o) == Some(whole) {
                1.0
            } else {
                0.0
            }
        };
        rows.push(unknown.iter().map(|o| coefficient(*o)).collect());
    }
    let mut rank = 0;
    for column in 0..unknown.len() {
        let Some(pivot) = (rank..rows.len()).find(|r| rows[*r][column].abs() > 1e-9) else {
            continue;
        };
        rows.swap(rank, pivot);
        let by = rows[rank][column];
        rows[rank].iter_mut().for_each(|x| *x /= by);
        for other in 0..rows.len() {
            let factor = rows[other][column];
            if other != rank && factor.abs() > 1e-9 {
                let source = rows[rank].clone();
                rows[other].iter_mut().zip(source).for_each(|(x, y)| *x -= factor * y);
            }
        }
        rank += 1;
    }
    rows.iter()
        .filter_map(|row| {
            let alone: Vec<usize> = (0..row.len()).filter(|i| row[*i].abs() > 1e-9).collect();
            (alone.len() == 1).then(|| unknown[alone[0]])
        })
        .collect()
}

#[test]
fn one_small_part_takes_the_next_smallest_with_it() {
    let mut column = tree(&[3, 40, 50, 60, 70, 80, 90, 91, 92]);
    suppress(&mut column, 5, false, up);
    assert_eq!(column[&4], Cell::Small);
    assert_eq!(column[&5], Cell::Guard);
    assert!(!hidden(&column[&6]) && !hidden(&column[&1]) && !hidden(&column[&0]));
}

#[test]
fn none_is_not_small_and_without_a_whole_nothing_more_is_hidden() {
    let mut column = BTreeMap::from([(4, value(0.0)), (5, value(4.0)), (6, value(50.0))]);
    suppress(&mut column, 5, false, up);
    assert_eq!(column[&4], value(0.0));
    assert_eq!(column[&5], Cell::Small);
    assert_eq!(column[&6], value(50.0));
}

#[test]
fn a_share_is_small_by_its_basis_and_by_either_side() {
    assert!(is_small(50.0, Some(4), 5, true));
    assert!(is_small(2.0, Some(100), 5, true));
    assert!(is_small(98.0, Some(100), 5, true));
    assert!(!is_small(50.0, Some(100), 5, true));
    assert!(!is_small(3.0, None, 5, true), "a share without its basis is not a count");
    assert!(is_small(-3.0, None, 5, false));
}

proptest! {
    #[test]
    fn no_hidden_cell_can_be_solved_from_the_sums(leaves in any::<[u8; 9]>(), smallest in 2i64..40) {
        let leaves = leaves.map(u32::from);
        let mut column = tree(&leaves);
        let before = column.clone();
        suppress(&mut column, smallest, false, up);
        prop_assert_eq!(solved(&column), Vec::<usize>::new());
        for (o, cell) in &column {
            let Cell::Value { value, .. } = before[o] else { unreachable!("only values") };
            if value > 0.0 && value < to_float(smallest) {
                prop_assert!(hidden(cell));
            }
        }
    }
}
