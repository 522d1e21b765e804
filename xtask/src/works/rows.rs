//! The rows of the table of features by engine.

/// What the page can do, and the tests that show it: by the beginnings of their names.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) what: &'static str,
    /// Tests in `tests/browser`.
    pub(super) shown_by: &'static [&'static str],
    /// Tests in `tests/node/old-kernel.test.mjs`.
    pub(super) on_old: &'static [&'static str],
}

/// The rows of the table.
pub(super) const ROWS: &[Row] = &[
    Row {
        what: "score, sliders, presets, undo",
        shown_by: &["smoke::", "weights::", "undo::"],
        on_old: &["the page opens and a moved slider changes the score"],
    },
    Row {
        what: "entry by rule, optional promises, adjustments",
        shown_by: &["entry::", "promises::"],
        on_old: &["data are entered, kept and taken back"],
    },
    Row {
        what: "own data kept by the browser",
        shown_by: &[
            "data::own_data",
            "data::a_clearing",
            "data::demonstration",
            "data::unreadable",
        ],
        on_old: &["data are entered, kept and taken back"],
    },
    Row {
        what: "files read",
        shown_by: &["data::a_saved_file", "data::a_bad_file"],
        on_old: &["every question is answered, and a file is read"],
    },
    Row {
        what: "links that carry weights",
        shown_by: &["links::"],
        on_old: &["a link carries weights"],
    },
    Row {
        what: "charts, their words and tables",
        shown_by: &["charts::"],
        on_old: &["every question is answered, and a file is read"],
    },
    Row {
        what: "downloads: SVG, PNG, CSV, data file",
        shown_by: &["charts::charts_are_downloaded", "places::files_arrive"],
        on_old: &["charts and data are downloaded"],
    },
    Row {
        what: "link to the clipboard",
        shown_by: &["places::the_link_is_copied"],
        on_old: &["the link is copied"],
    },
    Row {
        what: "the button that prints",
        shown_by: &["places::the_button_prints"],
        on_old: &["the button prints"],
    },
    Row {
        what: "keyboard alone",
        shown_by: &["keyboard::"],
        on_old: &[],
    },
    Row {
        what: "320 to 1920 pixels wide",
        shown_by: &["layout::"],
        on_old: &[],
    },
    Row {
        what: "Chinese and English",
        shown_by: &["view::"],
        on_old: &[],
    },
    Row {
        what: "several in a page of others (`mount`)",
        shown_by: &["mounts::", "embed::options"],
        on_old: &[],
    },
    Row {
        what: "the element `<xingfu-index>`",
        shown_by: &["embed::element", "embed::looks", "embed::leak"],
        on_old: &[],
    },
    Row {
        what: "the block and the frame, heights and commands",
        shown_by: &["embed::block", "embed::frame"],
        on_old: &[],
    },
    Row {
        what: "code for embedding, from the page",
        shown_by: &["embed::codes"],
        on_old: &[],
    },
    Row {
        what: "recovery after the module has died",
        shown_by: &["embed::recovery"],
        on_old: &[],
    },
    Row {
        what: "local storage denied",
        shown_by: &["data::without_storage", "places::without_storage"],
        on_old: &["without storage the page works"],
    },
    Row {
        what: "below a folder of the server",
        shown_by: &["places::below_a_folder"],
        on_old: &["the page opens and a moved slider changes the score"],
    },
    Row {
        what: "one file, from disk (`file://`)",
        shown_by: &["places::from_disk"],
        on_old: &[],
    },
    Row {
        what: "plain HTTP on an intranet",
        shown_by: &["places::over_plain_http"],
        on_old: &[],
    },
    Row {
        what: "frame in another site's page",
        shown_by: &["places::in_a_frame_of_another_site"],
        on_old: &[],
    },
    Row {
        what: "frame with `sandbox`",
        shown_by: &["places::in_a_sandbox"],
        on_old: &[],
    },
    Row {
        what: "elder mode, traditional Chinese",
        shown_by: &["accessible::elder", "accessible::traditional"],
        on_old: &[],
    },
    Row {
        what: "axe clean, targets, spacing, reflow",
        shown_by: &[
            "accessible::audit",
            "accessible::operable",
            "accessible::adaptable::it_reflows",
            "accessible::adaptable::wide",
        ],
        on_old: &[],
    },
    Row {
        what: "dark theme by choice",
        shown_by: &["accessible::dark::without", "accessible::dark::what"],
        on_old: &[],
    },
    Row {
        what: "dark theme, forced colours and less movement as the system asks",
        shown_by: &[
            "accessible::dark::the_system",
            "accessible::adaptable::forced",
            "accessible::adaptable::nothing_moves",
        ],
        on_old: &[],
    },
    Row {
        what: "the report on paper",
        shown_by: &["accessible::print"],
        on_old: &[],
    },
    Row {
        what: "strict policy without a violation, no other server, no cookie",
        shown_by: &[""],
        on_old: &[],
    },
];
