//! How long the core takes with many images, and how much memory.
//!
//! ```text
//! cargo run --release --workspace --bin bench-scale -- IMAGES SIDE CHANNELS [--deflate] [--cold] [--keep FOLDER]
//! bench-scale 100000 64 1        # 100,000 small images
//! bench-scale 5000 2048 2        # 5,000 large ones
//! ```
//!
//! Makes the images (16-bit TIFF, all different) in a temporary folder below the current one, then measures, each
//! against its own clock: a loop that only reads and decodes them on all cores (the peer), the import, opening the
//! project again up to the first screen of the gallery, cached thumbnails, and labelling. Peer and import take turns,
//! and the medians of three rounds count. The last line is JSON.
//!
//! `--deflate` compresses the images. `--cold` empties the system's cache of files before every turn, so that both read
//! from the disk (Linux, as root). `--keep` makes the images in a folder that stays, for the next run.
#![allow(clippy::unwrap_used, reason = "a tool for developers: what goes wrong may end it")]

use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use rayon::prelude::*;
use serde_json::json;
use tiff::decoder::{Decoder, DecodingResult};
use tiff::encoder::{Compression, DeflateLevel, TiffEncoder, colortype::Gray16};
use tiff::tags::Tag;
use vesicle_images::{Picture, Samples, decode, encode_tiff};
use vesicle_session::view::JobKind;
use vesicle_session::{Arrangement, Folders, ImageId, ImportRequest, JobContext, Session, import};

/// Images on one screen of the gallery.
const SCREEN: usize = 60;
/// Turns of the peer and of the import.
const ROUNDS: usize = 3;

#[derive(Parser)]
struct Arguments {
    images: u32,
    /// Width and height in pixels.
    side: u32,
    channels: u32,
    /// Compress the images.
    #[arg(long)]
    deflate: bool,
    /// Read from the disk and not from the system's cache.
    #[arg(long)]
    cold: bool,
    /// Make the images in this folder and leave them there.
    #[arg(long)]
    keep: Option<PathBuf>,
}

fn main() {
    let arguments = Arguments::parse();
    let Arguments { images, side, channels, .. } = arguments;
    let place = tempfile::tempdir_in(".").unwrap();
    let folder = arguments.keep.clone().unwrap_or_else(|| place.path().join("images"));
    let files = write_images(&folder, &arguments);

    // The first pass warms the cache for all that follow.
    decode_all(&files);
    let before = memory();
    let [mut decodes, mut crates, mut hashes, mut imports, mut again] = [const { Vec::new() }; 5];
    let mut last = None;
    for round in 0..ROUNDS {
        let folders = Folders::below(&place.path().join(format!("home {round}")));
        let file = place.path().join(format!("study {round}.vesicle"));
        let session = Session::create(&folders, &file, "study").unwrap();
        let request = ImportRequest { paths: vec![folder.clone()], ..ImportRequest::default() };
        let context = JobContext::new(JobKind::Import, "import", Arc::new(|_| {}));
        empty_cache(arguments.cold);
        crates.push(decode_by_crate(&files));
        empty_cache(arguments.cold);
        hashes.push(hash_all(&files));
        empty_cache(arguments.cold);
        decodes.push(decode_all(&files));
        empty_cache(arguments.cold);
        let (seconds, report) = timed(|| import(&session, &request, &context).unwrap());
        assert_eq!(report.added, images, "{:?}", report.skipped.first());
        imports.push(seconds);
        empty_cache(arguments.cold);
        let (seconds, report) = timed(|| import(&session, &request, &context).unwrap());
        assert_eq!(report.added, 0);
        again.push(seconds);
        last = Some((folders, file));
    }
    let [decoded, by_crate, hashed, imported, again] = [decodes, crates, hashes, imports, again].map(median);
    let (folders, file) = last.unwrap();
    let after_import = memory();

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

    let rate = f64::from(images) / decoded;
    println!("decode only, all cores   {decoded:>9.2} s   {rate:.0} images a second");
    println!("the tiff crate alone     {by_crate:>9.2} s");
    println!("read and hash alone      {hashed:>9.2} s   {:.2} x the tiff crate", hashed / by_crate);
    let (of_ours, of_crate) = (imported / decoded, imported / by_crate);
    println!("import                   {imported:>9.2} s   {of_crate:.2} x the tiff crate, {of_ours:.2} x our decoder");
    println!("import again, no rows    {again:>9.2} s");
    println!("open to the first screen {opened:>9.3} s");
    println!("{SCREEN} thumbnails, new       {drawn:>9.3} s");
    println!("{SCREEN} thumbnails, cached    {cached:>9.3} s");
    println!("label {:>6} images      {labelled:>9.3} s   undo {undone:.3} s   view {viewed:.3} s", many.len());
    println!("memory {before} MB before, {after_import} MB at most after the import, {} MB at the end", memory());
    let result = json!({
        "images": images, "side": side, "channels": channels, "deflate": arguments.deflate, "cold": arguments.cold, "cores": rayon::current_num_threads(),
        "decodeSeconds": decoded, "importSeconds": imported, "tiffSeconds": by_crate, "hashSeconds": hashed, "importAgainSeconds": again, "importRatio": of_crate, "importRatioOurs": of_ours,
        "openSeconds": opened,
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

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

fn empty_cache(cold: bool) {
    if cold {
        std::process::Command::new("sync").status().unwrap();
        std::fs::write("/proc/sys/vm/drop_caches", "3").unwrap();
    }
}

fn write_images(folder: &Path, arguments: &Arguments) -> Vec<PathBuf> {
    (0..arguments.images)
        .into_par_iter()
        .map(|number| {
            // A folder of 100,000 files is slow on some systems, and rare.
            let file = folder.join(format!("{:03}", number / 1000)).join(format!("{number:06}.tif"));
            if !file.is_file() {
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(&file, image(number, arguments)).unwrap();
            }
            file
        })
        .collect()
}

/// A stair with some grain, so that files are neither empty nor noise. What is compressed has less of it, so that
/// 5,000 large images fit on a common disk.
fn image(number: u32, arguments: &Arguments) -> Vec<u8> {
    let Arguments { side, channels, deflate, .. } = *arguments;
    let pixels = u64::from(side) * u64::from(side) * u64::from(channels);
    let grain_bits = if deflate { 2 } else { 6 };
    let value = |at: u64| {
        let grain = (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(number)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        (at % u64::from(side) / 64 * 512 + (grain >> (64 - grain_bits))) as u16
    };
    let values: Vec<u16> = (0..pixels).map(value).collect();
    if !deflate {
        return encode_tiff(&Picture::new(side, side, channels, Samples::U16(values)).unwrap()).unwrap();
    }
    let mut bytes = Cursor::new(Vec::new());
    let compression = Compression::Deflate(DeflateLevel::Fast);
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap().with_compression(compression);
    for plane in values.chunks(values.len() / channels as usize) {
        let mut page = encoder.new_image::<Gray16>(side, side).unwrap();
        let text = format!("ImageJ=1.54f\nimages={channels}\nchannels={channels}\nmode=composite\n");
        page.encoder().write_tag(Tag::ImageDescription, text.as_str()).unwrap();
        page.write_data(plane).unwrap();
    }
    bytes.into_inner()
}

/// The peer: all pages of all files by the `tiff` crate, as its documentation reads a file.
fn decode_by_crate(files: &[PathBuf]) -> f64 {
    timed(|| {
        files.par_iter().for_each(|file| {
            let mut decoder = Decoder::new(BufReader::new(File::open(file).unwrap())).unwrap();
            loop {
                assert!(matches!(decoder.read_image().unwrap(), DecodingResult::U16(values) if !values.is_empty()));
                if !decoder.more_images() {
                    break;
                }
                decoder.next_image().unwrap();
            }
        });
    })
    .0
}

/// What noticing the same image twice costs at the least.
fn hash_all(files: &[PathBuf]) -> f64 {
    timed(|| {
        files.par_iter().for_each(|file| {
            assert_ne!(blake3::hash(&std::fs::read(file).unwrap()).as_bytes(), &[0; 32]);
        });
    })
    .0
}

/// The same by our own decoder, from bytes in memory.
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
