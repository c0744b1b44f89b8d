//! Pictures over schemes of their own: `thumb://localhost/<token>/<image>`, with `?large` before all else for a large one,
//! `thumb://localhost/<token>/augmented/<number>?s=<settings>` and
//! `tile://localhost/<token>/<image>/<slice>/<time>/<level>/<column>/<row>?c=<channels>`.
//!
//! Owns: these addresses, and answering off the main thread, with a bounded number of threads. Refuses: files by path;
//! only images of the open project can be asked for.
//!
//! A slice is its number from 0, `max` or `mean`. Channels are one word each, joined by `,`: `-` is off, else
//! `rrggbb:low:high`, with `:p` behind it for the colours of the file's palette. Settings are those of a fit as JSON, its
//! bytes in hexadecimal, which no address has to escape.

use std::borrow::Cow;
use std::sync::Arc;

use tauri::http::{Request, Response, StatusCode};
use tauri::{Manager as _, Runtime, UriSchemeContext, UriSchemeResponder};
use vesicle_session::{
    ChannelDisplay, Desk, FitSettings, ImageId, Session, SliceView, ThumbnailSize, TilePlace, caught,
};

type Picture = Response<Cow<'static, [u8]>>;
type Refused = (StatusCode, &'static str);

pub(crate) fn thumb<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let desk = Arc::clone(context.app_handle().state::<Arc<Desk>>().inner());
    if let Some((token, number, settings)) = parse_augmented(&request) {
        tauri::async_runtime::spawn_blocking(move || {
            let answer = opened(&desk, &token).map(|session| {
                let drawn = caught(|| Ok(session.augmented(&settings, number)));
                match drawn.unwrap_or_else(|error| Err(error.to_string())) {
                    // Another image may be the first labelled one tomorrow.
                    Ok(bytes) => response(StatusCode::OK, "image/jpeg", "no-store", bytes.into()),
                    Err(reason) => refusal(StatusCode::NOT_FOUND, &reason),
                }
            });
            responder.respond(answer.unwrap_or_else(|(status, reason)| refusal(status, reason)));
        });
        return;
    }
    let asked = parse(request.uri().path())
        .ok_or((StatusCode::BAD_REQUEST, "not the address of a thumbnail"))
        .and_then(|(token, image)| Ok((opened(&desk, token)?, image)));
    match asked {
        Ok((session, image)) => {
            let large = request.uri().query().is_some_and(|query| query.starts_with("large"));
            let size = if large { ThumbnailSize::Large } else { ThumbnailSize::Usual };
            let answer = Box::new(move |drawn| responder.respond(picture("image/jpeg", drawn)));
            desk.looking().ask(session, image, size, answer);
        }
        Err((status, reason)) => responder.respond(refusal(status, reason)),
    }
}

pub(crate) fn tile<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let desk = Arc::clone(context.app_handle().state::<Arc<Desk>>().inner());
    // Tokio's blocking pool queues what exceeds its threads; decoding never runs on the main thread.
    tauri::async_runtime::spawn_blocking(move || {
        let uri = request.uri();
        let answer = parse_tile(uri.path(), uri.query().unwrap_or_default())
            .ok_or((StatusCode::BAD_REQUEST, "not the address of a tile"))
            .and_then(|(token, place, displays)| Ok((opened(&desk, &token)?, place, displays)))
            .map(|(session, place, displays)| {
                let drawn = caught(|| Ok(session.tile(place, &displays)));
                picture("image/png", drawn.unwrap_or_else(|error| Err(error.to_string())))
            });
        responder.respond(answer.unwrap_or_else(|(status, reason)| refusal(status, reason)));
    });
}

fn opened(desk: &Desk, token: &str) -> Result<Arc<Session>, Refused> {
    match desk.session() {
        Ok(session) if session.token == token => Ok(session),
        _ => Err((StatusCode::GONE, "another project is open now")),
    }
}

fn picture(kind: &'static str, drawn: Result<Vec<u8>, String>) -> Picture {
    match drawn {
        Ok(bytes) => response(StatusCode::OK, kind, "private, max-age=31536000, immutable", bytes.into()),
        Err(reason) => refusal(StatusCode::NOT_FOUND, &reason),
    }
}

fn parse(path: &str) -> Option<(&str, ImageId)> {
    let (token, image) = path.strip_prefix('/')?.split_once('/')?;
    Some((token, ImageId(image.parse().ok()?)))
}

fn parse_augmented(request: &Request<Vec<u8>>) -> Option<(String, u32, FitSettings)> {
    let parts: Vec<&str> = request.uri().path().strip_prefix('/')?.split('/').collect();
    let [token, "augmented", number] = parts[..] else { return None };
    let digits = request.uri().query()?.strip_prefix("s=")?.as_bytes();
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let bytes: Option<Vec<u8>> =
        digits.chunks(2).map(|pair| Some((digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?) as u8)).collect();
    Some((token.to_owned(), number.parse().ok()?, serde_json::from_slice(&bytes?).ok()?))
}

fn parse_tile(path: &str, query: &str) -> Option<(String, TilePlace, Vec<ChannelDisplay>)> {
    let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    let [token, image, slice, time, level, column, row] = parts[..] else { return None };
    let slice = match slice {
        "max" => SliceView::Max,
        "mean" => SliceView::Mean,
        number => SliceView::One(number.parse().ok()?),
    };
    let place = TilePlace {
        image: ImageId(image.parse().ok()?),
        slice,
        time: time.parse().ok()?,
        level: level.parse().ok()?,
        column: column.parse().ok()?,
        row: row.parse().ok()?,
    };
    // The page may escape what stands between the words.
    let words = query.strip_prefix("c=")?.replace("%2C", ",").replace("%3A", ":");
    let displays: Option<Vec<ChannelDisplay>> = words.split(',').map(display).collect();
    Some((token.to_owned(), place, displays?))
}

fn display(word: &str) -> Option<ChannelDisplay> {
    if word == "-" {
        return Some(ChannelDisplay { color: [0; 3], low: 0.0, high: 1.0, visible: false, palette: false });
    }
    let mut parts = word.split(':');
    let [_, red, green, blue] = u32::from_str_radix(parts.next().filter(|hex| hex.len() == 6)?, 16).ok()?.to_be_bytes();
    let mut number = || parts.next()?.parse::<f32>().ok().filter(|number| number.is_finite());
    let (low, high) = (number()?, number()?);
    let palette = match parts.next() {
        None => false,
        Some("p") => true,
        Some(_) => return None,
    };
    Some(ChannelDisplay { color: [red, green, blue], low, high, visible: true, palette })
}

fn refusal(status: StatusCode, reason: &str) -> Picture {
    response(status, "text/plain; charset=utf-8", "no-store", reason.as_bytes().to_vec().into())
}

fn response(status: StatusCode, kind: &'static str, cache: &'static str, body: Cow<'static, [u8]>) -> Picture {
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

    #[test]
    fn a_variant_has_a_number_and_settings() {
        let ask = |uri: &str| parse_augmented(&Request::builder().uri(uri).body(Vec::new()).unwrap_or_default());
        let settings = FitSettings { rotation: 12.5, ..FitSettings::default() };
        let json = serde_json::to_vec(&settings).unwrap_or_default();
        let hex: String = json.iter().map(|byte| format!("{byte:02x}")).collect();
        let read = ask(&format!("thumb://localhost/abc/augmented/3?s={hex}"));
        assert_eq!(read, Some(("abc".to_owned(), 3, settings)));
        for bad in ["", "?s=", "?s=7b7", "?s=zz", "?s=5b5d", "?t=7b7d"] {
            assert_eq!(ask(&format!("thumb://localhost/abc/augmented/3{bad}")), None, "{bad}");
        }
        assert_eq!(ask(&format!("thumb://localhost/abc/augmented/-1?s={hex}")), None);
    }

    #[test]
    fn a_tile_has_a_place_and_channels() {
        let read = parse_tile("/abc/7/max/2/3/4/5", "c=00ff80:-1.5:4000,-,ffffff%3A0%3A255%3Ap");
        let Some((token, place, displays)) = read else { panic!("not read") };
        assert_eq!(token, "abc");
        let expected = TilePlace { image: ImageId(7), slice: SliceView::Max, time: 2, level: 3, column: 4, row: 5 };
        assert_eq!(place, expected);
        assert_eq!(displays.len(), 3);
        assert_eq!((displays[0].color, displays[0].low, displays[0].high), ([0, 255, 128], -1.5, 4000.0));
        assert!(displays[0].visible && !displays[1].visible && displays[2].palette);
        let at = |path, channels| parse_tile(path, channels).is_some();
        assert!(at("/abc/7/0/0/0/0/0", "c=-"));
        for path in ["/abc/7/0/0/0/0", "/abc/7/min/0/0/0/0", "/abc/x/0/0/0/0/0", "/abc/7/0/0/0/0/-1"] {
            assert!(!at(path, "c=-"), "{path}");
        }
        for channels in ["", "c=", "c=00ff00", "c=00ff00:1:inf", "c=0f0:1:2", "c=00ff00:1:2:x"] {
            assert!(!at("/abc/7/0/0/0/0/0", channels), "{channels}");
        }
    }
}
