//! Panics become errors.
//!
//! Owns: a panic hook that remembers place and backtrace for the thread that panicked, and [`caught`], which turns an
//! unwinding into a [`SessionError`]. The session goes on: its state is swapped in last, so it is whole.

use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use crate::SessionError;

thread_local! {
    static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Installs the hook, once; the previous one still runs. Call it first in `main`.
pub fn remember_panics() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = take_hook();
        set_hook(Box::new(move |panic| {
            let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
            let text = panic
                .payload()
                .downcast_ref::<&str>()
                .map(ToString::to_string)
                .or_else(|| panic.payload().downcast_ref::<String>().cloned())
                .unwrap_or_else(|| "a panic without a message".to_owned());
            let backtrace = Backtrace::force_capture().to_string();
            LAST.with_borrow_mut(|last| *last = Some((format!("{text} (at {place})"), backtrace)));
            previous(panic);
        }));
    });
}

/// Runs `work`; a panic in it is an [`SessionError::Internal`] with its place and backtrace.
///
/// # Errors
/// Those of `work`, and a panic.
pub fn caught<T>(work: impl FnOnce() -> Result<T, SessionError>) -> Result<T, SessionError> {
    remember_panics();
    // Whatever the closure touched is either local or behind the session's lock, which tolerates a panic.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_panic| {
        let (message, backtrace) =
            LAST.with_borrow_mut(Option::take).unwrap_or_else(|| ("a panic".to_owned(), String::new()));
        tracing::error!("{message}\n{backtrace}");
        Err(SessionError::Internal { message, causes: backtrace.lines().map(ToOwned::to_owned).collect() })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_place() {
        let result = caught::<()>(|| panic!("the sky fell"));
        let Err(SessionError::Internal { message, causes }) = result else { panic!("not an internal error") };
        assert!(message.contains("the sky fell") && message.contains("panics.rs"), "{message}");
        assert!(!causes.is_empty());
    }
}
