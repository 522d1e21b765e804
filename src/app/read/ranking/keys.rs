//! Where the arrow keys lead in a ranking.

/// Rows that a page has.
const PAGE: usize = 10;

/// The position of the row that a key leads to, of so many; `None` for other keys, and without rows.
pub fn target(key: &str, from: usize, rows: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    let to = match key {
        "ArrowDown" => from + 1,
        "ArrowUp" => from.saturating_sub(1),
        "PageDown" => from + PAGE,
        "PageUp" => from.saturating_sub(PAGE),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}
