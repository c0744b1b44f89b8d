//! The map: images as points of a plane, so that like ones lie near each other.
//!
//! Owns: bringing the images of a project to a layout of `learning`. Refuses: remembering; a map is no part of a project and
//! lasts as long as it is open.

use std::sync::Arc;

use vesicle_learning::{MapMethod, fitted, layout};

use super::space::{Described, describe};
use crate::session::Session;
use crate::view::{JobReport, MapView};
use crate::views::narrow;
use crate::{JobContext, SessionError};

/// Places the images of the project; what is placed replaces the last map. A stop leaves that as it was.
///
/// # Errors
/// When no image can be described.
pub fn make_map(session: &Session, method: MapMethod, context: &JobContext) -> Result<JobReport, SessionError> {
    let snapshot = session.snapshot();
    let stopped = JobReport {
        summary: "Stopped; the map is as it was.".to_owned(),
        added: 0,
        skipped: Vec::new(),
        notes: Vec::new(),
    };
    let Some(Described { space, pictures, skipped, notes }) = describe(session, &snapshot, context)? else {
        return Ok(stopped);
    };
    let placed = layout(&space, method, context.cancel_token(), &mut |done, steps| {
        context.count(done, steps, "steps", "Placing images");
    });
    let Some(points) = placed else { return Ok(stopped) };
    let points = fitted(&points);
    let known = space.indices().iter().zip(&points);
    let placed: Vec<(u32, [f32; 2])> =
        known.filter_map(|(&at, point)| Some((pictures.images.get(at)?.id.0, *point))).collect();
    let count = placed.len();
    session.set_map(MapView {
        method,
        ids: placed.iter().map(|(id, _)| *id).collect(),
        x: placed.iter().map(|(_, [x, _])| *x).collect(),
        y: placed.iter().map(|(_, [_, y])| *y).collect(),
    });
    let summary = format!("{count} images are on the map.");
    Ok(JobReport { summary, added: narrow(count), skipped, notes })
}

impl Session {
    fn set_map(&self, map: MapView) {
        let mut state = self.lock();
        state.map = Some(Arc::new(map));
        state.revision += 1;
    }

    /// The points of the last map, if one was made since the project was opened.
    #[must_use]
    pub fn map(&self) -> Option<Arc<MapView>> {
        self.lock().map.clone()
    }
}
