//! Parquet: the table of claims with types. Numbers are doubles; beside each stands its exact
//! digits as words.

use super::csv::{Cell, cells};
use super::record::Record;
use super::view::View;
use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type};
use ::parquet::errors::Result;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::Arc;

/// A column's values; a row without one is told by its level 0.
struct Column {
    name: String,
    values: Values,
    levels: Vec<i16>,
}

enum Values {
    Words(Vec<ByteArray>),
    Numbers(Vec<f64>),
    Counts(Vec<i32>),
    Flags(Vec<bool>),
}

pub(super) fn write(views: &[View<'_>], out: &mut (dyn Write + Send)) -> io::Result<()> {
    try_write(views, out).map_err(io::Error::other)
}

fn try_write(views: &[View<'_>], out: &mut (dyn Write + Send)) -> Result<()> {
    let columns = columns(views);
    let fields = columns.iter().map(field).collect::<Result<_>>()?;
    let schema = Type::group_type_builder("claims")
        .with_fields(fields)
        .build()?;
    let properties = WriterProperties::builder().build();
    let mut writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?;
    let mut group = writer.next_row_group()?;
    columns
        .iter()
        .try_for_each(|column| fill(&mut group, column))?;
    group.close()?;
    writer.close()?;
    Ok(())
}

/// All rows of all dossiers, by column.
fn columns(views: &[View<'_>]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut rows = 0;
    for view in views {
        for item in view.items() {
            let record = Record::new(view, &item);
            let mut at = 0;
            let mut push = |name: &str, empty: Values, value: Option<Values>| {
                if rows == 0 {
                    columns.push(Column {
                        name: name.to_owned(),
                        values: empty,
                        levels: Vec::new(),
                    });
                }
                columns[at].push(value);
                at += 1;
            };
            for (name, cell) in cells(&record) {
                let words = |words: &str| Values::Words(vec![ByteArray::from(words)]);
                let no_words = Values::Words(Vec::new());
                match cell {
                    Cell::Words(cell) => push(name, no_words, cell.map(words)),
                    Cell::Json(json) => {
                        push(name, no_words, (!json.is_empty()).then(|| words(&json)))
                    }
                    Cell::Count(count) => {
                        let count = i32::try_from(count).unwrap_or(i32::MAX);
                        push(
                            name,
                            Values::Counts(Vec::new()),
                            Some(Values::Counts(vec![count])),
                        );
                    }
                    Cell::Flag(flag) => {
                        push(
                            name,
                            Values::Flags(Vec::new()),
                            Some(Values::Flags(vec![flag])),
                        );
                    }
                    Cell::Number(number) => {
                        let nearest = number.and_then(crate::made::Number::as_f64);
                        let nearest = nearest.map(|number| Values::Numbers(vec![number]));
                        push(name, Values::Numbers(Vec::new()), nearest);
                        let exact = number.map(|number| words(number.as_str()));
                        push(&format!("{name}_exact"), no_words, exact);
                    }
                }
            }
            rows += 1;
        }
    }
    columns
}

impl Column {
    fn push(&mut self, value: Option<Values>) {
        self.levels.push(i16::from(value.is_some()));
        match (&mut self.values, value) {
            (Values::Words(all), Some(Values::Words(one))) => all.extend(one),
            (Values::Numbers(all), Some(Values::Numbers(one))) => all.extend(one),
            (Values::Counts(all), Some(Values::Counts(one))) => all.extend(one),
            (Values::Flags(all), Some(Values::Flags(one))) => all.extend(one),
            // A column holds one kind, since cells come in a fixed order.
            _ => {}
        }
    }
}

fn field(column: &Column) -> Result<Arc<Type>> {
    let (physical, logical) = match &column.values {
        Values::Words(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Values::Numbers(_) => (Physical::DOUBLE, None),
        Values::Counts(_) => (Physical::INT32, None),
        Values::Flags(_) => (Physical::BOOLEAN, None),
    };
    let field = Type::primitive_type_builder(&column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()?;
    Ok(Arc::new(field))
}

fn fill<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    column: &Column,
) -> Result<()> {
    let Some(mut writer) = group.next_column()? else {
        return Ok(());
    };
    let levels = Some(column.levels.as_slice());
    match &column.values {
        Values::Words(values) => writer
            .typed::<ByteArrayType>()
            .write_batch(values, levels, None),
        Values::Numbers(values) => writer
            .typed::<DoubleType>()
            .write_batch(values, levels, None),
        Values::Counts(values) => writer
            .typed::<Int32Type>()
            .write_batch(values, levels, None),
        Values::Flags(values) => writer.typed::<BoolType>().write_batch(values, levels, None),
    }?;
    writer.close()
}
