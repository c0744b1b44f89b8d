//! Models as files.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::Json;

#[derive(ClapArgs)]
pub(crate) struct ModelsArgs {
    pub(crate) project: PathBuf,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct ExportModelArgs {
    pub(crate) project: PathBuf,
    pub(crate) file: PathBuf,
    /// safetensors (with everything that Vesicle knows of the model), onnx (a graph with the preprocessing inside), or
    /// bioimageio (a package of the BioImage Model Zoo); by default what the file's ending says: .safetensors, .onnx, .zip
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<String>,
    /// By id, by name, or by its number in `vesicle models`, from 1; by default the one that predicts
    #[arg(long)]
    pub(crate) model: Option<String>,
    /// The values that a graph takes have 8, 16 or (floating-point) 32 bits; by default those of the model's images
    #[arg(long, value_name = "8|16|32")]
    pub(crate) bits: Option<u32>,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct ImportModelArgs {
    pub(crate) project: PathBuf,
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) json: Json,
}
