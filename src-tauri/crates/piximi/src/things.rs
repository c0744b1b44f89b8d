//! Images and categories of a Zarr project: the layout of things since 0.2, and that of images before.

use std::collections::BTreeMap;

use crate::array::Array;
use crate::attributes::{Attributes, join, whole};
use crate::document::{Stored, color, known_version};
use crate::{Category, Channel, Document, Image, Limits, Partition, Pixels, PiximiError, Tree, Values};

/// The kind of whole images.
const IMAGE: &str = "Image";
/// Until 1.0 Unknown had the same id in every project.
const UNKNOWN_ID: &str = "00000000-0000-0000-0000-000000000000";
const UNKNOWN_NAME: &str = "Unknown";
/// Values of the description of colours: far more channels than any image has.
const MOST_COLOR_BYTES: u64 = 1 << 20;
/// How far a stored value may lie beside 0 to 1, as rounding errors do.
const TOLERANCE: f32 = 1e-3;

/// Reads what is said of the project at `root`.
pub(crate) fn read(tree: &dyn Tree, root: &str, limits: &Limits) -> Result<Document, PiximiError> {
    let version = Attributes::read(tree, root, limits)?.text("version")?.to_owned();
    known_version(&version)?;
    let project = join(root, "project");
    let mut document = Document::empty(version, *limits);
    document.name = Attributes::read(tree, &project, limits)?.text("name").unwrap_or_default().to_owned();
    let (categories, unknown) = categories(tree, &project, limits)?;
    document.categories = categories;
    let things = join(&project, "things");
    let (group, names, id) = match Attributes::find(tree, &things, limits)? {
        Some(attributes) => (things, owned(attributes.texts("thing_names")?), "thing"),
        None => {
            let images = join(&project, "images");
            let attributes = Attributes::read(tree, &images, limits)?;
            (images, owned(attributes.texts("image_names")?), "image")
        }
    };
    let places: BTreeMap<&str, usize> =
        document.categories.iter().enumerate().map(|(at, category)| (category.id.as_str(), at)).collect();
    let known = Known { places, unknown };
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    let (mut images, mut unusable) = (Vec::new(), Vec::new());
    for name in names {
        // Piximi itself overwrites the first of two with one name when it saves.
        if !seen.insert(name.clone()) {
            unusable.push((
                name.clone(),
                PiximiError::damaged(&name, "another image has the same name and took its place"),
            ));
            continue;
        }
        match thing(tree, &group, &name, id, &known, limits) {
            Ok(Thing::Image(image)) => images.push(image),
            Ok(Thing::Other(kind)) => *others.entry(kind).or_default() += 1,
            Err(error) => unusable.push((name, error)),
        }
    }
    (document.images, document.unusable) = (images, unusable);
    if let Some(annotations) = Attributes::find(tree, &join(&project, "annotations"), limits)? {
        let count = annotations.texts("annotation_id").map_or(0, |ids| ids.len());
        if count > 0 {
            others.insert("annotations".to_owned(), count);
        }
    }
    document.left_out = others
        .into_iter()
        .map(|(kind, count)| {
            format!("{count} of “{kind}” left out: they are parts of images, and only whole images are sorted here.")
        })
        .collect();
    Ok(document)
}

fn owned(texts: Vec<&str>) -> Vec<String> {
    texts.into_iter().map(str::to_owned).collect()
}

/// What the ids of categories mean.
struct Known<'a> {
    places: BTreeMap<&'a str, usize>,
    unknown: Vec<String>,
}

enum Thing {
    Image(Image),
    /// An object, by its kind.
    Other(String),
}

/// The categories of whole images, and the ids of Unknown.
fn categories(tree: &dyn Tree, project: &str, limits: &Limits) -> Result<(Vec<Category>, Vec<String>), PiximiError> {
    let group = join(project, "categories");
    let attributes = Attributes::read(tree, &group, limits)?;
    let (ids, colors, names) =
        (attributes.texts("category_id")?, attributes.texts("color")?, attributes.texts("name")?);
    // Before 0.2 there was no other kind.
    let kinds = attributes.texts("kind").ok();
    if ids.len() != names.len()
        || ids.len() != colors.len()
        || kinds.as_ref().is_some_and(|kinds| kinds.len() != ids.len())
    {
        return Err(PiximiError::damaged(&group, "it does not have as many names and colours as categories"));
    }
    let kinds_group = Attributes::find(tree, &join(project, "kinds"), limits)?;
    let of_kinds = kinds_group.and_then(|kinds| kinds.texts("unknown_category_id").map(owned).ok());
    let mut unknown: Vec<String> = of_kinds.unwrap_or_default();
    unknown.push(UNKNOWN_ID.to_owned());
    let mut categories = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        if kinds.as_ref().is_some_and(|kinds| kinds[at] != IMAGE) {
            continue;
        }
        if unknown.iter().any(|known| known == id) || names[at] == UNKNOWN_NAME {
            unknown.push((*id).to_owned());
            continue;
        }
        if categories.iter().any(|known: &Category| known.id == *id) {
            return Err(PiximiError::damaged(&group, format!("the id of “{}” is there twice", names[at])));
        }
        categories.push(Category { id: (*id).to_owned(), name: names[at].to_owned(), color: color(colors[at]) });
    }
    Ok((categories, unknown))
}

fn thing(
    tree: &dyn Tree,
    group: &str,
    name: &str,
    id: &str,
    known: &Known<'_>,
    limits: &Limits,
) -> Result<Thing, PiximiError> {
    let place = join(group, name);
    let attributes = Attributes::read(tree, &place, limits)?;
    attributes.text(&format!("{id}_id"))?;
    if let Ok(kind) = attributes.text("kind")
        && kind != IMAGE
    {
        return Ok(Thing::Other(kind.to_owned()));
    }
    let category = match attributes.text("class_category_id")? {
        unknown if known.unknown.iter().any(|id| id == unknown) => None,
        category => match known.places.get(category) {
            Some(place) => Some(*place),
            None => return Err(PiximiError::damaged(&place, "its category is not among those of the project")),
        },
    };
    let partition = match attributes.text("classifier_partition") {
        Ok("Training") => Partition::Training,
        Ok("Validation") => Partition::Validation,
        Ok("Inference") => Partition::Inference,
        Ok("Unassigned") => Partition::Unassigned,
        // As Piximi itself reads the layout of 0.1.
        _ if category.is_none() => Partition::Inference,
        _ => Partition::Unassigned,
    };
    let array_place = join(&place, name);
    let array = Array::open(tree, &array_place, limits)?;
    let wrong = |reason: String| PiximiError::damaged(&array_place, reason);
    let [slices, height, width, channels] = array.shape[..] else {
        return Err(wrong(format!(
            "its shape is {:?}, and slices, height, width and channels are expected",
            array.shape
        )));
    };
    let bits = Attributes::read(tree, &array_place, limits)?.number("bit_depth")?;
    let (Ok(bits @ (8 | 16)), true) = (u8::try_from(bits), bits == 8 || bits == 16) else {
        return Err(PiximiError::Unsupported { what: format!("{name}: an image of {bits} bits") });
    };
    check_size([slices, height, width, channels], name, limits)?;
    let size = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
    let active_plane = attributes.number("active_plane").unwrap_or(0).min(size(slices) - 1);
    let shown = shown(tree, &join(&place, "colors"), channels, bits, limits)?;
    Ok(Thing::Image(Image {
        name: name.to_owned(),
        category,
        partition,
        active_plane,
        width: size(width),
        height: size(height),
        channels: size(channels),
        slices: size(slices),
        bits,
        shown,
        stored: Stored::Array(array_place),
    }))
}

/// Sizes that fit into memory as values of 32 bits.
pub(crate) fn check_size(shape: [u64; 4], name: &str, limits: &Limits) -> Result<(), PiximiError> {
    let [_, height, width, _] = shape;
    let pixels = height.saturating_mul(width);
    let bytes = shape.iter().fold(4_u64, |all, &n| all.saturating_mul(n));
    if pixels > limits.pixels || bytes > limits.image_bytes {
        let [slices, height, width, channels] = shape;
        let what =
            format!("{name} says that it has {width} × {height} pixels, {channels} channels and {slices} slices");
        let most = format!("{} pixels and {}", limits.pixels, crate::tree::size(limits.image_bytes));
        return Err(PiximiError::TooLarge { what, most });
    }
    Ok(())
}

/// How the channels are shown; nothing where Piximi has not kept it.
fn shown(tree: &dyn Tree, group: &str, channels: u64, bits: u8, limits: &Limits) -> Result<Vec<Channel>, PiximiError> {
    if !tree.has(&join(&join(group, "color"), ".zarray")) {
        return Ok(Vec::new());
    }
    let read = |name: &str, each: u64| -> Result<Vec<f32>, PiximiError> {
        let place = join(group, name);
        let array = Array::open(tree, &place, limits)?;
        if array.shape.iter().product::<u64>() != channels.saturating_mul(each) {
            return Err(PiximiError::damaged(
                &place,
                format!("its shape {:?} does not fit {channels} channels", array.shape),
            ));
        }
        array.values(tree, MOST_COLOR_BYTES)
    };
    let (colors, low, high) = (read("color", 3)?, read("range_min", 1)?, read("range_max", 1)?);
    let visible = read("visible_B", 1)?;
    let largest = largest(bits);
    let value = |share: f32| if share.is_finite() { (share * largest).clamp(0.0, largest) } else { 0.0 };
    let each = colors.as_chunks::<3>().0.iter().zip(low.iter().zip(&high)).zip(&visible);
    Ok(each
        .map(|((color, (low, high)), visible)| Channel {
            color: color.map(|share| (share.clamp(0.0, 1.0) * 255.0).round() as u8),
            range: (value(*low), value(*high)),
            visible: *visible != 0.0,
        })
        .collect())
}

fn largest(bits: u8) -> f32 {
    if bits == 16 { 65_535.0 } else { 255.0 }
}

/// The values of an image as whole numbers: Piximi keeps them divided by the largest.
pub(crate) fn pixels(tree: &dyn Tree, place: &str, image: &Image, limits: &Limits) -> Result<Pixels, PiximiError> {
    let array = Array::open(tree, place, limits)?;
    let values = array.values(tree, limits.image_bytes)?;
    let largest = largest(image.bits);
    if let Some(odd) = values.iter().find(|value| !(-TOLERANCE..=1.0 + TOLERANCE).contains(*value)) {
        return Err(PiximiError::damaged(place, format!("it has the value {odd}, and 0 to 1 is expected")));
    }
    let channels = image.channels as usize;
    let slice = image.width as usize * image.height as usize * channels;
    let slices = values.chunks_exact(slice).map(|values| {
        let planes = (0..channels).flat_map(|channel| values.iter().skip(channel).step_by(channels));
        let whole = planes.map(|value| (value * largest).round().clamp(0.0, largest));
        match image.bits {
            16 => Values::U16(whole.map(|value| value as u16).collect()),
            _ => Values::U8(whole.map(|value| value as u8).collect()),
        }
    });
    Ok(Pixels::Slices(slices.collect()))
}

/// A whole number of an attribute, or 0.
pub(crate) fn number(value: Option<&serde_json::Value>) -> u32 {
    value.and_then(whole).unwrap_or(0)
}
