//! Thumbnails over the scheme `thumb://localhost/<token>/<image>`.
//!
//! Owns: answering off the main thread, with a bounded number of threads. Refuses: files by path; only images of the open
//! project can be asked for.

use std::borrow::Cow;
use std::sync::Arc;

use tauri::http::{Request, Response, StatusCode};
use tauri::{Manager as _, Runtime, UriSchemeContext, UriSchemeResponder};
use vesicle_session::{Desk, ImageId, caught};

pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let desk = Arc::clone(context.app_handle().state::<Arc<Desk>>().inner());
    let path = request.uri().path().to_owned();
    // Tokio's blocking pool queues what exceeds its threads; decoding never runs on the main thread.
    tauri::async_runtime::spawn_blocking(move || responder.respond(answer(&desk, &path)));
}

fn answer(desk: &Desk, path: &str) -> Response<Cow<'static, [u8]>> {
    let Some((token, image)) = parse(path) else {
        return refusal(StatusCode::BAD_REQUEST, "not the address of a thumbnail");
    };
    let session = match desk.session() {
        Ok(session) if session.token == token => session,
        _ => return refusal(StatusCode::GONE, "another project is open now"),
    };
    let drawn = caught(|| Ok(session.thumbnail(image)));
    match drawn.unwrap_or_else(|error| Err(error.to_string())) {
        Ok(bytes) => response(StatusCode::OK, "image/jpeg", "private, max-age=31536000, immutable", bytes.into()),
        Err(reason) => refusal(StatusCode::NOT_FOUND, &reason),
    }
}

fn parse(path: &str) -> Option<(&str, ImageId)> {
    let (token, image) = path.strip_prefix('/')?.split_once('/')?;
    Some((token, ImageId(image.parse().ok()?)))
}

fn refusal(status: StatusCode, reason: &str) -> Response<Cow<'static, [u8]>> {
    response(status, "text/plain; charset=utf-8", "no-store", reason.as_bytes().to_vec().into())
}

fn response(
    status: StatusCode,
    kind: &'static str,
    cache: &'static str,
    body: Cow<'static, [u8]>,
) -> Response<Cow<'static, [u8]>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert("content-type", tauri::http::HeaderValue::from_static(kind));
    headers.insert("cache-control", tauri::http::HeaderValue::from_static(cache));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_token_and_a_number_are_an_address() {
        assert_eq!(parse("/abc/7"), Some(("abc", ImageId(7))));
        for bad in ["", "/", "/abc", "/abc/", "/abc/x", "/abc/-1", "/abc/7/8", "/abc/../7"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
