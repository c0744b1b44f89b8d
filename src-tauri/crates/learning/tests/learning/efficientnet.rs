//! EfficientNet-Lite0 from outside: from scratch, from weights, saved and read.

use vesicle_learning::{
    Architecture, Backbone, CancelToken, FitEnd, FitRequest, FitSettings, LearningError, PictureSource, TrainedModel,
    fit, predict,
};

use crate::toy::{Toy, cpu, fitted, probabilities, request, run, settings};

fn lite() -> FitSettings {
    FitSettings {
        architecture: Architecture::EfficientNetLite0,
        input_width: 33,
        input_height: 40,
        epochs: 2,
        frozen_epochs: 1,
        ..settings()
    }
}

#[test]
fn a_fit_from_scratch_repeats_bit_by_bit_and_is_read_back() {
    let toy = Toy::new(14, 60, 60, 1);
    let one = fitted(&lite(), &toy, 10);
    assert_eq!(one.end, FitEnd::Completed);
    let model = one.model.unwrap();
    assert!(!model.card.pretrained, "there are no weights to begin with");
    assert_eq!(model.weights, fitted(&lite(), &toy, 10).model.unwrap().weights);
    let card = serde_json::from_str(&serde_json::to_string(&model.card).unwrap()).unwrap();
    let again = TrainedModel { card, weights: model.weights.clone() };
    assert_eq!(probabilities(&again, &toy), probabilities(&model, &toy));
}

#[test]
fn an_input_below_32_pixels_is_refused() {
    let toy = Toy::new(6, 60, 60, 1);
    let training = toy.examples(0..6);
    let small = FitSettings { input_width: 31, ..lite() };
    let error = run(request(&small, &toy, &training, &[])).unwrap_err();
    assert_eq!(error, LearningError::InputTooSmall { width: 31, height: 40, least: 32 });
}

struct WithWeights(Toy, Backbone);

impl PictureSource for WithWeights {
    fn picture(&self, index: usize) -> Result<vesicle_images::Picture, String> {
        self.0.picture(index)
    }

    fn backbone(&self) -> Option<&Backbone> {
        Some(&self.1)
    }
}

/// The real weights, where this computer has them.
fn installed() -> Option<Backbone> {
    let path = std::env::var_os("VESICLE_BACKBONE")?;
    Backbone::from_safetensors(std::fs::read(path).unwrap(), "test").ok()
}

#[test]
fn with_published_weights_a_few_epochs_of_the_last_layer_tell_textures_apart() {
    let Some(backbone) = installed() else { return };
    let source = WithWeights(Toy::new(60, 64, 64, 1), backbone);
    let settings = FitSettings { input_width: 64, input_height: 64, epochs: 6, frozen_epochs: 4, ..lite() };
    let training = source.0.examples(0..24);
    let validation = source.0.examples(24..60);
    let fitted = |settings: &FitSettings, start: Option<&TrainedModel>| {
        let request = FitRequest { source: &source, start, ..request(settings, &source.0, &training, &validation) };
        fit(request, &cpu(), &CancelToken::new(), &mut |_| ()).unwrap()
    };
    let outcome = fitted(&settings, None);
    let model = outcome.model.unwrap();
    assert!(model.card.pretrained);
    let accuracy: Vec<f64> = outcome.epochs.iter().map(|epoch| epoch.validation_accuracy.unwrap()).collect();
    let seconds: Vec<f64> = outcome.epochs.iter().map(|epoch| epoch.seconds).collect();
    eprintln!("validation accuracy {accuracy:?} in {seconds:?} s");
    assert!(accuracy[3] > 0.9 && accuracy[5] > 0.9, "{accuracy:?}");
    assert_eq!(model.weights, fitted(&settings, None).model.unwrap().weights);

    // A fit that goes on tunes everything from the start.
    let more = FitSettings { epochs: 1, ..settings };
    let second = fitted(&more, Some(&model)).model.unwrap();
    assert!(second.card.pretrained && second.card.epochs_trained == 7);
    let indices: Vec<usize> = (0..60).collect();
    let predicted = predict(&second, &indices, &source, &cpu(), &CancelToken::new(), &mut |_, _| ()).unwrap();
    assert!(predicted.probabilities.iter().all(Option::is_some));
}
