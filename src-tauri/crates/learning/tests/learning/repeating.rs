//! The same seed gives the same result, and validation pictures stay out of it.

use vesicle_learning::{Architecture, FitSettings};

use crate::toy::{Toy, fitted, probabilities, request, run, settings};

#[test]
fn the_same_seed_gives_the_same_bits_also_side_by_side() {
    let toy = Toy::new(40, 40, 40, 1);
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn] {
        let settings = FitSettings { architecture, ..settings() };
        let fit = || {
            let model = fitted(&settings, &toy, 30).model.unwrap();
            (probabilities(&model, &toy), model.weights)
        };
        let alone = fit();
        let (left, right) = std::thread::scope(|scope| {
            let left = scope.spawn(fit);
            let right = scope.spawn(fit);
            (left.join().unwrap(), right.join().unwrap())
        });
        assert!(alone == left && alone == right, "{architecture:?}");
    }
}

#[test]
fn validation_pictures_never_influence_the_weights() {
    let toy = Toy::new(40, 40, 40, 2);
    let training = toy.examples(0..20);
    let weights = |validation: &[vesicle_learning::Example]| {
        let settings = settings();
        let mut model = run(request(&settings, &toy, &training, validation)).unwrap().model.unwrap();
        // How sure the model is comes from validation pictures by design; the network must not.
        model.card.temperature = None;
        model
    };
    let without = weights(&[]);
    let mut wrong = toy.examples(20..40);
    for example in &mut wrong {
        example.class = 1 - example.class;
    }
    assert!(without == weights(&toy.examples(20..40)), "the right labels");
    assert!(without == weights(&wrong), "the wrong labels");
}
