//! Layers in half precision, where a device has it.
//!
//! Owns: where numbers are rounded to 16 bits and where not. Convolutions are computed in the precision of their images;
//! weights stay in single precision and are rounded for each step, so that small corrections are not lost; normalisations
//! and the last layer are computed in single precision (Micikevicius et al., *Mixed precision training*, ICLR 2018).
//! Refuses: choosing; that is a setting of the fit.

use burn::nn::BatchNorm;
use burn::nn::conv::Conv2d;
use burn::tensor::{DType, FloatDType, Tensor};

/// Burn's layer on `[images, channels, height, width]`, in the precision of the images.
pub(crate) fn plain(layer: &Conv2d, images: Tensor<4>) -> Tensor<4> {
    if images.dtype() != DType::F16 {
        return layer.forward(images);
    }
    let mut layer = layer.clone();
    layer.weight = layer.weight.map(rounded);
    layer.bias = layer.bias.map(|bias| bias.map(rounded));
    layer.forward(images)
}

/// Burn's layer in single precision; what it gives has the precision of the maps.
pub(super) fn plain_norm(layer: &BatchNorm, maps: Tensor<4>) -> Tensor<4> {
    if maps.dtype() == DType::F16 { rounded(layer.forward(single(maps))) } else { layer.forward(maps) }
}

/// The same numbers rounded to 16 bits.
pub(crate) fn rounded<const D: usize>(numbers: Tensor<D>) -> Tensor<D> {
    numbers.cast(FloatDType::F16)
}

/// The same numbers in single precision.
pub(crate) fn single<const D: usize>(numbers: Tensor<D>) -> Tensor<D> {
    if numbers.dtype() == DType::F16 { numbers.cast(FloatDType::F32) } else { numbers }
}
