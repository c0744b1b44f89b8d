//! Texts of what learns and what it sees.

use super::{FROZEN_EPOCHS, INPUT_SIDE, SettingSpec, choice, number, switch};
use crate::settings::{FitSettings, SettingName as Name};

pub(super) fn specs(default: &FitSettings) -> Vec<SettingSpec> {
    vec![
        choice(
            Name::Architecture,
            "Architecture",
            "What learns.",
            &default.architecture,
            &[
                (
                    "quick",
                    "Quick",
                    "Describes each image by some hundred numbers (brightness, texture, spots, shapes) and learns from those, in \
                     a second. Best with few labels: from three a category.",
                ),
                ("simpleCnn", "Simple CNN", "Two convolutions and one dense layer. Learns what is where in the image."),
                (
                    "compactCnn",
                    "Compact CNN",
                    "Four small convolutions, then the average over the whole image. Learns textures and spots wherever they \
                     are; good with few labels.",
                ),
                (
                    "efficientNetLite0",
                    "EfficientNet-Lite0",
                    "A modern network of 3.4 million weights, trained further from those for photographs. For many labels; \
                     slow on a processor. Input from 32 pixels.",
                ),
            ],
        ),
        switch(
            Name::Pretrained,
            "Pretrained weights",
            "Begin with weights that were trained on photographs, where they are installed (vesicle backbone show).",
            default.pretrained,
        ),
        number(
            Name::FrozenEpochs,
            "Frozen epochs",
            "For so long only the last layer learns; then everything, at a tenth of the learning rate.",
            Some("epochs"),
            FROZEN_EPOCHS,
            &default.frozen_epochs,
        ),
        number(
            Name::InputWidth,
            "Input width",
            "Width of what the network sees. More shows finer detail and takes longer.",
            Some("px"),
            INPUT_SIDE,
            &default.input_width,
        ),
        number(
            Name::InputHeight,
            "Input height",
            "Height of what the network sees. More shows finer detail and takes longer.",
            Some("px"),
            INPUT_SIDE,
            &default.input_height,
        ),
        choice(
            Name::Crop,
            "Crop",
            "Which part of each image the network sees.",
            &default.crop,
            &[
                (
                    "none",
                    "Whole image",
                    "The whole image, shrunk to the input size. Fine detail is lost if the image is much larger.",
                ),
                (
                    "centre",
                    "Centre",
                    "The largest window in the middle with the shape of the input. For objects in the middle.",
                ),
                (
                    "random",
                    "Random windows",
                    "In each epoch another part of the image, at finer scale. Predictions average several windows. For textures and fields of many cells.",
                ),
            ],
        ),
        choice(
            Name::Rescale,
            "Rescale",
            "How brightness is brought to a common scale, the same for all images.",
            &default.rescale,
            &[
                ("off", "Off", "Pixel values as they are in the file."),
                ("typeRange", "By pixel type", "Black is 0 and the brightest value the pixel type can hold is 1."),
                (
                    "percentile",
                    "By percentiles",
                    "Per channel, the darkest 0.1 % of the training images become 0 and the brightest 0.1 % become 1.",
                ),
                ("standardise", "Standardise", "Per channel, the training images get mean 0 and standard deviation 1."),
            ],
        ),
    ]
}
