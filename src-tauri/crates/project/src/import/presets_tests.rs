//! The presets against real names; the sources of the names stand beside the presets.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use super::naming::{NamePattern, PatternForm};
use super::presets::{NamePreset, PRESETS, detect};

fn preset(id: &str) -> NamePreset {
    PRESETS.into_iter().find(|preset| preset.id == id).unwrap()
}

#[track_caller]
fn reads(id: &str, name: &str, expected: &str) {
    let pattern = NamePattern::new(preset(id).pattern, PatternForm::Fields).unwrap();
    let found = pattern.find(name).map(|found| found.values).unwrap_or_default();
    let found: Vec<String> = found.into_iter().map(|value| format!("{}={}", value.field, value.value)).collect();
    assert_eq!(found.join(" "), expected, "{id} in {name}");
    assert_eq!(detect(&[name]).first().map(|best| best.preset.id), Some(id), "{name}");
}

#[test]
fn every_preset_can_be_read_and_fits_its_example_best() {
    let ids: BTreeSet<&str> = PRESETS.iter().map(|preset| preset.id).collect();
    assert_eq!(ids.len(), PRESETS.len());
    for preset in PRESETS {
        let pattern = NamePattern::new(preset.pattern, PatternForm::Fields).unwrap();
        assert!(pattern.fits(preset.example), "{}", preset.id);
        assert_eq!(detect(&[preset.example])[0].preset, preset);
    }
}

#[test]
fn perkin_elmer() {
    reads(
        "jump-phenix",
        "BR00117035__2021-05-02T16_02_51-Measurement1/Images/r01c02f03p04-ch5sk1fk1fl1.tiff",
        "plate=BR00117035 row=01 column=02 site=03 z=04 channel=5 time=1 well=A02",
    );
    reads("opera-phenix", "r16c24f09p01-ch1sk2fk1fl1.tiff", "row=16 column=24 site=09 z=01 channel=1 time=2 well=P24");
    reads("opera-phenix", "x/r01c01f001p01-ch1.tiff", "row=01 column=01 site=001 z=01 channel=1 well=A01");
    reads("opera-flex", "Meas_01/002003001.flex", "row=002 column=003 site=001 well=B03");
}

#[test]
fn molecular_devices() {
    reads(
        "bbbc021",
        "Week1_22123/Week1_150607_B02_s4_w2EE226363-0BAC-443F-A41C-16C9C89FDDFA.tif",
        "plate=Week1_22123 week=1 well=B02 site=4 channel=2",
    );
    reads(
        "imagexpress",
        "Week1_150607_B02_s1_w107447158-AC76-4844-8431-E6A954BD1174.tif",
        "plate=Week1_150607 well=B02 site=1 channel=1",
    );
    reads(
        "imagexpress",
        "2015-07-31/4014/val screen_B02_s1_w3E75611A2-A874-4065-BDAC-EE2467105EEB.tif",
        "plate=val screen well=B02 site=1 channel=3",
    );
    reads(
        "imagexpress",
        "ADSAStaphInfection2_A01_w2247376DD-6ADD-442D-AE47-F54A05F3EA94.tif",
        "plate=ADSAStaphInfection2 well=A01 channel=2",
    );
    reads(
        "imagexpress",
        "180706_A01_s5_w1B9D0B234-C57E-4A13-9664-D2CA89B4E7F8.tif",
        "plate=180706 well=A01 site=5 channel=1",
    );
    reads(
        "imagexpress",
        "exp/TimePoint_2/ZStep_3/plate_A01_s2_w2.tif",
        "time=2 z=3 plate=plate well=A01 site=2 channel=2",
    );
    reads("imagexpress-well", "A01_s1_w1.tif", "well=A01 site=1 channel=1");
    reads("imagexpress-well", "TimePoint_1/ZStep_2/A01_s001_w1.tif", "time=1 z=2 well=A01 site=001 channel=1");
    let thumbnail = "val screen_B02_s1_w1_thumb62D4A363-7C7E-40D0-8A9E-55EC6681574D.tif";
    assert!(detect(&[thumbnail]).is_empty(), "thumbnails are no images");
    let both = detect(&["A01_s1_w1.tif", "A01_s1_w1_thumb.tif", "A01_s2_w1.tif", "notes.tif"]);
    assert_eq!((both[0].matched, both[0].of), (2, 3), "nor are they counted");
}

#[test]
fn other_plate_readers() {
    reads(
        "yokogawa",
        "AUTO0430_231003cs002aaa96h-2_231017_141352_B03_T0001F001L01A01Z12C04.tif",
        "plate=AUTO0430_231003cs002aaa96h-2_231017_141352 well=B03 time=0001 site=001 z=12 channel=04",
    );
    reads("incell", "A - 01(fld 1 wv 390 - Blue).tif", "well=A01 site=1 channel=390 - Blue");
    reads("incell", "A - 01(fld 1 wv Green - dsRed z 3).tif", "well=A01 site=1 channel=Green - dsRed z=3");
    reads(
        "incell",
        "002_CD8V11.PE_16bit_DF_FF_CORR_B - 2(fld 1 wv Cy3 - Cy3 wix 1).tif",
        "plate=002_CD8V11.PE_16bit_DF_FF_CORR well=B02 site=1 channel=Cy3 - Cy3",
    );
    reads("incell", "Plate1_A01(fld 1 wv 473 - Green).tif", "plate=Plate1 well=A01 site=1 channel=473 - Green");
    reads("cellomics", "MFGTMP_140206180002_A01f00d0.TIF", "plate=MFGTMP_140206180002 well=A01 site=00 channel=0");
    reads("cellomics", "AS_09125_050116030001_D03f00d1.tif", "plate=AS_09125_050116030001 well=D03 site=00 channel=1");
    reads("cellomics", "B12f13d2.TIFF", "well=B12 site=13 channel=2");
    reads("bd-pathway", "2009-09-21_000/Well A001/Alexa 488 - n000000.tif", "well=A01 channel=Alexa 488 frame=000000");
    reads("bd-pathway", "Well H12/FITC_Flo - n000002.tif", "well=H12 channel=FITC_Flo frame=000002");
    let scanr = "B2--W00026--P00001--Z00000--T00000--dapi.tif";
    reads("scanr", scanr, "well=B02 well number=00026 site=00001 z=00000 time=00000 channel=dapi");
    let older = "data/--W00088--P00001--Z00000--T00000--nucleus-dapi.tif";
    reads("scanr", older, "well number=00088 site=00001 z=00000 time=00000 channel=nucleus-dapi");
    reads("sbs", "Channel2-02-A-02.tif", "channel=2 well number=02 row=A column=02 well=A02");
    reads("well-field", "O01_f00.tif", "well=O01 site=00");
}

#[test]
fn microscopes() {
    reads(
        "leica-matrix",
        "slide--S00/chamber--U08--V07/field--X01--Y01/\
         image--L0000--S00--U08--V07--J13--E00--O00--X01--Y01--T0000--Z06--C01.ome.tif",
        "slide=00 column=08 row=07 job=13 field x=01 field y=01 time=0000 z=06 channel=01 well=H09",
    );
    reads(
        "leica-matrix",
        "image--L0000--S00--U00--V00--J01--X00--Y00--T0000--C00.ome.tif",
        "slide=00 column=00 row=00 job=01 field x=00 field y=00 time=0000 channel=00 well=A01",
    );
    let two = "Default/img_channel000_position002_time000000003_z004.tif";
    reads("micro-manager-2", two, "channel=000 site=002 time=000000003 z=004");
    reads("micro-manager-1", "Pos0/img_000000005_Default_000.tif", "site=0 time=000000005 channel=Default z=000");
    reads("micro-manager-1", "img_000000000_01-BF0_001.tif", "time=000000000 channel=01-BF0 z=001");
}

#[test]
fn the_preset_that_fits_most_comes_first() {
    let names = ["P_A01_s1_w1.tif", "P_A01_s1_w2.tif", "O01_f00.tif", "notes.tif"];
    let found: Vec<(&str, u32)> = detect(&names).iter().map(|found| (found.preset.id, found.matched)).collect();
    assert_eq!(found, vec![("imagexpress", 2), ("well-field", 1)]);
    assert!(detect(&["cat.png", "D12_069_479.tif"]).is_empty() && detect(&[]).is_empty());
}
