//! From simplified to traditional Chinese characters.
//!
//! Characters are replaced one by one, except in words of two characters that need another
//! counterpart (`发展` is 發展, `理发` is 理髮). Traditional characters and everything that is not
//! Chinese stay as they are.
//!
//! The crate zhconv has every character and phrase of `OpenCC` and weighs 200 KB in a page (gzip, 0.4.2);
//! this table covers what the program and its index say, which a test compares with `OpenCC`.

mod table;

use table::{SIMPLIFIED, TRADITIONAL, WORDS};

/// Bytes of a character in the table: all are in the three-byte range of UTF-8.
const WIDTH: usize = 3;

/// A text in traditional characters.
///
/// The leftmost of overlapping words wins.
///
/// ```
/// use xingfu::text::script::traditional;
///
/// assert_eq!(traditional("公布权重与发展，理发 3.6万"), "公佈權重與發展，理髮 3.6萬");
/// ```
pub fn traditional(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (taken, put) = rest
            .get(..2 * WIDTH)
            .and_then(|word| Some((word, counterpart(WORDS, 4 * WIDTH, word)?)))
            .or_else(|| {
                let one = rest.get(..WIDTH)?;
                Some((one, counterpart_of(one)?))
            })
            .unwrap_or_else(|| {
                let one = rest.get(..first.len_utf8()).unwrap_or(rest);
                (one, one)
            });
        written.push_str(put);
        rest = rest.get(taken.len()..).unwrap_or_default();
    }
    written
}

/// The second half of the entry whose first half is `word`.
fn counterpart(entries: &'static str, size: usize, word: &str) -> Option<&'static str> {
    let at = find(entries, size, word)?;
    entries.get(at + word.len()..at + size)
}

fn counterpart_of(character: &str) -> Option<&'static str> {
    let at = find(SIMPLIFIED, WIDTH, character)?;
    TRADITIONAL.get(at..at + WIDTH)
}

/// The position of the entry that begins with `key` among ascending entries of equal size.
fn find(entries: &str, size: usize, key: &str) -> Option<usize> {
    let (mut low, mut high) = (0, entries.len() / size);
    while low < high {
        let middle = usize::midpoint(low, high);
        let at = middle * size;
        match entries.get(at..at + key.len())?.cmp(key) {
            std::cmp::Ordering::Equal => return Some(at),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str, characters: usize) -> Vec<String> {
        let all: Vec<char> = text.chars().collect();
        all.chunks(characters)
            .map(|one| one.iter().collect())
            .collect()
    }

    #[test]
    fn the_tables_are_of_one_width_and_in_order() {
        for text in [SIMPLIFIED, TRADITIONAL, WORDS] {
            assert!(text.chars().all(|character| character.len_utf8() == WIDTH));
        }
        assert_eq!(SIMPLIFIED.len(), TRADITIONAL.len());
        assert_eq!(WORDS.len() % (4 * WIDTH), 0);
        for entries in [entries(SIMPLIFIED, 1), entries(WORDS, 4)] {
            assert!(entries.len() > 100 && entries.is_sorted());
        }
    }

    #[test]
    fn each_entry_is_found_and_changes_something() {
        for (from, to) in entries(SIMPLIFIED, 1).iter().zip(entries(TRADITIONAL, 1)) {
            assert_eq!(traditional(from), to);
            assert_ne!(*from, to);
        }
        for entry in entries(WORDS, 4) {
            let (from, to) = entry.split_at(2 * WIDTH);
            assert_eq!(traditional(from), to);
            let alone: String = from
                .chars()
                .map(|one| traditional(&one.to_string()))
                .collect();
            assert_ne!(alone, to, "{from} needs no entry");
        }
    }

    #[test]
    fn what_is_traditional_stays() {
        let texts = "公佈權重與發展，理髮；批覆、答覆、複核、簽約、關係；English ½ 🙂 36,000";
        assert_eq!(traditional(texts), texts);
        for entry in entries(WORDS, 4) {
            let (_, to) = entry.split_at(2 * WIDTH);
            assert_eq!(traditional(to), to);
        }
    }
}
