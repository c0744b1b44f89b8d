//! Small made-up images of two kinds that a network tells apart easily.
//!
//! Owns: smooth and speckled 16-bit textures, each different from every other one. Refuses: looking like cells; that is
//! the simulator's.

use std::path::{Path, PathBuf};

use vesicle_images::{Picture, Samples, encode_tiff};

use crate::Dice;

/// What an image shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texture {
    /// A soft slope.
    Smooth,
    /// The same slope with bright spots.
    Speckled,
}

/// A TIFF of one 16-bit channel, `side` pixels wide and high. The same arguments give the same bytes.
#[must_use]
pub fn texture_tiff(texture: Texture, side: u32, seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed.wrapping_mul(2) + u64::from(texture == Texture::Speckled));
    let (base, across, down) = (900 + dice.below(300), dice.below(600), dice.below(600));
    let side = side as usize;
    let mut values: Vec<u16> = (0..side * side)
        .map(|at| (base + across * (at % side) / side + down * (at / side) / side + dice.below(40)) as u16)
        .collect();
    if texture == Texture::Speckled {
        for _ in 0..side * side / 12 {
            values[dice.below(side * side)] = (5_000 + dice.below(3_000)) as u16;
        }
    }
    let picture = Picture::new(side as u32, side as u32, 1, Samples::U16(values)).unwrap();
    encode_tiff(&picture).unwrap()
}

/// Writes `count` different images of a texture into a folder, and gives their files.
pub fn write_textures(folder: &Path, texture: Texture, count: usize, side: u32, seed: u64) -> Vec<PathBuf> {
    std::fs::create_dir_all(folder).unwrap();
    (0..count)
        .map(|number| {
            let file = folder.join(format!("{seed}-{number}.tif"));
            std::fs::write(&file, texture_tiff(texture, side, seed * 10_000 + number as u64)).unwrap();
            file
        })
        .collect()
}
