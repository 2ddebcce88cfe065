//! Crate docs with `code` and *stress*.
use std::{collections::HashMap, fmt};

/// A point.
///
/// ```
/// let p = Point::new(1, 2);
/// ```
#[derive(Debug, Clone)]
pub struct Point<T: Copy = i32> {
    x: T,
    y: T,
}

impl<T> fmt::Display for Point<T>
where
    T: Copy + fmt::Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

const MAX: usize = 0xff_u8 as usize;

async fn run(limit: usize) -> Result<(), Box<dyn std::error::Error>> {
    let mut seen = HashMap::new();
    'outer: for (i, c) in "a\tb\u{1F600}".chars().enumerate().skip(1) {
        match c {
            'a'..='z' if i < limit => *seen.entry(c).or_insert(0) += 1,
            _ => continue 'outer,
        }
    }
    let raw = r#"raw "text""#;
    println!("{raw} {:?}", seen.iter().map(|(k, v)| (k, v * 2)).collect::<Vec<_>>());
    Ok(())
}
