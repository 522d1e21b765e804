//! The grid without a browser: the texts of its cells, what acts make of the data, and how it is drawn.

mod acts;
mod cells;
mod drawn;
