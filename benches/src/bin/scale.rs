//! How long the core takes with many images, and how much memory.
//!
//! ```text
//! cargo run --release --workspace --bin bench-scale -- IMAGES SIDE CHANNELS
//! bench-scale 100000 64 1        # 100,000 small images
//! bench-scale 5000 2048 2        # 5,000 large ones
//! ```
//!
//! Makes the images (16-bit TIFF, all different) in a temporary folder below the current one, then measures, each
//! against its own clock: a loop that only reads and decodes them on all cores (the peer), the import, opening the
//! project again up to the first screen of the gallery, cached thumbnails, and labelling. The last line is JSON.
#![allow(clippy::unwrap_used, reason = "a tool for developers: what goes wrong may end it")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;
use serde_json::json;
use vesicle_images::{Picture, Samples, decode, encode_tiff};
use vesicle_session::view::JobKind;
use vesicle_session::{Arrangement, Folders, ImageId, ImportRequest, JobContext, Session, import};

/// Images on one screen of the gallery.
const SCREEN: usize = 60;

fn main() {
    let numbers: Vec<u32> = std::env::args().skip(1).map(|text| text.parse().unwrap()).collect();
    let [images, side, channels] = numbers[..] else { panic!("usage: bench-scale IMAGES SIDE CHANNELS") };
    let place = tempfile::tempdir_in(".").unwrap();
    let folder = place.path().join("images");
    let files = write_images(&folder, images, side, channels);

    // Twice, so that the peer reads from the same warm cache as the import after it.
    decode_all(&files);
    let decoded = decode_all(&files);
    let before = memory();
    let folders = Folders::below(&place.path().join("home"));
    let file = place.path().join("study.vesicle");
    let session = Session::create(&folders, &file, "study").unwrap();
    let request = ImportRequest { paths: vec![folder], ..ImportRequest::default() };
    let context = JobContext::new(JobKind::Import, "import", Arc::new(|_| {}));
    let (imported, report) = timed(|| import(&session, &request, &context).unwrap());
    assert_eq!(report.added, images, "{:?}", report.skipped.first());
    let after_import = memory();
    drop(session);

    let (opened, session) = timed(|| {
        let session = Session::open(&folders, &file).unwrap();
        let shown = session.gallery(&Arrangement::default()).ids;
        assert_eq!((session.view().image_count, shown.len()), (images, images as usize));
        assert_eq!(session.rows(&shown[..SCREEN.min(shown.len())]).len(), SCREEN.min(shown.len()));
        session
    });
    let screen: Vec<ImageId> = (0..images).take(SCREEN).map(ImageId).collect();
    let (drawn, ()) = timed(|| screen.par_iter().for_each(|id| drop(session.thumbnail(*id).unwrap())));
    let (cached, ()) = timed(|| screen.par_iter().for_each(|id| drop(session.thumbnail(*id).unwrap())));

    let category = session.create_category("cells", None, Vec::new()).unwrap();
    let many: Vec<ImageId> = (0..images.min(10_000)).map(ImageId).collect();
    let (labelled, _) = timed(|| session.label(many.clone(), Some(category)).unwrap());
    let (viewed, _) = timed(|| (session.view(), session.gallery(&Arrangement::default())));
    let (undone, _) = timed(|| session.undo().unwrap());

    println!("decode only, all cores   {decoded:>9.2} s   {:.0} images a second", f64::from(images) / decoded);
    println!("import                   {imported:>9.2} s   {:.2} x decoding", imported / decoded);
    println!("open to the first screen {opened:>9.3} s");
    println!("{SCREEN} thumbnails, new       {drawn:>9.3} s");
    println!("{SCREEN} thumbnails, cached    {cached:>9.3} s");
    println!("label {:>6} images      {labelled:>9.3} s   undo {undone:.3} s   view {viewed:.3} s", many.len());
    println!("memory {before} MB before, {after_import} MB at most after the import, {} MB at the end", memory());
    let result = json!({
        "images": images, "side": side, "channels": channels, "cores": rayon::current_num_threads(),
        "decodeSeconds": decoded, "importSeconds": imported, "importRatio": imported / decoded, "openSeconds": opened,
        "thumbnailsNewSeconds": drawn, "thumbnailsCachedSeconds": cached, "labelSeconds": labelled,
        "undoSeconds": undone, "viewSeconds": viewed, "memoryMb": memory(),
    });
    println!("{result}");
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed().as_secs_f64(), result)
}

/// A soft slope with some grain, so that files are neither empty nor noise.
fn write_images(folder: &Path, images: u32, side: u32, channels: u32) -> Vec<PathBuf> {
    (0..images)
        .into_par_iter()
        .map(|number| {
            // A folder of 100,000 files is slow on some systems, and rare.
            let file = folder.join(format!("{:03}", number / 1000)).join(format!("{number:06}.tif"));
            let pixels = u64::from(side) * u64::from(side) * u64::from(channels);
            let values = (0..pixels)
                .map(|at| {
                    let grain = (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(number))
                        .wrapping_mul(0xff51_afd7_ed55_8ccd);
                    (at % u64::from(side) * 8 + (grain >> 58)) as u16
                })
                .collect();
            let picture = Picture::new(side, side, channels, Samples::U16(values)).unwrap();
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(&file, encode_tiff(&picture).unwrap()).unwrap();
            file
        })
        .collect()
}

fn decode_all(files: &[PathBuf]) -> f64 {
    timed(|| {
        files.par_iter().for_each(|file| {
            let picture = decode(&std::fs::read(file).unwrap()).unwrap();
            assert!(picture.width() > 0);
        });
    })
    .0
}

/// The most memory that this process has held, in megabytes; 0 where the system does not say.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
