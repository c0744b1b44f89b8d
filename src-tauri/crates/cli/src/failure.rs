//! How a failure is told: one clear line on stderr, and the causes below it only for faults of the program itself.

use vesicle_session::SessionError;

use crate::output::plain;

pub(crate) fn print(error: &SessionError) {
    match error {
        SessionError::InvalidSettings(problems) => {
            eprintln!("vesicle: the fit cannot start: {}", problems.join(" "));
        }
        SessionError::Internal { message, causes } => {
            eprintln!("vesicle: {message}");
            for cause in causes {
                eprintln!("  {cause}");
            }
        }
        other => eprintln!("vesicle: {}", plain(&other.to_string())),
    }
}
