//! Finding a learning rate.

use vesicle_learning::{
    Architecture, CancelToken, FitEvent, FitRequest, FitSettings, LearningError, OptimizerKind, find_rate,
};

use crate::toy::{Toy, cpu, fitted, request, settings};

#[test]
fn with_the_suggested_rate_a_fit_learns_and_with_a_hundredth_it_does_not() {
    let toy = Toy::new(80, 40, 40, 1);
    let training = toy.examples(0..50);
    for (architecture, optimizer) in
        [(Architecture::SimpleCnn, OptimizerKind::Adam), (Architecture::CompactCnn, OptimizerKind::Momentum)]
    {
        let settings = FitSettings { architecture, optimizer, epochs: 6, ..settings() };
        let mut steps = 0;
        let curve = find_rate(request(&settings, &toy, &training, &[]), &cpu(), &CancelToken::new(), &mut |event| {
            steps += usize::from(matches!(event, FitEvent::Batch { .. }));
        });
        let curve = curve.unwrap().unwrap();
        assert!(curve.points.len() > 20 && curve.points.len() <= steps && steps <= 100);
        assert!(curve.points.windows(2).all(|pair| pair[0].rate < pair[1].rate));
        let suggested = curve.suggested.unwrap();
        let loss = |rate| {
            let outcome = fitted(&FitSettings { learning_rate: rate, ..settings.clone() }, &toy, 50);
            outcome.epochs.last().unwrap().loss.unwrap_or(f64::INFINITY)
        };
        let (slow, good) = (loss(suggested / 100.0), loss(suggested));
        assert!(
            good < 0.2 && slow > 0.4,
            "{architecture} with {optimizer}: {suggested} gave {good}, a hundredth {slow}"
        );
        let again = find_rate(request(&settings, &toy, &training, &[]), &cpu(), &CancelToken::new(), &mut |_| ());
        assert_eq!(again.unwrap().unwrap(), curve, "the same every time");
    }
}

#[test]
fn a_stop_gives_nothing_and_quick_has_no_rate() {
    let toy = Toy::new(20, 40, 40, 1);
    let training = toy.examples(0..20);
    let cancel = CancelToken::new();
    let settings = settings();
    let stopped = find_rate(request(&settings, &toy, &training, &[]), &cpu(), &cancel, &mut |event| {
        if matches!(event, FitEvent::Batch { batch: 5, .. }) {
            cancel.cancel();
        }
    });
    assert_eq!(stopped, Ok(None));
    let quick = FitSettings { architecture: Architecture::Quick, ..settings };
    let refused: FitRequest<'_> = request(&quick, &toy, &training, &[]);
    let error = find_rate(refused, &cpu(), &CancelToken::new(), &mut |_| ()).unwrap_err();
    assert_eq!(error, LearningError::NoLearningRate);
}
