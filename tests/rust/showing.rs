//! How channels are shown in a project that mixes images of 8 bits, 16 bits and floating-point values.

use vesicle_images::{ChannelInfo, Picture, Samples, encode_tiff};
use vesicle_session::view::JobKind;
use vesicle_session::{
    ChannelRange, ChannelSetting, ImageId, ImportRequest, SampleKind, Session, Target, describe_file, import,
};
use vesicle_tests::{Bench, quiet};

const SIDE: u32 = 10;

/// A one-channel TIFF of the values 0 to 99, or so many times as large.
fn ramp(samples: Samples, range: Option<(f32, f32)>) -> Vec<u8> {
    let info = vec![ChannelInfo { range, ..ChannelInfo::default() }];
    encode_tiff(&Picture::new(SIDE, SIDE, 1, samples).unwrap().with_channel_info(info).unwrap()).unwrap()
}

/// In the order of their ids: two of 8 bits, one of 16, one like a CT with a window of its own (−2 to 99).
fn mixed(bench: &Bench) -> Session {
    let folder = bench.path("images");
    std::fs::create_dir_all(&folder).unwrap();
    let signed = (0..100).map(|value| value as f32 * 11.0 - 1024.0).collect();
    for (name, bytes) in [
        ("a.tif", ramp(Samples::U8((0..100).collect()), None)),
        ("b.tif", ramp(Samples::U8((100..200).collect()), None)),
        ("c.tif", ramp(Samples::U16((0..100).map(|value| value * 100).collect()), None)),
        ("d.tif", ramp(Samples::F32(signed), Some((-2.0, 99.0)))),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let session = Session::create(&bench.folders(), &bench.path("study/study.vesicle"), "study").unwrap();
    let request = ImportRequest { paths: vec![folder], ..ImportRequest::default() };
    let report = import(&session, &request, &quiet(JobKind::Import)).unwrap();
    assert_eq!((report.added, report.skipped.len()), (4, 0), "{report:?}");
    session
}

fn ranges(session: &Session) -> Vec<(f64, f64)> {
    let shown = |image: &ImageId| session.viewer_image(*image, None, 0).unwrap().channels[0].clone();
    ids(session).iter().map(shown).map(|channel| (channel.low, channel.high)).collect()
}

fn ids(session: &Session) -> Vec<ImageId> {
    session.project().images().map(|image| image.id).collect()
}

#[test]
fn a_range_reaches_only_values_of_its_own_type() {
    let bench = Bench::new();
    let session = mixed(&bench);
    // Of 100 pixels the 0.35 % and 99.65 % percentiles are the smallest and the largest; the fourth is shown as it says.
    let usual = [(0.0, 99.0), (100.0, 199.0), (0.0, 9900.0), (-2.0, 99.0)];
    assert_eq!(ranges(&session), usual);
    let found = session.range_of_set(1, SampleKind::U8, 0, 0.35, 99.65).unwrap();
    assert_eq!((found.low, found.high, found.images, found.others), (0.0, 199.0, 2, 2));
    let of_16 = session.range_of_set(1, SampleKind::U16, 0, 0.0, 100.0).unwrap();
    assert_eq!((of_16.low, of_16.high, of_16.images, of_16.others), (0.0, 9900.0, 1, 3));

    let before: Vec<Vec<u8>> = ids(&session).iter().map(|image| session.thumbnail(*image).unwrap()).collect();
    let range = ChannelRange::Values { low: found.low, high: found.high };
    let all = Target::All { channels: 1, kind: SampleKind::U8 };
    session.set_channels(all, vec![ChannelSetting { range, ..ChannelSetting::default() }]).unwrap();
    assert_eq!(ranges(&session), [(0.0, 199.0), (0.0, 199.0), usual[2], usual[3]]);
    let after: Vec<Vec<u8>> = ids(&session).iter().map(|image| session.thumbnail(*image).unwrap()).collect();
    let same: Vec<bool> = before.iter().zip(&after).map(|(one, other)| one == other).collect();
    assert_eq!(same, [false, false, true, true], "thumbnails of the others look as before");

    session.set_channels(all, Vec::new()).unwrap();
    assert_eq!(ranges(&session), usual);
}

#[test]
fn the_window_of_a_file_can_be_left_and_taken_again() {
    let bench = Bench::new();
    let session = mixed(&bench);
    let image = ids(&session)[3];
    let shown = || session.viewer_image(image, None, 0).unwrap();
    assert_eq!((shown().kind, shown().channels[0].file_range), (SampleKind::F32, Some([-2.0, 99.0])));
    let set = |range| {
        let target = Target::One { image, kind: SampleKind::F32 };
        session.set_channels(target, vec![ChannelSetting { range, ..ChannelSetting::default() }]).unwrap();
        (shown().channels[0].low, shown().channels[0].high)
    };
    assert_eq!(set(ChannelRange::Percentiles { low: 0.0, high: 100.0 }), (-1024.0, 65.0));
    assert_eq!(set(ChannelRange::File), (-2.0, 99.0));
}

/// A white-is-zero TIFF of 1 bit: columns of black and white, by hand (TIFF 6.0, section 2).
#[test]
fn facts_of_a_file_are_stored_values() {
    let bench = Bench::new();
    let entry = |tag: u16, value: u32| [&tag.to_le_bytes()[..], &[4, 0, 1, 0, 0, 0], &value.to_le_bytes()].concat();
    let tags = [(256, 8), (257, 1), (258, 1), (259, 1), (262, 0), (273, 8), (277, 1), (278, 1), (279, 1)];
    let directory: Vec<u8> = tags.iter().flat_map(|&(tag, value)| entry(tag, value)).collect();
    let bytes = [&b"II*\0\x0a\0\0\0\xaa\0"[..], &[tags.len() as u8, 0], &directory, &[0; 4]].concat();
    let file = bench.path("mask.tif");
    std::fs::write(&file, bytes).unwrap();
    let facts = describe_file(&bench.folders(), &file).unwrap();
    assert_eq!((facts.bit_depth, facts.min, facts.max), (1, Some(0.0), Some(1.0)));
    assert!(facts.notes.iter().any(|note| note.contains("WhiteIsZero")), "{:?}", facts.notes);
    assert!(facts.notes.iter().any(|note| note.contains("0 to 255")), "{:?}", facts.notes);
}
