//! Times what a person waits for while looking at a picture: tiles, their PNG files, histograms and thumbnails.
//!
//! `timing [SIDE]`: a made picture of SIDE × SIDE pixels (2048 if not given) with two 16-bit channels. Each line has the
//! fastest of several runs on one core; it measures and judges nothing.

use std::hint::black_box;
use std::time::{Duration, Instant};

use vesicle_images::{
    ChannelSetting, ChannelSummary, Picture, RgbPixels, Samples, auto_display, displays, encode_jpeg, encode_png,
    levels, render, tile,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let side: u32 = std::env::args().nth(1).map_or(Ok(2048), |side| side.parse())?;
    let picture = Picture::new(side, side, 2, Samples::U16([cells(side, 0), cells(side, 41)].concat()))?;
    let shown = auto_display(&picture);
    println!("{side} x {side}, two channels of 16 bits");
    for level in 0..levels(side, side) {
        let name = format!("tile of level {level}");
        if let Some(pixels) = timed(&name, || tile(&picture, &shown, level, 0, 0)) {
            files(&pixels)?;
        }
    }
    timed("percentiles of all channels", || auto_display(&picture));
    let summary = ChannelSummary::of(&picture, 0);
    timed("histogram of 256 bins, counted already", || summary.histogram(256, 0.0, 65535.0));
    timed("thumbnail of 320 pixels", || render(&picture, &shown, 320));

    let floats = Picture::new(side, side, 1, Samples::F32(picture.plane_f32(0)))?;
    let summary = timed("counting one channel of floats", || ChannelSummary::of(&floats, 0));
    timed("histogram of floats, counted already", || summary.histogram(256, 0.0, 65535.0));
    let shown = auto_display(&floats);
    timed("tile of level 2 of floats", || tile(&floats, &shown, 2, 0, 0));

    let indices = cells(side, 0).into_iter().map(|v| (v >> 8) as u8).collect();
    let colors: Vec<[u8; 3]> = (0..=255).map(|i: u8| [i, 255 - i, i / 2]).collect();
    let indexed = Picture::new(side, side, 1, Samples::U8(indices))?.with_palette(colors)?;
    let shown = displays(&indexed, &[ChannelSetting { palette: true, ..ChannelSetting::default() }]);
    timed("tile of level 0 in a palette", || tile(&indexed, &shown, 0, 0, 0));
    timed("tile of level 2 in a palette", || tile(&indexed, &shown, 2, 0, 0));
    Ok(())
}

fn files(pixels: &RgbPixels) -> Result<(), Box<dyn std::error::Error>> {
    let png = timed("  as PNG", || encode_png(pixels))?;
    let jpeg = timed("  as JPEG of quality 90", || encode_jpeg(pixels, 90))?;
    println!(
        "  {} kB as PNG, {} kB as JPEG, {} kB as pixels",
        png.len() >> 10,
        jpeg.len() >> 10,
        pixels.data.len() >> 10
    );
    Ok(())
}

fn timed<T>(name: &str, mut work: impl FnMut() -> T) -> T {
    let mut best = Duration::MAX;
    let mut last = None;
    for _ in 0..7 {
        let start = Instant::now();
        last = Some(black_box(work()));
        best = best.min(start.elapsed());
    }
    println!("{:8.2} ms  {name}", best.as_secs_f64() * 1e3);
    match last {
        Some(value) => value,
        None => work(),
    }
}

/// Round bright spots on a noisy ground, as a fluorescence image has them.
fn cells(side: u32, shift: u32) -> Vec<u16> {
    let mut state = 0x2545_f491_u32 + shift;
    let mut noise = move || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state % 600) as f32
    };
    let spot = |at: u32| ((at + shift) % 97) as f32 - 48.0;
    let pixel = |i: u32| {
        let (x, y) = (spot(i % side), spot(i / side));
        (900.0 + noise() + 40_000.0 * (-(x * x + y * y) / 300.0).exp()) as u16
    };
    (0..side * side).map(pixel).collect()
}
