//! Describes image files, one line of tab-separated values each: what the file says and what its pixels are. Made to be
//! compared with other readers.
//!
//! `describe [--slice N|max|mean] [--time N] [--series N] [--side N] [--dump FOLDER] FILE...`; numbers count from zero.
//! A folder is taken for Zarr images and each of them is described; `--side N` asks for a level of their pyramid.
//! With `--dump` the samples go into the folder as 32-bit little-endian floats, channel by channel.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vesicle_images::{FileInfo, Picture, SliceView, View, decode_view, probe_view, zarr};

fn main() {
    let mut view = View::default();
    let mut dump: Option<PathBuf> = None;
    let mut side = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|text| text.parse().ok()).unwrap_or(0);
        match arg.as_str() {
            "--side" => side = Some(number()),
            "--time" => view.time = number(),
            "--series" => view.series = number(),
            "--slice" => {
                view.slice = match args.next().as_deref() {
                    Some("max") => SliceView::Max,
                    Some("mean") => SliceView::Mean,
                    other => SliceView::One(other.and_then(|text| text.parse().ok()).unwrap_or(0)),
                }
            }
            "--dump" => dump = args.next().map(PathBuf::from),
            path if Path::new(path).is_dir() => folder(path, &view, side, dump.as_deref()),
            path => {
                let line = describe(Path::new(path), &view, dump.as_deref());
                println!("{path}\t{}", line.unwrap_or_else(|error| format!("ERROR\t{error}")));
            }
        }
    }
}

/// The files of a folder, as a store.
struct Folder(PathBuf);

impl zarr::Store for Folder {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        match std::fs::read(self.0.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, String> {
        let entries = std::fs::read_dir(self.0.join(folder)).map_err(|error| error.to_string())?;
        Ok(entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
    }
}

fn folder(path: &str, view: &View, side: Option<u32>, dump: Option<&Path>) {
    let store: Arc<dyn zarr::Store> = Arc::new(Folder(path.into()));
    let listing = match zarr::open(&store) {
        Ok(listing) => listing,
        Err(error) => return println!("{path}\tERROR\t{error}"),
    };
    for image in listing.images {
        let read = || {
            let info = zarr::probe(&store, &image.path, view).map_err(|error| error.to_string())?;
            let picture = zarr::decode(&store, &image.path, view, side).map_err(|error| error.to_string())?;
            let last = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
            line(&info, &picture, dump, &format!("{last}-{}", image.path.replace('/', "-")))
        };
        let line = read().unwrap_or_else(|error| format!("ERROR\t{error}"));
        println!("{path}\t{line}\t{:?} {image:?}", listing.plate);
    }
}

fn describe(path: &Path, view: &View, dump: Option<&Path>) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let info = probe_view(&bytes, view).map_err(|error| error.to_string())?;
    let picture = decode_view(&bytes, view).map_err(|error| error.to_string())?;
    line(&info, &picture, dump, &path.file_name().unwrap_or_default().to_string_lossy())
}

fn line(info: &FileInfo, picture: &Picture, dump: Option<&Path>, name: &str) -> Result<String, String> {
    let values: Vec<f32> = (0..picture.channels()).flat_map(|c| picture.plane_f32(c)).collect();
    let low = values.iter().copied().fold(f32::MAX, f32::min);
    let high = values.iter().copied().fold(f32::MIN, f32::max);
    if let Some(folder) = dump {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        let target = folder.join(format!("{name}.f32"));
        std::fs::write(target, bytes).map_err(|error| error.to_string())?;
    }
    let size = info.pixel_size;
    let fields = [
        format!("{}x{}", picture.width(), picture.height()),
        info.channels.to_string(),
        info.slices.to_string(),
        info.times.to_string(),
        format!("{} {:?}", info.bits, info.sample_format),
        format!("{:?}{}", info.kind, if info.is_rgb { " rgb" } else { "" }),
        low.to_string(),
        high.to_string(),
        format!("pixel {:?}", [size.x, size.y, size.z]),
        format!("pages {} ambiguous {:?} series {}", info.pages, info.ambiguous_pages, info.series),
        format!("palette {:?}", info.palette.as_ref().map(Vec::len)),
        format!("{:?}", info.channel_info),
        format!("{:?}", info.metadata),
        format!("{:?}", picture.notes()),
    ];
    Ok(fields.join("\t"))
}
