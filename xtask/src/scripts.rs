//! Scripts of the tests, inserted into the tested pages before all others.

use std::fs;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;

use crate::error::{Context, Result};
use crate::paths::project;

/// The most that a page may weigh.
const LIMIT: usize = 16 << 20;

/// The script that every page gets: it records what goes wrong.
const RECORDER: &str = "recorder";

/// The parameter of an address that names more: `?-before=block-storage,count-prints`.
const PARAMETER: &str = "-before=";

/// Serves every page with the recorder in it, and with the scripts that its address names.
pub(crate) fn insert(router: Router) -> Router {
    router.layer(middleware::from_fn(answer))
}

async fn answer(mut request: Request, next: Next) -> Response {
    let scripts = scripts(request.uri().query().unwrap_or_default());
    // A compressed page could not be changed.
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(html) = to_bytes(body, LIMIT).await else {
        parts.status = StatusCode::INTERNAL_SERVER_ERROR;
        return Response::from_parts(parts, Body::empty());
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let html = String::from_utf8_lossy(&html).replacen("<head>", &format!("<head>{scripts}"), 1);
    Response::from_parts(parts, Body::from(html))
}

/// Writes a copy of a page in one file into a folder, with the recorder in it.
pub(crate) fn insert_into(page: &Path, folder: &Path) -> Result<PathBuf> {
    let read = |file: &Path| fs::read_to_string(file).at("read", file);
    let recorder = read(&project("tests/browser/www").join(format!("{RECORDER}.js")))?;
    let head = format!("<head><script>{recorder}</script>");
    let html = read(page)?.replacen("<head>", &head, 1);
    fs::create_dir_all(folder).at("make", folder)?;
    let copy = folder.join("xingfu.html");
    fs::write(&copy, html).at("write", &copy)?;
    Ok(copy)
}

/// The elements that load the recorder and the scripts that a query names.
fn scripts(query: &str) -> String {
    let named = query
        .split('&')
        .filter_map(|part| part.strip_prefix(PARAMETER))
        .flat_map(|names| names.split(','))
        .filter(|name| {
            name.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        });
    let elements = std::iter::once(RECORDER)
        .chain(named)
        .map(|name| format!("<script src=\"/-/{name}.js\"></script>"));
    elements.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::scripts;

    #[test]
    fn the_recorder_comes_first_and_only_names_come_after_it() {
        assert_eq!(scripts(""), r#"<script src="/-/recorder.js"></script>"#);
        assert_eq!(
            scripts("lang=en&-before=block-storage,../x,count-prints"),
            r#"<script src="/-/recorder.js"></script><script src="/-/block-storage.js"></script><script src="/-/count-prints.js"></script>"#
        );
    }
}
