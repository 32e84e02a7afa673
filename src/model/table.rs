//! Names that authors write, references that are proved, and the tables that prove them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::source::span::{Span, Spanned};

/// What an author wrote for a `T`: a hope that such a thing exists.
pub struct Name<T> {
    /// The text as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    kind: PhantomData<fn() -> T>,
}

impl<T> Name<T> {
    /// A name as written at a place.
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), span, kind: PhantomData }
    }
}

impl<T> Clone for Name<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone(), self.span)
    }
}

impl<T> fmt::Debug for Name<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Name({:?})", self.text)
    }
}

/// A proof that a `T` exists: only [`Table`] makes one.
pub struct Ref<T> {
    index: u32,
    kind: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// The place in its table, for sorting and for arrays beside the table.
    #[must_use]
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Ref<T> {}
impl<T> Hash for Ref<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> PartialOrd for Ref<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Ref<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ref({})", self.index)
    }
}

/// A thing with an id of its own.
pub trait Noun {
    /// What editors call it in the singular, indefinite: "mål", "familjecentral".
    const SINGULAR: &'static str;
    /// What editors call it in the singular, definite: "målet".
    const DEFINITE: &'static str;
    /// The id as written.
    fn id(&self) -> &Spanned<String>;
}

/// All things of one kind, in the order they were read, found by id. A clone shares the rows.
#[derive(Debug)]
pub struct Table<T> {
    rows: Vec<Arc<T>>,
    by_id: Arc<HashMap<String, u32>>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: Arc::default() }
    }
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self { rows: self.rows.clone(), by_id: Arc::clone(&self.by_id) }
    }
}

impl<T> Table<T> {
    fn reference(index: u32) -> Ref<T> {
        Ref { index, kind: PhantomData }
    }

    /// The row of a reference.
    #[must_use]
    pub fn get(&self, r: Ref<T>) -> &T {
        &self.rows[r.index()]
    }

    /// The reference of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Ref<T>> {
        self.by_id.get(id).map(|&i| Self::reference(i))
    }

    /// References and rows in order.
    pub fn iter(&self) -> impl Iterator<Item = (Ref<T>, &T)> {
        self.rows
            .iter()
            .enumerate()
            .map(|(i, row)| (Self::reference(u32::try_from(i).unwrap_or(u32::MAX)), &**row))
    }

    /// Rows in order.
    pub fn rows(&self) -> impl Iterator<Item = &T> {
        self.rows.iter().map(|row| &**row)
    }

    /// References in order.
    pub fn refs(&self) -> impl Iterator<Item = Ref<T>> + use<T> {
        (0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX)).map(Self::reference)
    }

    /// Ids in order.
    pub fn ids(&self) -> impl Iterator<Item = &str>
    where
        T: Noun,
    {
        self.rows.iter().map(|row| row.id().value.as_str())
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row; `None` when its id is taken (the row is not added).
    pub fn add(&mut self, row: T) -> Option<Ref<T>>
    where
        T: Noun,
    {
        self.add_shared(Arc::new(row))
    }

    /// Adds a row that somebody may hold already; `None` when its id is taken (it is not added).
    pub fn add_shared(&mut self, row: Arc<T>) -> Option<Ref<T>>
    where
        T: Noun,
    {
        let index = u32::try_from(self.rows.len()).ok()?;
        let Entry::Vacant(free) = Arc::make_mut(&mut self.by_id).entry(row.id().value.clone())
        else {
            return None;
        };
        free.insert(index);
        self.rows.push(row);
        Some(Self::reference(index))
    }

    /// Makes room for so many more rows.
    pub fn reserve(&mut self, more: usize) {
        self.rows.reserve(more);
        Arc::make_mut(&mut self.by_id).reserve(more);
    }

    /// Turns every row into another kind of row, keeping ids, order and therefore references.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Table<U>
    where
        T: Clone,
    {
        let rows = self.rows.into_iter().map(|row| Arc::new(f(Arc::unwrap_or_clone(row))));
        Table { rows: rows.collect(), by_id: self.by_id }
    }

    /// A table of the same ids with other rows, shared with whoever made them.
    ///
    /// # Panics
    /// When there are more or fewer rows than ids: references would lie.
    #[must_use]
    pub fn with_rows<U>(&self, rows: Vec<Arc<U>>) -> Table<U> {
        assert_eq!(rows.len(), self.rows.len(), "a row must become a row, or references would lie");
        Table { rows, by_id: Arc::clone(&self.by_id) }
    }

    /// Puts another row in a row's place; it must have the same id.
    pub fn replace(&mut self, r: Ref<T>, row: T) {
        self.rows[r.index()] = Arc::new(row);
    }

    /// Turns all rows at once, keeping ids and order.
    ///
    /// # Panics
    /// When the function returns more or fewer rows than it was given: references would lie.
    #[must_use]
    pub fn transform<U>(self, f: impl FnOnce(Vec<Arc<T>>) -> Vec<Arc<U>>) -> Table<U> {
        let count = self.rows.len();
        let rows = f(self.rows);
        assert_eq!(rows.len(), count, "a row must become a row, or references would lie");
        Table { rows, by_id: self.by_id }
    }

    /// The ids, for the table that this one will become by [`Table::map`].
    #[must_use]
    pub fn names<U>(&self) -> Ids<U> {
        Ids { by_id: Arc::clone(&self.by_id), kind: PhantomData }
    }

    /// The reference of an id in the table that this one will become by [`Table::map`].
    #[must_use]
    pub fn promise<U>(&self, id: &str) -> Option<Ref<U>> {
        self.by_id.get(id).map(|&i| Table::<U>::reference(i))
    }
}

/// Which ids there are of a kind, and the references that they prove, without the rows: shared with
/// the table.
#[derive(Debug)]
pub struct Ids<T> {
    by_id: Arc<HashMap<String, u32>>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Ids<T> {
    /// The reference of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Ref<T>> {
        self.by_id.get(id).map(|&i| Table::<T>::reference(i))
    }

    /// The ids in order: put in it when somebody asks.
    #[must_use]
    pub fn all(&self) -> Vec<&str> {
        let mut all: Vec<(u32, &str)> = self.by_id.iter().map(|(id, i)| (*i, &**id)).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, id)| id).collect()
    }
}

impl<T> std::ops::Index<Ref<T>> for Table<T> {
    type Output = T;
    fn index(&self, r: Ref<T>) -> &T {
        self.get(r)
    }
}
