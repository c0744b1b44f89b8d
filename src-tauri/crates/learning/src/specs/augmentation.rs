//! Texts of how training images are varied. None of it changes what is validated or predicted.

use super::{
    BLUR, CHANNEL_DROPOUT, INTENSITY_GAIN, INTENSITY_OFFSET, NOISE, ROTATION, SHIFT, SettingSpec, ZOOM, number, switch,
};
use crate::settings::{FitSettings, SettingName as Name};

pub(super) fn specs(default: &FitSettings) -> Vec<SettingSpec> {
    vec![
        switch(
            Name::Mirror,
            "Mirror",
            "Training images are mirrored at random. For images that look as likely the other way round.",
            default.mirror,
        ),
        switch(
            Name::QuarterTurns,
            "Quarter turns",
            "Training images are turned at random by quarter turns; if the input is not square by half turns.",
            default.quarter_turns,
        ),
        number(
            Name::Rotation,
            "Rotation",
            "Training images are turned by up to so much either way.",
            Some("°"),
            ROTATION,
            &default.rotation,
        ),
        number(
            Name::Shift,
            "Shift",
            "Training images are moved by up to this share of their sides.",
            None,
            SHIFT,
            &default.shift,
        ),
        number(
            Name::Zoom,
            "Zoom",
            "Training images are enlarged or reduced by up to 1 + this. Not where size tells the categories apart.",
            None,
            ZOOM,
            &default.zoom,
        ),
        number(
            Name::IntensityGain,
            "Intensity gain",
            "The contrast of each channel is multiplied or divided by up to 1 + this.",
            None,
            INTENSITY_GAIN,
            &default.intensity_gain,
        ),
        number(
            Name::IntensityOffset,
            "Intensity offset",
            "Each channel gets brighter or darker by up to so many of its standard deviations.",
            Some("SD"),
            INTENSITY_OFFSET,
            &default.intensity_offset,
        ),
        number(
            Name::Noise,
            "Noise",
            "Noise of up to so many standard deviations of the channel is added.",
            Some("SD"),
            NOISE,
            &default.noise,
        ),
        number(
            Name::Blur,
            "Blur",
            "Training images are blurred by up to so many pixels of the input, as if a little out of focus.",
            Some("px"),
            BLUR,
            &default.blur,
        ),
        number(
            Name::ChannelDropout,
            "Channel dropout",
            "Probability that a channel is blanked, so that the network does not rely on one alone.",
            None,
            CHANNEL_DROPOUT,
            &default.channel_dropout,
        ),
    ]
}
