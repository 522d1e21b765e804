//! Charts: data in, SVG text out.
