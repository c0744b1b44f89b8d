//! How long it takes from a label to predictions that know it, with Quick.
//!
//! ```text
//! cargo run --release --workspace --bin bench-refit -- IMAGES [--rounds N]
//! VESICLE_BACKBONE=none bench-refit 100000   # without the pretrained network
//! ```
//!
//! Makes the images (64 × 64, 16-bit TIFF, all different, of two kinds) in a temporary folder below the current one,
//! imports them, and labels 20 of each kind. The first refit describes all images; its figure is images a second. Then
//! one image after the other gets a label, and each time the clock runs from before the label until the new predictions
//! of all other images are saved; the median of the rounds counts. The last line is JSON.
#![allow(clippy::unwrap_used, reason = "a tool for developers: what goes wrong may end it")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use rayon::prelude::*;
use serde_json::json;
use vesicle_images::{Picture, Samples, encode_tiff};
use vesicle_session::view::JobKind;
use vesicle_session::{Folders, ImageId, ImportRequest, JobContext, Session, backbone_view, import, refit};

const SIDE: u32 = 64;
/// Labels of each kind before the clock runs.
const LABELS: u32 = 20;

#[derive(Parser)]
struct Arguments {
    images: u32,
    #[arg(long, default_value_t = 9)]
    rounds: u32,
}

fn main() {
    let Arguments { images, rounds } = Arguments::parse();
    let place = tempfile::tempdir_in(".").unwrap();
    let folder = place.path().join("images");
    write_images(&folder, images);
    let folders = Folders::below(&place.path().join("home"));
    let session = Session::create(&folders, &place.path().join("study.vesicle"), "study").unwrap();
    let request = ImportRequest { paths: vec![folder], ..ImportRequest::default() };
    import(&session, &request, &context(JobKind::Import)).unwrap();

    let kinds: Vec<_> =
        ["spots", "plain"].iter().map(|name| session.create_category(name, None, vec![]).unwrap()).collect();
    let label = |image: u32| session.label(vec![ImageId(image)], Some(kinds[(image % 2) as usize])).unwrap();
    (0..2 * LABELS).for_each(|image| assert!(label(image)));
    let start = Instant::now();
    refit(&session, &context(JobKind::Refit)).unwrap();
    let described = f64::from(images) / start.elapsed().as_secs_f64();

    let mut seconds: Vec<f64> = (2 * LABELS..2 * LABELS + rounds)
        .map(|image| {
            let start = Instant::now();
            assert!(label(image));
            let report = refit(&session, &context(JobKind::Refit)).unwrap();
            assert_eq!(report.added, images - image - 1, "{}", report.summary);
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    let (median, longest) = (seconds[seconds.len() / 2], seconds[seconds.len() - 1]);
    let network = backbone_view(&folders).installed;
    println!("{images} images, pretrained network: {network}");
    println!("described and predicted for the first time, {described:.0} images a second on all cores");
    println!("from a label to new predictions {median:.3} s, at most {longest:.3} s");
    println!("memory {} MB at most", memory());
    let result = json!({
        "images": images, "network": network, "cores": rayon::current_num_threads(), "describedPerSecond": described,
        "medianSeconds": median, "longestSeconds": longest, "memoryMb": memory(),
    });
    println!("{result}");
}

fn context(kind: JobKind) -> JobContext {
    JobContext::new(kind, "bench", Arc::new(|_| {}))
}

fn write_images(folder: &Path, images: u32) {
    (0..images).into_par_iter().for_each(|number| {
        let below: PathBuf = folder.join(format!("{:03}", number / 1000));
        std::fs::create_dir_all(&below).unwrap();
        let picture = Picture::new(SIDE, SIDE, 1, Samples::U16(image(number))).unwrap();
        std::fs::write(below.join(format!("{number:06}.tif")), encode_tiff(&picture).unwrap()).unwrap();
    });
}

/// A round cell with grain; every second one has bright spots in it.
fn image(number: u32) -> Vec<u16> {
    let mut state = u64::from(number) + 1;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / (1_u32 << 24) as f32
    };
    let centre = |random: &mut dyn FnMut() -> f32| (24.0 + 16.0 * random(), 24.0 + 16.0 * random());
    let cell = centre(&mut random);
    let spots: Vec<(f32, f32)> =
        (0..if number.is_multiple_of(2) { 6 } else { 0 }).map(|_| centre(&mut random)).collect();
    let near = |at: (f32, f32), x: f32, y: f32, size: f32| (-((x - at.0).powi(2) + (y - at.1).powi(2)) / size).exp();
    (0..SIDE * SIDE)
        .map(|at| {
            let (x, y) = ((at % SIDE) as f32, (at / SIDE) as f32);
            let light: f32 = spots.iter().map(|spot| near(*spot, x, y, 4.0)).sum();
            (500.0 + 2000.0 * near(cell, x, y, 200.0) + 1500.0 * light + 300.0 * random()) as u16
        })
        .collect()
}

/// The most memory that this process has held, in megabytes; 0 where the system does not say.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
