//! What the command line says about objects in images.
//!
//! Owns: from options to an [`ObjectsRequest`]. Refuses: reading masks.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use vesicle_session::{Cutting, ObjectsFrom, ObjectsRequest, ObjectsTable, SessionError};

#[derive(ClapArgs)]
pub(crate) struct ObjectArgs {
    /// Import the objects in masks of labels, each as an image: files, or folders of them. A mask has the name of its
    /// image, also with _masks, _cp_masks, _labels, _seg … behind it (TIFF or PNG; 0 is background)
    #[arg(long, num_args = 1.., value_name = "FILE|FOLDER")]
    pub(crate) masks: Vec<PathBuf>,
    /// Import the objects in a table, each as an image: columns file and x,y,width,height, or left,top,right,bottom, or
    /// x,y (centres; needs --size); also CellProfiler's, and COCO's JSON. A category labels them
    #[arg(long, value_name = "TABLE", conflicts_with = "masks")]
    pub(crate) objects: Option<PathBuf>,
    /// With the .properties file of CellProfiler Analyst as --objects: a training set (.txt or .csv). Only its objects
    /// are imported, with their labels
    #[arg(long, value_name = "FILE", requires = "objects")]
    pub(crate) training_set: Option<PathBuf>,
    /// The folder of the images of a COCO file, which is given as the only PATH (default: its own folder)
    #[arg(long, value_name = "FOLDER")]
    pub(crate) images: Option<PathBuf>,
    /// Pixels around the box of each object
    #[arg(long, value_name = "PX", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=4096))]
    pub(crate) margin: u32,
    /// Show a square of so many pixels around the middle of each object instead of its box
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(1..=8192))]
    pub(crate) size: Option<u32>,
    /// Show only the pixels of the object itself; all others are 0
    #[arg(long)]
    pub(crate) mask_background: bool,
    /// Leave out objects of masks with fewer pixels
    #[arg(long, value_name = "PX", default_value_t = 10)]
    pub(crate) min_area: u64,
    /// Leave out objects of masks that touch the edge of their image
    #[arg(long)]
    pub(crate) without_border: bool,
    /// Each connected piece of a mask is an object, also where pieces have the same number
    #[arg(long)]
    pub(crate) pieces: bool,
}

/// What was asked for; none: whole images. A COCO file among the paths gives way to the folder of its images.
pub(crate) fn request(mut args: ObjectArgs, paths: &mut [PathBuf]) -> Result<Option<ObjectsRequest>, SessionError> {
    if let [only] = &paths[..]
        && ObjectsTable::is_coco(only)
    {
        let folder = only.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let images = args.images.take().unwrap_or_else(|| folder.to_path_buf());
        args.objects = Some(std::mem::replace(&mut paths[0], images));
    }
    let from = match (args.objects, args.masks) {
        (Some(table), _) => ObjectsFrom::Table(ObjectsTable::read_with(&table, args.training_set.as_deref())?),
        (None, masks) if !masks.is_empty() => {
            if let Some(missing) = masks.iter().find(|path| !path.exists()) {
                let reason = "there is no such file or folder; nothing was imported".to_owned();
                return Err(SessionError::Unreadable { path: missing.clone(), reason });
            }
            ObjectsFrom::Masks(masks)
        }
        _ => return Ok(None),
    };
    Ok(Some(ObjectsRequest {
        from,
        cutting: Cutting { margin: args.margin, size: args.size, mask_background: args.mask_background },
        min_area: args.min_area,
        leave_out_border: args.without_border,
        pieces: args.pieces,
    }))
}
