//! Which images a store holds, by the descriptions of plates, wells and converted files.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use super::ome::{self, Node};
use super::{Store, join};
use crate::DecodeError;

/// More images than any screen has; a description that promises more is wrong.
const MOST_IMAGES: usize = 200_000;

/// The images of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Listing {
    /// The plate's name, if it is one.
    pub plate: Option<String>,
    pub images: Vec<ImageRef>,
    /// What is missing or left out, as sentences.
    pub notes: Vec<String>,
}

/// Where one image is, and where on the plate it was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImageRef {
    /// Its group or array in the store; empty for the root.
    pub path: String,
    pub name: Option<String>,
    /// Row and column as the plate names them, for example "B" and "03".
    pub well: Option<(String, String)>,
    /// Within its well, counted from zero.
    pub field: Option<u32>,
    /// Which run of the plate it belongs to.
    pub acquisition: Option<u32>,
}

pub(super) fn list(store: &dyn Store) -> Result<Listing, DecodeError> {
    let mut listing = Listing::default();
    let Some(root) = ome::node(store, "")? else {
        // A folder of images without a root group is usual; look one step down.
        children(store, "", 1, &mut listing)?;
        return finish(listing);
    };
    if let Some(plate) = root.ome.get("plate") {
        plate_images(store, plate, &mut listing)?;
    } else if root.ome.get("well").is_some() {
        well_images("", &root, None, &mut listing)?;
    } else if is_image(&root) {
        listing.images.push(image("", &root));
    } else {
        children(store, "", 2, &mut listing)?;
    }
    finish(listing)
}

fn finish(listing: Listing) -> Result<Listing, DecodeError> {
    if listing.images.is_empty() {
        return Err(DecodeError::NotAnImage { looks_like: "a folder without Zarr images" });
    }
    Ok(listing)
}

fn is_image(node: &Node) -> bool {
    node.is_array || node.ome.get("multiscales").is_some()
}

fn image(path: &str, node: &Node) -> ImageRef {
    let name = node.ome.get("multiscales").and_then(|all| all.get(0)?.get("name")?.as_str());
    ImageRef { path: path.to_owned(), name: name.map(str::to_owned), ..ImageRef::default() }
}

fn plate_images(store: &dyn Store, plate: &Value, listing: &mut Listing) -> Result<(), DecodeError> {
    listing.plate = plate.get("name").and_then(Value::as_str).map(str::to_owned);
    let mut missing = 0;
    for well in plate.get("wells").and_then(Value::as_array).into_iter().flatten() {
        let Some(path) = well.get("path").and_then(Value::as_str).map(|path| path.trim_matches('/')) else { continue };
        let (row, column) = path.split_once('/').unwrap_or((path, ""));
        let place = Some((row.to_owned(), column.to_owned()));
        match ome::node(store, path)? {
            Some(node) => well_images(path, &node, place, listing)?,
            None => missing += 1,
        }
    }
    if missing > 0 {
        let what = if missing == 1 { "1 well of the plate is" } else { &format!("{missing} wells of the plate are") };
        listing.notes.push(format!("{what} not there."));
    }
    Ok(())
}

fn well_images(
    path: &str,
    node: &Node,
    place: Option<(String, String)>,
    listing: &mut Listing,
) -> Result<(), DecodeError> {
    let images = node.ome.get("well").and_then(|well| well.get("images")?.as_array());
    for (field, entry) in images.into_iter().flatten().enumerate() {
        let Some(name) = entry.get("path").and_then(Value::as_str) else { continue };
        if listing.images.len() >= MOST_IMAGES {
            return Err(DecodeError::damaged(format!("it lists more than {MOST_IMAGES} images")));
        }
        let acquisition = entry.get("acquisition").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok());
        // The images themselves are not opened: a plate may have thousands.
        listing.images.push(ImageRef {
            path: join(path, name.trim_matches('/')),
            name: None,
            well: place.clone(),
            field: Some(field as u32),
            acquisition,
        });
    }
    Ok(())
}

/// Images in groups that say nothing themselves, such as the series "0", "1", … of a converted file.
fn children(store: &dyn Store, folder: &str, depth: u32, listing: &mut Listing) -> Result<(), DecodeError> {
    let mut names = store.list(folder).map_err(DecodeError::damaged)?;
    // "10" comes after "9".
    names.sort_by_key(|name| (name.parse::<u64>().unwrap_or(u64::MAX), name.clone()));
    for name in names.iter().filter(|name| !name.starts_with('.') && *name != "labels" && *name != "OME") {
        if listing.images.len() >= MOST_IMAGES {
            return Err(DecodeError::damaged(format!("it lists more than {MOST_IMAGES} images")));
        }
        let path = join(folder, name);
        match ome::node(store, &path)? {
            Some(node) if is_image(&node) => listing.images.push(image(&path, &node)),
            Some(_) if depth > 1 => children(store, &path, depth - 1, listing)?,
            _ => {}
        }
    }
    Ok(())
}
