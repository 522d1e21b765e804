//! The meaning of a keystroke, by what the cell under the cursor is doing.

use super::cursor::Step;

/// A key by the name that browsers give it, and what is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stroke<'a> {
    /// As in `KeyboardEvent.key`.
    pub key: &'a str,
    /// Control, or Command on a Mac.
    pub control: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

/// What the cell under the cursor is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Nothing: keys move the cursor, a character begins a text.
    #[default]
    Ready,
    /// A text that a character has begun: arrows finish it.
    Typing,
    /// A text that was opened: arrows move within it.
    Editing,
    /// A list of choices is open.
    Choosing,
}

/// The cell under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing can be entered.
    Nothing,
    /// The name of the row, which opens its detail.
    Detail,
    /// A text.
    Text,
    /// One of a few choices.
    Choice,
}

/// What a keystroke asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The cursor moves; the flag extends the selection.
    Move(Step, bool),
    /// What was entered is taken, and the cursor moves.
    Finish(Step),
    /// What was entered is dropped.
    Cancel,
    /// The cell is opened with what is in it.
    Open,
    /// The selection is emptied.
    Clear,
    /// Last month's values stand for this month's.
    Carry,
    /// Everything is selected.
    SelectAll,
    /// The selection goes to the clipboard with the event that follows.
    Copy,
    /// The row's detail is opened or closed.
    Detail,
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// The next Tab leaves the grid.
    Release,
    /// Another choice, so many further down.
    Choose(i32),
    /// The choice that begins with a character.
    Seek(char),
}

/// The command of a keystroke; `None` leaves the key to the browser.
pub fn command(stroke: &Stroke<'_>, mode: Mode, takes: Takes) -> Option<Command> {
    match mode {
        Mode::Ready => ready(stroke, takes),
        Mode::Typing => arrow(stroke)
            .map(Command::Finish)
            .or_else(|| finish(stroke)),
        Mode::Editing => finish(stroke),
        Mode::Choosing => choosing(stroke),
    }
}

fn ready(stroke: &Stroke<'_>, takes: Takes) -> Option<Command> {
    if stroke.control {
        return with_control(stroke);
    }
    let enters = matches!(takes, Takes::Text | Takes::Choice);
    match stroke.key {
        "ArrowDown" | "ArrowUp" if stroke.alt && takes == Takes::Choice => Some(Command::Open),
        _ if stroke.alt => None,
        "F2" if enters => Some(Command::Open),
        "F2" | " " if takes == Takes::Detail => Some(Command::Detail),
        " " if takes == Takes::Choice => Some(Command::Open),
        "Delete" | "Backspace" => Some(Command::Clear),
        "Escape" => Some(Command::Release),
        "=" if enters => Some(Command::Carry),
        "Enter" if stroke.shift => Some(Command::Move(Step::BackEnter, false)),
        "Enter" => Some(Command::Move(Step::Enter, false)),
        "Tab" if stroke.shift => Some(Command::Move(Step::Before, false)),
        "Tab" => Some(Command::Move(Step::Next, false)),
        key if takes == Takes::Choice => match character(key) {
            Some(c) => Some(Command::Seek(c)),
            None => moved(stroke),
        },
        _ => moved(stroke),
    }
}

fn moved(stroke: &Stroke<'_>) -> Option<Command> {
    let step = arrow(stroke).or(match stroke.key {
        "Home" => Some(Step::Home),
        "End" => Some(Step::End),
        "PageUp" => Some(Step::PageUp),
        "PageDown" => Some(Step::PageDown),
        _ => None,
    });
    step.map(|step| Command::Move(step, stroke.shift))
}

fn with_control(stroke: &Stroke<'_>) -> Option<Command> {
    let step = match stroke.key {
        "ArrowUp" => Step::Top,
        "ArrowDown" => Step::Bottom,
        "ArrowLeft" => Step::Home,
        "ArrowRight" => Step::End,
        "Home" => Step::First,
        "End" => Step::Last,
        _ if stroke.alt => return None,
        "a" | "A" => return Some(Command::SelectAll),
        "c" | "C" | "x" | "X" | "Insert" => return Some(Command::Copy),
        "z" | "Z" if stroke.shift => return Some(Command::Redo),
        "z" | "Z" => return Some(Command::Undo),
        "y" | "Y" => return Some(Command::Redo),
        _ => return None,
    };
    Some(Command::Move(step, stroke.shift))
}

fn arrow(stroke: &Stroke<'_>) -> Option<Step> {
    match stroke.key {
        _ if stroke.control || stroke.alt => None,
        "ArrowUp" => Some(Step::Up),
        "ArrowDown" => Some(Step::Down),
        "ArrowLeft" => Some(Step::Left),
        "ArrowRight" => Some(Step::Right),
        _ => None,
    }
}

fn finish(stroke: &Stroke<'_>) -> Option<Command> {
    match stroke.key {
        "Enter" if stroke.shift => Some(Command::Finish(Step::BackEnter)),
        "Enter" => Some(Command::Finish(Step::Enter)),
        "Tab" if stroke.shift => Some(Command::Finish(Step::Before)),
        "Tab" => Some(Command::Finish(Step::Next)),
        "Escape" => Some(Command::Cancel),
        _ => None,
    }
}

fn choosing(stroke: &Stroke<'_>) -> Option<Command> {
    match stroke.key {
        "ArrowDown" => Some(Command::Choose(1)),
        "ArrowUp" => Some(Command::Choose(-1)),
        "ArrowLeft" => Some(Command::Finish(Step::Left)),
        "ArrowRight" => Some(Command::Finish(Step::Right)),
        "Home" => Some(Command::Choose(i32::MIN)),
        "End" => Some(Command::Choose(i32::MAX)),
        key => match character(key).filter(|_| !stroke.control && !stroke.alt) {
            Some(c) => Some(Command::Seek(c)),
            None => finish(stroke),
        },
    }
}

/// The character of a key that writes one.
fn character(key: &str) -> Option<char> {
    let mut characters = key.chars();
    let only = characters.next().filter(|c| !c.is_whitespace());
    only.filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(key: &str) -> Stroke<'_> {
        Stroke {
            key,
            ..Stroke::default()
        }
    }

    fn held(key: &str) -> Stroke<'_> {
        Stroke {
            control: true,
            ..stroke(key)
        }
    }

    #[test]
    fn keys_of_a_cell_at_rest_are_those_of_a_spreadsheet() {
        for (key, expected) in [
            ("ArrowDown", Some(Command::Move(Step::Down, false))),
            ("Enter", Some(Command::Move(Step::Enter, false))),
            ("Tab", Some(Command::Move(Step::Next, false))),
            ("Home", Some(Command::Move(Step::Home, false))),
            ("F2", Some(Command::Open)),
            ("Delete", Some(Command::Clear)),
            ("=", Some(Command::Carry)),
            ("Escape", Some(Command::Release)),
            ("7", None),
            ("F5", None),
            ("Process", None),
        ] {
            assert_eq!(
                command(&stroke(key), Mode::Ready, Takes::Text),
                expected,
                "{key}"
            );
        }
        let shift = Stroke {
            shift: true,
            ..stroke("ArrowRight")
        };
        let extended = Some(Command::Move(Step::Right, true));
        assert_eq!(command(&shift, Mode::Ready, Takes::Text), extended);
    }

    #[test]
    fn with_control_the_browser_keeps_its_own_keys() {
        for (key, expected) in [
            ("c", Some(Command::Copy)),
            ("z", Some(Command::Undo)),
            ("y", Some(Command::Redo)),
            ("a", Some(Command::SelectAll)),
            ("Home", Some(Command::Move(Step::First, false))),
            ("v", None),
            ("p", None),
            ("f", None),
        ] {
            assert_eq!(
                command(&held(key), Mode::Ready, Takes::Choice),
                expected,
                "{key}"
            );
        }
    }

    #[test]
    fn arrows_finish_what_was_typed_and_move_within_what_was_opened() {
        let down = stroke("ArrowDown");
        let finished = Some(Command::Finish(Step::Down));
        assert_eq!(command(&down, Mode::Typing, Takes::Text), finished);
        assert_eq!(command(&down, Mode::Editing, Takes::Text), None);
        for mode in [Mode::Typing, Mode::Editing, Mode::Choosing] {
            let enter = command(&stroke("Enter"), mode, Takes::Text);
            assert_eq!(enter, Some(Command::Finish(Step::Enter)));
            let escape = command(&stroke("Escape"), mode, Takes::Text);
            assert_eq!(escape, Some(Command::Cancel));
            assert_eq!(command(&held("z"), mode, Takes::Text), None, "{mode:?}");
        }
    }

    #[test]
    fn a_choice_is_sought_by_its_letters_and_stepped_through_once_open() {
        let seek = Some(Command::Seek('t'));
        assert_eq!(command(&stroke("t"), Mode::Ready, Takes::Choice), seek);
        assert_eq!(command(&stroke("t"), Mode::Choosing, Takes::Choice), seek);
        assert_eq!(
            command(&stroke(" "), Mode::Ready, Takes::Choice),
            Some(Command::Open)
        );
        let down = stroke("ArrowDown");
        let choose = Some(Command::Choose(1));
        assert_eq!(command(&down, Mode::Choosing, Takes::Choice), choose);
        let moved = Some(Command::Move(Step::Down, false));
        assert_eq!(command(&down, Mode::Ready, Takes::Choice), moved);
    }

    #[test]
    fn the_name_of_a_row_opens_its_detail_and_takes_no_text() {
        for key in [" ", "F2"] {
            let found = command(&stroke(key), Mode::Ready, Takes::Detail);
            assert_eq!(found, Some(Command::Detail));
        }
        assert_eq!(command(&stroke("="), Mode::Ready, Takes::Nothing), None);
    }
}
