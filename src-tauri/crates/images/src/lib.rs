//! Microscope pictures: decode, summarise, resample, render, encode.
//!
//! Owns everything between the bytes of an image file and pixels that a person looks at or a network is fed with.
//!
//! Architecture invariants: this crate knows no file system (bytes in, values out), starts no threads, reads no clock,
//! draws no random numbers, and knows nothing of categories, labels or networks. A damaged file is an error, never a
//! panic and never a picture with made-up pixels.

mod crop_resize;
mod cut;
mod decode;
mod display;
mod encode;
mod imagej;
mod info;
mod join;
mod look;
mod picture;
mod resample;
mod sniff;
mod summary;
mod view;
pub mod zarr;

pub use crop_resize::{Boxed, crop_and_resize};
pub use decode::{
    DecodeError, Header, decode, decode_described, decode_slices, decode_view, header, outline, probe, probe_view,
};
pub use display::{
    ChannelDisplay, ChannelRange, ChannelSetting, HexColor, RgbPixels, TILE, auto_display, displays, displays_by,
    file_range, level_size, levels, render, tile,
};
pub use encode::{EncodeError, encode_jpeg, encode_png, encode_stack, encode_tiff};
pub use info::{FileInfo, PixelSize, SampleFormat};
pub use join::join;
pub use look::Look;
pub use picture::{ChannelInfo, Picture, Samples, ShapeError};
pub use resample::{Window, resample};
pub use sniff::{Format, sniff};
pub use summary::{ChannelSummary, SampleKind};
pub use view::{Limits, PageLayout, PageOrder, SliceView, Stop, View};
