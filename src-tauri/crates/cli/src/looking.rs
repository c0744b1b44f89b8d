//! Listing images as the gallery shows them, and how their channels are shown.
//!
//! Owns: from words on the command line to an arrangement, and to channel settings. Refuses: the rules of both.

use std::path::Path;

use serde_json::json;
use vesicle_session::view::{ImageRow, JobKind};
use vesicle_session::{
    Arrangement, ChannelRange, ChannelSetting, Column, ColumnFilter, ColumnTest, ImageId, MapMethod, Queue, SampleKind,
    Session, SessionError, SortBy, Target, export_map, make_map, make_queue,
};

use crate::args::{ArrangeArgs, ChannelArgs, FilterCommand};
use crate::commands::{image_ids, open, own_category};
use crate::{output, progress};

/// One line for each image: name, category, partition, and the columns that were asked for.
pub(crate) fn images(path: &Path, args: &ArrangeArgs, json: bool) -> Result<(), SessionError> {
    let session = open(path)?;
    let mut arrangement = arrangement(&session, args)?;
    let queue = args.queue.as_deref().map(|text| queue(&session, text)).transpose()?;
    if let Some(queue) = &queue {
        let context = progress::context(JobKind::Queue, "Find images worth a look");
        let report = output::report(context.run(|context| make_queue(&session, queue, context)))?;
        report.notes.iter().for_each(|note| eprintln!("{note}"));
        let places = ColumnTest::Range { low: Some(1.0), high: None };
        arrangement.filters.push(ColumnFilter { column: Column::Queue, test: places });
        arrangement.sort = Some(SortBy { column: Column::Queue, descending: false });
    }
    let mut gallery = session.gallery(&arrangement);
    gallery.ids.truncate(args.limit.unwrap_or(usize::MAX));
    let rows = session.rows(&gallery.ids);
    if json {
        let rule = queue.as_ref().map(Queue::rule);
        return output::json(&json!({ "gallery": gallery, "images": rows, "queue": rule }));
    }
    let view = session.view();
    let category = |id: &str| view.categories.iter().find(|category| category.id == id).map(|found| found.name.clone());
    let mut groups = gallery.groups.iter().peekable();
    for (position, row) in (0_u32..).zip(&rows) {
        if let Some(group) = groups.next_if(|group| group.start == position) {
            output::line(&format!("# {} ({})", output::plain(&group.title), group.count));
        }
        output::line(&line(row, &category));
    }
    output::line(&format!("{} of {} images", rows.len(), gallery.total));
    Ok(())
}

/// `WORD`, or `WORD=VALUE` where a queue is about something.
fn queue(session: &Session, text: &str) -> Result<Queue, SessionError> {
    let (word, value) = text.split_once('=').map_or((text, None), |(word, value)| (word.trim(), Some(value.trim())));
    let needed = |what: &str| {
        value.ok_or_else(|| SessionError::Refused(format!("Write --queue {word}={what} to say which is meant.")))
    };
    Ok(match word {
        "uncertain" => Queue::Uncertain,
        "predicted" => Queue::Predicted(own_category(session, needed("CATEGORY")?)?),
        "confident-errors" => Queue::ConfidentErrors,
        "label-errors" => Queue::LabelErrors,
        "diverse" => Queue::Diverse,
        "near-duplicates" => Queue::NearDuplicates,
        "outliers" => Queue::Outliers,
        "similar" => Queue::Similar(image_ids(session, &[needed("IMAGE")?.to_owned()])?),
        "again" => Queue::Again { pass: session.pass_named(needed("PASS")?)?, seed: 0 },
        "shuffled" => Queue::Shuffled(match value {
            None => 0,
            Some(seed) => seed.parse().map_err(|_not_a_number| {
                SessionError::Refused(format!("“{seed}” is no seed: write a whole number."))
            })?,
        }),
        other => {
            return Err(SessionError::Refused(format!(
                "There is no queue “{other}”. There are uncertain, predicted=CATEGORY, confident-errors, label-errors, \
                 diverse, near-duplicates, outliers, similar=IMAGE, again=PASS, and shuffled=SEED."
            )));
        }
    })
}

fn line(row: &ImageRow, category: &impl Fn(&str) -> Option<String>) -> String {
    let label = row.category_id.as_deref().and_then(category);
    let predicted = row.prediction.as_ref().and_then(|made| {
        Some(format!("{} (predicted, {:.0} %)", category(&made.category_id)?, made.confidence * 100.0))
    });
    let shown = label.or(predicted).unwrap_or_else(|| "Unknown".to_owned());
    let column = |name: &str, value: &str| format!("\t{}={}", output::plain(name), output::plain(value));
    let columns = row.metadata.iter().map(|one| column(&one.name, &one.value)).collect::<String>();
    format!("{}\t{}\t{}{columns}", output::plain(&row.name), output::plain(&shown), row.partition.word())
}

/// What was saved under the name, changed by what is given besides.
pub(crate) fn arrangement(session: &Session, args: &ArrangeArgs) -> Result<Arrangement, SessionError> {
    let saved = args.saved.as_deref().map(|name| session.saved_filter(name)).transpose()?.unwrap_or_default();
    let more = args.filters.iter().map(|text| filter(text)).collect::<Result<Vec<_>, _>>()?;
    let sort = args.sort.as_deref().map(|text| SortBy { column: Column::parse(text), descending: args.descending });
    Ok(Arrangement {
        search: args.search.clone().unwrap_or(saved.search),
        filters: [saved.filters, more.into_iter().map(|filter| by_id(session, filter)).collect()].concat(),
        sort: sort.or(saved.sort),
        group: args.group.as_deref().map(Column::parse).or(saved.group),
    })
}

/// Lists, keeps or forgets saved filters.
pub(crate) fn filters(command: FilterCommand) -> Result<(), SessionError> {
    match command {
        FilterCommand::List { project, json } => {
            let saved = open(&project)?.view().saved_filters;
            if json.json {
                return output::json(&json!({ "filters": saved }));
            }
            saved.iter().for_each(|one| output::line(&one.name));
            Ok(())
        }
        FilterCommand::Save { project, name, arrange } => {
            if arrange.queue.is_some() || arrange.limit.is_some() {
                return Err(SessionError::Refused(
                    "A queue and a limit cannot be saved: they last as long as the project is open.".to_owned(),
                ));
            }
            let session = open(&project)?;
            let arrangement = arrangement(&session, &arrange)?;
            session.save_filter(&name, arrangement)?;
            output::line(&format!("Saved as “{}”.", name.trim()));
            Ok(())
        }
        FilterCommand::Delete { project, name } => {
            let session = open(&project)?;
            session.saved_filter(&name)?;
            session.forget_filter(&name)
        }
    }
}

/// Places the images on a plane and writes where.
pub(crate) fn map(path: &Path, method: &str, csv: &Path) -> Result<(), SessionError> {
    let method = match method {
        "pca" => MapMethod::Pca,
        "tsne" => MapMethod::Tsne,
        other => return Err(SessionError::Refused(format!("There is no map “{other}”: there are pca and tsne."))),
    };
    let session = open(path)?;
    let context = progress::context(JobKind::Map, "Make a map");
    let report = output::report(context.run(|context| make_map(&session, method, context)))?;
    report.notes.iter().for_each(|note| eprintln!("{note}"));
    let count = export_map(&session, csv)?;
    output::line(&format!("Wrote {count} rows to {}.", csv.display()));
    Ok(())
}

/// Categories are written by name and compared by id; a name that none has fits no image.
fn by_id(session: &Session, filter: ColumnFilter) -> ColumnFilter {
    let ColumnFilter { column, test } = filter;
    let test = match test {
        ColumnTest::Values(names) if matches!(column, Column::Category | Column::Prediction) => {
            let project = session.project();
            let id = |name: String| match project.category_named(&name) {
                Some(category) => category.id.to_string(),
                None => name.to_lowercase(),
            };
            ColumnTest::Values(names.into_iter().map(id).collect())
        }
        test => test,
    };
    ColumnFilter { column, test }
}

/// `COLUMN=VALUE` is that value, `COLUMN=LOW..HIGH` a range of numbers, `COLUMN~TEXT` contains it.
fn filter(text: &str) -> Result<ColumnFilter, SessionError> {
    let wrong = || {
        SessionError::Refused(format!(
            "“{text}” is no filter: write COLUMN=VALUE, COLUMN=LOW..HIGH for numbers, or COLUMN~TEXT for a part."
        ))
    };
    let at = text.find(['=', '~']).filter(|at| *at > 0).ok_or_else(wrong)?;
    let (column, value) = (text[..at].trim(), text[at + 1..].trim());
    let number = |text: &str| match text.trim() {
        "" => Ok(None),
        text => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Some).ok_or(()),
    };
    let test = match value.split_once("..").map(|(low, high)| (number(low), number(high))) {
        _ if text[at..].starts_with('~') => ColumnTest::Contains(value.to_owned()),
        Some((Ok(low), Ok(high))) => ColumnTest::Range { low, high },
        _ => ColumnTest::Values(vec![value.to_owned()]),
    };
    Ok(ColumnFilter { column: Column::parse(column), test })
}

/// Shows how channels are shown, or changes it.
pub(crate) fn channels(path: &Path, args: &ChannelArgs, json: bool) -> Result<(), SessionError> {
    let session = open(path)?;
    let project = session.project();
    let first = match &args.image {
        Some(name) => image_ids(&session, std::slice::from_ref(name))?.first().copied(),
        None => first_like(&session, args)?,
    };
    let Some(image) = first.and_then(|id| project.image(id)) else {
        return Err(SessionError::Refused("No image has so many channels, or such values.".to_owned()));
    };
    let shown = session.viewer_image(image.id, None, 0)?;
    let target = match &args.image {
        Some(_) => Target::One { image: image.id, kind: shown.kind },
        None => Target::All { channels: image.channels, kind: shown.kind },
    };
    if args.reset {
        session.set_channels(target, Vec::new())?;
    } else if let Some(number) = args.channel {
        let at = number.checked_sub(1).filter(|at| *at < image.channels).ok_or_else(|| {
            SessionError::Refused(format!("Channel {number} does not exist; there are {}.", image.channels))
        })?;
        let mut settings: Vec<ChannelSetting> = shown.channels.iter().map(|channel| channel.setting).collect();
        if let Some(setting) = settings.get_mut(at as usize) {
            *setting = changed(args, *setting)?;
        }
        session.set_channels(target, settings)?;
    }
    describe(&session.viewer_image(image.id, None, 0)?, json)
}

/// The first image with so many channels and values of the type that is asked for, if any is.
fn first_like(session: &Session, args: &ChannelArgs) -> Result<Option<ImageId>, SessionError> {
    let project = session.project();
    let mut ids = project.images().filter(|image| args.of.is_none_or(|of| image.channels == of)).map(|image| image.id);
    let kind = match args.bits {
        None => return Ok(ids.next()),
        Some(8) => SampleKind::U8,
        Some(16) => SampleKind::U16,
        Some(32) => SampleKind::F32,
        Some(bits) => {
            return Err(SessionError::Refused(format!(
                "Values have 8, 16 or 32 bits where they are shown, not {bits}."
            )));
        }
    };
    // The type of values is known only from the pixels; what cannot be read is not shown either.
    Ok(ids.find(|id| session.viewer_image(*id, None, 0).is_ok_and(|shown| shown.kind == kind)))
}

fn changed(args: &ChannelArgs, setting: ChannelSetting) -> Result<ChannelSetting, SessionError> {
    let color = args.color.as_deref().map(|text| {
        let wrong = || SessionError::Refused(format!("“{text}” is not a colour: write #rrggbb."));
        serde_json::from_value(json!(text)).map_err(|_not_hex| wrong())
    });
    let range = match (&args.range, &args.percentiles) {
        (Some(word), _) if word == "file" => Some(ChannelRange::File),
        (Some(values), _) => Some(ends(values).map(|(low, high)| ChannelRange::Values { low, high })?),
        (None, Some(percent)) => Some(ends(percent).map(|(low, high)| ChannelRange::Percentiles { low, high })?),
        (None, None) => None,
    };
    Ok(ChannelSetting {
        color: color.transpose()?.or(setting.color),
        range: range.unwrap_or(setting.range),
        visible: args.visible.unwrap_or(setting.visible),
        palette: args.palette.unwrap_or(setting.palette),
    })
}

fn ends<T: std::str::FromStr>(text: &str) -> Result<(T, T), SessionError> {
    text.split_once("..")
        .and_then(|(low, high)| Some((low.trim().parse().ok()?, high.trim().parse().ok()?)))
        .ok_or_else(|| {
            SessionError::Refused(format!("“{text}” is not a range: write LOW..HIGH, for example 100..4000."))
        })
}

fn describe(shown: &vesicle_session::view::ViewerImage, json: bool) -> Result<(), SessionError> {
    if json {
        return output::json(shown);
    }
    for (number, channel) in (1..).zip(&shown.channels) {
        output::line(&format!(
            "{number}\t{}\t{}\t{} to {}\t{}",
            channel.name.as_deref().unwrap_or("-"),
            channel.color,
            channel.low,
            channel.high,
            if channel.setting.visible { "on" } else { "off" }
        ));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    #[test]
    fn filters_are_values_ranges_or_parts() {
        let test = |text: &str| filter(text).unwrap().test;
        assert_eq!(test("Well=A01"), ColumnTest::Values(vec!["A01".to_owned()]));
        assert_eq!(test("Dose=0.5..20"), ColumnTest::Range { low: Some(0.5), high: Some(20.0) });
        assert_eq!(test("Dose=..20"), ColumnTest::Range { low: None, high: Some(20.0) });
        assert_eq!(test("name~a..b"), ColumnTest::Contains("a..b".to_owned()));
        assert_eq!(test("Compound="), ColumnTest::Values(vec![String::new()]), "no value");
        assert!(filter("Well").is_err() && filter("=A01").is_err());
    }
}
