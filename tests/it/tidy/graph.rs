//! Files and their imports, and the circles among them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Each file with the files that it imports from, and the line of the first such import.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    imports: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Graph {
    pub(crate) fn file(&mut self, file: &str) {
        self.imports.entry(file.to_owned()).or_default();
    }

    pub(crate) fn import(&mut self, from: &str, to: &str, line: usize) {
        if from == to {
            return;
        }
        self.file(to);
        let imports = self.imports.entry(from.to_owned()).or_default();
        let first = imports.entry(to.to_owned()).or_insert(line);
        *first = line.min(*first);
    }

    pub(crate) fn files(&self) -> usize {
        self.imports.len()
    }

    /// Every import: the importing file, the imported one, the line.
    pub(crate) fn imports(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        self.imports.iter().flat_map(|(from, imports)| {
            let from = from.as_str();
            imports
                .iter()
                .map(move |(to, line)| (from, to.as_str(), *line))
        })
    }

    /// Every knot of files that lead to one another.
    fn knots(&self) -> Vec<BTreeSet<&str>> {
        let files = self.imports.keys().map(String::as_str);
        let reached: BTreeMap<_, _> = files.map(|file| (file, self.reached(file))).collect();
        let mut seen = BTreeSet::new();
        let mut knots = Vec::new();
        for (file, others) in &reached {
            if !others.contains(file) || seen.contains(file) {
                continue;
            }
            let leads_back =
                |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(file));
            let knot: BTreeSet<&str> = others.iter().filter(leads_back).copied().collect();
            seen.extend(knot.iter().copied());
            knots.push(knot);
        }
        knots
    }

    /// A line for each knot: its number of files, a shortest circle in it, all its files.
    pub(crate) fn circles(&self) -> Vec<String> {
        let knots = self.knots();
        knots.iter().map(|knot| self.described(knot)).collect()
    }

    /// The files that a file leads to; with itself only where one leads back.
    fn reached(&self, file: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![file];
        while let Some(file) = open.pop() {
            for other in self.imports.get(file).into_iter().flat_map(BTreeMap::keys) {
                if reached.insert(other.as_str()) {
                    open.push(other);
                }
            }
        }
        reached
    }

    fn described(&self, knot: &BTreeSet<&str>) -> String {
        let shortest = knot
            .iter()
            .filter_map(|file| self.circle(file))
            .min_by_key(Vec::len)
            .unwrap_or_default();
        let all: Vec<_> = knot.iter().copied().collect();
        format!(
            "circle of {}: {} (among {})",
            knot.len(),
            shortest.join(" -> "),
            all.join(", ")
        )
    }

    /// A shortest way from a file back to itself.
    fn circle<'a>(&'a self, file: &'a str) -> Option<Vec<&'a str>> {
        let mut ways = VecDeque::from([vec![file]]);
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop_front() {
            for next in self.imports.get(*way.last()?)?.keys() {
                let longer = [way.as_slice(), &[next.as_str()]].concat();
                if next == file {
                    return Some(longer);
                }
                if seen.insert(next) {
                    ways.push_back(longer);
                }
            }
        }
        None
    }
}

#[test]
fn a_knot_is_one_circle_with_its_shortest_way() {
    let mut graph = Graph::default();
    for (from, to) in [
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("c", "b"),
        ("d", "a"),
        ("e", "e"),
    ] {
        graph.import(from, to, 1);
    }
    assert_eq!(
        graph.circles(),
        ["circle of 3: b -> c -> b (among a, b, c)"]
    );
}
