//! The GPU path on Mesa's software Vulkan, chosen by name: a few steps, and the same numbers and heat as on the CPU.
//!
//! In a binary of its own because compiling the shaders takes about a minute. Skips itself, and says so, where there is
//! no such adapter (`apt install mesa-vulkan-drivers` gives one).
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "learning/toy.rs"]
#[allow(dead_code, reason = "shared with the other tests, which use more of it")]
mod toy;

use toy::{Toy, request, settings};
use vesicle_learning::{
    Architecture, CancelToken, Compute, ExplainRequest, Explanation, FitEnd, FitEvent, FitOutcome, FitSettings,
    TrainedModel, USUAL_SQUARE, explain, fit, open_device, predict,
};

fn run(settings: &FitSettings, toy: &Toy, compute: &Compute) -> (FitOutcome, bool) {
    let mut compiled = false;
    let training = toy.examples(0..12);
    let validation = toy.examples(12..18);
    let outcome = fit(request(settings, toy, &training, &validation), compute, &CancelToken::new(), &mut |event| {
        compiled |= event == FitEvent::Compiling;
    });
    (outcome.unwrap(), compiled)
}

/// The heat of a picture for both categories by both methods, in its own units.
fn heat(model: &TrainedModel, toy: &Toy, compute: &Compute) -> Vec<f32> {
    let asked = [0, 1].into_iter().flat_map(|category| {
        [Explanation::GradCam, Explanation::Occlusion].map(|method| {
            let request = ExplainRequest { model, index: 0, source: toy, category, method, square: USUAL_SQUARE };
            explain(&request, compute, &CancelToken::new(), &mut |_, _| ()).unwrap().unwrap()
        })
    });
    asked.flat_map(|heat| heat.values.into_iter().map(move |value| value * heat.strongest)).collect()
}

#[test]
fn three_steps_on_software_vulkan_equal_three_on_the_cpu() {
    let software = match open_device("software") {
        Ok(software) => software,
        Err(error) => {
            println!("SKIPPED: no software Vulkan adapter on this computer ({error})");
            return;
        }
    };
    println!("on {}", software.name());
    let cpu = open_device("cpu").unwrap();
    let toy = Toy::new(18, 24, 24, 1);
    let indices: Vec<usize> = (0..18).collect();
    for architecture in [Architecture::SimpleCnn, Architecture::CompactCnn] {
        // All training pictures in one batch: three epochs are three steps.
        let settings = FitSettings {
            architecture,
            epochs: 3,
            batch_size: 12,
            input_width: 16,
            input_height: 16,
            learning_rate: 0.001,
            ..settings()
        };
        let (expected, compiled) = run(&settings, &toy, &cpu);
        assert!(!compiled, "the CPU has nothing to compile");
        let (found, compiled) = run(&settings, &toy, &software);
        assert!(compiled, "the first step on a GPU is announced");
        assert_eq!(found.end, FitEnd::Completed);
        for (found, expected) in found.epochs.iter().zip(&expected.epochs) {
            let close = |a: Option<f64>, b: Option<f64>| (a.unwrap() - b.unwrap()).abs() < 1e-3;
            assert!(close(found.loss, expected.loss), "{architecture}: {found:?} instead of {expected:?}");
            assert!(close(found.validation_loss, expected.validation_loss), "{architecture}: {found:?}, {expected:?}");
        }
        assert_eq!(found.epochs.len(), 3);

        let (_, compiled) = run(&FitSettings { epochs: 1, ..settings.clone() }, &toy, &software);
        assert!(!compiled, "what was compiled once is there for the next fit");

        let mixed = FitSettings { mixed_precision: true, ..settings.clone() };
        if software.has_half_precision() {
            let (found, compiled) = run(&mixed, &toy, &software);
            assert!(compiled, "other programs than those of single precision");
            assert_eq!(found.end, FitEnd::Completed);
            for (found, expected) in found.epochs.iter().zip(&expected.epochs) {
                let (found, expected) = (found.loss.unwrap(), expected.loss.unwrap());
                println!("half precision: {found} instead of {expected}");
                assert!((found - expected).abs() < 0.02 * expected, "{architecture}: {found} instead of {expected}");
                assert_ne!(found, expected, "{architecture}: numbers are rounded to 16 bits");
            }
        } else {
            println!("SKIPPED: the adapter has no half precision");
        }

        let model = found.model.unwrap();
        let on = |compute| predict(&model, &indices, &toy, compute, &CancelToken::new(), &mut |_, _| ()).unwrap();
        for (a, b) in on(&software).probabilities.iter().zip(&on(&cpu).probabilities) {
            let (a, b) = (a.as_ref().unwrap(), b.as_ref().unwrap());
            assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-4), "{architecture}: {a:?} instead of {b:?}");
        }

        let (found, expected) = (heat(&model, &toy, &software), heat(&model, &toy, &cpu));
        let largest = expected.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        let worst = found.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        println!("{architecture}: heat differs by {worst} of {largest}");
        assert_eq!(found.len(), expected.len());
        assert!(largest > 0.0 && worst < 1e-3 * largest.max(1.0), "{architecture}: {worst} of {largest}");
    }
}
