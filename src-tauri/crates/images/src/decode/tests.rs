#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
//! Files are made here, in memory, by the encoders of other crates or byte by byte.

mod across;
mod bad_files;
mod dicom_files;
mod dicom_maker;
mod good_files;
mod made;
mod ome_files;
mod packed_bits;
mod pieces;
mod rasters;
mod real_files;
mod safety;
mod stacks;
mod stopping;
