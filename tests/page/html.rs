//! As much of an HTML parser as the page's own HTML needs.

const VOID: [&str; 4] = ["input", "br", "hr", "img"];

/// An element with its attributes and what is in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

#[derive(Clone, Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The document around a page's HTML.
    #[track_caller]
    pub(crate) fn parse(html: &str) -> Self {
        let mut open = vec![Self::default()];
        let mut rest = html;
        while !rest.is_empty() {
            let Some(behind) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                add(&mut open, Node::Text(unescape(&rest[..end])));
                rest = &rest[end..];
                continue;
            };
            let end = end_of_tag(behind);
            let (tag, after) = (&behind[..end], &behind[end + 1..]);
            rest = after;
            if tag.starts_with('!') {
                continue;
            }
            if let Some(name) = tag.strip_prefix('/') {
                let closed = open.pop().unwrap_or_default();
                assert_eq!(
                    closed.name,
                    name,
                    "closed before {}",
                    &rest[..rest.len().min(80)]
                );
                add(&mut open, Node::Element(closed));
                continue;
            }
            let element = element(tag.trim_end_matches('/'));
            if tag.ends_with('/') || VOID.contains(&element.name.as_str()) {
                add(&mut open, Node::Element(element));
            } else {
                open.push(element);
            }
        }
        assert_eq!(
            open.len(),
            1,
            "not closed: {:?}",
            open.last().map(|one| &one.name)
        );
        open.pop().unwrap_or_default()
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(there, _)| there == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }

    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This element and all in it, as they stand.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for element in self.elements() {
            all.extend(element.all());
        }
        all
    }

    pub(crate) fn find(&self, wanted: impl Fn(&Self) -> bool) -> Option<&Self> {
        self.all().into_iter().find(|element| wanted(element))
    }

    pub(crate) fn text(&self) -> String {
        let parts = self.children.iter().map(|child| match child {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        });
        parts.collect()
    }
}

fn add(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

/// Where a tag's `>` is, past any in quotes.
#[track_caller]
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag is not closed: {}", &text[..text.len().min(80)])
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = match tag.find(|c: char| c.is_ascii_whitespace()) {
        Some(end) => (&tag[..end], tag[end..].trim_start()),
        None => (tag, ""),
    };
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = rest.find([' ', '=', '\n']).unwrap_or(rest.len());
        let attribute = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = unescape(&quoted[..end]);
            rest = &quoted[(end + 1).min(quoted.len())..];
        }
        attributes.push((attribute, value));
        rest = rest.trim_start();
    }
    Element {
        name: name.to_owned(),
        attributes,
        children: Vec::new(),
    }
}

fn unescape(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    named
        .iter()
        .fold(text.to_owned(), |text, (name, character)| {
            text.replace(name, character)
        })
}
