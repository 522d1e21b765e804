//! Published results on the page: real ones are never replaced by a demonstration.

use xingfu::app::desk::{check, refusals};
use xingfu::app::io::publication::{Memory, adopt, arrive};
use xingfu::app::state::{Change, DataEdit, Intent, Publication, Room, State, Store};
use xingfu::data::bundle;
use xingfu::data::published::{self, Issue, Unfit};
use xingfu::data::{Remarks, Status};
use xingfu::index::Activation;
use xingfu::map::Map;
use xingfu::month::Month;
use xingfu::schema::{Issued, MethodologyFile};
use xingfu::text::Language;
use xingfu::text::words::DESK_CHINESE;

use crate::support::{act, edit, enter, first, key, shown};

const TOWNS: &str = include_str!("../../indices/towns.json");

/// The file of an office that has entered one value.
fn file(value: f64) -> String {
    let own = act(&first(), Intent::ShowStore(Store::Own));
    issue(&enter(&own, "new-jobs", value))
}

/// The file that an office publishes of its own data.
fn issue(own: &State) -> String {
    let issue = Issue {
        as_of: own.choices.month.unwrap_or_else(|| panic!("no month")),
        issued: Issued {
            by: "督查室".into(),
            at: "2024-10-08".into(),
            note: None,
        },
        result: None,
        optional: &own.choices.optional,
        data: &own.choices.data,
        methodology: MethodologyFile::default(),
        before: None,
    };
    published::write(&own.base.0, &issue).unwrap_or_else(|error| panic!("{error}"))
}

fn is_demonstration(state: &State) -> bool {
    state.choices.data.is_demonstration()
}

#[test]
fn results_take_the_place_of_the_demonstration() {
    let text = file(28_900.0);
    let (state, kept) = adopt(first(), Some(&text), None);
    assert!(!is_demonstration(&state) && state.store == Store::Site);
    assert!(matches!(state.publication, Publication::Latest(_)));
    assert_eq!(state.choices.data.len(), 1);
    assert_eq!(kept.as_deref(), Some(&*text), "the last good one is kept");
    // A reader's own data stand beside them.
    let own = act(&state, Intent::ShowStore(Store::Own));
    assert!(own.choices.data.is_empty());
    let back = act(&own, Intent::ShowStore(Store::Site));
    assert_eq!(back.choices.data, state.choices.data);
}

#[test]
fn promises_that_the_office_turned_on_are_on_where_its_results_are_shown() {
    let row = "C019".to_owned();
    let activation = Some(Activation::Target(5_000.0));
    let own = act(&first(), Intent::ShowStore(Store::Own));
    let own = act(&own, Intent::SetOptional { row, activation });
    let (state, _) = adopt(first(), Some(&issue(&enter(&own, "new-jobs", 1.0))), None);
    assert_eq!(state.choices.optional, own.choices.optional);
    assert_eq!(
        state.choices.index.indicators().count(),
        first().choices.index.indicators().count() + 1
    );
    assert_eq!(
        state.choices.weights,
        state.choices.index.weights(),
        "the default ones"
    );
    // A reader who turns it off has results without it; a look at own data and back has them again.
    let off = Intent::SetOptional {
        row: "C019".to_owned(),
        activation: None,
    };
    let without = act(&state, off);
    assert!(without.choices.optional.is_empty());
}

#[test]
fn a_damaged_file_shows_the_last_good_one_and_says_so() {
    let (good, damaged) = (file(28_900.0), file(30_000.0).replace("30000", "36000"));
    let (state, kept) = adopt(first(), Some(&damaged), Some(&good));
    let Publication::Last(_, Some(unfit)) = &state.publication else {
        panic!("{:?}", state.publication);
    };
    assert!(refusals::unfit(Some(unfit), &DESK_CHINESE).contains("校验码不符"));
    assert_eq!((kept, state.choices.data.len()), (None, 1));
    let (state, _) = adopt(first(), None, Some(&good));
    assert!(matches!(state.publication, Publication::Last(_, None)));
}

#[test]
fn without_a_good_one_there_is_a_sentence_and_no_demonstration() {
    for text in [Some("<html>404</html>"), Some("{"), None] {
        for last in [None, Some("damaged too")] {
            let (state, kept) = adopt(first(), text, last);
            assert!(
                matches!(state.publication, Publication::Lacking(_)),
                "{text:?}"
            );
            assert!(!is_demonstration(&state) && state.choices.data.is_empty());
            assert_eq!(kept, None);
        }
    }
}

#[test]
fn where_nothing_has_been_published_the_demonstration_stays_also_without_a_network() {
    let nothing = r#"{"format": "xingfu-published", "version": 1, "issued": null}"#;
    let (state, kept) = adopt(first(), Some(nothing), None);
    assert!(is_demonstration(&state));
    let (state, _) = adopt(first(), None, kept.as_deref());
    assert!(is_demonstration(&state));
    // But a file that cannot be read is a file.
    let (state, _) = adopt(first(), Some("x"), kept.as_deref());
    assert!(!is_demonstration(&state));
}

#[test]
fn a_demonstration_that_is_loaded_stands_among_own_data_where_results_are_published() {
    let (state, _) = adopt(first(), Some(&file(1.0)), None);
    let choices = Box::new((*first().choices).clone());
    let message = None;
    let loaded = act(&state, Intent::Adopt { choices, message });
    assert_eq!(loaded.store, Store::Own);
    let site = act(&loaded, Intent::ShowStore(Store::Site));
    assert!(!is_demonstration(&site));
}

#[test]
fn the_desk_of_a_site_that_publishes_is_that_of_own_data() {
    let (state, _) = adopt(first(), Some(&file(1.0)), None);
    let desk = act(&state, Intent::OpenRoom(Room::Desk));
    assert_eq!(desk.store, Store::Own);
    let entered = enter(&desk, "new-jobs", 2.0);
    let site = act(&entered, Intent::ShowStore(Store::Site));
    assert_eq!(site.choices.data, state.choices.data);
    // A demonstration may be tried out.
    let desk = act(&first(), Intent::OpenRoom(Room::Desk));
    assert_eq!(desk.store, Store::Site);
}

#[test]
fn what_ought_to_be_looked_at_is_found_before_results_are_published() {
    let words = &DESK_CHINESE;
    let october = Month::new(2024, 10).unwrap_or_else(|| panic!("no month"));
    let state = act(&first(), Intent::SetMonth(october));
    let state = crate::state::clear(&state);
    let found = |state: &State, name: &str| {
        let lists = check::findings(state, &shown(state), words);
        let list = lists.into_iter().find(|(there, _)| *there == name);
        let index = &state.choices.index;
        let named = |id| index.node(index.indicator(id).node).id.clone();
        list.map(|(_, list)| list.into_iter().map(named).collect::<Vec<_>>())
    };
    let counts = shown(&state).counts;
    let missing = found(&state, words.check_missing).map(|list| list.len());
    assert_eq!(missing, Some(counts.missing as usize), "as the page counts");
    let september = act(
        &state,
        Intent::SetMonth(october.before().unwrap_or(october)),
    );
    let state = enter(&september, "new-jobs", 28_900.0);
    let state = act(&state, Intent::SetMonth(october));
    let only = |id: &str| Some(vec![id.to_owned()]);
    assert_eq!(found(&state, words.overdue), only("new-jobs"));
    assert_eq!(found(&state, words.check_evidence), only("new-jobs"));
    let state = enter(&state, "new-jobs", 2.89);
    assert_eq!(found(&state, words.overdue), None);
    assert_eq!(found(&state, words.check_warnings), only("new-jobs"));
    let noted = |state: &State, id: &str, text: &str| {
        act(
            state,
            edit(state, id, None, Change::Note(Some(text.into()))),
        )
    };
    let state = noted(&state, "new-jobs", "改报万人");
    assert_eq!(found(&state, words.check_warnings), None);
    // A result that is awaited needs a reason and the name of who decides.
    let awaited = Change::Status(Status::Pending);
    let state = act(&state, edit(&state, "food-safety-city", None, awaited));
    assert_eq!(found(&state, words.check_pending), only("food-safety-city"));
    let state = noted(&state, "food-safety-city", "国家评审未公布");
    assert_eq!(found(&state, words.check_pending), only("food-safety-city"));
    let key = key(&state, "food-safety-city", None);
    let remarks = state.choices.data.get(&key).map(|record| record.remarks);
    let remarks = Remarks {
        decided_by: Some("国务院食安委".into()),
        ..remarks.unwrap_or_default()
    };
    let state = act(&state, DataEdit::Remarks { key, remarks });
    assert_eq!(found(&state, words.check_pending), None);
}

/// What an office publishes of the towns, in the file of their index.
#[track_caller]
fn of_towns() -> (String, String) {
    let read = bundle::read(TOWNS).unwrap_or_else(|error| panic!("{error}"));
    let as_of = read.data.last_month();
    let issue = Issue {
        as_of: as_of.unwrap_or_else(|| panic!("no month")),
        issued: Issued {
            by: "武清区督查室（虚构）".to_owned(),
            at: "2024-10-08".to_owned(),
            note: None,
        },
        result: None,
        optional: &Map::new(),
        data: &read.data,
        methodology: MethodologyFile::default(),
        before: None,
    };
    let results = published::write(&read.index, &issue).unwrap_or_else(|error| panic!("{error}"));
    let text = bundle::with_results(&read.bare, &results);
    (text.unwrap_or_else(|error| panic!("{error}")), results)
}

#[track_caller]
fn towns(text: &str) -> State {
    let address = "https://example.org/latest/index-towns.json";
    arrive(first(), address, Some(text), Memory::Nothing)
}

#[test]
fn results_of_another_index_lie_in_the_file_of_that_index() {
    let (text, results) = of_towns();
    let state = towns(&text);
    let Publication::Latest(shown) = &state.publication else {
        panic!("{:?}", state.publication);
    };
    assert_eq!(shown.0.issued.by, "武清区督查室（虚构）");
    assert_eq!(state.choices.data.units().len(), 30);
    let origin = state.origin.as_ref().unwrap_or_else(|| panic!("no origin"));
    assert_eq!(origin.0.file_name(), "index-towns.json");
    // The next issue is written into the same file, and continues this one.
    let again = bundle::with_results(&origin.0.file, &results);
    assert_eq!(again.as_deref().ok(), Some(text.as_str()));
    let before = bundle::results(&text).unwrap_or_else(|| panic!("no results"));
    let before = published::read(&before, &state.base.0);
    assert_eq!(
        before.map(|before| before.digest).as_ref(),
        Ok(&shown.0.digest)
    );
    assert_eq!(bundle::results(TOWNS), None);
    assert_eq!(bundle::results("[]"), None);
}

#[test]
fn results_of_another_index_that_are_not_whole_are_refused_and_no_demonstration_takes_their_place()
{
    let (text, _) = of_towns();
    let altered = text.replacen("2024-10-08", "2024-10-09", 1);
    let state = towns(&altered);
    let Publication::Lacking(Some(Unfit::Damaged { .. })) = &state.publication else {
        panic!("{:?}", state.publication);
    };
    assert_eq!(state.base.0.title().get(Language::Chinese), "幸福武清·镇街");
    assert!(state.choices.data.is_empty());
    let mut both: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    both["data"] = serde_json::json!({"values": []});
    let fault = bundle::read(&both.to_string()).err();
    assert_eq!(
        fault.map(|fault| fault.to_string()).as_deref(),
        Some("published: found published results beside other data, expected one of them")
    );
}
