//! Text metrics and line breaking without a font, so the same on every machine.

/// The width of a line of text at a font size, in the unit of the size.
///
/// Full-width characters count 1 em; others come from a small table that leans to the wide side
/// of the system fonts in use, so that texts measured to fit do fit.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// Breaks text into at most `lines` lines no wider than `width`.
///
/// Breaks at spaces and between full-width characters, keeps closing punctuation off the start
/// of a line and opening punctuation off its end, cuts a word only when it is wider than a
/// line, and balances the lines. Text cut off is marked by `…`. Empty text gives no line.
pub fn wrap(text: &str, size: f64, width: f64, lines: usize) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || lines == 0 {
        return Vec::new();
    }
    let total = text_width(&text, size);
    if total <= width {
        return vec![text];
    }
    if lines == 1 {
        return vec![shorten(&text, size, width)];
    }
    let whole = greedy(&text, size, width);
    if whole.len() > lines {
        return truncated(whole, size, width, lines);
    }
    balanced(&text, size, width, total, whole)
}

/// The text itself where it fits, otherwise its beginning and `…`.
pub fn shorten(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - advance('…') * size;
    let mut used = 0.0;
    let kept = text.chars().take_while(|&character| {
        used += advance(character) * size;
        used <= room
    });
    let kept: String = kept.collect();
    format!("{}…", kept.trim_end())
}

/// The same number of lines, with lengths as even as possible.
fn balanced(text: &str, size: f64, width: f64, total: f64, whole: Vec<String>) -> Vec<String> {
    let words = pieces(text)
        .into_iter()
        .map(|piece| text_width(piece.trim_end(), size));
    let mut target = words.fold(total / whole.len() as f64, f64::max);
    while target < width {
        let lines = greedy(text, size, target);
        if lines.len() <= whole.len() {
            return lines;
        }
        target += size / 2.0;
    }
    whole
}

fn truncated(mut whole: Vec<String>, size: f64, width: f64, lines: usize) -> Vec<String> {
    let rest = whole.split_off(lines);
    if let (Some(last), Some(next)) = (whole.last_mut(), rest.first()) {
        let space = if next.starts_with(is_wide) || last.ends_with(is_wide) {
            ""
        } else {
            " "
        };
        *last = shorten(&format!("{last}{space}{next}{space}…"), size, width);
    }
    whole
}

fn greedy(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for piece in pieces(text) {
        let wide = text_width(piece.trim_end(), size);
        if used + wide > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
        }
        if wide > width {
            for character in piece.chars() {
                let step = advance(character) * size;
                if used + step > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line).trim_end().to_owned());
                    used = 0.0;
                }
                line.push(character);
                used += step;
            }
        } else {
            line.push_str(piece);
            used += text_width(piece, size);
        }
    }
    let last = line.trim_end();
    if !last.is_empty() {
        lines.push(last.to_owned());
    }
    lines
}

/// A text split at every possible line break.
fn pieces(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            parts.push(&text[start..at]);
            start = at;
        }
        before = Some(character);
    }
    parts.push(&text[start..]);
    parts
}

fn may_break(before: char, after: char) -> bool {
    if OPENING.contains(before) || CLOSING.contains(after) || after == ' ' {
        return false;
    }
    before == ' ' || before == '-' || is_wide(before) || is_wide(after)
}

/// No line ends with these; the escapes are the full-width forms of `(`, `[` and `{`.
const OPENING: &str = "〔【《〈「『“‘([{\u{FF08}\u{FF3B}\u{FF5B}";

/// No line begins with these; the escapes are the full-width forms of `,.;:!?%)]}`.
const CLOSING: &str = ",.;:!?%)]}、。〕】》〉」』”’…·\u{FF0C}\u{FF0E}\u{FF1B}\u{FF1A}\u{FF01}\u{FF1F}\u{FF05}\u{FF09}\u{FF3D}\u{FF5D}";

fn is_wide(character: char) -> bool {
    advance(character) >= 1.0
}

/// The advance of one character in em.
fn advance(character: char) -> f64 {
    match character {
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0.0,
        '\u{2009}' | '\u{200A}' | '\u{202F}' => 0.25,
        ' ' | '\u{A0}' | 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' => 0.3,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '{' | '}' | '/' | '\\' | '-' | '`' | '"' => 0.41,
        '0'..='9' | '\u{2212}' | '+' | '=' | '<' | '>' | '–' => 0.6,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.93,
        'A'..='Z' | '&' => 0.69,
        character if is_full_width(character) => 1.0,
        _ => 0.56,
    }
}

fn is_full_width(character: char) -> bool {
    matches!(character,
        '\u{B7}' | '\u{1100}'..='\u{115F}' | '\u{2014}'..='\u{2015}' | '\u{2018}'..='\u{201D}' | '\u{2026}'
        | '\u{2030}' | '\u{203B}' | '\u{2100}'..='\u{214F}' | '\u{2160}'..='\u{2188}'
        | '\u{2190}'..='\u{21FF}' | '\u{2460}'..='\u{27BF}' | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}
