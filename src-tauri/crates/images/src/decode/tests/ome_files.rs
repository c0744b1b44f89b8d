//! OME-TIFF: orders, maps of pages, several series, what is in other files, and descriptions that lie.

use super::made::{OME, pages};
use crate::{DecodeError, PixelSize, SliceView, View, decode, decode_view, probe, probe_view};

fn first_pixels(bytes: &[u8], slice: u32, time: u32) -> Vec<f32> {
    let picture = decode_view(bytes, &View { slice: SliceView::One(slice), time, ..View::default() }).unwrap();
    (0..picture.channels()).map(|c| picture.plane_f32(c)[0]).collect()
}

#[test]
fn the_description_is_read() {
    let info = probe(&pages(5, 4, 12, OME)).unwrap();
    assert_eq!((info.channels, info.slices, info.times, info.bits), (2, 3, 2, 12));
    assert_eq!(info.pixel_size, PixelSize { x: Some(0.25), y: Some(0.25), z: Some(2.0) });
    let names: Vec<_> = info.channel_info.iter().map(|channel| channel.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["DAPI", "GFP"]);
    assert_eq!(info.channel_info[0].color, Some([0, 0, 255]), "0x0000ffff: blue, opaque");
    assert_eq!(info.channel_info[1].color, Some([0, 255, 0]));
    for pair in [
        ("Acquired", "2024-05-06T07:08:09"),
        ("Microscope", "Maker One"),
        ("Magnification", "40"),
        ("Numerical aperture", "0.95"),
        ("Channel 1 excitation", "405 nm"),
        ("Channel 2 exposure", "20 ms"),
    ] {
        assert!(info.metadata.contains(&(pair.0.into(), pair.1.into())), "{pair:?} in {:?}", info.metadata);
    }
}

#[test]
fn every_order_of_dimensions() {
    type Place = fn([u32; 3]) -> u32;
    let orders: [(&str, Place); 6] = [
        ("XYZCT", |[c, z, t]| z + 3 * c + 6 * t),
        ("XYZTC", |[c, z, t]| z + 3 * t + 6 * c),
        ("XYCZT", |[c, z, t]| c + 2 * z + 6 * t),
        ("XYCTZ", |[c, z, t]| c + 2 * t + 4 * z),
        ("XYTCZ", |[c, z, t]| t + 2 * c + 4 * z),
        ("XYTZC", |[c, z, t]| t + 2 * z + 6 * c),
    ];
    for (name, page) in orders {
        let bytes = pages(5, 4, 12, &OME.replace("XYZCT", name));
        for (z, t) in [(0, 0), (2, 0), (1, 1), (2, 1)] {
            let expected = [0, 1].map(|c| page([c, z, t]) as f32 * 1000.0);
            assert_eq!(first_pixels(&bytes, z, t), expected, "{name}, slice {z}, time {t}");
        }
    }
}

#[test]
fn pages_are_found_by_their_map() {
    // Two blocks in reverse: the second channel's six planes come first in the file.
    let map = r#"<TiffData IFD="6" FirstC="0" FirstZ="0" FirstT="0" PlaneCount="6"/>
        <TiffData IFD="0" FirstC="1" FirstZ="0" FirstT="0" PlaneCount="6"/>"#;
    let text = OME.replace("<TiffData/>", map).replace("XYZCT", "XYZTC");
    let bytes = pages(5, 4, 12, &text);
    assert_eq!(first_pixels(&bytes, 0, 0), [6000.0, 0.0]);
    assert_eq!(first_pixels(&bytes, 2, 1), [11_000.0, 5000.0]);
}

#[test]
fn of_an_image_in_several_files_this_one_is_shown() {
    let root = r#"<OME UUID="urn:uuid:here" "#;
    let uuid = |id, name| format!(r#"><UUID FileName="{name}">urn:uuid:{id}</UUID></TiffData>"#);
    let map = [
        format!(r#"<TiffData FirstC="0" FirstT="0" IFD="0" PlaneCount="3"{}"#, uuid("other", "a.ome.tif")),
        format!(r#"<TiffData FirstC="1" FirstT="0" IFD="0" PlaneCount="3"{}"#, uuid("here", "b.ome.tif")),
        format!(r#"<TiffData FirstC="1" FirstT="1" IFD="3" PlaneCount="3"{}"#, uuid("here", "b.ome.tif")),
    ];
    let text = OME.replace("<TiffData/>", &map.concat()).replace("<OME ", root);
    let bytes = pages(5, 4, 6, &text);
    let info = probe(&bytes).unwrap();
    assert_eq!((info.channels, info.slices, info.times), (1, 3, 2));
    assert_eq!(info.channel_info[0].name.as_deref(), Some("GFP"), "the second channel's name");
    assert!(info.notes[0].contains("several files"), "{:?}", info.notes);
    assert_eq!(first_pixels(&bytes, 1, 1), [4000.0]);

    let elsewhere = format!("<TiffData{}", uuid("other", "far.ome.tif"));
    let text = OME.replace("<TiffData/>", &elsewhere).replace("<OME ", root);
    let message = decode(&pages(5, 4, 1, &text)).unwrap_err().to_string();
    assert!(message.contains("far.ome.tif") && message.contains("Add that file"), "{message}");

    let companion = r#"<OME xmlns="x"><BinaryOnly MetadataFile="set.companion.ome" UUID="urn:uuid:1"/></OME>"#;
    let info = probe(&pages(5, 4, 3, companion)).unwrap();
    assert_eq!(info.ambiguous_pages, Some(3));
    assert!(info.notes[0].contains("set.companion.ome"), "{:?}", info.notes);
    let message = decode(OME.as_bytes()).unwrap_err().to_string();
    assert!(message.contains("OME") && message.contains("TIFF files"), "{message}");
}

#[test]
fn series_are_chosen_by_the_view() {
    let second = r#"<Image ID="Image:1" Name="more"><Pixels ID="Pixels:1" DimensionOrder="XYZCT" Type="uint16" SizeX="5"
        SizeY="4" SizeC="1" SizeZ="2" SizeT="1"><TiffData IFD="12" PlaneCount="2"/></Pixels></Image></OME>"#;
    let text = OME.replace("</OME>", second).replace("<TiffData/>", r#"<TiffData IFD="0" PlaneCount="12"/>"#);
    let bytes = pages(5, 4, 14, &text);
    assert_eq!(probe(&bytes).unwrap().series, 2);
    let view = View { series: 1, slice: SliceView::One(1), ..View::default() };
    let info = probe_view(&bytes, &view).unwrap();
    assert_eq!((info.channels, info.slices, info.pages), (1, 2, 2));
    assert_eq!(decode_view(&bytes, &view).unwrap().plane_f32(0)[0], 13_000.0);
    let beyond = decode_view(&bytes, &View { series: 2, ..View::default() }).unwrap_err();
    assert_eq!(beyond.to_string(), "image 3 was asked for, but the file has 2");
}

#[test]
fn samples_of_a_page_are_channels() {
    use ::tiff::encoder::{TiffEncoder, colortype};
    use ::tiff::tags::Tag;
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).unwrap();
    let text = r#"<OME><Image><Pixels DimensionOrder="XYCZT" SizeX="2" SizeY="1" SizeC="3" SizeZ="2" SizeT="1">
        <Channel SamplesPerPixel="3"/><TiffData/></Pixels></Image></OME>"#;
    for slice in 0..2 {
        let mut page = encoder.new_image::<colortype::RGB8>(2, 1).unwrap();
        if slice == 0 {
            page.encoder().write_tag(Tag::ImageDescription, text).unwrap();
        }
        page.write_data(&[1, 2, 3, 4, 5, 6].map(|v| v + 10 * slice)).unwrap();
    }
    let bytes = bytes.into_inner();
    let picture = decode_view(&bytes, &View { slice: SliceView::One(1), ..View::default() }).unwrap();
    assert!(picture.is_rgb());
    assert_eq!(picture.plane_f32(1), [12.0, 15.0]);
}

#[test]
fn descriptions_that_lie_are_left_out() {
    for (from, to) in [
        ("SizeX=\"5\"", "SizeX=\"50\""),
        ("</OME>", ""),
        ("SizeC=\"2\"", "SizeC=\"0\""),
        ("<TiffData/>", r#"<TiffData FirstZ="9"/>"#),
        ("<TiffData/>", r#"<TiffData IFD="0" PlaneCount="12"/><TiffData IFD="0" PlaneCount="12"/>"#),
    ] {
        let info = probe(&pages(5, 4, 12, &OME.replace(from, to))).unwrap();
        assert_eq!(info.ambiguous_pages, Some(12), "{to}");
        assert!(info.notes[0].contains("OME"), "{:?}", info.notes);
    }
    // Pages that are announced but missing: what is there is shown, what is not is an error and no made-up plane.
    for sizes in ["SizeT=\"200\"", "SizeT=\"4294967295\""] {
        let bytes = pages(5, 4, 12, &OME.replace("SizeT=\"2\"", sizes));
        let info = probe(&bytes).unwrap();
        assert_eq!((info.channels, info.slices, info.times), (2, 3, 2), "{sizes}");
    }
    let some = pages(5, 4, 11, OME);
    let last = View { slice: SliceView::One(2), time: 1, ..View::default() };
    assert!(decode(&some).is_ok());
    assert!(matches!(decode_view(&some, &last), Err(DecodeError::Damaged { .. })));
    let deep = format!("<OME>{}", "<a>".repeat(200_000));
    assert!(probe(&pages(5, 4, 1, &deep)).is_ok(), "no stack is used up");
}
