//! What the gallery shows, and in which order.
//!
//! Owns: bringing labels, predictions and partitions of the session to the arrangement of `project`. Refuses: the rules
//! of searching, sorting and grouping.

use std::sync::Arc;

use vesicle_project::arrange::{self, Arranged, Arrangement, Column, Facts};
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

/// Of the images, their order and their groups.
fn digest(arranged: &Arranged) -> String {
    let groups = arranged.groups.iter();
    let ends = groups.flat_map(|group| [group.start, narrow(group.value.len()), narrow(group.title.len())]);
    let numbers = std::iter::once(narrow(arranged.groups.len())).chain(ends).chain(arranged.ids.iter().map(|id| id.0));
    let mut hasher = blake3::Hasher::new();
    hasher.update(&numbers.flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
    for group in &arranged.groups {
        hasher.update(group.value.as_bytes()).update(group.title.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
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
        let digest = digest(&arranged);
        let groups = arranged.groups.into_iter();
        GalleryView {
            digest,
            unchanged: false,
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

    /// The same; where it is what `known` is the digest of, without the images and groups: with a hundred thousand of them, to
    /// tell them takes longer than to find them.
    #[must_use]
    pub fn gallery_unless(&self, arrangement: &Arrangement, known: Option<&str>) -> GalleryView {
        let view = self.gallery(arrangement);
        if known != Some(view.digest.as_str()) {
            return view;
        }
        GalleryView { ids: Vec::new(), groups: Vec::new(), unchanged: true, ..view }
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
