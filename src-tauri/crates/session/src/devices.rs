//! What this computer can train on, for people; and what must be set before anything else runs.

use vesicle_learning::DeviceKind;

use crate::view::{DeviceKindView, DeviceView};

/// Everything that a fit can run on, the CPU included. Never fails; asked once per process.
#[must_use]
pub fn devices() -> Vec<DeviceView> {
    vesicle_learning::devices()
        .into_iter()
        .map(|device| DeviceView {
            id: device.id,
            name: device.name,
            kind: match device.kind {
                DeviceKind::Cpu => DeviceKindView::Cpu,
                DeviceKind::Gpu => DeviceKindView::Gpu,
                DeviceKind::Software => DeviceKindView::Software,
            },
            is_auto: device.is_auto,
            note: device.note,
        })
        .collect()
}

/// Call it first in `main`: panics become errors with their place.
pub fn prepare_process() {
    crate::panics::remember_panics();
}
