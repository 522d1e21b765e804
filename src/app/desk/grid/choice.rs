//! Choosing by key: a number, the first letters, or the initials of a Chinese name.

/// One of a few values of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the data call it.
    pub id: String,
    /// What the reader calls it.
    pub title: String,
}

/// The initial letter of a Chinese character's sound, where somebody knows.
pub type Initial = fn(char) -> Option<char>;

/// What has been typed to find a choice, and the choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// The characters that led there.
    pub typed: String,
    /// The position among the choices.
    pub found: Option<usize>,
}

impl Sought {
    /// A choice without a search for it.
    pub fn at(found: Option<usize>) -> Self {
        Self {
            typed: String::new(),
            found,
        }
    }

    /// With one more character: the choice that all of them begin; where none does, the next one
    /// that this character begins; where none does either, what was there.
    #[must_use]
    pub fn with(&self, c: char, choices: &[Choice], initial: Initial) -> Self {
        let c = lower(c);
        let longer = format!("{}{c}", self.typed);
        if let Some(found) = find(choices, &longer, 0, initial) {
            return Self {
                typed: longer,
                found: Some(found),
            };
        }
        let alone = c.to_string();
        let from = self.found.map_or(0, |found| found + 1);
        match find(choices, &alone, from, initial) {
            Some(found) => Self {
                typed: alone,
                found: Some(found),
            },
            None => Self::at(self.found),
        }
    }

    /// So many further down, as far as there are choices.
    #[must_use]
    pub fn moved(&self, by: i32, choices: &[Choice]) -> Self {
        let last = choices.len().saturating_sub(1);
        let found = match (self.found, by) {
            (_, i32::MIN) => 0,
            (_, i32::MAX) => last,
            (None, by) if by > 0 => 0,
            (None, _) => last,
            (Some(at), by) => at.saturating_add_signed(by as isize).min(last),
        };
        Self::at((!choices.is_empty()).then_some(found))
    }
}

/// The first choice from a position on, then from the beginning, that a typed text begins.
fn find(choices: &[Choice], typed: &str, from: usize, initial: Initial) -> Option<usize> {
    if let Ok(number) = typed.parse::<usize>() {
        return number.checked_sub(1).filter(|at| *at < choices.len());
    }
    let around = (from..choices.len()).chain(0..from.min(choices.len()));
    let begins = |at: &usize| {
        let choice = &choices[*at];
        let title = choice.title.to_lowercase();
        let initials: String = title.chars().map(|c| initial(c).unwrap_or(c)).collect();
        title.starts_with(typed) || initials.starts_with(typed) || choice.id.starts_with(typed)
    };
    around.into_iter().find(begins)
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(titles: &[(&str, &str)]) -> Vec<Choice> {
        let choice = |(id, title): &(&str, &str)| Choice {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
        };
        titles.iter().map(choice).collect()
    }

    fn ladder() -> Vec<Choice> {
        choices(&[
            ("not-started", "未开工"),
            ("preparatory", "前期"),
            ("under-way", "在建"),
            ("topped-out", "主体工程完成"),
            ("accepted", "竣工验收"),
        ])
    }

    fn initial(c: char) -> Option<char> {
        let known = [
            ('未', 'w'),
            ('开', 'k'),
            ('前', 'q'),
            ('在', 'z'),
            ('主', 'z'),
            ('体', 't'),
            ('竣', 'j'),
        ];
        known
            .iter()
            .find(|(there, _)| *there == c)
            .map(|(_, initial)| *initial)
    }

    #[track_caller]
    fn assert_found(typed: &str, expected: Option<usize>) {
        let choices = ladder();
        let sought = typed.chars().fold(Sought::default(), |sought, c| {
            sought.with(c, &choices, initial)
        });
        assert_eq!(sought.found, expected, "{typed}");
    }

    #[test]
    fn a_number_a_letter_an_initial_and_a_character_find_a_choice() {
        assert_found("3", Some(2));
        assert_found("w", Some(0));
        assert_found("z", Some(2));
        assert_found("Z", Some(2));
        assert_found("在", Some(2));
        assert_found("acc", Some(4));
        assert_found("9", None);
        assert_found("x", None);
    }

    #[test]
    fn more_letters_narrow_the_search_and_the_same_one_goes_on() {
        assert_found("zt", Some(3));
        assert_found("zz", Some(3));
        assert_found("zzz", Some(2));
        assert_found("zq", Some(1));
        assert_found("zx", Some(2));
        assert_found("31", Some(0));
    }

    #[test]
    fn arrows_stop_at_the_ends() {
        let choices = ladder();
        let at = |found| Sought::at(Some(found));
        assert_eq!(Sought::default().moved(1, &choices), at(0));
        assert_eq!(Sought::default().moved(-1, &choices), at(4));
        assert_eq!(at(0).moved(-1, &choices), at(0));
        assert_eq!(at(4).moved(1, &choices), at(4));
        assert_eq!(at(2).moved(i32::MAX, &choices), at(4));
        assert_eq!(at(2).moved(i32::MIN, &choices), at(0));
        assert_eq!(Sought::default().moved(1, &[]), Sought::default());
    }
}
