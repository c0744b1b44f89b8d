//! How images are read: patterns of names, pages, stacks; and what an image file holds.
//!
//! Owns: understanding these arguments, and printing the facts of a file. Refuses: reading pixels; that is the session's.

use std::path::Path;

use vesicle_session::{
    AppSettings, Folders, NamePattern, Naming, PRESETS, PageLayout, PageOrder, PatternForm, SessionError, SliceView,
    describe_file,
};

use crate::args::NamingArgs;
use crate::output;

/// The pattern asked for: a ready-made one by its name, else the text itself.
pub(crate) fn pattern(args: &NamingArgs) -> Result<Option<NamePattern>, SessionError> {
    let (text, form) = match (&args.pattern, &args.regex) {
        (Some(text), _) => {
            let preset = PRESETS.iter().find(|preset| preset.id == text);
            (preset.map_or(text.as_str(), |preset| preset.pattern), PatternForm::Fields)
        }
        (None, Some(text)) => (text.as_str(), PatternForm::Expression),
        (None, None) => return Ok(None),
    };
    Naming::new(text, form).pattern().map(Some)
}

/// `2x15x1` or `2x15x1:zct`.
pub(crate) fn pages(text: &str) -> Result<PageLayout, SessionError> {
    let refuse = || {
        let reason =
            "is not understood. Write channels x slices x times, and which changes fastest: 2x15x1 or 2x15x1:zct";
        SessionError::Refused(format!("--pages {text} {reason}"))
    };
    let (sizes, order) = text.split_once(':').unwrap_or((text, "czt"));
    let order = match order.to_lowercase().as_str() {
        "czt" => PageOrder::Czt,
        "ctz" => PageOrder::Ctz,
        "zct" => PageOrder::Zct,
        "ztc" => PageOrder::Ztc,
        "tcz" => PageOrder::Tcz,
        "tzc" => PageOrder::Tzc,
        _ => return Err(refuse()),
    };
    let sizes: Option<Vec<u32>> =
        sizes.split(['x', '×']).map(|size| size.trim().parse().ok().filter(|size| *size > 0)).collect();
    match sizes.as_deref() {
        Some(&[channels, slices, times]) => Ok(PageLayout { channels, slices, times, order }),
        _ => Err(refuse()),
    }
}

/// `max`, `mean`, or the number of a slice from 1.
pub(crate) fn stack(text: &str) -> Result<SliceView, SessionError> {
    match text.to_lowercase().as_str() {
        "max" => Ok(SliceView::Max),
        "mean" => Ok(SliceView::Mean),
        number => {
            number.parse::<u32>().ok().and_then(|slice| slice.checked_sub(1)).map(SliceView::One).ok_or_else(|| {
                SessionError::Refused(format!(
                    "“{text}” is not understood: write max, mean, or the number of a slice from 1."
                ))
            })
        }
    }
}

/// Sets how large a picture may be, if anything is given, and prints it.
pub(crate) fn limits(
    max_megapixels: Option<u32>,
    max_memory_mb: Option<u32>,
    reset: bool,
    json: bool,
) -> Result<(), SessionError> {
    let folders = Folders::of_this_user();
    let mut settings = AppSettings::load(&folders);
    if reset {
        settings = AppSettings::default();
    }
    settings.max_megapixels = max_megapixels.or(settings.max_megapixels);
    settings.max_memory_mb = max_memory_mb.or(settings.max_memory_mb);
    if reset || max_megapixels.is_some() || max_memory_mb.is_some() {
        settings.save(&folders)?;
    }
    let view = settings.view();
    if json {
        return output::json(&view);
    }
    let said = |number: Option<u32>, usual: u32, unit: &str| match number {
        Some(number) => format!("{number} {unit} (without a setting {usual})"),
        None => format!("{usual} {unit}"),
    };
    output::line(&format!("Largest picture: {}", said(settings.max_megapixels, view.default_megapixels, "megapixels")));
    output::line(&format!("Memory for one picture: {}", said(settings.max_memory_mb, view.default_memory_mb, "MB")));
    output::line(&format!("This computer has {} MB.", view.most_memory_mb));
    Ok(())
}

fn plural(count: u32, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Prints what an image file holds.
pub(crate) fn describe(file: &Path, json: bool) -> Result<(), SessionError> {
    let found = describe_file(&Folders::of_this_user(), file)?;
    if json {
        return output::json(&found);
    }
    let number = |value: Option<f32>| value.map_or_else(|| "none".to_owned(), |value| value.to_string());
    output::line(&format!("{}: {}", output::plain(&found.path), found.format));
    output::line(&format!(
        "{} × {} pixels, {}, {}, {}, {}, values {} to {}",
        found.width,
        found.height,
        plural(found.channels, "channel"),
        plural(found.slices, "slice"),
        plural(found.times, "time point"),
        plural(found.bit_depth.into(), "bit"),
        number(found.min),
        number(found.max)
    ));
    if let [Some(x), Some(y), z] = found.pixel_size {
        let depth = z.map(|z| format!(" × {z}")).unwrap_or_default();
        output::line(&format!("One pixel is {x} × {y}{depth} µm"));
    }
    if found.series > 1 {
        output::line(&format!("The first of {} images in the file", found.series));
    }
    if found.channel_names.iter().any(Option::is_some) {
        let names: Vec<&str> = found.channel_names.iter().map(|name| name.as_deref().unwrap_or("?")).collect();
        output::line(&format!("Channels: {}", names.join(", ")));
    }
    if let Some(pages) = found.ambiguous_pages {
        output::line(&format!("It does not say how its {pages} pages divide; import it with --pages to say it"));
    }
    for (name, value) in &found.metadata {
        output::line(&format!("  {}: {}", output::plain(name), output::plain(value)));
    }
    for note in &found.notes {
        output::line(&format!("Note: {}", output::plain(note)));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_not_many() {
        assert_eq!([0, 1, 2].map(|count| plural(count, "slice")), ["0 slices", "1 slice", "2 slices"]);
    }

    #[test]
    fn pages_and_stacks_are_read() {
        let layout = PageLayout { channels: 2, slices: 15, times: 1, order: PageOrder::Zct };
        assert_eq!(pages("2x15x1:ZCT").unwrap(), layout);
        assert_eq!(pages("2×15×1").unwrap().order, PageOrder::Czt);
        for bad in ["", "2x15", "2x0x1", "2x15x1:xyz", "axbxc"] {
            assert!(pages(bad).unwrap_err().to_string().contains("2x15x1"), "{bad}");
        }
        assert_eq!(stack("3").unwrap(), SliceView::One(2));
        assert_eq!(stack("MAX").unwrap(), SliceView::Max);
        assert!(stack("0").is_err() && stack("middle").is_err());
    }

    #[test]
    fn a_pattern_is_ready_made_or_ones_own() {
        let args = |pattern: Option<&str>, regex: Option<&str>| NamingArgs {
            pattern: pattern.map(str::to_owned),
            regex: regex.map(str::to_owned),
        };
        for preset in PRESETS {
            assert!(pattern(&args(Some(preset.id), None)).unwrap().unwrap().fits(preset.example), "{}", preset.id);
        }
        assert!(pattern(&args(None, Some("(?P<well>[A-P][0-9]+)"))).unwrap().unwrap().fits("B03.tif"));
        assert!(pattern(&args(None, None)).unwrap().is_none());
        assert!(pattern(&args(Some("{well"), None)).is_err());
    }
}
