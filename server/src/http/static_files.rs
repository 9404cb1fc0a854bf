//! The web app, embedded in the program: precompressed files, picked by what the browser accepts.
//!
//! The build writes `name.br` and `name.gz` beside each file. Files under `assets/` carry a hash in
//! their name and never change; everything else is asked for again each time and answered 304.

use std::borrow::Cow;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum_extra::headers::{ETag, HeaderMapExt, IfNoneMatch};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::app::AppState;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../web/dist"]
#[allow_missing = true]
struct WebApp;

/// Whether a built web app is inside; without one `/` answers 404 and says why.
pub fn is_built() -> bool {
    WebApp::get("index.html").is_some()
}

/// By its name, in the words of the app's own manifest, the drill's icon is told from the ward's on a phone's screen.
const MANIFEST: &str = "manifest.webmanifest";
const DRILL_NAME: &str = "DIỄN TẬP – Vùng Xanh";
const DRILL_SHORT_NAME: &str = "Diễn tập";

/// Answers every GET that no route answers.
pub async fn serve(State(app): State<AppState>, uri: Uri, headers: HeaderMap) -> Response {
    let path = file_name(uri.path());
    if path == MANIFEST
        && let Ok(Some(_)) = app.store.drill_began_ms().await
        && let Some(manifest) = drill_manifest()
    {
        return (
            [
                (header::CONTENT_TYPE, content_type(&path)),
                (header::CACHE_CONTROL, cache_control(&path)),
            ],
            manifest,
        )
            .into_response();
    }
    if path.ends_with(".br") || path.ends_with(".gz") {
        return not_found();
    }
    match pick(&path, &headers) {
        Some((file, encoding)) => answer(&path, &file, encoding, &headers),
        None => not_found(),
    }
}

/// The manifest under a drill's name; none without a built app.
fn drill_manifest() -> Option<String> {
    let file = WebApp::get(MANIFEST)?;
    let mut manifest: serde_json::Value = serde_json::from_slice(&file.data).ok()?;
    let fields = manifest.as_object_mut()?;
    fields.insert("name".to_owned(), DRILL_NAME.into());
    fields.insert("short_name".to_owned(), DRILL_SHORT_NAME.into());
    Some(manifest.to_string())
}

/// `/` and `/office/` are folders with an index; all else is a file's own name.
fn file_name(path: &str) -> Cow<'_, str> {
    let path = path.trim_start_matches('/');
    match path {
        "" => Cow::Borrowed("index.html"),
        "office" => Cow::Borrowed("office/index.html"),
        folder if folder.ends_with('/') => Cow::Owned(format!("{folder}index.html")),
        file => Cow::Borrowed(file),
    }
}

fn pick(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    for (encoding, suffix) in [("br", "br"), ("gzip", "gz")] {
        if accepts(headers, encoding)
            && let Some(file) = WebApp::get(&format!("{path}.{suffix}"))
        {
            return Some((file, Some(encoding)));
        }
    }
    WebApp::get(path).map(|file| (file, None))
}

/// Whether `Accept-Encoding` names the encoding without refusing it (`;q=0`).
pub fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let listed = headers.get_all(header::ACCEPT_ENCODING);
    listed.iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(
        |item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
            let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
            named && !refused
        },
    )
}

fn answer(
    path: &str,
    file: &EmbeddedFile,
    encoding: Option<&'static str>,
    headers: &HeaderMap,
) -> Response {
    let hash: String =
        file.metadata.sha256_hash().iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let etag = format!("\"{hash}\"").parse::<ETag>().ok();
    let asked = headers.typed_get::<IfNoneMatch>().zip(etag.as_ref());
    let known = asked.is_some_and(|(asked, etag)| !asked.precondition_passes(etag));
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.data.clone().into_owned().into_response()
    };
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control(path)));
    if let Some(etag) = etag {
        out.typed_insert(etag);
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn cache_control(path: &str) -> &'static str {
    if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn not_found() -> Response {
    let text = if is_built() {
        "Không tìm thấy trang. / No such page.\n"
    } else {
        "The web app is not built into this program; run `cargo xtask build`.\n"
    };
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(accept: &str, encoding: &str, expected: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(accept).unwrap());
        assert_eq!(accepts(&headers, encoding), expected, "{accept} {encoding}");
    }

    #[test]
    fn an_encoding_is_used_only_where_the_browser_takes_it() {
        check("gzip, deflate, br", "br", true);
        check("gzip;q=0.5, br;q=0", "br", false);
        check("gzip;q=0.5", "gzip", true);
        check("identity", "gzip", false);
        check("brotli", "br", false);
    }

    #[test]
    fn folders_answer_with_their_index() {
        assert_eq!(file_name("/"), "index.html");
        assert_eq!(file_name("/office/"), "office/index.html");
        assert_eq!(file_name("/assets/a.js"), "assets/a.js");
    }
}
