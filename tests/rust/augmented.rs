//! What the Fit settings make of a training image, as the window shows it.

use vesicle_session::FitSettings;
use vesicle_tests::Bench;

#[test]
fn a_preview_is_a_jpeg_that_follows_the_settings_and_needs_a_label() {
    let bench = Bench::new();
    let session = bench.labelled(2, 1);
    let settings = FitSettings { rotation: 45.0, noise: 0.5, ..session.view().fit_settings };
    let first = session.augmented(&settings, 0).unwrap();
    assert_eq!(first[..2], [0xff, 0xd8], "JPEG");
    assert_eq!(first, session.augmented(&settings, 0).unwrap());
    assert_ne!(first, session.augmented(&settings, 1).unwrap());
    assert_ne!(first, session.augmented(&FitSettings { noise: 0.0, ..settings.clone() }, 0).unwrap());
    let images = session.project().images().map(|image| image.id).collect();
    session.label(images, None).unwrap();
    assert_eq!(session.augmented(&settings, 0).unwrap_err(), "no image has a label yet");
}
