//! What the gallery shows, and in which order.
//!
//! Owns: bringing labels, predictions and partitions of the session to the arrangement of `project`. Refuses: the rules
//! of searching, sorting and grouping.

use std::sync::Arc;

use vesicle_project::arrange::{self, Arrangement, Column, Facts};
use vesicle_project::{CategoryId, Image, ImageId, Partition};

use crate::session::{Session, State};
use crate::view::{ColumnValue, ColumnValuesView, GalleryGroup, GalleryView};
use crate::views::{narrow, partition, shown_category};
use crate::work::queue::Queued;

impl Facts for State {
    fn prediction(&self, image: ImageId) -> Option<(CategoryId, f32)> {
        self.predictions.as_ref()?.best(image)
    }

    fn probabilities(&self, image: ImageId) -> Option<&[f32]> {
        Some(&self.predictions.as_ref()?.of_image.get(&image)?.probabilities)
    }

    fn partition(&self, image: ImageId) -> Partition {
        partition(self, image)
    }

    fn queued(&self, image: ImageId) -> Option<u32> {
        self.queue.as_ref()?.places.get(&image).copied()
    }
}

impl Session {
    /// Takes over a queue, or forgets the last one.
    pub(crate) fn set_queue(&self, queue: Option<Queued>) {
        let mut state = self.lock();
        state.queue = queue.map(Arc::new);
        state.revision += 1;
    }

    /// Forgets the queue; its images lose their places in it.
    pub fn clear_queue(&self) {
        self.set_queue(None);
    }

    /// The images to show, in their order.
    #[must_use]
    pub fn gallery(&self, arrangement: &Arrangement) -> GalleryView {
        let state = self.lock();
        let all_shown = state.hidden.is_empty();
        let shown = |image: &Image| all_shown || !state.hidden.contains(&shown_category(&state, image.id));
        let arranged = arrange::arrange(&state.project, &*state, shown, arrangement);
        let total = narrow(state.project.image_count());
        let groups = arranged.groups.into_iter();
        GalleryView {
            revision: state.revision,
            total,
            hidden: total - narrow(arranged.ids.len()) - arranged.filtered,
            filtered: arranged.filtered,
            ids: arranged.ids.into_iter().map(|id| id.0).collect(),
            groups: groups
                .map(|group| GalleryGroup {
                    value: group.value,
                    title: group.title,
                    start: group.start,
                    count: group.count,
                })
                .collect(),
        }
    }

    /// The names of the metadata columns, in the order in which they came.
    #[must_use]
    pub fn image_columns(&self) -> Vec<String> {
        arrange::columns(&self.project())
    }

    /// The values of a column, with how many images have each.
    #[must_use]
    pub fn column_values(&self, column: &Column) -> ColumnValuesView {
        let state = self.lock();
        let found = arrange::column_values(&state.project, &*state, column);
        let values = found.values.into_iter();
        ColumnValuesView {
            values: values.map(|one| ColumnValue { value: one.value, title: one.title, count: one.count }).collect(),
            more: found.more,
            numeric: found.numeric,
            low: found.low,
            high: found.high,
        }
    }
}
