//! Builds, serves, tests and measures xingfu.
fn main() {}
