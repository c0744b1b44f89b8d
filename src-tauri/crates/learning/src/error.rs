//! What can go wrong in learning, in words for the person at the microscope.

/// Why a device could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeviceError {
    #[error("No graphics processor (GPU) was found on this computer. Choose “auto” or “cpu” to fit on the processor.")]
    NoGpu,
    #[error("There is no device “{asked}” on this computer. Available: {available}.")]
    NotFound { asked: String, available: String },
    #[error("The device “{name}” could not be started: {reason}. Choose “cpu” to fit on the processor.")]
    CannotStart { name: String, reason: String },
}

/// Why a fit or a prediction could not be done.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LearningError {
    #[error("There are no training images. Label images of at least two categories first.")]
    NoTrainingImages,
    #[error("{categories} category was given, but a classifier needs at least two.")]
    TooFewCategories { categories: usize },
    #[error("None of the {total} training images could be used. The first: {first}")]
    NothingReadable { total: usize, first: String },
    #[error(
        "After leaving out the {skipped} images that could not be used, only {left} of the categories still have training \
         images; two are needed. The first one left out: {first}"
    )]
    CategoriesLost { skipped: usize, left: usize, first: String },
    #[error("An input of {width} × {height} pixels is too small for this network. Choose at least {least} × {least}.")]
    InputTooSmall { width: u32, height: u32, least: u32 },
    #[error("An image that the fit had read could not be read again: {reason}")]
    PictureLost { reason: String },
    #[error("The image cannot be explained: {reason}")]
    PictureUnusable { reason: String },
    #[error("The model does not know the category that was asked about; it knows {known}. Fit the model again.")]
    CategoryUnknown { known: usize },
    #[error(
        "Quick has no maps that could show where it looks. Choose occlusion, which hides one place after another instead."
    )]
    NoMaps,
    #[error("The model gives no finite numbers for this image. Fit it again.")]
    NotFinite,
    #[error("Quick has no learning rate. Choose a network to look for one.")]
    NoLearningRate,
    #[error(
        "Quick cannot be an ONNX file: it describes images by statistics, and by regions of any shape, for which ONNX has no \
         operators. Export it as safetensors, or fit a network."
    )]
    NoGraph,
    #[error(
        "This model was trained in another program and sees images as that program brings them to size, for which ONNX has \
         no operators. Export it as safetensors, or fit a network here."
    )]
    ForeignSampling,
    #[error("The model cannot be continued with these settings: {reason}. Choose to start afresh.")]
    CannotContinue { reason: String },
    #[error("The stored weights do not fit the network that the model describes ({reason}). Fit the model again.")]
    BadWeights { reason: String },
    #[error("The weights of the model from elsewhere do not fit: {what}.")]
    ForeignWeights { what: String },
    #[error(
        "This model was written by a newer version of the program (format {found}, known up to {known}). Update it."
    )]
    NewerModel { found: u32, known: u32 },
    #[error(
        "This model describes images with the pretrained network, whose weights are not on this computer, or are other \
         ones. Install them (vesicle backbone install FILE), or fit the model again."
    )]
    BackboneMissing,
    #[error(
        "Half precision is not enough for this fit: its gradients are no finite numbers. Turn mixed precision off, or lower \
         the learning rate."
    )]
    TooCoarse,
    #[error("This model describes images in a way that this version of the program does not know. Fit it again.")]
    OtherRecipe,
    #[error(
        "“{device}” stopped working during the computation: {reason}. Choose a smaller batch or input, or the CPU."
    )]
    DeviceFailed { device: String, reason: String },
}

/// What a caught panic said.
pub(crate) fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "unknown reason".to_owned())
}

/// Why weights of a backbone cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackboneError {
    #[error("The weights could not be read: {reason}")]
    Unreadable { reason: String },
    #[error("These are not the weights of EfficientNet-Lite0: {reason}")]
    OtherNetwork { reason: String },
}
