//! The images of a project as points, so that like ones are near each other.
//!
//! Owns: which images can be compared, and describing them. Refuses: what is done with the points.

use std::sync::Arc;

use vesicle_learning::{Space, space};
use vesicle_project::Image;

use super::check::facts;
use super::fit::skipped_views;
use crate::pictures::ProjectPictures;
use crate::session::{Session, Snapshot};
use crate::view::SkippedView;
use crate::{JobContext, SessionError};

pub(super) struct Described {
    pub(super) space: Space,
    /// What the space's indices are places in.
    pub(super) pictures: ProjectPictures,
    pub(super) skipped: Vec<SkippedView>,
    pub(super) notes: Vec<String>,
}

/// Describes the images that have as many channels as most. `None` if cancelled.
///
/// # Errors
/// When no image can be described.
pub(super) fn describe(
    session: &Session,
    snapshot: &Snapshot,
    context: &JobContext,
) -> Result<Option<Described>, SessionError> {
    let channels = facts(&snapshot.project).main_channels();
    let all = snapshot.project.images();
    let (images, others): (Vec<Arc<Image>>, Vec<Arc<Image>>) =
        all.cloned().partition(|image| image.channels == channels);
    let indices: Vec<usize> = (0..images.len()).collect();
    let pictures = session.pictures(snapshot, images, snapshot.stack);
    let total = indices.len();
    let found = space(&pictures, &indices, channels, context.cancel_token(), &mut |done| {
        context.count(done, total, "images", "Describing images");
    });
    let Some((space, skipped)) = found else { return Ok(None) };
    if space.is_empty() {
        let reason = skipped.first().map_or_else(|| "there is none".to_owned(), |first| first.reason.clone());
        return Err(SessionError::Refused(format!("No image could be described. The first: {reason}")));
    }
    let mut notes = Vec::new();
    if !others.is_empty() {
        notes.push(format!(
            "Most images have {channels} {}; {} with another number {} left out, as only like is compared with like.",
            if channels == 1 { "channel" } else { "channels" },
            others.len(),
            if others.len() == 1 { "is" } else { "are" },
        ));
    }
    let skipped = skipped_views(&pictures, &skipped);
    Ok(Some(Described { space, pictures, skipped, notes }))
}
